"""Exports of ODK Central and KoboToolbox, CSV or XLSX, back to plain answers: one submission a line.

Columns are known by the last part of their heads, whatever groups and separators stand before it;
columns of other questions and of the server are passed over.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from vidkit.base.errors import UnusableFile
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where
from vidkit.base.text import one_line
from vidkit.content.model import Capability, Fact, Pack
from vidkit.exchange import xlsform_names as names
from vidkit.exchange.returned import Group, Path_, Returned
from vidkit.exchange.xlsform_names import Field, field_by_name

_MOST_LINES, _MOST_COLUMNS = 5000, 12_000
_DELIMITERS = (",", ";", "\t")
_INSTANCE = ("instanceid", "key", "_uuid", "uuid")
_TIME = ("submissiondate", "_submission_time", names.ENDED, "end")
_LEVEL = re.compile(r"([0-4])(?:\s*[–.:)-].*)?", re.DOTALL)
_YES = frozenset({"1", "true", "yes", "ok"})
_WORDS: Mapping[str, str] = {names.UNKNOWN: "unknown", names.NOT_APPLICABLE: "not_applicable"}


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds, as text, and why it cannot be used."""

    text: str
    wrong: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """A sheet or a CSV file: its heads, and its lines with their numbers."""

    file: str
    sheet: str
    heads: tuple[str, ...]
    lines: tuple[tuple[int, tuple[Cell, ...]], ...]

    def at(self, line: int, column: int) -> Where:
        """Return the place of a cell; column counts from 0."""
        head = one_line(self.heads[column]) if 0 <= column < len(self.heads) else ""
        return Where(file=self.file, sheet=self.sheet, line=line, column=column + 1, head=head)


# -- tables --


def csv_table(path: Path, raw: bytes, pack: Pack) -> Table:
    """Return the table in a CSV file, parted by commas, semicolons or tabs. Raises: UnusableFile."""
    text = _decoded(path, raw)
    known = field_by_name(pack)
    readings = [list(_rows(path, text, d, most=1)) for d in _DELIMITERS]
    fitting = [sum(_field(head, known) is not None for _n, row in rows for head in row) for rows in readings]
    rows = list(_rows(path, text, _DELIMITERS[fitting.index(max(fitting))], most=_MOST_LINES + 2))
    if len(rows) > _MOST_LINES + 1:
        raise UnusableFile(path, _("it has more than {n} lines.", n=_MOST_LINES), _("Export fewer submissions."))
    heads = tuple(rows[0][1]) if rows else ()
    lines = tuple((n, tuple(Cell(v) for v in row)) for n, row in rows[1:] if any(v.strip() for v in row))
    return Table(file=path.name, sheet="", heads=heads, lines=lines)


def _decoded(path: Path, raw: bytes) -> str:
    encoding = "utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise UnusableFile(
            path, _("this is not UTF-8 text; it was saved in a local encoding."),
            _("Save it as \"CSV UTF-8\", or export as .xlsx instead."),
        ) from None  # fmt: skip


def _rows(path: Path, text: str, delimiter: str, *, most: int) -> Iterator[tuple[int, list[str]]]:
    """Yield rows with the number of their first line."""
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter)
    before = 0
    try:
        for n, row in enumerate(reader):
            if n >= most or len(row) > _MOST_COLUMNS:
                return
            yield before + 1, row
            before = reader.line_num
    except csv.Error:
        raise UnusableFile(
            path, _("it is no CSV table: a quotation mark is not closed, or a cell is too long."),
            _("Export it again, or as .xlsx."),
        ) from None  # fmt: skip


def workbook_tables(path: Path, book: Any) -> tuple[Table, ...]:
    """Return a table for each sheet that has heads."""
    return tuple(t for sheet in book.worksheets if (t := _sheet_table(path.name, sheet)).heads)


def _sheet_table(file: str, sheet: Any) -> Table:
    merged = {(r, c) for area in list(sheet.merged_cells.ranges)[:1000] for r in range(area.min_row, area.max_row + 1)
              for c in range(area.min_col, area.max_col + 1)}  # fmt: skip
    last_row, last_column = min(sheet.max_row, _MOST_LINES + 1), min(sheet.max_column, _MOST_COLUMNS)
    rows = [tuple(_cell(c, merged) for c in row) for row in sheet.iter_rows(max_row=last_row, max_col=last_column)]
    heads = tuple(c.text for c in rows[0]) if rows and any(c.text for c in rows[0]) else ()
    lines = [(n, r) for n, r in enumerate(rows[1:], start=2) if any(c.text or c.wrong for c in r)]
    return Table(file=file, sheet=sheet.title, heads=heads, lines=tuple(lines))


