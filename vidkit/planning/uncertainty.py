"""How sure the dates are: three-point durations drawn with a fixed seed.

Each draw keeps the order of the plan: prerequisites, and who waited for whom because one owner
did both. Printed are the 50 % and the 80 % date, never the bare lower bound.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Durations in weeks: least, likely, most."""

    least: float
    likely: float
    most: float


def finish_draws(
    spans: Mapping[str, Span],
    links: Mapping[str, Sequence[str]],
    *,
    draws: int = 400,
    seed: int = 0,
) -> Mapping[str, Sequence[float]]:
    """Return for each id the drawn finish weeks, sorted.

    spans: in an order where everything comes after its links. links: what an id waits for.
    """
    chance = random.Random(seed)
    order = list(spans)
    found: dict[str, list[float]] = {i: [] for i in order}
    for _ in range(draws):
        finish: dict[str, float] = {}
        for i in order:
            begin = 0.0
            for link in links[i]:
                if finish[link] > begin:
                    begin = finish[link]
            span = spans[i]
            length = chance.triangular(span.least, span.most, span.likely) if span.most > span.least else span.likely
            finish[i] = begin + length
            found[i].append(finish[i])
    return {i: sorted(values) for i, values in found.items()}


def quantile(ordered: Sequence[float], share: float) -> float:
    """Return the smallest drawn value that at least `share` (0 to 1) of the draws do not exceed."""
    at = max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)
    return ordered[min(at, len(ordered) - 1)]
