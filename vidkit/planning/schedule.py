"""When activities happen: prerequisites and limited capacity, in whole periods.

The search is our own: `project` places, `search` tries, `bounds` says how short it can be at best.
`optimise` is its rival with OR-Tools, for those who have it installed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vidkit.planning.bounds import limits
from vidkit.planning.project import Activity, ImpossibleSchedule, Project
from vidkit.planning.search import Search

__all__ = ["Activity", "ImpossibleSchedule", "Schedule", "schedule"]


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
    tries: new schedules made and improved, at least one; fewer where the lower bound is reached.
    The same arguments give the same schedule on every machine.
    """
    project = Project(activities, capacities)
    known = limits(project)
    ends = Search(project, known, seed).run(tries)
    start = {name: ends[j] - project.duration[j] for j, name in enumerate(project.ids)}
    return Schedule(start, max(ends, default=0), known.bound)
