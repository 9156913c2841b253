"""A `Problem`: something is wrong in a file that a person wrote. A value, never raised."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Where:
    """A place in a file. `line` and `column` count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


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
