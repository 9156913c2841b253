"""What a condition sees when it looks an answer up."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toy import changed, make_assessment, make_pack
from vidkit.assessment.change import with_said, with_settled
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.reading import Reading, months_between
from vidkit.content.model import Pack

TODAY = date(2026, 11, 25)


def reading(assessment: Assessment, pack: Pack | None = None, *, verified: bool = False) -> Reading:
    return Reading(pack or make_pack(), assessment, TODAY, verified=verified)


def test_unknown_level_is_no_level() -> None:
    assert reading(make_assessment(unknown=["legal.handling"])).level("legal.handling") is None


def test_not_applicable_is_no_level() -> None:
    left_out = replace(make_assessment(), answers={"legal.handling": Answer(state="not_applicable")})
    assert reading(left_out).holds("legal.handling >= 0") is None


@pytest.mark.parametrize(("level", "seen"), [(2, 2), (3, None), (4, None)])
def test_verified_reading_does_not_see_a_claimed_three_or_four(level: int, seen: int | None) -> None:
    claimed = make_assessment({"legal.handling": level}, shown=False)
    assert reading(claimed, verified=True).level("legal.handling") == seen


def test_verified_reading_sees_only_facts_with_evidence() -> None:
    claimed, shown = (make_assessment({}, {"people_viewing": 2}, shown=s) for s in (False, True))
    assert reading(claimed, verified=True).fact("people_viewing") is None
    assert reading(shown, verified=True).fact("people_viewing") == 2


def test_fact_of_a_closed_branch_reads_as_none_there() -> None:
    pack = changed(make_pack(), "facts", "people_viewing", asked_when="welfare.support >= 2")
    assert reading(make_assessment({"welfare.support": 0}), pack).fact("people_viewing") == 0


def test_fact_of_an_undecided_branch_is_not_known() -> None:
    pack = changed(make_pack(), "facts", "people_viewing", asked_when="welfare.support >= 2")
    assert reading(make_assessment(), pack).fact("people_viewing") is None


def test_answer_behind_a_closed_branch_is_set_aside_whatever_it_was() -> None:
    pack = changed(make_pack(), "facts", "people_viewing", asked_when="welfare.support >= 2")
    for told in (make_assessment({"welfare.support": 0}, unknown=["people_viewing"]),
                 make_assessment({"welfare.support": 0}, {"people_viewing": 7})):  # fmt: skip
        assert reading(told, pack).is_aside("people_viewing")
        assert reading(told, pack).fact("people_viewing") == 0


def test_answer_behind_an_undecided_branch_still_counts() -> None:
    pack = changed(make_pack(), "facts", "people_viewing", asked_when="welfare.support >= 2")
    told = make_assessment({}, {"people_viewing": 7}, unknown=["welfare.support"])
    assert reading(told, pack).fact("people_viewing") == 7


def test_evidence_does_not_bring_back_what_a_claim_has_set_aside() -> None:
    pack = changed(make_pack(), "facts", "baseline", asked_when="fact:people_viewing > 0")
    nobody = Answer(value=0)
    told = make_assessment({}, {"baseline": "all"})
    told = replace(told, answers={**told.answers, "people_viewing": nobody})
    assert reading(told, pack, verified=True).fact("baseline") is None


def test_a_condition_may_hold_under_one_of_the_answers_that_differ() -> None:
    told = make_assessment()
    for who, people in (("head_of_unit", 0), ("ncb", 4)):
        told = with_said(told, "people_viewing", Answer(value=people, respondent=who), who="A", now="")
    found = reading(told)
    assert found.holds("fact:people_viewing > 0") is None
    assert found.may_hold("fact:people_viewing > 0")
    assert not found.may_hold("fact:people_viewing > 4")
    settled = with_settled(told, "people_viewing", Answer(value=0), "The list was shown.", who="A", now="")
    assert not reading(settled).may_hold("fact:people_viewing > 0")


def test_level_of_three_answers_its_checks() -> None:
    found = reading(make_assessment({"welfare.support": 3}))
    assert found.holds("check:welfare.support.written = yes") is True


def test_lower_level_leaves_its_checks_undecided() -> None:
    found = reading(make_assessment({"welfare.support": 2}))
    assert found.holds("check:welfare.support.written = yes") is None


@pytest.mark.parametrize(
    ("then", "months"),
    [("2026-11-25", 0), ("2026-10-26", 0), ("2026-10-25", 1), ("2025-11", 12), ("2026", 10), ("soon", None), (3, None)],
)
def test_months_are_whole(then: str | int, months: int | None) -> None:
    assert months_between(then, TODAY) == months
