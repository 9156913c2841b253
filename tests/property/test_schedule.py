"""Every schedule is feasible, and never better than possible: judged by a checker that shares no code with it."""

from collections.abc import Sequence
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.solving import solved
from vidkit.planning.bounds import limits
from vidkit.planning.optimise import optimise
from vidkit.planning.project import Project
from vidkit.planning.schedule import Activity, Schedule, schedule

RESOURCES = ("x", "y")


@st.composite
def projects(draw: st.DrawFn, most: int = 9) -> tuple[list[Activity], dict[str, int]]:
    """Up to `most` activities in a network without circles, on two resources."""
    capacity = {r: draw(st.integers(1, 4)) for r in RESOURCES}
    made: list[Activity] = []
    for n in range(draw(st.integers(0, most))):
        needs = frozenset(draw(st.sets(st.sampled_from([a.id for a in made]), max_size=3))) if made else frozenset()
        demand = {r: draw(st.integers(0, capacity[r])) for r in RESOURCES}
        made.append(Activity(f"a{n}", draw(st.integers(0, 5)), needs, demand))
    return made, capacity


def faults(activities: list[Activity], capacity: dict[str, int], found: Schedule) -> list[str]:
    """Return what is wrong with a schedule, period by period."""
    wrong = []
    end = {a.id: found.start[a.id] + a.duration for a in activities}
    for a in activities:
        wrong += [f"{a.id} starts before {n} ends" for n in a.needs if end[n] > found.start[a.id]]
        wrong += [f"{a.id} starts before the beginning"] if found.start[a.id] < 0 else []
    wrong += overloads(activities, capacity, end)
    if found.makespan != max(end.values(), default=0):
        wrong.append("the makespan is not the last end")
    return wrong


def overloads(activities: Sequence[Activity], capacity: dict[str, int], end: dict[str, int]) -> list[str]:
    """Return the periods in which more is used than there is."""
    wrong = []
    for t in range(max(end.values(), default=0)):
        for r in RESOURCES:
            used = sum(a.demand[r] for a in activities if end[a.id] - a.duration <= t < end[a.id])
            wrong += [f"{used} of {r} in period {t}"] if used > capacity[r] else []
    return wrong


def placed_in_every_order(activities: list[Activity], capacity: dict[str, int]) -> list[dict[str, int]]:
    """Return the ends that each order of the activities gives, the plainest way."""
    found = []
    for order in permutations(activities):
        ends: dict[str, int] = {}
        if any(a.needs - {b.id for b in order[:n]} for n, a in enumerate(order)):
            continue
        for n, a in enumerate(order):
            ends[a.id] = max((ends[need] for need in a.needs), default=0) + a.duration
            while overloads(order[: n + 1], capacity, ends):
                ends[a.id] += 1
        found.append(ends)
    return found


@given(projects(), st.integers(1, 6), st.integers(0, 3))
def test_schedule_is_feasible(project: tuple[list[Activity], dict[str, int]], tries: int, seed: int) -> None:
    activities, capacity = project
    assert faults(activities, capacity, schedule(activities, capacity, tries=tries, seed=seed)) == []


@given(projects())
def test_lower_bound_is_no_more_than_work_and_chains_demand(project: tuple[list[Activity], dict[str, int]]) -> None:
    activities, capacity = project
    found = schedule(activities, capacity, tries=2)
    work = max((-(-sum(a.duration * a.demand[r] for a in activities) // capacity[r]) for r in RESOURCES), default=0)
    assert work <= found.lower_bound <= found.makespan


@given(projects())
def test_heads_and_tails_hold_in_every_schedule(project: tuple[list[Activity], dict[str, int]]) -> None:
    activities, capacity = project
    found, numbered = schedule(activities, capacity, tries=2), Project(activities, capacity)
    known = limits(numbered)
    for j, name in enumerate(numbered.ids):
        assert known.heads[j] <= found.start[name]
        assert known.tails[j] <= found.makespan - found.start[name] - numbered.duration[j]


@given(projects(most=5))
def test_no_order_of_the_activities_undercuts_the_bound(project: tuple[list[Activity], dict[str, int]]) -> None:
    """Some order placed one by one gives a shortest schedule, so trying all of them finds it."""
    activities, capacity = project
    shortest = min(max(ends.values(), default=0) for ends in placed_in_every_order(activities, capacity))
    found = schedule(activities, capacity, tries=40)
    assert found.lower_bound <= shortest <= found.makespan


@given(projects(most=5))
def test_cp_sat_finds_what_all_orders_find(project: tuple[list[Activity], dict[str, int]]) -> None:
    pytest.importorskip("ortools")
    activities, capacity = project
    shortest = min(max(ends.values(), default=0) for ends in placed_in_every_order(activities, capacity))
    assert solved(activities, capacity).makespan == shortest


@given(projects())
def test_more_tries_never_make_it_longer(project: tuple[list[Activity], dict[str, int]]) -> None:
    activities, capacity = project
    lengths = [schedule(activities, capacity, tries=n).makespan for n in (1, 4, 12)]
    assert lengths == sorted(lengths, reverse=True)


@given(projects())
def test_order_in_which_activities_are_given_changes_nothing(
    project: tuple[list[Activity], dict[str, int]],
) -> None:
    activities, capacity = project
    assert schedule(activities, capacity, tries=3) == schedule(activities[::-1], capacity, tries=3)


@given(projects())
@settings(max_examples=15)
def test_cp_sat_is_feasible_and_never_longer(project: tuple[list[Activity], dict[str, int]]) -> None:
    pytest.importorskip("ortools")
    activities, capacity = project
    ours, found = schedule(activities, capacity, tries=1), solved(activities, capacity)
    assert faults(activities, capacity, found) == []
    assert found.proved
    assert ours.lower_bound <= found.makespan <= ours.makespan
    assert optimise(activities, capacity, tries=1).makespan == found.makespan


@given(projects(), st.sampled_from(RESOURCES))
@settings(max_examples=15)
def test_more_capacity_never_makes_the_optimum_longer(
    project: tuple[list[Activity], dict[str, int]], resource: str
) -> None:
    pytest.importorskip("ortools")
    activities, capacity = project
    more = {**capacity, resource: capacity[resource] + 1}
    assert solved(activities, more).makespan <= solved(activities, capacity).makespan


@given(projects())
@settings(max_examples=15)
def test_dropped_need_never_makes_the_optimum_longer(project: tuple[list[Activity], dict[str, int]]) -> None:
    pytest.importorskip("ortools")
    activities, capacity = project
    freed = [Activity(a.id, a.duration, frozenset(sorted(a.needs)[1:]), a.demand) for a in activities]
    assert solved(freed, capacity).makespan <= solved(activities, capacity).makespan


def test_checker_finds_what_is_wrong() -> None:
    activities = [Activity("a", 2, demand={"x": 1, "y": 0}), Activity("b", 2, frozenset({"a"}), {"x": 1, "y": 0})]
    bad = Schedule({"a": 0, "b": 1}, 3, 2)
    assert faults(activities, {"x": 1, "y": 1}, bad) == ["b starts before a ends", "2 of x in period 1"]
