"""Budgets of invented countries: every view is the same money."""

from fractions import Fraction

import pytest

from tests.country import MEDIUM, OWN_PRICES, SMALL, TODAY, make_reading
from vidkit.assessment.model import Answer, LocalValue
from vidkit.assessment.model import Value as AnswerValue
from vidkit.costing.budget import IN_PLACE, OTHERWISE, Budget, BudgetLine, budget
from vidkit.costing.compare import sizes
from vidkit.costing.sources import sources
from vidkit.costing.words import checks
from vidkit.planning.plan import build_plan
from vidkit.planning.sessions import dates
from vidkit.pricing.bands import by_grade
from vidkit.pricing.lines import YEARS
from vidkit.pricing.money import Amount, total
from vidkit.pricing.prices import BadCurrency, NoCurrency, NoRate, NoYear, prices
from vidkit.staffing.unit import staffing
from vidkit.training.delivery import paid_seats
from vidkit.training.programme import programme


def _priced(**facts: AnswerValue) -> Budget:
    return budget(make_reading({**MEDIUM, **OWN_PRICES, **facts}))


def _line(found: Budget, key: str) -> BudgetLine:
    return next(x for x in found.lines if x.line.key == key)


def test_posts_of_the_medium_unit_are_48_6_su_and_of_the_small_core_8_0() -> None:
    su = by_grade("1.0 / 1.3 / 1.7 SU")
    medium = su["G4"] + 4 * su["G3"] + Fraction("41.7") * su["G2"]
    small = su["G4"] + Fraction("6.3") * su["G2"]
    assert (float(medium), float(small)) == (48.6, 8.0)


def test_welfare_of_38_exposed_people_is_7_8_percent_of_staff_cost() -> None:
    welfare = 38 * Fraction("0.1")
    assert float(welfare) == 3.8
    assert round(float(100 * welfare / Fraction("48.6")), 1) == 7.8


def test_storage_of_the_medium_unit_is_sixty_terabytes_and_three_thousand_if_all_is_kept() -> None:
    kept = _priced().storage_tb
    everything = _priced(retained_share=100).storage_tb
    assert [int(kept or 0), int(everything or 0)] == [60, 3000]


def test_all_views_of_a_budget_agree() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "donor_amount": 60_000_000, "donor_end": "2028-06"})
    found = budget(reading, build_plan(reading.pack, reading.assessment, TODAY, draws=1))
    whole = total(found.years)
    assert whole == total(y for years in found.by_phase().values() for y in years)
    assert whole == total(x.whole for x in found.lines)
    assert whole == total(found.one_off) + total(found.running)
    paid = sources(found, reading).totals()
    assert sum((a for years in paid.values() for a in years), Amount()) == whole.likely


def test_line_runs_from_when_its_action_is_done() -> None:
    reading = make_reading({**SMALL, **OWN_PRICES})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    early, late = budget(reading), budget(reading, plan)
    assert _line(late, "cost.welfare").running[0].likely.minor < _line(early, "cost.welfare").running[0].likely.minor


def test_own_price_stands_over_the_band() -> None:
    found = _line(_priced(workstation_price=500_000), "cost.workstation")
    assert found.line.price.one_off_origin == "answer"
    assert found.one_off[0].likely == Amount(7 * 500_000 * 100)
    assert found.one_off[0].is_exact


def test_local_value_stands_over_the_answer_and_keeps_reason_and_year() -> None:
    local = {"cost.workstation": LocalValue(value=400_000, reason="quote", year=2026)}
    found = budget(make_reading({**MEDIUM, **OWN_PRICES, "workstation_price": 500_000}, local=local))
    price = _line(found, "cost.workstation").line.price
    assert (price.one_off.likely.minor, price.reason, price.year) == (40_000_000, "quote", 2026)


def test_price_that_was_not_asked_is_not_zero() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "support_kind": "none"})
    assert prices(reading).items["cost.welfare"].yearly.likely.minor > 0


def test_local_price_without_a_year_is_refused() -> None:
    with pytest.raises(NoYear):
        prices(make_reading(local={"cost.workstation": LocalValue(value=1, reason="quote")}))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"currency": "XES", "g2_post_cost": 5}, NoRate),
        ({"g2_post_cost": 5}, NoCurrency),
        ({"currency": "shillings", "usd_rate": 3}, BadCurrency),
    ],
)
def test_money_that_cannot_be_read_is_left_out_and_said(facts: dict[str, AnswerValue], error: type[Exception]) -> None:
    found = prices(make_reading({**MEDIUM, **facts}))
    assert isinstance(found.problem, error)
    assert (found.currency, found.su) == ("USD", None)


