"""The training of a unit: who needs what, the calendar, and seats and refreshers in each year of the plan.

A first seat counts in the year in which its group begins. A certificate lapses a cycle after its
course; those whose date nobody knows are taken to lapse evenly over the cycle.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.reading import Reading
from vidkit.staffing.posts import ANALYSTS, HEAD
from vidkit.staffing.unit import YEARS, Staffing
from vidkit.training.calendar import Session, Waiting, calendar
from vidkit.training.dates import MONTHS, Dates, months_on
from vidkit.training.needs import CourseNeed, course_needs
from vidkit.training.seats import Seated

_EPSILON = 1e-9
LEADING = "C18"
"""The course for supervisors, which they have before the first analyst starts (rule M6)."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Taken:
    """One course by year of the plan. `undated`: first seats without a date, or after the third year.

    `seats`: first seats, and those of growth and of the places of leavers; `refreshers` beside them.
    `refresher_from`: the first day on which a certificate of this plan must be renewed. `evenly`:
    certificates held whose dates nobody knows, taken to lapse evenly.
    """

    need: CourseNeed
    sessions: tuple[Session, ...]
    seats: tuple[int, ...]
    undated: int
    refreshers: tuple[int, ...]
    refresher_from: date | None
    evenly: bool

    @property
    def groups(self) -> int:
        return len(self.sessions)


@dataclass(frozen=True, kw_only=True, slots=True)
class Programme:
    """`courses` in the order of taking."""

    courses: tuple[Taken, ...]
    sessions: tuple[Session, ...]
    waiting: tuple[Waiting, ...]
    seated: tuple[Seated, ...]
    dates: Dates

    @property
    def needs(self) -> tuple[CourseNeed, ...]:
        return tuple(t.need for t in self.courses)

    @property
    def seats(self) -> tuple[int, ...]:
        """Full seats of all courses by year."""
        return tuple(sum(t.seats[y] for t in self.courses) for y in range(YEARS))

    @property
    def refreshers(self) -> tuple[int, ...]:
        return tuple(sum(t.refreshers[y] for t in self.courses) for y in range(YEARS))


@dataclass(frozen=True, kw_only=True, slots=True)
class Supervisors:
    """The course for those who lead, against the first new analysts. `trained` None: it has no date.

    `analysts`: the day on which they come.
    """

    course: str
    trained: date | None
    analysts: date

    @property
    def is_late(self) -> bool:
        """Whether analysts come before those who lead them are trained (M6)."""
        return self.trained is None or self.trained > self.analysts


def supervisors(found: Programme) -> Supervisors | None:
    """Return when the leaders who are there before the analysts have the course for supervisors; None without either.

    Leaders who hold a certificate need no seat.
    """
    taken = next((t for t in found.courses if t.need.course.id == LEADING), None)
    coming = [s.since for s in found.sessions if s.since and any(r == ANALYSTS and d == s.since for r, d in s.members)]
    if taken is None or not coming:
        return None
    first = min(coming)
    leading = [s for s in taken.sessions if any(r == HEAD and (d is None or d <= first) for r, d in s.members)]
    undated = [w for w in found.waiting if w.course == LEADING]
    if not leading and not undated:
        return None
    return Supervisors(course=LEADING, trained=None if undated else min(s.finish for s in leading), analysts=first)


def programme(reading: Reading, unit: Staffing, dates: Dates) -> Programme:
    """Return the training under the dates of a plan."""
    needs = course_needs(reading, unit, dates)
    made = calendar(needs, dates)
    courses = tuple(_taken(n, [s for s in made.sessions if s.course == n.course.id], dates) for n in needs)
    return Programme(courses=courses, sessions=made.sessions, waiting=made.waiting, seated=made.seated,
                     dates=dates)  # fmt: skip


def _taken(need: CourseNeed, sessions: Sequence[Session], dates: Dates) -> Taken:
    by_year = _by_year([(s.start, s.seats) for s in sessions], dates)
    later = _later(need, by_year)
    due = [(day, n) for begun, n in _got(need, sessions, later, dates) for day in _due(begun, _cycle(need), dates)]
    evenly = 0.0 if need.course.id in dates.held or not _cycle(need) else _held(need) * MONTHS / _cycle(need)
    return Taken(
        need=need, sessions=tuple(sessions), seats=tuple(by_year.get(y, 0) + n for y, n in enumerate(later)),
        undated=need.missing - sum(by_year.get(y, 0) for y in range(YEARS)),
        refreshers=_refreshers(due, evenly, need, [by_year.get(y, 0) + n for y, n in enumerate(later)], dates),
        refresher_from=min((day for s in sessions for day in _due(s.finish, _cycle(need), dates)), default=None),
        evenly=bool(evenly),
    )  # fmt: skip


def _cycle(need: CourseNeed) -> int:
    """Return the months after which a certificate is renewed, 0 if never."""
    return need.course.refresher_months or 0


def _held(need: CourseNeed) -> int:
    return min(need.held or 0, need.people)


def _later(need: CourseNeed, first: Mapping[int, int]) -> tuple[int, ...]:
    """Return by year the seats of growth and of those who follow leavers with a certificate.

    Leavers are added up over the years before they are rounded: of two people not one leaves each year.
    """
    have, left, made = _held(need), 0.0, []
    for year, grown in enumerate(need.grown):
        before = math.ceil(left - _EPSILON)
        left += have * need.turnover if year else 0
        made.append(grown + math.ceil(left - _EPSILON) - before)
        have += first.get(year, 0) + grown
    return tuple(made)


def _got(
    need: CourseNeed, sessions: Sequence[Session], later: Sequence[int], dates: Dates
) -> list[tuple[date, int]]:
    """Return certificates by day: of the groups, of later seats in the middle of their year, of those held."""
    found = [(s.finish, s.seats) for s in sessions]
    found += [(months_on(dates.first, MONTHS * y + MONTHS // 2), n) for y, n in enumerate(later) if n]
    known = dates.held.get(need.course.id)
    return [*found, *([(known, _held(need))] if known is not None and _held(need) else [])]


def _by_year(dated: Sequence[tuple[date, int]], dates: Dates) -> Mapping[int, int]:
    found: dict[int, int] = {}
    for day, n in dated:
        year = dates.year(day)
        found[year] = found.get(year, 0) + n
    return found


def _due(begun: date, cycle: int, dates: Dates) -> list[date]:
    """Return the days within the three years on which a certificate of that day is renewed."""
    if not cycle:
        return []
    end, found, n = months_on(dates.first, MONTHS * YEARS), [], 1
    while (day := months_on(begun, cycle * n)) < end:
        if day >= dates.first:
            found.append(day)
        n += 1
    return found


def _refreshers(
    due: Sequence[tuple[date, int]], evenly: float, need: CourseNeed, seats: Sequence[int], dates: Dates
) -> tuple[int, ...]:
    """Return refresher seats by year, never more than those who hold a certificate have in a year.

    Whoever follows a leaver takes the leaver's place. Of new certificates only those of a cycle below a
    year are renewed in the year in which they are had.
    """
    cycle = _cycle(need)
    if not cycle:
        return (0,) * YEARS
    by_year, have, made = _by_year(due, dates), _held(need), []
    for y in range(YEARS):
        most = math.ceil(have * max(1.0, MONTHS / cycle)) + seats[y] * ((MONTHS - 1) // cycle)
        made.append(min(most, math.ceil(by_year.get(y, 0) + evenly - _EPSILON)))
        have = min(have + seats[y], need.people + sum(need.grown[: y + 1]))
    return tuple(made)
