"""The schedule of a handful of activities, and what makes one impossible."""

import pytest

from vidkit.planning.schedule import Activity, ImpossibleSchedule, schedule


def test_without_limits_everything_starts_as_early_as_its_needs_allow() -> None:
    found = schedule([Activity("a", 2), Activity("b", 3, frozenset({"a"})), Activity("c", 1)], {})
    assert (found.start, found.makespan, found.proved) == ({"a": 0, "b": 2, "c": 0}, 5, True)


def test_one_owner_takes_turns() -> None:
    found = schedule([Activity("a", 2, demand={"x": 1}), Activity("b", 2, demand={"x": 1})], {"x": 1})
    assert sorted(found.start.values()) == [0, 2]


def test_order_that_a_greedy_rule_misses_is_found() -> None:
    activities = [
        Activity("a", 4, demand={"x": 2}), Activity("b", 2, demand={"x": 1}), Activity("c", 2, demand={"x": 1}),
        Activity("d", 2, demand={"x": 1}), Activity("e", 2, demand={"x": 1}),
    ]  # fmt: skip
    found = schedule(activities, {"x": 2})
    assert (found.makespan, found.lower_bound) == (8, 8)


def test_activity_without_duration_takes_no_capacity() -> None:
    assert schedule([Activity("a", 0, demand={"x": 9})], {"x": 1}).makespan == 0


def test_nothing_to_do_takes_no_time() -> None:
    assert schedule([], {"x": 1}).makespan == 0


def test_cycle_is_named_whole() -> None:
    with pytest.raises(ImpossibleSchedule, match=r"a -> b -> a|b -> a -> b"):
        schedule([Activity("a", 1, frozenset({"b"})), Activity("b", 1, frozenset({"a"}))], {})


def test_need_that_is_not_there_is_named() -> None:
    with pytest.raises(ImpossibleSchedule, match='"a" needs "z"'):
        schedule([Activity("a", 1, frozenset({"z"}))], {})


def test_more_demand_than_there_ever_is_is_named() -> None:
    with pytest.raises(ImpossibleSchedule, match='2 of "x"'):
        schedule([Activity("a", 1, demand={"x": 2})], {"x": 1})


def test_order_of_activities_changes_nothing() -> None:
    some = [Activity(f"a{n}", 1 + n % 3, demand={"x": 1 + n % 2}) for n in range(8)]
    assert schedule(some, {"x": 2}) == schedule(some[::-1], {"x": 2})
