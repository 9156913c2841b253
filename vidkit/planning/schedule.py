"""When activities happen: prerequisites and limited capacity, in whole periods.

The search is our own: `project` places, `search` tries, `bounds` says how short it can be at best;
`dated` does the same where dates, changing capacity or money bind too. `optimise` is the rival
with OR-Tools, for those who have it installed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from vidkit.base.i18n import _
from vidkit.planning.bounds import limits
from vidkit.planning.dated import Budget, Capacity, DatedProject, DatedSearch, dated_limits
from vidkit.planning.project import Activity, ImpossibleSchedule, Project
from vidkit.planning.search import Search

__all__ = ["Activity", "Budget", "Capacity", "ImpossibleSchedule", "LateSchedule", "Schedule", "schedule"]


@dataclass(frozen=True, slots=True)
class Schedule:
    """`start` and `end` map ids to periods from 0; an end is the period after the last.

    `proved`: no shorter schedule exists. An end lies later than start and duration where work pauses.
    """

    start: Mapping[str, int]
    makespan: int
    lower_bound: int
    end: Mapping[str, int] = field(default_factory=dict)

    @property
    def proved(self) -> bool:
        return self.makespan == self.lower_bound


class LateSchedule(ImpossibleSchedule):
    """No schedule was found that keeps every date. `late`: by how many periods, by id."""

    code = "VK402"

    def __init__(self, late: Mapping[str, int]) -> None:
        self.late = dict(late)
        told = ", ".join(_("{id} (+{n})", id=i, n=n) for i, n in sorted(late.items()))
        super().__init__(
            _("No schedule was found that keeps these dates: {late}.", late=told),
            _("Move the dates, or give their owners more time or money."),
        )


def schedule(
    activities: Iterable[Activity],
    capacities: Mapping[str, Capacity],
    *,
    tries: int = 1600,
    seed: int = 0,
    budget: Budget | None = None,
) -> Schedule:
    """Return a short feasible schedule. Raises: ImpossibleSchedule, LateSchedule.

    activities: in any order. capacities: units of each resource, one figure for every period or a
    sequence with one a period, the last of which holds for ever.
    tries: new schedules made and improved, at least one; fewer where the lower bound is reached.
    budget: money for the activities that cost something, by year; None does not limit it.
    The same arguments give the same schedule on every machine.
    """
    given = list(activities)
    steady = {r: units for r, units in capacities.items() if isinstance(units, int)}
    if budget is not None or len(steady) < len(capacities) or any(a.is_dated for a in given):
        return _dated(given, capacities, budget, tries, seed)
    project = Project(given, steady)
    known = limits(project)
    ends = Search(project, known, seed).run(tries)
    start = {name: ends[j] - project.duration[j] for j, name in enumerate(project.ids)}
    return Schedule(start, max(ends, default=0), known.bound, dict(zip(project.ids, ends, strict=True)))


def _dated(
    given: Iterable[Activity], capacities: Mapping[str, Capacity], budget: Budget | None, tries: int, seed: int
) -> Schedule:
    project = DatedProject(given, capacities, budget)
    known = dated_limits(project)
    found = DatedSearch(project, known, seed).best_dates(tries)
    if found.late:
        raise LateSchedule(found.late)
    names = project.ids
    return Schedule(
        dict(zip(names, found.starts, strict=True)), max(found.ends, default=0), known.bound,
        dict(zip(names, found.ends, strict=True)),
    )  # fmt: skip
