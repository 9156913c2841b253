"""What counts as shown."""

from datetime import date

import pytest

from tests.toy import make_assessment, make_pack
from vidkit.assessment.model import Answer, Evidence
from vidkit.assessment.reading import Reading

NOW = "2026-11-25T09:00:00+00:00"
ORDER = Evidence(title="Signed order", date="2026-11")


def test_a_dated_paper_shows_a_level() -> None:
    assert Answer(value=3, evidence=(ORDER,), time=NOW).is_shown


def test_nothing_shows_a_level_against_its_own_checks() -> None:
    assert not Answer(value=3, checks={"signed": "no"}, evidence=(ORDER,), time=NOW).is_shown


def test_a_check_that_is_not_met_leaves_a_lower_level_shown() -> None:
    assert Answer(value=2, checks={"signed": "no"}, evidence=(ORDER,), time=NOW).is_shown


@pytest.mark.parametrize(
    "item", [Evidence(title="Signed order", date="2031-01"), Evidence(title="s"), Evidence(title="ok")]
)
def test_what_is_dated_in_the_future_or_a_letter_or_two_long_shows_nothing(item: Evidence) -> None:
    assert not Answer(value=3, evidence=(item,), time=NOW).is_shown


@pytest.mark.parametrize("level", [3, 4])
def test_a_level_that_its_own_checks_deny_counts_as_two(level: int) -> None:
    answer = Answer(value=level, checks={"signed": "yes", "kept": "no"}, evidence=(ORDER,), time=NOW)
    assert (answer.is_denied, answer.counted) == (True, 2)


@pytest.mark.parametrize("answer", [Answer(value=2, checks={"signed": "no"}), Answer(value=3, checks={"signed": "yes"}),
                                    Answer(value="no", checks={}), Answer(value=0)])  # fmt: skip
def test_what_no_check_denies_counts_as_it_was_said(answer: Answer) -> None:
    assert (answer.is_denied, answer.counted) == (False, answer.value)


def test_what_speaks_against_counts_however_it_is_dated() -> None:
    against = Evidence(title="no", date="2031-01", speaks="against")
    assert not Answer(value=3, evidence=(ORDER, against), time=NOW).is_shown


def test_evidence_of_an_answer_without_a_time_is_held_against_today() -> None:
    answer = Answer(value=3, evidence=(Evidence(title="Signed order", date="2031-01"),))
    told = make_assessment({}, answers={"legal.handling": answer})
    assert Reading(make_pack(), told, date(2026, 11, 25), verified=True).level("legal.handling") is None
    assert Reading(make_pack(), told, date(2031, 2, 1), verified=True).level("legal.handling") == 3
