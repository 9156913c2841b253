"""Which actions a plan holds, and why."""

from dataclasses import replace
from datetime import date

from tests.toy import added, changed, make_action, make_assessment, make_pack
from vidkit.assessment.model import ActionState, Answer, Assessment, Progress
from vidkit.assessment.reading import Reading
from vidkit.content.model import Pack
from vidkit.planning.reports import Report
from vidkit.planning.select import Reason, Selection, Variant, select
from vidkit.scoring.scorecard import score

TODAY = date(2026, 11, 25)
LEGAL, WELFARE, DESK, INTERIM = "act.legal.basis", "act.welfare.provider", "act.proc.desk", "act.welfare.interim"


def chosen(assessment: Assessment, pack: Pack | None = None, variant: Variant = "default") -> Selection:
    pack = pack or make_pack()
    return select(Reading(pack, assessment, TODAY), score(pack, assessment, TODAY), variant=variant)


def test_gap_brings_the_action_that_closes_it() -> None:
    found = chosen(make_assessment({"legal.handling": 1, "welfare.support": 3, "proc.intake": 3}))
    assert found.chosen == {LEGAL: (Reason("gap", "legal.handling"),)}


def test_unknown_brings_its_actions_too() -> None:
    found = chosen(make_assessment({"welfare.support": 3, "proc.intake": 3}, unknown=["legal.handling"]))
    assert found.chosen == {LEGAL: (Reason("unknown", "legal.handling"),)}


def test_everything_in_place_needs_nothing() -> None:
    found = chosen(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 3}))
    assert found.chosen == {}
    assert found.in_place.keys() == {LEGAL, WELFARE, DESK}


def test_prerequisites_come_with_their_reason() -> None:
    pack = changed(make_pack(), "actions", WELFARE, raises={}, in_place_when="")
    found = chosen(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 1}), pack)
    assert Reason("prerequisite", DESK) in found.chosen[WELFARE]


def test_prerequisite_in_place_is_not_asked_again() -> None:
    found = chosen(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 1}))
    assert list(found.chosen) == [DESK]
    assert found.needs[DESK] == ()


def test_check_shows_that_an_action_is_in_place() -> None:
    assessment = make_assessment({"legal.handling": 3, "proc.intake": 3})
    answer = Answer(value=2, checks={"in_force": "yes"})
    found = chosen(replace(assessment, answers={**assessment.answers, "welfare.support": answer}))
    assert WELFARE not in found.chosen
    assert found.in_place[WELFARE] == "check:welfare.support.in_force = yes"


def test_a_level_that_its_own_checks_deny_leaves_its_actions_in_the_plan() -> None:
    given = make_assessment({"legal.handling": 3, "proc.intake": 3})
    denied = Answer(value=4, checks={"written": "yes", "sampled": "no"})
    found = chosen(replace(given, answers={**given.answers, "welfare.support": denied}))
    assert found.chosen == {WELFARE: (Reason("gap", "welfare.support"),)}


def test_action_done_is_not_asked_again() -> None:
    assessment = make_assessment({"legal.handling": 1, "welfare.support": 3, "proc.intake": 3})
    found = chosen(replace(assessment, progress={LEGAL: Progress(state="done", date="2026-11-01")}))
    assert (found.chosen, found.in_place[LEGAL]) == ({}, "done")


def test_action_planned_again_is_back() -> None:
    assessment = make_assessment({"legal.handling": 1, "welfare.support": 3, "proc.intake": 3})
    found = chosen(replace(assessment, progress={LEGAL: Progress(state="planned", date="2026-11-01")}))
    assert list(found.chosen) == [LEGAL]


def test_red_flag_brings_its_make_safe_step() -> None:
    levels = {"legal.handling": 3, "welfare.support": 2, "proc.intake": 3}
    found = chosen(make_assessment(levels, {"people_viewing": 1}))
    assert found.chosen[INTERIM] == (Reason("flag", "F01"),)


def test_make_safe_step_stays_away_without_its_red_flag() -> None:
    found = chosen(make_assessment({"welfare.support": 2}, {"people_viewing": 0}))
    assert found.left_out[INTERIM] == "flag"


def test_action_for_another_starting_point_is_left_out() -> None:
    pack = changed(make_pack(), "actions", LEGAL, starts=("unit",))
    assert chosen(make_assessment({"legal.handling": 1}, start="none"), pack).left_out[LEGAL] == "start"


