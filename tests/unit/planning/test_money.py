"""What actions cost where an answer is wrong."""

import pytest

from tests.country import MIDDLE, TODAY, make_reading
from vidkit.planning.conditions import Conditions, Money
from vidkit.planning.plan import build_plan
from vidkit.staffing.values import ShareAboveOne

WRONG = make_reading({**MIDDLE, "packages_year": 99_999_999})


def test_a_plan_stands_without_amounts_where_an_answer_keeps_them_from_being_worked_out() -> None:
    costs = build_plan(WRONG.pack, WRONG.assessment, TODAY, tries=1, draws=1).timing.costs
    assert (costs.currency, dict(costs.amounts)) == ("XMD", {})
    assert isinstance(costs.problem, ShareAboveOne)


def test_a_plan_under_a_budget_says_which_answer_is_wrong() -> None:
    with pytest.raises(ShareAboveOne, match="more than the whole"):
        build_plan(WRONG.pack, WRONG.assessment, TODAY, tries=1, draws=1, conditions=Conditions(budget=Money(100_000)))
