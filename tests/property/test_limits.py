"""Plans under money, a horizon, closures and fixed dates keep every limit, by a checker of its own."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import OWNERS, assessments, packs
from vidkit.assessment.model import Assessment, Progress
from vidkit.content.model import CostItem, Pack
from vidkit.planning.choose import choose
from vidkit.planning.conditions import Closure, Conditions, Money, Share
from vidkit.planning.feasible import faults
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.scorecard import score

START = date(2027, 1, 4)
BEHIND_A_GATE = "act.proc.desk"
LINE = CostItem(id="cost.rooms", line="Rooms", one_off="L", yearly="", unit="unit")


@st.composite
def conditions(draw: st.DrawFn) -> Conditions:
    """Money, a horizon, closures and changing capacities, some left out."""
    first = START + timedelta(days=draw(st.integers(0, 90)))
    owner = draw(st.sampled_from(OWNERS))
    return Conditions(
        budget=draw(st.sampled_from([None, Money(3000), Money(20000)])),
        horizon=draw(st.sampled_from([None, START + timedelta(weeks=20), START + timedelta(weeks=60)])),
        closures=draw(st.sampled_from([(), (Closure(first, first + timedelta(days=9)),),
                                       (Closure(first, first + timedelta(days=13), owner),)])),
        capacities=draw(st.sampled_from([(), (Share(owner, 40, since=first),),
                                         (Share(owner, 30, after="act.legal.a0"),)])),
    )  # fmt: skip


def priced(pack: Pack) -> Pack:
    """Return the pack with every third action costing something."""
    paid = {a.id for a in pack.actions[::3] if not a.flag}
    actions = tuple(replace(a, costs=("cost.rooms",) if a.id in paid else ()) for a in pack.actions)
    return replace(pack, actions=actions, cost_items=(LINE,))


def plan(pack: Pack, assessment: Assessment, bound_by: Conditions) -> Plan:
    return build_plan(pack, assessment, START, tries=3, draws=5, conditions=bound_by)


@given(packs(), assessments(), conditions())
def test_plan_keeps_every_limit(pack: Pack, assessment: Assessment, bound_by: Conditions) -> None:
    without_flag = {i: a for i, a in assessment.answers.items() if i != "people_viewing"}
    made = plan(priced(pack), replace(assessment, answers=without_flag), bound_by)
    times = made.timing
    assert faults(times.activities, times.capacities, times.timed, times.budget) == ()
    if bound_by.horizon:
        assert made.finish <= bound_by.horizon + timedelta(days=1)


@given(packs(), assessments(), conditions())
def test_choice_gains_no_more_than_is_possible_and_says_what_is_lost(
    pack: Pack, assessment: Assessment, bound_by: Conditions
) -> None:
    without_flag = {i: a for i, a in assessment.answers.items() if i != "people_viewing"}
    known = replace(assessment, answers=without_flag)
    made = priced(pack)
    choice = choose(made, known, START, score(made, known, START), bound_by)
    assert 0 <= choice.gain <= choice.gain_at_most <= choice.gain_of_all
    assert bool(choice.left_out) <= bool(choice.conditions.without)
    assert all(set(lost.more_actions) <= choice.conditions.without for lost in choice.left_out)


@given(packs(), assessments(), st.integers(0, 9))
def test_done_action_never_reappears(pack: Pack, assessment: Assessment, n: int) -> None:
    """Nothing that it needs is open: otherwise the report is kept and not believed, see `test_reported`."""
    first = plan(pack, assessment, Conditions())
    ready = [p.action.id for p in first.actions if not p.needs and p.action.id != BEHIND_A_GATE]
    if not ready:
        return
    done = ready[n % len(ready)]
    after = plan(pack, replace(assessment, progress={done: Progress(state="done", date="2027-01-04")}), Conditions())
    assert after.planned(done) is None


@given(packs(), assessments(), st.integers(0, 9), st.integers(0, 60))
def test_action_under_way_is_not_put_off(pack: Pack, assessment: Assessment, n: int, days: int) -> None:
    first = plan(pack, assessment, Conditions())
    ready = [p.action for p in first.actions if not p.needs and p.action.id != BEHIND_A_GATE]
    if not ready:
        return
    begun = ready[n % len(ready)]
    since = START - timedelta(days=days)
    under_way = {begun.id: Progress(state="started", date=since.isoformat())}
    after = plan(pack, replace(assessment, progress=under_way), Conditions()).planned(begun.id)
    assert after is not None
    assert after.start == since
    assert after.finish_week - after.start_week <= first_weeks(first, begun.id)


def first_weeks(made: Plan, action: str) -> int:
    found = made.planned(action)
    return found.finish_week - found.start_week if found else 0
