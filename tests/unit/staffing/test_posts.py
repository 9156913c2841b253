"""Posts of invented countries under the real pack: what decides, what is missing, what stays unknown."""

import pytest

from tests.country import LARGE, MEDIUM, SMALL, make_reading
from vidkit.assessment.model import LocalValue
from vidkit.staffing.queue_test import package_desk, queue_test, triage_desk
from vidkit.staffing.unit import Staffing, staffing
from vidkit.staffing.words import wanted


def _wanted(unit: Staffing) -> dict[str, float]:
    return {p.role.id: p.wanted for p in unit.posts if p.wanted}


def _why(unit: Staffing, role: str) -> str:
    return str(next(p.why for p in unit.posts if p.role.id == role))


def test_medium_country_needs_the_posts_of_the_pack_size() -> None:
    found = _wanted(staffing(make_reading(MEDIUM)))
    assert {r: found[r] for r in ("R01", "R02", "R05", "R07", "R12")} == {
        "R01": 5, "R02": 14, "R05": 7, "R07": 5, "R12": 1,
    }  # fmt: skip


def test_without_unknown_video_the_medium_country_needs_eleven_analysts() -> None:
    assert _wanted(staffing(make_reading({**MEDIUM, "video_hours_per_case": 0})))["R03"] == 11


def test_the_fourteenth_post_buys_the_waiting_time() -> None:
    unit = staffing(make_reading(MEDIUM))
    assert unit.queue is not None
    assert (unit.queue.before, unit.queue.posts, _why(unit, "R02")) == (13, 14, "queue")
    before, after = unit.queue.packages_before, unit.queue.packages
    assert before is not None
    assert after is not None
    assert [before.mean, after.mean] == pytest.approx([6.03, 1.32], abs=0.005)


def test_reports_that_come_in_the_morning_wait_hours() -> None:
    desk = staffing(make_reading(MEDIUM)).queue
    assert desk is not None
    assert desk.desk.batch_mean == pytest.approx(138 / 60)


def test_small_country_gets_the_floor_of_the_rules() -> None:
    unit = staffing(make_reading(SMALL))
    assert (_wanted(unit)["R02"], _wanted(unit)["R03"], _why(unit, "R03")) == (2, 3, "minimum")


def test_small_desk_does_both_stages_with_the_same_people() -> None:
    known = staffing(make_reading(SMALL)).known
    desk = package_desk(known, 2, triage_desk(known))
    assert desk is not None
    assert queue_test(known, 2).posts == 2


def test_analysts_of_the_large_country_are_decided_by_exposure() -> None:
    assert _why(staffing(make_reading(LARGE)), "R03") == "exposure"


def test_unknown_volume_gives_the_minimum_unit_and_says_what_to_ask() -> None:
    unit = staffing(make_reading({}))
    triage = unit.of("R02")
    assert triage is not None
    assert (triage.wanted, triage.need, triage.asks) == (2, None, ("P20",))
    assert "P20" in unit.unknown


def test_one_unknown_volume_leaves_the_other_families_counted() -> None:
    unit = staffing(make_reading({"referrals_year": 12_000}))
    assert (_wanted(unit)["R02"], _why(unit, "R03")) == (14, "minimum")


def test_contact_point_has_no_posts_of_its_own() -> None:
    unit = staffing(make_reading(SMALL, profile="contact_point"))
    assert (unit.wanted, _why(unit, "R03"), unit.viewing_seats) == (0, "arrangement", 1)


def test_online_posts_wait_for_their_gates() -> None:
    online = staffing(make_reading(MEDIUM)).of("R06")
    assert online is not None
    assert (online.wanted, online.after_gates, online.gates) == (0, 3, ("G13", "G23"))


def test_work_under_a_service_agreement_needs_no_posts_of_the_unit() -> None:
    examiners = staffing(make_reading({**MEDIUM, "forensic_service_agreement": "yes"})).of("R05")
    assert examiners is not None
    assert (examiners.wanted, examiners.provided) == (0, 7)


def test_posts_in_place_are_taken_off() -> None:
    triage = staffing(make_reading({**MEDIUM, "posts_r02": 4.5})).of("R02")
    assert triage is not None
    assert triage.missing == 9.5


def test_growth_adds_posts_in_later_years() -> None:
    unit = staffing(make_reading(MEDIUM))
    triage = [next(p.wanted for p in year if p.role.id == "R02") for year in unit.by_year]
    assert triage == sorted(triage)
    assert triage[0] < triage[2]


def test_growth_is_worked_out_from_the_counts_of_three_years() -> None:
    reading = make_reading({**MEDIUM, "referrals_two_years_ago": 10_000, "referrals_prev_year": 11_000})
    growth = staffing(reading).values["P27"]
    assert growth.origin == "worked_out"
    assert growth.value == pytest.approx(0.0954, abs=0.0001)


def test_children_found_are_work_of_police_and_child_protection_together() -> None:
    unit = staffing(make_reading(MEDIUM))
    assert unit.child_people == pytest.approx(6.4, abs=0.01)
    assert unit.authority_posts == 6.5


def test_a_seat_day_and_night_takes_almost_eight_posts() -> None:
    assert staffing(make_reading({})).around_the_clock == pytest.approx(7.8, abs=0.05)


def test_seats_for_viewing_follow_from_viewing_hours() -> None:
    seats = [staffing(make_reading(f)).viewing_seats for f in (SMALL, MEDIUM, LARGE)]
    assert seats == [2, 7, 26]


def test_local_limit_above_the_range_is_used_with_its_reason_and_marked() -> None:
    local = {"P10": LocalValue(value=6, reason="order of the minister")}
    unit = staffing(make_reading(MEDIUM, local=local))
    assert [(u.parameter.id, u.reason) for u in unit.over] == [("P10", "order of the minister")]


def test_child_interviewers_wait_for_child_interviews_and_suspect_interviewers_for_theirs() -> None:
    unit = staffing(make_reading({k: v for k, v in MEDIUM.items() if k != "suspect_interviews_year"}))
    children, suspects = unit.of("R07"), unit.of("R08")
    assert children is not None
    assert suspects is not None
    assert (children.asks, children.wanted, children.is_known) == ((), 2, True)
    assert (suspects.asks, suspects.is_known, suspects.missing) == (("P61",), False, None)


def test_interviewers_of_whom_nothing_is_known_are_not_zero() -> None:
    unit = staffing(make_reading({"referrals_year": 5}))
    assert [(p.asks, wanted(p)) for p in unit.posts if p.role.id in ("R07", "R08")] == [
        (("P60",), "not known"), (("P61",), "not known"),
    ]  # fmt: skip


def test_one_known_kind_of_interview_is_counted_alone() -> None:
    unit = staffing(make_reading({k: v for k, v in MEDIUM.items() if k != "child_interviews_year"}))
    suspects = unit.of("R08")
    assert suspects is not None
    assert suspects.need is not None
    assert suspects.need.by_hours == pytest.approx(120 * 20 / 1039.36)
    assert suspects.wanted == 3


def test_work_that_another_service_does_is_no_unknown_post() -> None:
    found = staffing(make_reading({"referrals_year": 5, "interview_service_shared": "yes"})).of("R07")
    assert found is not None
    assert (found.why, found.asks, found.wanted, found.is_known) == ("service", (), 0, True)
