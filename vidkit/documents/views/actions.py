"""The dated actions, phase by phase, with their Gantt charts: the table is the chart's data."""

from collections.abc import Mapping, Sequence
from datetime import date

from vidkit.base.i18n import _, n_
from vidkit.documents.charts.gantt import EVENT, LATER, MARKED, PLAIN, Gantt, GanttRow
from vidkit.documents.charts.pen import Look
from vidkit.documents.dates import written
from vidkit.documents.references import References
from vidkit.documents.views.passages import sentences
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.timeline import ticks, week_of
from vidkit.documents.views.waits import numbers, waits_text
from vidkit.planning.due_words import due_text, early_text, past_text
from vidkit.planning.explain import milestone_name, standing_text
from vidkit.planning.plan import Planned, Reached
from vidkit.planning.reports import unconfirmed_text

MOST_ROWS, MOST_ACROSS = 30, 14
"""Actions in one chart, on a page and on one that lies across."""


@row
class ActionRow:
    """One line of the plan. `why` says too what it waits for, naming other actions by number.

    `due`: its own last day where a red flag sets one, kept or not.
    """

    number: int
    id: str
    title: str
    remark: str
    done_when: str
    owner: str
    start: str
    finish: str
    why: str
    due: str
    is_late: bool
    marks: str


@row
class PhaseRow:
    """`charts`: names of the Gantt charts of this phase."""

    name: str
    aim: str
    span: str
    charts: tuple[str, ...]
    actions: tuple[ActionRow, ...]


@row
class MilestoneRow:
    """Dates met in half and in four fifths of the draws; empty when nothing stands before it."""

    name: str
    decided_by: str
    half: str
    likely: str


def phase_rows(results: Results, references: References) -> tuple[PhaseRow, ...]:
    """Return the phases that hold actions, in order."""
    rank = {p.action.id: p.rank for p in results.plan.actions}
    made = []
    for phase, held in _by_phase(results).items():
        entry = next(p for p in results.pack.phases if p.id == phase)
        made.append(PhaseRow(
            name=entry.name,
            aim=entry.aim,
            span=_("{start} to {finish}", start=written(min(p.start for p in held)),
                   finish=written(max(p.finish for p in held))),
            charts=tuple(_chart_name(phase, n) for n in range(len(_parts(held, MOST_ROWS)))),
            actions=tuple(_action(p, results, references, rank) for p in held),
        ))  # fmt: skip
    return tuple(made)


def milestone_rows(results: Results) -> tuple[MilestoneRow, ...]:
    """Return the milestones by date, those without one at the end."""
    ordered = sorted(results.plan.milestones, key=lambda m: (m.standing != "planned", m.likely or date.max))
    return tuple(_milestone(m, results) for m in ordered)


def length_words(results: Results) -> str:
    """Return how long the plan is, and how far from the best possible at most."""
    plan = results.plan
    gap = plan.weeks - plan.lower_bound_weeks
    near = (
        _("No order of the same actions with the same people is shorter.") if gap <= 0
        else n_("That is at most {n} week from the best possible with the same actions and people.",
                "That is at most {n} weeks from the best possible with the same actions and people.", gap)
    )  # fmt: skip
    return sentences(
        past_text(plan, written=written),
        _("{n} actions, {days} person-days of set-up work (estimate), from {start} to {finish}: {weeks} weeks if "
          "every action takes its likely time.", n=len(plan.actions), days=f"{plan.person_days:,g}",
          start=written(plan.start), finish=written(plan.finish), weeks=plan.weeks),
        early_text(plan, written=written),
        near,
        _("The dates below also count how long such actions can take."),
    )  # fmt: skip


def gantt_charts(results: Results, most: int = MOST_ROWS) -> Mapping[str, Gantt]:
    """Return the overview (phases and milestones) and the charts of each phase, `most` actions in each."""
    charts = {"overview": _overview(results)}
    for phase, held in _by_phase(results).items():
        for n, part in enumerate(_parts(held, most)):
            charts[_chart_name(phase, n)] = _phase_chart(phase, part, results)
    return charts


def _by_phase(results: Results) -> Mapping[str, Sequence[Planned]]:
    held: dict[str, list[Planned]] = {p.id: [] for p in results.pack.phases}
    for planned in results.plan.actions:
        held[planned.action.phase].append(planned)
    return {phase: found for phase, found in held.items() if found}


