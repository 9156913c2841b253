"""Dates in words."""

from datetime import date

import pytest

from vidkit.base import i18n
from vidkit.documents.dates import from_text, month_written, written


def test_a_day_is_written_in_full() -> None:
    assert written(date(2026, 11, 5)) == "5 November 2026"


def test_a_month_is_written_short() -> None:
    assert month_written(date(2027, 5, 1)) == "May 2027"


def test_the_pattern_is_translated() -> None:
    with i18n.language(i18n.PSEUDO):
        assert written(date(2026, 11, 5)) == "⟦5 ⟦November⟧ 2026⟧"


@pytest.mark.parametrize("text", ["", "soon", "2026", "2026-13-01", "25.11.2026"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert from_text(text) is None
