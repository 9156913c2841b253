"""Languages: the original, the pseudo-language, and going back."""

import pytest

from vidkit.base import i18n
from vidkit.base.i18n import _, content, n_


def test_original_is_shown_as_written() -> None:
    assert _("Hello {name}", name="[b]{x}[/b]") == "Hello [b]{x}[/b]"


def test_message_without_values_keeps_its_braces() -> None:
    assert _("raises: {id: 3}") == "raises: {id: 3}"


@pytest.mark.parametrize(("n", "text"), [(0, "0 answers"), (1, "1 answer"), (2, "2 answers")])
def test_plural_follows_the_number(n: int, text: str) -> None:
    assert n_("{n} answer", "{n} answers", n) == text


def test_pseudo_language_marks_every_kind_of_text() -> None:
    with i18n.language(i18n.PSEUDO):
        assert _("Hello {name}", name="Ada") == "⟦Hello Ada⟧"
        assert n_("{n} answer", "{n} answers", 2) == "⟦2 answers⟧"
        assert content("x.name", "Law") == "⟦Law⟧"


def test_empty_content_stays_empty() -> None:
    with i18n.language(i18n.PSEUDO):
        assert content("x.name", "") == ""


def test_language_ends_with_its_block() -> None:
    with i18n.language(i18n.PSEUDO):
        with i18n.language("en"):
            assert (i18n.current(), _("Hello")) == ("en", "Hello")
        assert i18n.current() == i18n.PSEUDO
    assert i18n.current() == i18n.ORIGINAL


def test_language_ends_even_after_an_error() -> None:
    with pytest.raises(ValueError, match="stop"), i18n.language(i18n.PSEUDO):
        raise ValueError("stop")
    assert i18n.current() == i18n.ORIGINAL


def test_language_without_a_catalogue_falls_back_to_the_original() -> None:
    with i18n.language("xx"):
        assert _("Hello") == "Hello"


@pytest.mark.parametrize(("tag", "direction"), [("ar", "rtl"), ("fa", "rtl"), ("en", "ltr"), ("qps", "ltr")])
def test_direction_of_a_language(tag: str, direction: str) -> None:
    assert i18n.direction(tag) == direction


def test_original_is_always_available_and_first() -> None:
    assert i18n.available()[0] == i18n.ORIGINAL
