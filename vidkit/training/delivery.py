"""How courses are had: seats by delivery and year, days of teaching, trainers needed, INTERPOL's five themes."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from vidkit.content.model import Delivery
from vidkit.training.needs import CourseNeed

DELIVERIES: tuple[Delivery, ...] = get_args(Delivery)
PAID: tuple[Delivery, ...] = ("regional", "abroad")
"""Seats with a fee or travel."""
TRAINERS_PER_GROUP = 2
DAYS_OF_A_TRAINER = 40
"""Teaching days a year that one national trainer can give beside other work: a planning figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Trainers:
    """Trainers for the courses held at home in year one. `in_place` None: not known."""

    trainer_days: float
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


def seats_by_delivery(needs: Sequence[CourseNeed]) -> Mapping[Delivery, tuple[int, ...]]:
    """Return full and refresher seats by delivery, first year first."""
    years = max((len(n.seats) for n in needs), default=0)
    return {
        d: tuple(sum(n.seats[y] + n.refreshers[y] for n in needs if n.course.delivery == d) for y in range(years))
        for d in DELIVERIES
    }  # fmt: skip


def paid_seats(needs: Sequence[CourseNeed]) -> tuple[int, ...]:
    """Return the full seats with a fee or travel, first year first."""
    years = max((len(n.seats) for n in needs), default=0)
    return tuple(sum(n.seats[y] for n in needs if n.course.delivery in PAID) for y in range(years))


def trainers(needs: Sequence[CourseNeed], in_place: int | None) -> Trainers:
    """Return the trainers for the groups of year one that are taught at home."""
    days = sum(n.teaching_days for n in needs if n.course.delivery == "national" and not n.joins_others)
    whole = days * TRAINERS_PER_GROUP
    least = TRAINERS_PER_GROUP if whole else 0
    return Trainers(trainer_days=whole, needed=max(least, math.ceil(whole / DAYS_OF_A_TRAINER)), in_place=in_place)


def themes(needs: Sequence[CourseNeed]) -> tuple[Theme, ...]:
    """Return INTERPOL's themes in their order."""
    numbers = sorted({n.course.theme for n in needs if n.course.theme})
    return tuple(Theme(number=t, courses=tuple(n for n in needs if n.course.theme == t)) for t in numbers)


def days_per_person(needs: Sequence[CourseNeed], role: str) -> float:
    """Return the course days that a new person of this role has in the first year."""
    return sum(n.course.days for n in needs if role in n.must + n.within_year)
