from datetime import date
from itertools import pairwise

from tests.country import MEDIUM, SMALL, TODAY, make_reading
from vidkit.planning.plan import build_plan
from vidkit.planning.sessions import windows
from vidkit.staffing.unit import staffing
from vidkit.training.calendar import Session, Window, calendar, weeks_for_seats
from vidkit.training.needs import CourseNeed, course_needs
from vidkit.training.words import offered_words

FIRST = date(2027, 1, 4)


def _needs(facts: object = MEDIUM) -> tuple[CourseNeed, ...]:
    reading = make_reading(facts)  # type: ignore[arg-type]
    return course_needs(reading, staffing(reading))


def _of(course: str, found: tuple[Session, ...]) -> list[Session]:
    return [s for s in found if s.course == course]


def test_groups_hold_all_seats_and_follow_each_other() -> None:
    needs = _needs()
    found = _of("C17", calendar(needs, {}, FIRST))
    assert sum(s.seats for s in found) == next(n.seats[0] for n in needs if n.course.id == "C17")
    assert all(a.finish < b.start for a, b in pairwise(found))


def test_course_begins_after_those_that_it_needs() -> None:
    found = calendar(_needs(), {}, FIRST)
    assert _of("C03", found)[0].start > max(s.finish for s in _of("C05", found))


def test_people_of_one_role_never_sit_in_two_courses_at_once() -> None:
    needs = {n.course.id: n for n in _needs()}
    found = calendar(tuple(needs.values()), {}, FIRST)
    mine = [s for s in found if "R03" in needs[s.course].must]
    assert len(mine) > 8
    assert all(a.finish < b.start for a, b in pairwise(mine))


def test_courses_begin_on_weekdays_within_the_window_of_their_action() -> None:
    window = Window(action="act.x", start=date(2027, 3, 3), finish=date(2027, 12, 31))
    first = _of("C15", calendar(_needs(SMALL), {"C15": window}, FIRST))[0]
    assert (first.start, first.action, first.late) == (date(2027, 3, 8), "act.x", False)


def test_group_that_ends_after_its_action_is_said_to_be_late() -> None:
    window = Window(action="act.x", start=date(2027, 3, 1), finish=date(2027, 3, 2))
    assert all(s.late for s in _of("C01", calendar(_needs(), {"C01": window}, FIRST)))


def test_window_of_a_course_spans_the_actions_that_set_the_unit_up() -> None:
    reading = make_reading(SMALL)
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    found = windows(plan)["C17"]
    asking = [p for p in plan.actions if "C17" in p.action.courses and p.action.phase != "widen"]
    assert (found.start, found.finish) == (min(p.start for p in asking), max(p.finish for p in asking))


def test_offered_seats_are_set_against_those_that_are_needed() -> None:
    assert "156 weeks" in offered_words(12, 4)
    assert "waits until" in offered_words(1, 0)
    assert offered_words(0, None) == ""


def test_offered_seats_decide_how_long_a_course_takes() -> None:
    assert [weeks_for_seats(12, 4), weeks_for_seats(0, 0), weeks_for_seats(1, 0)] == [156, 0, None]
