"""The premises and equipment checklist: rooms, network, tools, with boxes to tick on a walk through."""

from collections.abc import Mapping

from vidkit.base.i18n import _
from vidkit.content.model import Equipment
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.figures import unit_of
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tasks import (
    GateLine,
    SubjectRow,
    TaskRow,
    gate_lines,
    of_domains,
    owner_names,
    subject_rows,
    task_rows,
)
from vidkit.planning.plan import Planned
from vidkit.pricing.quantities import quantities

_DOMAINS = ("premises", "ict")


@row
class ThingRow:
    """A room or a system. `rule`: what holds in it."""

    name: str
    text: str
    rule: str
    marks: str


@row
class PremisesChecklist:
    """`elsewhere`: what a contact point neither has nor pays for, because others do this work."""

    meta: Meta
    charts: Mapping[str, Chart]
    gates: tuple[GateLine, ...]
    rooms: tuple[ThingRow, ...]
    systems: tuple[ThingRow, ...]
    elsewhere: str
    subjects: tuple[SubjectRow, ...]
    tasks: tuple[TaskRow, ...]
    accepted_by: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def premises_checklist(results: Results) -> PremisesChecklist:
    """Return the view of the premises and equipment checklist."""
    references, pack = References(results.pack), results.pack
    theirs = {a.id for a in pack.actions if _domain(a.id) in _DOMAINS}
    others = _of_others(results)
    gates = [g.id for g in pack.gates if theirs & {*g.opened_by, *g.blocks}]
    return PremisesChecklist(
        meta=meta(results, "premises-checklist", _("Premises and equipment checklist"),
                  _("Rooms and systems marked (estimate) or (background); every date"),
                  subtitle=_("Rooms, network, tools: what to see on a walk through"), contents=True),
        charts={},
        gates=gate_lines(results, gates),
        rooms=tuple(_thing(e, references) for e in pack.equipment if e.kind == "zone" and e not in others),
        systems=tuple(_thing(e, references) for e in pack.equipment if e.kind != "zone" and e not in others),
        elsewhere="; ".join(e.name for e in others),
        subjects=subject_rows(results, references, of_domains(results, _DOMAINS)),
        tasks=task_rows(results, _is_theirs),
        accepted_by=owner_names(results, "ict_security", "estates", "ncb"),
        sources=references.listed(),
    )  # fmt: skip


def _of_others(results: Results) -> tuple[Equipment, ...]:
    """Return what a contact point leaves to others: what it needs none of any budget line for."""
    unit = unit_of(results)
    if unit is None or not unit.setting.arrangement:
        return ()
    counted = quantities(results.reading, unit)
    return tuple(e for e in results.pack.equipment
                 if e.costs and not any(counted[i].needed for i in e.costs if i in counted))  # fmt: skip


def _is_theirs(p: Planned) -> bool:
    return _domain(p.action.id) in _DOMAINS


def _domain(action: str) -> str:
    return action.removeprefix("act.").partition(".")[0]


def _thing(e: Equipment, references: References) -> ThingRow:
    return ThingRow(name=e.name, text=e.text, rule=e.rule, marks=references.marks(e))
