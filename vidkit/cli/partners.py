"""`partners`: whom to contact for which gap of this country, through which door, and what comes first."""

from collections.abc import Sequence
from typing import Any

from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.opening import opened
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day
from vidkit.cli.sources import basis_word
from vidkit.content.model import Pack, Partner
from vidkit.content.packs import regions_of
from vidkit.scoring.gates import GateStand, gate_words
from vidkit.scoring.levels import Stand
from vidkit.scoring.partners import PartnerMatch, partners_for
from vidkit.scoring.scorecard import score


def partners(
    file: FileArgument, pack: PackOption = None, json: JsonOption = False, today: TodayOption = None
) -> int:  # fmt: skip
    """Name the services and partners that matter for this country's gaps, the most useful first.

    Example:
    vidkit partners kenya-2026.vidkit.json
    """
    here = opened(file, pack)
    card = score(here.pack, here.assessment, day(today))
    found = partners_for(here.pack, card, regions_of(here.assessment.country))
    if json:
        console.json("partners", [_values(m, here.pack) for m in found])
    else:
        _show(found, here.pack)
    return 0


def _show(found: Sequence[PartnerMatch], pack: Pack) -> None:
    if not found:
        layout.para(_("No gap is left that a service or partner answers."))
        return
    layout.para(
        _("In the order of what they can add: the weight of each gap times the levels that are missing. Unknown "
          "counts as missing. What is for another region and invites others comes last.")
    )  # fmt: skip
    for n, match in enumerate(found, 1):
        _one(n, match, pack)
    layout.blank()
    layout.para(n_("{n} service or partner.", "{n} services and partners.", len(found)))
    layout.para(_("Sources in full: vidkit sources {id}", id=found[0].partner.id))


def _one(n: int, match: PartnerMatch, pack: Pack) -> None:
    p = match.partner
    layout.heading(_("{n}. {name} ({kind})", n=n, name=p.name, kind=p.kind))
    layout.pair(_("Offers"), p.offers)
    layout.pair(_("Who may ask"), p.who_may_ask)
    layout.pair(_("Through"), p.channel)
    layout.pair(_("In place first"), p.first)
    layout.pair(_("Waits for"), "; ".join(map(_gate, match.waits_for)))
    layout.pair(_("Answers"), "; ".join(map(_gap, match.gaps)))
    layout.pair(_("Basis"), basis_word(p.basis))
    layout.pair(_("Sources"), ", ".join(c.id for c in p.sources))
    layout.pair(_("Last looked up"), last_checked(p, pack) or _("never"))


def last_checked(partner: Partner, pack: Pack) -> str:
    """Return the month in which the oldest of the partner's sources was last looked up, or nothing."""
    known = {name: s for s in pack.sources for name in (s.id, *s.aliases)}
    return min((known[c.id].checked for c in partner.sources if c.id in known), default="")


def _gate(stand: GateStand) -> str:
    return _("{id} {title} ({state})", id=stand.gate.id, title=stand.gate.title, state=gate_words(stand.state))


def _gap(stand: Stand) -> str:
    level = _("not known") if stand.planning is None else str(stand.planning)
    return _("{name} (level {level}, target {target})", name=stand.capability.name, level=level, target=stand.target)


def _values(match: PartnerMatch, pack: Pack) -> dict[str, Any]:
    p = match.partner
    return {
        "id": p.id, "name": p.name, "kind": p.kind, "offers": p.offers, "who_may_ask": p.who_may_ask,
        "channel": p.channel, "first": p.first, "value": match.value,
        "gates": [{"id": g.gate.id, "title": g.gate.title, "state": g.state} for g in match.waits_for],
        "answers": [{"id": s.capability.id, "level": s.planning, "target": s.target} for s in match.gaps],
        "basis": p.basis, "sources": [{"id": c.id, "at": c.at} for c in p.sources],
        "last_checked": last_checked(p, pack),
    }  # fmt: skip
