"""What an action costs: the same for the plan as for the budget."""

from fractions import Fraction

import pytest

from tests.country import MEDIUM, OWN_PRICES, TODAY, make_reading
from vidkit.assessment.model import LocalValue
from vidkit.assessment.reading import Reading
from vidkit.planning.plan import build_plan
from vidkit.pricing.actions import action_cost, action_prices, carriers, priced_lines
from vidkit.pricing.lines import lines
from vidkit.pricing.money import PER_UNIT, half_up, total
from vidkit.pricing.prices import NoYear, prices
from vidkit.pricing.quantities import quantities
from vidkit.staffing.unit import staffing


def _likely(reading: Reading, action: str) -> int:
    found = action_prices(reading, reading.pack.actions)
    return action_cost(reading.pack.action_by_id[action], found).likely


def test_an_action_costs_low_likely_and_high() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    cost = action_cost(reading.pack.action_by_id["act.ict.tools_order"], action_prices(reading, reading.pack.actions))
    assert 0 < cost.low < cost.likely < cost.high


def test_the_costs_of_the_actions_add_up_to_the_lines_that_they_carry() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    found = action_prices(reading, reading.pack.actions)
    unit = staffing(reading)
    carried = [x for x in lines(prices(reading), quantities(reading, unit), unit)
               if carriers(x, reading.pack.actions)]  # fmt: skip
    assert carried
    assert total(c.one_off for c in found.of.values()) == total(x.one_off for x in carried)
    assert total(c.yearly for c in found.of.values()) == total(x.yearly[0] for x in carried)


def test_an_action_without_cost_items_costs_nothing() -> None:
    reading = make_reading()
    bare = next(a for a in reading.pack.actions if not a.costs)
    assert action_cost(bare, action_prices(reading, reading.pack.actions)).high == 0


def test_work_at_home_is_in_no_currency_until_the_cost_of_an_analyst_is_known() -> None:
    reading = make_reading()
    cost = action_cost(reading.pack.action_by_id["act.staff.recruit"], action_prices(reading, reading.pack.actions))
    assert cost.in_su
    assert cost.high == 0


def test_recruiting_costs_the_posts_that_it_fills() -> None:
    with_price = make_reading({**MEDIUM, **OWN_PRICES})
    # 14 in triage and 12 analysts at 1,800,000, each with 0.1 for vetting and induction
    assert _likely(with_price, "act.staff.recruit") == 26 * 1_800_000 * 110


def test_a_plan_reckons_with_the_one_off_amounts_and_the_first_year_of_what_has_none() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    found = action_prices(reading, reading.pack.actions)
    carried = [x for x in priced_lines(reading).lines if carriers(x, reading.pack.actions)]
    assert {bool(x.item.one_off) for x in carried} == {True, False}
    wanted = total(x.one_off if x.item.one_off else x.yearly[0] for x in carried)
    assert total(c.setting_up for c in found.of.values()) == wanted


def test_the_plan_has_the_costs_of_the_budget() -> None:
    """Not those of one unit of each thing: how many are needed counts, and the country's own prices do."""
    reading = make_reading({**MEDIUM, **OWN_PRICES})
    plan = build_plan(reading.pack, reading.assessment, TODAY, draws=5)
    found = action_prices(reading, [p.action for p in plan.actions])
    assert plan.timing.costs.currency == "XES"
    assert sum(p.cost for p in plan.actions) > 0
    assert {p.action.id: p.cost for p in plan.actions} == {
        i: half_up(Fraction(c.setting_up.likely.minor, PER_UNIT)) for i, c in found.of.items()
    }


def test_a_price_that_is_not_known_is_named() -> None:
    reading = make_reading()
    assert "cost.post" in action_prices(reading, reading.pack.actions).unpriced
    priced = make_reading({**MEDIUM, **OWN_PRICES})
    assert "cost.post" not in action_prices(priced, priced.pack.actions).unpriced


def test_a_local_price_without_a_year_stops_the_budget_and_not_the_plan() -> None:
    local = {"cost.workstation": LocalValue(value=500_000, reason="heard of")}
    reading = make_reading({**MEDIUM, **OWN_PRICES}, local=local)
    with pytest.raises(NoYear):
        priced_lines(reading)
    assert build_plan(reading.pack, reading.assessment, TODAY, draws=5).actions


def test_the_countrys_price_of_a_course_place_is_paid_for_each_seat() -> None:
    reading = make_reading({**MEDIUM, **OWN_PRICES, "course_place_cost": 100_000})
    (line,) = [x for x in priced_lines(reading).lines if x.item.id == "cost.training"]
    assert line.quantity.needed > 1
    assert line.yearly[0].likely.minor == line.quantity.needed * 100_000 * PER_UNIT
