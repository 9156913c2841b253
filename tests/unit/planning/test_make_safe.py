"""What makes things safe: at once, by its last day where that can be, and said plainly where it cannot."""

from datetime import date, timedelta

import pytest

from tests.toy import added, changed, make_action, make_assessment, make_pack, make_red_flag
from vidkit.assessment.model import LocalValue, Progress
from vidkit.base.errors import BadValue
from vidkit.content.model import CostItem, Pack, SafeStep
from vidkit.content.packs import load_pack
from vidkit.planning.checks import checks
from vidkit.planning.conditions import Closure, Conditions, CourseDate, FixedDate, Money, Share
from vidkit.planning.due_words import due_text
from vidkit.planning.explain import explain, late_text
from vidkit.planning.loads import owner_loads
from vidkit.planning.make_safe import Placed, Urgent, last_days, placed
from vidkit.planning.plan import Plan, Planned, build_plan
from vidkit.planning.reach import reach
from vidkit.planning.what_if import what_if
from vidkit.scoring.scorecard import score

WEDNESDAY, START = date(2026, 11, 25), date(2027, 1, 4)
LEGAL, INTERIM, OTHER = "act.legal.basis", "act.welfare.interim", "act.welfare.other"
NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}


def step(days: int, *actions: str) -> SafeStep:
    return SafeStep(text=f"Done in {days} days", within_days=days, actions=actions)


def pack_with(weeks: int = 2, days: float = 3, within: int = 14, **changes: object) -> Pack:
    """Return the toy pack whose make-safe action takes so many weeks, with this last day."""
    pack = changed(make_pack(), "actions", INTERIM, weeks=(1, weeks, 9), person_days=days, **changes)
    return changed(pack, "red_flags", "F01", steps=(step(2), step(within)))


def with_second(pack: Pack, **changes: object) -> Pack:
    """Return the pack with a second make-safe action of the same owner, due a week earlier."""
    flag = make_red_flag(id="F02", action=OTHER, steps=(step(7),))
    return added(added(pack, "actions", make_action(id=OTHER, flag="F02", **changes)), "red_flags", flag)


def plan(
    pack: Pack, conditions: Conditions | None = None, start: date = START, **changes: object
) -> Plan:
    assessment = make_assessment(NOTHING, {"people_viewing": 2}, **changes)  # type: ignore[arg-type]
    return build_plan(
        pack, assessment, start, card=score(pack, assessment, WEDNESDAY), draws=20, conditions=conditions
    )  # fmt: skip


def interim(made: Plan) -> Planned:
    found = made.planned(INTERIM)
    assert found is not None
    return found


@pytest.mark.parametrize("start", [WEDNESDAY, WEDNESDAY + timedelta(days=5), START, date(2027, 3, 1)])
def test_it_starts_on_the_day_of_the_answers_whenever_the_plan_does(start: date) -> None:
    """Whole weeks before the plan, rounded down, made it start up to six days late: after its last day."""
    found = interim(plan(pack_with(), start=start))
    assert (found.start, found.finish, found.late) == (WEDNESDAY, date(2026, 12, 8), "")


def test_its_slack_counts_to_its_last_day() -> None:
    assert interim(plan(pack_with())).slack_weeks == 0
    assert interim(plan(pack_with(within=30))).slack_weeks == 2


def test_other_slack_counts_to_the_end_of_the_plan_as_ever() -> None:
    slack = {p.action.id: p.slack_weeks for p in plan(pack_with()).actions if p.action.id != INTERIM}
    assert slack == {"act.legal.basis": 0, "act.welfare.provider": 0, "act.proc.desk": 0}


def test_longer_than_the_days_there_are_is_late_and_said() -> None:
    made = plan(pack_with(weeks=3))
    found = interim(made)
    assert (found.start, found.finish, found.late, found.slack_weeks) == (WEDNESDAY, date(2026, 12, 15), "length", 0)
    assert due_text(found) == (
        "Late: due 2026-12-09, planned to end 2026-12-15. It takes longer than the days there are: start it first, "
        "shorten it or share it out."
    )
    assert [(s.by, s.is_late) for s in made.make_safe] == [(date(2026, 11, 27), False), (date(2026, 12, 9), True)]
    assert late_text(made.make_safe[1], made.pack) == due_text(found)
    assert [(c.kind, c.ids) for c in checks(made)] == [("deadline", (INTERIM,))]