def _cell(cell: Any, merged: set[tuple[int, int]]) -> Cell:
    if (cell.row, cell.column) in merged:
        return Cell("", _("These cells are merged."))
    if cell.data_type == "f":
        return Cell("", _("This cell holds a formula."))
    if cell.data_type == "e":
        return Cell("", _("This cell holds an error."))
    value = cell.value
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return Cell(value.date().isoformat() if midnight else value.isoformat())
    if isinstance(value, date):
        return Cell(value.isoformat())
    if isinstance(value, float) and value.is_integer():
        return Cell(str(int(value)))
    return Cell("" if value is None else str(value))


# -- columns --


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the form: the question of the XLSForm, or one choice of it in a column of its own."""

    number: int
    name: str
    choice: str = ""


def _parts(head: str) -> list[str]:
    return [p for p in re.split(r"[^A-Za-z0-9_]+", head) if p]


def _field(head: str, known: Mapping[str, object]) -> tuple[str, str] | None:
    """Return the name of the question that a head ends in, and the choice behind it if there is one."""
    parts = _parts(head)
    if parts and (parts[-1] in known or parts[-1] in names.HEAD):
        return parts[-1], ""
    if len(parts) > 1 and parts[-2] in known:
        return parts[-2], parts[-1]
    return None


def read(path: Path, tables: Sequence[Table], pack: Pack) -> tuple[Returned, ...]:
    """Return the submissions in the tables. Raises: UnusableFile when no column is one of the form's."""
    known = field_by_name(pack)
    found = []
    for table in tables:
        columns = [_Column(n, *f) for n, h in enumerate(table.heads) if (f := _field(h, known))]
        if any(c.name in known for c in columns):
            found += [_Line(path, table, columns, pack, known, n, row).read() for n, row in table.lines]
            break
    else:
        raise UnusableFile(
            path, _("none of its columns is a question of the form."),
            _("Export with XML values and headers, not with labels; or give a workbook made by vidkit form."),
        )  # fmt: skip
    return tuple(found)


