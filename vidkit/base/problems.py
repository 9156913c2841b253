"""A `Problem`: something is wrong in a file that a person wrote. A value, never raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from vidkit.base.i18n import _

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Where:
    """A place in a file. `line` and `column` count from 1; 0 means the file as a whole.

    In a table, `line` is the row, `sheet` the sheet of a workbook and `head` what stands over the column.
    """

    file: str
    sheet: str = ""
    line: int = 0
    column: int = 0
    head: str = ""

    def __str__(self) -> str:
        if self.sheet or self.head:
            return self._in_table()
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])

    def _in_table(self) -> str:
        letters = column_letters(self.column)
        parts = [
            self.file,
            _('sheet "{sheet}"', sheet=self.sheet) if self.sheet else "",
            _("row {row}", row=self.line) if self.line else "",
            _('column {letters} "{head}"', letters=letters, head=self.head) if letters else "",
        ]
        return ", ".join(p for p in parts if p)


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column; nothing for 0.

    >>> column_letters(3), column_letters(28)
    ('C', 'AB')
    """
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """`code` stands in the catalogue (`vidkit explain CODE`); `fix` says what to do."""

    code: str
    where: Where
    what: str
    fix: str
    severity: Severity = "error"

    def __str__(self) -> str:
        return f"{self.where}  {self.code}  {self.what}\n  {self.fix}"


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line, code and text."""
    return tuple(sorted(problems, key=lambda p: (p.where, p.code, p.what)))
