"""Tables of documents as workbooks: every table a sheet, every text a text, and what else Excel is told."""

import io
from typing import Any

import pytest

from tests.toy import make_assessment, make_pack
from tests.unit.documents.builders import TODAY
from tests.unit.documents.naughty import NAUGHTY
from tests.unit.documents.whole import make_whole
from vidkit.base.text import one_line
from vidkit.documents.escape import escaped
from vidkit.documents.write import DOCUMENTS, KNOWN, write
from vidkit.exchange.exports import EXPORTS
from vidkit.exchange.office import unescaped
from vidkit.exchange.tables_workbook import tables, write_xlsx

openpyxl = pytest.importorskip("openpyxl")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(sheet: Any) -> list[list[Any]]:
    return [[c.value for c in row] for row in sheet.iter_rows()]


def test_every_table_and_every_box_stands_in_a_sheet() -> None:
    book = opened(write_xlsx(make_whole()))
    assert book.sheetnames == ["About", "Boxes to tick", "A lower heading"]
    assert cells(book["A lower heading"]) == [["Left", "Middle", "Right"], ["one", "two", 3],
                                              ["☐ four\nfive", "six", 7]]  # fmt: skip
    assert cells(book["Boxes to tick"])[1:] == [["☐", "A lower heading", "an open box", None],
                                                ["☒", "A lower heading", "a ticked box", None]]  # fmt: skip


def test_the_first_sheet_says_what_the_document_says_of_itself() -> None:
    rows = cells(opened(write_xlsx(make_whole()))["About"])
    assert rows[0] == ["The whole", "Kenya"]
    assert ["Marking", "restricted"] in rows


def test_heads_stay_and_filters_and_print_area_cover_the_table() -> None:
    sheet = opened(write_xlsx(make_whole()))["A lower heading"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:C3", "$1:$1")
    assert "$A$1:$C$3" in str(sheet.print_area)


def test_boxes_are_chosen_from_a_list() -> None:
    (choice,) = opened(write_xlsx(make_whole()))["Boxes to tick"].data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)) == ('"☐,☒"', "A2:A3")


def test_every_text_is_a_text_letter_by_letter() -> None:
    texts = [*NAUGHTY, "=HYPERLINK(\"https://example.org\")", "+1", "-1", "@SUM(A1)", "\x1b[31mred", "_x0007_"]
    rows = "\n".join(f"| {escaped(t)} | x |" for t in texts)
    sheet = opened(write_xlsx(make_whole(f"## Part\n\n| Note | b |\n|--|--|\n{rows}\n"))).worksheets[1]
    found = [row[0] for row in sheet.iter_rows(min_row=2)]
    assert [unescaped(c.value) for c in found] == [one_line(t) for t in texts]
    assert {c.data_type for c in found} == {"s"}


def test_a_right_to_left_document_makes_right_to_left_sheets() -> None:
    book = opened(write_xlsx(make_whole(language="ar")))
    assert all(sheet.sheet_view.rightToLeft for sheet in book.worksheets)


def test_names_of_sheets_are_those_that_excel_takes() -> None:
    parts = "".join(f"## {escaped(n)}\n\n| a |\n|--|\n| b |\n\n" for n in ("x/y:*?[]", "q" * 40, "q" * 40 + "z"))
    names = opened(write_xlsx(make_whole(parts))).sheetnames
    assert len(set(names)) == len(names) == 4
    assert all(len(n) <= 31 for n in names)


def test_tables_of_sections_bear_the_names_of_these_and_not_a_number() -> None:
    """Posts by year, their range and what matters most stood in sheets `Posts that the work needs 2` to `4`."""
    one = "## Posts\n\n| a |\n|--|\n| 1 |\n\n### By year\n\n| b |\n|--|\n| 2 |\n\n### Role A\n\n| c |\n|--|\n| 3 |\n\n"
    found = tables(make_whole(one + "### Role B\n\n| c |\n|--|\n| 4 |\n"))
    assert [(t.title, t.heads) for t in found] == [("Posts", ("a",)), ("By year", ("b",)), ("Posts", ("Part", "c"))]


def test_names_of_sheets_end_with_a_word() -> None:
    names = opened(write_xlsx(make_whole("## Gates that hang on rooms and systems\n\n| a |\n|--|\n| b |\n"))).sheetnames
    assert names[-1] == "Gates that hang on rooms and"


def test_the_same_document_gives_the_same_bytes() -> None:
    assert write_xlsx(make_whole()) == write_xlsx(make_whole())


def test_a_document_without_tables_has_none() -> None:
    assert tables(make_whole("Only words.")) == ()


def test_every_export_is_of_a_document_and_can_be_made(tmp_path: Any) -> None:
    assert {name for name, _kind in EXPORTS} <= set(KNOWN)
    done = write(make_pack(), make_assessment({"legal.handling": 1}), (), ("xlsx", "ics"), folder=tmp_path,
                 today=TODAY, exports=EXPORTS)  # fmt: skip
    assert {(w.document, w.format) for w in done} == {k for k in EXPORTS if k[0] in DOCUMENTS}
    assert all(w.size > 500 for w in done)
