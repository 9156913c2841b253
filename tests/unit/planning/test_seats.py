"""Courses on given dates with given seats: who waits, what the plan says of it, and what when seats are short."""

from dataclasses import replace
from datetime import date, timedelta
from functools import cache, partial

import pytest

from tests.country import MEDIUM, TODAY, make_reading
from vidkit.planning.checks import checks
from vidkit.planning.conditions import Conditions, CourseDate, FixedDate, Money
from vidkit.planning.explain import explain
from vidkit.planning.feasible import faults
from vidkit.planning.limit_words import reach_text
from vidkit.planning.optimise import optimise
from vidkit.planning.plan import Plan, build_plan, timed_plan
from vidkit.planning.reach import reach
from vidkit.planning.seats import offers, short_of_seats
from vidkit.planning.sessions import dates
from vidkit.planning.timing import ContradictoryDates
from vidkit.planning.what_if import what_if
from vidkit.staffing.unit import staffing
from vidkit.training.dates import Offer
from vidkit.training.programme import programme
from vidkit.training.words import given_words

COURSE = "act.train.vid_course"
READING = make_reading(MEDIUM, profile="operational")


@cache
def _plan(*courses: CourseDate, **conditions: object) -> Plan:
    bound_by = replace(Conditions(courses=courses), **conditions)  # type: ignore[arg-type]
    return build_plan(READING.pack, READING.assessment, TODAY, draws=1, conditions=bound_by)


def _dates(seats: int, *days: date) -> tuple[CourseDate, ...]:
    return tuple(CourseDate("C03", day, seats) for day in days)


NINE = [date(2029, 1, 8) + timedelta(weeks=8 * n) for n in range(9)]


def test_seats_of_one_day_count_together_and_none_is_no_limit() -> None:
    day, later = date(2027, 10, 4), date(2028, 1, 3)
    given = [(later, 0), (day, 4), (day, 3), (later, 2)]
    assert offers(CourseDate("C15", d, n) for d, n in given) == {"C15": (Offer(day, 7), Offer(later, 0))}


def test_action_waits_for_the_last_of_its_people() -> None:
    plan = _plan(*_dates(6, *NINE))
    mine = next(s for s in plan.conditions.seated if s.action == COURSE)
    assert (mine.left, mine.full) == (0, tuple(d for d in NINE if d < mine.day))
    assert mine.full
    planned = plan.planned(COURSE)
    assert planned is not None
    assert planned.course
    assert planned.finish >= mine.until > _plan().planned(COURSE).finish  # type: ignore[union-attr]
    assert all(p.start > mine.until for p in plan.actions if COURSE in p.needs)
    assert not faults(plan.timing.activities, plan.timing.capacities, plan.timing.timed)


def test_seats_are_named_as_what_binds() -> None:
    told = [r.text for r in explain(COURSE, READING.pack, _plan(*_dates(6, *NINE))).here]
    assert any("Waits for seats" in text and "2029-01-08 with 6 seats" in text for text in told)


def test_date_is_named_where_there_are_seats_for_all() -> None:
    told = [r.text for r in explain(COURSE, READING.pack, _plan(*_dates(0, NINE[4]))).here]
    assert any("the last of its people sit course C03 on 2029-08-20" in text for text in told)


def test_date_before_what_comes_first_is_left_aside_and_contradicts_nothing() -> None:
    assert _plan(*_dates(0, date(2027, 1, 11), NINE[0])).planned(COURSE) == _plan(*_dates(0, NINE[0])).planned(COURSE)


def test_too_few_seats_name_the_course_the_people_and_what_waits() -> None:
    plan = _plan(*_dates(2, *NINE[:2]))
    short = short_of_seats(plan)
    assert [(s.course, s.seats) for s in short] == [("C03", 4)]
    need = next(n for n in programme(READING, staffing(READING), dates(plan)).needs if n.course.id == "C03")
    assert short[0].people == need.missing - 4
    assert COURSE in short[0].actions
    said = next(c for c in checks(plan) if c.kind == "seats")
    assert f"{short[0].people} people find no seat" in said.text
    assert COURSE in said.text
    assert "no seat on course C03" in " ".join(r.text for r in explain(COURSE, READING.pack, plan).here)
    assert plan.planned(COURSE).finish >= NINE[1]  # type: ignore[union-attr]


