"""Every workbook: heads that stay, filters, a print area as wide as the page, bars where numbers are compared."""

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest

from tests.country import COUNTRIES, TODAY, make_reading
from vidkit.assessment.questionnaire import Extent
from vidkit.documents.views.results import Results
from vidkit.documents.write import render
from vidkit.exchange.exports import EXPORTS
from vidkit.exchange.form import make_form
from vidkit.exchange.schedule_workbook import FIELDS, SHEET, WIDTHS
from vidkit.exchange.workbook import write as write_form
from vidkit.planning.plan import build_plan

openpyxl = pytest.importorskip("openpyxl")

NAMES = [name for name, kind in EXPORTS if kind == "xlsx"]
WITH_BARS = {"schedule", "budget", "staffing-checklist", "training-plan"}
every_workbook = pytest.mark.parametrize("name", [*NAMES, "form"])


@cache
def books() -> Mapping[str, Any]:
    """Return each workbook of the medium country, as another program opens it."""
    facts, profile = COUNTRIES["medium"]
    reading = make_reading(facts, profile=profile)
    plan = build_plan(reading.pack, reading.assessment, TODAY, tries=1, draws=1)
    results = Results(plan=plan, today=TODAY, language="en")
    laid = render(reading.pack, reading.assessment, NAMES, today=TODAY, plan=plan)
    made = {n: EXPORTS[n, "xlsx"](laid[n][0], results) for n in NAMES}
    form = make_form(reading.pack, reading.assessment, today=TODAY, language="en", extent=Extent(scope="core"))
    made["form"] = write_form(form, "")
    return {n: openpyxl.load_workbook(io.BytesIO(content)) for n, content in made.items()}


def shown(name: str) -> list[Any]:
    found = [s for s in books()[name].worksheets if s.sheet_state == "visible"]
    assert found
    return found


@every_workbook
def test_every_sheet_prints_as_wide_as_the_page_and_counts_its_pages(name: str) -> None:
    for sheet in shown(name):
        assert sheet.print_area, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        assert sheet.page_setup.fitToHeight in (0, None), sheet.title
        assert "&P / &N" in str(sheet.oddFooter.right.text), sheet.title


@every_workbook
def test_every_print_area_holds_all_that_is_written(name: str) -> None:
    for sheet in shown(name):
        _first, last = str(sheet.print_area).rpartition("!")[2].replace("$", "").split(":")
        end = sheet[last]
        visible = [c for row in sheet.iter_rows() for c in row
                   if c.value is not None and not sheet.column_dimensions[c.column_letter].hidden]  # fmt: skip
        assert max((c.row for c in visible), default=1) <= end.row, sheet.title
        if sheet.title != SHEET:
            assert max((c.column for c in visible), default=1) <= end.column, sheet.title


def test_the_schedule_prints_what_a_page_has_room_for() -> None:
    sheet = books()["schedule"][SHEET]
    last = sheet[str(sheet.print_area).rpartition(":")[2].replace("$", "")].column
    assert sum(WIDTHS[f] for f in FIELDS[:last]) < 200
    assert {"title", "owner", "start", "finish", "cost"} <= set(FIELDS[:last])


@every_workbook
def test_every_table_keeps_its_heads_in_sight_and_on_every_page(name: str) -> None:
    tables = [s for s in shown(name) if s.auto_filter.ref]
    assert tables
    for sheet in tables:
        head = int("".join(filter(str.isdigit, sheet.auto_filter.ref.split(":")[0])))
        frozen = int("".join(filter(str.isdigit, str(sheet.freeze_panes))))
        assert frozen == head + 1, sheet.title
        assert sheet.print_title_rows == f"${head}:${head}", sheet.title


@pytest.mark.parametrize("name", sorted(WITH_BARS))
def test_numbers_that_are_compared_have_bars_from_nothing(name: str) -> None:
    rules = [(s, r) for s in shown(name) for ranges in s.conditional_formatting for r in ranges.rules if r.dataBar]
    assert rules
    assert {r.dataBar.cfvo[0].val for _s, r in rules} == {0}


@pytest.mark.parametrize("name", sorted(WITH_BARS))
def test_bars_stand_over_numbers(name: str) -> None:
    for sheet in shown(name):
        for ranges in sheet.conditional_formatting:
            cells = [c for row in sheet[str(ranges.sqref)] for c in row if c.value is not None]
            if any(r.dataBar for r in ranges.rules):
                numbers = [c for c in cells if isinstance(c.value, int | float) or str(c.value).startswith("=")]
                assert len(numbers) > 1, (sheet.title, ranges.sqref)


def test_what_looks_like_a_number_in_a_note_stays_a_text() -> None:
    cells = [c for s in shown("partner-map") for row in s.iter_rows() for c in row if c.value is not None]
    assert cells
    assert {c.data_type for c in cells} == {"s"}


@every_workbook
def test_rows_are_as_high_as_their_texts(name: str) -> None:
    """Where a program does not do so by itself, texts were printed over one another."""
    low = [
        (sheet.title, cell.coordinate) for sheet in shown(name) for row in sheet.iter_rows() for cell in row
        if isinstance(cell.value, str) and cell.data_type != "f" and cell.alignment.wrap_text
        and len(cell.value) > 1.2 * sheet.column_dimensions[cell.column_letter].width
        and (sheet.row_dimensions[cell.row].height or 0) < 30
    ]  # fmt: skip
    assert low == []


def test_budget_says_whose_it_is() -> None:
    """Its first sheet named neither the country nor how the figures are marked."""
    said = [str(row[0].value) for row in books()["budget"]["About"].iter_rows()]
    assert any(text.startswith("Esperia") for text in said)
    assert "This country is fictional." in said
