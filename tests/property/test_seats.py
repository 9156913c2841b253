"""What must hold where courses are held on given dates with given seats: for people, and for the plan."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.country import MEDIUM, TODAY, make_reading
from tests.property.test_training import any_dates, countries
from vidkit.assessment.reading import Reading
from vidkit.planning.conditions import Conditions, CourseDate
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.seats import offers, short_of_seats
from vidkit.planning.sessions import dates
from vidkit.staffing.unit import staffing
from vidkit.training.dates import Dates, Offer
from vidkit.training.programme import Programme, programme
from vidkit.training.seats import Queue, Sitting, last_day, taken

FIRST = date(2027, 1, 4)
DAYS = st.dates(FIRST, FIRST + timedelta(weeks=30))
COURSES = ("C03", "C05", "C15", "C16", "C17")
PROFILES = ("contact_point", "first_unit", "operational", "national_centre")


@st.composite
def queues(draw: st.DrawFn) -> list[Queue]:
    """People of up to six roles, ready on any day, some of whom sit elsewhere for some days."""
    found = []
    for n in range(draw(st.integers(1, 6))):
        away = draw(st.lists(DAYS, max_size=2))
        found.append(Queue(member=(f"R{n}", None), people=draw(st.integers(1, 6)), ready=draw(DAYS),
                           busy=tuple((d, d + timedelta(days=9)) for d in away)))  # fmt: skip
    return found


def lists_of_offers() -> st.SearchStrategy[list[Offer]]:
    return st.lists(st.builds(Offer, DAYS, st.integers(0, 8)), max_size=5, unique_by=lambda o: o.day)


def _by_then(found: tuple[Sitting, ...], member: tuple[str, date | None], day: date) -> int:
    return sum(s.seats for s in found if s.member == member and s.day <= day)


@given(queues(), lists_of_offers(), st.integers(1, 12))
def test_never_more_people_sit_on_a_date_than_there_are_seats(
    waiting: list[Queue], given_: list[Offer], days: int
) -> None:
    found = taken(waiting, given_, days)
    for offer in (o for o in given_ if o.seats):
        assert sum(s.seats for s in found if s.day == offer.day) <= offer.seats
    assert {s.day for s in found} <= {o.day for o in given_}


@given(queues(), lists_of_offers(), st.integers(1, 12))
def test_nobody_sits_twice_nor_before_he_may(waiting: list[Queue], given_: list[Offer], days: int) -> None:
    found = taken(waiting, given_, days)
    for q in waiting:
        mine = [s for s in found if s.member == q.member]
        assert sum(s.seats for s in mine) <= q.people
        assert all(s.seats and s.day >= q.ready for s in mine)
        assert not any(a <= last_day(s.day, days) and s.day <= b for s in mine for a, b in q.busy)


@given(queues(), lists_of_offers(), st.integers(1, 12))
def test_no_seat_is_left_free_while_somebody_may_sit(waiting: list[Queue], given_: list[Offer], days: int) -> None:
    found = taken(waiting, given_, days)
    for offer in given_:
        used = sum(s.seats for s in found if s.day == offer.day)
        for q in waiting:
            may = q.ready <= offer.day and not any(a <= last_day(offer.day, days) and offer.day <= b for a, b in q.busy)
            if may and _by_then(found, q.member, offer.day) < q.people:
                assert used == offer.seats > 0


@given(queues(), lists_of_offers(), st.integers(1, 12), st.integers(1, 5), DAYS)
def test_more_seats_or_a_further_date_let_nobody_sit_later(
    waiting: list[Queue], given_: list[Offer], days: int, more: int, further: date
) -> None:
    found = taken(waiting, given_, days)
    wider = [replace(o, seats=o.seats + more if o.seats else 0) for o in given_]
    longer = [*given_, *([] if further in {o.day for o in given_} else [Offer(further, more)])]
    for other in (taken(waiting, wider, days), taken(waiting, longer, days)):
        for q in waiting:
            for offer in given_:
                assert _by_then(other, q.member, offer.day) >= _by_then(found, q.member, offer.day)


def _given(draw: st.DrawFn, few: int) -> list[CourseDate]:
    day = st.dates(date(2027, 6, 1), date(2029, 6, 30))
    return draw(st.lists(st.builds(CourseDate, st.sampled_from(COURSES), day, st.integers(0, few)), min_size=1,
                         max_size=6))  # fmt: skip


@st.composite
def given_dates(draw: st.DrawFn) -> list[CourseDate]:
    """Dates of a few courses within the plan, with from no limit to a dozen seats."""
    return _given(draw, 12)


def _checked(found: Programme) -> None:
    given_ = found.dates.given
    for course, its_offers in given_.items():
        mine = [s for s in found.sessions if s.course == course]
        seats = {o.day: o.seats for o in its_offers}
        assert {s.start for s in mine} <= seats.keys()
        assert all(s.seats <= seats[s.start] for s in mine if seats[s.start])
    for need in found.needs:
        mine = [s for s in found.sessions if s.course == need.course.id]
        waiting = sum(w.seats for w in found.waiting if w.course == need.course.id)
        assert sum(s.seats for s in mine) + waiting == need.missing
    for s in (s for s in found.sessions if s.course in given_):
        for other in (o for o in found.sessions if o.course != s.course and set(o.members) & set(s.members)):
            assert other.finish < s.start or s.finish < other.start, (s, other)


@given(countries(), any_dates(), given_dates())
@settings(deadline=None)
def test_calendar_keeps_to_given_dates_and_seats_and_to_one_course_at_a_time(
    reading: Reading, when: Dates, courses: list[CourseDate]
) -> None:
    _checked(programme(reading, staffing(reading), replace(when, given=offers(courses))))


def _plan(reading: Reading, courses: list[CourseDate]) -> Plan:
    return build_plan(reading.pack, reading.assessment, TODAY, draws=1, conditions=Conditions(courses=tuple(courses)))


@given(st.sampled_from(PROFILES), given_dates())
@settings(deadline=None, max_examples=3)
def test_no_action_of_a_plan_ends_before_the_last_of_its_people_has_sat(
    profile: str, courses: list[CourseDate]
) -> None:
    reading = make_reading(MEDIUM, profile=profile)
    plan = _plan(reading, courses)
    found = programme(reading, staffing(reading), dates(plan))
    _checked(found)
    for s in found.seated:
        planned = plan.planned(s.action)
        assert planned is not None
        assert s.action in plan.timing.safe or planned.finish >= s.until, s
    left = {w.course: w.seats for w in found.waiting if w.why == "seats"}
    assert {s.course: s.people for s in short_of_seats(plan)} == left


@given(st.sampled_from(PROFILES[1:]), st.integers(1, 9), st.integers(1, 9), st.sampled_from(COURSES))
@settings(deadline=None, max_examples=2)
def test_more_seats_or_a_further_date_never_make_the_plan_later(
    profile: str, seats: int, more: int, course: str
) -> None:
    reading = make_reading(MEDIUM, profile=profile)
    base = [CourseDate(course, date(2027, 9, 6) + timedelta(weeks=13 * n), seats) for n in range(9)]
    few = _plan(reading, base)
    before = {s.course: s.people for s in short_of_seats(few)}
    for wider in ([replace(c, seats=seats + more) for c in base], [*base, CourseDate(course, date(2028, 7, 3), more)]):
        many = _plan(reading, wider)
        assert sum(s.people for s in short_of_seats(many)) <= before.get(course, 0)
        assert many.finish <= few.finish or before


@pytest.mark.parametrize(("day", "days", "last"), [
    (date(2027, 10, 4), 1, date(2027, 10, 4)), (date(2027, 10, 4), 10, date(2027, 10, 15)),
    (date(2027, 10, 7), 5, date(2027, 10, 13)), (date(2027, 10, 9), 2, date(2027, 10, 10)),
])  # fmt: skip
def test_course_pauses_over_a_weekend(day: date, days: int, last: date) -> None:
    assert last_day(day, days) == last
