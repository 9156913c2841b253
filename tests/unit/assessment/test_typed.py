"""The texts that people typed: every one is looked at, and what is found is told by place."""

from dataclasses import fields

from tests.toy import make_assessment
from vidkit.assessment.model import Answer, Evidence, Held, LocalValue, Progress, Respondent
from vidkit.assessment.typed import case_data, typed

BAD = "203.0.113.77"


def test_every_text_that_somebody_typed_is_looked_at() -> None:
    evidence = Evidence(title=BAD, kind=BAD, kept_at=BAD, seen_by=BAD)
    answer = Answer(value=BAD, note=BAD, arrangement=BAD, assessor=BAD, evidence=(evidence,))
    whole = make_assessment(
        unit=BAD, assessor=BAD, marking=BAD, country_name=BAD, respondents={"r": Respondent(function="x", name=BAD)},
        country_facts={"opsc": BAD}, answers={"a.b": answer}, retired={"c.d": answer},
        held={"e.f": Held(answers=(answer,), reason=BAD)}, progress={"act.x": Progress(state="done", note=BAD)},
        parameters={"P01": LocalValue(value=1, reason=BAD)}, capacities={"o": LocalValue(value=1, reason=BAD)},
    )  # fmt: skip
    assert len(case_data(whole, "a.json")) == 4 + 1 + 1 + 3 * 8 + 1 + 1 + 2
    assert {f.name for f in fields(Evidence)} - {"date", "speaks", "confidence"} == {
        "title", "kind", "kept_at", "seen_by"
    }  # fmt: skip


def test_problem_names_place_and_kind_and_not_the_text() -> None:
    (problem,) = case_data(make_assessment(answers={"a.b": Answer(value=3, note=f"see {BAD}")}), "ke.json")
    assert str(problem.where) == "ke.json: answers/a.b/note"
    assert "IP address" in problem.what
    assert BAD not in str(problem)


def test_text_that_is_only_doubted_does_not_stop_a_document() -> None:
    assert case_data(make_assessment(unit="desk@unit.example (kept because: public)"), "ke.json") == ()


def test_empty_texts_are_left_out() -> None:
    assert all(one.text.strip() for one in typed(make_assessment()))
