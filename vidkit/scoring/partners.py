"""Which services and partners matter for the gaps of one country, and what each of them waits for."""

from collections.abc import Collection
from dataclasses import dataclass

from vidkit.content.model import Pack, Partner
from vidkit.scoring.gates import GateStand
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import Scorecard

UNKNOWN_COUNTS_FROM = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class PartnerMatch:
    """A partner that answers gaps. `value`: weight times levels missing, summed over `gaps`.

    `gaps`: what it answers here, the largest first. `waits_for`: its gates that are not open.
    """

    partner: Partner
    gaps: tuple[Stand, ...]
    value: int
    waits_for: tuple[GateStand, ...]


def is_for(partner: Partner, regions: Collection[str]) -> bool:
    """Say whether the partner is for countries of these regions; where they are not known, it is."""
    return not partner.regions or not regions or any(r in regions for r in partner.regions)


def partners_for(pack: Pack, card: Scorecard, regions: Collection[str] = ()) -> tuple[PartnerMatch, ...]:
    """Return the partners that answer at least one gap, the most valuable first, then in the order of the pack.

    An unknown level counts like none: the partner may be needed. Of two of one value, the one that waits for
    fewer gates comes first. regions: of the country; partners for others are left out, or come last where
    others are invited.
    """
    found = [_match(p, card) for p in pack.partners if is_for(p, regions) or p.others_invited]
    order = {p.id: n for n, p in enumerate(pack.partners)}
    ranked = sorted(
        found, key=lambda m: (not is_for(m.partner, regions), -m.value, len(m.waits_for), order[m.partner.id])
    )
    return tuple(m for m in ranked if m.gaps)


def missing(stand: Stand) -> int:
    """Return weight times the levels that are missing to the target; 0 where there is no gap."""
    if not stand.is_gap:
        return 0
    level = UNKNOWN_COUNTS_FROM if stand.planning is None else stand.planning
    return stand.capability.weight * ((stand.target or 0) - level)


def _match(partner: Partner, card: Scorecard) -> PartnerMatch:
    here = [card.stands[c] for c in partner.capabilities if c in card.stands and card.stands[c].is_gap]
    gaps = tuple(sorted(here, key=lambda s: -missing(s)))
    closed = tuple(g for g in card.gates if g.gate.id in partner.gates and g.state != "open")
    return PartnerMatch(partner=partner, gaps=gaps, value=sum(map(missing, gaps)), waits_for=closed)
