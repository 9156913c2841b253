"""The notes' and the review's figures, to the digit."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.staffing import workload as w

DEFAULTS = {
    "P01": 260, "P02": 25, "P03": 10, "P04": 8, "P05": 10, "P06": 4, "P07": 8, "P08": 0.2, "P09": 0.8, "P10": 4,
    "P11": 50 / 60, "P12": 0.15, "P13": 6, "P14": 12, "P15": 0.5, "P20": 12_000, "P21": 12, "P22": 0.4, "P23": 0.12,
    "P24": 6, "P25": 0.1, "P30": 150, "P31": 20_000, "P32": 0.6, "P33": 500, "P34": 0.25, "P35": 200, "P36": 0.1,
    "P37": 0, "P38": 0.3, "P39": 0.5, "P40": 60, "P41": 8, "P42": 0.3, "P43": 200, "P44": 0.5, "P45": 40, "P46": 2,
    "P50": 6, "P51": 6.4, "P52": 0.15, "P60": 60, "P61": 120, "P62": 20, "P63": 2_000, "P64": 9, "P65": 324, "P66": 24,
    "P67": 20,
}  # fmt: skip


def test_capacity_of_one_person_is_that_of_the_notes() -> None:
    assert w.working_days(DEFAULTS) == 203
    assert w.plannable_hours(DEFAULTS) == pytest.approx(1039.36)
    assert w.exposure_hours(DEFAULTS) == pytest.approx(541.33, abs=0.01)


@pytest.mark.parametrize(
    ("turnover", "fill", "ramp", "productivity", "loss"),
    [(0.15, 6, 12, 0.5, 0.1346), (0.35, 12, 24, 0.3, 0.5203), (0.35, 6, 12, 0.5, 0.2746)],
)
def test_vacancy_loss_follows_the_renewal_formula(
    turnover: float, fill: float, ramp: float, productivity: float, loss: float
) -> None:
    assert w.vacancy_loss(turnover, fill, ramp, productivity) == pytest.approx(loss, abs=0.00005)


def test_screening_at_the_corrected_rate_gives_eleven_posts() -> None:
    demand = w.identification(DEFAULTS)
    assert demand.hours == pytest.approx(5650)
    assert demand.exposure == pytest.approx(4850)
    found = w.need(demand, DEFAULTS)
    assert found.by_exposure == pytest.approx(8.96, abs=0.005)
    assert found.decides == "exposure"
    assert found.posts == 11


def test_ignoring_the_exposure_cap_would_give_seven_posts() -> None:
    demand = w.identification(DEFAULTS)
    assert w.need(w.Demand(demand.hours, 0), DEFAULTS).posts == 7


def test_the_old_screening_rate_gives_the_eight_posts_of_the_notes() -> None:
    assert w.need(w.identification(DEFAULTS | {"P33": 1000}), DEFAULTS).posts == 8


def test_safeguarding_is_six_full_time_posts_before_vacancies() -> None:
    demand = w.safeguarding(DEFAULTS)
    assert demand.hours == 6660
    assert w.need(demand, DEFAULTS).by_hours == pytest.approx(6.4, abs=0.01)


@pytest.mark.parametrize(
    ("family", "posts"), [(w.triage, 13), (w.forensics, 7), (w.interviewing, 5), (w.online, 3)]
)
def test_other_families_keep_the_posts_of_the_worked_example(family: object, posts: int) -> None:
    assert callable(family)
    assert w.need(family(DEFAULTS), DEFAULTS).posts == posts


@given(
    st.floats(0.05, 0.35), st.floats(3, 12), st.floats(6, 24), st.floats(0.3, 0.7)
)
def test_vacancy_loss_is_a_share_everywhere_in_its_ranges(t: float, f: float, r: float, p: float) -> None:
    assert 0 <= w.vacancy_loss(t, f, r, p) < 0.53


@given(st.floats(0, 1e6), st.floats(0, 1e6))
def test_more_work_never_means_fewer_posts(hours: float, more: float) -> None:
    assert w.need(w.Demand(hours, 0), DEFAULTS).posts <= w.need(w.Demand(hours + more, 0), DEFAULTS).posts


@given(st.floats(2, 5), st.floats(2, 5))
def test_a_lower_exposure_cap_never_means_fewer_analysts(a: float, b: float) -> None:
    low, high = sorted((a, b))
    demand = w.identification(DEFAULTS)
    at_low, at_high = (w.need(demand, DEFAULTS | {"P10": cap}).posts for cap in (low, high))
    assert at_low >= at_high
    assert math.isfinite(at_low)
