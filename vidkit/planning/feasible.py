"""Is a schedule feasible? Counted period by period from the activities alone.

Shares no code with what makes schedules, so that it can judge them.
"""

from collections.abc import Iterable, Mapping, Sequence

from vidkit.base.i18n import _
from vidkit.planning.project import Activity
from vidkit.planning.schedule import Budget, Capacity, Schedule


def faults(
    activities: Iterable[Activity],
    capacities: Mapping[str, Capacity],
    found: Schedule,
    budget: Budget | None = None,
) -> tuple[str, ...]:
    """Return what is wrong with a schedule, a sentence each; nothing when it is feasible."""
    given = {a.id: a for a in activities}
    if given.keys() != found.start.keys():
        return (_("It does not hold each activity once."),)
    end = {i: _end(a, found.start[i], capacities) for i, a in given.items()}
    told = [*_dates(given, found, end), *_loads(given, capacities, found.start, end)]
    if budget is not None:
        told += _money(given, found.start, budget)
    if found.makespan != max(end.values(), default=0):
        told.append(_("The length is not the last end."))
    if found.lower_bound > found.makespan:
        told.append(_("It is shorter than its lower bound."))
    return tuple(told)


def _end(a: Activity, start: int, capacities: Mapping[str, Capacity]) -> int:
    done, t = 0, start
    while done < a.duration:
        done += not _paused(a, t, capacities)
        t += 1
    return t


def _paused(a: Activity, period: int, capacities: Mapping[str, Capacity]) -> bool:
    return any(units and _units(capacities.get(r, 0), period) <= 0 for r, units in a.demand.items())


def _units(capacity: Capacity, period: int) -> int:
    if isinstance(capacity, int):
        return capacity
    return capacity[period] if period < len(capacity) else capacity[-1]


def _dates(given: Mapping[str, Activity], found: Schedule, end: Mapping[str, int]) -> Iterable[str]:
    for i, a in given.items():
        start = found.start[i]
        for need in a.needs:
            if start < end[need] + a.lags.get(need, 0):
                yield _("{id} starts before {need} and its waiting time are over.", id=i, need=need)
        if start < a.release or start < 0:
            yield _("{id} starts too early.", id=i)
        if a.deadline is not None and end[i] > a.deadline:
            yield _("{id} ends too late.", id=i)
        if a.starts and start not in a.starts:
            yield _("{id} starts on no date that it may start on.", id=i)
        if found.end and found.end[i] != end[i]:
            yield _("{id} ends at another time than is said.", id=i)


def _loads(
    given: Mapping[str, Activity],
    capacities: Mapping[str, Capacity],
    start: Mapping[str, int],
    end: Mapping[str, int],
) -> Iterable[str]:
    for name, capacity in capacities.items():
        users = [a for a in given.values() if a.demand.get(name)]
        for t in range(max([0, *(end[a.id] for a in users)])):
            busy = [a for a in users if start[a.id] <= t < end[a.id] and not _paused(a, t, capacities)]
            used = sum(a.demand[name] for a in busy)
            if used > _units(capacity, t):
                yield _("{used} of {name} in period {t}.", used=used, name=name, t=t)


def _money(given: Mapping[str, Activity], start: Mapping[str, int], budget: Budget) -> Sequence[str]:
    spent: dict[int, int] = {}
    for i, a in given.items():
        year = _year(budget, start[i])
        spent[year] = spent.get(year, 0) + a.cost
    most = {year: budget.amounts[min(year, len(budget.amounts) - 1)] for year in spent}
    return [
        _("{spent} are spent in year {year}.", spent=sum_, year=year + 1)
        for year, sum_ in sorted(spent.items())
        if sum_ > most[year]
    ]


def _year(budget: Budget, period: int) -> int:
    last = budget.begins[-1]
    if period >= last:
        return len(budget.begins) - 1 + (period - last) // 52
    return sum(1 for begin in budget.begins if begin <= period) - 1
