"""What fixed each start: the prerequisite, the owner's time, the money, a course or a fixed date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vidkit.planning.schedule import Activity
from vidkit.planning.timing import LEAD, Timing


@dataclass(frozen=True, kw_only=True, slots=True)
class Binding:
    """`needs`: those whose end, with the waiting time after it, is the start. The rest: what else held it back.

    `earlier`: what the owner did until then, where that held it back.
    """

    needs: tuple[str, ...]
    owner: bool = False
    money: bool = False
    course: bool = False
    fixed: bool = False
    earlier: tuple[str, ...] = ()


def bindings(times: Timing) -> Mapping[str, Binding]:
    """Return for each activity what fixed its start."""
    spent = _spent(times)
    users: dict[str, list[Activity]] = {}
    for a in times.activities:
        for name, units in a.demand.items():
            if units:
                users.setdefault(name, []).append(a)
    return {a.id: _binding(a, times, spent, users) for a in times.activities}


def _binding(
    a: Activity, times: Timing, spent: Mapping[int, int], users: Mapping[str, Sequence[Activity]]
) -> Binding:
    start, end = times.timed.start[a.id], times.timed.end
    ready = {n: end[n] + a.lags.get(n, 0) for n in a.needs}
    needs = tuple(n for n in sorted(ready) if ready[n] == start)
    soonest = max([0, *ready.values()])
    if start <= soonest and a.release < start:
        return Binding(needs=needs)
    if a.release == start and start > soonest:
        seated = times.seated.get(a.id, 0) - a.duration == start
        return Binding(needs=needs, course=seated, fixed=not seated and a.id not in times.under_way)
    if start <= soonest:
        return Binding(needs=needs)
    budget = times.budget
    if budget and a.cost and start in budget.begins and spent.get(budget.year_of(start - 1), 0) + a.cost > (
        budget.amounts[budget.year_of(start - 1)]
    ):
        return Binding(needs=needs, money=True)
    earlier = tuple(
        b.id for name in a.demand for b in users.get(name, ()) if end[b.id] == start and times.timed.start[b.id] < start
    )
    return Binding(needs=needs, owner=True, earlier=earlier)


def _spent(times: Timing) -> Mapping[int, int]:
    found: dict[int, int] = {}
    if times.budget:
        for a in times.activities:
            if a.id != LEAD and a.cost:
                year = times.budget.year_of(times.timed.start[a.id])
                found[year] = found.get(year, 0) + a.cost
    return found
