"""Safe changes only: the listed words, whole, with their capital; the rest is the writer's."""

from typing import Any

import pytest

from tests.unit.terminology.toy_terms import make_lexicon, make_term
from vidkit.terminology import check_text, fixed


def improve(text: str, **changes: Any) -> tuple[str, int]:
    lexicon = make_lexicon(make_term(fix={"blue apple": "green apple"}, **changes))
    return fixed(text, check_text(text, "en", lexicon), lexicon.languages[0])


def test_safe_case_is_changed() -> None:
    assert improve("A blue apple.") == ("A green apple.", 1)


def test_capital_is_kept() -> None:
    assert improve("Blue apple, he said.")[0] == "Green apple, he said."


def test_form_that_is_not_listed_is_left() -> None:
    assert improve("Two blue apples.") == ("Two blue apples.", 0)


def test_article_that_would_no_longer_fit_stops_the_change() -> None:
    assert improve("an blue apple")[1] == 0


def test_quotation_is_never_changed() -> None:
    assert improve('He said "blue apple".')[1] == 0


@pytest.mark.parametrize(
    "text",
    [
        "Under the Blue Apple Rules of 2009 it is forbidden.",
        "The Prevention of blue apple Rules say so.",
        "It was the Blue apple squad of 1999.",
        "The Suppression of blue apple 2009 is in force.",
        "The unit applies the blue apple Rules.",
        "It wrote to the Office against blue apple.",
        "Article 12 speaks of a blue apple.",
        "Whoever holds a blue apple is punished by the Convention.",
        "BLUE APPLE is in all titles.",
    ],
)
def test_what_may_be_the_name_or_the_words_of_a_law_is_left(text: str) -> None:
    assert improve(text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        'He said: "' + "word " * 120 + 'blue apple and so on".',
        "He said: “" + "word " * 120 + "blue apple and so on”.",
        "Il dit : « " + "mot " * 150 + "blue apple ».",
        "'Whoever sells a blue apple, and so on to the end of a very long page",
    ],
)
def test_quotation_that_is_still_open_is_left(text: str) -> None:
    assert improve(text) == (text, 0)


@pytest.mark.parametrize(
    "text",
    ["# Blue apple in figures\n\nText.", "- Blue apple: 4 reports", "It ended. Blue apple came.", "Each blue apple."],
)
def test_capital_at_a_beginning_is_no_name(text: str) -> None:
    assert improve(text)[1] == 1


def test_words_around_are_kept_to_the_letter() -> None:
    assert improve("é \u200b blue  apple\tand so on")[0] == "é \u200b green apple\tand so on"