def _parts(held: Sequence[Planned], most: int) -> Sequence[Sequence[Planned]]:
    """Return the actions in as few equal parts as keep each chart on a page."""
    count = -(-len(held) // most)
    size = -(-len(held) // count)
    return [held[n : n + size] for n in range(0, len(held), size)]


def _chart_name(phase: str, part: int) -> str:
    return f"gantt-{phase}-{part + 1}"


def _action(p: Planned, results: Results, references: References, rank: Mapping[str, int]) -> ActionRow:
    a = p.action
    return ActionRow(
        number=p.rank,
        id=a.id,
        title=a.title,
        remark=_state(p),
        done_when=sentences(a.done_when, _("Others decide; the unit can only ask.") if a.outside_control else "",
                            a.note),
        owner=results.owner(a.owner),
        start=written(p.start),
        finish=written(p.finish),
        why=" ".join(filter(None, [*_why(p, results, rank), waits_text(p, results)])),
        due=due_text(p, written=written),
        is_late=bool(p.late),
        marks=references.marks(a),
    )  # fmt: skip


def _why(p: Planned, results: Results, rank: Mapping[str, int]) -> Sequence[str]:
    """Return the reasons as sentences: its own, the actions that need it, the gates it opens."""
    made = [_("Red flag {id}.", id=r.of) for r in p.reasons if r.kind == "flag"]
    if any(r.kind == "variant" for r in p.reasons):
        made.append(_("Fast track."))
    gaps = "; ".join(_gap(r.of, results) for r in p.reasons if r.kind in ("gap", "unknown"))
    if gaps:
        made.append(_("Raises {gaps}.", gaps=gaps))
    needed_by = sorted(rank[r.of] for r in p.reasons if r.kind == "prerequisite" and r.of in rank)
    if needed_by:
        made.append(_("Needed before {numbers}.", numbers=numbers(needed_by)))
    opens = [g.id for g in results.pack.gates if p.action.id in g.opened_by]
    if opens:
        made.append(n_("Opens gate {gates}.", "Opens gates {gates}.", len(opens), gates=", ".join(opens)))
    return made


def _gap(capability: str, results: Results) -> str:
    stand = results.card.stands[capability]
    level = _("not known") if stand.planning is None else stand.planning
    return _("{capability} ({level}, target {target})", capability=stand.capability.name, level=level,
             target=stand.target)  # fmt: skip


def _state(p: Planned) -> str:
    if p.unconfirmed:
        return _("({remark})", remark=unconfirmed_text(p.unconfirmed).rstrip("."))
    states = {"started": _("(started)"), "done": _("(done)"), "dropped": _("(dropped)")}
    return states.get(p.progress.state, "") if p.progress else ""


def _milestone(m: Reached, results: Results) -> MilestoneRow:
    decides = results.plan.planned(m.by) if m.by else None
    return MilestoneRow(
        name=milestone_name(m),
        decided_by=_("No. {n}: {title}", n=decides.rank, title=decides.action.title) if decides
        else standing_text(m, results.pack),
        half=written(m.half) if m.half else "–",
        likely=written(m.likely) if m.likely else _("dropped: not reached") if m.standing == "stopped" else "–",
    )  # fmt: skip


def _overview(results: Results) -> Gantt:
    plan = results.plan
    names = {p.id: p.name for p in results.pack.phases}
    rows = [
        GanttRow(label=names[phase], start=min(p.start_week for p in held),
                 length=max(p.finish_week for p in held) - min(p.start_week for p in held))
        for phase, held in _by_phase(results).items()
    ]  # fmt: skip
    dated = sorted((m for m in plan.milestones if m.half and m.likely), key=lambda m: m.likely or date.max)
    rows += [
        GanttRow(label=milestone_name(m), start=week_of(m.half, plan.start), length=0,
                 until=week_of(m.likely, plan.start))
        for m in dated if m.half and m.likely
    ]  # fmt: skip
    first = min([0, *(int(r.start) for r in rows)])
    last = max([plan.weeks, *(round(r.until or r.start) + 1 for r in rows)])
    alt = _("Chart of {phases} phases and {events} milestones from {start} to {finish}; the dates are in the tables.",
            phases=len(_by_phase(results)), events=len(dated), start=written(plan.first_day),
            finish=written(plan.finish))  # fmt: skip
    legend = ((PLAIN, _("phase, as planned")), (LATER, _("milestone: from the day of 50 %")),
              (EVENT, _("to the day of 80 %")))  # fmt: skip
    return Gantt(title=_milestones_finding(dated), alt=alt, weeks=last - first, rows=tuple(rows), first=first,
                 ticks=ticks(plan.start, first, last), legend=legend if dated else legend[:1],
                 direction=results.side)  # fmt: skip


def _milestones_finding(dated: Sequence[Reached]) -> str:
    """Return when the last of the milestones is reached, as a sentence."""
    last = dated[-1] if dated else None
    if last is None or last.half is None or last.likely is None:
        return ""
    return _("{milestone}: as likely as not by {half}, likely by {likely}.", milestone=milestone_name(last),
             half=written(last.half), likely=written(last.likely))  # fmt: skip


def _phase_chart(phase: str, held: Sequence[Planned], results: Results) -> Gantt:
    first, last = min(p.start_week for p in held), max(p.finish_week for p in held)
    name = next(p.name for p in results.pack.phases if p.id == phase)
    start, finish = written(min(p.start for p in held)), written(max(p.finish for p in held))
    tight = sum(p.slack_weeks == 0 for p in held)
    title = n_("{phase}: {n} action from {start} to {finish}, without slack: {tight}.",
               "{phase}: {n} actions from {start} to {finish}, without slack: {tight}.", len(held), phase=name,
               start=start, finish=finish, tight=tight)  # fmt: skip
    alt = n_("Chart of {n} action of the phase {phase} from {start} to {finish}; the same data are in the table of "
             "actions. Actions without slack stand out.",
             "Chart of {n} actions of the phase {phase} from {start} to {finish}; the same data are in the table of "
             "actions. Actions without slack stand out.",
             len(held), phase=name, start=start, finish=finish)  # fmt: skip
    return Gantt(title=title, alt=alt, weeks=max(1, last - first), rows=bar_rows(held, results), first=first,
                 ticks=ticks(results.plan.start, first, last), legend=bar_legend(held, results),
                 direction=results.side)  # fmt: skip


def bar_rows(held: Sequence[Planned], results: Results, *, chained: bool = False) -> tuple[GanttRow, ...]:
    """Return actions as bars, with the milestones and gates that they decide; marked: without slack, or all chained."""
    events, gates = _events(results), _gates(results)
    return tuple(
        GanttRow(label=f"{p.rank}  {p.action.title}", start=p.start_week, length=p.finish_week - p.start_week,
                 mark=chained or p.slack_weeks == 0, event=events.get(p.action.id),
                 note=", ".join(gates.get(p.action.id, ())))
        for p in held
    )  # fmt: skip


def bar_legend(held: Sequence[Planned], results: Results, *, chained: bool = False) -> tuple[tuple[Look, str], ...]:
    """Return what the looks mean that these bars have."""
    ids = {p.action.id for p in held}
    gates = [g for i, found in _gates(results).items() if i in ids for g in found]
    entries: list[tuple[bool, Look, str]] = [
        (chained, MARKED, _("on the chain")),
        (not chained and any(p.slack_weeks == 0 for p in held), MARKED,
         _("no slack: a week lost here is lost at the end")),
        (not chained and any(p.slack_weeks for p in held), PLAIN, _("with slack")),
        (bool(ids & _events(results).keys()), EVENT, _("a milestone is reached")),
        (bool(gates), gates[0] if gates else "", _("a gate waits for this")),
    ]
    return tuple((look, words) for there, look, words in entries if there)


def _events(results: Results) -> Mapping[str, float]:
    """Return by action the week in which it decides a milestone."""
    made: dict[str, float] = {}
    for m in results.plan.milestones:
        decides = results.plan.planned(m.by) if m.by else None
        if decides:
            made[m.by] = decides.start_week if m.milestone.edge == "start" else decides.finish_week
    return made


def _gates(results: Results) -> Mapping[str, Sequence[str]]:
    """Return by action the gates that still wait for it when all else that opens them is done."""
    planned = {p.action.id: p for p in results.plan.actions}
    made: dict[str, list[str]] = {}
    for stand in results.card.gates:
        helping = [planned[i] for i in stand.gate.opened_by if i in planned]
        if helping and stand.state != "open":
            made.setdefault(max(helping, key=lambda p: (p.finish_week, p.rank)).action.id, []).append(stand.gate.id)
    return made
