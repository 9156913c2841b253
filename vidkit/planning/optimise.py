"""The schedule by OR-Tools CP-SAT, for those who installed `vidkit[optimise]`.

The same activities, dates, capacities and money as `schedule`; it looks only for what is shorter
than that result, and where there is none, that is the proof. Each activity may move only between
what must pass before it and after it. Then, within that length, each milestone in turn is as early as
those before it allow. The library is loaded only when this is called.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from vidkit.base.errors import MissingPart
from vidkit.base.i18n import _
from vidkit.content.model import Milestone
from vidkit.planning.bounds import limits
from vidkit.planning.dated import DatedProject, dated_limits
from vidkit.planning.project import Activity, Project
from vidkit.planning.schedule import Budget, Capacity, Schedule, schedule


def optimise(
    activities: Iterable[Activity],
    capacities: Mapping[str, Capacity],
    *,
    effort: float = 60,
    tries: int = 1600,
    seed: int = 0,
    budget: Budget | None = None,
) -> Schedule:
    """Return a schedule no longer than that of `schedule`; `proved` says whether none is shorter.

    effort: deterministic seconds of the solver, about seconds of one processor; the work is
    counted, not timed, so one version of OR-Tools gives the same schedule on every run.
    tries, seed, budget: see `schedule`. Raises: ImpossibleSchedule; MissingPart without OR-Tools.
    """
    cp_model = _library()
    given = sorted(activities, key=lambda a: a.id)
    first = schedule(given, capacities, tries=tries, seed=seed, budget=budget)
    if first.proved:
        return first
    model = _Model(cp_model, given, capacities, first, budget)
    solver = _solver(cp_model, effort, seed, budget)
    status = solver.solve(model.model)
    if status == cp_model.INFEASIBLE:
        return replace(first, lower_bound=first.makespan)
    bound = max(first.lower_bound, round(solver.best_objective_bound))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return replace(first, lower_bound=min(bound, first.makespan))
    return replace(model.solved(solver), lower_bound=bound)


def earliest(
    activities: Iterable[Activity],
    capacities: Mapping[str, Capacity],
    found: Schedule,
    milestones: Sequence[Milestone],
    *,
    longest: int,
    effort: float = 24,
    seed: int = 0,
    budget: Budget | None = None,
) -> Schedule:
    """Return a schedule, ended by `longest`, with each milestone in turn as early as those before it allow.

    found: a schedule that is; effort: of all milestones together, see `optimise`; a milestone that needs
    more stays where it was best. Raises: MissingPart without OR-Tools.
    """
    cp_model = _library()
    given = sorted(activities, key=lambda a: a.id)
    goals = [m for m in milestones if any(i in found.start for i in m.actions)]
    model = _Model(cp_model, given, capacities, replace(found, makespan=longest + 1), budget)
    for m in goals:
        goal = model.reached(m)
        model.ask(goal, found)
        solver = _solver(cp_model, effort / len(goals), seed, budget)
        if solver.solve(model.model) in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            found = replace(model.solved(solver), lower_bound=found.lower_bound)
        model.model.add(goal <= reached(m, found))
    return found


def reached(milestone: Milestone, found: Schedule) -> int:
    """Return the period in which a milestone is reached; one of its activities at least is in the schedule."""
    of = found.start if milestone.edge == "start" else found.end
    dates = [of[i] for i in milestone.actions if i in of]
    return min(dates) if milestone.pick == "first" else max(dates)


def _solver(cp_model: Any, effort: float, seed: int, budget: Budget | None) -> Any:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = 0
    solver.parameters.max_deterministic_time = effort
    if budget is not None:
        solver.parameters.symmetry_level = 0  # OR-Tools 9.15 fails on symmetries of who is paid in which year
    return solver


def _library() -> Any:
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise MissingPart(
            _("OR-Tools is missing, so the schedule cannot be optimised; the plan without it is complete."),
            _('Install it with: pip install "vidkit[optimise]"'),
        ) from None
    return cp_model


class _Model:
    """`model` with its `start` and `end` variables: every schedule in it is shorter than the first."""

    def __init__(
        self,
        cp_model: Any,
        given: Sequence[Activity],
        capacities: Mapping[str, Capacity],
        first: Schedule,
        budget: Budget | None,
    ) -> None:
        self.model: Any = cp_model.CpModel()
        self.start: dict[str, Any] = {}
        self.end: dict[str, Any] = {}
        self._cp_model, self._length = cp_model, first.makespan - 1
        self._windows = _windows(given, capacities, self._length, budget)
        closed = {r: _closed(capacities[r], self._length) for r in sorted(capacities)}
        last = self.model.new_int_var(first.lower_bound, self._length, "end")
        spans = {}
        for a in given:
            pauses = set().union(*(closed.get(r, set()) for r, units in a.demand.items() if units and a.duration))
            spans[a.id] = self._span(a, pauses)
            self.model.add(self.end[a.id] <= last)
        for a in given:
            for need in sorted(a.needs):
                self.model.add(self.end[need] + a.lags.get(need, 0) <= self.start[a.id])
        for r in sorted(capacities):
            self._share(r, capacities[r], given, spans)
        if budget is not None:
            self._pay(given, budget)
        self.model.minimize(last)

    def reached(self, milestone: Milestone) -> Any:
        """Return the variable for when a milestone is reached."""
        of = self.start if milestone.edge == "start" else self.end
        found = self.model.new_int_var(0, self._length, milestone.id)
        bound = self.model.add_min_equality if milestone.pick == "first" else self.model.add_max_equality
        bound(found, [of[i] for i in milestone.actions if i in of])
        return found

    def ask(self, goal: Any, known: Schedule) -> None:
        """Ask for the least of a variable, beginning with a schedule that is known."""
        self.model.minimize(goal)
        self.model.clear_hints()
        for i, start in self.start.items():
            self.model.add_hint(start, known.start[i])

    def solved(self, solver: Any) -> Schedule:
        """Return the schedule that a solver found; it says nothing of the lower bound."""
        start = {i: solver.value(of) for i, of in self.start.items()}
        end = {i: solver.value(of) for i, of in self.end.items()}
        return Schedule(start, max(end.values(), default=0), 0, end)

    def _span(self, a: Activity, pauses: set[int]) -> Any:
        """Return the interval of an activity, which is longer where its work pauses."""
        earliest, latest = self._windows[a.id]
        ends = {s: e for s in range(earliest, latest + 1) if (e := _end(a, s, pauses)) <= latest}
        if a.starts:
            ends = {s: e for s, e in ends.items() if s in a.starts}
        if a.duration and pauses:
            ends = {s: e for s, e in ends.items() if s not in pauses}
        if not ends:
            self.model.add_bool_or([])  # it has no place in a shorter schedule, so there is none
        domain = self._cp_model.Domain.from_values(sorted(ends) or [earliest])
        start = self.start[a.id] = self.model.new_int_var_from_domain(domain, a.id)
        if not pauses or not a.duration:
            self.end[a.id] = start + a.duration
            return self.model.new_fixed_size_interval_var(start, a.duration, a.id)
        end = self.end[a.id] = self.model.new_int_var(0, self._length, f"{a.id} end")
        self.model.add_allowed_assignments([start, end], sorted(ends.items()))
        size = self.model.new_int_var(a.duration, self._length, f"{a.id} size")
        return self.model.new_interval_var(start, size, end, a.id)

    def _share(self, name: str, capacity: Capacity, given: Sequence[Activity], spans: Mapping[str, Any]) -> None:
        """Let the resource carry its work: where capacity is less than the most, the rest is taken."""
        users = [a for a in given if a.demand.get(name) and a.duration]
        row = [capacity] * self._length if isinstance(capacity, int) else _row(capacity, self._length)
        most = max(row, default=0)
        taken = [(t, most - units) for t, units in enumerate(row) if 0 < units < most]
        held = [self.model.new_fixed_size_interval_var(t, 1, f"{name} {t}") for t, _units in taken]
        self.model.add_cumulative(
            [spans[a.id] for a in users] + held, [a.demand[name] for a in users] + [u for _t, u in taken], most
        )

    def _pay(self, given: Sequence[Activity], budget: Budget) -> None:
        """Let what starts in a year cost no more than the year's money."""
        paid = [a for a in given if a.cost]
        whole = budget.until(1 + self._length // 52)
        ends = [*whole.begins[1:], self._length + max(1, whole.begins[-1]) + 1]
        inside = [
            [self.model.new_bool_var(f"{a.id} in {year}") for a in paid] for year, _amount in enumerate(whole.amounts)
        ]
        for n, a in enumerate(paid):
            self.model.add_exactly_one([row[n] for row in inside])
            for row, begin, end in zip(inside, whole.begins, ends, strict=True):
                self.model.add(self.start[a.id] >= begin).only_enforce_if(row[n])
                self.model.add(self.start[a.id] < end).only_enforce_if(row[n])
        for row, amount in zip(inside, whole.amounts, strict=True):
            self.model.add(sum(a.cost * b for a, b in zip(paid, row, strict=True)) <= amount)


def _windows(
    given: Sequence[Activity], capacities: Mapping[str, Capacity], length: int, budget: Budget | None
) -> Mapping[str, tuple[int, int]]:
    """Return the earliest start and the latest end of each activity in a schedule no longer than `length`."""
    steady = {r: units for r, units in capacities.items() if isinstance(units, int)}
    if budget is None and len(steady) == len(capacities) and not any(a.is_dated for a in given):
        project = Project(given, steady)
        known = limits(project)
    else:
        dated = project = DatedProject(given, capacities, budget)
        known = dated_limits(dated)
    around = dict(zip(project.ids, zip(known.heads, known.tails, strict=True), strict=True))
    latest = {a.id: min(length - around[a.id][1], length if a.deadline is None else a.deadline) for a in given}
    return {a.id: (around[a.id][0], latest[a.id]) for a in given}


def _closed(capacity: Capacity, length: int) -> set[int]:
    return set() if isinstance(capacity, int) else {t for t, u in enumerate(_row(capacity, length)) if u <= 0}


def _row(capacity: Sequence[int], length: int) -> list[int]:
    row = [max(0, units) for units in capacity[:length]]
    return row + [max(0, capacity[-1])] * (length - len(row))


def _end(a: Activity, start: int, pauses: set[int]) -> int:
    t, done = start, 0
    while done < a.duration:
        done += t not in pauses
        t += 1
    return t
