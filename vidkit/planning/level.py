"""Work that is not put off, week by week: within its own weeks, with as little as can be above its owner's time.

An overload that is left when the work is spread out like this is real: no other spread within the
same weeks has less of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Work of one owner, in tenths of days, in the weeks from `start` up to `end`."""

    id: str
    start: int
    end: int
    tenths: int


def levelled(works: Sequence[Work], row: Sequence[int]) -> Mapping[str, tuple[int, ...]]:
    """Return for each work its tenths of days in each of its weeks.

    row: what the owner has by week; the last holds for ever, and where it is 0 nothing is done unless
    all weeks of the work are closed. What ends first is done first, so that most work finds time.
    """
    left = {w.id: w.tenths for w in works}
    load = {w.id: [0] * (w.end - w.start) for w in works}
    ordered = sorted(works, key=lambda w: (w.end, -w.start, w.id))
    total: dict[int, int] = {}
    for week in sorted({t for w in works for t in range(w.start, w.end)}):
        there = _at(row, week)
        for w in (w for w in ordered if w.start <= week < w.end):
            done = min(left[w.id], there)
            load[w.id][week - w.start] = done
            left[w.id] -= done
            there -= done
        total[week] = _at(row, week) - there
    for w in ordered:
        _added(w, left[w.id], load[w.id], row, total)
    return {i: tuple(weeks) for i, weeks in load.items()}


def _added(work: Work, left: int, load: list[int], row: Sequence[int], total: dict[int, int]) -> None:
    """Add what finds no time, each time where the week has the least beyond what there is."""
    weeks = [t for t in range(work.start, work.end) if _at(row, t)] or list(range(work.start, work.end))
    for _n in range(left if weeks else 0):
        week = min(weeks, key=lambda t: (total[t] - _at(row, t), t))
        total[week] += 1
        load[week - work.start] += 1


def _at(row: Sequence[int], week: int) -> int:
    return row[min(week, len(row) - 1)]
