"""The disagreement report: where assessors differ, and what hangs on it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toy import PAPER, make_assessment, make_pack
from vidkit.assessment.change import with_said
from vidkit.assessment.model import Answer, Assessment
from vidkit.documents.write import render
from vidkit.documents.writers import WRITERS

TODAY = date(2026, 11, 25)


def differing() -> Assessment:
    base = make_assessment({"proc.intake": 1, "welfare.support": 1}, {"baseline": "all"})
    for role, value in (("head_of_unit", 3), ("prosecutor", 1)):
        now = f"2026-11-2{value}T09:00:00+00:00"
        answer = Answer(value=value, respondent=role, assessor="Ada", time=now, evidence=PAPER)
        base = with_said(base, "legal.handling", answer, who="Ada", now=now)
    return base


def markdown(assessment: Assessment) -> str:
    document, _warning = render(make_pack(), assessment, ["disagreement-report"], today=TODAY)["disagreement-report"]
    return WRITERS["md"].write(document).decode()


def test_each_voice_stands_with_who_said_it_and_when() -> None:
    text = markdown(differing())
    assert "2 levels apart" in text
    assert "| Head of unit | level 3: In force and checked. | Ada | 23 November 2026 | Signed paper |" in text


def test_three_readings_show_what_hangs_on_it() -> None:
    text = markdown(differing())
    assert "| Actions of the plan | 3 | 3 | 2 |" in text
    assert "met in 80 of 100 runs" in text


def test_a_score_that_is_known_is_no_range() -> None:
    """It read: 66 to 66."""
    (scores,) = [line for line in markdown(differing()).splitlines() if "score as verified" in line]
    assert "| 33 | 0 to 100 | 100 |" in scores


def test_without_differences_the_report_says_so() -> None:
    assert "No answers differ." in markdown(replace(differing(), held={}))


@pytest.mark.parametrize("name", ["setup-plan", "assessment-report", "executive-brief"])
def test_every_document_says_on_its_face_that_answers_are_not_settled(name: str) -> None:
    document, _warning = render(make_pack(), differing(), [name], today=TODAY)[name]
    face = dict(document.meta.face)
    assert face["Not settled"].startswith("1 question has answers that differ and are not settled.")
    assert face["Not settled"].endswith(": Capability legal.handling")
    settled, _warning = render(make_pack(), replace(differing(), held={}), [name], today=TODAY)[name]
    assert "Not settled" not in dict(settled.meta.face)
