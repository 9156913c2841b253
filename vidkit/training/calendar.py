"""When groups sit: after their posts are filled, after the courses that come first, behind open gates.

Within the dates of the actions that give the course, both ways: an action asks for the seats of those
who must have it by its end; where they are there and their group ends later, the action waits for it.
People who come after the action are no matter of it: their groups follow when they are in post.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from vidkit.training.dates import Ask, Dates, Window
from vidkit.training.needs import Cohort, CourseNeed, Since

DAYS_A_WEEK = 5
ROUNDS = 4
"""In which all people of a course have sat: a planning figure."""
_WEEKS_A_YEAR = 52
_DAY = timedelta(days=1)

Member = tuple[str, Since]
"""People of one role who are there from the same day."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """One group of a course. `action`: of the plan, which asks for it; empty where none does, or the group follows it.

    `late`: it ends after that action. `members`: whose seats these are, by role and the day of the post.
    """

    course: str
    group: int
    of: int
    seats: int
    start: date
    finish: date
    action: str
    late: bool
    members: tuple[Member, ...]

    @property
    def since(self) -> Since:
        """The day on which the last of its people come; None where all are in post today."""
        return max((s for _role, s in self.members if s is not None), default=None)


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """Seats without a date: nothing in the plan opens a gate before this course, or before one that comes first."""

    course: str
    seats: int
    why: Literal["gate", "course"]
    of: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """`sessions` by date."""

    sessions: tuple[Session, ...]
    waiting: tuple[Waiting, ...]


def calendar(needs: Sequence[CourseNeed], dates: Dates) -> Calendar:
    """Return the groups of all first seats. needs: in the order of taking.

    A course takes its people in four rounds at most, so that about a quarter is away at once and the
    desk stays staffed; two courses that people of one role take do not run side by side. A group too
    small for its course waits for the next people where that misses no date.
    """
    made = _Made(needs, dates)
    for need in needs:
        made.add(need)
    return Calendar(tuple(sorted(made.sessions, key=lambda s: (s.start, s.finish, s.course, s.group))),
                    tuple(made.waiting))  # fmt: skip


class _Made:
    """The calendar while it is made, course by course."""

    def __init__(self, needs: Sequence[CourseNeed], dates: Dates) -> None:
        self.dates = dates
        self.sessions: list[Session] = []
        self.waiting: list[Waiting] = []
        self._needs = needs
        self._done: dict[tuple[str, Member], date | None] = {}
        self._taken: list[tuple[frozenset[str], date, date]] = []

    def add(self, need: CourseNeed) -> None:
        """Add the groups of a course."""
        batches: list[_Batch] = []
        for cohort in need.cohorts:
            ready = self._ready(need, cohort)
            if isinstance(ready, Waiting):
                self._note(need, cohort, None)
                self.waiting.append(ready)
            elif batches and self._joins(batches[-1], cohort, ready):
                batches[-1] = batches[-1].joined(cohort, ready)
            else:
                batches.append(_Batch(need, (cohort,), ready))
        found = [s for b in batches for s in self._place(b)]
        self.sessions += [replace(s, group=n, of=len(found)) for n, s in enumerate(found, start=1)]

    def _ready(self, need: CourseNeed, cohort: Cohort) -> date | Waiting:
        """Return the first day on which people may sit."""
        window, first = self.dates.windows.get(need.course.id), self.dates.first
        days = [min(first, window.start) if need.course.induction else window.start] if window else [first]
        if cohort.since is not None:
            days.append(cohort.since + _DAY)
        for gate in need.gates:
            if gate in self.dates.opens:
                day = self.dates.opens[gate]
                if day is None:
                    return Waiting(course=need.course.id, seats=cohort.seats, why="gate", of=gate)
                days.append(day + _DAY)
        for role in cohort.roles:
            for course in self._before(need, role):
                done = self._done.get((course, (role, cohort.since)), first - _DAY)
                if done is None:
                    return Waiting(course=need.course.id, seats=cohort.seats, why="course", of=course)
                days.append(done + _DAY)
        return max(days)

    def _before(self, need: CourseNeed, role: str) -> Iterable[str]:
        """Return the courses that people of a role have before this one."""
        for other in self._needs:
            c = other.course
            first = c.induction and not need.course.induction
            own = need.course.own_certificates and role in other.must
            if c.id != need.course.id and (first or own or c.id in need.course.needs):
                yield c.id

    def _joins(self, batch: "_Batch", cohort: Cohort, ready: date) -> bool:
        """Say whether people sit with those before them: they are ready in time, or the group before is too small.

        Nobody waits for others with the courses that come first, nor with those that are had online.
        """
        start, course = self._start(batch), batch.need.course
        window = self.dates.windows.get(course.id)
        misses = window is not None and start + batch.length <= window.finish < ready
        waits = batch.is_small and not misses and not course.induction and course.delivery != "free"
        return ready <= start or waits

    def _start(self, batch: "_Batch") -> date:
        busy = [(a, b) for others, a, b in self._taken if others & batch.roles]
        return _free(_monday(batch.ready), batch.length, busy)

    def _place(self, batch: "_Batch") -> list[Session]:
        found = batch.sessions(self._start(batch), self.dates.windows.get(batch.need.course.id))
        self._taken.append((batch.roles, found[0].start, found[-1].finish))
        for cohort in batch.cohorts:
            self._note(batch.need, cohort, found[-1].finish)
        return found

    def _note(self, need: CourseNeed, cohort: Cohort, finish: date | None) -> None:
        self._done |= {(need.course.id, (role, cohort.since)): finish for role in cohort.roles}


@dataclass(frozen=True, slots=True)
class _Batch:
    """People who take a course one group after the other. `ready`: the first day on which all may sit."""

    need: CourseNeed
    cohorts: tuple[Cohort, ...]
    ready: date

    @property
    def seats(self) -> int:
        return sum(c.seats for c in self.cohorts)

    @property
    def groups(self) -> int:
        return math.ceil(self.seats / self.need.course.group)

    @property
    def side_by_side(self) -> int:
        """Groups that are held at the same time."""
        return math.ceil(self.groups / ROUNDS)

    @property
    def is_small(self) -> bool:
        return self.seats < self.need.course.group / 4

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(r for c in self.cohorts for r in c.roles)

    @property
    def length(self) -> timedelta:
        """The time from the first day of the first group to the last day of the last."""
        monday = date(2001, 1, 1)
        return _days(monday, (self.groups - 1) // self.side_by_side, math.ceil(self.need.course.days))[1] - monday

    def joined(self, cohort: Cohort, ready: date) -> "_Batch":
        return _Batch(self.need, (*self.cohorts, cohort), max(self.ready, ready))

    def sessions(self, start: date, window: Window | None) -> list[Session]:
        """Return the groups from this Monday on, of even size."""
        members = tuple((r, c.since) for c in self.cohorts for r in c.roles)
        left, made = self.seats, []
        for n in range(self.groups):
            size = math.ceil(left / (self.groups - n))
            left -= size
            begin, finish = _days(start, n // self.side_by_side, math.ceil(self.need.course.days))
            asks = self._asks(window) if window else []
            missed = [a for a in asks if finish > a.finish]
            action = max(missed or asks, key=lambda a: (a.finish, a.action), default=None)
            made.append(Session(course=self.need.course.id, group=n + 1, of=self.groups, seats=size, start=begin,
                                finish=finish, action=action.action if action else "", late=bool(missed),
                                members=members))  # fmt: skip
        return made

    def _asks(self, window: Window) -> list[Ask]:
        """Return what asks for the course for people who need it before independent work, and are there in time."""
        return [
            window.asks[r] for c in self.cohorts for r in c.roles
            if r in self.need.must and r in window.asks and (c.since is None or c.since < window.asks[r].finish)
        ]  # fmt: skip


def _free(monday: date, length: timedelta, busy: Sequence[tuple[date, date]]) -> date:
    """Return the first Monday from which so long a time is free."""
    for begin, end in sorted(busy):
        if monday <= end and begin <= monday + length:
            monday = _monday(end + _DAY)
    return monday


def _days(monday: date, group: int, days: int) -> tuple[date, date]:
    """Return first and last day of a round: short courses several times a week, long ones week after week."""
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

