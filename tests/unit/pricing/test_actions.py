from tests.country import MEDIUM, OWN_PRICES, make_reading
from vidkit.assessment.reading import Reading
from vidkit.pricing.actions import action_cost, action_prices, carriers
from vidkit.pricing.lines import lines
from vidkit.pricing.money import total
from vidkit.pricing.prices import prices
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
