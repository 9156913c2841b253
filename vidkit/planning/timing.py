"""When the selected actions happen, under all conditions: from dates, owners and money to whole weeks and back."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from vidkit.assessment.model import Assessment
from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _, n_
from vidkit.content.model import Action, Pack
from vidkit.planning.conditions import Conditions, FixedDate, Share
from vidkit.planning.level import Work, levelled
from vidkit.planning.make_safe import FULL_WEEK, Placed, Urgent, placed
from vidkit.planning.money import Costs, costs
from vidkit.planning.months import months_after
from vidkit.planning.polish import longest, polished
from vidkit.planning.schedule import Activity, Budget, Capacity, LateSchedule, Schedule, schedule
from vidkit.planning.select import Selection
from vidkit.planning.workdays import WorkCalendar, days_between
from vidkit.training.seats import Seated

ENQUIRY_WEEKS = 2
TENTHS = 10
ENQUIRY, LEAD = "enquiries", "lead"
_ROUNDS = 12
"""Times that a capacity which follows an action's end is fitted to that end."""
_FILTER_TRIES = 20
NAMED = 5
"""Actions that a message names; the rest is counted."""
KEY_WEIGHT = 10
"""Of a milestone or of what opens a hard gate, against 1 of any other action."""

Method = Callable[..., Schedule]


class NoCapacity(VidkitError):
    """An owner who must act has no time at all."""

    code = "VK403"

    def __init__(self, owner: str, actions: Sequence[Action]) -> None:
        told = "; ".join(_("{title} ({id})", title=a.title, id=a.id) for a in actions[:NAMED])
        more = len(actions) - NAMED
        told = n_("{actions}; and {n} more", "{actions}; and {n} more", more, actions=told) if more > 0 else told
        super().__init__(
            _("{owner} has no time for set-up work, and owns: {actions}.", owner=owner, actions=told),
            _("Give the owner time (capacity), or record that others do these or that they are dropped."),
        )


class ContradictoryDates(VidkitError):
    """Fixed dates that cannot all be kept. `dates`: a smallest set that contradicts itself."""

    code = "VK404"

    def __init__(self, dates: Sequence[str], *, alone: bool) -> None:
        self.dates = tuple(dates)
        told = "; ".join(dates)
        message = (
            n_("This date cannot be kept, whatever else is moved: {dates}.",
               "These dates cannot all be kept, whatever else is moved: {dates}.", len(dates), dates=told)
            if alone
            else n_("No schedule was found that keeps this date with the owners' time and the money: {dates}.",
                    "No schedule was found that keeps these dates with the owners' time and the money: {dates}.",
                    len(dates), dates=told)
        )  # fmt: skip
        fix = _("Move one of them; the others can then be kept.") if len(dates) > 1 else _(
            "Give another day, or leave it out."
        )
        super().__init__(message, fix)