def test_undecided_condition_keeps_an_action() -> None:
    pack = changed(make_pack(), "actions", LEGAL, only_when="fact:people_viewing > 0")
    assert LEGAL in chosen(make_assessment({"legal.handling": 1}), pack).chosen


def test_denied_condition_leaves_an_action_out() -> None:
    pack = changed(make_pack(), "actions", LEGAL, only_when="fact:people_viewing > 0")
    found = chosen(make_assessment({"legal.handling": 1}, {"people_viewing": 0}), pack)
    assert found.left_out[LEGAL] == "fact:people_viewing > 0"


def test_target_of_two_takes_the_action_to_three_where_there_is_none_for_two() -> None:
    pack = changed(make_pack(), "profiles", "national_centre", targets={"legal.handling": 2})
    assert list(chosen(make_assessment({"legal.handling": 1}), pack).chosen) == [LEGAL]


def test_target_of_three_does_not_take_the_action_to_four() -> None:
    pack = added(make_pack(), "actions", make_action(id="act.legal.review", raises={"legal.handling": 4}))
    found = chosen(make_assessment({"legal.handling": 1, "welfare.support": 3, "proc.intake": 3}), pack)
    assert list(found.chosen) == [LEGAL]


def fast_pack() -> Pack:
    quick = make_action(id="act.welfare.borrowed", fast_track=True, stands_in_for=(WELFARE,))
    return added(make_pack(), "actions", quick)


def test_fast_track_action_stays_out_of_the_default_plan() -> None:
    assert chosen(make_assessment(), fast_pack()).left_out["act.welfare.borrowed"] == "fast_track"


def test_what_waited_for_the_slow_action_waits_for_the_quick_one() -> None:
    found = chosen(make_assessment(), fast_pack(), "fast")
    assert found.chosen["act.welfare.borrowed"] == (Reason("prerequisite", DESK), Reason("variant", "fast_track"))
    assert found.needs[DESK] == ("act.welfare.borrowed",)


def test_slow_action_is_still_done_on_the_fast_track() -> None:
    assert WELFARE in chosen(make_assessment(), fast_pack(), "fast").chosen


def test_fast_track_has_nothing_to_shorten_where_the_country_has_it() -> None:
    levels = {"legal.handling": 3, "welfare.support": 3, "proc.intake": 1}
    assert list(chosen(make_assessment(levels), fast_pack(), "fast").chosen) == [DESK]


def arranged_pack() -> Pack:
    agreement = make_action(id="act.proc.agreement")
    return changed(
        added(make_pack(), "actions", agreement), "profiles", "national_centre",
        arrangement_expected=("proc.intake",), arrangement_action="act.proc.agreement",
    )  # fmt: skip


def test_what_others_provide_by_agreement_is_not_built() -> None:
    found = chosen(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 1}), arranged_pack())
    assert found.chosen == {"act.proc.agreement": (Reason("gap", "proc.intake"),)}
    assert found.left_out[DESK] == "act.proc.agreement"


def dropped(assessment: Assessment, action: str) -> Assessment:
    made = Progress(state="dropped", date="2026-11-01", note="No money")
    return replace(assessment, progress={**assessment.progress, action: made})


def test_dropped_action_is_neither_planned_nor_in_place() -> None:
    found = chosen(dropped(make_assessment({"legal.handling": 3, "welfare.support": 1, "proc.intake": 3}), WELFARE))
    assert WELFARE not in found.chosen
    assert WELFARE not in found.in_place
    assert found.dropped == {WELFARE: "No money"}


def test_what_waits_for_a_dropped_action_is_blocked_by_it() -> None:
    found = chosen(dropped(make_assessment({"legal.handling": 3, "welfare.support": 1, "proc.intake": 1}), WELFARE))
    assert DESK not in found.chosen
    assert found.blocked == {DESK: (WELFARE,)}


def test_dropped_action_blocks_nothing_where_the_country_has_what_it_gives() -> None:
    found = chosen(dropped(make_assessment({"legal.handling": 3, "welfare.support": 3, "proc.intake": 1}), WELFARE))
    assert list(found.chosen) == [DESK]
    assert found.blocked == {}


