"""Which rules are findings."""

from datetime import date

from tests.toy import make_assessment, make_pack
from vidkit.assessment.model import Assessment
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
