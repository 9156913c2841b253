"""Of schedules that are equally short, one in which what matters is done early.

The length of a plan says nothing about the work that is not on its longest chain. Each key
activity in turn is moved forward with all that it needs, and stays there if the whole gets no
longer and the weighted sum of ends gets smaller.
"""

from collections.abc import Callable, Mapping, Sequence

from vidkit.planning.dated import Budget, Capacity, DatedProject
from vidkit.planning.project import Activity, Project
from vidkit.planning.schedule import Schedule

ROUNDS, EIGHTHS = 3, (0, 1, 2, 4, 6)
"""How often all keys are tried, and how far from the front, in eighths of the order."""
MOST_PLACED = 160
Placing = Callable[[Sequence[int]], tuple[Sequence[int], Sequence[int]] | None]


def polished(
    activities: Sequence[Activity],
    capacities: Mapping[str, Capacity],
    budget: Budget | None,
    found: Schedule,
    weights: Mapping[str, int],
) -> Schedule:
    """Return a schedule no longer than the one found that does what weighs most earlier.

    weights: by activity; those that weigh more than the least are moved forward.
    """
    steady = {r: units for r, units in capacities.items() if isinstance(units, int)}
    if budget is None and len(steady) == len(capacities) and not any(a.is_dated for a in activities):
        project = Project(activities, steady)
        here = _Polish(project, _plainly(project), found, weights)
    else:
        dated = DatedProject(activities, capacities, budget)
        here = _Polish(dated, _in_time(dated), found, weights)
        project = dated
    here.run()
    if not here.ends:
        return found
    starts = dict(zip(project.ids, here.starts, strict=True))
    ends = dict(zip(project.ids, here.ends, strict=True))
    return Schedule(starts, max(here.ends, default=0), found.lower_bound, ends)


def _plainly(project: Project) -> Placing:
    def placed(order: Sequence[int]) -> tuple[Sequence[int], Sequence[int]]:
        ends = project.forward.place(order)
        return [e - d for e, d in zip(ends, project.duration, strict=True)], ends

    return placed


def _in_time(project: DatedProject) -> Placing:
    def placed(order: Sequence[int]) -> tuple[Sequence[int], Sequence[int]] | None:
        starts, ends = project.placing.placed(order)
        return None if project.placing.late(starts, ends) else (starts, ends)

    return placed


class _Polish:
    """`starts` and `ends` are empty until a schedule at least as good as the first is placed."""

    def __init__(self, project: Project, place: Placing, found: Schedule, weights: Mapping[str, int]) -> None:
        self._place = place
        self._longest = found.makespan
        self._weights = [weights.get(i, 0) for i in project.ids]
        least = min(self._weights, default=0)
        self._keys = [j for j, w in enumerate(self._weights) if w > least]
        self._before = _ancestors(project)
        self._left = MOST_PLACED
        self.starts: Sequence[int] = ()
        self.ends: Sequence[int] = ()
        self._sum = sum(found.end[i] * self._weights[j] for j, i in enumerate(project.ids)) + 1
        self._order = sorted(range(project.size), key=lambda j: (found.start[project.ids[j]], j))
        self._try(self._order)
        self._try(_most_urgent_first(project))

    def run(self) -> None:
        """Move keys forward as long as something is gained."""
        for _n in range(ROUNDS):
            gained = False
            for key in sorted(self._keys, key=lambda j: (self.ends[j] if self.ends else 0, j)):
                gained = self._moved(key) or gained
            if not gained:
                return

    def _moved(self, key: int) -> bool:
        first = self._before[key] | {key}
        for part in EIGHTHS:
            at = len(self._order) * part // 8
            head, rest = self._order[:at], self._order[at:]
            order = head + [j for j in rest if j in first] + [j for j in rest if j not in first]
            if order == self._order or key in head:
                return False
            if self._try(order):
                return True
        return False

    def _try(self, order: Sequence[int]) -> bool:
        """Keep the schedule of an order if it is no longer, not late, and its sum is smaller."""
        self._left -= 1
        placed = self._place(order) if self._left >= 0 else None
        if placed is None:
            return False
        total = sum(e * w for e, w in zip(placed[1], self._weights, strict=True))
        if max(placed[1], default=0) > self._longest or total >= self._sum:
            return False
        self.starts, self.ends = placed
        self._sum = total
        place = {j: n for n, j in enumerate(order)}
        self._order = sorted(order, key=lambda j: (self.starts[j], place[j]))
        return True


def _most_urgent_first(project: Project) -> list[int]:
    """Return the order by what must still follow: longest chain first."""
    tails = [0] * project.size
    for j in reversed(range(project.size)):
        tails[j] = max((project.duration[k] + tails[k] for k in project.forward.after[j]), default=0)
    return sorted(range(project.size), key=lambda j: (-tails[j] - project.duration[j], j))


def _ancestors(project: Project) -> list[set[int]]:
    found: list[set[int]] = []
    for before in project.forward.before:
        found.append(set(before).union(*(found[i] for i in before)))
    return found
