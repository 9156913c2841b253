"""How short a handful of activities can be at best."""

from vidkit.planning.bounds import limits
from vidkit.planning.project import Activity, Project


def bound(activities: list[Activity], capacities: dict[str, int]) -> int:
    return limits(Project(activities, capacities)).bound


def test_chain_of_needs_bounds() -> None:
    assert bound([Activity("a", 2), Activity("b", 3, frozenset({"a"})), Activity("c", 4)], {}) == 5


def test_work_of_a_resource_bounds_and_is_rounded_up() -> None:
    assert bound([Activity(f"a{n}", 3, demand={"x": 1}) for n in range(3)], {"x": 2}) == 5


def test_work_counts_together_with_what_comes_before_and_after_it() -> None:
    shared = [Activity(f"b{n}", 2, frozenset({"a"}), {"x": 1}) for n in range(3)]
    last = Activity("c", 4, frozenset(s.id for s in shared))
    assert bound([Activity("a", 3), *shared, last], {"x": 1}) == 3 + 6 + 4


def test_two_that_need_more_than_half_take_turns() -> None:
    assert bound([Activity("a", 2, demand={"x": 6}), Activity("b", 2, demand={"x": 6})], {"x": 10}) == 4


def test_three_that_need_more_than_a_third_take_two_rounds() -> None:
    assert bound([Activity(f"a{n}", 2, demand={"x": 4}) for n in range(3)], {"x": 10}) == 3


def test_two_that_need_exactly_half_go_together() -> None:
    assert bound([Activity("a", 2, demand={"x": 5}), Activity("b", 2, demand={"x": 5})], {"x": 10}) == 2


def test_heads_and_tails_are_the_least_time_before_and_after() -> None:
    found = limits(Project([Activity("a", 2), Activity("b", 3, frozenset({"a"}))], {}))
    assert (found.heads, found.tails) == ([0, 2], [3, 0])
