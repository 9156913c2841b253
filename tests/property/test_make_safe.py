"""What makes things safe starts on the day of the answers and ends by its last day, in every plan where that can be."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import OWNERS, assessments, packs
from tests.toy import added, make_action, make_red_flag
from vidkit.assessment.model import Answer, Assessment
from vidkit.content.model import Pack, SafeStep
from vidkit.planning.due_words import due_text
from vidkit.planning.make_safe import FULL_WEEK
from vidkit.planning.plan import Plan, Planned, build_plan
from vidkit.scoring.scorecard import score

TODAY = date(2026, 11, 25)


@st.composite
def flagged(draw: st.DrawFn) -> Pack:
    """A pack whose answers show up to four red flags more, each with an action and a last day."""
    pack = draw(packs())
    for n in range(2, draw(st.integers(2, 6))):
        weeks = sorted(draw(st.tuples(st.integers(1, 3), st.integers(1, 4), st.integers(1, 8))))
        action = make_action(id=f"act.legal.f{n}", flag=f"F0{n}", owner=draw(st.sampled_from(OWNERS)),
                             weeks=tuple(weeks), person_days=draw(st.integers(0, 20)))  # fmt: skip
        steps = (SafeStep(text="In time", within_days=draw(st.integers(0, 40))),)
        flag = make_red_flag(id=f"F0{n}", when="fact:people_viewing > 0", action=action.id, steps=steps)
        pack = added(added(pack, "actions", action), "red_flags", flag)
    return pack


def plan(pack: Pack, assessment: Assessment, wait: int) -> Plan:
    answers = {**assessment.answers, "people_viewing": Answer(value=2), "welfare.support": Answer(value=1)}
    known = replace(assessment, answers=answers)
    start = TODAY + timedelta(days=wait)
    return build_plan(pack, known, start, card=score(pack, known, TODAY), tries=3, draws=5)


def safe(made: Plan) -> list[Planned]:
    found = [p for p in made.actions if p.action.flag]
    assert found
    return found


@given(flagged(), assessments(), st.integers(0, 60))
def test_all_of_it_starts_on_the_day_of_the_answers(pack: Pack, assessment: Assessment, wait: int) -> None:
    assert {p.start for p in safe(plan(pack, assessment, wait))} == {TODAY}


@given(flagged(), assessments(), st.integers(0, 60))
def test_it_is_late_only_where_its_weeks_or_its_owners_work_do_not_fit(
    pack: Pack, assessment: Assessment, wait: int
) -> None:
    """Counted apart from the plan: the work of the owner that is due no later, in weeks of five days."""
    made = plan(pack, assessment, wait)
    capacity = {o.id: max(FULL_WEEK, round(10 * o.days_per_week)) for o in pack.owners}
    for p in safe(made):
        assert p.due is not None
        before = [q for q in safe(made) if q.action.owner == p.action.owner and (q.due or TODAY) <= p.due]
        work = sum(q.action.person_days for q in before) * 10
        weeks = max(p.action.weeks[1], -(-work // capacity[p.action.owner]))
        if TODAY + timedelta(weeks=weeks, days=-1) <= p.due:
            assert p.finish <= p.due
        assert bool(p.late) == (p.finish > p.due) == due_text(p).startswith("Late: ")


@given(flagged(), assessments(), st.integers(0, 60))
def test_its_slack_never_reaches_past_its_last_day(pack: Pack, assessment: Assessment, wait: int) -> None:
    for p in safe(plan(pack, assessment, wait)):
        assert p.due is not None
        assert p.slack_weeks == 0 or p.finish + timedelta(weeks=p.slack_weeks) <= p.due


@given(flagged(), assessments(), st.integers(0, 60))
def test_other_work_of_its_owner_begins_when_it_is_done(pack: Pack, assessment: Assessment, wait: int) -> None:
    made = plan(pack, assessment, wait)
    for p in safe(made):
        others = [q for q in made.actions if q.action.owner == p.action.owner and not q.action.flag]
        assert all(q.start > p.finish for q in others)
        assert all(q.start >= made.start for q in made.actions if not q.action.flag)
