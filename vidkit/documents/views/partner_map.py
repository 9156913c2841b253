"""The partner map: which service, notice or partner closes which gap, through which door, and what comes first."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.content.model import Partner
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tasks import standing
from vidkit.scoring.levels import Stand


@row
class PartnerRow:
    """`gaps`: the capabilities below target, or not known, that it helps with. `waits`: gates still before it."""

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
    """A gap with the names of those who can help with it."""

    name: str
    standing: str
    partners: str


@row
class PartnerMap:
    """`others`: names of partners for which this country has no gap."""

    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    ncb: tuple[PartnerRow, ...]
    direct: tuple[PartnerRow, ...]
    gaps: tuple[GapRow, ...]
    others: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def partner_map(results: Results) -> PartnerMap:
    """Return the view of the partner map: those reached through the NCB first."""
    references = References(results.pack)
    gaps = {s.capability.id: s for s in results.card.stands.values() if s.is_gap}
    wanted = [p for p in results.pack.partners if gaps.keys() & set(p.capabilities)]
    rows = [_row(p, gaps, results, references) for p in wanted]
    through = tuple(r for r in rows if r.through_ncb)
    return PartnerMap(
        meta=meta(results, "partner-map", _("Partner map"),
                  _("Routes marked (background). Figures of partners carry their own date"),
                  subtitle=_("Whom to contact for which gap, through whom, and what to prepare"), landscape=True),
        charts={},
        count=n_("{n} of {all} services and partners fits a gap of this country; {ncb} are reached through the NCB.",
                 "{n} of {all} services and partners fit a gap of this country; {ncb} are reached through the NCB.",
                 len(rows), all=len(results.pack.partners), ncb=len(through)),
        ncb=through,
        direct=tuple(r for r in rows if not r.through_ncb),
        gaps=_gaps(gaps, wanted),
        others=tuple(p.name for p in results.pack.partners if p not in wanted),
        sources=references.listed(),
    )  # fmt: skip


def _row(p: Partner, gaps: Mapping[str, Stand], results: Results, references: References) -> PartnerRow:
    closed = [s.gate.id for s in results.card.gates if s.gate.id in p.gates and s.state != "open"]
    names = [_("{name}: {standing}", name=gaps[c].capability.name, standing=standing(gaps[c]))
             for c in p.capabilities if c in gaps]  # fmt: skip
    return PartnerRow(
        name=p.name,
        offers=p.offers,
        gaps=tuple(names),
        who_may_ask=p.who_may_ask,
        channel=p.channel,
        first=p.first,
        waits=_("Gates not open yet: {gates}.", gates=", ".join(closed)) if closed else "",
        through_ncb=p.through_ncb,
        marks=references.marks(p),
    )


def _gaps(gaps: Mapping[str, Stand], partners: Sequence[Partner]) -> tuple[GapRow, ...]:
    made = []
    for name, stand in gaps.items():
        helping = "; ".join(p.name for p in partners if name in p.capabilities)
        if helping:
            made.append(GapRow(name=stand.capability.name, standing=standing(stand), partners=helping))
    return tuple(made)
