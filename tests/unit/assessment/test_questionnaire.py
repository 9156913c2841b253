"""Which questions stand on a form."""

from datetime import date

from tests.toy import added, changed, make_assessment, make_fact, make_pack
from vidkit.assessment.questionnaire import Extent, blank, items, questionnaire
from vidkit.content.model import Named

TODAY = date(2026, 11, 25)
PACK = changed(make_pack(), "facts", "baseline", asked_when="fact:people_viewing > 0")


def ids(assessment: object = None, *, pack: object = PACK, closed: bool = False, **extent: str) -> list[str]:
    found = questionnaire(pack, assessment or blank(make_pack()), TODAY, Extent(**extent), closed=closed)  # type: ignore[arg-type]
    return [i.id for i in items(found)]


def test_a_fact_stands_after_its_capability_and_domains_in_order() -> None:
    assert ids() == ["legal.handling", "welfare.support", "people_viewing", "baseline", "proc.intake"]


def test_a_fact_that_may_still_be_asked_is_on_the_form() -> None:
    assert "baseline" in ids(make_assessment(unknown=["people_viewing"]))


def test_a_fact_whose_branch_is_closed_is_left_out() -> None:
    assert "baseline" not in ids(make_assessment(facts={"people_viewing": 0}))


def test_a_form_that_hides_questions_itself_has_the_closed_branch_too() -> None:
    assert "baseline" in ids(make_assessment(facts={"people_viewing": 0}), closed=True)


def test_an_answer_in_a_closed_branch_stays_on_the_form() -> None:
    assert "baseline" in ids(make_assessment(facts={"people_viewing": 0, "baseline": "all"}))


def test_an_answer_outside_the_profile_stays_on_the_form() -> None:
    assert "proc.intake" not in ids(make_assessment(profile="first_unit"))
    assert "proc.intake" in ids(make_assessment({"proc.intake": 1}, profile="first_unit"))


def test_a_scope_asks_its_own_questions_only() -> None:
    assert ids(scope="screening") == ["legal.handling", "welfare.support", "people_viewing", "baseline"]


def test_a_respondent_is_asked_only_what_is_theirs() -> None:
    pack = added(PACK, "respondents", Named(id="ncb", name="Bureau"))
    pack = added(pack, "facts", make_fact(id="channel", respondents=("ncb",)))
    assert ids(pack=pack, respondent="ncb") == ["channel"]
    assert "channel" not in ids(pack=pack, respondent="head_of_unit")


def test_a_blank_form_is_under_the_profile_with_the_most_targets() -> None:
    assert blank(make_pack()).profile == "national_centre"