@pytest.mark.parametrize("days", [0, 3, 6])
def test_last_day_within_its_only_week_is_kept_as_a_plan_of_weeks_shows_no_days(days: int) -> None:
    made = plan(pack_with(weeks=1, within=days))
    found = interim(made)
    assert (found.start, found.finish, found.late) == (WEDNESDAY, date(2026, 12, 1), "")
    assert not any(s.is_late or late_text(s, made.pack) for s in made.make_safe)
    assert due_text(found).endswith("do it first. The dates beside it are a whole week, the smallest step of this plan."
                                    if days < 6 else "Due 2026-12-01.")  # fmt: skip


def test_last_day_before_its_only_week_is_late() -> None:
    made = plan(pack_with(weeks=1, within=3), Conditions(fixed=(FixedDate(INTERIM, ">=", date(2026, 12, 2)),)))
    assert interim(made).late == "start"
    assert made.make_safe[1].is_late


def test_no_red_flag_asks_for_its_work_sooner_than_it_takes_unless_it_takes_one_week() -> None:
    pack = load_pack()
    asked = {f.action: max(s.within_days for s in f.steps if not s.actions) for f in pack.red_flags}
    weeks = {i: pack.action_by_id[i].weeks[1] for i in asked}
    assert len(asked) > 10
    assert {i: (weeks[i], days) for i, days in asked.items() if weeks[i] > 1 and weeks[i] * 7 > days} == {}


def test_explain_names_the_last_day() -> None:
    rows = {r.label: r.text for r in explain(INTERIM, pack_with(), plan(pack_with())).here}
    assert (rows["Last day"], rows["Slack"]) == ("Due 2026-12-09.", "Less than a week before its last day.")


def test_explain_does_not_promise_slack_in_the_week_of_the_last_day() -> None:
    pack = pack_with(weeks=1, within=3)
    rows = {r.label: r.text for r in explain(INTERIM, pack, plan(pack)).here}
    assert rows["Slack"] == "None: its last day lies in its only week."


def test_step_that_other_actions_fulfil_has_its_own_last_day() -> None:
    pack = changed(pack_with(), "red_flags", "F01", steps=(step(14), step(30, LEGAL)))
    made = plan(pack)
    legal = made.planned(LEGAL)
    assert legal is not None
    assert (legal.due, legal.late) == (date(2026, 12, 25), "plan")
    assert due_text(legal).startswith("Late: due 2026-12-25, planned to end 2027-01-31. Bring it forward")


def test_owner_gives_it_a_whole_week_where_set_up_work_gets_less() -> None:
    slow = {"unit_head": LocalValue(value=0.5, reason="half a day a week")}
    made = plan(pack_with(weeks=1, days=3), capacities=slow)
    assert interim(made).finish == date(2026, 12, 1)
    assert "overloaded" in {c.kind for c in checks(made)}


def test_work_that_fits_into_its_weeks_is_no_overload_though_it_may_fill_the_first() -> None:
    half = {"unit_head": LocalValue(value=3, reason="three days a week")}
    made = plan(pack_with(weeks=2, days=6), capacities=half)
    assert interim(made).finish == date(2026, 12, 8)
    assert [load.used[:2] for load in owner_loads(made) if load.owner == "unit_head"] == [(30, 30)]
    assert "overloaded" not in {c.kind for c in checks(made)}


def test_real_overload_names_its_actions_the_days_and_that_nothing_can_wait() -> None:
    slow = {"unit_head": LocalValue(value=2, reason="two days a week")}
    made = plan(pack_with(weeks=2, days=6), capacities=slow)
    (found,) = (c for c in checks(made) if c.kind == "overloaded")
    assert found.ids == ("unit_head", INTERIM)
    assert "asked for 6 days but has 4, in 2 weeks from 2026-11-25 to 2026-12-08" in found.text
    assert found.text.endswith("Nothing of it can wait: lend this owner the rest of the days, of somebody else.")


