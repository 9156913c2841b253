"""The tables and boxes of a document as a workbook: a sheet for each, heads that stay, filters, every text a text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from vidkit.base.i18n import _, direction
from vidkit.documents.tree import Document, Meta, Node, plain_text
from vidkit.exchange.office import LONGEST_TEXT, escaped, library, packed
from vidkit.exchange.sheet_print import area, bars, filtered, in_header, letter, printed

_LONGEST_NAME = 31
_BOX, _TICKED = "☐", "☒"
_WIDEST, _NARROWEST = 60, 7
_NUMBER = re.compile(r"\d{1,15}(\.\d{1,9})?|\d{1,3}(,\d{3}){1,4}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """`title`: of the part it stands in. Cells are texts; a box is its sign. `counts`: columns of numbers."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    counts: tuple[int, ...] = ()


def write_xlsx(document: Document) -> bytes:
    """Return the workbook. Raises: MissingPart."""
    book = library().Workbook()
    _front(book.active, document.meta)
    taken = {book.active.title.casefold()}
    for table in tables(document):
        _sheet(book.create_sheet(_name(table.title, taken)), table, document.meta)
    return packed(book, document.meta.day)


def tables(document: Document) -> tuple[Table, ...]:
    """Return the tables of the document, those of one part with the same heads as one, and its boxes as a list."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]] = {}
    counts: dict[tuple[str, tuple[str, ...]], tuple[int, ...]] = {}
    part = section = ""
    for node in document.nodes:
        if node.kind == "heading":
            section = plain_text(node.children)
            part = section if node.level <= 2 else part
        elif node.kind == "table":
            key = _add(found, part, section, node)
            names = node.children[0].children
            added = len(key[1]) - len(names)
            counts[key] = tuple(n for n, c in enumerate(names, start=1 + added) if c.align == "right")
        else:
            for words in _boxes(node):
                heads = (_("Done"), _("Part"), _("What"), _("Remark"))
                found.setdefault((_("Boxes to tick"), heads), []).append((words[0], section, words[1], ""))
    made = (Table(title=t, heads=h, rows=tuple(r), counts=counts.get((t, h), ())) for (t, h), r in found.items())
    return tuple(_by_its_section(t) if t.heads[0] == _("Part") else t for t in made)


def _by_its_section(table: Table) -> Table:
    """Return a table that all stands in one section under the name of this, without the column that repeats it."""
    sections = {row[0] for row in table.rows}
    if len(sections) != 1:
        return table
    return Table(title=sections.pop(), heads=table.heads[1:], rows=tuple(row[1:] for row in table.rows),
                 counts=tuple(n - 1 for n in table.counts))  # fmt: skip


def _add(
    found: dict[tuple[str, tuple[str, ...]], list[tuple[str, ...]]], part: str, section: str, node: Node
) -> tuple[str, tuple[str, ...]]:
    """Add the rows of a table to those of its part and heads, and return these two."""
    head, *body = node.children
    heads = tuple(_words(c) for c in head.children)
    rows = [tuple(_words(c) for c in row.children) for row in body]
    if section != part:
        heads, rows = (_("Part"), *heads), [(section, *row) for row in rows]
    found.setdefault((part, heads), []).extend(rows)
    return part, heads


def _boxes(node: Node) -> Iterator[tuple[str, str]]:
    """Yield each box of a list with its words."""
    if node.children and node.children[0].kind == "box":
        yield (_TICKED if node.children[0].ticked else _BOX, plain_text(node.children[1:]).strip())
        return
    for child in node.children:
        yield from _boxes(child)


def _words(cell: Node) -> str:
    text = "".join(
        "\n" if n.kind == "line_break" else (_TICKED if n.ticked else _BOX) + " " if n.kind == "box"
        else n.text if n.kind in ("text", "inline_code") else plain_text(n.children)
        for n in cell.children
    )  # fmt: skip
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _front(sheet: Any, meta: Meta) -> None:
    """Say on the first sheet what every document says of itself."""
    sheet.title = _name(_("About"), set())
    sheet.sheet_view.rightToLeft = direction(meta.language) == "rtl"
    rows = [(meta.title, meta.country), (_("Date"), meta.date), *meta.face]
    rows += [("", meta.notice)] if meta.notice else []
    for n, (label, statement) in enumerate(rows, start=1):
        _put(sheet, n, 1, label, bold=True)
        _put(sheet, n, 2, statement, bold=n == 1)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 28, 90
    printed(sheet, len(rows), 2)


def _sheet(sheet: Any, table: Table, meta: Meta) -> None:
    from openpyxl.styles import Font, PatternFill

    sheet.sheet_view.rightToLeft = direction(meta.language) == "rtl"
    for column, head in enumerate(table.heads, start=1):
        cell = _put(sheet, 1, column, head)
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0B5D92")
        sheet.column_dimensions[letter(column)].width = _width([head, *(r[column - 1] for r in table.rows)])
    for n, row in enumerate(table.rows, start=2):
        for column, text in enumerate(row, start=1):
            _number(sheet, n, column, text) if column in table.counts else _put(sheet, n, column, text)
    last = len(table.rows) + 1
    sheet.freeze_panes = "A2"
    filtered(sheet, 1, last, len(table.heads))
    printed(sheet, last, len(table.heads), head=1)
    sheet.oddHeader.left.text, sheet.oddHeader.right.text = in_header(meta.title), in_header(meta.marking)
    for column in table.counts:
        if sum(bool(_NUMBER.fullmatch(row[column - 1])) for row in table.rows) > 1:
            bars(sheet, column, 2, last)
    _boxes_to_choose(sheet, table)


def _number(sheet: Any, row: int, column: int, text: str) -> None:
    """Put a cell of a column of numbers in as a number, or as a text where it is none."""
    from openpyxl.styles import Alignment

    if not _NUMBER.fullmatch(text):
        _put(sheet, row, column, text)
        return
    cell = sheet.cell(row, column, float(text.replace(",", "")) if "." in text else int(text.replace(",", "")))
    cell.number_format, cell.alignment = "#,##0" if "," in text else "General", Alignment(vertical="top")


def _boxes_to_choose(sheet: Any, table: Table) -> None:
    """Offer the two signs of a box in every column that holds nothing else, and colour what is ticked."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    for column in range(len(table.heads)):
        if table.rows and all(row[column] in (_BOX, _TICKED) for row in table.rows):
            place = area(2, len(table.rows) + 1, column + 1, column + 1)
            choice = DataValidation(type="list", formula1=f'"{_BOX},{_TICKED}"', allow_blank=True)
            choice.add(place)
            sheet.add_data_validation(choice)
            done = PatternFill("solid", bgColor="CDE8DD")
            rule: Any = CellIsRule
            sheet.conditional_formatting.add(place, rule(operator="equal", formula=[f'"{_TICKED}"'], fill=done))


