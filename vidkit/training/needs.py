"""Seats: posts times matrix, less certificates held, course by course and year by year, in the order of taking.

A certificate valid today lapses once in each refresher cycle; the country's certificates are taken
to lapse evenly over it, because only their number is asked. Shares and cycles are planning figures.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vidkit.assessment.reading import Reading
from vidkit.content.model import Course, Need
from vidkit.staffing.posts import ANALYSTS, TRIAGE, Posts
from vidkit.staffing.unit import CONTACT_PEOPLE, Staffing

ICSE_ROLE = "R04"
_ICSE_USERS = 2
_MONTHS = 12
_INTERVIEWERS = ("R07", "R08")


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseNeed:
    """One course. Roles by how they need it: `must` before independent work, `within_year`, `aware` a short form.

    `people`: who needs the full course in year one; `held`: certificates valid today, None if not
    known; `seats`: full seats in each year, first year first; `refreshers` and `short`: beside them.
    """

    course: Course
    must: tuple[str, ...]
    within_year: tuple[str, ...]
    aware: tuple[str, ...]
    people: int
    held: int | None
    seats: tuple[int, ...]
    refreshers: tuple[int, ...]
    short: int

    @property
    def missing(self) -> int:
        """Seats still to find in year one."""
        return self.seats[0]

    @property
    def groups(self) -> tuple[int, ...]:
        """Groups in each year."""
        return tuple(math.ceil(n / self.course.group) for n in self.seats)

    @property
    def joins_others(self) -> bool:
        """Whether there are too few people for a group of their own: they join another body's course."""
        return 0 < self.seats[0] < self.course.group / 4

    @property
    def teaching_days(self) -> float:
        """Days of teaching in year one, all groups together."""
        return self.groups[0] * self.course.days


def course_needs(reading: Reading, unit: Staffing) -> tuple[CourseNeed, ...]:
    """Return the needs for every course, in the order in which they are taken.

    A contact point takes what is needed before independent work and no more.
    """
    years = tuple(people_of(year, arrangement=unit.setting.arrangement) for year in unit.by_year)
    turnover = unit.known.get("P12", 0.0)
    small = unit.setting.arrangement
    return tuple(_need(c, years, turnover, reading, must_only=small) for c in in_order(reading.pack.courses))


def in_order(courses: Sequence[Course]) -> tuple[Course, ...]:
    """Return the courses by their order, each after those that it needs."""
    waiting = sorted(courses, key=lambda c: c.order)
    here = {c.id for c in courses}
    taken: list[Course] = []
    while waiting:
        done = {c.id for c in taken}
        ready = next((c for c in waiting if not (set(c.needs) & here) - done), waiting[0])
        waiting.remove(ready)
        taken.append(ready)
    return tuple(taken)


def people_of(posts: Sequence[Posts], *, arrangement: bool) -> Mapping[str, int]:
    """Return whole people by role. ICSE users are two of the analysts; interviewers share their family's posts.

    arrangement: a contact point has a focal point and a deputy, in existing posts.
    """
    if arrangement:
        return {TRIAGE: CONTACT_PEOPLE}
    found = {p.role.id: p.people for p in posts}
    both = found.get(_INTERVIEWERS[0], 0)
    if _INTERVIEWERS[1] in found:
        found |= {_INTERVIEWERS[0]: math.ceil(both / 2), _INTERVIEWERS[1]: both // 2}
    if ICSE_ROLE in found:
        found[ICSE_ROLE] = min(_ICSE_USERS, found.get(ANALYSTS, 0))
    return found


def _need(
    course: Course, years: Sequence[Mapping[str, int]], turnover: float, reading: Reading, *, must_only: bool
) -> CourseNeed:
    kinds: dict[Need, tuple[str, ...]] = {
        "M": tuple(r for r, k in course.matrix.items() if k == "M"),
        "R": tuple(r for r, k in course.matrix.items() if k == "R"),
        "A": tuple(r for r, k in course.matrix.items() if k == "A"),
    }
    full = _without_twins(kinds["M"] if must_only else kinds["M"] + kinds["R"])
    people = [sum(y.get(r, 0) for r in full) for y in years]
    value = reading.fact(course.fact) if course.fact in reading.pack.fact_by_id else None
    held = int(value) if isinstance(value, int | float) else None
    seats = _seats(people, held or 0, turnover)
    return CourseNeed(
        course=course, must=kinds["M"], within_year=kinds["R"], aware=kinds["A"], people=people[0], held=held,
        seats=seats, refreshers=_refreshers(course, people, held or 0),
        short=sum(years[0].get(r, 0) for r in _without_twins(kinds["A"])),
    )  # fmt: skip


def _without_twins(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles without the ICSE users where the analysts, who they are, stand there too."""
    return tuple(r for r in roles if r != ICSE_ROLE or ANALYSTS not in roles)


def _seats(people: Sequence[int], held: int, turnover: float) -> tuple[int, ...]:
    """Return seats by year: those without a certificate, then growth and the places of those who left."""
    made = [max(0, people[0] - held)]
    for before, now in pairwise(people):
        made.append(max(0, now - before) + math.ceil(before * turnover - 1e-9))
    return tuple(made)


def _refreshers(course: Course, people: Sequence[int], held: int) -> tuple[int, ...]:
    """Return refresher seats by year: of certificates held at its start, the part that lapses within it."""
    if not course.refresher_months:
        return (0,) * len(people)
    share = min(1.0, _MONTHS / course.refresher_months)
    holders = [min(held, people[0]), *people[:-1]]
    return tuple(math.ceil(n * share - 1e-9) for n in holders)
