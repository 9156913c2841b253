"""Of schedules hardly longer than one found, one in which milestones are reached early, in the order of the pack.

What the first milestone needs is placed first, then what the second needs besides, and so on; the
rest follows, longest chain first. Where the whole then gets too long, what is late moves forward as
little as helps. From there, small changes are kept as long as they make nothing worse.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from vidkit.content.model import Milestone
from vidkit.planning.dated import Budget, Capacity, DatedProject
from vidkit.planning.project import Activity, Project
from vidkit.planning.schedule import Schedule

MOST_PLACED, PATIENCE = 600, 100
"""Schedules that are placed at most, and those in which no milestone gains after which no more are."""
SLACK = 30
"""Where it is not known that nothing is shorter, the whole may become longer by one part in so many."""
_PARTS = 8
"""How finely what is late moves forward: by eighths of the way."""
_SHIFTS = 3
"""Activities that one change moves to another place in the order."""
Value = tuple[int, ...]
Dates = tuple[Sequence[int], Sequence[int]]


def polished(
    activities: Sequence[Activity],
    capacities: Mapping[str, Capacity],
    budget: Budget | None,
    found: Schedule,
    milestones: Sequence[Milestone],
    weights: Mapping[str, int],
    *,
    latest: int | None = None,
    seed: int = 0,
) -> Schedule:
    """Return a schedule in which no milestone is later than in the one found, unless one before it is earlier.

    It is no longer where that one is proved to be shortest, elsewhere by one part in `SLACK` at most:
    a search that packs the whole more tightly would otherwise leave no room for a milestone.
    milestones: in the order in which they count. weights: by activity, what an early end counts where
    all milestones stay; what is not there counts nothing. latest: the whole ends by then, if the one found does.
    """
    if not activities:
        return found
    rules = _Rules(activities, capacities, budget, longest(found, latest), milestones, weights)
    here = _Polish(rules, found, seed)
    here.run()
    starts, ends = here.best.dates
    names = rules.project.ids
    return Schedule(
        dict(zip(names, starts, strict=True)), max(ends, default=0), found.lower_bound,
        dict(zip(names, ends, strict=True)),
    )  # fmt: skip


def longest(found: Schedule, latest: int | None) -> int:
    """Return how long the whole may become so that milestones are early: see `polished`."""
    most = found.makespan if found.proved else found.makespan + found.makespan // SLACK
    return most if latest is None else max(found.makespan, min(most, latest))


@dataclass(frozen=True, slots=True)
class _Goal:
    """A milestone by the numbers of its activities."""

    numbers: tuple[int, ...]
    at_start: bool
    first: bool

    def decided(self, dates: Dates) -> int:
        """Return the number that decides when it is reached."""
        choose = min if self.first else max
        return choose(self.numbers, key=lambda j: (dates[not self.at_start][j], j))

    def reached(self, dates: Dates) -> int:
        return dates[not self.at_start][self.decided(dates)]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A schedule with the order that gave it; see `_Rules.value`."""

    value: Value
    dates: Dates
    order: Sequence[int]


class _Rules:
    """A project, how it is placed, and which of two schedules of it is better."""

    def __init__(
        self,
        activities: Sequence[Activity],
        capacities: Mapping[str, Capacity],
        budget: Budget | None,
        longest: int,
        milestones: Sequence[Milestone],
        weights: Mapping[str, int],
    ) -> None:
        steady = {r: units for r, units in capacities.items() if isinstance(units, int)}
        plain = budget is None and len(steady) == len(capacities) and not any(a.is_dated for a in activities)
        self._dated = None if plain else DatedProject(activities, capacities, budget)
        self.project = self._dated or Project(activities, steady)
        ids = self.project.ids
        number = {i: j for j, i in enumerate(ids)}
        held = ((m, tuple(number[i] for i in m.actions if i in number)) for m in milestones)
        self.goals = [_Goal(js, m.edge == "start", m.pick == "first") for m, js in held if js]
        by_id = {a.id: a for a in activities}
        self.tails = _tails([by_id[i] for i in ids], number)
        self.before = _all_before(self.project)
        self._latest = [longest - tail for tail in self.tails]
        self._weights = [weights.get(i, 0) for i in ids]

    def placed(self, order: Sequence[int]) -> _Placed:
        dates = self._dates(order)
        place = {j: n for n, j in enumerate(order)}
        return _Placed(self.value(dates), dates, sorted(order, key=lambda j: (dates[0][j], place[j])))

    def value(self, dates: Dates) -> Value:
        """Return what is late, when each milestone is reached, the length, and the weighted sum of ends."""
        late = sum(end - latest for end, latest in zip(dates[1], self._latest, strict=True) if end > latest)
        if self._dated:
            late += sum(self._dated.placing.late(*dates).values())
        total = sum(map(mul, dates[1], self._weights))
        return (late, *(goal.reached(dates) for goal in self.goals), max(dates[1], default=0), total)

    def late(self, dates: Dates) -> list[int]:
        """Return what ends too late for the whole or for its own date, first to start first."""
        found = {j for j, end in enumerate(dates[1]) if end > self._latest[j]}
        if self._dated:
            named = self._dated.placing.late(*dates)
            found |= {j for j, i in enumerate(self.project.ids) if i in named}
        return sorted(found, key=lambda j: (dates[0][j], j))

    def _dates(self, order: Sequence[int]) -> Dates:
        if self._dated:
            return self._dated.placing.placed(order)
        ends = self.project.forward.place(order)
        return [e - d for e, d in zip(ends, self.project.duration, strict=True)], ends


