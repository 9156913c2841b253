"""A filled workbook, back to plain answers. Rows are known by their ids, columns by their codes."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from vidkit.base import i18n
from vidkit.base.errors import UnusableFile
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where, in_reading_order
from vidkit.base.text import did_you_mean, one_line
from vidkit.content.model import Capability, Fact, Pack
from vidkit.content.translate import translated
from vidkit.exchange import sheet_layout as layout
from vidkit.exchange.labels import (
    MARKED,
    NONE,
    confidence,
    options,
    plain_by_label,
    respondents,
    speaks,
    yes_or_no,
)
from vidkit.exchange.office import unescaped
from vidkit.exchange.returned import Group, Path_, Returned
from vidkit.guard import check_text

_LEVEL = re.compile(r"([0-4])(?:\s*[–—\-:.)].*)?", re.DOTALL)
_HIGHEST_ROW = 20_000


def is_form(book: Any) -> bool:
    """Say whether `vidkit form` made the workbook, as far as can be seen."""
    return layout.IDENTITY_SHEET in book.sheetnames


def read(path: Path, book: Any, pack: Pack) -> Returned:
    """Return the answers in the workbook, with every cell that cannot be used among its problems.

    pack: in the language that its authors wrote. Raises: UnusableFile when it was made with another pack.
    """
    identity = _identity(book)
    _check_identity(path, identity, pack)
    return _Reader(path, book, pack, identity).read()


def _identity(book: Any) -> Mapping[str, str]:
    sheet = book[layout.IDENTITY_SHEET]
    rows = sheet.iter_rows(min_row=1, max_row=200, max_col=2, values_only=True)
    return {str(k): unescaped(str(v or "")) for k, v in rows if k}


def _check_identity(path: Path, identity: Mapping[str, str], pack: Pack) -> None:
    if identity.get("form") != str(layout.FORM):
        raise UnusableFile(path, _("it was made by another version of vidkit."), _NEW_FORM())
    made_with = (identity.get("pack", ""), identity.get("pack_version", ""))
    if made_with != (pack.id, pack.version):
        raise UnusableFile(
            path, _("it was made with content pack {theirs}; this is {ours}.", theirs=one_line(" ".join(made_with)),
                    ours=f"{pack.id} {pack.version}"),
            _NEW_FORM(),
        )  # fmt: skip


def _NEW_FORM() -> str:  # noqa: N802
    return _("Copy the answers into a new form (vidkit form --format xlsx), or give the other pack with --pack DIR.")


class _Reader:
    def __init__(self, path: Path, book: Any, pack: Pack, identity: Mapping[str, str]) -> None:
        self.file, self.book, self.pack, self.identity = path.name, book, pack, identity
        with i18n.language(identity.get("language", i18n.ORIGINAL)):
            spoken = translated(pack) if i18n.current() != i18n.ORIGINAL else pack
            self.labels = _Labels(spoken)
        self.groups: dict[str, Group] = {}
        self.places: dict[Path_, Where] = {}
        self.rows: dict[str, Where] = {}
        self.further: list[tuple[str, Group, dict[str, Where]]] = []
        self.problems: list[Problem] = []
        self.broken: set[str] = set()

    def read(self) -> Returned:
        """Return what all sheets hold."""
        found_domains: set[str] = set()
        cover: dict[str, str] = {}
        for sheet in self.book.worksheets:
            if sheet.title in (layout.IDENTITY_SHEET, layout.LISTS_SHEET):
                continue
            codes = _codes(sheet)
            if "id" in codes:
                found_domains |= self._questions(_Sheet(self, sheet, codes))
            elif "further_id" in codes:
                self._further(_Sheet(self, sheet, codes))
            elif codes.keys() & set(layout.COVER):
                cover |= self._cover(sheet, codes)
            elif any(value is not None for row in sheet.iter_rows(max_row=50, values_only=True) for value in row):
                self._say_sheet(sheet.title, _("This sheet is not part of the form; it was not read."),
                                _("If it holds answers, copy them to the sheet of their domain."))  # fmt: skip
        self._missing_sheets(found_domains)
        self._join_evidence()
        for name, what, fix in self._settle_marks():
            self.broken.add(name)
            self.add("VK230", self.places[(name,)], what, fix)
        return Returned(
            file=self.file, name=self.file, country=cover.get("country", "") or self.identity.get("country", ""),
            respondent=str(self.labels.role(cover.get("respondent", "")) or self.identity.get("respondent", "")),
            assessor=cover.get("assessor", ""),
            groups={k: v for k, v in self.groups.items() if k not in self.broken}, places=self.places,
            problems=in_reading_order(self.problems),
        )  # fmt: skip

    # -- sheets --

    def _cover(self, sheet: Any, codes: Mapping[str, tuple[int, int]]) -> dict[str, str]:
        """Return the answers of the cover: each stands beside its code, one column before it."""
        found = {}
        for name in layout.COVER:
            if name in codes:
                row, column = codes[name]
                value = sheet.cell(row, column - 1).value
                found[name] = one_line(unescaped(str(value))) if value is not None else ""
        return found

    def _questions(self, sheet: "_Sheet") -> set[str]:
        """Read a domain's sheet and return the domains of the ids on it."""
        domains: set[str] = set()
        for row in sheet.rows():
            name = sheet.text(row, "id")
            if not name:
                if sheet.has_answer(row):
                    self.add("VK232", sheet.at(row, "id"), _("This row has an answer, but no id."),
                             _("Copy the id back from a new form, or clear the row."))  # fmt: skip
                continue
            question, _mark, part = name.partition("#")
            item = self.pack.capability_by_id.get(question) or self.pack.fact_by_id.get(question)
            if item is None or (part and part not in layout.parts(item)):
                self._unknown_id(sheet.at(row, "id"), name)
                continue
            domains.add((item.id if isinstance(item, Capability) else item.capability).partition(".")[0])
            if name in self.rows:
                self.broken.add(question)
                self.add("VK232", sheet.at(row, "id"), _('The id "{id}" stands twice, first in {where}.', id=name,
                         where=self.rows[name]), _("Keep one of the two rows."))  # fmt: skip
                continue
            self.rows[name] = sheet.at(row, "id")
            self._part(sheet, row, item, part) if part else self._question(sheet, row, item)
        self._renamed(sheet.title, domains)
        return domains

    def _unknown_id(self, where: Where, name: str) -> None:
        shown = "" if check_text(name) else one_line(name)
        known = [*self.pack.capability_by_id, *self.pack.fact_by_id]
        self.add("VK232", where, _('There is no question "{id}".', id=shown),
                 did_you_mean(shown, known) or _("Copy the id back from a new form."))  # fmt: skip

    def _renamed(self, title: str, domains: set[str]) -> None:
        expected = {self.identity.get(f"sheet:{d}", "") for d in domains}
        if domains and title not in expected:
            self._say_sheet(title, _("This sheet has another name than the form gave it; it was read all the same."),
                            _("Nothing needs to be done."))  # fmt: skip

    def _missing_sheets(self, found: set[str]) -> None:
        for key, title in self.identity.items():
            kind, _colon, domain = key.partition(":")
            if kind == "sheet" and domain not in found:
                self._say_sheet(title, _("This sheet is not there, or its row of column codes was deleted: none of its "
                                         "answers was read."),
                                _("Copy its answers into a new form."), severity="error")  # fmt: skip

    def _say_sheet(self, title: str, what: str, fix: str, *, severity: Any = "warning") -> None:
        where = Where(file=self.file, sheet=title)
        self.problems.append(Problem(code="VK233", where=where, what=what, fix=fix, severity=severity))

    def _further(self, sheet: "_Sheet") -> None:
        for row in sheet.rows():
            name = sheet.text(row, "further_id")
            words = self._evidence(sheet, row)
            if not words.keys() - {"speaks"}:
                continue
            if name not in self.pack.capability_by_id and name not in self.pack.fact_by_id:
                self._unknown_id(sheet.at(row, "further_id"), name)
                continue
            if sheet.is_bad(row):
                self.broken.add(name)
            self.further.append((name, words, {k: sheet.at(row, k) for k in words}))

    def _join_evidence(self) -> None:
        for name, words, places in self.further:
            items = self.groups.setdefault(name, {}).setdefault("evidence", [])
            self.places.update({(name, "evidence", len(items), k): where for k, where in places.items()})
            self.places[name, "evidence", len(items)] = next(iter(places.values()))
            items.append(words)

    # -- rows --

    def _question(self, sheet: "_Sheet", row: int, item: Capability | Fact) -> None:
        group: Group = {}
        value = self._answer(sheet, row, item)
        if value is not None and value != "":
            group["value"] = value
        for key in ("arrangement", "note"):
            if text := sheet.text(row, key):
                group[key] = text
        if who := sheet.text(row, "respondent"):
            group["respondent"] = self.labels.role(who) or who
        words = self._evidence(sheet, row)
        if words.keys() - {"speaks"}:
            group["evidence"] = [words]
        for key in ("answer", "arrangement", "note", "respondent"):
            self.places[item.id, "value" if key == "answer" else key] = sheet.at(row, key)
        for key in layout.EVIDENCE:
            self.places[item.id, "evidence", 0, key] = sheet.at(row, key)
        self.places[item.id, "evidence", 0] = self.places[item.id, "evidence"] = sheet.at(row, "title")
        self.places[(item.id,)] = sheet.at(row, "answer")
        if sheet.is_bad(row):
            self.broken.add(item.id)
        self._keep(item, group)

    def _evidence(self, sheet: "_Sheet", row: int) -> Group:
        """Return what an evidence item says, the words of drop-downs as an answers file has them."""
        words = {k: w for k in layout.EVIDENCE if (w := sheet.text(row, k))}
        return {k: self.labels.kinds.get(k, {}).get(w.casefold(), w) for k, w in words.items()}

    def _part(self, sheet: "_Sheet", row: int, item: Capability | Fact, part: str) -> None:
        word = self.labels.yes_no(sheet.value(row, "answer", item))
        key = "checks" if isinstance(item, Capability) else "marks"
        self.places[item.id, key, part] = sheet.at(row, "answer")
        if sheet.is_bad(row):
            self.broken.add(item.id)
        elif word not in (None, ""):
            self._keep(item, {key: {part: word}})
            if word not in ("yes", "no") and isinstance(item, Fact):
                self.broken.add(item.id)
                self.add("VK230", sheet.at(row, "answer"), _("This is neither yes nor no."), _("Answer yes or no."))

    def _keep(self, item: Capability | Fact, group: Group) -> None:
        """Join a row with what other rows say about the same question, in any order."""
        kept = self.groups.setdefault(item.id, {})
        for key, value in group.items():
            kept[key] = {**kept.get(key, {}), **value} if isinstance(value, dict) else value
        if not kept:
            del self.groups[item.id]

    def _answer(self, sheet: "_Sheet", row: int, item: Capability | Fact) -> object:
        raw = sheet.value(row, "answer", item)
        if raw is None or raw == "":
            return None
        label = self.labels.plain(item, raw)
        if label is not None:
            return label
        if isinstance(item, Capability) and (match := _LEVEL.fullmatch(str(raw))):
            return int(match[1])
        return raw

    def _settle_marks(self) -> Iterator[tuple[str, str, str]]:
        """Make marked choices the value of their question; yield what contradicts itself.

        Such a question has a cell of its own (as marked, none, not known) and a mark for each choice.
        """
        for name, group in self.groups.items():
            marks = group.pop("marks", {})
            yes = [part for part, word in marks.items() if word == "yes"]
            value = group.get("value")
            if yes and value not in (None, MARKED):
                yield name, _("Choices are marked, and the answer says none or not known."), _(
                    "Clear the marks, or choose the entry for marked ones.")  # fmt: skip
            elif yes:
                group["value"] = yes
            elif value == MARKED:
                yield name, _("No choice is marked with yes."), _(
                    "Mark those that apply, or choose the entry for none.")  # fmt: skip
            elif value == NONE and name in self.pack.fact_by_id and self.pack.fact_by_id[name].type == "choices":
                group["value"] = []
        self.groups = {k: v for k, v in self.groups.items() if v}

    def add(self, code: str, where: Where, what: str, fix: str) -> None:
        """Note a problem that keeps something from being imported."""
        self.problems.append(Problem(code=code, where=where, what=what, fix=fix))


