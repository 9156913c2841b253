"""A Markdown table as templates write it: every line from bar to bar, no row shorter than the head.

**Why**: the parser's own rule goes letter by letter and makes three tokens a cell; with it a third of the time of
reading a plan went into tables. A table of another form is left to that rule, and means the same.
"""

import re
from collections.abc import Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

KIND = "plain_table"
_DASHES = re.compile(r"\|(?:[ \t]*:?-+:?[ \t]*\|)+")
_BAR = re.compile(r"(?<!\\)\|")
_SPACE = " \t\v\f\r"
_ALIGN = {(False, False): "", (True, False): "left", (False, True): "right", (True, True): "center"}


def plain_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Push one token for a table that begins at the line `start`; a rule of the parser, to stand before its own."""
    lines = _lines(state, start, end)
    if len(lines) < 2 or not _DASHES.fullmatch(lines[1]):
        return False
    aligns = [_ALIGN[dashes.startswith(":"), dashes.endswith(":")] for dashes in _cells(lines[1])]
    rows = [_cells(line) for line in (lines[0], *lines[2:])]
    if len(rows[0]) != len(aligns) or any(len(row) < len(aligns) for row in rows):
        return False
    token = state.push(KIND, "table", 0)
    token.map = [start, start + len(lines)]
    token.meta = {"aligns": aligns, "rows": rows}
    state.line = start + len(lines)
    return True


def parts(table: Token) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Return what the token holds: how each column is aligned, and the Markdown of the cells, row by row."""
    return table.meta["aligns"], table.meta["rows"]


def _lines(state: StateBlock, start: int, end: int) -> Sequence[str]:
    """Return the lines up to an empty one, or nothing where one is indented or does not go from bar to bar."""
    found: list[str] = []
    for n in range(start, end):
        if state.isEmpty(n):
            break
        line = state.src[state.bMarks[n] : state.eMarks[n]].rstrip(_SPACE)
        if state.level or len(line) < 2 or line[0] != "|" or line[-1] != "|" or line[-2] == "\\":
            return ()
        found.append(line)
    return found


def _cells(line: str) -> Sequence[str]:
    inside = line[1:-1]
    if "\\|" not in inside:
        return [cell.strip(_SPACE) for cell in inside.split("|")]
    return [cell.replace("\\|", "|").strip(_SPACE) for cell in _BAR.split(inside)]
