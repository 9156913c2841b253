"""CP-SAT beside our own search; skipped where OR-Tools is not installed."""

import sys
from datetime import date
from functools import partial

import pytest

from tests.country import TODAY, make_reading
from tests.property.solving import solved
from vidkit.base.errors import MissingPart
from vidkit.planning.conditions import Conditions, Share
from vidkit.planning.feasible import faults
from vidkit.planning.optimise import optimise
from vidkit.planning.plan import build_plan
from vidkit.planning.schedule import Activity, Budget, ImpossibleSchedule, schedule

SOME = [
    Activity(f"a{n:02}", 1 + n * 7 % 5, frozenset({f"a{n - 3:02}"} if n % 3 and n > 3 else ()),
             {"x": 1 + n * 5 % 3, "y": n * 3 % 4})
    for n in range(20)
]  # fmt: skip
ROOM = {"x": 4, "y": 4}


def test_missing_library_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ortools", "ortools.sat", "ortools.sat.python"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingPart) as caught:
        optimise(SOME, ROOM)
    assert "vidkit[optimise]" in caught.value.hint


def test_it_proves_what_the_search_alone_does_not() -> None:
    pytest.importorskip("ortools")
    first, found = schedule(SOME, ROOM, tries=1), optimise(SOME, ROOM, tries=1)
    assert not first.proved
    assert found.proved
    assert first.lower_bound <= found.makespan <= first.makespan


def test_without_effort_it_keeps_the_first_schedule_and_claims_no_proof() -> None:
    pytest.importorskip("ortools")
    found = optimise(SOME, ROOM, tries=1, effort=0)
    assert not found.proved
    assert found.makespan <= schedule(SOME, ROOM, tries=1).makespan


def test_order_of_activities_changes_nothing() -> None:
    pytest.importorskip("ortools")
    assert optimise(SOME, ROOM, tries=1) == optimise(SOME[::-1], dict(reversed(ROOM.items())), tries=1)


def test_impossible_is_said_as_by_the_search() -> None:
    pytest.importorskip("ortools")
    with pytest.raises(ImpossibleSchedule, match='2 of "x"'):
        optimise([Activity("a", 1, demand={"x": 2})], {"x": 1})


def test_any_date_of_a_course_may_be_taken() -> None:
    """On the first date the other two would have to wait, on the third everything."""
    pytest.importorskip("ortools")
    course = Activity("c", 3, demand={"x": 1}, starts=(1, 3, 9))
    found = solved([Activity("a", 3, demand={"x": 1}), Activity("b", 3, demand={"x": 1}), course], {"x": 1})
    assert (found.makespan, found.start["c"], found.proved) == (9, 3, True)


def test_activities_that_may_change_places_in_the_budget_years_are_solved() -> None:
    """OR-Tools 9.15 ended with an IndexError when it looked for symmetries of this one."""
    pytest.importorskip("ortools")
    paid = [Activity(i, 0, demand={"x": 0}, cost=cost) for i, cost in (("a0", 5), ("a2", 1), ("a3", 4), ("a4", 1))]
    work = Activity("a1", 1, demand={"y": 2})
    found = solved([paid[0], work, *paid[1:]], {"x": [2, 1], "y": [2, 1, 2]}, Budget((0, 1), (0, 5)))
    assert (found.makespan, found.proved) == (105, True)


def test_plan_has_earlier_milestones_with_it_in_the_order_of_the_pack() -> None:
    pytest.importorskip("ortools")
    reading = make_reading({}, profile="national_centre")
    short = Conditions(capacities=(Share("unit_head", 30),))
    plans = [
        build_plan(reading.pack, reading.assessment, TODAY, conditions=short, draws=1, method=method)
        for method in (schedule, partial(optimise, effort=0))
    ]
    ours, better = ([m.scheduled or date.max for m in plan.milestones] for plan in plans)
    assert better < ours
    assert faults(plans[1].timing.activities, plans[1].timing.capacities, plans[1].timing.timed) == ()
