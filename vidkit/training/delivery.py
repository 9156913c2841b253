"""How courses are had: seats by delivery and year, days of teaching, trainers needed, INTERPOL's five themes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from vidkit.content.model import Delivery
from vidkit.staffing.unit import YEARS
from vidkit.training.needs import CourseNeed
from vidkit.training.programme import Programme

DELIVERIES: tuple[Delivery, ...] = get_args(Delivery)
PAID: tuple[Delivery, ...] = ("regional", "abroad")
"""Seats with a fee or travel."""
TRAINERS_PER_GROUP = 2
DAYS_OF_A_TRAINER = 40
"""Teaching days a year that one national trainer can give beside other work: a planning figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trainers:
    """Trainers for the first courses held at home, in the year with most of them. `in_place` None: not known."""

    trainer_days: float
    year: int
    needed: int
    in_place: int | None

    @property
    def missing(self) -> int | None:
        return None if self.in_place is None else max(0, self.needed - self.in_place)


@dataclass(frozen=True, kw_only=True, slots=True)
class Theme:
    """One of INTERPOL's five themes: the people who need it in full, and those who have it."""

    number: int
    courses: tuple[CourseNeed, ...]

    @property
    def people(self) -> int:
        return sum(n.people for n in self.courses)

    @property
    def held(self) -> int | None:
        """Certificates held, never beyond the people; None while one of the numbers is not known."""
        if any(n.held is None for n in self.courses):
            return None
        return sum(min(n.held or 0, n.people) for n in self.courses)

    @property
    def gap(self) -> int:
        return sum(n.missing for n in self.courses)


def seats_by_delivery(found: Programme) -> Mapping[Delivery, tuple[int, ...]]:
    """Return full and refresher seats by delivery, first year of the plan first."""
    return {
        d: tuple(sum(t.seats[y] + t.refreshers[y] for t in found.courses if t.need.course.delivery == d)
                 for y in range(YEARS))
        for d in DELIVERIES
    }  # fmt: skip


def paid_seats(found: Programme) -> tuple[int, ...]:
    """Return the full seats with a fee or travel, first year of the plan first."""
    return tuple(sum(t.seats[y] for t in found.courses if t.need.course.delivery in PAID) for y in range(YEARS))


def first_paid_seats(found: Programme) -> int:
    """Return the first seats with a fee or travel, whenever they are taken."""
    return sum(n.missing for n in found.needs if n.course.delivery in PAID)


def trainers(found: Programme, in_place: int | None) -> Trainers:
    """Return the trainers for the first groups that are taught at home, in the year with most of their days.

    As many as the days ask for, and two for each of the groups that are held at the same time.
    """
    days, at_once = [0.0] * YEARS, 0
    for taken in found.courses:
        if taken.need.course.delivery == "national" and not taken.need.joins_others:
            starts = [s.start for s in taken.sessions if found.dates.year(s.start) < YEARS]
            at_once = max([at_once, *(starts.count(day) for day in starts)])
            for start in starts:
                days[found.dates.year(start)] += taken.need.course.days
    whole = max(days) * TRAINERS_PER_GROUP
    return Trainers(trainer_days=whole, year=days.index(max(days)) + 1, in_place=in_place,
                    needed=max(TRAINERS_PER_GROUP * at_once, math.ceil(whole / DAYS_OF_A_TRAINER)))  # fmt: skip


def themes(needs: Sequence[CourseNeed]) -> tuple[Theme, ...]:
    """Return INTERPOL's themes in their order."""
    numbers = sorted({n.course.theme for n in needs if n.course.theme})
    return tuple(Theme(number=t, courses=tuple(n for n in needs if n.course.theme == t)) for t in numbers)
