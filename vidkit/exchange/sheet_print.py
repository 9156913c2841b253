"""What every sheet of a workbook shares: how it prints, filters over its table, bars in columns of numbers."""

from typing import Any

from vidkit.exchange.office import library

A4 = 9
BAR = "A9D2EA"
_TALLEST_ROW = 409


def letter(column: int) -> str:
    """Return the letters of a column that counts from 1."""
    return str(library().utils.get_column_letter(column))


def area(first_row: int, last_row: int, last_column: int, first_column: int = 1) -> str:
    """Return the cells from one row and column to another.

    >>> area(1, 9, 4)
    'A1:D9'
    """
    return f"{letter(first_column)}{first_row}:{letter(last_column)}{last_row}"


def printed(sheet: Any, last_row: int, last_column: int, *, head: int = 0) -> None:
    """Print the sheet across, as wide as the page, page by page; the row `head` stands on each."""
    sheet.print_area = area(1, max(1, last_row), last_column)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = in_header(sheet.title), "&P / &N"
    if head:
        sheet.print_title_rows = f"{head}:{head}"
    for row in range(1, last_row + 1):
        if sheet.row_dimensions[row].height is None:
            heighten(sheet, row)


def heighten(sheet: Any, row: int) -> None:
    """Make the row as high as its fullest cell needs; not every program does so by itself."""
    lines = max((_lines(cell, sheet) for cell in sheet[row]), default=1)
    if lines > 1:
        sheet.row_dimensions[row].height = min(_TALLEST_ROW, 4 + 14.5 * lines)


def _lines(cell: Any, sheet: Any) -> int:
    """Return the lines that the text of a cell takes; one where it does not wrap, or is worked out."""
    if cell.data_type != "s" or not cell.alignment.wrap_text:
        return 1
    room = sheet.column_dimensions[cell.column_letter].width
    return sum(1 + int(len(part) / room) for part in str(cell.value).split("\n"))


def filtered(sheet: Any, head: int, last_row: int, last_column: int) -> None:
    """Offer filters in the row `head` for the rows below it."""
    sheet.auto_filter.ref = area(head, max(head, last_row), last_column)


def bars(sheet: Any, column: int, first_row: int, last_row: int) -> None:
    """Show the numbers of a column as bars from nothing to the highest as well."""
    from openpyxl.formatting.rule import DataBarRule

    if last_row > first_row:
        make: Any = DataBarRule
        rule = make(start_type="num", start_value=0, end_type="max", color=BAR, showValue=True)
        sheet.conditional_formatting.add(area(first_row, last_row, column, column), rule)


def in_header(text: str) -> str:
    """Return the text as the header of a page takes it, where & begins an instruction."""
    return text.replace("&", "&&")[:200]