class _Line:
    """One submission."""

    def __init__(self, path: Path, table: Table, columns: Sequence[_Column], pack: Pack, known: Mapping[str, Field],
                 line: int, row: tuple[Cell, ...]) -> None:  # fmt: skip
        self.path, self.table, self.pack, self.known, self.line, self.row = path, table, pack, known, line, row
        self.columns = columns
        self.groups: dict[str, Group] = {}
        self.places: dict[Path_, Where] = {(): Where(file=table.file, sheet=table.sheet, line=line)}
        self.problems: list[Problem] = []
        self.broken: set[str] = set()

    def read(self) -> Returned:
        """Return what the line holds; nothing of a submission that was rejected on the server."""
        head = {c.name: self.cell(c.number).text.strip() for c in self.columns if c.name in names.HEAD}
        self.check_form(head)
        instance = self.meta(_INSTANCE).removeprefix("uuid:")
        if self.meta(("reviewstate",)).casefold() == "rejected":
            self.problems.append(Problem(
                code="VK236", where=self.places[()], severity="warning",
                what=_("This submission was rejected on the server; it is passed over."),
                fix=_("Approve it there and export again, if its answers hold."),
            ))  # fmt: skip
        else:
            for column in self.columns:
                if column.name in self.known:
                    self.take(column)
        self.settle()
        return Returned(
            file=self.table.file, name=instance or f"{self.table.file}:{self.line}", instance=instance,
            country=head.get(names.COUNTRY, ""), respondent=head.get(names.RESPONDENT, ""),
            assessor=head.get(names.ASSESSOR, ""), time=_time(self.meta(_TIME)),
            groups={k: v for k, v in self.groups.items() if v and k not in self.broken}, places=self.places,
            problems=tuple(self.problems),
        )  # fmt: skip

    def check_form(self, head: Mapping[str, str]) -> None:
        """Refuse what another pack's form, or another form, sent. Raises: UnusableFile."""
        theirs = (head.get(names.PACK, ""), head.get(names.VERSION, ""))
        if not all(theirs):
            raise UnusableFile(
                self.path, _("it lacks the columns {pack} and {version}, which say how its form was made.",
                             pack=names.PACK, version=names.VERSION),
                _("Export all columns, with XML values and headers."),
            )  # fmt: skip
        if theirs != (self.pack.id, self.pack.version):
            raise UnusableFile(
                self.path, _("its form was made with content pack {theirs}; this is {ours}.",
                             theirs=one_line(" ".join(theirs)), ours=f"{self.pack.id} {self.pack.version}"),
                _("Give the other pack with --pack DIR, or collect the answers with a new form."),
            )  # fmt: skip

    def cell(self, column: int) -> Cell:
        return self.row[column] if column < len(self.row) else Cell("")

    def meta(self, wanted: Sequence[str]) -> str:
        """Return the first value that is there under one of these heads, whatever stands before it."""
        for name in wanted:
            for n, head in enumerate(self.table.heads):
                parts = _parts(head.casefold())
                if parts and parts[-1] == name and (text := self.cell(n).text.strip()):
                    return text
        return ""

    def take(self, column: _Column) -> None:
        """Put a cell where an answers file would have it; an empty one says nothing."""
        cell, one = self.cell(column.number), self.known[column.name]
        where = self.table.at(self.line, column.number)
        if cell.wrong:
            self.broken.add(one.id)
            self.problems.append(Problem(code="VK230", where=where, what=cell.wrong, fix=_("Type the value itself.")))
            return
        text = cell.text.strip()
        if not text:
            return
        group = self.groups.setdefault(one.id, {})
        self.places.setdefault((one.id,), where)
        if column.choice:
            if one.part == "value" and text.casefold() in _YES:
                group.setdefault("(chosen)", []).append(column.choice)
            return
        self.put(group, one, text, where)

    def put(self, group: Group, one: Field, text: str, where: Where) -> None:
        match one.part:
            case "value":
                group["value"] = text
                self.places[one.id, "value"] = self.places[(one.id,)] = where
            case "unknown":
                if text.casefold() in _YES:
                    group["(unknown)"] = True
            case "check":
                group.setdefault("checks", {})[one.check] = text
                self.places[one.id, "checks", one.check] = where
            case "note" | "arrangement":
                group[one.part] = text
                self.places[one.id, one.part] = where
            case part if part in names.EVIDENCE:
                group.setdefault("(evidence)", {}).setdefault(one.number, {})[one.part] = (text, where)
            case _:
                pass

    def items(self, name: str, group: Group) -> None:
        """Put the evidence items in the order in which the form asks for them; one that was left out leaves no gap."""
        found: Mapping[int, Mapping[str, tuple[str, Where]]] = group.pop("(evidence)", {})
        for at, number in enumerate(sorted(found)):
            group.setdefault("evidence", []).append({part: text for part, (text, _where) in found[number].items()})
            for part, (_text, where) in found[number].items():
                self.places[name, "evidence", at, part] = self.places[name, "evidence", at] = where

    def settle(self) -> None:
        """Make the values of the form those of an answers file."""
        for name, group in self.groups.items():
            self.items(name, group)
            chosen, unknown = group.pop("(chosen)", []), group.pop("(unknown)", False)
            raw = group.get("value")
            item = self.pack.capability_by_id.get(name) or self.pack.fact_by_id[name]
            if isinstance(item, Fact) and item.type == "choices":
                group |= _several(raw.split() if isinstance(raw, str) and _is_words(raw, item) else raw, chosen)
            elif raw is not None:
                group["value"] = _single(item, raw)
            elif unknown:
                group["state"] = "unknown"


def _single(item: Capability | Fact, raw: str) -> object:
    if raw in _WORDS:
        return _WORDS[raw]
    match = _LEVEL.fullmatch(raw) if isinstance(item, Capability) else None
    return int(match[1]) if match else raw


def _is_words(raw: str, item: Fact) -> bool:
    return set(raw.split()) <= {*(c.id for c in item.choices), names.NONE, names.UNKNOWN}


def _several(raw: object, chosen: Sequence[str]) -> Group:
    """Return the value of several choices: from one column that lists them, or from a column each."""
    words = raw if isinstance(raw, list) else chosen if raw is None else raw
    if not words:
        return {}
    if words == [names.UNKNOWN]:
        return {"value": "unknown"}
    return {"value": [] if words == [names.NONE] else words}


def _time(text: str) -> str:
    """Return an ISO time, or nothing where the export holds none that can be read."""
    try:
        return datetime.fromisoformat(text).isoformat(timespec="seconds") if text else ""
    except ValueError:
        return ""
