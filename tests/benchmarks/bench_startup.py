"""Prints how long vidkit takes to start, in multiples of `python -c pass`, and to write the set-up plan as PDF.

    python tests/benchmarks/bench_startup.py [RUNS]

The least of RUNS (10) is taken: what the machine can do when it does nothing else. A script, not a test.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AIMS = {"--version": 1.5, "--help": 6.0, "status": 18.0, "score": 18.0}
PDF_SECONDS = 1.2


def least(command: Sequence[str], runs: int) -> float:
    """Return the seconds of the fastest run of a whole process."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    found = []
    for _ in range(runs):
        began = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, env=env)
        found.append(time.perf_counter() - began)
    return min(found)


def main() -> None:
    """Measure and print one line for each command."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    vidkit = [sys.executable, "-m", "vidkit"]
    with tempfile.TemporaryDirectory() as folder:
        file = str(Path(folder) / "demo" / "esperia.vidkit.json")
        subprocess.run([*vidkit, "demo", "-o", str(Path(file).parent)], check=True, capture_output=True,
                       env={**os.environ, "PYTHONPATH": str(ROOT)})  # fmt: skip
        base = least([sys.executable, "-c", "pass"], runs)
        print(f"{'python -c pass':<22} {base * 1000:7.0f} ms")
        for name, aim in AIMS.items():
            took = least([*vidkit, name, *([file] if not name.startswith("-") else [])], runs)
            print(f"{'vidkit ' + name:<22} {took * 1000:7.0f} ms  {took / base:5.1f} times, aim {aim:g}")
        write = [*vidkit, "write", file, "setup-plan", "--format", "pdf", "-o", str(Path(folder) / "out")]
        took = least(write, max(3, runs // 3))
        print(f"{'set-up plan as PDF':<22} {took:7.2f} s   aim {PDF_SECONDS:g} s")


if __name__ == "__main__":
    main()
