"""Long lines on a narrow screen: typed text, headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.cli import layout
from vidkit.cli.wrapped import gaps

WORDS = st.lists(st.text("ab", min_size=1, max_size=12), max_size=12).map(" ".join)


def rows(text: str, room: int) -> list[str]:
    """Return the rows that a terminal shows, which knows nothing of words."""
    spaced = "".join(" " * gap + sign for gap, sign in zip(gaps(text, room, [1] * len(text)), text, strict=True))
    return [spaced[n : n + room] for n in range(0, len(spaced), room)]


def test_a_word_that_does_not_fit_begins_the_next_row() -> None:
    assert rows("a signed order", 8) == ["a signed", " order"]
    assert rows("signed orders", 8) == ["signed  ", "orders"]


@given(WORDS, st.integers(12, 30))
def test_no_word_that_fits_a_row_is_broken(text: str, room: int) -> None:
    assert [word for row in rows(text, room) for word in row.split()] == text.split()


@given(WORDS, st.integers(1, 11))
def test_a_word_longer_than_a_row_loses_nothing(text: str, room: int) -> None:
    assert "".join(rows(text, room)).replace(" ", "") == text.replace(" ", "")


def test_a_long_heading_goes_on_in_the_next_row(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    layout.heading("31. INTERPOL training 1: investigations in the online environment")
    assert capsys.readouterr().out.splitlines() == [
        "", "31. INTERPOL training 1: investigations", "in the online environment", "-" * 39,
    ]  # fmt: skip
