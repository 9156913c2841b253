"""Dates, ranks, enquiries and milestones of small plans."""

from dataclasses import replace
from datetime import date, timedelta

from tests.toy import added, changed, make_action, make_assessment, make_pack
from vidkit.assessment.model import Assessment, LocalValue, Progress
from vidkit.content.model import Pack, SafeStep
from vidkit.planning.explain import standing_text
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.timing import duration
from vidkit.scoring.scorecard import score

START = date(2027, 1, 4)
LEGAL, WELFARE, DESK, INTERIM = "act.legal.basis", "act.welfare.provider", "act.proc.desk", "act.welfare.interim"
NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}


def plan(assessment: Assessment, pack: Pack | None = None) -> Plan:
    return build_plan(pack or make_pack(), assessment, START, draws=50)


def test_actions_follow_what_they_need() -> None:
    made = plan(make_assessment(NOTHING))
    assert [(p.action.id, p.start_week, p.finish_week) for p in made.actions] == [
        (LEGAL, 0, 4), (WELFARE, 4, 8), (DESK, 8, 12)
    ]  # fmt: skip


def test_dates_count_from_the_start() -> None:
    first = plan(make_assessment(NOTHING)).actions[0]
    assert (first.start, first.finish) == (START, date(2027, 1, 31))


def test_plan_as_short_as_its_bound_says_so() -> None:
    made = plan(make_assessment(NOTHING))
    assert (made.weeks, made.lower_bound_weeks) == (12, 12)


def test_action_says_what_it_waited_for() -> None:
    made = plan(make_assessment(NOTHING)).planned(WELFARE)
    assert made is not None
    assert (made.waits_for, made.owner_busy) == ((LEGAL,), False)


def test_owner_does_one_full_action_after_the_other() -> None:
    pack = changed(changed(make_pack(), "actions", WELFARE, needs=(), person_days=20), "actions", LEGAL, person_days=20)
    made = plan(make_assessment(NOTHING), pack)
    first, second = sorted((p for p in made.actions if p.action.id != DESK), key=lambda p: p.start_week)
    assert first.start_week == 0
    assert second.start_week >= first.finish_week
    assert second.owner_busy


def test_local_capacity_stretches_an_action() -> None:
    slow = {"unit_head": LocalValue(value=0.5, reason="half a day a week")}
    made = plan(make_assessment(NOTHING, capacities=slow))
    assert made.actions[0].finish_week == 10  # 5 person-days at half a day a week


def test_duration_is_the_likely_one_when_the_owner_has_time() -> None:
    assert duration(make_action(weeks=(2, 4, 8), person_days=5), 50) == 4


def test_make_safe_step_comes_before_its_owners_other_work() -> None:
    pack = changed(make_pack(), "actions", INTERIM, person_days=20)
    pack = changed(pack, "actions", LEGAL, person_days=20)
    made = plan(make_assessment(NOTHING, {"people_viewing": 2}), pack)
    assert [(p.action.id, p.rank, p.start_week) for p in made.actions][:2] == [(INTERIM, 1, 0), (LEGAL, 2, 4)]


def test_what_a_make_safe_step_needs_does_not_wait_for_it() -> None:
    pack = changed(make_pack(), "actions", INTERIM, needs=(LEGAL,))
    made = plan(make_assessment({**NOTHING, "legal.handling": 3}, {"people_viewing": 2}), pack)
    assert made.actions[0].action.id == INTERIM
    made = plan(make_assessment(NOTHING, {"people_viewing": 2}), pack)
    found = made.planned(LEGAL)
    assert found is not None
    assert found.start_week == 0


def test_make_safe_dates_count_from_the_day_of_the_answers() -> None:
    pack, assessment = make_pack(), make_assessment(NOTHING, {"people_viewing": 2})
    made = build_plan(pack, assessment, START, card=score(pack, assessment, date(2026, 11, 25)), draws=50)
    assert [s.by for s in made.make_safe] == [date(2026, 11, 27)]


def test_action_of_an_unknown_waits_for_its_enquiry() -> None:
    made = plan(make_assessment({"welfare.support": 3, "proc.intake": 3}, unknown=["legal.handling"]))
    assert [(p.action.id, p.start_week, p.after_enquiry) for p in made.actions] == [(LEGAL, 2, True)]


def test_action_wanted_for_a_known_gap_does_not_wait() -> None:
    pack = changed(make_pack(), "actions", LEGAL, raises={"legal.handling": 3, "proc.intake": 3})
    made = plan(make_assessment({"welfare.support": 3, "proc.intake": 0}, unknown=["legal.handling"]), pack)
    assert made.actions[0].start_week == 0


def test_unknown_becomes_an_enquiry_to_its_best_respondent() -> None:
    levels = {"welfare.support": 3, "proc.intake": 3}
    made = plan(make_assessment(levels, {"baseline": "all"}, unknown=["legal.handling"]))
    assert [(e.item.id, e.respondent, e.claim) for e in made.enquiries] == [("legal.handling", "head_of_unit", False)]


def test_claim_becomes_an_enquiry_for_evidence() -> None:
    levels = {"legal.handling": 3, "welfare.support": 3, "proc.intake": 3}
    made = plan(make_assessment(levels, {"baseline": "all"}, shown=False))
    assert {(e.item.id, e.claim) for e in made.enquiries} >= {("legal.handling", True), ("baseline", True)}


