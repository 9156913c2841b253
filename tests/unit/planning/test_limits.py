"""Choosing within limits, reaching a goal by a date, and what if: on small plans that can be checked by hand."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from tests.country import SMALL, TODAY, make_reading
from tests.toy import changed, make_action, make_assessment, make_pack
from vidkit.assessment.model import Assessment, LocalValue, Progress
from vidkit.base.errors import BadValue, UnknownName
from vidkit.content.model import CostItem, Pack
from vidkit.planning.checks import checks, late_actions
from vidkit.planning.choose import NothingFits, choose
from vidkit.planning.conditions import Closure, Conditions, FixedDate, Money, Share, read
from vidkit.planning.due_words import past_text
from vidkit.planning.limit_words import choice_text
from vidkit.planning.money import costs
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.reach import Reach, reach
from vidkit.planning.timing import ContradictoryDates, NoCapacity, WrongCurrency
from vidkit.planning.what_if import WhatIf, what_if
from vidkit.scoring.scorecard import Scorecard, score

START = date(2027, 1, 4)
LEGAL, WELFARE, DESK = "act.legal.basis", "act.welfare.provider", "act.proc.desk"
NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}


def priced(**costs: int) -> tuple[Pack, Assessment]:
    """Return the toy pack where actions cost so much, by the last word of their id, and an assessment at zero."""
    pack, prices = make_pack(), {}
    items = []
    for word, amount in costs.items():
        action = next(a.id for a in pack.actions if a.id.endswith(word))
        pack = changed(pack, "actions", action, costs=(f"cost.{word}",))
        items.append(CostItem(id=f"cost.{word}", line=word, one_off="M", yearly="", unit="unit"))
        prices[f"cost.{word}"] = LocalValue(value=amount, reason="an offer")
    return replace(pack, cost_items=tuple(items)), make_assessment(NOTHING, parameters=prices)


def plan(conditions: Conditions, pack: Pack | None = None, assessment: Assessment | None = None) -> Plan:
    known = assessment or make_assessment(NOTHING)
    return build_plan(pack or make_pack(), known, START, draws=20, conditions=conditions)


def reached(goal: str, by: date, conditions: Conditions | None = None) -> Reach:
    pack, assessment = make_pack(), make_assessment(NOTHING)
    return reach(pack, assessment, START, score(pack, assessment, START), conditions or Conditions(), goal, by)


def changed_plan(*changes: str) -> WhatIf:
    pack, assessment = make_pack(), make_assessment(NOTHING)
    return what_if(pack, assessment, START, score(pack, assessment, START), Conditions(), changes)


# -- choosing --


def test_everything_fits_where_there_is_enough() -> None:
    pack, assessment = priced(basis=100, provider=100, desk=100)
    card = score(pack, assessment, START)
    choice = choose(pack, assessment, START, card, Conditions(budget=Money(1000), horizon=date(2028, 1, 1)))
    assert choice.everything_fits
    assert choice.gain == choice.gain_at_most == choice.gain_of_all


def test_costs_are_of_the_smallest_unit_where_volumes_are_not_known_and_the_choice_says_so() -> None:
    countries = (make_reading({}), make_reading(SMALL))
    assert [costs(c.pack, c.assessment, (), TODAY).smallest for c in countries] == [True, False]
    pack, assessment = priced(basis=10, provider=500, desk=10)
    found = choose(pack, assessment, START, score(pack, assessment, START), Conditions(budget=Money(100)))
    told = [replace(found, costs=replace(found.costs, smallest=smallest)) for smallest in (True, False)]
    assert [any("smallest unit" in text for text in choice_text(c)) for c in told] == [True, False]


def test_action_dearer_than_a_years_money_is_left_out_with_its_price() -> None:
    pack, assessment = priced(desk=5000)
    card = score(pack, assessment, START)
    choice = choose(pack, assessment, START, card, Conditions(budget=Money(1000)))
    assert DESK in choice.conditions.without
    assert [(x.bundle.of, x.more_actions, x.more_cost) for x in choice.left_out] == [("proc.intake", (DESK,), 5000)]
    assert choice.left_out[0].alone


def test_hard_gate_comes_before_a_greater_gain() -> None:
    """The gate costs the year's money; so does the other, which would gain more."""
    pack, assessment = priced(provider=900, basis=0)
    other = make_action(id="act.legal.other", raises={"legal.handling": 3}, costs=("cost.other",), person_days=1)
    pack = replace(
        changed(changed(pack, "actions", WELFARE, needs=()), "actions", LEGAL, raises={}),
        actions=(*changed(changed(pack, "actions", WELFARE, needs=()), "actions", LEGAL, raises={}).actions, other),
        cost_items=(*pack.cost_items, CostItem(id="cost.other", line="o", one_off="M", yearly="", unit="unit")),
    )
    prices = {**assessment.parameters, "cost.other": LocalValue(value=900, reason="an offer")}
    assessment = replace(assessment, parameters=prices)
    card = score(pack, assessment, START)
    choice = choose(pack, assessment, START, card, Conditions(budget=Money(1000), horizon=date(2027, 3, 1)))
    assert choice.gates == ("G01",)
    assert "act.legal.other" in choice.conditions.without


