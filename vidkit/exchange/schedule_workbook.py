"""The schedule as a workbook: sums that follow filters and corrections, fixed heads, owners and years added up live."""

from collections.abc import Sequence
from typing import Any

from vidkit.base.i18n import _, current, direction
from vidkit.exchange.office import LONGEST_TEXT, escaped, library, packed
from vidkit.exchange.schedule_rows import face, heads, reached, rows
from vidkit.exchange.sheet_print import bars, filtered, letter, printed
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Plan

SHEET = "Schedule"
FIELDS = ("rank", "title", "owner", "phase", "start", "finish", "weeks", "person_days", "cost", "slack_weeks", "state",
          "needs", "done_when", "id")  # fmt: skip
WIDTHS = {
    "rank": 6, "title": 46, "owner": 26, "phase": 22, "start": 12, "finish": 12, "weeks": 8, "person_days": 12,
    "cost": 16, "slack_weeks": 9, "state": 11, "needs": 34, "done_when": 60, "id": 30,
}  # fmt: skip
SUMMED = ("person_days", "cost")
LAST_PRINTED = "state"
"""What stands beyond is for the screen: a page that held it too could not be read."""
BARS = ("weeks", "person_days", "cost", "slack_weeks")
_VISIBLE_SUM = 109
"""SUBTOTAL's number for a sum over the rows that a filter shows."""


def write_xlsx(plan: Plan) -> bytes:
    """Return the workbook. Raises: MissingPart."""
    return packed(_Workbook(plan).made(), plan.card.today)


