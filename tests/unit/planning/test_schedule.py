"""The schedule of a handful of activities, and what makes one impossible."""

import random

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


def test_two_activities_of_one_id_are_named() -> None:
    with pytest.raises(ImpossibleSchedule, match='id "a"'):
        schedule([Activity("a", 1), Activity("a", 2)], {})


@pytest.mark.parametrize("wrong", [Activity("a", -1), Activity("a", 1, demand={"x": -1})])
def test_duration_or_demand_below_zero_is_named(wrong: Activity) -> None:
    with pytest.raises(ImpossibleSchedule, match='"a"'):
        schedule([wrong], {"x": 1})


def test_resource_without_capacity_is_named_with_who_asks_for_it() -> None:
    with pytest.raises(ImpossibleSchedule, match='"a" asks for 1 of "head" a period; there are 0'):
        schedule([Activity("a", 1, demand={"head": 1})], {"head": 0})


def test_no_tries_still_gives_a_schedule() -> None:
    assert schedule([Activity("a", 2)], {}, tries=0).makespan == 2


def test_many_tries_find_what_one_misses() -> None:
    drawn = random.Random(1)
    some = [
        Activity(f"a{n:02}", drawn.randint(1, 9), frozenset(f"a{drawn.randrange(n):02}" for _ in range(2) if n),
                 {"x": drawn.randint(0, 5), "y": drawn.randint(0, 5)})
        for n in range(40)
    ]  # fmt: skip
    one, many = (schedule(some, {"x": 8, "y": 8}, tries=n) for n in (1, 200))
    assert many.makespan < one.makespan
    assert many.lower_bound == one.lower_bound <= many.makespan


def test_where_nothing_is_gained_the_more_urgent_goes_first() -> None:
    some = [Activity("a", 2, demand={"x": 1}), Activity("b", 2, demand={"x": 1}), Activity("c", 2, frozenset({"b"}))]
    assert schedule(some, {"x": 1}).start == {"a": 2, "b": 0, "c": 2}
