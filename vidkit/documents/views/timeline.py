"""Weeks of a plan and the months that stand along the axis of a chart."""

from datetime import date, timedelta

from vidkit.documents.dates import month_written

STEPS = (1, 2, 3, 6, 12, 24, 60)
"""Months from tick to tick: each falls on the same months of every year."""
_MOST_TICKS = 7


def week_of(day: date, start: date) -> int:
    """Return the week of the plan in which a day lies, rounded."""
    return round((day - start).days / 7)


def ticks(start: date, first: int, last: int) -> tuple[tuple[int, str], ...]:
    """Return the first weeks of months between two weeks of a plan that begins on `start`, with their names."""
    begin, end = start + timedelta(weeks=first), start + timedelta(weeks=last)
    made = ((week_of(day, start), month_written(day)) for day in months(begin, end))
    return tuple(t for t in made if first <= t[0] <= last)


def months(begin: date, end: date) -> tuple[date, ...]:
    """Return the first days of months between two days, as close together as an axis has room for.

    >>> [str(d) for d in months(date(2027, 2, 1), date(2029, 5, 1))]
    ['2027-07-01', '2028-01-01', '2028-07-01', '2029-01-01']
    """
    length = (end.year - begin.year) * 12 + end.month - begin.month
    step = next((s for s in STEPS if length / s <= _MOST_TICKS), STEPS[-1])
    at = -(-(begin.year * 12 + begin.month - 1 + (begin.day > 1)) // step) * step
    found = []
    while (day := date(at // 12, at % 12 + 1, 1)) <= end:
        found.append(day)
        at += step
    return tuple(found)
