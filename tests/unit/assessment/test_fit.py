"""An assessment under another edition of the pack keeps every answer."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack, without
from vidkit.assessment.fit import fitted
from vidkit.assessment.model import Answer
from vidkit.base.errors import UnusableFile

FILE = Path("a.vidkit.json")


def test_answer_that_the_pack_no_longer_asks_is_kept_aside() -> None:
    found = fitted(make_assessment({"proc.old": 2, "legal.handling": 1}), make_pack(), FILE)
    assert (set(found.answers), set(found.retired)) == ({"legal.handling"}, {"proc.old"})


def test_answer_kept_aside_comes_back_with_its_question() -> None:
    aside = replace(make_assessment(), retired={"legal.handling": Answer(value=2)})
    found = fitted(aside, make_pack(), FILE)
    assert (found.answers["legal.handling"].value, dict(found.retired)) == (2, {})


def test_newer_answer_wins_over_one_kept_aside() -> None:
    both = replace(make_assessment({"legal.handling": 1}), retired={"legal.handling": Answer(value=2)})
    assert fitted(both, make_pack(), FILE).answers["legal.handling"].value == 1


def test_sound_assessment_is_left_as_it_is() -> None:
    assessment = make_assessment({"legal.handling": 1})
    assert fitted(assessment, make_pack(), FILE) is assessment


def test_other_pack_is_refused() -> None:
    with pytest.raises(UnusableFile, match="belongs to the content pack"):
        fitted(make_assessment(pack="other"), make_pack(), FILE)


def test_profile_that_is_gone_is_refused_and_the_known_ones_named() -> None:
    with pytest.raises(UnusableFile) as caught:
        fitted(make_assessment(), without(make_pack(), "profiles", "national_centre"), FILE)
    assert "first_unit" in caught.value.hint


@pytest.mark.parametrize("value", [5, -1, 2.5, "three"])
def test_level_that_is_none_is_refused(value: float | str) -> None:
    bad = replace(make_assessment(), answers={"legal.handling": Answer(value=value)})
    with pytest.raises(UnusableFile, match=r"legal\.handling"):
        fitted(bad, make_pack(), FILE)