def test_overload_of_what_is_under_way_names_what_can_be_postponed() -> None:
    """Nothing needs the guide: it can end when the desk is open."""
    slow = {"unit_head": LocalValue(value=1, reason="one day a week")}
    guide = make_action(id="act.legal.guide", raises={"legal.handling": 3}, weeks=(1, 2, 3), person_days=2)
    going = {i: Progress(state="started", date="2026-11-25") for i in (LEGAL, guide.id)}
    made = plan(added(pack_with(weeks=1, days=1), "actions", guide), capacities=slow, progress=going, start=WEDNESDAY)
    (found,) = (c for c in checks(made) if c.kind == "overloaded")
    assert set(found.ids) == {"unit_head", INTERIM, LEGAL, guide.id}
    assert "or postpone, which delays nothing: act.legal.guide by" in found.text


def test_two_of_one_owner_start_at_once_and_the_first_due_ends_first() -> None:
    made = plan(with_second(pack_with(weeks=2, days=8), weeks=(1, 1, 2), person_days=5))
    other = made.planned(OTHER)
    assert other is not None
    assert [(p.start, p.finish) for p in (other, interim(made))] == [
        (WEDNESDAY, date(2026, 12, 1)), (WEDNESDAY, date(2026, 12, 15))
    ]  # fmt: skip
    assert (other.late, interim(made).late) == ("", "owner")
    assert "share them out" in due_text(interim(made))


def test_one_under_way_goes_on_today_and_not_on_the_first_day_of_the_plan() -> None:
    made = plan(pack_with(weeks=3), progress={INTERIM: Progress(state="started", date="2026-11-18")})
    assert (interim(made).start, interim(made).finish) == (date(2026, 11, 18), date(2026, 12, 8))
    late = plan(pack_with(weeks=4), progress={INTERIM: Progress(state="started", date="2026-11-18")})
    assert interim(late).late == "under_way"


def test_it_waits_for_no_money() -> None:
    line = CostItem(id="cost.rooms", line="Rooms", one_off="L", yearly="", unit="unit")
    pack = added(pack_with(costs=("cost.rooms",)), "cost_items", line)
    made = plan(changed(pack, "actions", LEGAL, costs=("cost.rooms",)), Conditions(budget=Money(3000)))
    legal = made.planned(LEGAL)
    assert legal is not None
    assert (interim(made).finish, legal.start, legal.money) == (date(2026, 12, 8), date(2028, 1, 3), True)


def test_it_waits_for_no_course_and_no_enquiry() -> None:
    dated = Conditions(courses=(CourseDate("C01", date(2027, 6, 7)),))
    assert interim(plan(pack_with(courses=("C01",)), dated)).start == WEDNESDAY


def test_closed_days_put_it_off_and_that_is_said() -> None:
    made = plan(pack_with(), Conditions(closures=(Closure(WEDNESDAY, date(2026, 12, 1), "unit_head"),)))
    assert (interim(made).finish, interim(made).late, interim(made).paused_weeks) == (date(2026, 12, 15), "closed", 1)


def test_date_that_a_person_fixes_is_kept_and_said_to_be_late() -> None:
    made = plan(pack_with(), Conditions(fixed=(FixedDate(INTERIM, ">=", date(2026, 12, 9)),)))
    assert (interim(made).start, interim(made).late) == (date(2026, 12, 9), "start")
    assert interim(made).fixed


def test_what_it_needs_does_not_wait_either() -> None:
    pack = changed(pack_with(within=60), "actions", INTERIM, needs=(LEGAL,))
    made = plan(pack)
    legal = made.planned(LEGAL)
    assert legal is not None
    assert (legal.start, interim(made).start) == (WEDNESDAY, date(2026, 12, 23))
    assert interim(made).waits_for == (LEGAL,)


def test_more_time_after_another_action_changes_nothing() -> None:
    share = Conditions(capacities=(Share("unit_head", 10, after=LEGAL),))
    assert interim(plan(pack_with(), share)).finish == date(2026, 12, 8)


def test_last_day_is_that_of_the_last_step_that_names_no_other_action() -> None:
    flag = make_red_flag(action=INTERIM, steps=(step(2), step(14), step(60, LEGAL), step(90, LEGAL)))
    assert last_days([flag], WEDNESDAY) == {INTERIM: date(2026, 12, 9), LEGAL: date(2027, 1, 24)}


def urgent(name: str, **changes: object) -> Urgent:
    given: dict[str, object] = {"id": name, "owner": "head", "weeks": 1, "work": 10, **changes}
    return Urgent(**given)  # type: ignore[arg-type]


