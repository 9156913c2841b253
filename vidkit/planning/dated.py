"""A project whose capacity changes over time, with waiting times, fixed dates and money by the year.

Work pauses where a resource that it needs has no capacity at all (a closure), and goes on
afterwards. Whole numbers throughout; a forward pass alone decides what is feasible, a backward
pass only proposes an order.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.planning.bounds import Limits
from vidkit.planning.project import Activity, ImpossibleSchedule, Project, Side, by_name, in_order
from vidkit.planning.search import Pair, Search

Capacity = int | Sequence[int]
"""Units in every period, or one figure a period, the last of which holds for ever."""

YEAR = 52
LATE = 1_000_000
"""What one period of lateness weighs, in periods: no schedule is chosen for being short and late."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Money for what starts: `amounts[n]` from period `begins[n]` on, where `begins[0]` is 0.

    What is not spent lapses. After the last amount further years of 52 periods bring the same.
    """

    begins: tuple[int, ...]
    amounts: tuple[int, ...]

    def until(self, years: int) -> "Budget":
        """Return the budget with at least so many further years written out."""
        begins, amounts = list(self.begins), list(self.amounts)
        for _n in range(years):
            begins.append(begins[-1] + YEAR)
            amounts.append(amounts[-1])
        return Budget(tuple(begins), tuple(amounts))

    def year_of(self, period: int) -> int:
        """Return the number of the budget year of a period, from 0."""
        return bisect_right(self.begins, period) - 1


class DatedProject(Project):
    """The activities as numbers, as `Project` has them, with all that binds them in time."""

    def __init__(
        self, activities: Iterable[Activity], capacities: Mapping[str, Capacity], budget: Budget | None = None
    ) -> None:
        """Raises: ImpossibleSchedule."""
        by_id = by_name(activities)
        self.ids = in_order(by_id)
        self.size = len(self.ids)
        self.activities = [by_id[i] for i in self.ids]
        self.duration = [a.duration for a in self.activities]
        rows = {r: _row(units) for r, units in sorted(capacities.items())}
        self.units = rows
        self.budget = _enough(budget, self.activities)
        for a in self.activities:
            _possible(a, rows, self.budget)
        number = {name: n for n, name in enumerate(self.ids)}
        self.waits = [[(number[n], a.lags.get(n, 0)) for n in sorted(a.needs)] for a in self.activities]
        after: list[list[tuple[int, int]]] = [[] for _ in self.ids]
        for j, waits in enumerate(self.waits):
            for i, lag in waits:
                after[i].append((j, lag))
        self.followed = after
        calendar = _Calendar(rows, self.activities)
        self.forward = self.placing = _Forward(self, calendar)
        self.backward = _Backward(self, calendar)


class _Calendar:
    """Loads as packed integers by period, and for each activity the periods in which it pauses."""

    def __init__(self, rows: Mapping[str, Sequence[int]], activities: Sequence[Activity]) -> None:
        self.length = max([1, *(len(row) for row in rows.values())])
        shift: dict[str, int] = {}
        width: dict[str, int] = {}
        at = self.guard = 0
        for name, row in rows.items():
            shift[name], width[name] = at, max(row).bit_length()
            self.guard |= 1 << (at + width[name])
            at += width[name] + 1
        full = {name: (1 << bits) - 1 for name, bits in width.items()}
        self.idle = [
            sum((full[name] - _at(row, t)) << shift[name] for name, row in rows.items()) for t in range(self.length)
        ]
        self.demand = [_packed(a, shift) for a in activities]
        closed = {name: frozenset(t for t, units in enumerate(row) if not units) for name, row in rows.items()}
        self.pauses = [_pauses(a, closed) for a in activities]


def _packed(a: Activity, shift: Mapping[str, int]) -> int:
    return sum(units << shift[name] for name, units in a.demand.items() if units) if a.duration else 0


def _pauses(a: Activity, closed: Mapping[str, frozenset[int]]) -> frozenset[int]:
    found = (closed[name] for name, units in a.demand.items() if units and a.duration)
    return frozenset().union(*found)


class _Forward(Side):
    """Placing from the start: with lags, dates, pauses and money."""

    def __init__(self, project: DatedProject, calendar: _Calendar) -> None:
        self.numbers = range(project.size)
        self.before = [frozenset(i for i, _lag in waits) for waits in project.waits]
        self.after = [frozenset(j for j, _lag in found) for found in project.followed]
        self._project, self._calendar = project, calendar

    def place(self, order: Iterable[int]) -> list[int]:
        """Return the end of each activity, placed in turn as early as all that binds it allows."""
        return self.placed(order)[1]

    def placed(self, order: Iterable[int]) -> tuple[list[int], list[int]]:
        """Return the start and the end of each activity."""
        project, calendar = self._project, self._calendar
        load = _Load(calendar.idle, calendar.guard)
        purse = _Purse(project.budget)
        starts, ends = [0] * project.size, [0] * project.size
        for j in order:
            a = project.activities[j]
            start = max([a.release, *(ends[i] + lag for i, lag in project.waits[j])])
            starts[j], ends[j] = _fitted(a, start, calendar.demand[j], calendar.pauses[j], load, purse)
        return starts, ends

    def late(self, starts: Sequence[int], ends: Sequence[int]) -> dict[str, int]:
        """Return by how many periods each activity misses its deadline, or its last possible start."""
        found = {}
        for a, start, end in zip(self._project.activities, starts, ends, strict=True):
            late = max(0, end - a.deadline) if a.deadline is not None else 0
            late += 1 + start - a.starts[-1] if a.starts and start not in a.starts else 0
            if late:
                found[a.id] = late
        return found


def _fitted(
    a: Activity, start: int, units: int, pauses: frozenset[int], load: "_Load", purse: "_Purse"
) -> tuple[int, int]:
    """Return the earliest start and end from `start` on, and book the load and the money."""
    while True:
        start, end = load.first(start, a.duration, units, pauses)
        later = purse.first(start, a.cost)
        if a.starts and later not in a.starts:
            later = next((s for s in a.starts if s >= later), later)
        if later == start:
            break
        start = later
    load.book(start, end, units, pauses)
    purse.book(start, a.cost)
    return start, end


class _Load:
    """What is taken in each period; grows as far as it is asked."""

    def __init__(self, idle: Sequence[int], guard: int) -> None:
        self._load, self._tail, self._guard = list(idle), idle[-1], guard

    def first(self, start: int, length: int, units: int, pauses: frozenset[int]) -> tuple[int, int]:
        """Return the first start from `start` on at which the work fits, and its end."""
        if not length or not (units or pauses):
            return start, start + length
        load, guard = self._load, self._guard
        t, done = start, 0
        while done < length:
            if t >= len(load):
                load.extend([self._tail] * (t + length - len(load) + 1))
            if t in pauses:
                if not done:
                    start = t + 1
            elif load[t] + units & guard:
                start, done = t + 1, 0
            else:
                done += 1
            t += 1
        return start, t

    def book(self, start: int, end: int, units: int, pauses: frozenset[int]) -> None:
        if units:
            for t in range(start, end):
                if t not in pauses:
                    self._load[t] += units


class _Purse:
    """What is spent in each budget year."""

    def __init__(self, budget: Budget | None) -> None:
        self._budget = budget
        self._left = list(budget.amounts) if budget else []

    def first(self, start: int, cost: int) -> int:
        """Return the first period from `start` on whose year still has the money."""
        if self._budget is None or not cost:
            return start
        year = self._budget.year_of(start)
        while self._left[year] < cost:
            year += 1
            start = self._budget.begins[year]
        return start

    def book(self, start: int, cost: int) -> None:
        if self._budget is not None and cost:
            self._left[self._budget.year_of(start)] -= cost


class _Backward(Side):
    """Placing from the end of a schedule of some length: what it gives is an order, not dates."""

    def __init__(self, project: DatedProject, calendar: _Calendar) -> None:
        self.numbers = range(project.size)[::-1]
        self.before = [frozenset(j for j, _lag in found) for found in project.followed]
        self.after = [frozenset(i for i, _lag in waits) for waits in project.waits]
        self._project, self._calendar = project, calendar
        self.length = calendar.length

    def place(self, order: Iterable[int]) -> list[int]:
        """Return the ends, counted back from the last schedule's length."""
        project, calendar, whole = self._project, self._calendar, self.length
        idle = [calendar.idle[min(t, calendar.length - 1)] for t in range(whole)][::-1]
        load = _Load([*idle, calendar.idle[-1]], calendar.guard)
        ends = [0] * project.size
        for j in order:
            a = project.activities[j]
            start = max([0, *(ends[k] + lag for k, lag in project.followed[j])])
            if a.deadline is not None:
                start = max(start, whole - a.deadline)
            pauses = frozenset(whole - 1 - t for t in calendar.pauses[j] if t < whole)
            start, end = load.first(start, a.duration, calendar.demand[j], pauses)
            load.book(start, end, calendar.demand[j], pauses)
            ends[j] = end
        return ends

    def pushed(self, other: Sequence[int]) -> list[int]:
        self.length = max(other, default=0)
        return super().pushed(other)


