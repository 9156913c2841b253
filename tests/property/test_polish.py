"""A polished schedule is feasible, hardly longer, and no milestone is later unless one before it is earlier."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.property.test_dated_schedule import RESOURCES, Case, cases
from vidkit.content.model import Milestone
from vidkit.planning.feasible import faults
from vidkit.planning.optimise import earliest
from vidkit.planning.polish import SLACK, longest, polished
from vidkit.planning.schedule import Activity, Schedule, schedule


@st.composite
def with_milestones(draw: st.DrawFn) -> tuple[Case, list[Milestone]]:
    """A dated project, or one that nothing but needs and steady capacity binds, and up to three milestones of it."""
    activities, capacity, budget = draw(cases())
    if draw(st.booleans()):
        activities = [Activity(a.id, 20 * a.duration, a.needs, a.demand) for a in activities]
        capacity = dict.fromkeys(RESOURCES, 4)
    ids = [a.id for a in activities]
    some = st.lists(st.sampled_from([*ids, "elsewhere"]), min_size=1, max_size=2, unique=True)
    made = [
        Milestone(id=f"m{n}", name=f"M{n}", actions=tuple(draw(some)), edge=draw(st.sampled_from(["start", "finish"])),
                  pick=draw(st.sampled_from(["first", "last"])))
        for n in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    return (activities, capacity, budget), made


def reached(found: Schedule, milestones: list[Milestone]) -> list[int]:
    dates = []
    for m in milestones:
        here = [(found.start if m.edge == "start" else found.end)[i] for i in m.actions if i in found.start]
        if here:
            dates.append(min(here) if m.pick == "first" else max(here))
    return dates


def both(
    case: Case, milestones: list[Milestone], *, proved: bool = True, spare: int | None = None
) -> tuple[Schedule, Schedule]:
    """Return a schedule and what became of it. proved: whether its lower bound may say so."""
    activities, capacity, budget = case
    found = schedule(activities, capacity, tries=2, budget=budget)
    found = found if proved else replace(found, lower_bound=0)
    latest = None if spare is None else found.makespan + spare
    return found, polished(activities, capacity, budget, found, milestones, {"a1": 3, "a4": 1}, latest=latest)


@given(with_milestones(), st.booleans())
def test_polished_schedule_is_feasible_and_hardly_longer(given_: tuple[Case, list[Milestone]], proved: bool) -> None:
    activities, capacity, budget = given_[0]
    found, better = both(*given_, proved=proved)
    assert faults(activities, capacity, better, budget) == ()
    assert better.makespan <= found.makespan + (0 if found.proved else found.makespan // SLACK)
    assert better.lower_bound == found.lower_bound


@given(with_milestones(), st.integers(0, 3))
def test_what_ends_in_time_still_does(given_: tuple[Case, list[Milestone]], spare: int) -> None:
    found, better = both(*given_, proved=False, spare=spare)
    assert better.makespan <= found.makespan + spare


@given(with_milestones())
def test_no_milestone_is_later_unless_one_before_it_is_earlier(given_: tuple[Case, list[Milestone]]) -> None:
    found, better = both(*given_)
    assert reached(better, given_[1]) <= reached(found, given_[1])


@given(with_milestones())
def test_order_in_which_things_are_given_changes_nothing(given_: tuple[Case, list[Milestone]]) -> None:
    (activities, capacity, budget), milestones = given_
    _found, better = both(*given_)
    backwards = (activities[::-1], dict(reversed(capacity.items())), budget)
    assert both(backwards, milestones)[1] == better


@given(with_milestones())
@settings(max_examples=20)
def test_with_cp_sat_no_milestone_is_later_and_all_is_feasible(given_: tuple[Case, list[Milestone]]) -> None:
    pytest.importorskip("ortools")
    (activities, capacity, budget), milestones = given_
    found, better = both(*given_, proved=False)
    most = longest(found, None)
    best = earliest(activities, capacity, better, milestones, longest=most, budget=budget)
    assert faults(activities, capacity, best, budget) == ()
    assert best.makespan <= most
    assert reached(best, milestones) <= reached(better, milestones)


@given(st.lists(st.tuples(st.integers(1, 3), st.booleans()), min_size=3, max_size=3), st.permutations(["a", "b", "c"]))
@settings(max_examples=20)
def test_with_cp_sat_no_schedule_has_earlier_milestones(some: list[tuple[int, bool]], order: list[str]) -> None:
    pytest.importorskip("ortools")
    activities = [
        Activity(i, length, frozenset({"a"} if follows and i != "a" else ()), {"x": 1})
        for i, (length, follows) in zip("abc", some, strict=True)
    ]
    milestones = [Milestone(id=i, name=i, actions=(i,), edge="finish", pick="last") for i in order]
    found = schedule(activities, {"x": 1})
    best = earliest(activities, {"x": 1}, found, milestones, longest=found.makespan)
    every = (
        Schedule(dict(zip("abc", starts, strict=True)), found.makespan, 0)
        for starts in product(range(found.makespan), repeat=3)
    )
    ends = [
        [s.start[i] + some["abc".index(i)][0] for i in order] for s in every if not faults(activities, {"x": 1}, s)
    ]
    assert reached(best, milestones) == min(ends)
