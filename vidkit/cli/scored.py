"""What `score` shows: gates, red flags, contradictions, domains, on screen or as one JSON object.

Imports nothing heavy: the two commands are typed often, and start without Typer (see `quick`).
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from vidkit.base.errors import EXIT_FOUND
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.opening import opened
from vidkit.cli.standing import contradiction_values, contradictions, head
from vidkit.content.condition import Compare
from vidkit.content.model import Pack
from vidkit.scoring.gates import GateStand, gate_words
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import DomainScore, Range, Scorecard, Word
from vidkit.scoring.scorecard import score as make_score
from vidkit.scoring.words import described, question_id

SIGNS: Mapping[str, str] = {"open": "+", "interim": "~", "closed": "x", "undecided": "?"}
SHOWN_BY_NAME = 5


def score(
    file: Path, pack: Path | None = None, *, json: bool = False, fail_under: int | None = None, today: date
) -> int:
    """Print the scorecard; return 1 when a domain's verified low end is below `fail_under`, else 0."""
    found = opened(file, pack)
    card = make_score(found.pack, found.assessment, today)
    if json:
        console.json("score", score_values(card, found.pack))
    else:
        head(found)
        show_score(card, found.pack)
    weak = [d for d in card.domains if d.verified and fail_under is not None and d.verified.low < fail_under]
    for d in weak:
        console.warn(_too_low(d, fail_under or 0))
    return EXIT_FOUND if weak else 0


def _too_low(d: DomainScore, limit: int) -> str:
    """Return why a domain fails the limit: its verified score, and what pulls it down, the heaviest first."""
    claims = [s for s in d.stands if s.claimed_only]
    reasons = [
        (_("below target: {what}"), _below(sorted(d.below, key=lambda s: -s.capability.weight)) if d.below else ""),
        (_("not known: {what}"), _named(d.unknown)),
        (_("claimed without evidence: {what}"), _named(claims)),
    ]
    return _(
        "{domain}: verified {score} of 100, and {limit} is the limit. What pulls it down: {reasons}.",
        domain=d.domain.name, score=range_text(d.verified) if d.verified else "-", limit=limit,
        reasons=". ".join(text.format(what=what) for text, what in reasons if what),
    )  # fmt: skip


def show_score(card: Scorecard, pack: Pack) -> None:
    """Print the scorecard: gates, what must stop, what cannot both be true, domains."""
    _gate_board(card, pack)
    _red_flags(card)
    contradictions(card)
    layout.heading(_("Domains"))
    for domain in card.domains:
        _domain(domain)
    _formula(card)


def _gate_board(card: Scorecard, pack: Pack) -> None:
    layout.heading(_("Gate board"))
    layout.para(_("A gate says what must not start yet. + open, ~ interim, x closed, ? not decided."))
    count = {state: sum(1 for s in card.gates if s.state == state) for state in SIGNS}
    layout.para(_(
        "Of {n} gates {open} are open, {interim} interim, {closed} closed, {undecided} not decided.",
        n=len(card.gates), **count,
    ))  # fmt: skip
    for stand in card.gates:
        layout.blank()
        _gate(stand, pack)


def _gate(stand: GateStand, pack: Pack) -> None:
    gate = stand.gate
    layout.item(SIGNS[stand.state], f"{gate.id} {gate_words(stand.state)}: {gate.title}")
    if stand.state == "open":
        return
    layout.pair(_("Forbids"), gate.forbids, indent=4)
    if stand.state == "interim":
        layout.pair(_("Limits"), gate.interim_limits, indent=4)
    for label, found in (
        (_("To open"), stand.to_open), (_("To be shown"), stand.to_show), (_("To be asked"), stand.to_ask)
    ):  # fmt: skip
        layout.pair(label, _joined(found, stand, pack), indent=4)
    layout.pair(_("Shown by"), _respondents(gate.shown_by, pack), indent=4)


def _joined(found: Sequence[Compare], stand: GateStand, pack: Pack) -> str:
    either = {p.compare for p in stand.parts if p.either}
    texts = [
        _("{what} [or another of these]", what=described(c, pack)) if c in either else described(c, pack)
        for c in found
    ]
    return "; ".join(texts)


def _respondents(ids: Sequence[str], pack: Pack) -> str:
    return ", ".join(pack.respondent_by_id[i].name if i in pack.respondent_by_id else i for i in ids)


def _red_flags(card: Scorecard) -> None:
    layout.heading(_("Red flags: stop and make safe"))
    if not card.findings.flags:
        layout.para(_("None shown by the answers so far."))
    for flag in card.findings.flags:
        layout.item("!", f"{flag.id} {flag.observed}")
        for step in flag.steps:
            by = card.today + timedelta(days=step.within_days)
            layout.pair(_("By {date}", date=by), step.text, indent=4)