class _Labels:
    """What the drop-downs of one language stand for."""

    def __init__(self, pack: Pack) -> None:
        self.language = i18n.current()
        self.pack = pack
        self.roles = plain_by_label(respondents(pack))
        self.heads = layout.heads()
        self.kinds = {"speaks": plain_by_label(speaks()), "confidence": plain_by_label(confidence())}
        self.yes_and_no = plain_by_label(yes_or_no())
        self.by_item: dict[str, Mapping[str, int | str]] = {}

    def plain(self, item: Capability | Fact, raw: object) -> int | str | None:
        """Return what an entry of the question's drop-down stands for, or None if it is none."""
        if item.id not in self.by_item:
            spoken = self.pack.capability_by_id.get(item.id) or self.pack.fact_by_id[item.id]
            with i18n.language(self.language):
                self.by_item[item.id] = plain_by_label(options(spoken))
        return self.by_item[item.id].get(str(raw).strip().casefold()) if isinstance(raw, str) else None

    def role(self, word: str) -> str:
        """Return the id of a role by its name, or nothing."""
        return str(self.roles.get(word.strip().casefold(), ""))

    def yes_no(self, raw: object) -> object:
        """Return yes or no for the words of the drop-down; anything else as it is."""
        return self.yes_and_no.get(str(raw).strip().casefold(), raw) if isinstance(raw, str) else raw


