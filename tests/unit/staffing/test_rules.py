from itertools import pairwise

import pytest

from tests.country import MEDIUM, make_reading
from vidkit.staffing.rules import planned_stands, presence, stages, team_stands
from vidkit.staffing.unit import staffing


def _state(rule: str, facts: dict[str, object], posts: float | None = None) -> str:
    stands = team_stands(make_reading({**MEDIUM, **facts}), posts)  # type: ignore[dict-item]
    return next(s.state for s in stands if s.rule.id == rule)


def test_auditor_who_can_change_logs_breaks_a_rule_that_is_never_waived() -> None:
    assert _state("SD1", {"admin_not_auditor": "no"}, posts=3) == "broken"


def test_small_team_may_meet_a_waivable_rule_otherwise() -> None:
    assert _state("SD3", {"second_grader_independent": "no"}, posts=3) == "exception"
    assert _state("SD3", {"second_grader_independent": "no"}, posts=9) == "broken"


def test_rule_that_nobody_was_asked_about_is_unknown() -> None:
    assert _state("SD2", {}) == "unknown"


def test_rule_of_work_that_is_not_done_is_idle() -> None:
    assert _state("M3", {"oncall_rota": "no"}) in ("broken", "unknown", "idle")


def test_three_in_ten_newcomers_are_the_most() -> None:
    assert _state("M5", {"posts_filled": 10, "in_first_six_months": 3}) == "met"
    assert _state("M5", {"posts_filled": 10, "in_first_six_months": 4}) == "broken"


@pytest.mark.parametrize(("people", "share"), [(2, 0.61), (3, 0.88), (4, 0.96), (5, 0.99)])
def test_days_on_which_two_people_are_present(people: int, share: float) -> None:
    assert presence(people, staffing(make_reading({}))) == pytest.approx(share, abs=0.005)


def test_team_grows_by_at_most_three_newcomers_in_ten() -> None:
    steps = stages(0, 40)
    assert (steps[0], steps[-1]) == (4, 40)
    assert all((b - a) / b <= 0.3 for a, b in pairwise(steps))


def test_planned_unit_keeps_every_minimum_rule() -> None:
    reading = make_reading(MEDIUM)
    stands = planned_stands(staffing(reading), reading.pack.staff_rules)
    assert [s.rule.id for s in stands] == [f"M{n}" for n in range(1, 9)]
    assert {s.state for s in stands} == {"met"}


def test_plan_without_reserve_breaks_the_rule_of_urgent_reports() -> None:
    reading = make_reading({**MEDIUM, "planned_occupancy": 95})
    stands = planned_stands(staffing(reading), reading.pack.staff_rules)
    assert next(s.state for s in stands if s.rule.id == "M7") == "broken"