def test_what_only_a_blocked_action_needs_is_not_planned_either() -> None:
    side = make_action(id="act.legal.side")
    pack = changed(added(make_pack(), "actions", side), "actions", DESK, needs=(WELFARE, "act.legal.side"))
    assessment = make_assessment({"legal.handling": 3, "welfare.support": 1, "proc.intake": 1})
    found = chosen(dropped(assessment, WELFARE), pack)
    assert found.chosen == {}
    assert found.left_out["act.legal.side"] == "dropped"


def test_what_only_a_dropped_action_needs_is_not_planned() -> None:
    pack = changed(make_pack(), "actions", LEGAL, raises={}, in_place_when="")
    pack = changed(pack, "actions", WELFARE, needs=(LEGAL,))
    assessment = make_assessment({"legal.handling": 3, "welfare.support": 1, "proc.intake": 3})
    assert chosen(dropped(assessment, WELFARE), pack).chosen == {}


def reported(*told: tuple[str, ActionState], note: str = "", pack: Pack | None = None, welfare: int = 1) -> Selection:
    given = {"legal.handling": 1, "welfare.support": welfare, "proc.intake": 1}
    progress = {i: Progress(state=s, date="2026-11-01", note=note) for i, s in told}
    return chosen(make_assessment(given, progress=progress), pack)


def test_action_reported_done_with_open_needs_stays_in_the_plan_with_them() -> None:
    found = reported((DESK, "done"))
    assert {LEGAL, WELFARE, DESK} <= found.chosen.keys()
    assert found.unconfirmed == {DESK: Report(state="done", needs=(WELFARE,), gates=("G01",))}


def test_what_is_reported_done_confirms_what_was_reported_before_it() -> None:
    """In whatever order it was recorded."""
    found = reported((WELFARE, "done"), (LEGAL, "done"))
    assert (found.in_place[WELFARE], found.in_place[LEGAL], found.unconfirmed) == ("done", "done", {})


def test_report_is_not_confirmed_by_another_that_is_not() -> None:
    pack = added(make_pack(), "actions", make_action(id="act.legal.after", needs=(WELFARE,), raises={"proc.intake": 3}))
    found = reported((WELFARE, "done"), ("act.legal.after", "done"), pack=pack)
    assert {i: r.needs for i, r in found.unconfirmed.items()} == {WELFARE: (LEGAL,), "act.legal.after": (WELFARE,)}


def test_need_that_is_only_started_is_open() -> None:
    assert reported((LEGAL, "started"), (WELFARE, "started")).unconfirmed[WELFARE].needs == (LEGAL,)


def test_need_that_was_dropped_is_open() -> None:
    found = reported((LEGAL, "dropped"), (WELFARE, "done"))
    assert found.unconfirmed[WELFARE].needs == (LEGAL,)
    assert found.blocked[WELFARE] == (LEGAL,)


def test_closed_gate_alone_keeps_a_report_from_being_confirmed() -> None:
    found = reported((DESK, "started"), welfare=3)
    assert found.unconfirmed == {DESK: Report(state="started", needs=(), gates=("G01",))}


def test_soft_gate_is_overridden_by_a_reason_only() -> None:
    pack = changed(make_pack(), "gates", "G01", strength="soft")
    assert DESK in reported((DESK, "done"), pack=pack, welfare=3).unconfirmed
    assert DESK in reported((DESK, "done"), pack=pack, note="Ordered by the minister", welfare=3).in_place


def test_gate_that_opens_on_what_the_action_raises_does_not_hold_back_its_report() -> None:
    pack = changed(make_pack(), "actions", DESK, raises={"proc.intake": 3, "welfare.support": 3}, needs=())
    assert reported((DESK, "done"), pack=pack).in_place[DESK] == "done"


def test_answers_that_show_an_action_stand_over_a_report() -> None:
    assert reported((WELFARE, "done"), welfare=3).unconfirmed == {}


def test_what_a_closed_gate_forbids_waits_for_what_opens_it_though_what_lies_between_is_in_place() -> None:
    """An order to all police was dated half a year before its gate: the workflow between the two was in place."""
    pack = changed(make_pack(), "actions", "act.proc.desk", needs=())
    levels = {"legal.handling": 3, "welfare.support": 0, "proc.intake": 0}
    assert chosen(make_assessment(levels, {"baseline": "all"}), pack).needs[DESK] == (WELFARE,)
    able = make_assessment({**levels, "welfare.support": 3}, {"baseline": "all"})
    assert chosen(able, pack).needs[DESK] == ()
