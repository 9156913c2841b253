"""Which rules are findings."""

from dataclasses import replace
from datetime import date

from tests.toy import PAPER, make_assessment, make_pack
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.reading import Reading
from vidkit.scoring.rules import Findings, findings


def found(assessment: Assessment) -> Findings:
    return findings(Reading(make_pack(), assessment, date(2026, 11, 25)))


def test_red_flag_that_holds_is_found() -> None:
    assert [f.id for f in found(make_assessment({"welfare.support": 1}, {"people_viewing": 2})).flags] == ["F01"]


def test_undecided_red_flag_is_no_finding() -> None:
    assert found(make_assessment({}, {"people_viewing": 2})).flags == ()


def test_contradiction_and_mistake_are_found() -> None:
    seen = found(make_assessment({"welfare.support": 3, "proc.intake": 2, "legal.handling": 1}, {"baseline": "none"}))
    assert ([c.id for c in seen.contradictions], [m.id for m in seen.mistakes]) == (["CR01"], ["MK01"])


def denied(level: int = 3, **facts: int | str) -> Assessment:
    """Return an assessment with one level against one of its own checks, and evidence for it."""
    answer = Answer(value=level, checks={"written": "yes", "sampled": "no"}, evidence=PAPER)
    given = make_assessment({}, facts)
    return replace(given, answers={**given.answers, "welfare.support": answer})


def test_a_level_against_its_own_checks_is_a_contradiction() -> None:
    (one,) = found(denied()).contradictions
    assert (one.id, one.concerns, dict(one.at_most)) == ("welfare.support", ("welfare.support",),
                                                          {"welfare.support": 2})  # fmt: skip
    assert "Level 3 chosen, but its checks support only level 2" in one.message
    assert one.message.endswith("Answered no: It was sampled in the last year.")


def test_a_level_below_three_is_not_denied_by_the_checks_of_level_three() -> None:
    assert found(denied(2)).contradictions == ()


def test_a_red_flag_is_raised_where_the_level_that_keeps_it_down_is_denied() -> None:
    assert [f.id for f in found(denied(people_viewing=2)).flags] == ["F01"]


def test_lowering_a_denied_level_hides_no_other_contradiction() -> None:
    assert [c.id for c in found(denied(baseline="none")).contradictions] == ["welfare.support", "CR01"]
