"""What counts as shown."""

import pytest

from vidkit.assessment.model import Answer, Evidence

NOW = "2026-11-25T09:00:00+00:00"
ORDER = Evidence(title="Signed order", date="2026-11")


def test_a_dated_paper_shows_a_level() -> None:
    assert Answer(value=3, evidence=(ORDER,), time=NOW).is_shown


def test_nothing_shows_a_level_against_its_own_checks() -> None:
    assert not Answer(value=3, checks={"signed": "no"}, evidence=(ORDER,), time=NOW).is_shown


def test_a_check_that_is_not_met_leaves_a_lower_level_shown() -> None:
    assert Answer(value=2, checks={"signed": "no"}, evidence=(ORDER,), time=NOW).is_shown


@pytest.mark.parametrize("item", [Evidence(title="Signed order", date="2031-01"), Evidence(title="s")])
def test_what_is_dated_in_the_future_or_one_letter_long_shows_nothing(item: Evidence) -> None:
    assert not Answer(value=3, evidence=(item,), time=NOW).is_shown


@pytest.mark.parametrize("level", [3, 4])
def test_a_level_that_its_own_checks_deny_counts_as_two(level: int) -> None:
    answer = Answer(value=level, checks={"signed": "yes", "kept": "no"}, evidence=(ORDER,), time=NOW)
    assert (answer.is_denied, answer.counted) == (True, 2)


@pytest.mark.parametrize("answer", [Answer(value=2, checks={"signed": "no"}), Answer(value=3, checks={"signed": "yes"}),
                                    Answer(value="no", checks={}), Answer(value=0)])  # fmt: skip
def test_what_no_check_denies_counts_as_it_was_said(answer: Answer) -> None:
    assert (answer.is_denied, answer.counted) == (False, answer.value)
