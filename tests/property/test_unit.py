"""What must hold for the posts, seats and money of any country."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.country import OWN_PRICES, TODAY, make_reading
from vidkit.assessment.model import LocalValue
from vidkit.assessment.model import Value as AnswerValue
from vidkit.costing.budget import budget
from vidkit.costing.sources import sources
from vidkit.pricing.money import Amount, total
from vidkit.staffing.rules import planned_stands
from vidkit.staffing.spread import spread
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training.dates import Dates
from vidkit.training.needs import people_of
from vidkit.training.programme import programme

VOLUMES: Mapping[str, int] = {
    "referrals_year": 100_000, "seizure_cases_year": 2_000, "series_year": 500, "icse_contributions_year": 2_000,
    "child_interviews_year": 2_000, "suspect_interviews_year": 2_000, "video_hours_per_case": 100,
    "devices_per_case": 15,
}  # fmt: skip
"""Counts by the most that is drawn: also nothing, also a very large country."""


def volumes() -> st.SearchStrategy[dict[str, AnswerValue]]:
    return st.fixed_dictionaries({}, optional={f: st.integers(0, most) for f, most in VOLUMES.items()})


def _wanted(unit: Staffing) -> Mapping[str, float]:
    return {p.role.id: p.wanted for p in unit.posts}


@given(volumes(), st.sampled_from(sorted(VOLUMES)), st.floats(1, 3))
@settings(deadline=None)
def test_more_work_never_means_fewer_posts(facts: dict[str, AnswerValue], fact: str, times: float) -> None:
    value = facts.get(fact, 10)
    assert isinstance(value, int)
    less, more = ({**facts, fact: n} for n in (value, min(int(value * times) + 1, VOLUMES[fact] * 4)))
    before, after = _wanted(staffing(make_reading(less))), _wanted(staffing(make_reading(more)))
    assert all(after[r] >= before[r] for r in before)


@given(volumes(), st.floats(0.5, 5), st.floats(0.5, 5))
@settings(deadline=None)
def test_a_lower_limit_of_viewing_never_means_fewer_analysts(
    facts: dict[str, AnswerValue], a: float, b: float
) -> None:
    at_low, at_high = (
        _wanted(staffing(make_reading(facts, local={"P10": LocalValue(value=cap, reason="a rule")})))["R03"]
        for cap in sorted((a, b))
    )
    assert at_low >= at_high


@given(volumes(), st.sampled_from(["contact_point", "first_unit", "operational", "national_centre"]),
       st.sampled_from(["yes", "no"]), st.floats(70, 85))  # fmt: skip
@settings(deadline=None)
def test_every_minimum_rule_holds_in_every_planned_unit(
    facts: dict[str, AnswerValue], profile: str, shared: str, occupancy: float
) -> None:
    reading = make_reading(
        {**facts, "forensic_service_agreement": shared, "planned_occupancy": occupancy}, profile=profile
    )
    stands = planned_stands(staffing(reading), reading.pack.staff_rules)
    assert len(stands) == 8
    assert {s.rule.id: s.state for s in stands if s.state not in ("met", "exception")} == {}
    if profile != "contact_point":
        assert {s.state for s in stands} == {"met"}


@given(volumes(), st.integers(0, 400))
@settings(deadline=None)
def test_seats_never_exceed_people_times_courses(facts: dict[str, AnswerValue], held: int) -> None:
    reading = make_reading({**facts, "certs_c17": held})
    unit = staffing(reading)
    found = programme(reading, unit, Dates(first=TODAY))
    for year, posts in enumerate(unit.by_year):
        people = sum(people_of(posts, arrangement=False).values())
        assert all(t.seats[year] <= people for t in found.courses)
        assert found.seats[year] <= people * len(found.courses)


@given(volumes(), st.integers(0, 10**9), st.sampled_from(["2026-11", "2027-06", "2029-12"]), st.integers(0, 10**8))
@settings(deadline=None, max_examples=25)
def test_all_views_of_a_budget_have_the_same_total(
    facts: dict[str, AnswerValue], grant: int, end: str, own: int
) -> None:
    reading = make_reading({**facts, **OWN_PRICES, "donor_amount": grant, "donor_end": end, "budget_posts": own})
    found = budget(reading)
    whole = found.whole
    assert total(x.whole for x in found.lines) == whole
    assert total(found.one_off) + total(found.running) == whole
    assert total(y for years in found.by_phase().values() for y in years) == whole
    paid = sources(found, reading).totals()
    assert sum((a for years in paid.values() for a in years), Amount()) == whole.likely
    assert sum(a.minor for a in paid["donor"]) <= grant * 100
    assert whole.low.minor <= whole.likely.minor <= whole.high.minor


@given(volumes(), st.integers(0, 5))
@settings(deadline=None, max_examples=15)
def test_the_sample_lies_within_the_corners(facts: dict[str, AnswerValue], seed: int) -> None:
    for s in spread(staffing(make_reading(facts)), seed=seed, draws=40):
        assert s.lowest <= s.low <= s.high <= s.highest