def test_choice_gains_as_much_as_the_best_of_all_sets() -> None:
    """Three actions with prices and gains of their own; every set is tried by hand."""
    names = ("legal.handling", "welfare.support", "proc.intake")
    cost = {LEGAL: 40, WELFARE: 50, DESK: 30}
    pack, assessment = priced(basis=40, provider=50, desk=30)
    pack = changed(changed(pack, "actions", DESK, needs=()), "actions", WELFARE, needs=())
    pack = replace(pack, gates=())
    card = score(pack, assessment, START)
    gain = {a.id: sum(card.stands[c].capability.weight * min(n, card.stands[c].target or 0)
                      for c, n in a.raises.items() if c in names) for a in pack.actions}  # fmt: skip
    actions = [a.id for a in pack.actions if a.id in cost]
    sets = [s for n in range(4) for s in combinations(actions, n)]
    best = max(sum(gain[i] for i in s) for s in sets if sum(cost[i] for i in s) <= 80)
    bound_by = Conditions(budget=Money(80), horizon=START + timedelta(weeks=40))
    assert best > 0
    assert choose(pack, assessment, START, card, bound_by).gain == best


def test_red_flag_that_the_horizon_leaves_no_room_for_is_told() -> None:
    pack, assessment = make_pack(), make_assessment(NOTHING, {"people_viewing": 2})
    with pytest.raises(NothingFits):
        choose(pack, assessment, START, score(pack, assessment, START), Conditions(horizon=START))


def test_budget_in_another_currency_is_told() -> None:
    with pytest.raises(WrongCurrency, match="EUR"):
        plan(Conditions(budget=Money(1000, "EUR")))


# -- reaching --


def test_goal_is_reached_at_the_end_of_its_chain() -> None:
    found = reached("proc.desk", date(2027, 12, 31))
    assert found.is_feasible
    assert found.reached == START + timedelta(weeks=12, days=-1)
    assert [s.action for s in found.chain] == [LEGAL, WELFARE, DESK]
    assert found.ways == ()


def test_goal_that_chains_alone_make_late_is_impossible() -> None:
    found = reached(DESK, date(2027, 2, 28))
    assert not found.is_feasible
    assert found.is_impossible
    assert found.limits[0].kind == "prerequisites"
    assert found.ways[-1].kind == "later"


def test_shorter_work_is_offered_where_it_is_enough() -> None:
    found = reached(DESK, START + timedelta(weeks=10))
    ways = {w.kind: w for w in found.ways}
    assert ways["shorter"].reached <= found.by
    assert set(ways["shorter"].weeks or {}) <= {LEGAL, WELFARE, DESK}


def test_owner_who_binds_is_named_with_the_least_time_that_is_enough() -> None:
    slow = Conditions(capacities=(Share("unit_head", 5),))
    found = reached(DESK, START + timedelta(weeks=14), slow)
    assert ("owner", "unit_head") in [(x.kind, x.of) for x in found.limits]
    way = next(w for w in found.ways if w.kind == "owner")
    enough = Conditions(capacities=(Share("unit_head", 5 + way.tenths),))
    too_little = Conditions(capacities=(Share("unit_head", 5 + way.tenths - 5),))
    assert reached(DESK, found.by, enough).is_feasible
    assert not reached(DESK, found.by, too_little).is_feasible


def test_what_is_in_place_is_reached_already() -> None:
    pack, assessment = make_pack(), make_assessment(NOTHING, progress={LEGAL: Progress(state="done")})
    found = reach(pack, assessment, START, score(pack, assessment, START), Conditions(), LEGAL, START)
    assert found.already
    assert found.is_feasible


@pytest.mark.parametrize(("goal", "by", "error"), [
    ("legal.basiss", date(2028, 1, 1), UnknownName), (DESK, date(2026, 1, 1), BadValue)
])  # fmt: skip
def test_unknown_goal_and_past_day_are_told(goal: str, by: date, error: type[Exception]) -> None:
    with pytest.raises(error):
        reached(goal, by)


# -- what if --


def test_later_action_moves_what_waits_for_it() -> None:
    found = changed_plan("legal.basis+8w")
    assert found.changed.weeks == found.base.weeks + 8
    assert {p.id: p.weeks for p in found.sides.actions} == {LEGAL: 8, WELFARE: 8, DESK: 8}
    assert "12 weeks instead of 4" in found.said[0]


