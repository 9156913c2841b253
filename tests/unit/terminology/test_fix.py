"""Safe changes only: the listed words, whole, with their capital; the rest is the writer's."""

from typing import Any

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


def test_words_around_are_kept_to_the_letter() -> None:
    assert improve("é \u200b blue  apple\tand so on")[0] == "é \u200b green apple\tand so on"
