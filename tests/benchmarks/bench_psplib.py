"""Prints how far schedules lie above the best known, on a folder of PSPLIB single-mode instances.

    python tests/benchmarks/bench_psplib.py FOLDER OPTIMUM.csv [--every N] [--tries N] [--log FILE]
                                            [--cp-sat SECONDS [--cp-every N] [--short N]]

FOLDER holds `.sm` files; OPTIMUM.csv has `file,best` rows, best as `43` or as `lower..upper`.
Compared are one plain serial pass, `schedule`, and with --cp-sat `optimise` on its own short search.
Each run is a line of the log; what stands there is not run again, so a broken run goes on where it was.
Seconds are those of the processor, of all threads together.
A script, not a test; the instances are not ours to distribute: www.om-db.wi.tum.de/psplib
"""

import argparse
import csv
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from vidkit.planning.bounds import limits
from vidkit.planning.optimise import optimise
from vidkit.planning.project import Project
from vidkit.planning.schedule import Activity, Schedule, schedule

SHORT_SEARCH = 50
"""Tries before CP-SAT starts, so that what it finds is its own work."""
HEADINGS = "method                   of    mean   worst  at best  infeasible  proved   s mean  s most"


@dataclass(frozen=True, kw_only=True, slots=True)
class Instance:
    """An instance of PSPLIB; `lower` and `upper` bound the best known makespan."""

    name: str
    activities: Sequence[Activity]
    capacities: Mapping[str, int]
    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Run:
    """One method on one instance, as a line of the log has it."""

    method: str
    instance: str
    makespan: int
    lower_bound: int
    seconds: float
    fault: str

    @property
    def proved(self) -> bool:
        return self.makespan == self.lower_bound


class Log:
    """The runs so far, by method and instance; each new one is on disk before the next begins."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self.runs: dict[tuple[str, str], Run] = {}
        if file and file.is_file():
            with file.open(encoding="utf-8", newline="") as rows:
                for method, instance, makespan, bound, seconds, fault in csv.reader(rows):
                    self._keep(Run(method, instance, int(makespan), int(bound), float(seconds), fault))

    def add(self, run: Run) -> None:
        self._keep(run)
        if self._file:
            with self._file.open("a", encoding="utf-8", newline="") as rows:
                csv.writer(rows).writerow(astuple(run))

    def _keep(self, run: Run) -> None:
        self.runs[run.method, run.instance] = run


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


def run(name: str, method: Callable[..., Schedule], instance: Instance) -> Run:
    """Return what a method made of an instance."""
    began = time.process_time()
    found = method(instance.activities, instance.capacities)
    seconds = round(time.process_time() - began, 3)
    return Run(name, instance.name, found.makespan, found.lower_bound, seconds, fault_of(instance, found))


def line(name: str, instances: Sequence[Instance], runs: Mapping[tuple[str, str], Run]) -> str:
    """Return the row of a method."""
    mine = [(runs[name, i.name], i) for i in instances]
    count = len(mine)
    above = [100 * (r.makespan - i.upper) / i.upper for r, i in mine]
    seconds = [r.seconds for r, _instance in mine]
    return (
        f"{name:<22}{count:5d}{sum(above) / count:8.3f}{max(above):8.2f}{sum(a <= 0 for a in above):9d}"
        f"{sum(bool(r.fault) for r, _i in mine):12d}{sum(r.proved for r, _i in mine):8d}"
        f"{sum(seconds) / count:9.2f}{max(seconds):8.2f}"
    )


def asked_for() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("optimum", type=Path)
    parser.add_argument("--every", type=int, default=1, metavar="N")
    parser.add_argument("--tries", type=int, default=1600, metavar="N")
    parser.add_argument("--cp-sat", type=float, default=0, metavar="SECONDS")
    parser.add_argument("--cp-every", type=int, default=1, metavar="N")
    parser.add_argument("--short", type=int, default=SHORT_SEARCH, metavar="N")
    parser.add_argument("--log", type=Path)
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    return parser.parse_args()


def main() -> None:
    """Measure and print one line for each method."""
    asked = asked_for()
    with asked.optimum.open(encoding="utf-8", newline="") as rows:
        best = {name: value for name, value, *_rest in csv.reader(rows) if (asked.folder / name).is_file()}
    if not best:
        sys.exit(f"{asked.folder}: holds no instance that {asked.optimum} names.")
    instances = [read(asked.folder / name, best[name]) for name in sorted(best)[:: asked.every]]
    methods: dict[str, tuple[Callable[..., Schedule], Sequence[Instance]]] = {
        "serial pass": (serial_pass, instances),
        f"schedule, {asked.tries} tries": (partial(schedule, tries=asked.tries), instances),
    }
    if asked.cp_sat:
        prove = partial(optimise, tries=asked.short, effort=asked.cp_sat)
        methods[f"optimise, {asked.cp_sat:g} s"] = (prove, instances[:: asked.cp_every])
    log = Log(asked.log)
    print(f"{asked.folder.name}: per cent above the best known")
    print(HEADINGS)
    with ProcessPoolExecutor(asked.jobs) as pool:
        for name, (method, mine) in methods.items():
            missing = [i for i in mine if (name, i.name) not in log.runs]
            for one in pool.map(partial(run, name, method), missing):
                log.add(one)
            print(line(name, mine, log.runs), flush=True)
            for one in (log.runs[name, i.name] for i in mine):
                if one.fault:
                    print(f"  {one.instance}: {one.fault}")


if __name__ == "__main__":
    main()
