"""The chain that decides when the last milestone is reached: the actions on it, as chart and as table."""

from collections.abc import Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.charts.gantt import Gantt
from vidkit.documents.dates import written
from vidkit.documents.views.actions import bar_legend, bar_rows
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.timeline import ticks
from vidkit.planning.chain import Step, WaitKind, last_chain
from vidkit.planning.plan import Planned, Reached


@row
class LinkRow:
    """An action of the chain. `waits`: what fixed its start."""

    number: int
    title: str
    owner: str
    start: str
    finish: str
    waits: str


def chain_views(results: Results) -> tuple[Gantt, tuple[LinkRow, ...]] | None:
    """Return the chart and its table, None where the plan dates no milestone."""
    found = last_chain(results.plan)
    if found is None:
        return None
    last, steps = found
    held = [(p, s) for s in steps if (p := results.plan.planned(s.action))]
    return _chart(results, last, [p for p, _step in held]), tuple(_link(p, s, results) for p, s in held)


def _chart(results: Results, last: Reached, held: Sequence[Planned]) -> Gantt:
    first, end = min(p.start_week for p in held), max(p.finish_week for p in held)
    title = n_("{n} action decides when this is reached: {milestone}. What it loses, the milestone loses, all else as "
               "planned.", "{n} actions, one after the other, decide when this is reached: {milestone}. A week lost in "
               "one is a week lost for the milestone, all else as planned.", len(held),
               milestone=last.milestone.name)  # fmt: skip
    alt = n_("Chart of the {n} action that decides when the last milestone is reached, from {start} to {finish}; the "
             "table has the same data.", "Chart of the {n} actions that decide when the last milestone is reached, "
             "from {start} to {finish}; the table has the same data.", len(held),
             start=written(min(p.start for p in held)), finish=written(max(p.finish for p in held)))  # fmt: skip
    return Gantt(
        title=title, alt=alt, weeks=max(1, end - first), first=first, ticks=ticks(results.plan.start, first, end),
        rows=bar_rows(held, results, chained=True), legend=bar_legend(held, results, chained=True),
        direction=results.side,
    )  # fmt: skip


def _link(p: Planned, step: Step, results: Results) -> LinkRow:
    return LinkRow(number=p.rank, title=p.action.title, owner=results.owner(p.action.owner), start=written(p.start),
                   finish=written(p.finish), waits=wait_word(step.waits))  # fmt: skip


def wait_word(kind: WaitKind) -> str:
    """Return in a few words what an action of the chain waits for."""
    return {
        "prerequisites": _("the action before"), "owner": _("its owner's time"), "money": _("the next year's money"),
        "date": _("a fixed date"), "course": _("a course"),
    }[kind]  # fmt: skip
