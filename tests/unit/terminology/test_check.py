"""The term checker: what it reports, and every trap it steps around."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.terminology.toy_terms import make_lexicon, make_term
from vidkit.terminology import Name, check_text

TRAPS = (
    'He wrote "blue apple" in the report.',
    "He wrote “blue apple” in the report.",
    "He wrote «blue apple» in the report.",
    "> We sell the blue apple here.",
    "The `blue apple` field is a key.",
    "```\nblue apple\n```\n",
    "See https://example.org/blue-apple/ for more.",
    "See [the page](../blue-apple.md) for more.",
    "See docs/blue-apple/list.md for more.",
    "<!-- blue apple -->",
    "The Blue Apple Society met.",
    "The treaty on blue apples entered into force.",
    "The Treaty on Blue Apples entered into force.",
    "Do not use blue apple here.",
    "Write green apple instead of blue apple.",
    "Do not write blue apple or blue apples.",
    "The word blue apple is old.",
    "It is not a blue apple.",
    "A blue apple is not right.",
    "| Avoid | Write |\n|---|---|\n| blue apple | green apple |\n",
    "A blue apple lies here. <!-- terms: ok -->",
    "<!-- terms: off -->\nA blue apple.\n<!-- terms: on -->\n",
    "## References\n\nA blue apple and its uses, 2019.\n",
    "See *The Blue Apple and Its Uses* for more.",
    '<p lang="fr">blue apple</p>',
    "{{ blue apple }}",
)


SPELLINGS = ("A blue apple.", "BLUE APPLES", "blue-apple", "a blue\napple", "blue *apple*", "Blue\u00a0apple")


def ids(text: str, **changes: Any) -> list[str]:
    return [u.id for u in check_text(text, "en", make_lexicon(**changes))]


@pytest.mark.parametrize("text", TRAPS)
def test_trap_is_not_reported(text: str) -> None:
    assert ids(text) == []


@pytest.mark.parametrize("text", SPELLINGS)
def test_spelling_does_not_hide_a_term(text: str) -> None:
    assert ids(text) == ["T1"]


def test_use_carries_reason_alternative_and_source() -> None:
    (use,) = check_text("A blue apple.", "en", make_lexicon())
    assert (use.words, use.why, use.instead) == ("blue apple", "Apples are green.", "green apple")
    assert use.sources == ("te.S1",)


def test_place_counts_in_the_text_as_it_was_given() -> None:
    text = "é\u200bé blue apple"
    (use,) = check_text(text, "en", make_lexicon())
    assert text[use.start : use.end] == "blue apple"


@pytest.mark.parametrize("text", ["We do not sell blue apple here.", "The shop does not count a blue apple."])
def test_a_negation_of_something_else_is_no_excuse(text: str) -> None:
    assert ids(text) == ["T1"]


def test_words_inside_of_words_that_are_named_are_not_reported_either() -> None:
    terms = (make_term(match=("blue apple pie",)), make_term(id="T2", match=("apple pie",)))
    assert ids("The term blue apple pie is old.", terms=terms) == []


def test_preferred_term_is_never_reported() -> None:
    assert ids("blue apple", terms=(make_term(grade="preferred"),)) == []


def test_term_with_a_context_needs_it_nearby() -> None:
    terms = (make_term(near=("fruit",)),)
    assert ids("A blue apple in the basket.", terms=terms) == ["T1"]
    assert ids("A blue apple of the eye.", terms=terms) == []


def test_context_in_another_sentence_does_not_count() -> None:
    assert ids("A blue apple. The basket is new.", terms=(make_term(near=("fruit",)),)) == []


def test_statutory_term_beside_a_law_is_left_alone() -> None:
    terms = (make_term(statutory=True),)
    assert ids("Article 9 speaks of the blue apple.", terms=terms) == []
    assert ids("The blue apple is sold under the Fruit Act.", terms=terms) == []
    assert ids("The blue apple is sold. The Fruit Act is old.", terms=terms) == ["T1"]


def test_other_term_beside_a_law_is_reported() -> None:
    assert ids("Article 9 speaks of the blue apple.") == ["T1"]


def test_unless_phrase_takes_a_use_away() -> None:
    assert ids("a blue apple pie", terms=(make_term(unless=("blue apple pie",)),)) == []


def test_longer_use_stands_for_the_shorter() -> None:
    terms = (make_term(), make_term(id="T2", match=("big blue apple",)))
    assert ids("a big blue apple", terms=terms) == ["T2"]


def test_legal_name_of_this_place_is_left_alone() -> None:
    lexicon = make_lexicon().with_names((Name(name="Blue Apple Order 1999", instead="apple order"),))
    assert check_text("The Blue Apple Order 1999 applies.", "en", lexicon) == ()


def test_values_of_a_data_file_are_checked_although_they_stand_in_quotes() -> None:
    assert [u.id for u in check_text('note: "a blue apple"\n', "en", make_lexicon(), form="yaml")] == ["T1"]


def test_language_without_terms_has_no_uses() -> None:
    assert check_text("blue apple", "sw", make_lexicon()) == ()


@given(st.text(alphabet="ab lue pple\n|*`\"'<>#-_.", max_size=300))
def test_any_text_can_be_checked(text: str) -> None:
    assert all(0 <= u.start < u.end <= len(text) for u in check_text(text, "en", make_lexicon()))
