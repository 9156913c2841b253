"""When groups sit: within the dates of the actions that ask for the course, after the courses that come first.

Both ways: an action asks for seats by its end; where the groups, or the seats that are offered, do
not fit, the calendar says which action must wait and until when.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vidkit.training.needs import CourseNeed

DAYS_A_WEEK = 5
_WEEKS_A_YEAR = 52


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """What the plan says of a course: the action that asks for it, its start, and its end."""

    action: str
    start: date
    finish: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One group of a course. `late`: it ends after the action that asks for it; `action` empty: none does."""

    course: str
    group: int
    of: int
    seats: int
    start: date
    finish: date
    action: str
    late: bool


def calendar(needs: Sequence[CourseNeed], windows: Mapping[str, Window], first: date) -> tuple[Session, ...]:
    """Return the groups of year one by date, each course after those that it needs.

    needs: in the order of taking. first: the day from which courses without an action may be held.
    Groups of one course follow each other, so that the desk stays staffed; two courses that people of
    one role take do not run side by side.
    """
    done: dict[str, date] = {}
    taken: list[tuple[frozenset[str], date, date]] = []
    made: list[Session] = []
    for need in needs:
        window = windows.get(need.course.id)
        roles = frozenset(need.must + need.within_year)
        before = [done[c] + timedelta(days=1) for c in need.course.needs if c in done]
        begin = _monday(max([window.start if window else first, *before]))
        busy = [(a, b) for others, a, b in taken if others & roles]
        sessions = _sessions(need, _free(begin, _length(need), busy), window)
        made.extend(sessions)
        if sessions:
            done[need.course.id] = sessions[-1].finish
            taken.append((roles, sessions[0].start, sessions[-1].finish))
    return tuple(sorted(made, key=lambda s: (s.start, s.finish, s.course, s.group)))


def _length(need: CourseNeed) -> timedelta:
    """Return the time from the first day of the first group to the last day of the last."""
    monday = date(2001, 1, 1)
    groups = max(1, need.groups[0])
    return _days(monday, groups - 1, math.ceil(need.course.days))[1] - monday


def _free(monday: date, length: timedelta, busy: Sequence[tuple[date, date]]) -> date:
    """Return the first Monday from which so long a time is free."""
    for begin, end in sorted(busy):
        if monday <= end and begin <= monday + length:
            monday = _monday(end + timedelta(days=1))
    return monday


def _sessions(need: CourseNeed, start: date, window: Window | None) -> list[Session]:
    groups, left, made = need.groups[0], need.seats[0], []
    for n in range(groups):
        size = math.ceil(left / (groups - n))
        left -= size
        begin, finish = _days(start, n, math.ceil(need.course.days))
        made.append(Session(course=need.course.id, group=n + 1, of=groups, seats=size, start=begin, finish=finish,
                            action=window.action if window else "", late=bool(window and finish > window.finish)))
    return made


def _days(monday: date, group: int, days: int) -> tuple[date, date]:
    """Return first and last day of a group: short courses several times a week, long ones week after week."""
    per_week = max(1, DAYS_A_WEEK // days)
    weeks = math.ceil(days / DAYS_A_WEEK)
    begin = monday + timedelta(weeks=group // per_week * weeks, days=group % per_week * days)
    full, rest = divmod(days - 1, DAYS_A_WEEK)
    return begin, begin + timedelta(weeks=full, days=rest)


def _monday(day: date) -> date:
    """Return the day, or the next Monday after it."""
    return day + timedelta(days=-day.weekday() % 7)


def weeks_for_seats(seats: int, offered_a_year: int) -> int | None:
    """Return how many weeks it takes until so many seats were offered; None if none ever are."""
    if seats <= 0:
        return 0
    return None if offered_a_year <= 0 else math.ceil(seats * _WEEKS_A_YEAR / offered_a_year)
