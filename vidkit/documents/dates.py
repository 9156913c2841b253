"""Dates in words: one pattern a language, which translators set."""

from datetime import date

from vidkit.base.i18n import _


def written(day: date) -> str:
    """Return the day in full.

    >>> written(date(2026, 11, 25))
    '25 November 2026'
    """
    return _("{day} {month} {year}", day=day.day, month=_months()[day.month - 1], year=day.year)


def month_written(day: date) -> str:
    """Return month and year, short, for the axis of a chart.

    >>> month_written(date(2026, 11, 25))
    'Nov 2026'
    """
    return _("{short_month} {year}", short_month=_short_months()[day.month - 1], year=day.year)


def written_text(text: str) -> str:
    """Return an ISO day or month in words, and any other text as it is.

    >>> written_text("2026-11-25"), written_text("2026-11"), written_text("about 2026")
    ('25 November 2026', 'November 2026', 'about 2026')
    """
    day = from_text(text) if len(text) <= len("2026-11-25") else None
    if day:
        return written(day)
    month = from_text(f"{text}-01") if len(text) == len("2026-11") else None
    return _("{month} {year}", month=_months()[month.month - 1], year=month.year) if month else text


def from_text(text: str) -> date | None:
    """Return the day that an ISO date or time begins with, or None if it is none.

    >>> from_text("2026-11-25T09:00:00+01:00")
    datetime.date(2026, 11, 25)
    """
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _months() -> tuple[str, ...]:
    return (
        _("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July"), _("August"),
        _("September"), _("October"), _("November"), _("December"),
    )  # fmt: skip


def _short_months() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"), _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"),
        _("Dec"),
    )  # fmt: skip