def test_enquiries_that_decide_a_gate_stand_first() -> None:
    made = plan(make_assessment(unknown=["legal.handling", "baseline"]))
    assert made.enquiries[0].for_gates == ("G01",)


def test_milestone_names_its_action_and_three_dates_in_order() -> None:
    reached = plan(make_assessment(NOTHING)).milestones[0]
    assert (reached.by, reached.scheduled) == (DESK, date(2027, 3, 28))
    assert reached.half is not None
    assert reached.likely is not None
    assert reached.half <= reached.likely


def test_milestone_without_actions_is_in_place() -> None:
    made = plan(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 3}))
    assert made.milestones[0].standing == "in_place"


def test_milestone_in_place_behind_a_closed_gate_names_the_gate() -> None:
    """That people may see material read as in place while the gates on viewing were closed."""
    made = plan(make_assessment({"legal.handling": 3, "welfare.support": 1, "proc.intake": 3}, {"baseline": "all"}))
    reached = made.milestones[0]
    assert (reached.standing, reached.shut) == ("in_place", ("G01",))
    said = "In place by the answers, but gate G01 forbids it and is not open."
    assert standing_text(reached, made.pack) == said


def test_milestone_that_a_dropped_action_stops_has_no_date() -> None:
    gone = {WELFARE: Progress(state="dropped", date="2026-11-01", note="No money")}
    reached = plan(make_assessment(NOTHING, progress=gone)).milestones[0]
    assert (reached.standing, reached.likely, reached.stopped_by) == ("stopped", None, (WELFARE,))


def test_milestone_of_another_profile_is_outside_the_plan() -> None:
    made = plan(make_assessment({"legal.handling": 3, "welfare.support": 3}, profile="first_unit"))
    assert made.milestones[0].standing == "outside"


def seen_in_november(levels: dict[str, int], pack: Pack | None = None) -> Plan:
    pack, assessment = pack or make_pack(), make_assessment(levels, {"people_viewing": 2})
    return build_plan(pack, assessment, START, card=score(pack, assessment, date(2026, 11, 25)), draws=50)


def test_make_safe_action_does_not_wait_for_the_start_of_the_plan() -> None:
    interim = seen_in_november(NOTHING).planned(INTERIM)
    assert interim is not None
    assert date(2026, 11, 25) <= interim.start <= date(2026, 12, 1)


def test_other_actions_wait_for_the_start_of_the_plan() -> None:
    legal = seen_in_november(NOTHING).planned(LEGAL)
    assert legal is not None
    assert (legal.start, legal.owner_busy) == (START, False)


def test_length_of_the_plan_counts_from_its_start_also_with_an_earlier_make_safe_action() -> None:
    made = seen_in_november(NOTHING)
    assert (made.weeks, made.finish) == (12, START + timedelta(weeks=12, days=-1))


def test_milestone_dates_count_from_the_start_also_with_an_earlier_make_safe_action() -> None:
    reached = seen_in_november(NOTHING).milestones[0]
    assert reached.half is not None
    assert reached.half >= START + timedelta(weeks=8)


def test_step_of_a_red_flag_that_the_plan_brings_too_late_says_so() -> None:
    steps = (SafeStep(text="Contract signed", within_days=21, actions=(WELFARE,)),)
    made = seen_in_november(NOTHING, changed(make_pack(), "red_flags", "F01", steps=steps))
    assert [(s.by, s.planned, s.is_late) for s in made.make_safe] == [(date(2026, 12, 16), date(2027, 2, 28), True)]


def test_question_that_decides_a_red_flag_is_asked_first_and_within_days() -> None:
    assessment = make_assessment({"welfare.support": 1}, unknown=["people_viewing", "legal.handling"])
    pack = make_pack()
    made = build_plan(pack, assessment, START, card=score(pack, assessment, date(2026, 11, 25)), draws=50)
    first = made.enquiries[0]
    assert (first.item.id, first.for_flags, first.by) == ("people_viewing", ("F01",), date(2026, 11, 28))
    assert {e.by for e in made.enquiries[1:]} == {START + timedelta(weeks=2)}


def test_slack_is_counted_to_the_end_of_the_plan() -> None:
    pack = added(make_pack(), "actions", make_action(id="act.legal.side", raises={"legal.handling": 3}))
    made = plan(make_assessment(NOTHING), pack)
    assert {p.action.id: p.slack_weeks for p in made.actions} == {LEGAL: 0, WELFARE: 0, DESK: 0, "act.legal.side": 8}


def test_empty_plan_has_no_weeks() -> None:
    made = plan(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 3}))
    assert (made.weeks, made.actions, made.finish) == (0, (), START)


def test_two_countries_get_two_plans() -> None:
    one = plan(make_assessment({"legal.handling": 0, "welfare.support": 3, "proc.intake": 3}))
    other = plan(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 0}))
    assert {p.action.id for p in one.actions} & {p.action.id for p in other.actions} == set()


def test_plan_is_the_same_every_time() -> None:
    assessment = make_assessment(NOTHING, {"people_viewing": 1})
    assert plan(assessment) == plan(replace(assessment))
