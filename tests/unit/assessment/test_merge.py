"""What becomes of answers, settlements and settings when several files become one."""

from dataclasses import replace
from typing import Any

import pytest

from tests.toy import make_assessment
from vidkit.assessment.change import with_answer, with_progress, with_said, with_settings, with_settled
from vidkit.assessment.merge import differences, merge
from vidkit.assessment.model import Answer, Assessment, Progress
from vidkit.assessment.voices import to_settle, voices
from vidkit.base.errors import BadValue

LEGAL = "legal.handling"


def said(value: int, respondent: str, who: str, time: str, **more: Any) -> Answer:
    return Answer(value=value, respondent=respondent, assessor=who, time=f"2026-11-25T{time}:00+00:00", **more)


def told(a: Assessment, value: int, respondent: str, who: str, time: str) -> Assessment:
    answer = said(value, respondent, who, time)
    return with_said(a, LEGAL, answer, who=who, now=answer.time)


def empty(**changes: Any) -> Assessment:
    return make_assessment(answers={}, **changes)


def two() -> tuple[Assessment, Assessment]:
    return told(empty(), 3, "prosecutor", "Ada", "09:00"), told(empty(), 1, "head_of_unit", "Ben", "10:00")


def test_answers_that_differ_stand_side_by_side_and_count_as_unknown() -> None:
    made = merge(*two())
    assert [v.value for v in voices(made, LEGAL)] == [3, 1]
    assert made.answers[LEGAL].state == "unknown"
    assert to_settle(made) == (LEGAL,)


def test_answers_of_nobody_by_name_are_kept_apart_too() -> None:
    made = merge(told(empty(), 3, "", "", "09:00"), told(empty(), 1, "", "", "10:00"))
    assert [v.value for v in voices(made, LEGAL)] == [3, 1]


def test_answers_that_agree_are_one() -> None:
    made = merge(told(empty(), 3, "prosecutor", "Ada", "09:00"), told(empty(), 3, "head_of_unit", "Ben", "10:00"))
    assert made.answers[LEGAL].value == 3
    assert to_settle(made) == ()


def test_an_answer_that_its_own_file_replaced_later_is_gone() -> None:
    base = told(empty(), 1, "prosecutor", "Ada", "09:00")
    made = merge(base, told(base, 3, "prosecutor", "Ada", "11:00"))
    assert [v.value for v in voices(made, LEGAL)] == [3]


def test_what_one_side_left_alone_the_other_side_changed() -> None:
    base = told(empty(), 1, "prosecutor", "Ada", "09:00")
    answer = said(2, "prosecutor", "Ben", "12:00")
    corrected = with_answer(base, LEGAL, answer, who="Ben", now=answer.time)
    untouched = with_settings(base, who="Ada", now="2026-11-25T13:00:00+00:00", unit="Unit")
    made = merge(untouched, corrected)
    assert (made.answers[LEGAL].value, made.unit) == (2, "Unit")


def test_an_answer_that_was_taken_away_stays_away() -> None:
    base = told(empty(), 1, "prosecutor", "Ada", "09:00")
    assert LEGAL not in merge(base, with_answer(base, LEGAL, None, who="Ada", now="2026-11-25T12:00:00+00:00")).answers


def test_what_was_settled_with_a_reason_stays_settled() -> None:
    both = merge(*two())
    settled = with_settled(both, LEGAL, voices(both, LEGAL)[0], "The act was read.", who="Ada",
                           now="2026-11-25T12:00:00+00:00")  # fmt: skip
    made = merge(settled, two()[1])
    assert (made.answers[LEGAL].value, made.held[LEGAL].reason) == (3, "The act was read.")


def test_what_somebody_says_after_it_was_settled_opens_it_again() -> None:
    both = merge(*two())
    settled = with_settled(both, LEGAL, voices(both, LEGAL)[0], "The act was read.", who="Ada",
                           now="2026-11-25T12:00:00+00:00")  # fmt: skip
    made = merge(settled, told(empty(), 0, "ncb", "Cleo", "15:00"))
    assert to_settle(made) == (LEGAL,)


def test_the_later_state_of_an_action_counts() -> None:
    action, started, done = "act.legal.basis", Progress(state="started"), Progress(state="done")
    one = with_progress(empty(), action, started, who="Ada", now="2026-11-01")
    other = with_progress(empty(), action, done, who="Ben", now="2026-11-20")
    assert merge(one, other).progress[action].state == "done"


def test_two_countries_are_not_merged() -> None:
    with pytest.raises(BadValue, match="two countries: Kenya and Norway"):
        merge(empty(), empty(country="NO", country_name="Norway"))


def test_two_packs_are_not_merged() -> None:
    with pytest.raises(BadValue, match="two content packs"):
        merge(empty(), empty(pack="other"))


def test_each_difference_is_listed_with_both_values_who_and_when() -> None:
    parts = two()
    (found,) = differences(parts, merge(*parts))
    assert [(s.text, s.respondent, s.assessor, s.time[11:16], s.file) for s in found.values] == [
        ("3", "prosecutor", "Ada", "09:00", 0), ("1", "head_of_unit", "Ben", "10:00", 1)
    ]  # fmt: skip
    assert not found.settled


def test_settings_that_differ_are_listed_too() -> None:
    parts = (empty(unit="A"), empty(unit="B"))
    (found,) = differences(parts, merge(*parts))
    assert (found.kind, [s.text for s in found.values]) == ("unit", ["A", "B"])


def test_files_that_agree_have_no_differences() -> None:
    parts = (two()[0], replace(two()[0], cursor="elsewhere"))
    assert differences(parts, merge(*parts)) == ()
