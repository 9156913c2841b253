"""Interviews end, and go on after an interruption as if there had been none."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import evidence, packs
from tests.toy import changed, make_assessment
from vidkit.assessment.change import with_answer, with_said
from vidkit.assessment.interview import Question, missing, questions
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.reading import Reading
from vidkit.assessment.store import read, write
from vidkit.content.model import Fact, Pack
from vidkit.scoring.scorecard import score

TODAY = date(2026, 11, 25)
NOW = "2026-11-25T12:00:00+00:00"
Chooser = Callable[[Question], Answer]


def chooser(data: st.DataObject) -> Chooser:
    """Return answers drawn once for each question, the same whenever it is asked again."""
    told: dict[str, Answer] = {}

    def answer(question: Question) -> Answer:
        item = question.item
        values = st.integers(0, 4) if not isinstance(item, Fact) else (
            st.integers(0, 3) if item.type == "count" else st.sampled_from(["all", "some", "none"])
        )  # fmt: skip
        options = st.builds(Answer, value=values) | st.just(Answer(state="unknown"))
        if question.id not in told:
            told[question.id] = data.draw(options, label=question.id)
        return told[question.id]

    return answer


def next_open(pack: Pack, assessment: Assessment) -> Question | None:
    asked = questions(pack, assessment, TODAY)
    left = missing(asked, assessment)
    return next((q for q in asked if q.id in left), None)


def ask(pack: Pack, assessment: Assessment, choose: Chooser, most: int) -> tuple[list[str], Assessment]:
    """Ask up to `most` questions; return their ids in order, and the assessment."""
    order: list[str] = []
    while len(order) < most and (question := next_open(pack, assessment)):
        order.append(question.id)
        assessment = with_answer(assessment, question.id, choose(question), who="A", now=NOW)
    return order, assessment


@given(packs(), st.data())
def test_interview_ends_and_asks_nothing_twice(pack: Pack, data: st.DataObject) -> None:
    most = len(pack.capabilities) + len(pack.facts)
    order, done = ask(pack, make_assessment(), chooser(data), most + 1)
    assert len(order) == len(set(order)) <= most
    assert next_open(pack, done) is None


@given(packs(), st.data(), st.integers(0, 8))
def test_resuming_gives_the_same_questions(pack: Pack, data: st.DataObject, stop: int) -> None:
    choose, most = chooser(data), 50
    straight, whole = ask(pack, make_assessment(), choose, most)
    first, half = ask(pack, make_assessment(), choose, stop)
    rest, resumed = ask(pack, half, choose, most)
    assert first + rest == straight
    assert resumed == whole


@given(packs(), st.data())
def test_saved_and_read_again_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, pack: Pack, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("saved") / "a.vidkit.json"
    _order, done = ask(pack, make_assessment(), chooser(data), 50)
    write(path, done, expected=None)
    assert read(path).assessment == done


@given(packs(), st.data())
def test_answers_behind_a_closed_branch_do_not_count_and_return_when_it_opens(
    pack: Pack, data: st.DataObject
) -> None:
    key, opening = data.draw(st.sampled_from([("welfare.support", "welfare.support >= 1"),
                                              ("people_viewing", "fact:people_viewing > 0")]))  # fmt: skip
    pack = changed(pack, "facts", "baseline", asked_when=opening)
    _order, told = ask(pack, make_assessment(), chooser(data), 50)
    for name, value in ((key, data.draw(st.integers(1, 3))), ("baseline", data.draw(st.sampled_from(["all", "some"])))):
        told = with_answer(told, name, Answer(value=value, evidence=data.draw(evidence())), who="A", now=NOW)
    closed = with_answer(told, key, Answer(value=0), who="A", now=NOW)
    assert closed.answers.keys() >= told.answers.keys()
    seen = Reading(pack, closed, TODAY)
    aside = [f.id for f in pack.facts if f.asked_when != "always" and seen.holds(f.asked_when) is False]
    bare = replace(closed, answers={k: v for k, v in closed.answers.items() if k not in aside})
    assert [seen.fact(f) for f in aside] == [Reading(pack, bare, TODAY).fact(f) for f in aside]
    assert score(pack, replace(bare, history=()), TODAY).gates == score(pack, replace(closed, history=()), TODAY).gates
    assert [q.id for q in questions(pack, bare, TODAY)] == [q.id for q in questions(pack, closed, TODAY)]
    again = with_answer(closed, key, told.answers[key], who="A", now=NOW)
    assert again.answers == told.answers
    assert questions(pack, again, TODAY) == questions(pack, told, TODAY)


@given(packs(), st.data(), st.sampled_from(["legal.handling", "welfare.support", "people_viewing", "baseline"]))
def test_no_gate_opens_by_a_second_answer_that_differs(pack: Pack, data: st.DataObject, question: str) -> None:
    _order, told = ask(pack, make_assessment(), chooser(data), 50)
    other = "some" if question == "baseline" else 1
    differing = with_said(told, question, Answer(value=other, respondent="ncb"), who="A", now=NOW)
    before, after = (
        {g.gate.id for g in score(pack, a, TODAY).gates if g.state == "open"} for a in (told, differing)
    )
    assert question not in differing.held or after <= before