@dataclass(frozen=True, slots=True)
class Dates:
    """Starts and ends by number; `late`: by how many periods, by id."""

    starts: Sequence[int]
    ends: Sequence[int]
    late: Mapping[str, int]

    @property
    def value(self) -> int:
        return max(self.ends, default=0) + LATE * sum(self.late.values())


class DatedSearch(Search):
    """The search on a dated project: least late, then shortest. Each pair ends with a forward pass."""

    def __init__(self, project: DatedProject, limits: Limits, seed: int) -> None:
        self._placing = project.placing
        self._found: list[Dates] = []
        super().__init__(project, limits, seed)

    def best_dates(self, tries: int) -> Dates:
        """Return the best schedule found."""
        self.run(tries)
        return self._found[-1]

    def _placed(self, order: Sequence[int], side: int) -> Pair:
        forward, backward = self._sides
        if side:
            own = backward.place(order)
            return Pair(*self._kept(forward.order(own), own))
        value, (ends, _own) = self._kept(order, ())
        other = backward.pushed(ends)
        again, sides = self._kept(forward.order(other), other)
        return Pair(again, sides) if again <= value else Pair(value, (ends, other))

    def _kept(
        self, order: Sequence[int], other: Sequence[int]
    ) -> tuple[int, tuple[Sequence[int], Sequence[int]]]:
        """Return the value and the ends of a forward pass, and keep its dates if none were better."""
        starts, ends = self._placing.placed(order)
        dates = Dates(starts, ends, self._placing.late(starts, ends))
        if not self._found or dates.value < self._found[-1].value:
            self._found.append(dates)
        return dates.value, (ends, other)