def test_changes_are_taken_together() -> None:
    found = changed_plan("legal.basis+8w", "start+2w")
    assert found.changed.start == START + timedelta(weeks=2)
    assert found.changed.finish == found.base.finish + timedelta(weeks=10)


def test_dropped_action_stops_what_needs_it() -> None:
    assert [p.action.id for p in changed_plan("drop welfare.provider").changed.actions] == [LEGAL]


@pytest.mark.parametrize("text", ["hm", "legal.basis+8", "budget--3%", "start+4y", ""])
def test_change_that_says_nothing_is_told_with_examples(text: str) -> None:
    with pytest.raises(BadValue) as caught:
        changed_plan(text)
    assert "staff.recruit+8w" in caught.value.hint


def test_unknown_action_is_told_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"legal\.basiss"):
        changed_plan("legal.basiss+8w")


# -- dates, owners, holidays --


def test_closure_pushes_back_what_follows() -> None:
    week = Closure(date(2027, 1, 11), date(2027, 1, 15))
    assert plan(Conditions(closures=(week,))).finish == plan(Conditions()).finish + timedelta(weeks=1)


def test_owner_who_is_closed_pauses() -> None:
    found = plan(Conditions(closures=(Closure(date(2027, 1, 11), date(2027, 1, 17), "unit_head"),))).planned(LEGAL)
    assert found is not None
    assert (found.finish_week, found.paused_weeks) == (5, 1)


def test_action_done_in_the_week_of_its_fixed_date() -> None:
    found = plan(Conditions(fixed=(FixedDate(LEGAL, "=", date(2027, 3, 3)),))).planned(LEGAL)
    assert found is not None
    assert found.finish == date(2027, 3, 7)
    assert found.fixed


def test_contradictory_dates_are_a_smallest_set() -> None:
    dates = (FixedDate(LEGAL, ">=", date(2027, 3, 1)), FixedDate(WELFARE, "<=", date(2027, 3, 31)),
             FixedDate(DESK, ">=", date(2027, 1, 4)))  # fmt: skip
    with pytest.raises(ContradictoryDates) as caught:
        plan(Conditions(fixed=dates))
    assert caught.value.dates == (f"{LEGAL}>=2027-03-01", f"{WELFARE}<=2027-03-31")


def test_owner_without_time_is_named_with_every_action() -> None:
    with pytest.raises(NoCapacity) as caught:
        plan(Conditions(capacities=(Share("unit_head", 0),)))
    assert all(i in caught.value.message for i in (LEGAL, WELFARE, DESK))


def test_capacity_that_a_filled_post_brings_counts_from_its_end() -> None:
    pack = changed(make_pack(), "actions", DESK, person_days=60)
    slow = plan(Conditions(capacities=(Share("unit_head", 20),)), pack)
    more = plan(Conditions(capacities=(Share("unit_head", 20), Share("unit_head", 60, after=WELFARE))), pack)
    legal, welfare = more.planned(LEGAL), more.planned(WELFARE)
    assert legal is not None
    assert welfare is not None
    row = more.timing.full["unit_head"]
    assert (row[welfare.finish_week - 1], row[-1]) == (20, 60)
    assert more.weeks <= slow.weeks


def test_waiting_time_lies_between_two_actions() -> None:
    waits = {(LEGAL, WELFARE): 3}
    legal, welfare = (plan(Conditions(waits=waits)).planned(i) for i in (LEGAL, WELFARE))
    assert legal is not None
    assert welfare is not None
    assert welfare.start_week == legal.finish_week + 3


# -- checks --


def test_late_action_names_what_it_pushes() -> None:
    late = {LEGAL: Progress(state="started", date="2026-11-02")}
    made = plan(Conditions(), assessment=make_assessment(NOTHING, progress=late))
    found = late_actions(made)
    assert [(x.planned.action.id, x.pushes) for x in found] == [(LEGAL, (WELFARE, DESK))]
    assert [c.kind for c in checks(made)] == ["late"]


def test_waiting_time_that_changes_nothing_is_told() -> None:
    made = plan(Conditions(waits={(DESK, LEGAL): 3, (LEGAL, WELFARE): 2}))
    assert [(c.kind, c.ids) for c in checks(made)] == [("unused", (DESK, LEGAL))]


def test_owner_of_much_is_named_with_a_few_and_a_count() -> None:
    pack = make_pack()
    more = [make_action(id=f"act.legal.n{n}", raises={"legal.handling": 3}) for n in range(6)]
    with pytest.raises(NoCapacity, match=r"\(act\.proc\.desk\).*; and 4 more\."):
        plan(Conditions(capacities=(Share("unit_head", 0),)), replace(pack, actions=(*pack.actions, *more)))


