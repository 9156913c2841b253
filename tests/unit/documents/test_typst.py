"""The Typst writer: every kind has its method, and text cannot act."""

import pytest

from tests.unit.documents.naughty import CONTROL, NAUGHTY
from tests.unit.documents.test_tree import BARS, EVERYTHING, make_meta
from vidkit.base.resources import templates
from vidkit.documents.drawing import Drawing, Text
from vidkit.documents.escape import escaped
from vidkit.documents.tree import KINDS, document, nodes, walk
from vidkit.documents.writers.fonts import shown
from vidkit.documents.writers.typst import _Source, column_widths, drawn, lines_needed, quoted, source

FONTS = templates() / "fonts"


def _source(markdown: str) -> str:
    return source(document(markdown, make_meta(), {"bars": BARS}))


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_method(kind: str) -> None:
    assert callable(getattr(_Source, kind))


def test_everything_becomes_source() -> None:
    found = _source(EVERYTHING)
    for part in ("#heading(", "#list(", "#tick-box(true)", "#enum(",
                 "#whole-table(", "headed(", "#notice[", "#pagebreak(", "#drawing(", "#raw(", "#linebreak()"):
        assert part in found


@pytest.mark.parametrize("text", NAUGHTY)
def test_text_stands_in_quotes_only(text: str) -> None:
    assert f"#{quoted(text)};" in _source(escaped(text))


@pytest.mark.parametrize("text", [*CONTROL, '"', "\\", '\\"', "\\u{41}", "a\u2028b"])
def test_a_quoted_text_ends_where_it_ends(text: str) -> None:
    inside = quoted(text)[1:-1].replace("\\\\", "").replace('\\"', "")
    assert '"' not in inside
    assert all(c >= " " for c in inside)


def test_a_long_table_may_run_over_a_page() -> None:
    assert "#grid-table(" in _source("| a | b |\n|---|-----|\n" + "| word | word |\n" * 60)


def test_a_tall_drawing_is_made_to_fit_a_page() -> None:
    tall = drawn(Drawing(width=100, height=3000, alt="Tall", shapes=()))
    wide = drawn(Drawing(width=1000, height=100, alt="Wide", shapes=()))
    assert tall.startswith("#drawing(20.00pt, 600.00pt,")
    assert wide.startswith("#drawing(480.00pt, 48.00pt,")


def test_words_of_a_drawing_stand_in_quotes() -> None:
    text = Text(0, 0, '"); #panic("x', "start", 10, "#000000")
    assert quoted(text.words) in drawn(Drawing(width=10, height=10, alt="x", shapes=(text,)))


def test_only_web_addresses_become_links() -> None:
    assert "#link" not in _source("[x](file:///etc/passwd)")
    assert '#link("https://example.org")' in _source("[x](https://example.org)")


def test_characters_without_a_glyph_are_shown_by_number() -> None:
    assert shown("a中😀", FONTS) == "a[U+4E2D][U+1F600]"


@pytest.mark.parametrize("text", ["Škoda naïve Łódź", "Ελλάδα", "Україна", "العربية", "● ○ ≥ → ⟦x⟧", "“a” – b…"])
def test_characters_of_the_bundled_fonts_stay(text: str) -> None:
    assert shown(text, FONTS) == text


def test_a_line_between_heading_and_table_stays_with_the_table() -> None:
    assert "#block(sticky: true)" in _source("## Head\n\nA line.\n\n| a | b |\n|---|---|\n| 1 | 2 |")
    assert "#block(sticky: true)" not in _source("## Head\n\nA line.\n\nMore.")


def test_a_line_over_a_table_or_a_list_stays_with_it() -> None:
    """The place for the signature of a gate stood alone on the page after its gate."""
    table = "| a | b |\n|-|-|\n| 1 | 2 |"
    assert "#block(sticky: true)[#\"Who can show it" in _source(f"More.\n\nWho can show it: x.\n\n{table}")
    assert "#block(sticky: true)" in _source("What hangs on it:\n\n- a gate")
    assert "#block(sticky: true)" not in _source("A sentence.\n\n- a gate")
    assert "#block(sticky: true)" not in _source(f"{'long ' * 100}\n\n{table}")


def test_set_widths_are_kept() -> None:
    (table,) = nodes("| a | b |\n|--|------|\n| 1 | 2 |")
    assert column_widths(table) == ["2fr", "6fr"]


def test_no_column_is_narrower_than_its_words_where_they_are_short() -> None:
    (table,) = nodes("| No. | Text |\n|---|---|\n| 1 | " + "word " * 50 + "|")
    assert column_widths(table)[0] == "auto"


def test_a_tall_row_may_break() -> None:
    assert "..kept(" not in _source("| a | b |\n|---|-----|\n| " + "word " * 400 + " | x |")
    assert "..kept(" in _source("| a | b |\n|---|-----|\n| word | x |")


def test_lines_grow_as_columns_narrow() -> None:
    row = next(n for n in walk(nodes("| a | b |\n|---|---|\n| " + "word " * 40 + "| x |")) if n.kind == "row")
    full = nodes("| a | b |\n|---|---|\n| " + "word " * 40 + "| x |")[0].children[1]
    assert row.children
    assert lines_needed(full, ["1fr", "9fr"]) > lines_needed(full, ["9fr", "1fr"])


def test_a_very_long_word_may_break() -> None:
    assert "\N{ZERO WIDTH SPACE}" in _source("x" * 90)
