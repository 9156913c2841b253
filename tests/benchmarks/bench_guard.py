"""Measures the guard: blocks in 100,000 words of given texts, and time. python -m tests.benchmarks.bench_guard FILE ...

Not a test. The texts measured for the record stand in docs/guard.md.
"""

import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from vidkit.guard import inspect

MEGABYTE = 1_000_000
HOSTILE: dict[str, Callable[[], str]] = {
    "one long word": lambda: "a" * MEGABYTE,
    "hex digits": lambda: "0123456789abcdef" * (MEGABYTE // 16),
    "short groups": lambda: "ab " * (MEGABYTE // 3),
    "hex pairs": lambda: "a1 " * (MEGABYTE // 3),
    "dots": lambda: "1." * (MEGABYTE // 2),
    "colons": lambda: "a:" * (MEGABYTE // 2),
    "signs": lambda: "a@" * (MEGABYTE // 2),
    "addresses": lambda: "a@b.cd " * (MEGABYTE // 7),
    "digits": lambda: "1" * MEGABYTE,
    "spaced digits": lambda: "1 " * (MEGABYTE // 2),
    "grouped digits": lambda: "4111 1111 " * (MEGABYTE // 10),
    "brackets": lambda: "[.](" * (MEGABYTE // 4),
    "spaces": lambda: " " * MEGABYTE,
    "lines": lambda: "\n" * MEGABYTE,
    "references": lambda: "&#64;" * (MEGABYTE // 5),
    "invisible": lambda: "a\u200b" * (MEGABYTE // 2),
    "wide": lambda: "１" * MEGABYTE,
    "ligatures": lambda: "\ufdfa" * MEGABYTE,
    "commas": lambda: "1," * (MEGABYTE // 2),
    "schemes": lambda: "://a:" * (MEGABYTE // 5),
    "bitcoin beginnings": lambda: "1a2 3b4 " * (MEGABYTE // 8),
    "account beginnings": lambda: "DE12 " * (MEGABYTE // 5),
    "case words": lambda: "case no. " * (MEGABYTE // 9),
    "birth words": lambda: "born on " * (MEGABYTE // 8),
    "media names": lambda: "a.jpg." * (MEGABYTE // 6),
    "underscores": lambda: "a_" * (MEGABYTE // 2),
    "id words": lambda: "id id 1 " * (MEGABYTE // 8),
    "phone": lambda: "+1 (2" * (MEGABYTE // 5),
    "noise": lambda: "".join(random.Random(1).choices(" abc012.:/@-_\n=+", k=MEGABYTE)),
    "any character": lambda: "".join(map(chr, random.Random(2).choices(range(32, 0xD7FF), k=MEGABYTE))),
    "accounts": lambda: "GB82WEST12345698765432 " * (MEGABYTE // 23),
}


def seconds(text: str) -> float:
    """Return how long one inspection takes."""
    start = time.process_time()
    inspect(text)
    return time.process_time() - start


def main(files: list[str]) -> None:
    """Print blocks by kind for the files, then the times."""
    blocks: Counter[str] = Counter()
    warnings: Counter[str] = Counter()
    words = 0
    for name in files:
        text = Path(name).read_text(encoding="utf-8", errors="replace")
        words += len(text.split())
        for f in inspect(text):
            (blocks if f.severity == "block" else warnings)[f.kind] += 1
    if words:
        per = 100_000 / words
        print(f"{words} words; blocks {sum(blocks.values())}, {sum(blocks.values()) * per:.1f} in 100,000 words")
        print("blocks:", dict(blocks), "warnings:", dict(warnings))
    note = ("The unit has four analysts (2 vacant) and a budget of 1,200,000 for 2026-2028. " * 200)[:10_000]
    print(f"note of 10,000 characters: {min(seconds(note) for _ in range(5)) * 1000:.1f} ms")
    for name, make in HOSTILE.items():
        print(f"a megabyte of {name}: {seconds(make()):.2f} s")


if __name__ == "__main__":
    main(sys.argv[1:])
