"""Wrong figures are refused with the reason; nothing is cut down in silence."""

import pytest

from tests.country import MEDIUM, make_reading
from vidkit.assessment.model import LocalValue
from vidkit.base.errors import VidkitError
from vidkit.staffing import values as v
from vidkit.staffing.unit import MoreAnalystsThanPosts, staffing
from vidkit.staffing.workload import NothingLeft


@pytest.mark.parametrize(
    ("parameter", "value", "error", "word"),
    [
        ("P20", -5, v.NegativeValue, "below zero"),
        ("P20", 50_000_000, v.AbsurdValue, "10,000,000"),
        ("P32", 1.5, v.ShareAboveOne, "whole"),
        ("P33", 1_500, v.RefusedValue, "1000"),
        ("P09", 0, NothingLeft, "days"),
        ("P02", 400, v.AbsurdValue, "P02"),
        ("P08", 1, NothingLeft, "days"),
    ],
)
def test_wrong_local_value_is_refused(parameter: str, value: float, error: type[VidkitError], word: str) -> None:
    local = {parameter: LocalValue(value=value, reason="a reason")}
    with pytest.raises(error) as refused:
        staffing(make_reading(MEDIUM, local=local))
    assert word in refused.value.message
    assert refused.value.hint


def test_answered_limit_above_the_range_is_refused_for_it_has_no_reason() -> None:
    with pytest.raises(v.RefusedValue):
        staffing(make_reading({**MEDIUM, "exposure_cap_hours": 6}))


def test_local_value_without_a_reason_is_refused() -> None:
    with pytest.raises(v.NoReason):
        staffing(make_reading(MEDIUM, local={"P10": LocalValue(value=3, reason=" ")}))


def test_more_packages_than_referrals_is_a_share_above_one() -> None:
    with pytest.raises(v.ShareAboveOne):
        staffing(make_reading({**MEDIUM, "packages_year": 13_000}))


def test_more_analysts_than_posts_is_refused() -> None:
    with pytest.raises(MoreAnalystsThanPosts):
        staffing(make_reading({**MEDIUM, "cleared_analysts": 5, "cleared_people": 5, "posts_filled": 3}))


def test_limits_of_the_screening_rate_hold_with_a_reason_too() -> None:
    with pytest.raises(v.RefusedValue) as refused:
        staffing(make_reading(MEDIUM, local={"P33": LocalValue(value=1_001, reason="we are fast")}))
    assert "injury" in refused.value.hint
