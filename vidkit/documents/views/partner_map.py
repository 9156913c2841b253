"""The partner map: which service, notice or partner closes which gap, through which door, and what comes first."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.content.model import Partner
from vidkit.content.packs import regions_of
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.gates import state_word
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tasks import GateLine, gate_lines, standing
from vidkit.scoring.gates import GateStand
from vidkit.scoring.levels import Stand
from vidkit.scoring.partners import is_for


@row
class PartnerRow:
    """`gaps`: the capabilities below target, or not known, that it helps with; where it helps with none, the gates
    that are not open before it. `waits`: all of its gates that are not open.
    """

    name: str
    offers: str
    gaps: tuple[str, ...]
    who_may_ask: str
    channel: str
    first: str
    waits: str
    through_ncb: bool
    marks: str


@row
class GapRow:
    """A gap, or a gate that is not open, with the names of those who can help with it or wait behind it."""

    name: str
    standing: str
    partners: str


@row
class PartnerMap:
    """`gates`: those that are named in the rows. `others`: names of partners for which this country has no gap."""

    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    ncb: tuple[PartnerRow, ...]
    direct: tuple[PartnerRow, ...]
    gaps: tuple[GapRow, ...]
    gates: tuple[GateLine, ...]
    others: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def partner_map(results: Results) -> PartnerMap:
    """Return the view of the partner map: those reached through the NCB first.

    A partner is in it for a gap, and for a gate before it that is not open.
    """
    references = References(results.pack)
    gaps = {s.capability.id: s for s in results.card.stands.values() if s.is_gap}
    closed = {s.gate.id: s for s in results.card.gates if s.state != "open"}
    regions = regions_of(results.plan.assessment.country)
    here = [p for p in results.pack.partners if is_for(p, regions) or p.others_invited]
    wanted = [p for p in here if gaps.keys() & set(p.capabilities) or closed.keys() & set(p.gates)]
    rows = [_row(p, gaps, closed, references) for p in wanted]
    through = tuple(r for r in rows if r.through_ncb)
    return PartnerMap(
        meta=meta(results, "partner-map", _("Partner map"),
                  _("Routes marked (background). Figures of partners carry their own date"),
                  subtitle=_("Whom to contact for which gap, through whom, and what to prepare"), landscape=True),
        charts={},
        count=n_("{n} of {all} services and partners fits a gap of this country or stands behind a gate that is not "
                 "open; of these, {ncb} through the NCB.", "{n} of {all} services and partners fit a gap of this "
                 "country or stand behind a gate that is not open; of these, {ncb} are reached through the NCB.",
                 len(rows), all=len(here), ncb=len(through)),
        ncb=through,
        direct=tuple(r for r in rows if not r.through_ncb),
        gaps=(*_gaps(gaps, wanted), *_behind_gates(gaps, closed, wanted)),
        gates=gate_lines(results, closed.keys() & {g for p in wanted for g in p.gates}),
        others=tuple(p.name for p in here if p not in wanted),
        sources=references.listed(),
    )  # fmt: skip


def _row(p: Partner, gaps: Mapping[str, Stand], closed: Mapping[str, GateStand], references: References) -> PartnerRow:
    before = [closed[g] for g in p.gates if g in closed]
    names = [_("{name}: {standing}", name=gaps[c].capability.name, standing=standing(gaps[c]))
             for c in p.capabilities if c in gaps]  # fmt: skip
    return PartnerRow(
        name=p.name,
        offers=p.offers,
        gaps=tuple(names or map(_gate, before)),
        who_may_ask=p.who_may_ask,
        channel=p.channel,
        first=p.first,
        waits=_("Gates not open yet: {gates}.", gates=", ".join(g.gate.id for g in before)) if before else "",
        through_ncb=p.through_ncb,
        marks=references.marks(p),
    )


def _gate(stand: GateStand) -> str:
    return _("{title} ({id}): {state}", title=stand.gate.title, id=stand.gate.id, state=state_word(stand.state))


def _gaps(gaps: Mapping[str, Stand], partners: Sequence[Partner]) -> tuple[GapRow, ...]:
    made = []
    for name, stand in gaps.items():
        helping = "; ".join(p.name for p in partners if name in p.capabilities)
        if helping:
            made.append(GapRow(name=stand.capability.name, standing=standing(stand), partners=helping))
    return tuple(made)


def _behind_gates(
    gaps: Mapping[str, Stand], closed: Mapping[str, GateStand], partners: Sequence[Partner]
) -> tuple[GapRow, ...]:
    """Return the gates that are not open before partners who are in the map for no other reason."""
    only = [p for p in partners if not gaps.keys() & set(p.capabilities)]
    rows = ((s, "; ".join(p.name for p in only if name in p.gates)) for name, s in closed.items())
    return tuple(
        GapRow(name=_("{title} ({id})", title=s.gate.title, id=s.gate.id), standing=state_word(s.state), partners=names)
        for s, names in rows if names
    )  # fmt: skip
