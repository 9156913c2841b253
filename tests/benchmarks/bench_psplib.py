"""Prints how far schedules lie above the best known, on a folder of PSPLIB single-mode instances.

    python tests/benchmarks/bench_psplib.py FOLDER OPTIMUM.csv [--every N] [--tries N] [--cp-sat SECONDS]

FOLDER holds `.sm` files; OPTIMUM.csv has `file,best` rows, best as `43` or as `lower..upper`.
Compared are one plain serial pass, `schedule`, and with --cp-sat `optimise` on its own short search.
A script, not a test; the instances are not ours to distribute: www.om-db.wi.tum.de/psplib
"""

import argparse
import csv
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from vidkit.planning.bounds import limits
from vidkit.planning.optimise import optimise
from vidkit.planning.project import Project
from vidkit.planning.schedule import Activity, Schedule, schedule

SHORT_SEARCH = 50
"""Tries before CP-SAT starts, so that what it finds is its own work."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """An instance of PSPLIB; `lower` and `upper` bound the best known makespan."""

    name: str
    activities: Sequence[Activity]
    capacities: Mapping[str, int]
    lower: int
    upper: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One method on one instance. `above`: per cent above the best known."""

    above: float
    fault: str
    proved: bool
    seconds: float


def read(file: Path, best: str) -> Instance:
    """Return the instance of a `.sm` file."""
    lines = file.read_text(encoding="ascii").splitlines()

    def table(title: str, skip: int) -> list[list[int]]:
        at = next(n for n, line in enumerate(lines) if line.startswith(title)) + skip
        end = next(n for n in range(at, len(lines)) if lines[n].startswith("*"))
        return [[int(word) for word in line.split()] for line in lines[at:end]]

    needs: dict[int, set[str]] = {}
    for job, _modes, _count, *successors in table("PRECEDENCE RELATIONS", 2):
        for successor in successors:
            needs.setdefault(successor, set()).add(str(job))
    activities = [
        Activity(str(job), duration, frozenset(needs.get(job, ())), {f"R{r}": u for r, u in enumerate(units)})
        for job, _mode, duration, *units in table("REQUESTS/DURATIONS", 3)
    ]
    capacities = {f"R{r}": units for r, units in enumerate(table("RESOURCEAVAILABILITIES", 2)[0])}
    lower, _dots, upper = best.rpartition("..")
    return Instance(
        name=file.name, activities=activities, capacities=capacities, lower=int(lower or upper), upper=int(upper)
    )


def fault_of(instance: Instance, found: Schedule) -> str:
    """Return what is wrong with a schedule, counted period by period, or nothing."""
    end = {a.id: found.start[a.id] + a.duration for a in instance.activities}
    if min(found.start.values()) < 0:
        return "starts before the beginning"
    if any(found.start[a.id] < end[need] for a in instance.activities for need in a.needs):
        return "a prerequisite is late"
    for r, units in instance.capacities.items():
        load = [0] * max(end.values())
        for a in instance.activities:
            for t in range(found.start[a.id], end[a.id]):
                load[t] += a.demand[r]
        if max(load, default=0) > units:
            return f"{r} is overloaded"
    if found.makespan != max(end.values()):
        return "the makespan is not the last end"
    return "below a bound" if found.makespan < instance.lower or found.lower_bound > instance.upper else ""


def serial_pass(activities: Sequence[Activity], capacities: Mapping[str, int]) -> Schedule:
    """Return the schedule of one forward pass, latest finish first."""
    project = Project(activities, capacities)
    known = limits(project)
    ends = project.forward.place(sorted(project.forward.numbers, key=known.tails.__getitem__, reverse=True))
    return Schedule(
        {i: ends[j] - project.duration[j] for j, i in enumerate(project.ids)}, max(ends, default=0), known.bound
    )


def run(method: Callable[..., Schedule], instance: Instance) -> Run:
    """Return what a method made of an instance."""
    began = time.perf_counter()
    found = method(instance.activities, instance.capacities)
    seconds = time.perf_counter() - began
    above = 100 * (found.makespan - instance.upper) / instance.upper
    return Run(above=above, fault=fault_of(instance, found), proved=found.proved, seconds=seconds)


def line(name: str, runs: Sequence[Run]) -> str:
    """Return the row of a method."""
    count = len(runs)
    seconds = [r.seconds for r in runs]
    return (
        f"{name:<22}{sum(r.above for r in runs) / count:8.3f}{max(r.above for r in runs):8.2f}"
        f"{sum(r.above <= 0 for r in runs):9d}{sum(bool(r.fault) for r in runs):12d}{sum(r.proved for r in runs):8d}"
        f"{sum(seconds) / count:9.2f}{max(seconds):8.2f}"
    )


def main() -> None:
    """Measure and print one line for each method."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("optimum", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--tries", type=int, default=1600, metavar="N")
    parser.add_argument("--cp-sat", type=float, default=0, metavar="SECONDS")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    asked = parser.parse_args()
    with asked.optimum.open(encoding="utf-8", newline="") as rows:
        best = {name: value for name, value, *_rest in csv.reader(rows) if (asked.folder / name).is_file()}
    if not best:
        sys.exit(f"{asked.folder}: holds no instance that {asked.optimum} names.")
    instances = [read(asked.folder / name, best[name]) for name in sorted(best)[:: asked.every]]
    methods: dict[str, Callable[..., Schedule]] = {
        "serial pass": serial_pass,
        f"schedule, {asked.tries} tries": partial(schedule, tries=asked.tries),
    }
    if asked.cp_sat:
        methods[f"optimise, {asked.cp_sat:g} s"] = partial(optimise, tries=SHORT_SEARCH, effort=asked.cp_sat)
    print(f"{asked.folder.name}: {len(instances)} instances; per cent above the best known")
    print(f"{'':<22}{'mean':>8}{'worst':>8}{'at best':>9}{'infeasible':>12}{'proved':>8}{'s mean':>9}{'s most':>8}")
    with ProcessPoolExecutor(asked.jobs) as pool:
        for name, method in methods.items():
            runs = list(pool.map(partial(run, method), instances))
            print(line(name, runs), flush=True)
            for instance, one in zip(instances, runs, strict=True):
                if one.fault:
                    print(f"  {instance.name}: {one.fault}")


if __name__ == "__main__":
    main()
