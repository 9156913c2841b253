"""Words: comparing, suggesting, and showing control characters instead of obeying them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.base.text import did_you_mean, fold, nearest, one_line, printable


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Côte d'Ivoire", "cote d ivoire"),
        ("  TÜRKİYE ", "turkiye"),
        ("Guinea-Bissau", "guinea bissau"),
        ("act.icse.ncb_protocol", "act icse ncb protocol"),
        ("", ""),
        ("...", ""),
        ("STRASSE", "strasse"),
        ("Straße", "strasse"),
    ],
)
def test_word_is_folded_for_comparison(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_arabic_letters_survive_folding() -> None:
    assert fold("مصر") == "مصر"


@pytest.mark.parametrize(("word", "meant"), [("G1", "G01"), ("g001", "G01"), ("g 11", "G11")])
def test_an_id_that_differs_in_a_nought_is_the_one_meant(word: str, meant: str) -> None:
    assert nearest(word, ["G01", "G11", "G21"])[0] == meant


def test_nearest_word_comes_first() -> None:
    assert nearest("kenia", ["Kenya", "Armenia", "Chad"])[0] == "Kenya"


def test_nothing_near_gives_nothing() -> None:
    assert nearest("zzz", ["Kenya", "Chad"]) == ()


def test_at_most_the_wanted_number_is_offered() -> None:
    assert len(nearest("act.a", [f"act.{c}" for c in "bcdefgh"], most=2)) == 2


def test_order_of_the_known_words_does_not_matter() -> None:
    known = ["act.proc.desk", "act.proc.disk", "act.proc.dusk"]
    assert nearest("act.proc.desc", known) == nearest("act.proc.desc", known[::-1])


def test_suggestion_is_a_question() -> None:
    assert did_you_mean("kenia", ["Kenya"]) == "Did you mean 'Kenya'?"
    assert did_you_mean("zzz", ["Kenya"]) == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("bell\x07", "bell\\x07"),
        ("line\nbreak\ttab", "line\nbreak\ttab"),
        ("carriage\rreturn", "carriage\\x0dreturn"),
        ("[draft] [/x]", "[draft] [/x]"),
        ("right‮left", "right\\x202eleft"),
        ("\u009b2J", "\\x9b2J"),
        ("no\uffff character\ufdd0", "no\\xffff character\\xfdd0"),
    ],
)
def test_control_characters_are_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_joiners_that_scripts_need_stay() -> None:
    assert printable("می\u200cخواهم") == "می\u200cخواهم"


@given(st.text())
def test_nothing_that_acts_on_a_terminal_is_left(text: str) -> None:
    left = {c for c in printable(text) if unicodedata.category(c) in {"Cc", "Cs", "Co"}}
    assert left <= {"\n", "\t"}


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert "\n" not in one_line(text)
    assert one_line(text) == one_line(one_line(text))
