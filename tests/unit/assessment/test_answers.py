"""Values as people write them, and answers files: every problem at once, with its line."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.toy import changed, make_assessment, make_capability, make_choice_fact, make_fact, make_pack
from vidkit.assessment.answers import (
    BadAnswer,
    Source,
    expected,
    parse_date,
    parse_level,
    parse_value,
    proposed_level,
    read_answers,
)
from vidkit.assessment.model import Answer, Evidence
from vidkit.base.problems import Problem, Where
from vidkit.content.model import NotApplicable

TODAY = date(2026, 11, 25)
SOURCE = Source(assessor="Adviser", respondent="", time="2026-11-25T12:00:00+00:00")


@pytest.mark.parametrize(
    ("typed", "value"),
    [("12", 12), (" 1 200 ", 1200), ("1,200", 1200), ("1'200", 1200), ("12,5", 12.5), ("12.5", 12.5), (7, 7)],
)
def test_numbers_are_read_as_people_group_them(typed: object, value: float) -> None:
    assert parse_value(make_fact(type="amount"), typed) == value


@pytest.mark.parametrize("typed", ["twelve", "", "nan", "inf", "1e5", "9" * 20, "-", True, "1.2.3"])
def test_what_is_no_number_is_refused(typed: object) -> None:
    with pytest.raises(BadAnswer):
        parse_value(make_fact(type="amount"), typed)


def test_a_number_with_too_many_digits_is_called_too_large() -> None:
    with pytest.raises(BadAnswer, match="too large"):
        parse_value(make_fact(), "9" * 23)


def test_what_a_number_counts_stands_in_its_sentence() -> None:
    assert expected(make_fact(unit="people", minimum=0, maximum=10)) == "A number from 0 to 10 (people)."
    assert expected(make_fact(unit="", minimum=0, maximum=None)) == "A number, 0 or more."


def test_a_count_is_whole() -> None:
    with pytest.raises(BadAnswer, match="not a whole number"):
        parse_value(make_fact(), "2.5")


@pytest.mark.parametrize("typed", ["-1", "5001"])
def test_a_number_out_of_range_names_the_range(typed: str) -> None:
    with pytest.raises(BadAnswer) as error:
        parse_value(make_fact(minimum=0, maximum=5000), typed)
    assert "from 0 to 5000" in error.value.fix


def test_a_share_ends_at_100_and_may_carry_its_sign() -> None:
    share = make_fact(type="share", minimum=None, maximum=None)
    assert parse_value(share, "40 %") == 40
    with pytest.raises(BadAnswer):
        parse_value(share, "101")


@pytest.mark.parametrize(("typed", "value"), [("yes", "yes"), ("Y", "yes"), (True, "yes"), ("no", "no"), (False, "no")])
def test_yes_and_no_in_their_spellings(typed: object, value: str) -> None:
    assert parse_value(make_fact(type="yes_no"), typed) == value


@pytest.mark.parametrize("typed", ["1", "all", "ALL", "All of them"])
def test_a_choice_is_its_number_its_id_or_its_text(typed: str) -> None:
    assert parse_value(make_choice_fact(), typed) == "all"


def test_a_wrong_choice_names_the_nearest() -> None:
    with pytest.raises(BadAnswer) as error:
        parse_value(make_choice_fact(), "sone")
    assert "'some'" in error.value.fix


def test_several_choices_come_in_the_order_of_the_pack() -> None:
    assert parse_value(make_choice_fact(type="choices"), "none, 1") == ("all", "none")
    assert parse_value(make_choice_fact(type="choices"), ["some"]) == ("some",)


@pytest.mark.parametrize("typed", ["2026-03", "2026-03-31"])
def test_a_month_will_do_for_a_date(typed: str) -> None:
    assert parse_date(typed) == typed


@pytest.mark.parametrize("typed", ["2026-02-30", "2026-13", "0001-01", "1850-01-01", "31.3.2026", "2026", "soon", ""])
def test_a_date_that_is_none_is_explained(typed: str) -> None:
    with pytest.raises(BadAnswer) as error:
        parse_date(typed)
    assert "2026-03-31" in error.value.fix


@pytest.mark.parametrize("typed", ["2026-12", "2026-11-26", "2030-01-01"])
def test_a_day_to_come_is_no_day_on_which_something_happened(typed: str) -> None:
    happened = make_fact(type="date", minimum=None, maximum=None)
    with pytest.raises(BadAnswer, match="lies in the future: today is 2026-11-25"):
        parse_value(happened, typed, TODAY)
    assert parse_value(replace(happened, ahead=True), typed, TODAY) == typed
    assert parse_value(happened, "2026-11", TODAY) == "2026-11"


@pytest.mark.parametrize("typed", [5, "-1", "2.0", True, "high", None])
def test_what_is_no_level_is_refused(typed: object) -> None:
    with pytest.raises(BadAnswer):
        parse_level(typed)


def test_checks_not_answered_propose_no_more_than_2() -> None:
    capability = make_capability()
    assert proposed_level(capability, {}) is None
    assert proposed_level(capability, {"written": "no"}) is None
    assert proposed_level(capability, {"written": "yes"}) == 2
    assert proposed_level(capability, dict.fromkeys(("written", "in_force", "sampled"), "yes")) == 3


def at(path: tuple[str | int, ...]) -> Where:
    return Where(file="answers.yaml", line=len(path))


def read(raw: Any, **pack_changes: Any) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    pack = changed(make_pack(), "capabilities", "legal.handling", **pack_changes)
    found, problems = read_answers(raw, pack, make_assessment(), TODAY, at, SOURCE)
    return dict(found), problems


def test_short_and_long_forms_are_read() -> None:
    found, problems = read({
        "legal.handling": 2,
        "people_viewing": "unknown",
        "welfare.support": {
            "value": 3, "checks": {"written": True, "in_force": "yes"}, "note": "[draft]", "respondent": "head_of_unit",
            "evidence": [
                "Contract", {"title": "Minutes", "date": "2026-03", "speaks": "against", "confidence": "High"},
            ],
            "arrangement": "Ministry of Health",
        },
    })  # fmt: skip
    assert problems == ()
    assert found["legal.handling"].value == 2
    assert found["people_viewing"].state == "unknown"
    support = found["welfare.support"]
    assert (support.note, support.arrangement, support.assessor) == ("[draft]", "Ministry of Health", "Adviser")
    assert support.checks == {"written": "yes", "in_force": "yes"}
    assert support.evidence == (
        Evidence(title="Contract", seen_by="Adviser"),
        Evidence(title="Minutes", date="2026-03", seen_by="Adviser", speaks="against", confidence="high"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"legal.handlin": 2}, "VK212"),
        ({"legal.handling": 7}, "VK213"),
        ({"legal.handling": None}, "VK213"),
        ({"legal.handling": {"state": "perhaps"}}, "VK213"),
        ({"legal.handling": "not applicable"}, "VK214"),
        ({"people_viewing": "not_applicable"}, "VK214"),
        ({"legal.handling": {"value": 2, "arrangement": "Another body"}}, "VK214"),
        ({"legal.handling": {"vlaue": 2, "value": 2}}, "VK215"),
        ({"legal.handling": {"value": 2, "checks": {"writen": "yes"}}}, "VK215"),
        ({"legal.handling": {"value": 2, "checks": {"written": "perhaps"}}}, "VK213"),
        ({"legal.handling": {"value": 2, "checks": "yes"}}, "VK213"),
        ({"legal.handling": {"value": 2, "note": ["a"]}}, "VK213"),
        ({"legal.handling": {"value": 3, "evidence": [{"date": "2026-03"}]}}, "VK213"),
        ({"legal.handling": {"value": 3, "evidence": [{"title": "Order", "date": "soon"}]}}, "VK213"),
        ({"legal.handling": {"value": 3, "evidence": [{"title": "Order", "speaks": "both"}]}}, "VK213"),
        ({"legal.handling": {"value": 3, "evidence": [{"title": "Order", "confidence": "sure"}]}}, "VK213"),
        ({"legal.handling": {"value": 2, "respondent": "head"}}, "VK213"),
        (["legal.handling"], "VK211"),
        (None, "VK211"),
    ],
)
def test_each_problem_has_its_code_and_place(raw: Any, code: str) -> None:
    found, problems = read(raw)
    assert [p.code for p in problems] == [code]
    assert found == {}
    assert problems[0].where.file == "answers.yaml"
    assert problems[0].fix


@pytest.mark.parametrize(
    ("item", "what"),
    [({"title": "s"}, '"s" does not say what was shown.'), ("no", '"no" is no evidence.'),
     ({"title": "Order", "date": "2026-12"}, "2026-12 lies in the future: today is 2026-11-25.")],
)  # fmt: skip
def test_evidence_that_can_show_nothing_is_refused_with_its_answer(item: Any, what: str) -> None:
    raw = {"legal.handling": {"value": 3, "evidence": [item]}, "welfare.support": 2}
    found, problems = read_answers(raw, make_pack(), make_assessment(), TODAY, lambda _p: Where(file="a"), SOURCE)
    assert [p.what for p in problems] == [f"legal.handling: {what}"]
    assert list(found) == ["welfare.support"]


def test_evidence_that_is_on_disk_already_is_not_refused_again() -> None:
    old = Evidence(title="s", seen_by="Adviser")
    told = make_assessment({}, answers={"legal.handling": Answer(value=3, evidence=(old,))})
    raw = {"legal.handling": {"value": 3, "evidence": [{"title": "s", "seen_by": "Adviser"}]}}
    found, problems = read_answers(raw, make_pack(), told, TODAY, lambda _p: Where(file="a"), SOURCE)
    assert (found["legal.handling"].evidence, problems) == ((old,), ())


def test_all_problems_are_listed_at_once() -> None:
    _, problems = read({"legal.handling": 9, "people_viewing": -1, "baseline": "every"})
    assert len(problems) == 3


def test_not_applicable_is_taken_where_the_pack_allows_it() -> None:
    rule = NotApplicable(when="fact:people_viewing = 0", text="Nobody views.", ask_instead="Who will?")
    found, problems = read({"legal.handling": "not applicable"}, not_applicable=rule)
    assert problems == ()
    assert found["legal.handling"].state == "not_applicable"
