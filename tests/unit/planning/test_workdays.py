"""Weeks of work and their dates, around holidays, closures and weekends."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from vidkit.planning.workdays import WorkCalendar, days_between

MONDAY = date(2027, 1, 4)
CLOSED = st.lists(st.integers(0, 120), max_size=30).map(lambda ns: frozenset(MONDAY + timedelta(days=n) for n in ns))


def test_without_closures_a_week_has_seven_days_before_the_origin_too() -> None:
    calendar = WorkCalendar(MONDAY)
    assert [calendar.day(n) for n in (-1, 0, 3)] == [date(2026, 12, 28), MONDAY, date(2027, 1, 25)]


def test_plan_that_begins_on_a_saturday_keeps_its_weekday() -> None:
    assert WorkCalendar(date(2027, 1, 2)).day(2) == date(2027, 1, 16)


def test_closed_week_pushes_later_weeks_to_the_next_monday() -> None:
    calendar = WorkCalendar(MONDAY, frozenset(days_between(date(2027, 1, 11), date(2027, 1, 15))))
    assert [calendar.day(n) for n in (1, 2)] == [date(2027, 1, 18), date(2027, 1, 25)]


def test_holiday_on_a_weekend_changes_nothing() -> None:
    assert WorkCalendar(MONDAY, frozenset({date(2027, 1, 9)})).day(3) == WorkCalendar(MONDAY).day(3)


@given(CLOSED, st.integers(1, 30))
def test_weeks_hold_five_days_of_work_each(closed: frozenset[date], week: int) -> None:
    calendar = WorkCalendar(MONDAY, closed)
    days = days_between(MONDAY, calendar.day(week) - timedelta(days=1))
    assert sum(1 for d in days if d.weekday() < 5 and d not in closed) == 5 * week


@given(CLOSED, st.integers(0, 30))
def test_day_and_week_are_each_others_inverse(closed: frozenset[date], week: int) -> None:
    calendar = WorkCalendar(MONDAY, closed)
    assert calendar.week_from(calendar.day(week)) <= week <= calendar.week(calendar.day(week))
