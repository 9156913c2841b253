"""The little language of phrases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.terminology.languages import guess, languages_of
from vidkit.terminology.phrase import BadPhrase, compiled, folded, needles


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("red|green bus", "a green bus"),
        ("red? bus", "the bus"),
        ("bus ... city", "bus to the old city"),
        ("bus*", "busload"),
        ("night-bus", "nightbus"),
        ("night-bus", "night bus"),
        ("line #", "line 42"),
        ("d'|de autobus", "d'autobus"),
        ("fenetre", "Fenêtre".replace("ê", "e")),
        ("طفل", "والطفل"),
    ],
)
def test_phrase_is_found(phrase: str, text: str) -> None:
    assert compiled((phrase,)).search(text)


@pytest.mark.parametrize(
    ("phrase", "text"), [("bus", "busload"), ("BUS", "bus"), ("red bus", "red. Bus"), ("طفل", "أطفال")]
)
def test_phrase_is_not_found(phrase: str, text: str) -> None:
    assert not compiled((phrase,)).search(text)


@pytest.mark.parametrize("phrase", ["red bus?", "red ...", "... red", "", "a||b"])
def test_phrase_with_an_open_end_is_refused(phrase: str) -> None:
    with pytest.raises(BadPhrase):
        compiled((phrase,))


def test_every_word_that_must_occur_has_its_needles() -> None:
    assert needles("a? red|green omnibus* ... # live-stream*") == (("red", "green"), ("omnibus",), ("stream",))


def test_language_of_a_text_is_told_by_its_common_words() -> None:
    assert guess("The unit was set up in the capital and has four officers.") == "en"
    assert guess("L'unité a été créée dans la capitale et compte quatre agents.") == "fr"
    assert guess("La unidad se creó en la capital y tiene cuatro agentes.") == "es"
    assert guess("أنشئت الوحدة في العاصمة ولها أربعة موظفين.") == "ar"


def test_paragraph_in_another_language_is_told_apart() -> None:
    text = "The unit was set up in the capital and it has four officers.\n\nأنشئت الوحدة في العاصمة ولها أربعة.\n"
    assert [tag for _start, _end, tag in languages_of(text)] == ["en", "ar"]


@given(st.text(st.sampled_from("aÉöœÆ\N{COMBINING ACUTE ACCENT}\N{SOFT HYPHEN}’–\xa0أىئ ●1")))
def test_text_is_folded_letter_by_letter(text: str) -> None:
    view = folded(text)
    assert view.text == "".join(folded(letter).text for letter in text)
    assert len(view.at) == len(view.text) + 1
    assert view.at[-1] == len(text)
