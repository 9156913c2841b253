"""Who needs a full course, less certificates held, and from which day they can sit: nobody before the post is filled.

Posts that no action of the plan fills count as filled after the months to fill (P13) from its first
day. Shares and cycles are planning figures.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from vidkit.assessment.reading import Reading
from vidkit.content.model import Course, Need
from vidkit.staffing.posts import ANALYSTS, TRIAGE, Posts
from vidkit.staffing.unit import CONTACT_PEOPLE, Staffing
from vidkit.training.dates import Dates, months_on
from vidkit.training.gates import waits_for

ICSE_ROLE = "R04"
_ICSE_USERS = 2
_INTERVIEWERS = ("R07", "R08")
_MONTHS_TO_FILL = 6.0

Since = date | None
"""The day on which a post is filled; None for people who are in post today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Cohort:
    """People who are there from the same day, and need the same course. `seats`: those without a certificate.

    `people`: with and without one, by role.
    """

    since: Since
    roles: tuple[str, ...]
    seats: int
    people: tuple[int, ...]

    def by_role(self, must: Sequence[str]) -> tuple["Cohort", ...]:
        """Return the people of each role by themselves, those who must have the course first.

        Whose the certificates are is not known: they count for those who come last.
        """
        left, found = self.seats, []
        for role, people in sorted(zip(self.roles, self.people, strict=True), key=lambda of: of[0] not in must):
            seats = min(left, people)
            left -= seats
            if seats:
                found.append(Cohort(since=self.since, roles=(role,), seats=seats, people=(people,)))
        return tuple(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseNeed:
    """One course. Roles by how they need it: `must` before independent work, `within_year`, `aware` a short form.

    `people`: who needs the full course when the posts are filled; `held`: certificates valid today,
    None if not known; `cohorts`: first seats, those of people in post today first; `grown`: seats of
    those whom growth brings, by year of the plan; `turnover`: share of people who leave in a year;
    `short`: beside them. `gates`: open before the course is first held.
    """

    course: Course
    must: tuple[str, ...]
    within_year: tuple[str, ...]
    aware: tuple[str, ...]
    people: int
    held: int | None
    cohorts: tuple[Cohort, ...]
    grown: tuple[int, ...]
    turnover: float
    short: int
    gates: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """First seats still to find."""
        return sum(c.seats for c in self.cohorts)

    @property
    def joins_others(self) -> bool:
        """Whether there are too few people for a group of their own, which what is had online does not need."""
        return self.course.delivery != "free" and 0 < self.missing < self.course.group / 4

    @property
    def is_needed(self) -> bool:
        """Whether anybody needs the full course."""
        return bool(self.people or any(self.grown))


@dataclass(frozen=True, slots=True)
class _People:
    """People by role: in post today, and whole posts in each year of the plan; when new ones come."""

    today: Mapping[str, int]
    years: tuple[Mapping[str, int], ...]
    since: Mapping[str, date]
    joined: Mapping[str, int]

    def new(self, role: str) -> int:
        """Return the people of a role who come when its posts are filled."""
        return max(0, self.filled(role) - self.today.get(role, 0))

    def filled(self, role: str) -> int:
        """Return the posts of a role in the year in which they are filled."""
        return self.years[min(self.joined[role], len(self.years) - 1)].get(role, 0)

    def present(self, role: str, year: int) -> int:
        """Return the people of a role in a year."""
        return self.today.get(role, 0) if year < self.joined[role] else self.years[year].get(role, 0)


def course_needs(reading: Reading, unit: Staffing, dates: Dates) -> tuple[CourseNeed, ...]:
    """Return the needs for every course, in the order in which they are taken.

    A contact point takes what is needed before independent work and no more.
    """
    people = _people(unit, dates)
    turnover = unit.known.get("P12", 0.0)
    return tuple(_need(c, people, turnover, reading, must_only=unit.setting.arrangement)
                 for c in in_order(reading.pack.courses))  # fmt: skip


def in_order(courses: Sequence[Course]) -> tuple[Course, ...]:
    """Return the courses by their order, each after those that it needs."""
    waiting = sorted(courses, key=lambda c: (not c.induction, c.order))
    here = {c.id for c in courses}
    taken: list[Course] = []
    while waiting:
        done = {c.id for c in taken}
        ready = next((c for c in waiting if not (set(c.needs) & here) - done), waiting[0])
        waiting.remove(ready)
        taken.append(ready)
    return tuple(taken)


def people_of(posts: Sequence[Posts], *, arrangement: bool) -> Mapping[str, int]:
    """Return whole people by role. ICSE users are two of the analysts; interviewers share posts counted together.

    arrangement: a contact point has a focal point and a deputy, in existing posts.
    """
    if arrangement:
        return {TRIAGE: CONTACT_PEOPLE}
    found = {p.role.id: p.people for p in posts}
    both = found.get(_INTERVIEWERS[0], 0)
    if any(p.role.id == _INTERVIEWERS[1] and p.why == "function" for p in posts):
        found |= {_INTERVIEWERS[0]: math.ceil(both / 2), _INTERVIEWERS[1]: both // 2}
    if ICSE_ROLE in found:
        found[ICSE_ROLE] = min(_ICSE_USERS, found.get(ANALYSTS, 0))
    return found


def _people(unit: Staffing, dates: Dates) -> _People:
    small = unit.setting.arrangement
    years = tuple(people_of(year, arrangement=small) for year in unit.by_year)
    roles = years[0]
    if dates.posted is None or small:
        return _People(roles, years, dict.fromkeys(roles, dates.first), dict.fromkeys(roles, 0))
    held = {p.role.id: math.ceil(p.in_place or 0) for p in unit.posts}
    since = {r: filled(r, dates.posted, unit, dates.first) for r in roles}
    return _People({r: min(n, held.get(r, 0)) for r, n in roles.items()}, years, since,
                   {r: dates.year(day) for r, day in since.items()})  # fmt: skip


def filled(role: str, posted: Mapping[str, date], unit: Staffing, first: date) -> date:
    """Return the day on which the posts of a role are filled.

    A role that no action of the plan fills comes with the analysts; where nothing fills their posts
    either, after the months to fill (P13) from the first day.
    """
    unplanned = months_on(first, round(unit.known.get("P13", _MONTHS_TO_FILL)))
    return posted.get(role, posted.get(ANALYSTS, unplanned))


def _need(course: Course, people: _People, turnover: float, reading: Reading, *, must_only: bool) -> CourseNeed:
    kinds: dict[Need, tuple[str, ...]] = {
        "M": tuple(r for r, k in course.matrix.items() if k == "M"),
        "R": tuple(r for r, k in course.matrix.items() if k == "R"),
        "A": tuple(r for r, k in course.matrix.items() if k == "A"),
    }
    full = [r for r in _without_twins(kinds["M"] if must_only else kinds["M"] + kinds["R"]) if r in people.years[0]]
    value = reading.fact(course.fact) if course.fact in reading.pack.fact_by_id else None
    held = int(value) if isinstance(value, int | float) else None
    return CourseNeed(
        course=course, must=kinds["M"], within_year=kinds["R"], aware=kinds["A"],
        people=sum(people.today.get(r, 0) + people.new(r) for r in full), held=held,
        cohorts=_cohorts(full, people, held or 0), grown=_grown(full, people), turnover=turnover,
        short=sum(people.years[0].get(r, 0) for r in _without_twins(kinds["A"])),
        gates=tuple(g.id for g in waits_for(course, reading.pack)),
    )  # fmt: skip


def _without_twins(roles: tuple[str, ...]) -> tuple[str, ...]:
    """Return the roles without the ICSE users where the analysts, who they are, stand there too."""
    return tuple(r for r in roles if r != ICSE_ROLE or ANALYSTS not in roles)


def _cohorts(roles: Sequence[str], people: _People, held: int) -> tuple[Cohort, ...]:
    """Return first seats by day, people in post today first; certificates are theirs, then those of who come next."""
    here = tuple(r for r in roles if people.today.get(r, 0))
    made: list[tuple[Since, tuple[str, ...], tuple[int, ...]]] = [(None, here, tuple(people.today[r] for r in here))]
    for day in sorted({people.since[r] for r in roles}):
        coming = tuple(r for r in roles if people.since[r] == day and people.new(r))
        made.append((day, coming, tuple(people.new(r) for r in coming)))
    kept: list[Cohort] = []
    for since, who, counts in made:
        used = min(held, sum(counts))
        held -= used
        if sum(counts) > used:
            kept.append(Cohort(since=since, roles=who, seats=sum(counts) - used, people=counts))
    return tuple(kept)


def _grown(roles: Sequence[str], people: _People) -> tuple[int, ...]:
    """Return by year the people whom growth brings to posts that were filled before."""
    return (0, *(
        sum(max(0, people.present(r, now) - people.present(r, before)) for r in roles if people.joined[r] < now)
        for before, now in pairwise(range(len(people.years)))
    ))  # fmt: skip
