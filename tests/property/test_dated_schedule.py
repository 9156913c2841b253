"""Schedules with dates, waiting times, closures and money are feasible, never better than possible, and repeat."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.property.solving import solved
from vidkit.planning.feasible import faults
from vidkit.planning.optimise import optimise
from vidkit.planning.schedule import Activity, Budget, Capacity, LateSchedule, Schedule, schedule

RESOURCES = ("x", "y")
Case = tuple[list[Activity], dict[str, Capacity], Budget]


@st.composite
def cases(draw: st.DrawFn, most: int = 8) -> Case:
    """Up to `most` activities, each of one owner, under everything that can bind them but deadlines."""
    tail = {r: draw(st.integers(1, 4)) for r in RESOURCES}
    capacity: dict[str, Capacity] = {r: [*draw(st.lists(st.integers(0, 4), max_size=8)), tail[r]] for r in RESOURCES}
    made: list[Activity] = []
    for n in range(draw(st.integers(0, most))):
        needs = frozenset(draw(st.sets(st.sampled_from([a.id for a in made]), max_size=2))) if made else frozenset()
        owner = draw(st.sampled_from(RESOURCES))
        made.append(Activity(
            f"a{n}", draw(st.integers(0, 5)), needs, {owner: draw(st.integers(0, tail[owner]))},
            lags={i: draw(st.integers(0, 3)) for i in sorted(needs)}, release=draw(st.integers(0, 6)),
            cost=draw(st.integers(0, 5)),
        ))  # fmt: skip
    budget = Budget((0, draw(st.integers(1, 9))), (draw(st.integers(0, 9)), draw(st.integers(5, 20))))
    return made, capacity, budget


def made(case: Case, tries: int = 3) -> Schedule:
    activities, capacity, budget = case
    return schedule(activities, capacity, tries=tries, budget=budget)


@given(cases())
def test_dated_schedule_is_feasible(case: Case) -> None:
    assert faults(case[0], case[1], made(case), case[2]) == ()


@given(cases())
def test_order_in_which_things_are_given_changes_nothing(case: Case) -> None:
    activities, capacity, budget = case
    backwards = dict(reversed(capacity.items()))
    assert made(case) == schedule(activities[::-1], backwards, tries=3, budget=budget)


@given(cases(), st.data())
def test_deadline_is_kept_or_named(case: Case, data: st.DataObject) -> None:
    activities, capacity, budget = case
    assume(activities)
    late = data.draw(st.sampled_from(activities))
    dated = [replace(a, deadline=data.draw(st.integers(0, 20))) if a is late else a for a in activities]
    named: set[str] = set()
    wrong: tuple[str, ...] = ()
    try:
        wrong = faults(dated, capacity, schedule(dated, capacity, tries=3, budget=budget), budget)
    except LateSchedule as error:
        named = set(error.late)
    assert wrong == ()
    assert named in (set(), {late.id})


@given(cases(most=6))
@settings(max_examples=25)
def test_cp_sat_alone_proves_it_and_is_feasible(case: Case) -> None:
    pytest.importorskip("ortools")
    ours, found = made(case, tries=1), solved(*case)
    assert faults(case[0], case[1], found, case[2]) == ()
    assert found.proved
    assert ours.lower_bound <= found.makespan <= ours.makespan


@given(cases(most=6))
@settings(max_examples=25)
def test_cp_sat_on_top_of_the_search_finds_the_same_length_as_alone(case: Case) -> None:
    pytest.importorskip("ortools")
    activities, capacity, budget = case
    found = optimise(activities, capacity, tries=1, budget=budget)
    assert (found.makespan, found.proved) == (length(case), True)


@given(cases(most=5), st.sampled_from(["money", "capacity", "release", "waits", "deadline", "course"]))
@settings(max_examples=40)
def test_what_is_relaxed_never_makes_the_optimum_longer(case: Case, what: str) -> None:
    pytest.importorskip("ortools")
    tight, relaxed = bound_and_relaxed(case, what)
    assert length(relaxed) <= length(tight)


def length(case: Case) -> int:
    return solved(*case).makespan


def bound_and_relaxed(case: Case, what: str) -> tuple[Case, Case]:
    """Return the case, bound by a date where one is to be relaxed, and the case with more room in one respect."""
    activities, capacity, budget = case
    if what == "money":
        return case, (activities, capacity, Budget(budget.begins, tuple(n + 3 for n in budget.amounts)))
    if what == "capacity":
        rows = {r: row for r, row in capacity.items() if not isinstance(row, int)}
        more: dict[str, Capacity] = {r: [u + 1 if u else 0 for u in row] for r, row in rows.items()}
        return case, (activities, more, budget)
    if what in ("release", "waits"):
        earlier = [replace(a, release=max(0, a.release - 2)) for a in activities]
        sooner = [replace(a, lags={i: max(0, n - 1) for i, n in a.lags.items()}) for a in activities]
        return case, (earlier if what == "release" else sooner, capacity, budget)
    assume(activities)
    known = made(case)
    last = max(activities, key=lambda a: (known.start[a.id], a.id))
    start, end = known.start[last.id], known.end[last.id]
    if what == "deadline":
        tight, loose = replace(last, deadline=end), replace(last, deadline=end + 2)
    else:
        tight, loose = replace(last, starts=(start + 3,)), replace(last, starts=(start, start + 3))
    bound, freer = ([dated if a is last else a for a in activities] for dated in (tight, loose))
    return (bound, capacity, budget), (freer, capacity, budget)


@given(cases(most=3))
@settings(max_examples=30)
def test_no_dates_whatever_are_feasible_and_shorter_than_the_optimum(case: Case) -> None:
    """Tried one by one, and judged by the checker alone."""
    pytest.importorskip("ortools")
    activities, capacity, budget = case
    best = length(case)
    assume(best <= 14)
    for starts in product(*(range(best - a.duration) for a in activities)):
        ends = [end_of(a, start, capacity) for a, start in zip(activities, starts, strict=True)]
        if max(ends, default=best) < best:
            shorter = Schedule(dict(zip((a.id for a in activities), starts, strict=True)), max(ends), 0)
            assert faults(activities, capacity, shorter, budget)


def end_of(a: Activity, start: int, capacity: dict[str, Capacity]) -> int:
    """Return when an activity ends that does nothing while one of its owners is away."""
    rows = [row for r, row in capacity.items() if a.demand.get(r) and not isinstance(row, int)]
    t, done = start, 0
    while done < a.duration:
        done += all(row[min(t, len(row) - 1)] for row in rows)
        t += 1
    return t


def test_checker_finds_what_is_wrong() -> None:
    activities = [
        Activity("a", 2, demand={"x": 1}, cost=4),
        Activity("b", 2, frozenset({"a"}), {"x": 1}, lags={"a": 1}, release=3, deadline=3, cost=4),
    ]
    bad = Schedule({"a": 0, "b": 1}, 9, 2)
    told = " ".join(faults(activities, {"x": [1, 1, 0, 1]}, bad, Budget((0,), (5,))))
    for wrong in ("waiting time", "too early", "too late", "2 of x in period 1", "8 are spent in year 1", "last end"):
        assert wrong in told