def dated_limits(project: DatedProject) -> Limits:
    """Return how short the project can be at best: chains with their dates, work, and money."""
    heads, ends = _alone(project)
    tails = [0] * project.size
    for j in reversed(range(project.size)):
        tails[j] = max((lag + project.duration[k] + tails[k] for k, lag in project.followed[j]), default=0)
    bound = max((e + t for e, t in zip(ends, tails, strict=True)), default=0)
    for name, row in project.units.items():
        bound = max(bound, _work_bound(project, name, row, heads, tails))
    return Limits(bound=max(bound, _money_bound(project)), heads=heads, tails=tails)


def _alone(project: DatedProject) -> tuple[list[int], list[int]]:
    """Return the start and the end of each activity if it were alone with what it needs."""
    calendar = _Calendar(project.units, project.activities)
    starts, ends = [0] * project.size, [0] * project.size
    for j, a in enumerate(project.activities):
        begin = max([a.release, *(ends[i] + lag for i, lag in project.waits[j])])
        load = _Load(calendar.idle, calendar.guard)
        starts[j], ends[j] = _fitted(a, begin, calendar.demand[j], calendar.pauses[j], load, _Purse(None))
    return starts, ends


def _work_bound(
    project: DatedProject, name: str, row: Sequence[int], heads: Sequence[int], tails: Sequence[int]
) -> int:
    """Return when the resource can have done all its work from each head on, and the shortest tail."""
    users = [j for j, a in enumerate(project.activities) if a.demand.get(name) and a.duration]
    best = 0
    for head in sorted({heads[j] for j in users}):
        mine = [j for j in users if heads[j] >= head]
        work = sum(project.duration[j] * project.activities[j].demand[name] for j in mine)
        best = max(best, _worked(row, head, work) + min(tails[j] for j in mine))
    return best


def _worked(row: Sequence[int], start: int, work: int) -> int:
    """Return the period by which so much work can be done from `start` on."""
    t = start
    while work > 0 and t < len(row):
        work -= row[t]
        t += 1
    return t if work <= 0 else t + -(-work // row[-1])


def _money_bound(project: DatedProject) -> int:
    """Return when the last money needed is there, and the shortest activity that it pays for."""
    paid = [a for a in project.activities if a.cost]
    if project.budget is None or not paid:
        return 0
    needed, year = sum(a.cost for a in paid), 0
    while needed > project.budget.amounts[year]:
        needed -= project.budget.amounts[year]
        year += 1
    return project.budget.begins[year] + min(a.duration for a in paid) if year else 0


def _row(units: Capacity) -> Sequence[int]:
    return [max(0, units)] if isinstance(units, int) else [max(0, u) for u in units] or [0]


def _at(row: Sequence[int], period: int) -> int:
    return row[min(period, len(row) - 1)]


def _enough(budget: Budget | None, activities: Sequence[Activity]) -> Budget | None:
    """Return the budget with a year for each activity that costs, so that placing always ends."""
    return budget.until(1 + sum(1 for a in activities if a.cost)) if budget else None


def _possible(a: Activity, rows: Mapping[str, Sequence[int]], budget: Budget | None) -> None:
    for name, units in sorted(a.demand.items()):
        most = rows[name][-1] if name in rows else 0
        if units > most and a.duration:
            raise ImpossibleSchedule(
                _('"{id}" asks for {units} of "{name}" a period; in the end there are {most}.',
                  id=a.id, units=units, name=name, most=most),
                _("Give more capacity or a longer duration."),
            )  # fmt: skip
    if budget and a.cost > budget.amounts[-1]:
        raise ImpossibleSchedule(
            _('"{id}" costs {cost}; a year\'s budget is {amount}.', id=a.id, cost=a.cost, amount=budget.amounts[-1]),
            _("Raise the budget to that, or leave the action out."),
        )