class _Sheet:
    """One sheet of questions: its cells by row and column code, unusable ones reported once."""

    def __init__(self, reader: _Reader, sheet: Any, codes: Mapping[str, tuple[int, int]]) -> None:
        self.reader, self.sheet, self.title = reader, sheet, sheet.title
        self.columns = {name: column for name, (_row, column) in codes.items()}
        self.heads = reader.labels.heads
        self.merged = {
            (row, column): str(area) for area in sheet.merged_cells.ranges
            for row in range(area.min_row, area.max_row + 1) for column in range(area.min_col, area.max_col + 1)
        } if len(sheet.merged_cells.ranges) < 5000 else {}  # fmt: skip
        self.bad: set[int] = set()
        self.reported: set[tuple[int, int]] = set()

    def rows(self) -> Iterator[int]:
        """Yield the numbers of the rows; not those of codes and heads, which sorting may have moved."""
        first = min(self.columns.values())
        for row in range(1, min(self.sheet.max_row, _HIGHEST_ROW) + 1):
            word = str(self.sheet.cell(row, first).value or "")
            if not word.startswith(layout.MARK) and word not in self.heads.values():
                yield row

    def at(self, row: int, name: str) -> Where:
        """Return the place of a cell."""
        column = self.columns.get(name, 0)
        return Where(file=self.reader.file, sheet=self.title, line=row, column=column, head=self.heads.get(name, name))

    def is_bad(self, row: int) -> bool:
        return row in self.bad

    def has_answer(self, row: int) -> bool:
        """Say whether a row holds anything in the columns for answers."""
        return any(self.sheet.cell(row, c).value not in (None, "") for n, c in self.columns.items()
                   if n not in ("id", "question", "statements"))  # fmt: skip

    def text(self, row: int, name: str) -> str:
        """Return the text of a cell; nothing when it is empty or cannot be used."""
        value = self.value(row, name)
        if isinstance(value, str):
            return value.strip()
        return "" if value is None else _number_text(value)

    def value(self, row: int, name: str, item: Capability | Fact | None = None) -> object:
        """Return what a cell holds, or None when it is empty or cannot be used."""
        column = self.columns.get(name)
        if column is None:
            return None
        cell = self.sheet.cell(row, column)
        if self._unusable(row, column, cell, name):
            return None
        value = cell.value
        if isinstance(value, str):
            return unescaped(value)
        if isinstance(value, datetime):
            return value.date().isoformat()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, time):
            return value.isoformat()
        if isinstance(item, Fact) and item.type == "share" and "%" in str(cell.number_format):
            return round(value * 100, 10) if isinstance(value, int | float) else value
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def _unusable(self, row: int, column: int, cell: Any, name: str) -> bool:
        what, fix = self._wrong(row, column, cell)
        if what and (row, column) not in self.reported:
            self.reported.add((row, column))
            self.bad.add(row)
            self.reader.add("VK230", self.at(row, name), what, fix)
        return bool(what)

    def _wrong(self, row: int, column: int, cell: Any) -> tuple[str, str]:
        if (row, column) in self.merged:
            return _("These cells are merged: {area}.", area=self.merged[row, column]), _("Unmerge them.")
        if cell.data_type == "f":
            return _("This cell holds a formula."), _("Type the value itself, or paste it as a value.")
        if cell.data_type == "e":
            return _("This cell holds an error."), _("Type the value itself.")
        return "", ""


def _codes(sheet: Any) -> dict[str, tuple[int, int]]:
    """Return row and column of each code on the sheet. Sorting may have moved the row of codes anywhere."""
    found: dict[str, tuple[int, int]] = {}
    for row in sheet.iter_rows(max_row=min(sheet.max_row, _HIGHEST_ROW), max_col=min(sheet.max_column, 60)):
        for cell in row:
            if isinstance(cell.value, str) and cell.value.startswith(layout.MARK):
                found.setdefault(cell.value.removeprefix(layout.MARK), (cell.row, cell.column))
    return found


def _number_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
