"""The laws of merging over many generated triples: python tests/benchmarks/bench_merge.py [COUNT]"""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.property.merging import three
from vidkit.assessment.merge import merge


def main(count: int) -> int:
    """Print how many of the triples break a law; exit code 1 where one does."""
    broken = {"commutative": 0, "associative": 0, "idempotent": 0}
    began = time.perf_counter()
    for seed in range(count):
        a, b, c = three(seed)
        left = merge(merge(a, b), c)
        broken["commutative"] += left != merge(c, merge(b, a))
        broken["associative"] += left != merge(a, merge(b, c))
        broken["idempotent"] += left != merge(left, a) or left != merge(left, left)
    for law, times in broken.items():
        print(f"{law:12} broken {times} of {count}")
    print(f"{time.perf_counter() - began:.0f} s")
    return int(any(broken.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
