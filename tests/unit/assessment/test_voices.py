"""Several people answer one question: what stands side by side, and what counts meanwhile."""

from dataclasses import replace

import pytest

from tests.toy import PAPER, make_assessment
from vidkit.assessment.change import broken_link, with_answer, with_said, with_settled
from vidkit.assessment.model import Answer, Assessment, Evidence, Held
from vidkit.assessment.voices import counting, differ, to_settle, voices
from vidkit.base.decode import decode, encode

NOW = "2026-11-25T12:00:00+00:00"
HEAD = Answer(value=3, respondent="head_of_unit", evidence=PAPER)
NCB = Answer(value=1, respondent="ncb")


def said(*answers: Answer) -> Assessment:
    a = make_assessment()
    for answer in answers:
        a = with_said(a, "legal.handling", answer, who="A", now=NOW)
    return a


def test_two_different_answers_stand_side_by_side_and_neither_counts() -> None:
    found = said(HEAD, NCB)
    assert voices(found, "legal.handling") == (HEAD, NCB)
    assert found.answers["legal.handling"].state == "unknown"
    assert to_settle(found) == ("legal.handling",)


def test_an_answer_changed_by_its_own_respondent_is_not_a_second_one() -> None:
    found = said(HEAD, replace(HEAD, value=2))
    assert found.answers["legal.handling"].value == 2
    assert found.held == {}


def test_two_who_agree_count_as_one_with_the_evidence_of_both() -> None:
    photo = Evidence(title="Room plan")
    found = said(HEAD, replace(HEAD, respondent="ncb", evidence=(*PAPER, photo)))
    assert found.answers["legal.handling"].evidence == (*PAPER, photo)
    assert found.answers["legal.handling"].value == 3
    assert to_settle(found) == ()


def test_not_knowing_contradicts_nobody() -> None:
    nobody = Answer(state="unknown", respondent="ncb")
    assert said(HEAD, nobody).answers["legal.handling"].value == 3
    assert said(nobody, HEAD).answers["legal.handling"].value == 3


def test_the_same_level_with_opposite_checks_differs() -> None:
    assert differ(Answer(value=2, checks={"written": "yes"}), Answer(value=2, checks={"written": "no"}))
    assert not differ(Answer(value=2, checks={"written": "yes"}), Answer(value=2))


def test_settling_takes_a_reason_and_the_answer_then_counts() -> None:
    found = said(HEAD, NCB)
    with pytest.raises(ValueError, match="reason"):
        with_settled(found, "legal.handling", HEAD, "  ", who="A", now=NOW)
    done = with_settled(found, "legal.handling", HEAD, "The order was shown.", who="A", now=NOW)
    assert done.answers["legal.handling"] == HEAD
    assert done.held["legal.handling"].reason == "The order was shown."
    assert voices(done, "legal.handling") == (HEAD, NCB)
    assert to_settle(done) == ()


def test_a_third_voice_that_differs_opens_what_was_settled() -> None:
    done = with_settled(said(HEAD, NCB), "legal.handling", HEAD, "Shown.", who="A", now=NOW)
    again = with_said(done, "legal.handling", Answer(value=0, respondent="prosecutor"), who="A", now=NOW)
    assert to_settle(again) == ("legal.handling",)
    assert again.answers["legal.handling"].state == "unknown"


def test_a_third_voice_that_agrees_leaves_it_settled() -> None:
    done = with_settled(said(HEAD, NCB), "legal.handling", HEAD, "Shown.", who="A", now=NOW)
    again = with_said(done, "legal.handling", Answer(value=3, respondent="prosecutor"), who="A", now=NOW)
    assert again.held["legal.handling"].reason == "Shown."
    assert again.answers["legal.handling"] == HEAD


def test_the_history_holds_what_each_said_and_how_it_was_settled() -> None:
    done = with_settled(said(HEAD, NCB), "legal.handling", HEAD, "Shown.", who="A", now=NOW)
    assert [r.what for r in done.history] == ["answer legal.handling"] * 2 + ["settle legal.handling"]
    assert '"reason": "Shown."' in done.history[-1].after
    assert broken_link(done.history) is None


def test_an_answer_set_outright_leaves_nothing_beside_it() -> None:
    found = with_answer(said(HEAD, NCB), "legal.handling", NCB, who="A", now=NOW)
    assert found.held == {}
    assert found.answers["legal.handling"] == NCB


def test_held_answers_come_back_from_the_file_as_they_were() -> None:
    found = with_settled(said(HEAD, NCB), "legal.handling", HEAD, "Shown.", who="A", now=NOW)
    assert decode(Assessment, encode(found)) == found


def test_nobody_who_knows_leaves_unknown() -> None:
    nobody = Answer(state="unknown", note="ask the clerk")
    assert counting(Held(answers=(nobody, replace(nobody, respondent="ncb")))) == nobody


@pytest.mark.parametrize(
    ("items", "shown"),
    [
        ((), False),
        ((Evidence(title="Order"),), True),
        ((Evidence(title="Order", confidence="low"),), False),
        ((Evidence(title="Audit", speaks="against"),), False),
        ((Evidence(title="Order"), Evidence(title="Audit", speaks="against")), False),
        ((Evidence(title="Order"), Evidence(title="Rumour", speaks="against", confidence="low")), True),
    ],
)
def test_evidence_carries_an_answer_only_where_none_speaks_against_it(
    items: tuple[Evidence, ...], shown: bool
) -> None:
    assert Answer(value=3, evidence=items).is_shown is shown
