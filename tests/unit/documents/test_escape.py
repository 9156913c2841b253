"""No sign of a user's text acts in Markdown, neither in our reader nor in a livelier one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.unit.documents.naughty import CONTROL, NAUGHTY
from vidkit.base.text import one_line
from vidkit.documents.escape import Markdown, escaped, lines, link
from vidkit.documents.tree import Node, plain_text, walk
from vidkit.documents.tree import nodes as parsed

TEXTS = st.text(min_size=1, max_size=60)
PLACES = ("{}", "- {}", "1. {}", "> {}", "## {}", "**{}**", "| head |\n|---|\n| {} |", "word {} word", "[ ] {}")


def _kinds(nodes: tuple[Node, ...]) -> list[str]:
    return [n.kind for n in walk(nodes)]


def _shows(place: str, text: str) -> None:
    """Assert that the place holds the text and nothing that a harmless word would not bring."""
    found = parsed(place.format(escaped(text)))
    assert _kinds(found) == _kinds(parsed(place.format("word")))
    assert plain_text(found).split() == plain_text(parsed(place.format("WORD"))).replace("WORD", one_line(text)).split()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", NAUGHTY)
def test_naughty_text_shows_literally(text: str, place: str) -> None:
    _shows(place, text)


@pytest.mark.parametrize("text", CONTROL)
def test_control_characters_show_as_numbers(text: str) -> None:
    assert plain_text(parsed(escaped(text))) == CONTROL[text]


@given(TEXTS)
def test_any_text_shows_literally(text: str) -> None:
    if one_line(text):
        for place in ("{}", "- {}", "| head |\n|---|\n| {} |"):
            _shows(place, text)


@pytest.mark.parametrize("text", NAUGHTY)
def test_readers_with_more_extensions_show_it_too(text: str) -> None:
    reader = MarkdownIt("gfm-like", {"linkify": False, "html": True})
    kinds = {t.type for token in reader.parse(escaped(text)) for t in token.children or ()}
    assert kinds <= {"text", "text_special"}


def test_a_row_of_texts_stays_one_row() -> None:
    cells = " | ".join(escaped(t) for t in NAUGHTY)
    head = " | ".join("x" for _ in NAUGHTY)
    rule = "|".join("---" for _ in NAUGHTY)
    (table,) = parsed(f"| {head} |\n|{rule}|\n| {cells} |")
    assert [plain_text((c,)) for c in table.children[1].children] == [one_line(t) for t in NAUGHTY]


def test_joining_markdown_gives_text_that_is_escaped_again() -> None:
    assert type(Markdown("**a**") + "*b*") is str


def test_lines_keep_their_breaks_and_nothing_else() -> None:
    assert lines(["a|b", "<br>"]) == "a\\|b<br>\\<br\\>"


def test_a_link_leads_only_to_a_web_address() -> None:
    assert link("x", "javascript:alert(1)") == "x"
    assert link("x", "file:///etc/passwd") == "x"
    assert link("[x]", "https://example.org/a>b") == "[\\[x\\]](<https://example.org/a%3Eb>)"