class _Workbook:
    def __init__(self, plan: Plan) -> None:
        from openpyxl.styles import Alignment, Font, PatternFill

        self.plan, self.rows = plan, rows(plan)
        self.book = library().Workbook()
        self.bold, self.wrap = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        self.head_font, self.head_fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="0B5D92")
        self.currency = plan.timing.costs.currency
        self.first = len(face(plan)) + 3
        self.last = self.first + max(1, len(self.rows)) - 1

    def made(self) -> Any:
        """Return the finished openpyxl workbook."""
        self._schedule(self.book.active)
        self._milestones(self._sheet(_("Milestones")))
        self._owners(self._sheet(_("Owners")))
        self._years(self._sheet(_("Money by year")))
        return self.book

    def _sheet(self, name: str) -> Any:
        sheet = self.book.create_sheet(name[:31])
        sheet.sheet_view.rightToLeft = direction(current()) == "rtl"
        return sheet

    def _schedule(self, sheet: Any) -> None:
        sheet.title = SHEET
        sheet.sheet_view.rightToLeft = direction(current()) == "rtl"
        for n, line in enumerate(face(self.plan), start=1):
            self._put(sheet, n, 1, line).font = self.bold
        names = heads(self.currency)
        self._heads(sheet, self.first - 1, [names[f] for f in FIELDS], [WIDTHS[f] for f in FIELDS])
        for n, row in enumerate(self.rows, start=self.first):
            for column, field in enumerate(FIELDS, start=1):
                self._put(sheet, n, column, getattr(row, field))
        self._totals(sheet)
        sheet.freeze_panes = sheet.cell(self.first, 3)
        filtered(sheet, self.first - 1, self.last, len(FIELDS))
        printed(sheet, self.last, FIELDS.index(LAST_PRINTED) + 1, head=self.first - 1)
        for field in BARS:
            bars(sheet, FIELDS.index(field) + 1, self.first, self.last)

    def _totals(self, sheet: Any) -> None:
        """Put the sums of the visible rows above the heads, where no filter hides them."""
        at = self.first - 2
        self._put(sheet, at, 2, _("Sum of the rows shown")).font = self.bold
        for field in SUMMED:
            column = FIELDS.index(field) + 1
            cell = sheet.cell(at, column, f"=SUBTOTAL({_VISIBLE_SUM},{self._range(field)})")
            cell.font, cell.number_format = self.bold, "#,##0"

    def _milestones(self, sheet: Any) -> None:
        self._heads(sheet, 1, [_("Milestone"), _("As scheduled"), _("50 %"), _("80 %"), _("Decided by")],
                    [46, 14, 14, 14, 34])  # fmt: skip
        for n, r in enumerate(reached(self.plan), start=2):
            for column, value in enumerate((milestone_name(r), r.scheduled, r.half, r.likely, r.by), start=1):
                self._put(sheet, n, column, value)
        sheet.freeze_panes = "B2"
        last = 1 + len(reached(self.plan))
        filtered(sheet, 1, last, 5)
        printed(sheet, last, 5, head=1)

    def _owners(self, sheet: Any) -> None:
        """Add up by owner, from the schedule as it then stands."""
        names = [_("Owner"), _("Actions"), _("Person-days"), heads(self.currency)["cost"]]
        self._heads(sheet, 1, names, [40, 10, 14, 18])
        owners = list(dict.fromkeys(row.owner for row in sorted(self.rows, key=lambda r: r.owner)))
        for n, owner in enumerate(owners, start=2):
            self._put(sheet, n, 1, owner)
            sheet.cell(n, 2, f"=COUNTIF({self._outside('owner')},A{n})")
            for column, field in enumerate(SUMMED, start=3):
                sheet.cell(n, column, f"=SUMIF({self._outside('owner')},A{n},{self._outside(field)})")
        self._sum_row(sheet, len(owners) + 2, (2, 3, 4))
        self._finish(sheet, len(owners) + 1, 4)

    def _years(self, sheet: Any) -> None:
        """Add up by the calendar year in which actions start."""
        names = [_("Year"), _("Person-days"), heads(self.currency)["cost"]]
        self._heads(sheet, 1, names, [10, 14, 18])
        years = sorted({row.start.year for row in self.rows})
        for n, year in enumerate(years, start=2):
            sheet.cell(n, 1, year)
            for column, field in enumerate(SUMMED, start=2):
                sheet.cell(n, column, f"=SUMPRODUCT((YEAR({self._outside('start')})=A{n})*{self._outside(field)})")
        self._sum_row(sheet, len(years) + 2, (2, 3))
        self._finish(sheet, len(years) + 1, 3)

    def _finish(self, sheet: Any, last: int, columns: int) -> None:
        """Fix the heads of a sheet of sums, and show the sums above the last as bars."""
        sheet.freeze_panes = "B2"
        filtered(sheet, 1, last, columns)
        printed(sheet, last + 1, columns, head=1)
        for column in range(2, columns + 1):
            bars(sheet, column, 2, last)

    def _sum_row(self, sheet: Any, at: int, columns: Sequence[int]) -> None:
        self._put(sheet, at, 1, _("Sum")).font = self.bold
        for column in columns:
            name = letter(column)
            sheet.cell(at, column, f"=SUM({name}2:{name}{at - 1})").font = self.bold

    def _heads(self, sheet: Any, at: int, names: Sequence[str], widths: Sequence[int]) -> None:
        for column, (name, width) in enumerate(zip(names, widths, strict=True), start=1):
            cell = self._put(sheet, at, column, name)
            cell.font, cell.fill = self.head_font, self.head_fill
            sheet.column_dimensions[letter(column)].width = width

    def _put(self, sheet: Any, row: int, column: int, value: Any) -> Any:
        """Put a value into a cell: a text stays a text, whatever it begins with."""
        if isinstance(value, tuple):
            value = " ".join(value)
        if not isinstance(value, str):
            return sheet.cell(row, column, value)
        cell = sheet.cell(row, column, escaped(value[:LONGEST_TEXT]))
        cell.data_type, cell.alignment = "s", self.wrap
        return cell

    def _range(self, field: str) -> str:
        name = letter(FIELDS.index(field) + 1)
        return f"${name}${self.first}:${name}${self.last}"

    def _outside(self, field: str) -> str:
        return f"{SHEET}!{self._range(field)}"
