"""The annex of letters: what they stand for, where the document does not say it."""

import pytest

from tests.toy import make_pack
from vidkit.documents.legend import legend

TITLE = "No desk before support"


def letters_in(text: str) -> list[str]:
    return [row.id for row in legend(make_pack(), text)]


def test_letters_whose_name_the_text_does_not_say_are_listed_with_kind_and_name() -> None:
    (row,) = legend(make_pack(), "It waits for G01.")
    assert (row.id, row.text) == ("G01", f"gate: {TITLE}")


def test_letters_that_stand_beside_their_name_are_not_listed() -> None:
    assert letters_in(f"**G01** {TITLE}; so G01 holds.") == []


def test_letters_are_listed_once_by_alphabet() -> None:
    assert letters_in("G01 waits for F01, F01 for G01.") == ["F01", "G01"]


@pytest.mark.parametrize("text", ["MG01", "G01-2", "AG-2011-G01", "a/G01", "G012", "X99"])
def test_other_letters_and_numbers_are_none(text: str) -> None:
    assert letters_in(text) == []
