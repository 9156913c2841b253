"""Among schedules that are equally short, milestones come early, in their order."""

from collections.abc import Mapping, Sequence

import pytest

from vidkit.content.model import Milestone
from vidkit.planning.polish import polished
from vidkit.planning.schedule import Activity, Schedule

ONE = {"head": 1}


def task(name: str, weeks: int, *needs: str, **more: int) -> Activity:
    return Activity(name, weeks, frozenset(needs), ONE, **more)  # type: ignore[arg-type]


def milestone(*actions: str, **changes: str) -> Milestone:
    return Milestone(id="m." + actions[0], name=actions[0], actions=actions, **changes)  # type: ignore[arg-type]


def in_turn(activities: Sequence[Activity]) -> Schedule:
    """Return the schedule in which one person does one after the other as they are given."""
    start, t = {}, 0
    for a in activities:
        start[a.id], t = t, t + a.duration
    return Schedule(start, t, t, {a.id: start[a.id] + a.duration for a in activities})


def ends(activities: Sequence[Activity], *milestones: Milestone, weights: Mapping[str, int] | None = None) -> Schedule:
    return polished(activities, ONE, None, in_turn(activities), milestones, weights or {})


WORK = [task("survey", 4), task("hotline", 3), task("draft", 2), task("order", 1, "draft"), task("law", 5)]


def test_milestone_and_what_it_needs_come_first() -> None:
    found = ends(WORK, milestone("order"))
    assert found.end["order"] == 3
    assert found.makespan == in_turn(WORK).makespan


def test_milestone_that_stands_first_counts_before_all_later_ones() -> None:
    found = ends(WORK, milestone("law"), milestone("order"), milestone("hotline"))
    assert [found.end[i] for i in ("law", "order", "hotline")] == [5, 8, 11]


@pytest.mark.parametrize(("known", "end", "length"), [(60, 4, 60), (50, 2, 62)])
def test_whole_gets_longer_for_a_milestone_only_where_it_is_not_known_to_be_shortest(
    known: int, end: int, length: int
) -> None:
    """The law takes 58 weeks after a review of 2, which is also the head's."""
    activities = [task("review", 2), task("order", 2), Activity("law", 58, frozenset({"review"}))]
    first = Schedule({"review": 0, "order": 2, "law": 2}, 60, known, {"review": 2, "order": 4, "law": 60})
    found = polished(activities, ONE, None, first, [milestone("order")], {})
    assert (found.end["order"], found.makespan) == (end, length)


def test_whole_gets_no_longer_than_it_may() -> None:
    activities = [task("review", 2), task("order", 2), Activity("law", 58, frozenset({"review"}))]
    first = Schedule({"review": 0, "order": 2, "law": 2}, 60, 0, {"review": 2, "order": 4, "law": 60})
    assert polished(activities, ONE, None, first, [milestone("order")], {}, latest=61).makespan == 60


def test_milestone_at_the_start_of_the_first_of_several_is_reached_by_any_of_them() -> None:
    found = ends(WORK, milestone("hotline", "order", edge="start", pick="first"))
    assert min(found.start["hotline"], found.start["order"]) == 0


def test_milestone_of_several_is_reached_by_the_last_of_them() -> None:
    found = ends(WORK, milestone("hotline", "order"))
    assert max(found.end["hotline"], found.end["order"]) == 6


def test_without_milestones_what_weighs_most_comes_first() -> None:
    found = ends(WORK, weights={"law": 10, "order": 1})
    assert found.end["law"] == 5


def test_date_that_must_be_kept_is_kept() -> None:
    activities = [task("open", 3, deadline=4), task("draft", 2), task("order", 2, "draft")]
    found = polished(activities, ONE, None, in_turn(activities), [milestone("order")], {})
    assert (found.end["open"], found.end["order"]) == (3, 7)


def test_milestone_outside_the_plan_counts_nothing() -> None:
    assert ends(WORK, milestone("gone"), milestone("order")).end["order"] == 3