def test_training_shows_the_dates_and_how_many_seats_are_taken() -> None:
    plan = _plan(*_dates(6, *NINE))
    made = programme(READING, staffing(READING), dates(plan))
    held = [(s.start, s.seats) for s in made.sessions if s.course == "C03"]
    assert held
    assert {day for day, _n in held} <= set(NINE)
    (told,) = given_words(made)
    assert "2029-01-08, 6 of 6 seats taken" in told


def test_fixed_date_and_seats_that_contradict_are_named_together() -> None:
    fixed = (FixedDate(COURSE, "<=", date(2029, 1, 1)),)
    with pytest.raises(ContradictoryDates) as caught:
        _plan(*_dates(6, *NINE), fixed=fixed)
    told = sorted(caught.value.dates)
    assert len(told) == 2
    assert told[0].startswith("C03=")
    assert told[1] == f"{COURSE}<=2029-01-01"


def test_goal_and_choice_know_the_seats() -> None:
    bound_by = Conditions(courses=_dates(6, *NINE))
    plan = _plan(*_dates(6, *NINE))
    found = reach(READING.pack, READING.assessment, TODAY, plan.card, bound_by, COURSE, date(2028, 12, 31))
    assert found.reached > date(2028, 12, 31)
    assert "course" in {x.kind for x in found.limits}
    assert not found.is_impossible
    rich = replace(bound_by, budget=Money(10**9))
    chosen = build_plan(READING.pack, READING.assessment, TODAY, draws=1, conditions=rich)
    assert chosen.planned(COURSE).finish >= plan.planned(COURSE).finish  # type: ignore[union-attr]


def test_plan_with_seats_is_made_again_from_its_own_conditions() -> None:
    plan = _plan(*_dates(6, *NINE))
    again = timed_plan(plan.pack, plan.assessment, plan.start, plan.card, plan.conditions, draws=1)
    assert again == plan


def test_seats_bind_what_is_optimised_too() -> None:
    pytest.importorskip("ortools")
    bound_by = Conditions(courses=_dates(6, *NINE))
    plan = build_plan(READING.pack, READING.assessment, TODAY, draws=1, conditions=bound_by,
                      method=partial(optimise, effort=0))  # fmt: skip
    found = programme(READING, staffing(READING), dates(plan))
    assert all(plan.planned(s.action).finish >= s.until for s in found.seated)  # type: ignore[union-attr]
    assert plan.lower_bound_weeks == _plan(*_dates(6, *NINE)).lower_bound_weeks


def test_date_that_is_past_is_said_to_seat_nobody() -> None:
    told = [c for c in checks(_plan(*_dates(0, date(2026, 11, 1), NINE[0]))) if c.kind == "past"]
    assert [(c.ids, "2026-11-01, is past" in c.text) for c in told] == [(("C03",), True)]


def test_goal_whose_people_have_no_seat_is_not_reached() -> None:
    plan = _plan(*_dates(2, *NINE[:2]))
    found = reach(READING.pack, READING.assessment, TODAY, plan.card, Conditions(courses=_dates(2, *NINE[:2])), COURSE,
                  date(2035, 12, 31))  # fmt: skip
    assert not found.is_feasible
    assert [(s.action, s.course) for s in found.unseated] == [(COURSE, "C03")]
    assert any("find no seat on course C03" in text for text in reach_text(found, READING.pack))


def test_what_if_says_who_finds_no_seat() -> None:
    found = what_if(READING.pack, READING.assessment, TODAY, _plan().card, Conditions(), ["course C03=2029-01-08:2"])
    assert any("people find no seat" in text and COURSE in text for text in found.said)