def test_what_has_no_length_ends_where_it_starts_and_what_follows_starts_then() -> None:
    found = placed([urgent("b", needs=frozenset({"a"})), urgent("a", weeks=0, work=0)], {"head": [50]})
    assert found == {"a": Placed(0, 0, (), 0, 0), "b": Placed(0, 1, (10,), 0, 1)}


def test_waiting_time_and_first_week_are_kept() -> None:
    first, then = urgent("a", release=2), urgent("b", needs=frozenset({"a"}), lags={"a": 3})
    assert [(p.start, p.end) for p in placed([first, then], {"head": [50]}).values()] == [(2, 3), (6, 7)]


def test_need_of_what_is_due_first_goes_first() -> None:
    need, soon = urgent("a", work=50), urgent("b", needs=frozenset({"a"}), due=WEDNESDAY)
    found = placed([urgent("c", work=50, due=START), need, soon], {"head": [50]})
    assert (found["a"].end, found["b"].end, found["c"].end) == (1, 2, 3)


def test_money_that_it_does_not_wait_for_is_asked_for_where_a_year_has_less() -> None:
    line = CostItem(id="cost.rooms", line="Rooms", one_off="L", yearly="", unit="unit")
    pack = added(pack_with(costs=("cost.rooms",)), "cost_items", line)
    made = plan(with_second(pack, weeks=(1, 1, 2), costs=("cost.rooms",)), Conditions(budget=Money(3000)))
    assert {p.start for p in made.actions if p.action.flag} == {WEDNESDAY}
    assert [c.text for c in checks(made) if c.kind == "money" and "waits for no money" in c.text]


@pytest.mark.parametrize("days", [1, 7, 40])
def test_nothing_is_made_safe_in_the_past_of_a_plan_that_begins_there(days: int) -> None:
    made = plan(pack_with(), start=WEDNESDAY - timedelta(days=days))
    assert (interim(made).start, interim(made).finish, interim(made).late) == (WEDNESDAY, date(2026, 12, 8), "")
    others = [p for p in made.actions if p.action.id != INTERIM]
    assert others
    assert all(p.start > interim(made).finish for p in others)


def test_one_under_way_goes_on_today_in_a_plan_that_begins_in_the_past() -> None:
    told = {INTERIM: Progress(state="started", date="2026-11-18")}
    made = plan(pack_with(weeks=3), start=date(2026, 10, 5), progress=told)
    assert (interim(made).start, interim(made).finish) == (date(2026, 11, 18), date(2026, 12, 8))


def test_a_year_without_any_money_still_makes_it_safe_and_leaves_the_rest_out() -> None:
    line = CostItem(id="cost.rooms", line="Rooms", one_off="L", yearly="", unit="unit")
    pack = added(pack_with(costs=("cost.rooms",)), "cost_items", line)
    made = plan(changed(pack, "actions", LEGAL, costs=("cost.rooms",)), Conditions(budget=Money(1)))
    assert [p.action.id for p in made.actions] == [INTERIM]
    assert interim(made).finish == date(2026, 12, 8)
    assert LEGAL in made.conditions.without


def test_it_can_be_asked_for_by_a_day_before_the_plan_begins() -> None:
    pack, assessment = pack_with(), make_assessment(NOTHING, {"people_viewing": 2})
    card = score(pack, assessment, WEDNESDAY)
    found = reach(pack, assessment, START, card, Conditions(), INTERIM, date(2026, 12, 9))
    assert (found.is_feasible, found.reached, found.never_before) == (True, date(2026, 12, 8), date(2026, 12, 8))
    assert 0 < found.chance < 1
    with pytest.raises(BadValue, match="before the first day"):
        reach(pack, assessment, START, card, Conditions(), LEGAL, date(2026, 12, 9))


def test_what_if_it_is_dropped_says_which_steps_are_not_met() -> None:
    pack, assessment = pack_with(), make_assessment(NOTHING, {"people_viewing": 2})
    card = score(pack, assessment, WEDNESDAY)
    found = what_if(pack, assessment, START, card, Conditions(), ["drop welfare.interim"])
    assert [s for s in found.said if s.startswith("Red flag F01, Done in 14 days. Not met by this plan")]
    assert len(what_if(pack, assessment, START, card, Conditions(), ["start+1w"]).said) == 1
