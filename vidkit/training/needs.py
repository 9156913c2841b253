"""Who must learn what: courses in order, for each the roles that need it and certificates held."""

from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.content.model import Course
from vidkit.staffing.posts import Posts


@dataclass(frozen=True, kw_only=True, slots=True)
class CourseNeed:
    """Roles by how they need the course; `seats` for the posts planned, before certificates held.

    `must`: before independent work; `within_year`; `aware`: a short version.
    """

    course: Course
    must: tuple[str, ...]
    within_year: tuple[str, ...]
    aware: tuple[str, ...]
    seats: int
    held: int | None

    @property
    def missing(self) -> int | None:
        """Seats still to find; None while certificates held are not known."""
        return None if self.held is None else max(0, self.seats - self.held)


def course_needs(reading: Reading, staff: tuple[Posts, ...]) -> tuple[CourseNeed, ...]:
    """Return the needs for every course, in the order in which they are taken."""
    wanted = {p.role.id: p.people for p in staff}
    return tuple(_need(c, wanted, reading) for c in sorted(reading.pack.courses, key=lambda c: c.order))


def _need(course: Course, wanted: dict[str, int], reading: Reading) -> CourseNeed:
    by_kind = {kind: tuple(r for r, k in course.matrix.items() if k == kind) for kind in "MRA"}
    held = reading.fact(course.fact) if course.fact else None
    return CourseNeed(
        course=course,
        must=by_kind["M"],
        within_year=by_kind["R"],
        aware=by_kind["A"],
        seats=sum(wanted.get(r, 0) for r in by_kind["M"] + by_kind["R"]),
        held=int(held) if isinstance(held, int | float) else None,
    )