def test_imported_goods_follow_the_rate() -> None:
    dollars = budget(make_reading({**MEDIUM, "currency": "USD", "g2_post_cost": 20_000}))
    own = budget(make_reading({**MEDIUM, "currency": "XES", "usd_rate": 130, "g2_post_cost": 20_000 * 130}))
    key = "cost.mobile_tool"
    assert _line(own, key).whole == _line(dollars, key).whole.times(130)


def test_fit_out_takes_the_larger_of_analyst_posts_and_imported_goods() -> None:
    cheap = prices(make_reading({"currency": "USD", "g2_post_cost": 2_000})).items["cost.rooms"].one_off
    dear = prices(make_reading({"currency": "USD", "g2_post_cost": 60_000})).items["cost.rooms"].one_off
    assert (cheap.likely.minor, dear.likely.minor) == (2_200_000, 12_000_000)


def test_without_the_cost_of_an_analyst_posts_are_counted_in_su() -> None:
    found = budget(make_reading(MEDIUM))
    assert _line(found, "cost.post.R02").running[0].likely == Amount(milli_su=14_000)


def test_donor_pays_imported_goods_first_and_only_while_it_lasts() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "donor_amount": 10_000_000, "donor_end": "2027-12"})
    paid = sources(budget(reading), reading)
    by_key = {p.key: p for p in paid.lines}
    assert by_key["cost.workstation"].donor[0].minor > 0
    assert by_key["cost.post.R02"].donor[0].minor == 0
    assert sum(p.donor[2].minor for p in paid.lines) == 0


def test_running_lines_of_a_donor_fall_to_the_state_in_the_year_after() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "donor_amount": 10_000_000_000, "donor_end": "2027-12"})
    exits = {e.key: e for e in sources(budget(reading), reading).exits}
    assert exits["cost.mobile_tool"].from_year == 2


def test_donor_pays_nothing_that_is_needed_after_the_last_day_of_the_grant() -> None:
    """A grant that ends in the middle of a year of the plan paid for all of that year."""
    facts = {**MEDIUM, **OWN_PRICES, "donor_amount": 10_000_000_000}
    half, whole = (make_reading({**facts, "donor_end": end}) for end in ("2027-05-25", "2027-11-24"))
    (part,) = {p.key: p for p in sources(budget(half), half).lines}["cost.post.R02"].donor[:1]
    (full,) = {p.key: p for p in sources(budget(whole), whole).lines}["cost.post.R02"].donor[:1]
    line = _line(budget(half), "cost.post.R02")
    assert full == line.years[0].likely
    assert part.minor == line.one_off[0].likely.minor + line.running[0].likely.minor // 2
    assert {e.from_year for e in sources(budget(half), half).exits} == {1}
    assert {e.from_year for e in sources(budget(whole), whole).exits} == {2}


def test_lines_of_a_grant_that_is_used_up_early_fall_to_the_state_then() -> None:
    """They were not named, because the donor paid nothing in the last year of its time."""
    reading = make_reading({**MEDIUM, **OWN_PRICES, "donor_amount": 3_000_000, "donor_end": "2029-05"})
    paid = sources(budget(reading), reading)
    by_key = {p.key: p for p in paid.lines}
    assert paid.exits
    for e in paid.exits:
        assert [bool(by_key[e.key].open[n].minor) for n in range(e.from_year)] == [False] * (e.from_year - 1) + [True]
    assert {e.from_year for e in paid.exits} != {3}


def test_grant_that_nobody_knows_of_is_not_known_and_to_be_asked() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "budget_posts": 5_000_000})
    paid = sources(budget(reading), reading)
    assert (paid.is_known("donor"), paid.is_known("state")) == (False, True)
    assert "donor_amount" in paid.unknown
    assert "budget_posts" not in paid.unknown


def test_contact_point_is_not_asked_for_budgets_of_lines_that_it_does_not_have() -> None:
    """It was asked what is budgeted for posts and licences, and has neither."""
    reading = make_reading({**SMALL, **OWN_PRICES}, profile="contact_point")
    paid = sources(budget(reading), reading)
    assert not {"budget_posts", "budget_licences"} & set(paid.unknown)
    assert {"budget_welfare", "budget_training"} <= set(paid.unknown)
    assert not paid.is_known("state")


def test_grant_of_nothing_is_known_to_be_nothing() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "donor_amount": 0})
    paid = sources(budget(reading), reading)
    assert paid.is_known("donor")
    assert "donor_amount" not in paid.unknown
    assert "donor_end" not in paid.unknown


def test_grant_without_an_end_asks_for_the_end() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "donor_amount": 9})
    assert "donor_end" in sources(budget(reading), reading).unknown


