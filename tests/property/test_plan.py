"""What is true of every plan."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import CAPABILITIES, assessments, packs
from tests.toy import make_pack
from vidkit.assessment.model import Answer, Assessment, Progress
from vidkit.content.model import Pack
from vidkit.planning.explain import explain
from vidkit.planning.plan import Plan, build_plan

START = date(2027, 1, 4)


def plan(pack: Pack, assessment: Assessment) -> Plan:
    return build_plan(pack, assessment, START, tries=3, draws=20)


@given(packs(), assessments())
def test_each_needed_action_stands_once_and_after_its_prerequisites(pack: Pack, assessment: Assessment) -> None:
    made = plan(pack, assessment)
    ids = [p.action.id for p in made.actions]
    assert len(ids) == len(set(ids))
    end = {p.action.id: p.finish_week for p in made.actions}
    for p in made.actions:
        for need in p.action.needs:
            settled = need in made.selection.in_place or need in made.selection.left_out
            assert settled or end[need] <= p.start_week


@given(packs(), assessments(), st.sampled_from(["act.welfare.provider", "act.legal.basis"]))
def test_nothing_is_planned_that_needs_a_dropped_action(pack: Pack, assessment: Assessment, gone: str) -> None:
    dropped = replace(assessment, progress={gone: Progress(state="dropped", date="2026-11-01", note="No money")})
    made = plan(pack, dropped)
    known = {p.action.id for p in made.actions}
    assert gone not in known
    if gone in made.selection.dropped:
        assert not [p.action.id for p in made.actions if gone in p.action.needs]
    assert all({r.of for r in p.reasons if r.kind == "prerequisite"} <= known for p in made.actions)


@given(packs(), assessments())
def test_every_action_has_a_reason_that_is_there(pack: Pack, assessment: Assessment) -> None:
    made = plan(pack, assessment)
    known = {p.action.id for p in made.actions} | {f.id for f in made.card.findings.flags}
    known |= {s.capability.id for s in made.card.stands.values() if s.is_gap}
    for p in made.actions:
        assert p.reasons
        assert {r.of for r in p.reasons} <= known


@given(packs(), assessments())
def test_no_owner_is_asked_for_more_days_than_there_are(pack: Pack, assessment: Assessment) -> None:
    """Written without the scheduler: the days an action takes are spread evenly over its weeks.

    What makes things safe is left out: its owner gives it a whole week (`test_make_safe`).
    """
    made = plan(pack, assessment)
    capacity = {o.id: o.days_per_week for o in pack.owners}
    load: dict[tuple[str, int], float] = {}
    for p in (p for p in made.actions if not p.action.flag):
        length = p.finish_week - p.start_week
        for week in range(p.start_week, p.finish_week):
            key = (p.action.owner, week)
            load[key] = load.get(key, 0) + p.action.person_days / length
    assert all(days <= capacity[owner] + 1e-9 for (owner, _), days in load.items())


@given(packs(), assessments())
def test_plan_is_never_shorter_than_its_lower_bound_or_than_its_longest_chain(
    pack: Pack, assessment: Assessment
) -> None:
    made = plan(pack, assessment)
    assert made.weeks >= made.lower_bound_weeks
    assert made.weeks >= longest_chain(made)
    assert made.finish == max(START, START + timedelta(weeks=made.weeks, days=-1))


@given(packs(), assessments())
def test_plan_ends_on_the_last_day_of_its_last_action(pack: Pack, assessment: Assessment) -> None:
    """It was said to end a day later, on the Monday after."""
    made = plan(pack, assessment)
    assert made.finish == max([START, *(p.finish for p in made.actions)])


def longest_chain(made: Plan) -> int:
    """Return the weeks of the longest chain of needs, by walking it."""
    chain: dict[str, int] = {}

    def weeks_to(action: str) -> int:
        if action not in chain:
            p = made.planned(action)
            assert p is not None
            before = max((weeks_to(n) for n in p.needs), default=0)
            chain[action] = before + p.finish_week - p.start_week
        return chain[action]

    return max((weeks_to(p.action.id) for p in made.actions), default=0)


@given(packs(), assessments())
def test_durations_are_the_likely_ones_or_what_the_owner_needs(pack: Pack, assessment: Assessment) -> None:
    capacity = {o.id: o.days_per_week for o in pack.owners}
    for p in (p for p in plan(pack, assessment).actions if not p.action.flag):
        needed = math.ceil(p.action.person_days / capacity[p.action.owner] - 1e-9)
        assert p.finish_week - p.start_week == max(p.action.weeks[1], needed)


@given(packs(), assessments(), st.randoms(use_true_random=False))
def test_order_of_files_changes_no_date(pack: Pack, assessment: Assessment, chance: object) -> None:
    mixed = list(pack.actions)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = plan(pack, assessment), plan(replace(pack, actions=tuple(mixed)), assessment)
    assert dates(one) == dates(other)
    assert one.milestones == other.milestones


@given(packs(), assessments())
def test_order_of_answers_changes_nothing(pack: Pack, assessment: Assessment) -> None:
    backwards = replace(assessment, answers=dict(reversed(list(assessment.answers.items()))))
    assert dates(plan(pack, assessment)) == dates(plan(pack, backwards))


def dates(made: Plan) -> Mapping[str, tuple[int, int, int]]:
    return {p.action.id: (p.rank, p.start_week, p.finish_week) for p in made.actions}


@given(packs(), assessments())
def test_make_safe_action_never_waits_for_other_work_of_its_owner(pack: Pack, assessment: Assessment) -> None:
    unsafe = {"people_viewing": Answer(value=2), "welfare.support": Answer(value=1)}
    made = plan(pack, replace(assessment, answers={**assessment.answers, **unsafe}))
    safe = [p for p in made.actions if p.action.flag]
    assert safe
    for p in safe:
        others = [q for q in made.actions if q.action.owner == p.action.owner and not q.action.flag]
        assert all(q.start_week >= p.finish_week for q in others)
        assert p.start_week == 0


@given(packs(), assessments())
def test_country_that_has_everything_is_asked_for_nothing(pack: Pack, assessment: Assessment) -> None:
    answers = {c: Answer(value=4) for c in CAPABILITIES} | {"people_viewing": Answer(value=0)}
    made = plan(pack, replace(assessment, answers=answers))
    assert made.actions == ()


@given(packs(), assessments())
def test_every_action_can_be_explained(pack: Pack, assessment: Assessment) -> None:
    made = plan(pack, assessment)
    for action in pack.actions:
        labels = {r.label for r in explain(action.id, pack, made).here}
        assert ("In the plan" in labels) != ("Not in the plan" in labels)


@given(packs(), assessments())
def test_milestone_dates_are_in_order(pack: Pack, assessment: Assessment) -> None:
    for reached in plan(pack, assessment).milestones:
        assert reached.standing != "planned" or (reached.half is not None and reached.likely is not None)
        assert reached.standing != "planned" or str(reached.half) <= str(reached.likely)


def test_the_packs_are_built_on_the_toy_pack() -> None:
    assert {a.id for a in make_pack().actions} >= {"act.proc.desk", "act.welfare.interim"}
