"""When groups sit: after their posts are filled, after the courses that come first, behind open gates.

Within the dates of the actions that give the course, both ways: an action asks for the seats of those
who must have it by its end; where they are there and their group ends later, the action waits for it.
People who come after the action are no matter of it: their groups follow when they are in post.
A course whose dates are given is held on these and no others, for as many as there are seats: see `seats`.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from vidkit.training.dates import Ask, Dates, Offer, Window
from vidkit.training.needs import Cohort, CourseNeed, Since
from vidkit.training.seats import DAYS_A_WEEK, Member, Queue, Seated, Sitting, last_day, taken

ROUNDS = 4
"""In which all people of a course have sat: a planning figure."""
_WEEKS_A_YEAR = 52
_DAY = timedelta(days=1)

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
    """Seats without a date: nothing in the plan opens a gate before this course, or before one that comes first;
    or the dates that are given have no seats for them."""

    course: str
    seats: int
    why: Literal["gate", "course", "seats"]
    of: str


@dataclass(frozen=True, slots=True)
class Calendar:
    """`sessions` by date. `seated`: for each course with given dates, and each action that asks for it."""

    sessions: tuple[Session, ...]
    waiting: tuple[Waiting, ...]
    seated: tuple[Seated, ...] = ()


def calendar(needs: Sequence[CourseNeed], dates: Dates) -> Calendar:
    """Return the groups of all first seats. needs: in the order of taking.

    A course takes its people in four rounds at most, so that about a quarter is away at once and the
    desk stays staffed; two courses that people of one role take do not run side by side. A group too
    small for its course waits for the next people where that misses no date.
    """
    made = _Made(needs, dates)
    for need in made.in_turn():
        offers = dates.given.get(need.course.id)
        if offers is None:
            made.add(need)
        else:
            made.add_given(need, offers)
    return Calendar(tuple(sorted(made.sessions, key=lambda s: (s.start, s.finish, s.course, s.group))),
                    tuple(made.waiting), tuple(made.seated))  # fmt: skip


class _Made:
    """The calendar while it is made, course by course."""

    def __init__(self, needs: Sequence[CourseNeed], dates: Dates) -> None:
        self.dates = dates
        self.sessions: list[Session] = []
        self.waiting: list[Waiting] = []
        self.seated: list[Seated] = []
        self._needs = needs
        self._done: dict[tuple[str, Member], date | None] = {}
        self._taken: list[tuple[frozenset[str], date, date]] = []

    def in_turn(self) -> list[CourseNeed]:
        """Return the courses: those with given dates, and what comes before them, first. Others keep clear of these."""
        by_id = {n.course.id: n for n in self._needs}
        first, waiting = set[str](), list(self.dates.given)
        while waiting:
            need = by_id.get(waiting.pop())
            if need is not None and need.course.id not in first:
                first.add(need.course.id)
                waiting += [b for c in need.cohorts for role in c.roles for b in self._before(need, role)]
        return sorted(self._needs, key=lambda n: n.course.id not in first)

    def add_given(self, need: CourseNeed, offers: Sequence[Offer]) -> None:
        """Add the people of a course to the dates that are given for it."""
        queues = []
        for cohort, ready in self._ready_ones(need):
            member = (cohort.roles[0], cohort.since)
            busy = [(s.start, s.finish) for s in self.sessions if member in s.members]
            queues.append(Queue(member=member, people=cohort.seats, ready=ready, busy=tuple(busy)))
        queues.sort(key=lambda q: (q.member[0] not in need.must, q.member[1] or date.min))
        found = taken(queues, offers, math.ceil(need.course.days))
        days = sorted({t.day for t in found})
        for n, day in enumerate(days, start=1):
            session = self._on_day(need, day, [t for t in found if t.day == day])
            self.sessions.append(replace(session, group=n, of=len(days)))
            self._taken.append((frozenset(r for r, _since in session.members), day, session.finish))
        for q in queues:
            mine = [t for t in found if t.member == q.member]
            left = q.people - sum(t.seats for t in mine)
            last = max((last_day(t.day, math.ceil(need.course.days)) for t in mine), default=None)
            self._done[need.course.id, q.member] = None if left else last
        short = sum(q.people for q in queues) - sum(t.seats for t in found)
        if short:
            self.waiting.append(Waiting(course=need.course.id, seats=short, why="seats", of=need.course.id))
        self.seated += self._seated(need, offers, queues, found)

    def _on_day(self, need: CourseNeed, day: date, found: Sequence[Sitting]) -> Session:
        finish = last_day(day, math.ceil(need.course.days))
        members = tuple(t.member for t in found)
        action, late = _asked(_asks(need, self.dates.windows.get(need.course.id), members), finish)
        return Session(course=need.course.id, group=1, of=1, seats=sum(t.seats for t in found), start=day,
                       finish=finish, action=action, late=late, members=members)  # fmt: skip

    def _seated(
        self, need: CourseNeed, offers: Sequence[Offer], queues: Sequence[Queue], found: Sequence[Sitting]
    ) -> Iterable[Seated]:
        """Yield when the people of each action that asks for the course have sat."""
        by_action: dict[str, list[Queue]] = {}
        for q in queues:
            for action in _wanting(need, self.dates.windows.get(need.course.id), q.member):
                by_action.setdefault(action, []).append(q)
        for action, mine in sorted(by_action.items()):
            theirs = [t for t in found if t.member in {q.member for q in mine}]
            left = sum(q.people for q in mine) - sum(t.seats for t in theirs)
            day = max(o.day for o in offers) if left else max(t.day for t in theirs)
            yield Seated(action=action, course=need.course.id, day=day, left=left,
                         until=last_day(day, math.ceil(need.course.days)),
                         full=tuple(sorted({d for t in theirs if t.day == day for d in t.full})))  # fmt: skip

    def _ready_ones(self, need: CourseNeed) -> list[tuple[Cohort, date]]:
        """Return who can sit, and from when; note those who cannot. Beside given dates each role by itself."""
        found = []
        for cohort in need.cohorts if not self.dates.given else self._by_role(need):
            ready = self._ready(need, cohort)
            if isinstance(ready, Waiting):
                self._note(need, cohort, None)
                self.waiting.append(ready)
            else:
                found.append((cohort, ready))
        return sorted(found, key=lambda of: of[1]) if self.dates.given else found

    def _by_role(self, need: CourseNeed) -> list[Cohort]:
        return [part for cohort in need.cohorts for part in cohort.by_role(need.must)]

    def add(self, need: CourseNeed) -> None:
        """Add the groups of a course."""
        batches: list[_Batch] = []
        for cohort, ready in self._ready_ones(need):
            if batches and self._joins(batches[-1], cohort, ready):
                batches[-1] = batches[-1].joined(cohort, ready)
            else:
                batches.append(_Batch(need, (cohort,), ready))
        found = [s for b in batches for s in self._place(b)]
        self.sessions += [replace(s, group=n, of=len(found)) for n, s in enumerate(found, start=1)]

    def _ready(self, need: CourseNeed, cohort: Cohort) -> date | Waiting:
        """Return the first day on which people may sit."""
        window, first = self.dates.windows.get(need.course.id), self.dates.first
        given = need.course.id in self.dates.given
        days = [first]
        if window and not given:
            days = [min(first, window.start) if need.course.induction else window.start]
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
            action, late = _asked(_asks(self.need, window, members), finish)
            made.append(Session(course=self.need.course.id, group=n + 1, of=self.groups, seats=size, start=begin,
                                finish=finish, action=action, late=late, members=members))  # fmt: skip
        return made


def _asks(need: CourseNeed, window: Window | None, members: Iterable[Member]) -> list[Ask]:
    """Return what asks for the course for people who need it before independent work, and are there in time."""
    asks = window.asks if window else {}
    return [
        asks[r] for r, since in members if r in need.must and r in asks and (since is None or since < asks[r].finish)
    ]  # fmt: skip


def _wanting(need: CourseNeed, window: Window | None, member: Member) -> Iterable[str]:
    """Return the actions that are not done before these people have had the course: those that ask, or are for them."""
    role, since = member
    wants = {w.action: w for w in (window.wants.get(role, ()) if window else ()) if role in need.must}
    wants |= {a.action: a for a in _asks(need, window, (member,))}
    return [w.action for w in wants.values() if since is None or since < w.finish]


def _asked(asks: Sequence[Ask], finish: date) -> tuple[str, bool]:
    """Return the last action that asks, of those that end before the group does if there are any, and whether so."""
    missed = [a for a in asks if finish > a.finish]
    action = max(missed or asks, key=lambda a: (a.finish, a.action), default=None)
    return (action.action if action else "", bool(missed))


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

