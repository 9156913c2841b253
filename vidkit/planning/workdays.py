"""Working weeks and dates: a week of work is five working days, so holidays and closures push dates back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAYS = 5
SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Week 0 begins on `origin`. `closed`: days on which nobody works; weekends count by themselves."""

    origin: date
    closed: frozenset[date] = frozenset()

    def day(self, week: int) -> date:
        """Return the day on which a week begins.

        Without closed days every week has seven days, before the origin too.

        >>> WorkCalendar(date(2027, 1, 4), frozenset({date(2027, 1, 5)})).day(1)
        datetime.date(2027, 1, 12)
        """
        found = self.origin + timedelta(weeks=week)
        missing = sum(1 for d in self.closed if self.origin <= d < found and d.weekday() < SATURDAY)
        pushed = missing > 0 or (week > 0 and found in self.closed)
        while missing:
            missing -= self.is_worked(found)
            found += _DAY
        while pushed and not self.is_worked(found):
            found += _DAY
        return found

    def is_worked(self, day: date) -> bool:
        """Say whether people work on a day."""
        return day.weekday() < SATURDAY and day not in self.closed

    def week(self, day: date) -> int:
        """Return the last week that begins on the day or before it; below 0 before the origin."""
        found = (day - self.origin).days // 7
        while found > 0 and self.day(found) > day:
            found -= 1
        return found

    def week_from(self, day: date) -> int:
        """Return the first week that begins on the day or after it, from 0 up."""
        found = max(0, self.week(day))
        return found if self.day(found) >= day else found + 1

    def is_mostly_closed(self, week: int, days: Iterable[date]) -> bool:
        """Say whether three or more working days of a week are among these days."""
        first, last = self.day(week), self.day(week + 1)
        return sum(1 for d in days if first <= d < last and d.weekday() < SATURDAY) > DAYS // 2


def days_between(first: date, last: date) -> Sequence[date]:
    """Return every day from the first to the last, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]
