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
