"""Prints precision and recall of the terminology checker per language, over sentences with expected verdicts.

python -m tests.benchmarks.bench_terms [FILE.tsv]: language, id or -, sentence; the built-in corpus if left out.
"""

import sys
from collections import Counter
from pathlib import Path

from vidkit.content.terms import lexicon
from vidkit.terminology import check_text

CORPUS = Path(__file__).resolve().parents[1] / "data" / "terminology.tsv"
NONE = "-"


def measured(file: Path) -> dict[str, Counter[str]]:
    """Return the counts by language: sentences, traps, right, missed, extra (found and not expected)."""
    counts: dict[str, Counter[str]] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        language, expected, sentence = line.split("\t")
        ids = {u.id for u in check_text(sentence, language, lexicon())}
        here = counts.setdefault(language, Counter())
        here.update(
            sentences=1, traps=expected == NONE, right=expected in ids,
            missed=expected != NONE and expected not in ids, extra=bool(ids - {expected}),
        )  # fmt: skip
    return counts


def main(args: list[str]) -> None:
    """Print a row for each language and one for all."""
    counts = measured(Path(args[0]) if args else CORPUS)
    counts["all"] = sum(counts.values(), Counter())
    print("language sentences traps right missed extra precision recall")
    for language, c in counts.items():
        precision, recall = c["right"] / max(1, c["right"] + c["extra"]), c["right"] / max(1, c["right"] + c["missed"])
        numbers = " ".join(str(c[name]) for name in ("sentences", "traps", "right", "missed", "extra"))
        print(f"{language} {numbers} {precision:.3f} {recall:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
