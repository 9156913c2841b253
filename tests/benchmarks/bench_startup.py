"""Prints how long vidkit takes to start, in multiples of `python -c pass`, and to write the set-up plan as PDF.

    python tests/benchmarks/bench_startup.py [RUNS]

Whole processes, and of RUNS (10) the least: what the machine can do when it does nothing else. Beside the time that
passed stands the processor time, which other work on the machine lengthens less. A script, not a test.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AIMS = {"--version": 1.5, "--help": 6.0, "status": 18.0, "score": 18.0}
PDF_SECONDS = 1.2
NOTHING_YET = ("new", "Kenya", "--profile", "national_centre", "--start", "none")
"""The assessment with the longest plan: a national centre where nothing is there, and nothing answered."""
LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "PYTHONPROFILEIMPORTTIME")
"""Settings under which Python does more than for a user: an installed vidkit has its bytecode."""


@dataclass(frozen=True, kw_only=True)
class Took:
    """Seconds of the fastest run of a whole process: that passed, and of the processor, children included."""

    passed: float
    processor: float

    def times(self, base: "Took") -> str:
        """Return both as multiples of another process."""
        return f"{self.passed / base.passed:5.1f} times, {self.processor / base.processor:5.1f} of the processor"


def environment() -> dict[str, str]:
    """Return the environment of this process as a user of vidkit would have it."""
    return {**{k: v for k, v in os.environ.items() if k not in LEFT_OUT}, "PYTHONPATH": str(ROOT)}


def least(command: Sequence[str], runs: int) -> Took:
    """Return the least that a command took."""
    env = environment()
    passed, processor = [], []
    for _ in range(runs):
        began, before = time.perf_counter(), processor_seconds()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=env)
        passed.append(time.perf_counter() - began)
        processor.append(processor_seconds() - before)
    return Took(passed=min(passed), processor=min(processor))


def processor_seconds() -> float:
    """Return what all processes started from here, and ended, took of the processor."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print one line for each command."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    vidkit = [sys.executable, "-m", "vidkit"]
    with tempfile.TemporaryDirectory() as folder:
        demo, empty = Path(folder) / "demo" / "esperia.vidkit.json", Path(folder) / "empty.vidkit.json"
        for command in (("demo", "-o", str(demo.parent)), (*NOTHING_YET, "-o", str(empty))):
            subprocess.run([*vidkit, *command], check=True, capture_output=True, env=environment())
        base = least([sys.executable, "-c", "pass"], 3 * runs)
        print(f"{'python -c pass':<26} {base.passed * 1000:6.0f} ms, {base.processor * 1000:5.0f} ms of the processor")
        for name, aim in AIMS.items():
            took = least([*vidkit, name, *([str(demo)] if not name.startswith("-") else [])], runs)
            print(f"{'vidkit ' + name:<26} {took.passed * 1000:6.0f} ms  {took.times(base)}; aim {aim:g}")
        for name, file in (("demo", demo), ("national, from nothing", empty)):
            write = [*vidkit, "write", str(file), "setup-plan", "--format", "pdf", "-o", str(Path(folder) / name)]
            took = least(write, runs)
            print(f"{'plan: ' + name:<26} {took.passed:6.2f} s   {took.processor:.2f} s of the processor; "
                  f"aim {PDF_SECONDS:g} s; {took.times(base)}")  # fmt: skip


if __name__ == "__main__":
    main()
