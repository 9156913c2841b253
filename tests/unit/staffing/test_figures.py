"""The notes' sensitivity table with their defaults, anew with the corrected ones, and the page that prints both."""

import pytest

from tests.benchmarks.staffing_figures import CHANGES, Change, new, old, text
from vidkit.base import resources


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: c.name)
def test_old_defaults_give_the_table_of_the_notes(change: Change) -> None:
    assert old(change) == pytest.approx(change.printed, abs=0.07)


def test_corrected_defaults_need_more_analysts_in_every_row() -> None:
    assert all(new(c) > old(c) for c in CHANGES)


def test_printed_page_is_that_of_today() -> None:
    page = resources.PACKAGE.parent / "docs" / "staffing-figures.md"
    assert page.read_text(encoding="utf-8").strip() == text().strip()
