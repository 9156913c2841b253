"""The scorecard: gate board first, then what must stop, then a profile of each domain.

There is no single national score. A domain's score is 100 x sum(weight x min(level, target)) /
sum(weight x target) over capabilities with a target: 100 means that all targets are met.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.content.model import Domain, Pack
from vidkit.scoring.gates import GateStand, gate_board
from vidkit.scoring.levels import Stand, stands
from vidkit.scoring.rules import Findings, findings

Word = Literal["targets met", "partly in place", "early", "not safe yet", "not known yet", "not applicable"]


@dataclass(frozen=True, slots=True)
class Range:
    """Whole numbers 0 to 100: the range from what is not known. Never an error margin."""

    low: int
    high: int


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainScore:
    """One domain. `claimed` and `verified` are None when nothing in it is in scope."""

    domain: Domain
    stands: tuple[Stand, ...]
    claimed: Range | None
    verified: Range | None
    word: Word

    @property
    def at_target(self) -> tuple[Stand, ...]:
        return tuple(s for s in self.stands if not s.is_gap)

    @property
    def below(self) -> tuple[Stand, ...]:
        """Known and below the target, lowest first."""
        known = [s for s in self.stands if s.is_gap and s.planning is not None]
        return tuple(sorted(known, key=lambda s: (s.planning or 0, -s.capability.weight)))

    @property
    def unknown(self) -> tuple[Stand, ...]:
        return tuple(s for s in self.stands if s.is_gap and s.planning is None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scorecard:
    assessment: Assessment
    today: date
    gates: tuple[GateStand, ...]
    findings: Findings
    domains: tuple[DomainScore, ...]
    stands: Mapping[str, Stand]
    firm: tuple[str, ...]

    @property
    def claims(self) -> tuple[Stand, ...]:
        """Levels 3 and 4 that are still to be shown."""
        return tuple(s for s in self.stands.values() if s.claimed_only)


def score(pack: Pack, assessment: Assessment, today: date) -> Scorecard:
    """Return what the answers mean on the day `today`."""
    claimed = Reading(pack, assessment, today)
    shown = Reading(pack, assessment, today, verified=True)
    found = findings(claimed)
    all_stands = stands(claimed, found.contradictions)
    flagged = frozenset(c for f in found.flags for c in f.capabilities)
    return Scorecard(
        assessment=assessment,
        today=today,
        gates=gate_board(claimed, shown, found.contradictions),
        findings=found,
        domains=tuple(_domain(d, all_stands, flagged) for d in pack.domains),
        stands=all_stands,
        firm=firm_priorities(tuple(all_stands.values())),
    )


def _domain(domain: Domain, all_stands: Mapping[str, Stand], flagged: frozenset[str]) -> DomainScore:
    here = tuple(s for s in all_stands.values() if s.capability.domain == domain.id and _in_scope(s))
    unsafe = any(s.capability.id in flagged or (s.level == 0 and s.capability.weight == 3) for s in here)
    claimed = domain_range([(s.claimed, s) for s in here])
    return DomainScore(
        domain=domain,
        stands=here,
        claimed=claimed,
        verified=domain_range([(s.verified, s) for s in here]),
        word=_word(here, claimed, unsafe=unsafe),
    )


def _in_scope(s: Stand) -> bool:
    return s.target is not None and s.standing != "not_applicable"


def domain_range(levels: Sequence[tuple[int | None, Stand]]) -> Range | None:
    """Return the score range of (level, stand) pairs; an unknown counts 0 at the low end, its
    target at the high end. None when no capability is in scope."""
    full = sum(s.capability.weight * (s.target or 0) for _, s in levels)
    if not full:
        return None
    low = sum(s.capability.weight * min(level or 0, s.target or 0) for level, s in levels)
    high = sum(
        s.capability.weight * ((s.target or 0) if level is None else min(level, s.target or 0)) for level, s in levels
    )
    return Range(_whole(100 * low, full), _whole(100 * high, full))


def _whole(part: int, full: int) -> int:
    """Return part / full rounded half up, in whole-number arithmetic."""
    return (2 * part + full) // (2 * full)


def _word(here: Sequence[Stand], claimed: Range | None, *, unsafe: bool) -> Word:
    if claimed is None:
        return "not applicable"
    if unsafe:
        return "not safe yet"
    if all(s.level is None for s in here):
        return "not known yet"
    if claimed.low == 100 and not any(s.is_gap for s in here):
        return "targets met"
    return "partly in place" if claimed.low >= 50 else "early"


def firm_priorities(all_stands: Sequence[Stand]) -> tuple[str, ...]:
    """Return the capabilities that come first whatever the unknowns and the weights turn out to be.

    Value = weight x (target - level), over the unknown range and weights from half to one and a
    half. The largest k whose lowest value exceeds the highest of all others; no simulation.
    """
    gaps = [(s, *_values(s)) for s in all_stands if s.is_gap]
    gaps.sort(key=lambda g: (-g[1], -g[2], g[0].capability.id))
    best = 0
    for k in range(1, len(gaps)):
        if gaps[k - 1][1] > max(high for _, _, high in gaps[k:]):
            best = k
    return tuple(s.capability.id for s, _, _ in gaps[:best])


def _values(s: Stand) -> tuple[float, float]:
    """Return the lowest and highest value of closing a gap."""
    weight, target = s.capability.weight, s.target or 0
    most = target - (s.planning if s.planning is not None else 0)
    least = target - (s.planning if s.planning is not None else target)
    return 0.5 * weight * least, 1.5 * weight * most
