"""What changed between two dates of one country."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.toy import PAPER, make_assessment, make_pack
from vidkit.assessment.cycle import next_cycle
from vidkit.assessment.model import Answer, Assessment, Progress
from vidkit.base.errors import BadValue
from vidkit.planning.compare import Comparison, compare
from vidkit.planning.compare_words import in_short, later_words, milestone_dates
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.scorecard import score

THEN, NOW = date(2026, 11, 25), date(2027, 6, 30)
LEGAL, WELFARE, DESK = "act.legal.basis", "act.welfare.provider", "act.proc.desk"
LACKING = {"legal.handling": 1, "welfare.support": 1, "proc.intake": 1}


def plan(assessment: Assessment, day: date) -> Plan:
    pack = make_pack()
    return build_plan(pack, assessment, day, card=score(pack, assessment, day), draws=20)


def changes(later: Assessment, earlier: Assessment | None = None) -> Comparison:
    return compare(plan(earlier or make_assessment(LACKING), THEN), plan(later, NOW))


def with_progress(assessment: Assessment, **states: Any) -> Assessment:
    return replace(assessment, progress={i: Progress(state=s, date="2027-05-01", note="x") for i, s in states.items()})


@pytest.mark.parametrize(
    ("before", "after", "move"),
    [
        (Answer(value=1), Answer(value=3, evidence=PAPER), "raised"),
        (Answer(value=3, evidence=PAPER), Answer(value=1), "lowered"),
        (Answer(state="unknown"), Answer(value=1), "known"),
        (None, Answer(value=1), "known"),
        (Answer(value=1), Answer(state="unknown"), "unknown"),
        (Answer(value=3), Answer(value=3, evidence=PAPER), "shown"),
        (Answer(value=3, evidence=PAPER), Answer(value=3), "unshown"),
        (Answer(state="unknown"), Answer(state="not_applicable"), "changed"),
    ],
)
def test_a_moved_answer_says_how(before: Answer | None, after: Answer, move: str) -> None:
    def assessment(answer: Answer | None) -> Assessment:
        rest = make_assessment({"proc.intake": 1})
        return replace(rest, answers={**rest.answers, **({"legal.handling": answer} if answer else {})})

    (found,) = changes(assessment(after), assessment(before)).answers
    assert (found.question, found.move) == ("legal.handling", move)


def test_the_same_answers_moved_nothing() -> None:
    found = changes(make_assessment(LACKING))
    assert (found.answers, found.gates, found.flags_new, found.flags_ended) == ((), (), (), ())


def test_a_gate_that_opened_says_so() -> None:
    (found,) = changes(make_assessment({**LACKING, "welfare.support": 3}, {"baseline": "all"})).gates
    assert (found.gate.id, found.before, found.after) == ("G01", "closed", "open")


def test_a_red_flag_is_new_or_ended() -> None:
    unsafe = make_assessment(LACKING, {"people_viewing": 2})
    safe = make_assessment(LACKING, {"people_viewing": 0})
    assert [f.id for f in changes(unsafe, safe).flags_new] == ["F01"]
    assert [f.id for f in changes(safe, unsafe).flags_ended] == ["F01"]


@pytest.mark.parametrize(("state", "fate"), [("done", "done"), ("dropped", "dropped")])
def test_an_action_that_left_the_plan_says_why(state: str, fate: str) -> None:
    found = changes(with_progress(make_assessment(LACKING), **{LEGAL: state}))
    assert {m.action: m.fate for m in found.actions}[LEGAL] == fate


def test_what_a_dropped_action_blocks_is_not_called_done() -> None:
    found = changes(with_progress(make_assessment(LACKING), **{WELFARE: "dropped"}))
    assert {m.action: m.fate for m in found.actions}[DESK] == "blocked"


def test_an_action_that_should_have_ended_is_late() -> None:
    assert {m.action for m in changes(make_assessment(LACKING)).overdue} == {LEGAL, WELFARE, DESK}


def test_an_action_of_the_future_is_not_late() -> None:
    early = compare(plan(make_assessment(LACKING), THEN), plan(make_assessment(LACKING), date(2026, 12, 1)))
    assert early.overdue == ()


def test_a_milestone_moves_with_what_stands_before_it() -> None:
    found = changes(make_assessment({**LACKING, "legal.handling": 3}))
    (reached,) = found.milestones
    assert reached.days == (reached.after.likely - reached.before.likely).days  # type: ignore[operator]


def test_a_milestone_that_is_stopped_has_no_difference() -> None:
    (reached,) = changes(with_progress(make_assessment(LACKING), **{WELFARE: "dropped"})).milestones
    assert milestone_dates(reached)[1:] == ("dropped: not reached", "")


def test_two_countries_are_not_compared() -> None:
    with pytest.raises(BadValue, match="two countries: Kenya and Norway"):
        changes(make_assessment(LACKING, country="NO", country_name="Norway"))


def test_the_older_file_comes_first() -> None:
    with pytest.raises(BadValue, match="is newer"):
        compare(plan(make_assessment(LACKING), NOW), plan(make_assessment(LACKING), THEN))


def test_the_change_in_short_names_what_is_late() -> None:
    said = in_short(changes(make_assessment(LACKING)))
    assert "3 actions should have ended by now, and are still to be done." in said


def test_a_cycle_that_has_only_begun_says_how_much_is_not_confirmed() -> None:
    begun = next_cycle(make_assessment(LACKING), assessor="", now="2027-06-30T09:00:00+00:00")
    first = in_short(changes(begun))[0]
    assert first == "3 answers of the last cycle are not confirmed yet, and count as not known until they are."


@pytest.mark.parametrize(
    ("days", "words"), [(0, "the same"), (3, "the same"), (7, "1 week later"), (-21, "3 weeks earlier")]
)
def test_a_difference_is_told_in_whole_weeks(days: int, words: str) -> None:
    assert later_words(days) == words


def test_an_action_that_was_reported_before_its_time_is_not_called_done() -> None:
    found = changes(with_progress(make_assessment(LACKING), **{DESK: "done"}))
    assert {m.action: m.fate for m in found.actions}[DESK] == "reported"
