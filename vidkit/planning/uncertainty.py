"""How sure the dates are: three-point durations drawn with a fixed seed, in hundredths of a week.

Each draw keeps the order of the plan: prerequisites, and who waited for whom because one owner
did both. A triangular distribution stands for each duration, as a table of its thousandths.
Whole numbers, column by column, so that ten thousand draws of a full plan take half a second.
"""

import random
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

HUNDRED = 100
_SHARES = [(n + 0.5) / 1000 for n in range(1000)]


@dataclass(frozen=True, slots=True)
class Span:
    """Durations in weeks: least, likely, most."""

    least: float
    likely: float
    most: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Draws:
    """Drawn starts and finishes by id, in hundredths of a week: the n-th of each belongs to one draw."""

    starts: Mapping[str, Sequence[int]]
    finishes: Mapping[str, Sequence[int]]

    def chance(self, entry: str, week: int) -> float:
        """Return the share of draws (0 to 1) in which the entry is done before the week begins."""
        found = self.finishes[entry]
        return sum(1 for f in found if f <= week * HUNDRED) / len(found)


def draw(
    spans: Mapping[str, Span],
    links: Mapping[str, Sequence[tuple[str, int]]],
    *,
    not_before: Mapping[str, int] | None = None,
    draws: int = 400,
    seed: int = 0,
) -> Draws:
    """Return the draws.

    spans: in an order where everything comes after its links. links: what an id waits for, and how
    many weeks longer than its end. not_before: the first week of those with a fixed date.
    """
    chance = random.Random(seed)
    starts: dict[str, Sequence[int]] = {}
    finishes: dict[str, Sequence[int]] = {}
    floor = not_before or {}
    for i, waits in _binding(links, spans).items():
        begin = _latest([(finishes[link], lag * HUNDRED) for link, lag in waits], floor.get(i, 0) * HUNDRED, draws)
        span = spans[i]
        table = quantiles(span)
        lengths = chance.choices(table, k=draws) if len(table) > 1 else [table[0]] * draws
        starts[i] = begin
        finishes[i] = [s + d for s, d in zip(begin, lengths, strict=True)]
    return Draws(starts=starts, finishes=finishes)


def _binding(
    links: Mapping[str, Sequence[tuple[str, int]]], ordered: Iterable[str]
) -> Mapping[str, Sequence[tuple[str, int]]]:
    """Return the links in this order, without those that another one implies: what it waits for has waited for them.

    No draw is changed, for nothing takes less than no time.
    """
    before: dict[str, set[str]] = {}
    found = {}
    for i in ordered:
        implied = set().union(*(before[link] for link, _lag in links[i]))
        found[i] = [(link, lag) for link, lag in links[i] if lag or link not in implied]
        before[i] = implied.union(link for link, _lag in links[i])
    return found


def _latest(waits: Sequence[tuple[Sequence[int], int]], floor: int, draws: int) -> list[int]:
    if floor == 0 and waits and not waits[0][1]:
        found, waits = list(waits[0][0]), waits[1:]
    else:
        found = [floor] * draws
    for column, lag in waits:
        if lag:
            found = [a if a > b + lag else b + lag for a, b in zip(found, column, strict=True)]
        else:
            found = [a if a > b else b for a, b in zip(found, column, strict=True)]
    return found


@cache
def quantiles(span: Span) -> Sequence[int]:
    """Return the middle of each thousandth of a triangular distribution, in hundredths of a week."""
    least, likely, most = (x * HUNDRED for x in (span.least, span.likely, span.most))
    if most <= least:
        return [round(likely)]
    width, before, after = most - least, likely - least, most - likely
    turn = bisect_left(_SHARES, before / width)
    rising = [round(least + sqrt(u * width * before)) for u in _SHARES[:turn]]
    return rising + [round(most - sqrt((1 - u) * width * after)) for u in _SHARES[turn:]]


def quantile(ordered: Sequence[int], share: float) -> int:
    """Return the smallest drawn value that at least `share` (0 to 1) of the draws do not exceed."""
    at = max(0, -(-int(share * 1000) * len(ordered) // 1000) - 1)
    return ordered[min(at, len(ordered) - 1)]


def weeks_up(hundredths: int) -> int:
    """Return whole weeks, rounded up."""
    return -(-hundredths // HUNDRED)