def test_no_donor_no_exit() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    assert sources(budget(reading), reading).exits == ()


def test_immediate_costs_are_those_of_the_identified_children_and_grow_with_them() -> None:
    line = _line(_priced(children_identified_year=4, household_children_year=114), "cost.victim_needs").line
    price = line.price.yearly.likely
    assert [y.likely for y in line.yearly] == [price.times(4), price.times(5), price.times(6)]


def test_children_who_were_not_counted_cost_once_identification_works_and_half_while_people_learn() -> None:
    reading = make_reading({**SMALL, **OWN_PRICES})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    works = next(m.scheduled for m in plan.milestones if m.milestone.id == "identification")
    assert works is not None
    month = (works.year - plan.start.year) * 12 + works.month - plan.start.month
    (part,) = _line(budget(reading, plan), "cost.victim_needs").parts
    left = 36 - month
    assert 12 < left < 24
    assert sum(map(sum, part.served)) == Fraction(12 * 5 + (left - 12) * 10, 120)


def test_children_who_were_counted_cost_from_the_first_month() -> None:
    reading = make_reading({**SMALL, **OWN_PRICES, "children_identified_year": 4})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    (part,) = _line(budget(reading, plan), "cost.victim_needs").parts
    assert {sum(year) for year in part.served} == {Fraction(1)}


def test_children_of_whom_nothing_is_known_are_asked_for_and_not_zero() -> None:
    assert "cost.victim_needs" in budget(make_reading({**OWN_PRICES, "referrals_year": 100})).ask_lines


def test_posts_that_no_action_fills_cost_from_when_training_takes_them_to_be_filled() -> None:
    reading = make_reading({**SMALL, **OWN_PRICES})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    team = dates(plan).posted
    assert team is not None
    month = (team["R03"].year - plan.start.year) * 12 + team["R03"].month - plan.start.month
    found = budget(reading, plan)
    (part,) = _line(found, "cost.post.R13").parts
    assert (part.month, part.phase) == (month, OTHERWISE)
    assert _line(found, "cost.insurance").parts[-1].month == month


def test_people_in_post_today_are_insured_from_the_first_month() -> None:
    reading = make_reading({**SMALL, **OWN_PRICES, "posts_r03": 2})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    here, coming = _line(budget(reading, plan), "cost.insurance").parts
    assert (here.phase, here.month) == (IN_PLACE, 0)
    assert here.running[0].likely.minor > 0
    assert coming.month > 0


def test_contact_point_uses_the_line_and_the_system_of_others() -> None:
    lines = {x.line.key for x in budget(make_reading({**SMALL, **OWN_PRICES}, profile="contact_point")).lines}
    assert not lines & {"cost.secure_line", "cost.report_system", "cost.power", "cost.storage", "cost.analysis_licence"}
    assert "cost.workstation" in lines


def test_contact_point_pays_for_the_courses_of_its_two_people() -> None:
    """Two people sat on regional courses, and the budget had no line for them where only the band is known."""
    found = budget(make_reading({**SMALL, **OWN_PRICES}, profile="contact_point"))
    assert _line(found, "cost.training").line.quantity.needed == 2


def test_contact_point_is_not_asked_what_things_cost_that_others_have() -> None:
    """It was asked for the prices of a forensic workstation, a terabyte and an interview suite."""
    small = budget(make_reading(SMALL, profile="contact_point")).asks
    assert {"g2_post_cost", "fit_out_quote"} <= set(small)
    assert not {"forensic_workstation_price", "storage_price_tb", "interview_suite_cost", "i247_quote"} & set(small)
    assert {"forensic_workstation_price", "storage_price_tb"} <= set(budget(make_reading(MEDIUM)).asks)


def test_smaller_units_cost_less() -> None:
    found = sizes(make_reading({**MEDIUM, **OWN_PRICES}))
    assert [s.size.id if s.size else "smallest" for s in found] == ["smallest", "micro", "small", "medium", "large"]
    cost = {s.size.id if s.size else "smallest": s.yearly.likely.minor for s in found}
    assert cost["micro"] < cost["smallest"] < cost["small"] < cost["medium"] < cost["large"]


def test_first_seats_of_a_size_are_no_yearly_cost() -> None:
    """Taken in one year, the first seats of a large unit stood among what it costs every year."""
    dear = {**MEDIUM, **OWN_PRICES, "course_place_cost": 400_000}
    free = {**MEDIUM, **OWN_PRICES, "course_place_cost": 0}
    pairs = list(zip(sizes(make_reading(dear)), sizes(make_reading(free)), strict=True))
    assert len(pairs) == 5
    assert all(a.once.likely.minor > b.once.likely.minor for a, b in pairs)
    assert [a.yearly.likely.minor for a, _b in pairs] == [b.yearly.likely.minor for _a, b in pairs]