def word_text(word: Word) -> str:
    """Return the word for a domain in the current language."""
    words = {
        "targets met": _("targets met"), "partly in place": _("partly in place"), "early": _("early"),
        "not safe yet": _("not safe yet"), "not known yet": _("not known yet"), "not applicable": _("not applicable"),
    }  # fmt: skip
    return words[word]


def _domain(d: DomainScore) -> None:
    layout.blank()
    layout.para(f"{d.domain.name}: {word_text(d.word)}")
    if d.claimed is None or d.verified is None:
        return
    layout.pair(_("At target"), _("{k} of {n}", k=len(d.at_target), n=len(d.stands)), indent=2)
    layout.pair(_("Below"), _below(d.below), indent=2)
    layout.pair(_("Not known"), _named(d.unknown), indent=2)
    layout.pair(_("Levels"), layout.ladder([s.planning for s in d.stands], unknown="?"), indent=2)
    layout.pair(_("Claimed"), _range(d.claimed), indent=2)
    layout.pair(_("Verified"), _range(d.verified), indent=2)


def _below(stands: Sequence[Stand]) -> str:
    shown = [
        _("{name} {level}, target {target}", name=s.capability.name, level=s.planning, target=s.target)
        for s in stands[:SHOWN_BY_NAME]
    ]
    return _and_more(shown, len(stands))


def _named(stands: Sequence[Stand]) -> str:
    return _and_more([s.capability.name for s in stands[:SHOWN_BY_NAME]], len(stands))


def _and_more(shown: Sequence[str], total: int) -> str:
    more = total - len(shown)
    return "; ".join([*shown, *([n_("and {n} more", "and {n} more", more)] if more else [])])


def range_text(r: Range) -> str:
    """Return a range of scores in words."""
    return str(r.low) if r.low == r.high else _("{low} to {high}", low=r.low, high=r.high)


def _range(r: Range) -> str:
    return f"{console.bar(r.low, r.high)} {range_text(r)}"


def _formula(card: Scorecard) -> None:
    layout.heading(_("How to read the numbers"))
    layout.para(_(
        "Score of a domain = 100 x sum(weight x min(level, target)) / sum(weight x target), over capabilities with a "
        "target in the profile. 100 means that all targets are met. A range comes from what is not known: 0 at its "
        "low end, the target at its high end. Verified: a 3 or 4 without evidence counts as 2. There is no national "
        "score and no ranking."
    ))  # fmt: skip
    layout.heading(_("Firm priorities"))
    names = [f"{card.stands[i].capability.name} ({i})" for i in card.firm]
    layout.para(_("These come first whatever the unknowns and the weights turn out to be:") if names else _(
        "None: with other weights, or other answers where something is not known, another gap could come first."
    ))  # fmt: skip
    for name in names:
        layout.item("-", name, indent=2)


def score_values(card: Scorecard, pack: Pack) -> dict[str, Any]:
    """Return the scorecard as plain values for `--json`."""
    a = card.assessment
    return {
        "country": a.country,
        "country_name": a.country_name,
        "fictional": a.fictional,
        "profile": a.profile,
        "pack": f"{pack.id} {pack.version}",
        "date": card.today.isoformat(),
        "gates": [_gate_values(s, pack) for s in card.gates],
        "red_flags": [
            {"id": f.id, "observed": f.observed, "action": f.action,
             "steps": [{"text": s.text, "within_days": s.within_days} for s in f.steps]}
            for f in card.findings.flags
        ],
        "contradictions": contradiction_values(card),
        "mistakes": [m.id for m in card.findings.mistakes],
        "domains": [_domain_values(d) for d in card.domains],
        "firm_priorities": card.firm,
        "claims": [s.capability.id for s in card.claims],
    }  # fmt: skip


def _gate_values(s: GateStand, pack: Pack) -> dict[str, Any]:
    def listed(found: Sequence[Compare]) -> list[dict[str, str]]:
        return [{"question": question_id(c.ref), "needed": described(c, pack)} for c in found]

    return {
        "id": s.gate.id, "title": s.gate.title, "strength": s.gate.strength, "state": s.state,
        "forbids": s.gate.forbids, "shown_by": s.gate.shown_by, "to_open": listed(s.to_open),
        "to_show": listed(s.to_show), "to_ask": listed(s.to_ask),
    }  # fmt: skip


def _domain_values(d: DomainScore) -> dict[str, Any]:
    def span(r: Range | None) -> dict[str, int] | None:
        return None if r is None else {"low": r.low, "high": r.high}

    return {
        "id": d.domain.id,
        "name": d.domain.name,
        "word": d.word,
        "at_target": len(d.at_target),
        "of": len(d.stands),
        "below": [{"id": s.capability.id, "level": s.planning, "target": s.target} for s in d.below],
        "unknown": [s.capability.id for s in d.unknown],
        "levels": {s.capability.id: s.level for s in d.stands},
        "claimed": span(d.claimed),
        "verified": span(d.verified),
    }
