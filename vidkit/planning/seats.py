"""Courses that are held on given dates: until when actions wait for a seat for the last of their people.

When people may sit depends on the plan, and the plan on when they sit: it is made again until no
action ends before its people have sat. What makes things safe waits for no course.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.planning.conditions import Conditions, CourseDate
from vidkit.training.dates import Offer
from vidkit.training.seats import Seated

if TYPE_CHECKING:
    from vidkit.planning.plan import Plan, Planned
    from vidkit.training.calendar import Waiting


@dataclass(frozen=True, kw_only=True, slots=True)
class Short:
    """A course whose dates have no seats for all. `people`: how many are left over; `actions`: those that wait for
    some of them."""

    course: str
    people: int
    seats: int
    actions: tuple[str, ...]


def offers(given: Iterable[CourseDate]) -> dict[str, tuple[Offer, ...]]:
    """Return by course its dates in order; seats of one day count together, and none means no limit."""
    found: dict[str, dict[date, int]] = {}
    for c in given:
        days = found.setdefault(c.course, {})
        is_limited = c.seats and days.get(c.day, c.seats)
        days[c.day] = days.get(c.day, 0) + c.seats if is_limited else 0
    return {course: tuple(Offer(day, n) for day, n in sorted(days.items())) for course, days in found.items()}


def with_seats(
    make: "Callable[[Conditions], Plan]", conditions: Conditions, draft: "Plan | None" = None
) -> "Plan":
    """Return the plan in which every action that asks for a course with given dates waits for the last of its people.

    Each round only lets actions wait longer, and none longer than the last date, so it ends. What is
    proved of the length is proved without these waits: in another order people might sit earlier.
    draft: a plan from whose waits to begin.
    """
    conditions = replace(conditions, seated=draft.conditions.seated if draft else ())
    plan = make(conditions)
    bound = (draft or plan).lower_bound_weeks
    while conditions.courses:
        known = {(s.action, s.course): s for s in conditions.seated}
        found = [_later(s, known.get((s.action, s.course))) for s in _calendar(plan)[0]]
        seated = tuple((known | {(s.action, s.course): s for s in found}).values())
        conditions = replace(conditions, seated=seated)
        if all((k := known.get((s.action, s.course))) is not None and s.until <= k.until for s in found):
            return replace(plan, conditions=conditions, lower_bound_weeks=bound)
        plan = make(conditions)
    return plan


def _later(found: Seated, known: Seated | None) -> Seated:
    return found if known is None or known.until <= found.until else replace(found, day=known.day, until=known.until)


def _calendar(plan: "Plan") -> tuple[Sequence[Seated], "Sequence[Waiting]"]:
    """Return for the actions that may wait when their people have sat, and the people without a seat."""
    from vidkit.planning.sessions import dates
    from vidkit.staffing.unit import staffing
    from vidkit.training.programme import programme

    reading = Reading(plan.pack, plan.assessment, plan.card.today)
    found = programme(reading, staffing(reading), dates(plan))
    return [s for s in found.seated if s.action not in plan.timing.safe], found.waiting


def short_of_seats(plan: "Plan") -> tuple[Short, ...]:
    """Return the courses whose given dates do not suffice."""
    if not plan.conditions.courses:
        return ()
    seated, waiting = _calendar(plan)
    given = offers(plan.conditions.courses)
    return tuple(
        Short(course=w.course, people=w.seats, seats=sum(o.seats for o in given[w.course]),
              actions=tuple(s.action for s in seated if s.course == w.course and s.left))
        for w in waiting if w.why == "seats"
    )  # fmt: skip


def short_text(short: Short, plan: "Plan") -> str:
    """Return for how many people a course has no seat, and which actions wait for them."""
    name = next(c.name for c in plan.pack.courses if c.id == short.course)
    text = n_(
        "Course {course} {name}: {n} person finds no seat on the dates given. Give further dates or seats.",
        "Course {course} {name}: {n} people find no seat on the dates given. Give further dates or seats.",
        short.people, course=short.course, name=name,
    )  # fmt: skip
    if not short.actions:
        return text
    titles = {p.action.id: p.action.title for p in plan.actions}
    waiting = "; ".join(_("{title} ({id})", title=titles[a], id=a) for a in short.actions)
    return n_(
        "{text} For them waits {actions}: that date holds only if they sit by then.",
        "{text} For them wait {actions}: these dates hold only if they sit by then.", len(short.actions), text=text,
        actions=waiting,
    )  # fmt: skip


def seat_texts(p: "Planned", plan: "Plan", *, written: Callable[[date], str] = str) -> tuple[str, ...]:
    """Return for which seats an action waits, and for how many of its people there is none; a sentence each."""
    last = max((s.until for s in plan.conditions.seated if s.action == p.action.id), default=None)
    mine = (s for s in plan.conditions.seated if s.action == p.action.id and (s.left or (p.course and s.until == last)))
    return tuple(_text(s, plan, written) for s in mine)


def _text(s: Seated, plan: "Plan", written: Callable[[date], str]) -> str:
    if s.left:
        return n_("{n} of its people finds no seat on course {course}: the last date given is {day}. Its date holds "
                  "only if there is a seat by then.", "{n} of its people find no seat on course {course}: the last "
                  "date given is {day}. Its date holds only if there are seats by then.", s.left, course=s.course,
                  day=written(s.day))  # fmt: skip
    if s.full:
        before = [o for o in offers(plan.conditions.courses).get(s.course, ()) if o.day in s.full]
        dates = ", ".join(
            n_("{day} with {n} seat", "{day} with {n} seats", o.seats, day=written(o.day)) for o in before
        )
        return _("Waits for seats: the last of its people sit course {course} on {day}, because the dates before are "
                 "full: {dates}.", course=s.course, day=written(s.day), dates=dates)  # fmt: skip
    return _("Waits for the date of its course: the last of its people sit course {course} on {day}.",
             course=s.course, day=written(s.day))  # fmt: skip