class _Polish:
    """`best`: of the schedules that are not late; at first the one found."""

    def __init__(self, rules: _Rules, found: Schedule, seed: int) -> None:
        self._rules = rules
        self._left = MOST_PLACED
        self._random = random.Random(seed).random
        ids = rules.project.ids
        dates = [found.start[i] for i in ids], [found.end[i] for i in ids]
        self._found = sorted(range(len(ids)), key=lambda j: (dates[0][j], j))
        self.best = _Placed(rules.value(dates), dates, self._found)

    def run(self) -> None:
        """Look from what the milestones need first; where that stays late, from the schedule found."""
        if not self._rules.goals:
            self._climb(self.best)
            return
        self._placed(self._found)
        at = self._climb(self._hurried(self._placed(self._milestones_first())))
        if at.value[0]:
            self._left = max(self._left, PATIENCE)
            self._climb(self.best, all_of=True)

    def _placed(self, order: Sequence[int]) -> _Placed:
        """Return the schedule of an order, and keep it if it is the best."""
        self._left -= 1
        placed = self._rules.placed(order)
        if placed.value < self.best.value:
            self.best = placed
        return placed

    def _milestones_first(self) -> list[int]:
        """Return the order in which each milestone's needs stand before those of the next, the most urgent first."""
        rules, order = self._rules, dict[int, None]()
        for goal in rules.goals:
            order |= dict.fromkeys(self._urgent_first(goal.decided(self.best.dates)))
        urgent = sorted(range(len(self._found)), key=lambda j: (-rules.tails[j] - rules.project.duration[j], j))
        return list(order | dict.fromkeys(urgent))

    def _urgent_first(self, goal: int) -> list[int]:
        """Return what an activity needs and itself, longest chain to it first."""
        project, tails = self._rules.project, {goal: 0}
        for j in sorted(self._rules.before[goal], reverse=True):
            tails[j] = max(project.duration[k] + tails[k] for k in project.forward.after[j] if k in tails)
        return sorted(tails, key=lambda j: (-tails[j] - project.duration[j], j))

    def _hurried(self, at: _Placed) -> _Placed:
        """Return the schedule after moving forward, in turn, what is late; as long as less of it is late."""
        while at.value[0] and self._left > 0:
            j = self._rules.late(at.dates)[0]
            where = at.order.index(j)
            tried = (self._placed(self._forward(at.order, j, where - -(-where * n // _PARTS)))
                     for n in range(1, _PARTS + 1))  # fmt: skip
            better = next((p for p in tried if p.value[0] < at.value[0]), None)
            if better is None:
                break
            at = better
        return at

    def _climb(self, at: _Placed, *, all_of: bool = False) -> _Placed:
        """Return the schedule after random changes, each kept unless it is worse.

        all_of: it is also worse where any milestone is later, whatever another gains.
        """
        idle = 0
        while self._left > 0 and (idle < PATIENCE or at.value[0]):
            changed = self._placed(self._changed(at))
            idle = 0 if changed.value[:-2] < at.value[:-2] else idle + 1
            later = all_of and any(new > old for new, old in zip(changed.value[:-2], at.value[:-2], strict=True))
            if changed.value <= at.value and not later:
                at = changed
        return at

    def _changed(self, at: _Placed) -> list[int]:
        """Return the order with something late or a milestone moved forward, or with a few activities moved."""
        late, chance = self._rules.late(at.dates) if at.value[0] else [], self._below(10)
        goals = self._rules.goals
        if (late and chance < 4) or (goals and chance == 4):
            of = late if chance < 4 else [goal.decided(at.dates) for goal in goals]
            j = of[self._below(len(of))]
            return self._forward(at.order, j, self._below(at.order.index(j) + 1))
        return self._shifted(at.order)

    def _forward(self, order: Sequence[int], j: int, to: int) -> list[int]:
        """Return the order in which an activity, and what it needs, stand from a place on."""
        first = self._rules.before[j] | {j}
        head, rest = order[:to], order[to:]
        return [*head, *(i for i in rest if i in first), *(i for i in rest if i not in first)]

    def _shifted(self, order: Sequence[int]) -> list[int]:
        side, found = self._rules.project.forward, list(order)
        top = len(found) - 1
        for _ in range(_SHIFTS):
            low = high = at = self._below(top + 1)
            j = found[at]
            while low > 0 and found[low - 1] not in side.before[j]:
                low -= 1
            while high < top and found[high + 1] not in side.after[j]:
                high += 1
            del found[at]
            found.insert(low + self._below(high - low + 1), j)
        return found

    def _below(self, n: int) -> int:
        """Return a whole number from 0 to n - 1."""
        return int(self._random() * n)


def _tails(activities: Sequence[Activity], number: Mapping[str, int]) -> list[int]:
    """Return the least time between the end of each activity and the end of the project: its longest chain."""
    tails = [0] * len(activities)
    for a in reversed(activities):
        for need in a.needs:
            chain = a.lags.get(need, 0) + a.duration + tails[number[a.id]]
            tails[number[need]] = max(tails[number[need]], chain)
    return tails


def _all_before(project: Project) -> list[set[int]]:
    found: list[set[int]] = []
    for before in project.forward.before:
        found.append(set(before).union(*(found[i] for i in before)))
    return found
