"""When activities happen: prerequisites and limited capacity, in whole periods.

Serial schedule generation over many priority orders, each improved by a backward and a forward
pass; the same tries and seed give the same schedule on every machine. The lower bound is the
longest chain of prerequisites, or the fullest resource at full speed, whichever is longer.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from vidkit.base.errors import VidkitError


class ImpossibleSchedule(VidkitError):
    """No schedule can exist: a cycle, an unknown need, or more demand than there ever is."""

    code = "VK401"


@dataclass(frozen=True, slots=True)
class Activity:
    """`duration` in whole periods; `needs` finish before it starts; `demand` units a period."""

    id: str
    duration: int
    needs: frozenset[str] = frozenset()
    demand: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Schedule:
    """`start` maps ids to periods from 0. `proved`: no shorter schedule exists."""

    start: Mapping[str, int]
    makespan: int
    lower_bound: int

    @property
    def proved(self) -> bool:
        return self.makespan == self.lower_bound


def schedule(
    activities: Iterable[Activity], capacities: Mapping[str, int], *, tries: int = 1600, seed: int = 0
) -> Schedule:
    """Return a short feasible schedule. Raises: ImpossibleSchedule.

    activities: in any order. capacities: units of each resource in every period.
    tries: priority orders looked at; the first is latest finish first.
    """
    project = _Project(sorted(activities, key=lambda a: a.id), capacities)
    bound = project.lower_bound()
    best = project.improved(project.by_latest_finish())
    chance = random.Random(seed)
    for _ in range(tries - 1):
        if project.makespan(best) == bound:
            break
        found = project.improved(project.sampled(chance))
        if project.makespan(found) < project.makespan(best):
            best = found
    start = {project.ids[j]: s for j, s in enumerate(best)}
    return Schedule(start, project.makespan(best), bound)


_Key = Callable[[int], tuple[float, int]]


class _Project:
    """The activities as numbered arrays, in topological order of their needs."""

    def __init__(self, activities: Sequence[Activity], capacities: Mapping[str, int]) -> None:
        by_id = {a.id: a for a in activities}
        order = _in_order(by_id)
        self.ids = order
        number = {name: n for n, name in enumerate(order)}
        self.duration = [by_id[i].duration for i in order]
        self.before = [sorted(number[n] for n in by_id[i].needs) for i in order]
        self.after: list[list[int]] = [[] for _ in order]
        for j, needs in enumerate(self.before):
            for i in needs:
                self.after[i].append(j)
        self.resources = sorted(capacities)
        self.capacity = [capacities[r] for r in self.resources]
        self.demand = [_demand(by_id[i], self.resources, capacities) for i in order]
        self.horizon = sum(self.duration) + 1
        self.latest = self._latest_finish()

    def _earliest(self) -> list[int]:
        start = [0] * len(self.ids)
        for j in range(len(self.ids)):
            start[j] = max((start[i] + self.duration[i] for i in self.before[j]), default=0)
        return start

    def _latest_finish(self) -> list[int]:
        earliest = self._earliest()
        end = max((earliest[j] + self.duration[j] for j in range(len(self.ids))), default=0)
        latest = [end] * len(self.ids)
        for j in reversed(range(len(self.ids))):
            latest[j] = min((latest[k] - self.duration[k] for k in self.after[j]), default=end)
        return latest

    def lower_bound(self) -> int:
        """Return a number of periods that no schedule can undercut."""
        earliest = self._earliest()
        chain = max((earliest[j] + self.duration[j] for j in range(len(self.ids))), default=0)
        work = [0] * len(self.resources)
        for j, demand in enumerate(self.demand):
            for r, units in demand:
                work[r] += units * self.duration[j]
        full = max((-(-w // c) for w, c in zip(work, self.capacity, strict=True) if c), default=0)
        return max(chain, full)

    def makespan(self, start: Sequence[int]) -> int:
        return max((s + self.duration[j] for j, s in enumerate(start)), default=0)

    def by_latest_finish(self) -> list[int]:
        return self._forward(lambda j: (self.latest[j], j))

    def sampled(self, chance: random.Random) -> list[int]:
        noise = [chance.random() for _ in self.ids]
        spread = max(self.latest, default=0) * 0.25
        return self._forward(lambda j: (self.latest[j] + spread * noise[j], j))

    def improved(self, start: list[int]) -> list[int]:
        """Return the schedule pushed right, then left again, until it gets no shorter."""
        best = start
        while True:
            end = self.makespan(best)
            left = self._pushed_left(self._backward(self._late_first(best), end))
            if self.makespan(left) >= end:
                return best
            best = left

    def _late_first(self, start: Sequence[int]) -> _Key:
        return lambda j: (-(start[j] + self.duration[j]), -j)

    def _pushed_left(self, right: Sequence[int]) -> list[int]:
        return self._forward(lambda j: (right[j], j))

    def _forward(self, key: _Key) -> list[int]:
        """Place each activity as early as it fits, eligible ones in the order of `key`."""
        start, used = [-1] * len(self.ids), [[0] * self.horizon for _ in self.resources]
        waiting = [len(b) for b in self.before]
        ready = sorted((j for j, w in enumerate(waiting) if not w), key=key)
        while ready:
            j = ready.pop(0)
            first = max((start[i] + self.duration[i] for i in self.before[j]), default=0)
            start[j] = self._fit(j, first, used)
            fresh = []
            for k in self.after[j]:
                waiting[k] -= 1
                if not waiting[k]:
                    fresh.append(k)
            ready = sorted(ready + fresh, key=key)
        return start

    def _backward(self, key: _Key, end: int) -> list[int]:
        """Place each activity as late as it fits before `end`; mirror image of `_forward`."""
        mirrored, used = [-1] * len(self.ids), [[0] * self.horizon for _ in self.resources]
        waiting = [len(a) for a in self.after]
        ready = sorted((j for j, w in enumerate(waiting) if not w), key=key)
        while ready:
            j = ready.pop(0)
            first = max((mirrored[k] + self.duration[k] for k in self.after[j]), default=0)
            mirrored[j] = self._fit(j, first, used)
            fresh = []
            for i in self.before[j]:
                waiting[i] -= 1
                if not waiting[i]:
                    fresh.append(i)
            ready = sorted(ready + fresh, key=key)
        return [end - mirrored[j] - self.duration[j] for j in range(len(self.ids))]

    def _fit(self, j: int, first: int, used: list[list[int]]) -> int:
        """Return the first period from `first` where capacity is free, and take it."""
        length, demand = self.duration[j], self.demand[j]
        at = first
        while True:
            clash = -1
            for r, units in demand:
                row, limit = used[r], self.capacity[r] - units
                for t in range(at + length - 1, at - 1, -1):
                    if row[t] > limit:
                        clash = max(clash, t)
                        break
            if clash < 0:
                break
            at = clash + 1
        for r, units in demand:
            row = used[r]
            for t in range(at, at + length):
                row[t] += units
        return at


def _in_order(by_id: Mapping[str, Activity]) -> list[str]:
    for a in by_id.values():
        for need in a.needs - by_id.keys():
            raise ImpossibleSchedule(f'"{a.id}" needs "{need}", which is no activity.', "Correct the need.")
    try:
        return list(TopologicalSorter({i: sorted(by_id[i].needs) for i in sorted(by_id)}).static_order())
    except CycleError as error:
        cycle = " -> ".join(reversed(error.args[1]))
        raise ImpossibleSchedule(f"These wait for each other: {cycle}.", "Remove one of the needs.") from None


def _demand(a: Activity, resources: Sequence[str], capacities: Mapping[str, int]) -> list[tuple[int, int]]:
    for name, units in a.demand.items():
        if units > capacities.get(name, 0) and a.duration:
            raise ImpossibleSchedule(
                f'"{a.id}" asks for {units} of "{name}" a period; there are {capacities.get(name, 0)}.',
                "Give more capacity or a longer duration.",
            )
    return [(r, a.demand[name]) for r, name in enumerate(resources) if a.demand.get(name) and a.duration]
