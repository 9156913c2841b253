"""One sheet of figures, written row by row. Texts are data: none is ever read as a formula."""

from collections.abc import Sequence
from typing import Any

from vidkit.base.i18n import current, direction
from vidkit.exchange.office import LONGEST_TEXT, escaped, library
from vidkit.exchange.sheet_print import bars, filtered, printed

BLUE, HEAD, MONEY = "DCEBF7", "EFF2F4", "#,##0.00"


class Sheet:
    """A sheet of a workbook; rows count from 1."""

    def __init__(self, book: Any, title: str) -> None:
        self._sheet = book.create_sheet(title[:31])
        self._sheet.sheet_view.rightToLeft = direction(current()) == "rtl"
        self._styles = library().styles
        self.title = self._sheet.title
        self.next_row = 1

    def heading(self, text: str) -> None:
        """Write a heading over the sheet."""
        cell = self._put(self.next_row, 1, text)
        cell.font, cell.alignment = self._styles.Font(bold=True, size=14), self._styles.Alignment(vertical="top")
        self.next_row += 2

    def head(self, names: Sequence[str]) -> int:
        """Write the names of columns; below the first of them rows scroll."""
        for column, name in enumerate(names, start=1):
            cell = self._put(self.next_row, column, name)
            cell.font = self._styles.Font(bold=True)
            cell.fill = self._styles.PatternFill("solid", fgColor=HEAD)
            cell.alignment = self._styles.Alignment(wrap_text=True, vertical="top")
        self.next_row += 1
        if self._sheet.freeze_panes is None:
            self._sheet.freeze_panes = self._sheet.cell(self.next_row, 2)
        return self.next_row - 1

    def row(self, values: Sequence[object]) -> int:
        """Write a row of texts and numbers, and return its number."""
        for column, value in enumerate(values, start=1):
            if value is not None and value != "":
                self._put(self.next_row, column, value)
        self.next_row += 1
        return self.next_row - 1

    def formula(self, row: int, column: int, formula: str, *, money: bool = False) -> None:
        """Write a formula of our own making."""
        cell = self._put(row, column, 0)
        cell.value = f"={formula}"
        if money:
            cell.number_format = MONEY

    def tenths(self, row: int, columns: Sequence[int]) -> None:
        """Show the numbers of a row with one place behind the point."""
        for column in columns:
            self._sheet.cell(row, column).number_format = "#,##0.0"

    def value(self, row: int, column: int, value: float) -> None:
        """Write a number."""
        self._put(row, column, value)

    def money(self, row: int, column: int, minor: int) -> None:
        """Write an amount that is given in hundredths."""
        cell = self._put(row, column, minor / 100)
        cell.number_format = MONEY

    def blue(self, row: int, column: int) -> None:
        """Mark a cell that may be changed."""
        self._sheet.cell(row, column).fill = self._styles.PatternFill("solid", fgColor=BLUE)

    def widths(self, widths: Sequence[int]) -> None:
        """Set the widths of the columns."""
        for column, width in enumerate(widths, start=1):
            self._sheet.column_dimensions[library().utils.get_column_letter(column)].width = width

    def table(self, head: int, columns: int, last: int = 0, *, shown: Sequence[int] = ()) -> None:
        """Offer filters for the rows below `head`, and bars for some columns. last: row; the newest if not given."""
        end = last or self.next_row - 1
        filtered(self._sheet, head, end, columns)
        for column in shown:
            bars(self._sheet, column, head + 1, end)

    def printed(self, columns: int, *, head: int = 0) -> None:
        """Print what was written, the row `head` on every page."""
        printed(self._sheet, self.next_row - 1, columns, head=head)

    def _put(self, row: int, column: int, value: object) -> Any:
        cell = self._sheet.cell(row, column)
        if isinstance(value, str):
            text = value[:LONGEST_TEXT]
            cell.value = escaped(text)
            cell.data_type = "s"
            cell.quotePrefix = text[:1] in "=+-@"
            cell.alignment = self._styles.Alignment(wrap_text=True, vertical="top")
        else:
            cell.value, cell.alignment = value, self._styles.Alignment(vertical="top")
        return cell
