"""Checks of a plan: what is late, what lies in the past, who has too much, which promise or money does not hold.

That every action has an owner is a check of the pack: `vidkit pack check`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vidkit.base.i18n import _, n_
from vidkit.planning.due_words import due_text
from vidkit.planning.loads import owner_loads
from vidkit.planning.plan import Plan, Planned
from vidkit.planning.reports import unconfirmed_text
from vidkit.planning.seats import short_of_seats, short_text
from vidkit.planning.timing import TENTHS

CheckKind = Literal["overloaded", "past", "promise", "money", "late", "reported", "deadline", "unused", "seats"]


@dataclass(frozen=True, slots=True)
class PlanCheck:
    """`ids`: the action, owner or milestone, then what it concerns besides. `text`: a sentence."""

    kind: CheckKind
    ids: tuple[str, ...]
    text: str


def checks(plan: Plan) -> tuple[PlanCheck, ...]:
    """Return what somebody must look at, most urgent first."""
    return (
        *_deadlines(plan), *_reported(plan), *_late(plan), *_past(plan), *_promises(plan), *_owners(plan),
        *_money(plan), *_seats(plan), *_unused(plan),
    )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Late:
    """An action under way that has taken longer than its likely time. `pushes`: actions that wait for it,
    directly or not; `milestones`: those among them that are milestones' actions."""

    planned: Planned
    due: date
    weeks: int
    pushes: tuple[str, ...]
    milestones: tuple[str, ...]