def test_first_year_of_courses_is_no_yearly_cost_of_a_size_where_only_the_band_is_known() -> None:
    """A year of first courses (band M) stood under every year, though later years cost band L."""
    found = sizes(make_reading({**MEDIUM, **OWN_PRICES}))
    free = sizes(make_reading({**MEDIUM, **OWN_PRICES, "course_place_cost": 0}))
    later = _line(_priced(), "cost.training").line.price.later.likely
    pairs = list(zip(found, free, strict=True))
    assert [a.yearly.likely.minor - b.yearly.likely.minor for a, b in pairs] == [
        later.times(-(-Fraction(str(a.posts or 2)) // 4)).times(Fraction(11, 10)).minor for a, _b in pairs
    ]  # fmt: skip


def test_first_year_of_courses_is_paid_in_full_whatever_month_it_begins_in() -> None:
    """What began in month nine paid three months of its first year, and then the price of later years."""
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    line = _line(budget(reading, build_plan(reading.pack, reading.assessment, TODAY, draws=1)), "cost.training")
    first, later = (line.line.yearly[n].likely.minor for n in (0, 1))
    count = len(line.parts)
    begun = [p for p in line.parts if p.month % 12]
    assert begun
    for part in begun:
        months = 36 - part.month
        assert months >= 12
        paid = sum(y.likely.minor for y in part.running)
        assert abs(paid - (first + Fraction(later * (months - 12), 12)) / count) < 5


def test_what_is_in_place_is_not_bought_again() -> None:
    found = _line(_priced(viewing_workstations=7), "cost.workstation")
    assert found.one_off[0].likely == Amount()
    assert found.running[0].likely.minor > 0


def test_course_places_are_priced_by_seat_where_the_country_knows_the_price() -> None:
    line = _line(_priced(course_place_cost=400_000), "cost.training").line
    assert sum(y.likely.minor for y in line.yearly) == int(line.quantity.needed) * 400_000 * 100


def test_course_places_cost_in_the_year_of_the_plan_in_which_people_sit() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "course_place_cost": 400_000})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    paid = paid_seats(programme(reading, staffing(reading), dates(plan)))
    assert [y.likely.minor for y in _line(budget(reading, plan), "cost.training").years] == [
        n * 400_000 * 100 for n in paid
    ]  # fmt: skip
    assert paid[0] < paid[1]


def test_year_of_an_answered_price_is_that_of_its_paper() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "workstation_price": 1})
    assert isinstance(reading.assessment.answers["workstation_price"], Answer)
    assert prices(reading).items["cost.workstation"].year == 2026


def test_a_budget_has_three_years() -> None:
    assert len(_priced().years) == YEARS


def test_every_post_of_a_national_centre_runs_in_full_in_year_three() -> None:
    """A third of a post came with each of three actions that widen, two of them after the plan."""
    reading = make_reading({}, profile="national_centre")
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=1)
    posts = [x for x in budget(reading, plan).lines if x.line.role]
    assert len(posts) > 5
    for x in posts:
        assert x.running[-1] == x.line.yearly[-1], x.line.key
        assert total(x.one_off) == x.line.one_off, x.line.key


def test_vetting_of_posts_that_growth_adds_is_paid_once() -> None:
    """It stood among what the posts cost every year, and so in the year that other sizes are set against."""
    found = _line(_priced(), "cost.post.R02")
    years = staffing(make_reading({**MEDIUM, **OWN_PRICES})).by_year
    first, last = (p.wanted for year in (years[0], years[-1]) for p in year if p.role.id == "R02")
    assert last > first
    each = 1_800_000 * 100
    assert found.running[-1].likely.minor == int(last) * each
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    planned = _line(budget(reading, build_plan(reading.pack, reading.assessment, TODAY, draws=1)), "cost.post.R02")
    assert planned.running[1] != planned.line.yearly[1]
    for line in (found, planned):
        assert sum(y.likely.minor for y in line.one_off) == int(last) * each // 10


def test_share_of_courses_is_checked_against_a_full_later_year() -> None:
    """First courses that began late stood in year three, and the share with them outside the usual."""
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    found = budget(reading, build_plan(reading.pack, reading.assessment, TODAY, draws=1))
    staff = sum(x.running[-1].likely.minor for x in found.lines if x.line.role)
    later = _line(found, "cost.training").line.yearly[-1].likely.minor
    check = next(c for c in checks(found) if c.name == "Training, of the staff cost")
    assert check.percent == round(100 * later / staff)
    assert later < _line(found, "cost.training").line.yearly[0].likely.minor