def _put(sheet: Any, row: int, column: int, text: str, *, bold: bool = False) -> Any:
    """Put a text into a cell: it stays a text, whatever it begins with."""
    from openpyxl.styles import Alignment, Font

    cell = sheet.cell(row, column, escaped(text[:LONGEST_TEXT]))
    cell.data_type, cell.alignment = "s", Alignment(wrap_text=True, vertical="top")
    if bold:
        cell.font = Font(bold=True)
    return cell


def _width(texts: Sequence[str]) -> int:
    longest = max(max((len(line) for line in t.split("\n")), default=0) for t in texts)
    return min(_WIDEST, max(_NARROWEST, longest + 2))


def _name(title: str, taken: set[str]) -> str:
    """Return a name for a sheet that Excel takes and that is not taken."""
    whole = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).strip(" '") or _("Table")
    name, n = _cut(whole, _LONGEST_NAME), 2
    while name.casefold() in taken:
        name = f"{_cut(whole, _LONGEST_NAME - 4)} {n}"
        n += 1
    taken.add(name.casefold())
    return name


def _cut(text: str, most: int) -> str:
    """Return the text as far as it fits, whole words where there are some.

    >>> _cut("Gates that hang on rooms and systems", 31)
    'Gates that hang on rooms and'
    """
    if len(text) <= most:
        return text
    words = text[: most + 1].rpartition(" ")[0]
    return (words if len(words) > most // 2 else text[:most]).strip(" '")