def late_actions(plan: Plan) -> tuple[Late, ...]:
    """Return the actions under way that should have been done, the latest first."""
    found = []
    today = plan.card.today
    for p in plan.actions:
        began = plan.timing.under_way.get(p.action.id)
        if began is None:
            continue
        due = began + timedelta(weeks=max(1, p.action.weeks[1]), days=-1)
        if due < today:
            pushes = tuple(_after(p.action.id, plan))
            behind = {p.action.id, *pushes}
            milestones = tuple(m.milestone.id for m in plan.milestones if m.scheduled and m.by in behind)
            weeks = -(-(today - due).days // 7)
            found.append(Late(planned=p, due=due, weeks=weeks, pushes=pushes, milestones=milestones))
    return tuple(sorted(found, key=lambda x: (-x.weeks, x.planned.action.id)))


def _after(action: str, plan: Plan) -> Iterable[str]:
    behind = {action}
    for p in sorted(plan.actions, key=lambda p: (p.start_week, p.finish_week)):
        if behind & set(p.needs):
            behind.add(p.action.id)
            yield p.action.id


def _deadlines(plan: Plan) -> Iterable[PlanCheck]:
    for p in plan.actions:
        if p.late:
            text = _("{title} ({id}). {late}", title=p.action.title, id=p.action.id, late=due_text(p))
            yield PlanCheck("deadline", (p.action.id,), text)


def _reported(plan: Plan) -> Iterable[PlanCheck]:
    for i, report in plan.selection.unconfirmed.items():
        title = plan.pack.action_by_id[i].title
        text = _("{title} ({id}). {unconfirmed}", title=title, id=i, unconfirmed=unconfirmed_text(report))
        yield PlanCheck("reported", (i, *report.needs, *report.gates), text)


def _late(plan: Plan) -> Iterable[PlanCheck]:
    names = {m.milestone.id: m.milestone.name for m in plan.milestones}
    for x in late_actions(plan):
        a = x.planned.action
        text = n_(
            "{title} ({id}) was due on {due}, {n} week ago, and is not done.",
            "{title} ({id}) was due on {due}, {n} weeks ago, and is not done.",
            x.weeks, title=a.title, id=a.id, due=x.due,
        )  # fmt: skip
        if x.pushes:
            text += " " + n_("It holds up {n} action.", "It holds up {n} actions.", len(x.pushes))
        if x.milestones:
            text += " " + _("Behind it: {milestones}.", milestones=", ".join(names[m] for m in x.milestones))
        yield PlanCheck("late", (a.id, *x.pushes), text)


def _past(plan: Plan) -> Iterable[PlanCheck]:
    today = plan.card.today
    late = [p for p in plan.actions if p.start < today and p.action.id not in plan.timing.under_way]
    if len(late) == 1:
        yield PlanCheck("past", (late[0].action.id,), _(
            "{title} ({id}) is planned from {start}, which is past. Record it as started, or plan from today.",
            title=late[0].action.title, id=late[0].action.id, start=late[0].start,
        ))  # fmt: skip
    elif late:
        yield PlanCheck("past", tuple(p.action.id for p in late), n_(
            "{n} action is planned from a day that is past, the first from {start}. Record what is started or done, or "
            "plan from today.",
            "{n} actions are planned from days that are past, the first from {start}. Record what is started or done, "
            "or plan from today.", len(late), start=min(p.start for p in late),
        ))  # fmt: skip
    for fixed in plan.conditions.fixed:
        if fixed.day < today:
            yield PlanCheck("past", (fixed.action,), _("The fixed date {date} is past.", date=str(fixed)))
    for course in plan.conditions.courses:
        if course.day < today:
            yield PlanCheck("past", (course.course,), _("The date of course {course}, {date}, is past: nobody sits "
                                                        "on it.", course=course.course, date=course.day))  # fmt: skip


def _promises(plan: Plan) -> Iterable[PlanCheck]:
    reached = {r.milestone.id: r for r in plan.milestones}
    for name, promised in sorted(plan.conditions.promises.items()):
        r = reached[name]
        if promised < plan.card.today and r.standing != "in_place":
            yield PlanCheck("promise", (name,), _(
                "{milestone} was promised for {promised}, which is past, and is not reached. Agree on another day.",
                milestone=r.milestone.name, promised=promised))  # fmt: skip
        elif r.standing == "stopped":
            yield PlanCheck("promise", (name,), _(
                "{milestone} was promised for {promised} and is not reached by this plan.", milestone=r.milestone.name,
                promised=promised))  # fmt: skip
        elif r.scheduled and r.scheduled > promised:
            yield PlanCheck("promise", (name,), _(
                "{milestone} was promised for {promised}; the plan has it on {day}.", milestone=r.milestone.name,
                promised=promised, day=r.scheduled))  # fmt: skip
        elif r.likely and r.likely > promised:
            yield PlanCheck("promise", (name,), _(
                "{milestone} was promised for {promised}; the plan keeps it with less than 80 % of its draws.",
                milestone=r.milestone.name, promised=promised))  # fmt: skip


def _owners(plan: Plan) -> Iterable[PlanCheck]:
    """Yield who has more to do than there are days, with what it is and what could wait or be lent."""
    for load in owner_loads(plan):
        over = {n: used - there for n, (used, there) in enumerate(zip(load.used, load.there, strict=True))
                if used > there > 0}  # fmt: skip
        if over:
            mine = [p for p in plan.actions if p.action.owner == load.owner and _works(p, over, plan)]
            times, there = plan.timing, sum(load.there[n] for n in over)
            weeks = times.safe_calendar if any(p.action.id in times.safe for p in mine) else times.calendar
            text = n_(
                "{owner} is asked for {asked} days but has {there}, in {n} week from {first} to {last}: {actions}.",
                "{owner} is asked for {asked} days but has {there}, in {n} weeks from {first} to {last}: {actions}.",
                len(over), owner=plan.pack.owner_by_id[load.owner].name, there=f"{there / TENTHS:g}",
                asked=f"{(there + sum(over.values())) / TENTHS:g}", first=weeks.day(min(over)),
                last=weeks.day(max(over) + 1) - timedelta(days=1), actions=_titles(mine),
            )  # fmt: skip
            yield PlanCheck("overloaded", (load.owner, *(p.action.id for p in mine)), f"{text} {_relief(mine, plan)}")


def _works(p: Planned, weeks: Iterable[int], plan: Plan) -> bool:
    """Say whether an action that is not put off is done in some of these weeks, or could be."""
    name, times = p.action.id, plan.timing
    is_fixed = name in times.safe or name in times.going_on
    begin, end = times.timed.start[name], times.timed.end[name]
    return is_fixed and p.action.person_days > 0 and any(begin <= n < end for n in weeks)


def _titles(found: Iterable[Planned]) -> str:
    return "; ".join(_("{title} ({id})", title=p.action.title, id=p.action.id) for p in found)


def _relief(found: Sequence[Planned], plan: Plan) -> str:
    """Return what could wait of what an owner has too much of, or else that somebody must be lent.

    What makes things safe is not put off, not even until its last day.
    """
    idle = [n_("{id} by {n} week", "{id} by {n} weeks", p.slack_weeks, id=p.action.id) for p in found
            if p.slack_weeks and p.action.id not in plan.timing.safe]  # fmt: skip
    if not idle:
        return _("Nothing of it can wait: lend this owner the rest of the days, of somebody else.")
    return _("Lend this owner the rest of the days, of somebody else; or postpone, which delays nothing: {actions}.",
             actions=", ".join(idle))  # fmt: skip


def _money(plan: Plan) -> Iterable[PlanCheck]:
    """Yield what is paid in one budget year and done in a later one: what is not spent by then may lapse."""
    if plan.timing.budget is None or plan.conditions.budget is None:
        return
    safe = [p for p in plan.actions if p.action.id in plan.timing.safe]
    cost, amount = sum(p.cost for p in safe), plan.conditions.budget.amount
    if cost > amount:
        yield PlanCheck("money", tuple(p.action.id for p in safe), _(
            "What makes things safe costs {cost} and waits for no money; a year has {amount}. Ask for the rest now.",
            cost=f"{cost:,}", amount=f"{amount:,}"))  # fmt: skip
    ends = _year_ends(plan)
    for p in plan.actions:
        year = next((day for day in ends if day >= p.start), None)
        if p.cost and year and p.finish > year:
            yield PlanCheck("money", (p.action.id,), _(
                "{title} ({id}) is paid before {year} and done on {day}: agree that its money may be carried over.",
                title=p.action.title, id=p.action.id, year=year + timedelta(days=1), day=p.finish,
            ))  # fmt: skip


def _seats(plan: Plan) -> Iterable[PlanCheck]:
    """Yield the courses whose given dates have too few seats, and what waits for the people who are left over."""
    for short in short_of_seats(plan):
        behind = {i for a in short.actions for i in _after(a, plan)} - set(short.actions)
        more = n_("It holds up {n} action.", "It holds up {n} actions.", len(behind)) if behind else ""
        text = " ".join(filter(None, [short_text(short, plan), more]))
        yield PlanCheck("seats", (short.course, *short.actions), text)


def _unused(plan: Plan) -> Iterable[PlanCheck]:
    """Yield the waiting times between actions of which the second does not need the first, or is not planned."""
    needs, known = plan.selection.needs, plan.pack.action_by_id
    for before, after in plan.conditions.waits:
        if before not in needs.get(after, ()):
            yield PlanCheck("unused", (before, after), _(
                "The waiting time between {before} and {after} changes nothing: in this plan the second does not need "
                "the first. Give the second a date of its own instead.", before=known[before].id, after=known[after].id,
            ))  # fmt: skip


def _year_ends(plan: Plan) -> Sequence[date]:
    budget = plan.timing.budget
    return [plan.timing.last_day(begin) for begin in budget.begins[1:]] if budget else []
