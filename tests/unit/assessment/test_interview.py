"""Which questions are asked, in which order."""

from datetime import date

from tests.toy import changed, make_assessment, make_pack
from vidkit.assessment.interview import missing, questions
from vidkit.assessment.model import Assessment
from vidkit.content.model import Pack, Scope

TODAY = date(2026, 11, 25)


def asked(assessment: Assessment, pack: Pack | None = None, scope: Scope = "full") -> list[str]:
    return [q.id for q in questions(pack or make_pack(), assessment, TODAY, scope=scope)]


def test_questions_come_in_the_order_of_the_domains_facts_beside_their_capability() -> None:
    assert asked(make_assessment()) == [
        "legal.handling", "welfare.support", "people_viewing", "baseline", "proc.intake"
    ]  # fmt: skip


def test_screening_asks_only_its_set() -> None:
    assert asked(make_assessment(), scope="screening") == [
        "legal.handling", "welfare.support", "people_viewing", "baseline"
    ]  # fmt: skip


def test_screening_fact_is_asked_even_without_its_capability() -> None:
    pack = changed(make_pack(), "capabilities", "welfare.support", screening=False)
    assert "people_viewing" in asked(make_assessment(), pack, "screening")


def test_capability_outside_the_profile_is_not_asked() -> None:
    assert "proc.intake" not in asked(make_assessment(profile="first_unit"))


def test_fact_is_asked_only_where_its_condition_holds() -> None:
    pack = changed(make_pack(), "facts", "baseline", asked_when="fact:people_viewing > 0")
    assert "baseline" not in asked(make_assessment(), pack)
    assert "baseline" not in asked(make_assessment({}, {"people_viewing": 0}), pack)
    assert "baseline" in asked(make_assessment({}, {"people_viewing": 1}), pack)


def test_one_respondent_gets_only_questions_for_that_respondent() -> None:
    pack = changed(make_pack(), "capabilities", "legal.handling", respondents=("prosecutor",))
    found = questions(pack, make_assessment(), TODAY, respondent="prosecutor")
    assert [q.id for q in found] == ["legal.handling"]


def test_question_knows_its_place_in_domain_and_whole() -> None:
    found = questions(make_pack(), make_assessment(), TODAY)[2]
    assert (found.in_domain, found.of_domain, found.in_all, found.of_all) == (2, 3, 3, 5)


def test_unknown_is_an_answer_and_is_not_missing() -> None:
    assessment = make_assessment({"legal.handling": 1}, unknown=["welfare.support"])
    assert missing(questions(make_pack(), assessment, TODAY), assessment) == (
        "people_viewing", "baseline", "proc.intake"
    )  # fmt: skip
