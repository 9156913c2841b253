"""How short a project can be at best: chains of prerequisites, and the work that capacity must carry.

Every figure is a number of periods that no feasible schedule undercuts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vidkit.planning.project import Project, Side


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """`bound`: of the whole project; `heads`, `tails`: least time before and after each activity."""

    bound: int
    heads: Sequence[int]
    tails: Sequence[int]


def limits(project: Project) -> Limits:
    """Return how short the project, and what lies around each activity, can be at best.

    For any activities, before them passes at least the least of their heads, after them the
    least of their tails, and between lies their work at full capacity.
    """
    work = _Work(project)
    heads, tails = _times_after(project.backward, work), _times_after(project.forward, work)
    bound = max((h + d + t for h, d, t in zip(heads, project.duration, tails, strict=True)), default=0)
    by_tail = _longest_first(range(project.size), tails)
    for head in sorted(set(heads)):
        bound = max(bound, head + work.least_time([j for j in by_tail if heads[j] >= head], tails))
    return Limits(bound=bound, heads=heads, tails=tails)


class _Work:
    """What each activity takes of each resource over its duration, as (row, work).

    Each resource has three rows: its units, and the units rounded to halves and to thirds of the
    capacity. An activity that takes more than half leaves no room for another of that kind, so
    it may count as the whole. **Source**: dual feasible functions of bin packing (Fekete, Schepers 2001).
    """

    def __init__(self, project: Project) -> None:
        self.capacity = [units * max(1, parts) for units in project.capacity for parts in range(3)]
        self.duration = project.duration
        self.rows = [
            [(3 * r + parts, rounded * length)
             for r, units in demands
             for parts in range(3)
             if (rounded := _rounded(units, project.capacity[r], parts))]
            for demands, length in zip(project.demands, project.duration, strict=True)
        ]  # fmt: skip

    def least_time(self, numbers: Iterable[int], tails: Sequence[int]) -> int:
        """Return the least time in which these activities and their tails pass; longest tail first.

        However far one goes in this order, the work so far is done and the shortest tail follows.
        """
        least, done = 0, [0] * len(self.capacity)
        for j in numbers:
            tail = tails[j]
            for row, work in self.rows[j]:
                done[row] += work
                time = -(-done[row] // self.capacity[row]) + tail
                if time > least:
                    least = time
        return least


def _rounded(units: int, capacity: int, parts: int) -> int:
    """Return the units, of `parts` times the capacity, that count without losing a feasible schedule."""
    if not parts:
        return units
    whole, rest = divmod(units * (parts + 1), capacity)
    return whole * capacity if rest else units * parts


def _times_after(side: Side, work: _Work) -> list[int]:
    """Return for each activity the least time between its end and the end of the project.

    On the backward side: between the beginning of the project and its start.
    """
    times = [0] * len(side.before)
    followers: list[set[int]] = [set() for _ in times]
    for j in reversed(side.numbers):
        for k in side.after[j]:
            followers[j] |= followers[k] | {k}
        chain = max((work.duration[k] + times[k] for k in side.after[j]), default=0)
        times[j] = max(chain, work.least_time(_longest_first(followers[j], times), times))
    return times


def _longest_first(numbers: Iterable[int], times: Sequence[int]) -> list[int]:
    return sorted(numbers, key=times.__getitem__, reverse=True)
