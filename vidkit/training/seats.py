"""Seats on given dates: whoever needs a course sits on the first of its dates on which he may and a seat is left.

Who must have the course before independent work comes first, then who has been there longest. With
that order fixed, more seats or a further date never make anybody sit later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vidkit.training.dates import Offer

SATURDAY = 5
DAYS_A_WEEK = 5

Member = tuple[str, date | None]
"""People of one role who are there from the same day; None: today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Queue:
    """People of one role who wait for a course. `ready`: the first day on which they may sit; `busy`: where they sit
    in another course, first and last days."""

    member: Member
    people: int
    ready: date
    busy: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Sitting:
    """Seats of one date for people of one role. `full`: dates before that had none left for some of them."""

    member: Member
    day: date
    seats: int
    full: tuple[date, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Seated:
    """When the people have sat whom an action needs to have a course. `day`: of the last of them, with its last day.

    `full`: dates before that had no seat left for some of the last; `left`: people for whom no date has
    one, and then the day is the last that is given.
    """

    action: str
    course: str
    day: date
    until: date
    full: tuple[date, ...]
    left: int

    def __str__(self) -> str:
        return f"{self.course}={self.day}"


def taken(queues: Sequence[Queue], offers: Sequence[Offer], days: int) -> tuple[Sitting, ...]:
    """Return who sits when. queues: in the order in which they are given seats; days: those of the course."""
    waiting = [q.people for q in queues]
    full: list[tuple[date, ...]] = [() for _ in queues]
    found: list[Sitting] = []
    for offer in sorted(offers, key=lambda o: o.day):
        free = offer.seats or sum(waiting)
        for n, q in enumerate(queues):
            if not waiting[n] or not _may_sit(q, offer.day, last_day(offer.day, days)):
                continue
            seats = min(free, waiting[n])
            if seats:
                found.append(Sitting(member=q.member, day=offer.day, seats=seats, full=full[n]))
            free, waiting[n] = free - seats, waiting[n] - seats
            if waiting[n]:
                full[n] += (offer.day,)
    return tuple(found)


def _may_sit(queue: Queue, first: date, last: date) -> bool:
    return queue.ready <= first and not any(begin <= last and first <= end for begin, end in queue.busy)


def last_day(day: date, days: int) -> date:
    """Return the last day of a course of so many days that begins on a day: it pauses over a weekend.

    >>> last_day(date(2027, 10, 7), 3)
    datetime.date(2027, 10, 11)
    """
    full, rest = divmod(max(1, days) - 1, DAYS_A_WEEK)
    weekend = day.weekday() < SATURDAY <= day.weekday() + rest
    return day + timedelta(weeks=full, days=rest + (2 if weekend else 0))
