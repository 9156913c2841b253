"""What a plan says of training: when actions give courses, when posts are filled, when gates open."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

MONTHS = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Ask:
    """An action that gives a course, and its end: by then its people have had it."""

    action: str
    finish: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What the plan says of a course: from when its actions give it, and which is the last, with its end.

    `asks`: by role the last action that gives the course to people of this role; `wants`: those that
    give it to people of this role and not to all.
    """

    action: str
    start: date
    finish: date
    asks: Mapping[str, Ask] = field(default_factory=dict)
    wants: Mapping[str, Sequence[Ask]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Offer:
    """A day on which a course begins, and its seats; 0: they are not limited."""

    day: date
    seats: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Dates:
    """`first`: the first day of the plan. `windows`: by course.

    `posted`: by role the day on which the plan has filled its posts; None where there is no plan, and
    everybody is there from the first day. `opens`: by gate that is not open today the day on which
    what opens it is done; None where nothing in the plan opens it. `held`: by course the day of the
    certificates that people have, where it is known. `given`: by course the only dates on which it is held,
    where these are given.
    """

    first: date
    windows: Mapping[str, Window] = field(default_factory=dict)
    posted: Mapping[str, date] | None = None
    opens: Mapping[str, date | None] = field(default_factory=dict)
    held: Mapping[str, date] = field(default_factory=dict)
    given: Mapping[str, Sequence[Offer]] = field(default_factory=dict)

    def year(self, day: date) -> int:
        """Return the year of the plan in which a day lies, from 0; what lies before the plan belongs to the first."""
        months = (day.year - self.first.year) * MONTHS + day.month - self.first.month - (day.day < self.first.day)
        return max(0, months // MONTHS)


def months_on(day: date, months: int) -> date:
    """Return the same day some months later, or the last one of a shorter month.

    >>> months_on(date(2026, 8, 31), 6)
    datetime.date(2027, 2, 28)
    """
    years, month = divmod(day.month - 1 + months, MONTHS)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
