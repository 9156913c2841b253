"""The schedule: every action in the order of its dates, what is due besides, and who carries what when."""

from collections.abc import Mapping

from vidkit.base.i18n import _, n_
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.tree import Meta
from vidkit.documents.views.actions import MOST_ACROSS, MilestoneRow, gantt_charts, length_words, milestone_rows
from vidkit.documents.views.chain import LinkRow, chain_views
from vidkit.documents.views.curves import CurveRow, curve_views
from vidkit.documents.views.face import meta
from vidkit.documents.views.load import LoadTable, load_views
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tasks import TaskRow, task_row, task_rows


@row
class DueRow:
    """Something that is due on one day and is no action."""

    by: str
    what: str
    kind: str


@row
class OwnerPart:
    """The actions of one responsible party. `count`: how many, and their person-days."""

    name: str
    count: str
    tasks: tuple[TaskRow, ...]


@row
class Schedule:
    meta: Meta
    charts: Mapping[str, Chart]
    length: str
    milestones: tuple[MilestoneRow, ...]
    phase_charts: tuple[str, ...]
    tasks: tuple[TaskRow, ...]
    chain: tuple[LinkRow, ...]
    curves: tuple[CurveRow, ...]
    loads: LoadTable | None
    dues: tuple[DueRow, ...]
    owners: tuple[OwnerPart, ...]


def schedule(results: Results) -> Schedule:
    """Return the view of the schedule."""
    phases = gantt_charts(results, MOST_ACROSS)
    chain, curves, load = chain_views(results), curve_views(results), load_views(results)
    charts: dict[str, Chart] = dict(phases)
    charts |= {name: found[0] for name, found in (("chain", chain), ("curves", curves), ("load", load)) if found}
    return Schedule(
        meta=meta(results, "schedule", _("Schedule"), _("Weeks, person-days, owners' days and so every date"),
                  subtitle=_("Actions, milestones and due dates, by day and by owner"), landscape=True, contents=True,
                  sources=False),
        charts=charts,
        length=length_words(results),
        milestones=milestone_rows(results),
        phase_charts=tuple(name for name in phases if name != "overview"),
        tasks=task_rows(results, lambda _planned: True),
        chain=chain[1] if chain else (),
        curves=curves[1] if curves else (),
        loads=load[1] if load else None,
        dues=_dues(results),
        owners=_owners(results),
    )  # fmt: skip


def _dues(results: Results) -> tuple[DueRow, ...]:
    """Return the first steps of red flags and the enquiries, by day."""
    plan = results.plan
    dated = [(s.by, _("Red flag {id}: {text}", id=s.flag.id, text=s.text), _("first step")) for s in plan.make_safe]
    asked: dict[tuple[object, str], int] = {}
    for e in plan.enquiries:
        asked[e.by, results.respondent(e.respondent)] = asked.get((e.by, results.respondent(e.respondent)), 0) + 1
    made = [(by, DueRow(by=written(by), what=what, kind=kind)) for by, what, kind in dated]
    for e in plan.enquiries:
        name = results.respondent(e.respondent)
        count = asked.pop((e.by, name), 0)
        if count:
            what = n_("{n} question to: {who}", "{n} questions to: {who}", count, who=name)
            made.append((e.by, DueRow(by=written(e.by), what=what, kind=_("enquiry"))))
    return tuple(due for _by, due in sorted(made, key=lambda pair: pair[0]))


def _owners(results: Results) -> tuple[OwnerPart, ...]:
    made = []
    for owner in results.pack.owners:
        theirs = [p for p in results.plan.actions if p.action.owner == owner.id]
        if theirs:
            days = f"{sum(p.action.person_days for p in theirs):,g}"
            count = n_("{n} action, {days} person-days (estimate).", "{n} actions, {days} person-days (estimate).",
                       len(theirs), days=days)  # fmt: skip
            made.append(OwnerPart(name=owner.name, count=count, tasks=tuple(task_row(p, results) for p in theirs)))
    return tuple(made)