class WrongCurrency(VidkitError):
    """A budget in another currency than the prices."""

    code = "VK405"

    def __init__(self, given: str, wanted: str) -> None:
        super().__init__(
            _("The budget is in {given}; the prices of this plan are in {wanted}.", given=given, wanted=wanted),
            _("Give the budget in {wanted}, or answer the questions currency and usd_rate.", wanted=wanted),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Timing:
    """The plan in weeks from the calendar's origin. `lead`: weeks from there to the first day of the plan.

    `safe`: what makes things safe, and what it needs; its weeks begin on the weekday of the answers, up to
    six days before those of the calendar, and none lies before that day. `weeks`: of work, by action;
    `under_way`: days on which started actions began. `full`: what owners have by week, before what is
    under way is taken off. `seated`: the period by which the last people of an action have sat a course.
    `going_on`: tenths of days of what is under way, in each week from now on.
    """

    calendar: WorkCalendar
    lead: int
    activities: tuple[Activity, ...]
    capacities: Mapping[str, Capacity]
    budget: Budget | None
    costs: Costs
    weeks: Mapping[str, int]
    load: Mapping[str, int]
    timed: Schedule
    under_way: Mapping[str, date]
    full: Mapping[str, Sequence[int]]
    safe: Mapping[str, Placed]
    safe_calendar: WorkCalendar
    seated: Mapping[str, int] = field(default_factory=dict)
    going_on: Mapping[str, Sequence[int]] = field(default_factory=dict)

    def start_of(self, action: str) -> date:
        """Return the first day of an action."""
        return self.under_way.get(action, self._of(action).day(self.timed.start[action]))

    def end_of(self, action: str) -> date:
        """Return the last day of an action; one that takes no time ends on the day on which it starts."""
        return self._of(action).day(self.timed.end[action]) - timedelta(days=1 if self.weeks[action] else 0)

    def periods_until(self, action: str, day: date) -> int:
        """Return the latest end, as a period, with which an action is done on the day; below 0 where none is."""
        return self._of(action).week(day + timedelta(days=1))

    def load_in(self, action: str, period: int) -> int:
        """Return the tenths of days that an action takes of its owner in a week between its start and its end."""
        if action in self.going_on:
            return self.going_on[action][period - self.timed.start[action]]
        if action not in self.safe:
            return self.load[action]
        of = self.safe[action]
        return of.load[period - of.start] if of.start <= period < of.end else 0

    def _of(self, action: str) -> WorkCalendar:
        return self.safe_calendar if action in self.safe else self.calendar

    def first_day(self, period: int) -> date:
        return self.calendar.day(period)

    def last_day(self, period: int) -> date:
        """Return the last day of what ends with this period."""
        return self.calendar.day(period) - timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """What is to be timed: the actions, what hangs on an enquiry, what must be made safe first and by which day.

    `costs`: those of a larger plan, of which this is a part; counted from the actions if not given.
    """

    pack: Pack
    assessment: Assessment
    selection: Selection
    actions: Sequence[Action]
    asked_first: frozenset[str]
    safe: Mapping[str, set[str]]
    today: date
    start: date
    conditions: Conditions
    due: Mapping[str, date] = field(default_factory=dict)
    costs: Costs | None = None


def duration(action: Action, capacity: int) -> int:
    """Return weeks: the likely figure, longer where the owner's tenths of days a week demand it."""
    least = math.ceil(action.person_days * TENTHS / capacity) if capacity else action.weeks[1]
    return max(action.weeks[1], least)


def timing(task: Task, *, tries: int, seed: int, method: Method = schedule) -> Timing:
    """Return when everything happens. Raises: NoCapacity, ContradictoryDates, ImpossibleSchedule."""
    lead = max(0, (task.start - task.today).days // 7) if task.safe[""] else 0
    closed = frozenset(d for c in task.conditions.closures if not c.owner for d in days_between(c.first, c.last))
    builder = _Builder(task, WorkCalendar(task.start - timedelta(weeks=lead), closed), lead)
    ends: dict[str, int] = {}
    for _n in range(_ROUNDS):
        made = builder.timing(ends, tries, seed, method)
        later = {s.after: made.timed.end[s.after] for s in task.conditions.capacities if s.after in made.timed.end}
        if all(end <= ends.get(i, -1) for i, end in later.items()):
            break
        ends |= {i: max(end, ends.get(i, 0)) for i, end in later.items()}
    return made


class _Builder:
    """Turns a task into activities, capacities and money by week."""

    def __init__(self, task: Task, calendar: WorkCalendar, lead: int) -> None:
        self.task, self.calendar, self.lead = task, calendar, lead
        self.past = max(0, -(-(task.today - task.start).days // 7))
        self.safe_calendar = WorkCalendar(task.today - timedelta(weeks=self.past), calendar.closed)
        self.first = [a for a in task.actions if a.id in task.safe[""]]
        self.costs = task.costs or costs(task.pack, task.assessment, task.actions, task.today)
        started = {i for i, p in task.assessment.progress.items() if p.state == "started"}
        started -= task.selection.unconfirmed.keys()
        self.under_way = {a.id: _began(task, a) for a in task.actions if a.id in started}
        self._seated = self._ends_of(task.conditions.seated)

    def timing(self, ends: Mapping[str, int], tries: int, seed: int, method: Method) -> Timing:
        """Return the schedule, where a capacity that follows an action begins at its end in `ends`."""
        rows = {o.id: self._row(o.id, ends, self.calendar) for o in self.task.pack.owners}
        self._check(rows)
        most = {owner: min([u for u in row if u] or [0]) for owner, row in rows.items()}
        weeks = {a.id: duration(_stretched(a, self.task.conditions), most[a.owner]) for a in self.task.actions}
        load = {a.id: _rate(a, weeks[a.id], most[a.owner]) for a in self.task.actions}
        weeks |= {i: max(1, weeks[i] - self._elapsed(day)) for i, day in self.under_way.items()}
        self._until_seated(weeks, load)
        safe = placed([self._urgent(a) for a in self.first], self._whole_weeks(ends))
        weeks |= {i: p.end - p.start - p.paused for i, p in safe.items()}
        fixed = self._fixed_work(rows, weeks, load, safe)
        safe = {i: replace(p, load=fixed[i]) for i, p in safe.items()}
        activities = [*self._markers(), *(self._activity(a, weeks, load, safe) for a in self.task.actions)]
        capacities = {owner: _short(self._free(owner, row, fixed, safe)) for owner, row in rows.items()}
        budget = left_of(budget_by_week(self.task, self.calendar, self.lead), safe, self.costs)
        same_currency(self.task.conditions, self.costs)
        try:
            timed = method(activities, capacities, tries=tries, seed=seed, budget=budget)
            timed = self._polished(activities, capacities, budget, timed, seed, proving=method is not schedule)
        except LateSchedule:
            raise self._contradiction(activities, capacities, budget, seed) from None
        return Timing(
            calendar=self.calendar, lead=self.lead, activities=tuple(activities), capacities=capacities, budget=budget,
            costs=self.costs, weeks=weeks, load=load, timed=_kept(timed, safe), under_way=self.under_way, full=rows,
            safe=safe, safe_calendar=self.safe_calendar, seated=self._seated,
            going_on={i: fixed[i] for i in self.under_way},
        )  # fmt: skip

    def _urgent(self, a: Action) -> Urgent:
        """Return what makes things safe, or what that needs, as it is placed before everything else."""
        task = self.task
        stretched = _stretched(a, task.conditions)
        weeks, work = stretched.weeks[1], math.ceil(a.person_days * TENTHS)
        if a.id in self.under_way:
            left = max(1, weeks - max(0, (task.today - self.under_way[a.id]).days) // 7)
            work = math.ceil(work * left / max(weeks, left))
            return Urgent(id=a.id, owner=a.owner, weeks=left, work=work, release=self.past, due=task.due.get(a.id))
        needs = frozenset(task.selection.needs[a.id])
        return Urgent(
            id=a.id, owner=a.owner, weeks=weeks, work=work, needs=needs, lags=self._lags(a, needs),
            release=max(self.past, self._on_dates(Activity(a.id, weeks), a).release), due=task.due.get(a.id),
        )  # fmt: skip

    def _lags(self, a: Action, needs: Iterable[str]) -> Mapping[str, int]:
        return {n: w for n in needs if (w := self.task.conditions.waits.get((n, a.id), 0))}

    def _polished(
        self,
        activities: Sequence[Activity],
        capacities: Mapping[str, Capacity],
        budget: Budget | None,
        found: Schedule,
        seed: int,
        *,
        proving: bool,
    ) -> Schedule:
        """Return the schedule with early milestones. proving: each as early as those before it allow, by CP-SAT."""
        milestones, latest, weights = self.task.pack.milestones, self._latest(), self._weights()
        most = longest(found, latest)
        found = polished(activities, capacities, budget, found, milestones, weights, latest=latest, seed=seed)
        if not proving:
            return found
        from vidkit.planning.optimise import earliest

        found = earliest(activities, capacities, found, milestones, longest=most, seed=seed, budget=budget)
        return polished(activities, capacities, budget, found, milestones, weights, latest=most, seed=seed)

    def _latest(self) -> int | None:
        """Return the period by whose beginning the horizon wants everything done."""
        horizon = self.task.conditions.horizon
        return self.calendar.week(horizon + timedelta(days=1)) if horizon else None

    def _weights(self) -> Mapping[str, int]:
        """Return how much an early end counts: what has a last day, opens a hard gate or is a milestone first."""
        weights = {a.id: 1 for a in self.task.actions}
        keys = [i for g in self.task.pack.gates if g.strength == "hard" for i in g.opened_by]
        keys += [*self.task.due, *(i for m in self.task.pack.milestones for i in m.actions)]
        return weights | {i: KEY_WEIGHT for i in keys if i in weights}

    def _check(self, rows: Mapping[str, Sequence[int]]) -> None:
        for owner in self.task.pack.owners:
            mine = [a for a in self.task.actions if a.owner == owner.id and a.person_days]
            if mine and not rows[owner.id][-1]:
                raise NoCapacity(owner.name, mine)

    def _whole_weeks(self, ends: Mapping[str, int]) -> Mapping[str, Sequence[int]]:
        """Return by owner of what makes things safe a whole week, where not closed, from the day of the answers."""
        rows = {owner: self._row(owner, ends, self.safe_calendar) for owner in {a.owner for a in self.first}}
        return {owner: [max(units, FULL_WEEK) if units else 0 for units in row] for owner, row in rows.items()}

    def _row(self, owner: str, ends: Mapping[str, int], calendar: WorkCalendar) -> list[int]:
        """Return the tenths of days a week of an owner, by week; the last holds for ever."""
        steps = [(0, self._tenths(owner))]
        for s in (s for s in self.task.conditions.capacities if s.owner == owner):
            week = self._since(s, ends, calendar)
            steps += [] if week is None else [(week, s.tenths)]
        row = [0] * (1 + max(week for week, _tenths in steps))
        for week, tenths in sorted(steps, key=lambda step: step[0]):
            row[week:] = [tenths] * (len(row) - week)
        return self._with_closures(owner, row, calendar)

    def _since(self, share: Share, ends: Mapping[str, int], calendar: WorkCalendar) -> int | None:
        """Return the week from which an owner has this time, or None while it does not come."""
        if share.after:
            there = 0 if share.after in self.task.selection.in_place else None
            return ends.get(share.after, there)
        return calendar.week_from(share.since) if share.since else 0

    def _tenths(self, owner: str) -> int:
        local = self.task.assessment.capacities.get(owner)
        default = next(o.days_per_week for o in self.task.pack.owners if o.id == owner)
        return round(TENTHS * (local.value if local else default))

    def _with_closures(self, owner: str, row: list[int], calendar: WorkCalendar) -> list[int]:
        days = [d for c in self.task.conditions.closures if c.owner == owner for d in days_between(c.first, c.last)]
        weeks = sorted({max(0, calendar.week(d)) for d in days})
        for week in (w for w in weeks if calendar.is_mostly_closed(w, days)):
            row += [row[-1]] * (week + 2 - len(row))
            row[week] = 0
        return row

    def _fixed_work(
        self,
        rows: Mapping[str, Sequence[int]],
        weeks: Mapping[str, int],
        load: Mapping[str, int],
        safe: Mapping[str, Placed],
    ) -> Mapping[str, tuple[int, ...]]:
        """Return by week the work of what is not put off: what makes things safe, and what is under way."""
        now, found = self._now(), dict[str, tuple[int, ...]]()
        for owner, row in rows.items():
            mine = [a.id for a in self.task.actions if a.owner == owner]
            works = [Work(id=i, start=safe[i].start, end=safe[i].end, tenths=sum(safe[i].load)) for i in mine
                     if i in safe]  # fmt: skip
            works += [Work(id=i, start=now, end=now + weeks[i], tenths=load[i] * weeks[i]) for i in mine
                      if i in self.under_way and i not in safe]  # fmt: skip
            found |= levelled(works, row)
        return found

    def _free(
        self, owner: str, row: Sequence[int], fixed: Mapping[str, Sequence[int]], safe: Mapping[str, Placed]
    ) -> list[int]:
        """Return what the owner has left beside what is under way: its work is not put off.

        Nor is what makes things safe; for that all other work of the owner waits, but not for what that needs.
        """
        mine = [a.id for a in self.task.actions if a.owner == owner and a.id not in self.task.safe[owner]]
        begins = {i: safe[i].start if i in safe else self._now() for i in mine if i in fixed}
        taken = [(begin + n, units) for i, begin in begins.items() for n, units in enumerate(fixed[i])]
        free = [*row, *[row[-1]] * (max([0, *(t + 2 - len(row) for t, _units in taken)]))]
        for t, units in taken:
            free[t] = max(0, free[t] - units)
        return free

    def _now(self) -> int:
        """Return the period in which what is under way goes on: that of the first day of the plan."""
        return self.lead

    def _elapsed(self, began: date) -> int:
        return max(0, (self.calendar.day(self._now()) - began).days // 7)

    def _markers(self) -> list[Activity]:
        made = [Activity(LEAD, self.lead)] if self.lead else []
        after = frozenset({LEAD}) if self.lead else frozenset[str]()
        return made + ([Activity(ENQUIRY, ENQUIRY_WEEKS, after)] if self.task.asked_first else [])

    def _activity(
        self, a: Action, weeks: Mapping[str, int], load: Mapping[str, int], safe: Mapping[str, Placed]
    ) -> Activity:
        task = self.task
        cost = self.costs.of(a.id) if task.conditions.budget else 0
        if a.id in safe:
            return self._placed(a, safe[a.id])
        if a.id in self.under_way:
            return Activity(a.id, weeks[a.id], release=self._now())
        needs = frozenset(task.selection.needs[a.id]) | ({ENQUIRY} if a.id in task.asked_first else set())
        needs |= task.safe[a.owner] | ({LEAD} if self.lead else set())
        lags = self._lags(a, needs)
        made = Activity(a.id, weeks[a.id], needs, {a.owner: load[a.id]}, lags, cost=cost)
        seated = max(0, self._seated.get(a.id, 0) - made.duration)
        return self._on_dates(replace(made, release=seated), a)

    def _placed(self, a: Action, at: Placed) -> Activity:
        """Return what makes things safe as an activity that stays where it is, and takes nothing from others."""
        if a.id in self.under_way:
            return Activity(a.id, at.end - at.start, release=at.start)
        needs = frozenset(self.task.selection.needs[a.id])
        made = Activity(a.id, at.end - at.start, needs, lags=self._lags(a, needs))
        return replace(self._on_dates(made, a), release=at.start)

    def _on_dates(self, made: Activity, a: Action) -> Activity:
        for fixed in (f for f in self.task.conditions.fixed if f.action == a.id):
            made = self._fixed(made, fixed)
        return made

    def _fixed(self, made: Activity, fixed: FixedDate) -> Activity:
        calendar = self.safe_calendar if fixed.action in self.task.safe[""] else self.calendar
        if fixed.sign == ">=":
            return replace(made, release=max(made.release, calendar.week_from(fixed.day)))
        end = calendar.week(fixed.day) + 1
        if fixed.sign == "<=":
            end = calendar.week(fixed.day + timedelta(days=1))
        deadline = end if made.deadline is None else min(end, made.deadline)
        release = max(made.release, end - made.duration) if fixed.sign == "=" else made.release
        return replace(made, deadline=deadline, release=release)

    def _ends_of(self, seated: Iterable[Seated]) -> dict[str, int]:
        """Return by action the first period at whose beginning the last of its people have sat."""
        held, found = {c.course for c in self.task.conditions.courses}, dict[str, int]()
        for s in (s for s in seated if s.course in held and s.action not in self.task.safe[""]):
            found[s.action] = max(self.calendar.week_from(s.until + timedelta(days=1)), found.get(s.action, 0))
        return found

    def _until_seated(self, weeks: dict[str, int], load: dict[str, int]) -> None:
        """Let what is under way go on until its people have sat, with the same work."""
        for i in self.under_way.keys() & self._seated.keys():
            longer = max(weeks[i], self._seated[i] - self._now())
            load[i] = -(-load[i] * weeks[i] // longer)
            weeks[i] = longer

    def _contradiction(
        self,
        activities: Sequence[Activity],
        capacities: Mapping[str, Capacity],
        budget: Budget | None,
        seed: int,
    ) -> VidkitError:
        """Return the error that names a smallest set of dates that cannot be kept together."""
        unlimited = [replace(a, demand={}, cost=0) for a in activities]
        if not _keeps(unlimited, {}, None, seed):
            return ContradictoryDates(self._smallest(unlimited, {}, None, seed), alone=True)
        return ContradictoryDates(self._smallest(activities, capacities, budget, seed), alone=False)

    def _smallest(
        self,
        activities: Sequence[Activity],
        capacities: Mapping[str, Capacity],
        budget: Budget | None,
        seed: int,
    ) -> list[str]:
        """Return fixed dates of which none can be left out without the rest being kept."""
        left: dict[str, FixedDate | Seated] = {str(f): f for f in self.task.conditions.fixed}
        left |= {str(s): s for s in self.task.conditions.seated if s.action in self._seated}
        for name in list(left):
            tried = [v for k, v in left.items() if k != name]
            if not _keeps(self._only(activities, tried), capacities, budget, seed):
                left.pop(name)
        return list(left)

    def _only(self, activities: Sequence[Activity], kept: Sequence[FixedDate | Seated]) -> list[Activity]:
        """Return the activities under these fixed dates alone."""
        by_id = {a.id: a for a in self.task.actions}
        seated = self._ends_of(s for s in kept if isinstance(s, Seated))
        found = []
        for a in activities:
            free = a
            if a.id in self.task.safe[""]:
                free = replace(a, deadline=None)
            elif a.id not in self.under_way:
                free = replace(a, release=max(0, seated.get(a.id, 0) - a.duration), deadline=None)
            if a.id in by_id and a.id not in self.under_way:
                for f in kept:
                    if isinstance(f, FixedDate) and f.action == a.id:
                        free = self._fixed(free, f)
            found.append(free)
        return found


def same_currency(conditions: Conditions, known: Costs) -> None:
    """Raise WrongCurrency where the budget is in another currency than the prices, and what keeps prices unknown."""
    if conditions.budget and known.problem is not None:
        raise known.problem
    given = conditions.budget.currency if conditions.budget else ""
    if given not in ("", known.currency):
        raise WrongCurrency(given, known.currency)


def budget_by_week(task: Task, calendar: WorkCalendar, lead: int) -> Budget | None:
    """Return the money by week: the same amount each budget year, in full for what is left of the first."""
    money = task.conditions.budget
    if money is None:
        return None
    answer = task.assessment.answers.get("budget_cycle_start")
    month = answer.value if answer and answer.is_known and isinstance(answer.value, int) else 1
    first = date(task.start.year, min(12, max(1, month)), 1)
    begins = [months_after(first, 12 * n) for n in range(12)]
    later = sorted({calendar.week_from(d) for d in begins if d > calendar.day(lead)} - {0})
    return Budget((0, *later), (money.amount,) * (1 + len(later)))


def left_of(budget: Budget | None, safe: Mapping[str, Placed], known: Costs) -> Budget | None:
    """Return the money that is left when what makes things safe is paid, which waits for none."""
    if budget is None or not safe:
        return budget
    amounts = [*budget.amounts, budget.amounts[-1]]
    for i, p in safe.items():
        year = min(budget.year_of(p.start), len(budget.amounts) - 1)
        amounts[year] = max(0, amounts[year] - known.of(i))
    return replace(budget.until(1), amounts=tuple(amounts))


def _keeps(
    activities: Sequence[Activity], capacities: Mapping[str, Capacity], budget: Budget | None, seed: int
) -> bool:
    try:
        schedule(activities, capacities, tries=_FILTER_TRIES, seed=seed, budget=budget)
    except LateSchedule:
        return False
    return True


def _began(task: Task, action: Action) -> date:
    try:
        return date.fromisoformat(task.assessment.progress[action.id].date)
    except ValueError:
        return task.start


def _stretched(action: Action, conditions: Conditions) -> Action:
    more = conditions.stretch.get(action.id, 0)
    least, likely, most = action.weeks
    return replace(action, weeks=(least, max(0, likely + more), max(most, likely + more))) if more else action


def _rate(action: Action, weeks: int, most: int) -> int:
    return min(math.ceil(action.person_days * TENTHS / weeks), most) if weeks else 0


def _short(row: Sequence[int]) -> Capacity:
    """Return one figure where it never changes."""
    return row[-1] if len(set(row)) == 1 else tuple(row)


def _kept(timed: Schedule, safe: Mapping[str, Placed]) -> Schedule:
    """Return the schedule with what makes things safe where it was placed, whatever the method made of it."""
    starts, ends = ({i: p.start for i, p in safe.items()}, {i: p.end for i, p in safe.items()})
    return replace(timed, start={**timed.start, **starts}, end={**timed.end, **ends}) if safe else timed
