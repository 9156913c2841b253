"""Every schedule is feasible, and never better than possible: judged by a checker that shares no code with it."""

from hypothesis import given
from hypothesis import strategies as st

from vidkit.planning.schedule import Activity, Schedule, schedule

RESOURCES = ("x", "y")


@st.composite
def projects(draw: st.DrawFn) -> tuple[list[Activity], dict[str, int]]:
    """Up to nine activities in a network without circles, on two resources."""
    capacity = {r: draw(st.integers(1, 4)) for r in RESOURCES}
    made: list[Activity] = []
    for n in range(draw(st.integers(0, 9))):
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
    for t in range(max(end.values(), default=0)):
        for r in RESOURCES:
            used = sum(a.demand[r] for a in activities if found.start[a.id] <= t < end[a.id])
            wrong += [f"{used} of {r} in period {t}"] if used > capacity[r] else []
    if found.makespan != max(end.values(), default=0):
        wrong.append("the makespan is not the last end")
    return wrong


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


def test_checker_finds_what_is_wrong() -> None:
    activities = [Activity("a", 2, demand={"x": 1, "y": 0}), Activity("b", 2, frozenset({"a"}), {"x": 1, "y": 0})]
    bad = Schedule({"a": 0, "b": 1}, 3, 2)
    assert faults(activities, {"x": 1, "y": 1}, bad) == ["b starts before a ends", "2 of x in period 1"]
