"""How full the time of owners is, over the plan: the chart, and the table with its figures."""

from collections.abc import Sequence
from datetime import timedelta

from vidkit.base.i18n import _
from vidkit.documents.charts.load import FULL, Load, LoadRow
from vidkit.documents.dates import month_written, written
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.loads import OwnerLoad, owner_loads

QUARTER, MOST_PARTS = 13, 10
"""Weeks of a part of the plan, and the most parts that a table has room for; else parts are twice as long, or more."""


@row
class LoadTable:
    """`parts`: the first month of each; `rows`: owner, per cent in each part, `busiest` in words."""

    parts: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    weeks: int


def load_views(results: Results) -> tuple[Load, LoadTable] | None:
    """Return the chart and its table, None where nobody has anything to do."""
    loads = owner_loads(results.plan)
    length = results.plan.timing.timed.makespan
    if not loads or not length:
        return None
    weeks = _part_weeks(length)
    begins = range(0, length, weeks)
    rows = [(load, tuple(load.share(t, min(t + weeks, length)) for t in begins)) for load in loads]
    day = results.plan.timing.calendar.day
    parts = tuple(month_written(day(t)) for t in begins)
    return (
        _chart(results, rows, parts, weeks),
        LoadTable(parts=parts, weeks=weeks, rows=tuple(
            (results.owner(load.owner), tuple(_cell(s) for s in shares)) for load, shares in rows
        )),
    )  # fmt: skip


def _part_weeks(length: int) -> int:
    """Return quarters, or as many of them as keep the table on its page.

    >>> [_part_weeks(weeks) for weeks in (20, 130, 131)]
    [13, 13, 26]
    """
    return QUARTER * -(-length // (QUARTER * MOST_PARTS))


def _chart(
    results: Results, rows: Sequence[tuple[OwnerLoad, tuple[int | None, ...]]], parts: tuple[str, ...], weeks: int
) -> Load:
    return Load(
        title=_title(results, rows, weeks),
        alt=_("Bars for {owners} owners in {parts} parts of {weeks} weeks: per cent of their time for set-up work that "
              "the plan uses. The table has the figures.", owners=len(rows), parts=len(parts), weeks=weeks),
        axis=_("Share of the time there is, for each {weeks} weeks from the month named; at the end the highest",
               weeks=weeks),
        rows=tuple(LoadRow(label=results.owner(load.owner), shares=shares, note=_percent(_most(shares)))
                   for load, shares in rows),
        parts=parts,
        legend=(_("time used"), _("the fullest part of an owner"), _("more than there is"), _("all the time there is")),
        direction=results.side,
    )  # fmt: skip


def _title(results: Results, rows: Sequence[tuple[OwnerLoad, tuple[int | None, ...]]], weeks: int) -> str:
    """Return who is fullest, and when."""
    load, shares = max(rows, key=lambda pair: _most(pair[1]))
    share = _most(shares)
    at = next((n for n, s in enumerate(shares) if s == share), 0) * weeks
    day = results.plan.timing.calendar.day
    first, last = written(day(at)), written(day(min(at + weeks, len(load.used))) - timedelta(days=1))
    over = sum(_most(s) > FULL for _load, s in rows)
    if over:
        return _("{n} of {all} owners are asked for more time than they have, most of all: {owner}, {share} % from "
                 "{first} to {last}.", n=over, all=len(rows), owner=results.owner(load.owner), share=share,
                 first=first, last=last)  # fmt: skip
    return _("Nobody is asked for more time than there is; the fullest is: {owner}, {share} % from {first} to {last}.",
             owner=results.owner(load.owner), share=share, first=first, last=last)  # fmt: skip


def _most(shares: Sequence[int | None]) -> int:
    return max((s for s in shares if s is not None), default=0)


def _percent(share: int) -> str:
    return _("{n} %", n=share)


def _cell(share: int | None) -> str:
    return "–" if share is None else f"{share}"
