"""The workbook as it is written: protected ids, drop-downs, help, text that stays text."""

from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import PACK, TODAY, cell, form, load, with_answers, workbook_bytes
from vidkit.assessment.model import Answer, Evidence
from vidkit.exchange.form import FORMATS
from vidkit.exchange.office import escaped, unescaped

RICH = with_answers(
    legal__handling=Answer(value=2, note="=1+1", checks={"written": "yes", "in_force": "no"},
                           evidence=(Evidence(title="+an order", date="2026-03"), Evidence(title="A second paper"))),
    places=Answer(value=("desk", "region")), people_viewing=Answer(value=4), surveyed=Answer(value="2026-03"),
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Any:
    return load(workbook_bytes(RICH))


def entries(book: Any, question: str) -> list[str]:
    """Return what the drop-down of a cell offers."""
    at = cell(book, question)
    (rule,) = [r for r in at.parent.data_validations.dataValidation if at.coordinate in r.sqref]
    assert rule.type == "list"
    name, area = rule.formula1.rsplit("!", 1)
    return [c.value for (c,) in book[name.strip("'")][area.replace("$", "")]]


def test_there_is_a_cover_and_a_sheet_for_each_domain(book: Any) -> None:
    seen = [s.title for s in book.worksheets if s.sheet_state == "visible"]
    assert seen == ["Cover", "1 Law", "2 Staff welfare", "3 Procedures", "Further evidence"]


def test_only_cells_for_answers_can_be_changed(book: Any) -> None:
    sheet = cell(book, "legal.handling").parent
    assert sheet.protection.sheet
    assert not cell(book, "legal.handling").protection.locked
    assert cell(book, "legal.handling", "id").protection.locked
    assert cell(book, "legal.handling", "question").protection.locked
    assert cell(book, "legal.handling#written", "note").protection.locked


def test_widths_and_order_may_be_changed(book: Any) -> None:
    protection = cell(book, "legal.handling").parent.protection
    assert [protection.formatColumns, protection.formatRows, protection.sort] == [False] * 3


def test_a_level_is_chosen_with_its_statement(book: Any) -> None:
    assert entries(book, "legal.handling") == [
        "0 – Nothing yet.", "1 – First steps.", "2 – A draft in use.", "3 – In force and checked.",
        "4 – Improved every year.", "not known",
    ]  # fmt: skip


def test_not_applicable_is_offered_only_where_the_pack_allows_it(book: Any) -> None:
    assert entries(book, "welfare.support")[-1] == "not applicable"


def test_checks_and_marks_are_yes_or_no(book: Any) -> None:
    assert entries(book, "legal.handling#written") == entries(book, "places#desk") == ["yes", "no"]


def test_an_arrangement_can_be_named_only_where_the_pack_allows_it(book: Any) -> None:
    assert cell(book, "legal.handling", "arrangement").protection.locked
    assert not cell(book, "welfare.support", "arrangement").protection.locked


def test_a_number_is_held_to_its_range(book: Any) -> None:
    at = cell(book, "people_viewing")
    (rule,) = [r for r in at.parent.data_validations.dataValidation if at.coordinate in r.sqref]
    assert rule.type == "custom"
    assert rule.formula1 == f'OR({at.coordinate}="not known",AND(ISNUMBER({at.coordinate}),' \
        f'{at.coordinate}>=0,{at.coordinate}<=5000,{at.coordinate}=INT({at.coordinate})))'  # fmt: skip
    assert rule.error == "A number from 0 to 5000 (people). Or: not known"


def test_help_stands_in_a_comment(book: Any) -> None:
    said = cell(book, "legal.handling", "question").comment.text
    assert "Why it matters: One sentence that says why it matters." in said
    assert "What to ask for: The signed text." in said
    assert "Who answers best: Head of unit." in said


def test_answers_stand_as_they_are_chosen(book: Any) -> None:
    assert cell(book, "legal.handling").value == "2 – A draft in use."
    assert (cell(book, "legal.handling#written").value, cell(book, "legal.handling#in_force").value) == ("yes", "no")
    assert cell(book, "legal.handling#sampled").value is None
    assert cell(book, "places").value == "as marked below"
    assert [cell(book, f"places#{p}").value for p in ("desk", "bureau", "region")] == ["yes", "no", "yes"]
    assert (cell(book, "people_viewing").value, cell(book, "surveyed").value) == (4, "2026-03")


@pytest.mark.parametrize(("column", "text"), [("note", "=1+1"), ("title", "+an order")])
def test_text_that_begins_like_a_formula_is_text(book: Any, column: str, text: str) -> None:
    at = cell(book, "legal.handling", column)
    assert (at.value, at.data_type, at.number_format) == (text, "s", "@")


def test_no_cell_of_the_workbook_is_a_formula(book: Any) -> None:
    kinds = {c.data_type for s in book.worksheets for row in s.iter_rows() for c in row}
    assert kinds == {"s", "n"}


def test_no_cells_are_merged(book: Any) -> None:
    assert [s.title for s in book.worksheets if s.merged_cells.ranges] == []


def test_more_than_one_evidence_item_stands_on_a_sheet_of_its_own(book: Any) -> None:
    assert [c.value for c in book["Further evidence"][3]][:2] == ["legal.handling", "A second paper"]


def test_a_text_too_long_for_a_cell_is_left_out_and_said() -> None:
    long = load(workbook_bytes(with_answers(legal__handling=Answer(value=2, note="x" * 40_000))))
    at = cell(long, "legal.handling", "note")
    assert at.value is None
    assert "stays in the assessment" in at.comment.text


def test_a_blank_form_asks_for_the_country() -> None:
    cover = load(workbook_bytes(None))["Cover"]
    assert (cover["A3"].value, cover["B3"].value, cover["B3"].protection.locked) == (
        "Country (name or ISO code)", None, False)  # fmt: skip


def test_a_form_of_an_assessment_names_its_country_for_good(book: Any) -> None:
    assert (book["Cover"]["B3"].value, book["Cover"]["B3"].protection.locked) == ("Kenya (KE)", True)


def test_pack_and_version_stand_on_the_cover(book: Any) -> None:
    assert "toy 1.0.0" in [c.value for c in book["Cover"]["B"]]


def test_the_same_form_gives_the_same_bytes() -> None:
    asked = form(RICH)
    assert FORMATS["xlsx"].write(asked) == FORMATS["xlsx"].write(asked)
    assert asked.today == TODAY
    assert asked.pack == PACK


@pytest.mark.parametrize("text", ["bell\x07", "_x0007_ as typed", "line\r\nbreak", "\ufffe", "plain"])
def test_every_text_survives_the_cell(text: str) -> None:
    assert unescaped(escaped(text)) == text
    assert escaped(text).isprintable() or "\n" in text