def test_promise_that_the_plan_breaks_is_told() -> None:
    pack = make_pack()
    promised = {pack.milestones[0].id: date(2027, 1, 10)}
    assert [c.kind for c in checks(plan(Conditions(promises=promised)))] == ["promise"]


def test_money_that_outlives_its_year_is_told() -> None:
    pack, assessment = priced(basis=100)
    pack = changed(pack, "actions", LEGAL, weeks=(50, 60, 70))
    made = plan(Conditions(budget=Money(1000)), pack, assessment)
    assert [c.ids for c in checks(made) if c.kind == "money"] == [(LEGAL,)]


def in_november() -> Scorecard:
    return score(make_pack(), make_assessment(NOTHING), date(2026, 11, 25))


def test_actions_planned_in_the_past_are_counted_and_not_listed_one_by_one() -> None:
    made = build_plan(make_pack(), make_assessment(NOTHING), date(2026, 9, 7), card=in_november(), draws=20)
    (check,) = [c for c in checks(made) if c.kind == "past"]
    assert check.ids == (LEGAL, WELFARE, "act.proc.desk")
    assert check.text.startswith("3 actions are planned from days that are past, the first from 2026-09-07.")
    assert past_text(made).startswith("This plan begins in the past, on 2026-09-07: today is 2026-11-25.")


def test_plan_wholly_in_the_past_says_so() -> None:
    made = build_plan(make_pack(), make_assessment(NOTHING), date(2020, 1, 6), card=in_november(), draws=20)
    assert past_text(made).startswith("This whole plan lies in the past, from 2020-01-06 to 2020-03-")


def test_plan_from_today_says_nothing_of_the_past() -> None:
    assert past_text(plan(Conditions())) == ""


def test_promise_of_a_day_that_is_past_is_told() -> None:
    promised = Conditions(promises={"desk_open": date(2026, 11, 1)})
    made = build_plan(make_pack(), make_assessment(NOTHING), START, card=in_november(), conditions=promised,
                      draws=20)  # fmt: skip
    (check,) = checks(made)
    assert check.text.startswith("Desk open was promised for 2026-11-01, which is past, and is not reached.")


# -- reading conditions --


@pytest.mark.parametrize(("kind", "text", "field", "value"), [
    ("budget", "120000/y", "budget", Money(120000)),
    ("budget", "EUR 120'000/y", "budget", Money(120000, "EUR")),
    ("horizon", "18m", "horizon", date(2028, 7, 3)),
    ("horizon", "4w", "horizon", date(2027, 1, 31)),
    ("capacity", "head=2.5d/w", "capacities", (Share("unit_head", 25),)),
    ("capacity", "unit_head=2d/w@2027-06-01", "capacities", (Share("unit_head", 20, since=date(2027, 6, 1)),)),
    ("capacity", "unit_head=2d/w@legal.basis", "capacities", (Share("unit_head", 20, after=LEGAL),)),
    ("closed", "2027-08-01..2027-08-03", "closures", (Closure(date(2027, 8, 1), date(2027, 8, 3)),)),
    ("date", "legal.basis<=2027-09-30", "fixed", (FixedDate(LEGAL, "<=", date(2027, 9, 30)),)),
    ("wait", "legal.basis>welfare.provider=3w", "waits", {(LEGAL, WELFARE): 3}),
])  # fmt: skip
def test_conditions_are_read_as_typed(kind: str, text: str, field: str, value: Any) -> None:
    assert getattr(read({kind: [text]}, make_pack(), START), field) == value


@pytest.mark.parametrize(("kind", "text"), [
    ("budget", "12x"), ("budget", "EUR 12 USD/y"), ("horizon", "2026-12-31"), ("horizon", "soon"),
    ("capacity", "head"), ("closed", "2027-02-30"), ("closed", "2027-02-03..2027-02-01"), ("date", "legal.basis~2027"),
    ("course", "C01"), ("course", "C01=2027-10-04:0"), ("wait", "legal.basis=3w"),
])  # fmt: skip
def test_condition_that_cannot_be_read_is_told_with_an_example(kind: str, text: str) -> None:
    with pytest.raises(BadValue) as caught:
        read({kind: [text]}, make_pack(), START)
    assert caught.value.hint


@pytest.mark.parametrize(("kind", "text"), [
    ("capacity", "heed=2d/w"), ("date", "legal.bass<=2027-09-30"), ("course", "C99=2027-09-30"),
    ("promise", "nothing=2027-09-30"),
])  # fmt: skip
def test_unknown_word_in_a_condition_is_told(kind: str, text: str) -> None:
    with pytest.raises(UnknownName):
        read({kind: [text]}, make_pack(), START)
