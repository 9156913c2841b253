"""The schedule by OR-Tools CP-SAT, for those who installed `vidkit[optimise]`.

The same activities, needs and capacities as `schedule`, whose result it starts from; it proves
that none is shorter, or finds a shorter one. The library is loaded only when this is called.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from vidkit.base.errors import MissingPart
from vidkit.base.i18n import _
from vidkit.planning.project import Activity, Project
from vidkit.planning.schedule import Schedule, schedule


def optimise(
    activities: Iterable[Activity],
    capacities: Mapping[str, int],
    *,
    effort: float = 60,
    tries: int = 1600,
    seed: int = 0,
) -> Schedule:
    """Return a schedule no longer than that of `schedule`; `proved` says whether none is shorter.

    effort: deterministic seconds of the solver, about seconds of one processor; the work is
    counted, not timed, so one version of OR-Tools gives the same schedule on every run.
    tries, seed: see `schedule`. Raises: ImpossibleSchedule; MissingPart without OR-Tools.
    """
    cp_model = _library()
    given = sorted(activities, key=lambda a: a.id)
    first = schedule(given, capacities, tries=tries, seed=seed)
    if first.proved:
        return first
    project = Project(given, capacities)
    model, starts = _model(cp_model, project, first)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.max_deterministic_time = effort
    status = solver.solve(model)
    bound = max(first.lower_bound, round(solver.best_objective_bound))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Schedule(first.start, first.makespan, min(bound, first.makespan))
    found = {i: solver.value(s) for i, s in zip(project.ids, starts, strict=True)}
    return Schedule(found, round(solver.objective_value), bound)


def _library() -> Any:
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise MissingPart(
            _("OR-Tools is missing, so the schedule cannot be optimised; the plan without it is complete."),
            _('Install it with: pip install "vidkit[optimise]"'),
        ) from None
    return cp_model


def _model(cp_model: Any, project: Project, first: Schedule) -> tuple[Any, Sequence[Any]]:
    """Return the model and its start variables: the first schedule is the hint and the limit."""
    model = cp_model.CpModel()
    end = model.new_int_var(first.lower_bound, first.makespan, "end")
    starts = [model.new_int_var(0, first.makespan - project.duration[j], i) for j, i in enumerate(project.ids)]
    for j, start in enumerate(starts):
        model.add_hint(start, first.start[project.ids[j]])
        model.add(start + project.duration[j] <= end)
        for i in sorted(project.forward.before[j]):
            model.add(starts[i] + project.duration[i] <= start)
    for r, capacity in enumerate(project.capacity):
        users = [(j, units) for j, demands in enumerate(project.demands) for q, units in demands if q == r]
        spans = [model.new_fixed_size_interval_var(starts[j], project.duration[j], f"{r} {j}") for j, _u in users]
        model.add_cumulative(spans, [units for _j, units in users], capacity)
    model.add_hint(end, first.makespan)
    model.minimize(end)
    return model, starts
