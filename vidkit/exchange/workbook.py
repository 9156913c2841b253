"""The form as a workbook: a cover, one sheet a domain, drop-downs, help as comments, protected ids."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from vidkit.assessment.answers import expected
from vidkit.assessment.model import Answer, Evidence
from vidkit.assessment.questionnaire import Part, questionnaire
from vidkit.base.i18n import _, direction
from vidkit.base.text import one_line
from vidkit.content.model import Capability, Fact
from vidkit.exchange import sheet_layout as layout
from vidkit.exchange.form import Form
from vidkit.exchange.labels import (
    MARKED,
    NONE,
    NOT_APPLICABLE,
    Option,
    confidence,
    options,
    respondents,
    speaks,
    yes_or_no,
)
from vidkit.exchange.office import LONGEST_TEXT, escaped, library, packed
from vidkit.exchange.sheet_print import filtered, heighten, printed
from vidkit.scoring.words import only_if

FIRST_ROW, HEAD_ROW = 3, 2
_FURTHER_ROWS = 30
_MOST_LISTED = 255


def write(form: Form, _name: str) -> bytes:
    """Return the workbook. Raises: MissingPart."""
    return packed(_Workbook(form).made(), form.today)


class _Workbook:
    def __init__(self, form: Form) -> None:
        self.form = form
        self.book = library().Workbook()
        self.style = _Style()
        self.lists = self.book.create_sheet(layout.LISTS_SHEET)
        self.ranges: dict[tuple[str, ...], str] = {}
        self.rules: dict[tuple[str, str], Any] = {}
        self.parts = questionnaire(form.pack, form.assessment, form.today, form.extent, closed=True)

    def made(self) -> Any:
        """Return the finished openpyxl workbook."""
        self._cover(self.book.active)
        titles = {p.domain.id: layout.sheet_title(n, p.domain.name) for n, p in enumerate(self.parts, start=1)}
        for part in self.parts:
            self._domain(self._sheet(titles[part.domain.id], layout.COLUMNS), part)
        self._further(self._sheet(_("Further evidence")[:31], layout.FURTHER))
        self._identity(titles)
        self.lists.sheet_state = "veryHidden"
        self.book.move_sheet(self.lists, len(self.book.sheetnames))
        self.lists.protection.sheet = True
        return self.book

    # -- sheets --

    def _sheet(self, title: str, columns: Sequence[str]) -> Any:
        sheet = self.book.create_sheet(title)
        sheet.sheet_view.rightToLeft = direction(self.form.language) == "rtl"
        for n, name in enumerate(columns, start=1):
            self._put(sheet, 1, n, layout.MARK + name)
            self.style.head(self._put(sheet, HEAD_ROW, n, layout.heads()[name]))
            sheet.column_dimensions[sheet.cell(1, n).column_letter].width = layout.WIDTHS[name]
        sheet.row_dimensions[1].hidden = True
        sheet.row_dimensions[HEAD_ROW].height = 32
        sheet.freeze_panes = sheet.cell(FIRST_ROW, 3 if len(columns) > 6 else 2)
        self._protect(sheet)
        printed(sheet, HEAD_ROW, len(columns), head=HEAD_ROW)
        return sheet

    def _protect(self, sheet: Any) -> None:
        """Lock all but the cells for answers; widths, heights, order and filters stay free. No password."""
        sheet.protection.sheet = True
        for free in ("formatColumns", "formatRows", "formatCells", "sort", "autoFilter"):
            setattr(sheet.protection, free, False)

    def _cover(self, sheet: Any) -> None:
        form, a = self.form, self.form.assessment
        sheet.title = _("Cover")[:31]
        sheet.sheet_view.rightToLeft = direction(form.language) == "rtl"
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 90
        sheet.column_dimensions["C"].hidden = True
        self.style.title(self._put(sheet, 1, 1, _("Questionnaire: setting up a victim identification unit")))
        sheet.row_dimensions[1].height = 26
        row = 3
        for label, value, code in self._cover_lines():
            self.style.bold(self._put(sheet, row, 1, label))
            cell = self._put(sheet, row, 2, value)
            self._put(sheet, row, 3, layout.MARK + code if code else "")
            if code == "respondent":
                self._offer(sheet, cell, respondents(form.pack))
            if code and not (code == "country" and a.country):
                self.style.open(cell)
            row += 1
        for text in _instructions():
            row += 1
            self.style.wrapped(self._put(sheet, row, 2, text))
            heighten(sheet, row)
        self._protect(sheet)
        printed(sheet, row, 2)

    def _cover_lines(self) -> Iterable[tuple[str, str, str]]:
        form, a = self.form, self.form.assessment
        role = {o.plain: o.label for o in respondents(form.pack)}.get(form.extent.respondent, "")
        yield _("Country (name or ISO code)"), f"{a.country_name} ({a.country})" if a.country else "", "country"
        yield _("Who answers (role)"), role, "respondent"
        yield _("Who filled this in (function)"), "", "assessor"
        yield _("Content pack"), f"{form.pack.id} {form.pack.version}", ""
        yield _("Made on"), form.today.isoformat(), ""
        if a.country and a.answers:
            default = a.marking == "restricted: shows weaknesses"
            yield _("Marking"), _("restricted: shows weaknesses") if default else a.marking, ""
        if a.fictional:
            yield _("Notice"), _("Fictional country, invented to show the tool."), ""

    def _identity(self, titles: Mapping[str, str]) -> None:
        form = self.form
        sheet = self.book.create_sheet(layout.IDENTITY_SHEET)
        values = {
            "form": str(layout.FORM), "pack": form.pack.id, "pack_version": form.pack.version,
            "language": form.language, "country": form.assessment.country, "scope": form.extent.scope,
            "respondent": form.extent.respondent,
        }  # fmt: skip
        rows = [*((k, values[k]) for k in layout.IDENTITY), *((f"sheet:{d}", t) for d, t in titles.items())]
        for n, (key, value) in enumerate(rows, start=1):
            self._put(sheet, n, 1, key)
            self._put(sheet, n, 2, value)
        sheet.sheet_state = "veryHidden"
        sheet.protection.sheet = True

    def _further(self, sheet: Any) -> None:
        beyond = [(i, e) for i, a in self.form.assessment.answers.items() for e in a.evidence[1:] if self._asks(i)]
        for row, (name, e) in enumerate(beyond, start=FIRST_ROW):
            self._put(sheet, row, 1, name)
            self._write_evidence(sheet, row, e, first=2)
        last = FIRST_ROW + len(beyond) + _FURTHER_ROWS - 1
        printed(sheet, last, len(layout.FURTHER), head=HEAD_ROW)
        for row in range(FIRST_ROW, last + 1):
            for n in range(1, len(layout.FURTHER) + 1):
                self.style.open(sheet.cell(row, n))
            self._offer_kinds(sheet, row, first=2)

    def _asks(self, question: str) -> bool:
        return any(i.id == question for part in self.parts for i in part.items)

    def _domain(self, sheet: Any, part: Part) -> None:
        row = FIRST_ROW
        for item in part.items:
            answer = self.form.assessment.answers.get(item.id)
            for line in layout.rows(item):
                self.style.wrapped(self._put(sheet, row, 1, line.id))
                if line.part:
                    self._part_row(sheet, row, line, answer)
                else:
                    self._question_row(sheet, row, item, answer)
                row += 1
        filtered(sheet, HEAD_ROW, row - 1, len(layout.COLUMNS))
        printed(sheet, row - 1, len(layout.COLUMNS), head=HEAD_ROW)

    # -- rows --

    def _question_row(self, sheet: Any, row: int, item: Capability | Fact, answer: Answer | None) -> None:
        question = self._put(sheet, row, 2, item.name if isinstance(item, Capability) else item.question)
        self.style.wrapped(question, bold=isinstance(item, Capability))
        self._comment(question, _help(item, self.form))
        self.style.wrapped(self._put(sheet, row, 3, _statements(item, self.form)))
        cell = sheet.cell(row, 4)
        self._validate(sheet, cell, item)
        if answer is not None:
            self._value(cell, item, answer)
            self._put(sheet, row, 5, answer.arrangement)
            self._long(sheet, row, 6, answer.note)
            if answer.evidence:
                self._write_evidence(sheet, row, answer.evidence[0], first=7)
        role = {o.plain: o.label for o in respondents(self.form.pack)}
        last = len(layout.COLUMNS)
        self._put(sheet, row, last, role.get(answer.respondent, "") if answer else "")
        self._offer(sheet, sheet.cell(row, last), respondents(self.form.pack))
        self._offer_kinds(sheet, row, first=7)
        self._open_row(sheet, row, item)
        heighten(sheet, row)

    def _open_row(self, sheet: Any, row: int, item: Capability | Fact) -> None:
        arranged = isinstance(item, Capability) and item.by_arrangement
        for n in range(4, len(layout.COLUMNS) + 1):
            if n == 5 and not arranged:
                self.style.closed(sheet.cell(row, n))
            else:
                self.style.open(sheet.cell(row, n), text=n > 4 or not _is_number(item))

    def _part_row(self, sheet: Any, row: int, line: layout.Row, answer: Answer | None) -> None:
        texts = line.item.checks if isinstance(line.item, Capability) else line.item.choices
        text = next(t.text for t in texts if t.id == line.part)
        self.style.wrapped(self._put(sheet, row, 2, text), indent=2)
        cell = sheet.cell(row, 4)
        word = _part_word(line, answer)
        if word:
            self._put(sheet, row, 4, {o.plain: o.label for o in yes_or_no()}[word])
        self._offer(sheet, cell, yes_or_no())
        self.style.open(cell)
        for n in range(5, len(layout.COLUMNS) + 1):
            self.style.closed(sheet.cell(row, n))
        heighten(sheet, row)

    def _value(self, cell: Any, item: Capability | Fact, answer: Answer) -> None:
        if answer.is_known and isinstance(item, Fact) and not _is_listed(item):
            if isinstance(answer.value, int | float):
                cell.value = answer.value
            else:
                self._long(cell.parent, cell.row, cell.column, str(answer.value))
            return
        plain = _plain(answer)
        label = next((o.label for o in options(item) if o.plain == plain), "")
        self._put(cell.parent, cell.row, cell.column, label)

    def _write_evidence(self, sheet: Any, row: int, e: Evidence, *, first: int) -> None:
        said = {"speaks": speaks(), "confidence": confidence()}
        for n, name in enumerate(layout.EVIDENCE, start=first):
            text = str(getattr(e, name))
            labels = {o.plain: o.label for o in said.get(name, ())}
            self._long(sheet, row, n, labels.get(text, text))

    def _offer_kinds(self, sheet: Any, row: int, *, first: int) -> None:
        """Give the two evidence columns with a closed list their drop-downs."""
        self._offer(sheet, sheet.cell(row, first + layout.EVIDENCE.index("speaks")), speaks())
        self._offer(sheet, sheet.cell(row, first + layout.EVIDENCE.index("confidence")), confidence())

    def _long(self, sheet: Any, row: int, column: int, text: str) -> None:
        """Write a user's text, or say that it is too long for a cell; an empty cell changes nothing when read."""
        if len(text) > LONGEST_TEXT:
            note = _("This text is longer than a cell can hold. It stays in the assessment as it is.")
            self._comment(sheet.cell(row, column), note)
        else:
            self._put(sheet, row, column, text)

    # -- cells --

    def _put(self, sheet: Any, row: int, column: int, text: str) -> Any:
        """Write text as text: a sign of equality at its beginning makes no formula."""
        cell = sheet.cell(row, column)
        if text:
            cell.value = escaped(text)
            cell.data_type = "s"
            cell.quotePrefix = text[:1] in "=+-@"
        return cell

    def _comment(self, cell: Any, text: str) -> None:
        from openpyxl.comments import Comment

        if text:
            cell.comment = Comment(escaped(text), "vidkit", width=420, height=min(420, 40 + 18 * (len(text) // 60)))

    def _validate(self, sheet: Any, cell: Any, item: Capability | Fact) -> None:
        if _is_listed(item):
            self._offer(sheet, cell, options(item))
        elif isinstance(item, Fact) and _is_number(item):
            self._bound(sheet, cell, item)

    def _offer(self, sheet: Any, cell: Any, entries: Sequence[Option]) -> None:
        """Give the cell a drop-down, its entries kept once for all cells that offer the same."""
        labels = tuple(o.label for o in entries)
        if labels not in self.ranges:
            column = len(self.ranges) + 1
            for n, label in enumerate(labels, start=1):
                self._put(self.lists, n, column, label)
            letter = self.lists.cell(1, column).column_letter
            self.ranges[labels] = f"'{layout.LISTS_SHEET}'!${letter}$1:${letter}${len(labels)}"
        self._rule(sheet, self.ranges[labels], cell, type="list", error=_("Choose an entry of the list."))

    def _bound(self, sheet: Any, cell: Any, item: Fact) -> None:
        """Accept a number in the range, or the words for "not known"."""
        at, word = cell.coordinate, options(item)[0].label.replace('"', '""')
        low = 0 if item.type == "share" and item.minimum is None else item.minimum
        high = 100 if item.type == "share" and item.maximum is None else item.maximum
        tests = [f"ISNUMBER({at})"]
        tests += [f"{at}>={low:g}"] if low is not None else []
        tests += [f"{at}<={high:.15g}"] if high is not None else []
        tests += [f"{at}=INT({at})"] if item.type == "count" else []
        rule = f'OR({at}="{word}",AND({",".join(tests)}))'
        said = _('{expected} Or: {unknown}', expected=expected(item), unknown=options(item)[0].label)
        self._rule(sheet, rule, cell, type="custom", error=said, prompt=said)

    def _rule(
        self, sheet: Any, formula: str, cell: Any, *, type: Literal["list", "custom"], error: str,  # noqa: A002
        prompt: str = "",
    ) -> None:
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = self.rules.get((sheet.title, formula))
        if rule is None:
            rule = DataValidation(type=type, formula1=formula, allow_blank=True, showErrorMessage=True,
                                  error=error[:_MOST_LISTED], prompt=prompt[:_MOST_LISTED] or None,
                                  showInputMessage=bool(prompt))  # fmt: skip
            sheet.add_data_validation(rule)
            self.rules[sheet.title, formula] = rule
        rule.add(cell)


class _Style:
    """How cells look; meaning never hangs on colour alone, since locked cells cannot be typed into."""

    def __init__(self) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        line = Side(style="thin", color="C5D0D8")
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.strong, self.large = Font(bold=True), Font(bold=True, size=16, color="0B4A75")
        self.tint, self.yellow, self.grey = (PatternFill("solid", fgColor=c) for c in ("E9F0F5", "FFFBE6", "F2F2F2"))
        self.free = Protection(locked=False)
        self.alignment = Alignment

    def head(self, cell: Any) -> None:
        cell.font, cell.fill, cell.border = self.strong, self.tint, self.border
        cell.alignment = self.alignment(wrap_text=True, vertical="center")

    def title(self, cell: Any) -> None:
        cell.font = self.large

    def bold(self, cell: Any) -> None:
        cell.font = self.strong
        cell.alignment = self.alignment(vertical="top")

    def wrapped(self, cell: Any, *, bold: bool = False, indent: int = 0) -> None:
        cell.alignment = self.alignment(wrap_text=True, vertical="top", indent=indent)
        if bold:
            cell.font = self.strong

    def open(self, cell: Any, *, text: bool = True) -> None:
        """A cell to answer in. text: whatever is typed stays text, so that no formula or date comes of it."""
        cell.protection, cell.fill, cell.border = self.free, self.yellow, self.border
        cell.alignment = self.alignment(wrap_text=True, vertical="top")
        if text:
            cell.number_format = "@"

    def closed(self, cell: Any) -> None:
        cell.fill = self.grey


def _is_number(item: Capability | Fact) -> bool:
    return isinstance(item, Fact) and item.type in ("count", "amount", "share")


def _is_listed(item: Capability | Fact) -> bool:
    return isinstance(item, Capability) or item.type in ("yes_no", "choice", "choices")


def _plain(answer: Answer) -> int | str:
    """Return what a drop-down holds for the answer, as `labels.options` names it."""
    if answer.state != "given":
        return NOT_APPLICABLE if answer.state == "not_applicable" else "unknown"
    if isinstance(answer.value, tuple):
        return MARKED if answer.value else NONE
    return answer.value if isinstance(answer.value, int) else str(answer.value)


def _part_word(line: layout.Row, answer: Answer | None) -> str:
    if answer is None:
        return ""
    if isinstance(line.item, Capability):
        return answer.checks.get(line.part, "")
    if not isinstance(answer.value, tuple) or not answer.value:
        return ""
    return "yes" if line.part in answer.value else "no"


def _statements(item: Capability | Fact, form: Form) -> str:
    if isinstance(item, Capability):
        return "\n".join(f"{n}  {one_line(text)}" for n, text in enumerate(item.levels))
    asked = only_if(item.asked_when, form.pack)
    return "\n".join(line for line in (expected(item) if not _is_listed(item) else "", asked) if line)


def _help(item: Capability | Fact, form: Form) -> str:
    roles = "; ".join(form.pack.respondent_by_id[r].name for r in item.respondents if r in form.pack.respondent_by_id)
    best = _("Who answers best: {who}.", who=roles)
    if isinstance(item, Fact):
        return "\n\n".join(t for t in (item.help, best) if t)
    ask = _("What to ask for: {list}.", list="; ".join(item.evidence)) if item.evidence else ""
    rule = item.not_applicable
    instead = _("Not applicable. {when} Then asked instead: {instead}", when=rule.text, instead=rule.ask_instead) \
        if rule else ""  # fmt: skip
    return "\n\n".join(t for t in (item.definition, _("Why it matters: {why}", why=item.why), ask, instead, item.note,
                                   best) if t)  # fmt: skip


def _instructions() -> tuple[str, ...]:
    return (
        _("Fill in the yellow cells. Each sheet is one domain; leave empty what you cannot answer, or choose "
          "\"not known\"."),
        _("Levels: choose the highest whose statement is wholly true today. The rows below a question are its checks: "
          "answer them with yes or no first; all yes speaks for level 3."),
        _("A level 3 or 4 without evidence stays a claim. Name what shows it, its kind, its date (2026-03 or "
          "2026-03-31) and where it is kept. Never paste the document itself."),
        _("Organisational facts only: no names of children or suspects, no case numbers, nothing from a case."),
        _("Help stands in the comments: point at a question. You may sort rows, widen columns and move sheets. Do not "
          "change the ids, do not merge cells, and type values, not formulas."),
        _("An empty cell changes nothing when the workbook is read back with: vidkit import FILE WORKBOOK"),
    )
