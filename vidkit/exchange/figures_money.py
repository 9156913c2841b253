"""The money sheets: prices, one sheet of lines for the low, the likely and the high end, and totals."""

from fractions import Fraction
from itertools import pairwise
from typing import Any, Literal

from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.costing import words
from vidkit.costing.bands import Grade
from vidkit.costing.budget import MONTHS, Budget, BudgetLine, Part
from vidkit.costing.lines import OWN, TRAINING, VICTIMS, YEARS, share_of_all
from vidkit.costing.money import Amount, Range
from vidkit.costing.prices import CONTINGENCY, POST
from vidkit.costing.quantities import children, grade_mix, highest_grade
from vidkit.exchange.figures_sheet import Sheet
from vidkit.staffing.posts import Posts

End = Literal["low", "likely", "high"]
ENDS: tuple[End, ...] = ("low", "likely", "high")
_GRADES: tuple[Grade, ...] = ("G2", "G3", "G4")
_FIRST_YEAR = 9
"""Column of the first year in the sheets of lines."""


class Money:
    """Writes the money sheets of one budget."""

    def __init__(self, book: Any, found: Budget, pack: Pack) -> None:
        self.book, self.found, self.pack = book, found, pack
        self.prices: dict[tuple[str, End], str] = {}
        self.su = ""
        self.names = {"low": _("Low"), "likely": _("Likely"), "high": _("High")}
        self.totals: dict[End, dict[str, str]] = {}

    def write(self) -> None:
        """Write prices, lines and totals."""
        self._prices(Sheet(self.book, _("Prices")))
        for end in ENDS:
            self._lines(Sheet(self.book, self.names[end]), end)
        self._summary(Sheet(self.book, _("Totals")))

    def _prices(self, sheet: Sheet) -> None:
        sheet.heading(_("Prices of one, in {currency}", currency=self.found.prices.currency))
        row = sheet.row([_("SU: yearly full cost of one G2 analyst"), None, None])
        self.su = f"'{sheet.title}'!$C${row}"
        if self.found.prices.su is not None:
            sheet.money(row, 3, self.found.prices.su.minor)
        sheet.blue(row, 3)
        head = sheet.head([_("Item"), _("What"), *(self.names[e] for e in ENDS), _("From")])
        for grade in _GRADES:
            if grade in self.found.prices.post:
                self._price(sheet, grade, _("Post {grade}, a year", grade=grade), self.found.prices.post[grade], "")
        for item, price in self.found.prices.items.items():
            if item == CONTINGENCY:
                continue
            self._price(sheet, f"{item}/once", _("{line}, once", line=price.item.line), price.one_off,
                        words.basis(price))  # fmt: skip
            if item != POST:
                self._price(sheet, f"{item}/first", _("{line}, first year", line=price.item.line), price.yearly, "")
                self._price(sheet, f"{item}/later", _("{line}, later years", line=price.item.line), price.later, "")
        sheet.table(head, 6)
        sheet.widths([30, 62, 16, 16, 16, 60])
        sheet.printed(6, head=head)

    def _price(self, sheet: Sheet, key: str, name: str, found: Range, basis: str) -> None:
        row = sheet.row([key, name, None, None, None, basis])
        ends: dict[End, Amount] = {"low": found.low, "likely": found.likely, "high": found.high}
        for column, (end, amount) in enumerate(ends.items(), start=3):
            if amount.milli_su:
                sheet.formula(row, column, f"{amount.minor / 100}+ROUND({self.su}*{amount.milli_su}/1000,2)",
                              money=True)  # fmt: skip
            else:
                sheet.money(row, column, amount.minor)
                sheet.blue(row, column)
            self.prices[key, end] = f"'{sheet.title}'!${'ABCDE'[column - 1]}${row}"

    def _lines(self, sheet: Sheet, end: End) -> None:
        sheet.heading(_("{end} amounts, in {currency}", end=self.names[end], currency=self.found.prices.currency))
        names = [_("Line"), _("Name"), _("Needed"), _("In place"), _("Once"), _("Full year 1"), _("Full year 2"),
                 _("Full year 3"), *(_("Year {n}", n=n + 1) for n in range(YEARS)), _("Together")]  # fmt: skip
        head = sheet.head(names)
        places: dict[str, str] = {}
        phases: list[tuple[str, int]] = []
        first = sheet.next_row
        for line in self.found.lines:
            if line.line.item.id == CONTINGENCY:
                places[line.line.key] = self._contingency(sheet, line, first, phases)
            else:
                places[line.line.key] = self._line(sheet, line, end, phases)
        sheet.table(head, 12, shown=(12,))
        self._phases(sheet, phases)
        sheet.printed(12, head=head)
        self.totals[end] = places
        sheet.widths([30, 50, 10, 10, 15, 15, 15, 15, 15, 15, 15, 16])

    def _line(self, sheet: Sheet, line: BudgetLine, end: End, phases: list[tuple[str, int]]) -> str:
        needed, held = line.line.quantity.needed, line.line.quantity.in_place
        row = sheet.row([line.line.key, words.line_name(line.line), float(needed), float(held)])
        item = line.line.item.id
        sheet.formula(row, 5, f"ROUND(MAX(0,C{row}-D{row})*{self.prices[f'{item}/once', end]},2)"
                      if line.line.one_off else "0", money=True)  # fmt: skip
        for year in range(YEARS):
            sheet.formula(row, 6 + year, self._full_year(line, end, year, row), money=True)
        self._parts(sheet, line, row, phases)
        return f"'{sheet.title}'!{{column}}{row}"

    def _full_year(self, line: BudgetLine, end: End, year: int, row: int) -> str:
        item = line.line.item.id
        if item == POST:
            return self._salaries(line, end, year)
        price = self.prices[f"{item}/{'later' if year else 'first'}", end]
        if item == TRAINING and line.line.price.yearly_origin in OWN:
            each = line.line.price.yearly.likely.minor
            return f"{line.line.yearly[year].likely.minor // each if each else 0}*{price}"
        if item == VICTIMS:
            return f"ROUND({children(self.found.unit)[year] or 0}*{price},2)"
        per = line.line.price.per
        return f"ROUND(ROUNDUP(C{row}/{per},0)*{price},2)" if per > 1 else f"ROUND(C{row}*{price},2)"

    def _salaries(self, line: BudgetLine, end: End, year: int) -> str:
        """Return the formula for posts of one year: each grade at its price, and vetting of those added by growth."""
        years = self._years_of(line.line.role)
        mix = grade_mix(years[year])
        if end == "high" and len(mix) == 1:
            mix = {highest_grade(years[year].role): Fraction(str(years[year].wanted))}
        parts = [f"ROUND({float(n)}*{self.prices[g, end]},2)" for g, n in mix.items() if n]
        if year:
            before, now = (Fraction(str(p.wanted)) for p in list(pairwise(years))[year - 1])
            more = max(Fraction(0), now - before)
            if more:
                parts.append(f"ROUND({float(more)}*{self.prices[f'{POST}/once', end]},2)")
        return "+".join(parts) or "0"

    def _years_of(self, role: str) -> tuple[Posts, ...]:
        return tuple(next(p for p in year if p.role.id == role) for year in self.found.unit.by_year)

    def _parts(self, sheet: Sheet, line: BudgetLine, row: int, phases: list[tuple[str, int]]) -> None:
        """Write one row for each piece of the line, and its years as their sum."""
        held = line.line.quantity.in_place
        pieces = list(line.parts)
        standing = held > 0 and pieces and pieces[0].phase == "" and not any(pieces[0].one_off)
        begun = pieces[1:] if standing and len(pieces) > 1 else [] if standing else pieces
        first = sheet.next_row
        if standing:
            at = sheet.row(["", words.phase_name("", self.pack)])
            for year in range(YEARS):
                sheet.formula(at, _FIRST_YEAR + year, _kept(row, year), money=True)
            phases.append(("", at))
        for n, part in enumerate(begun):
            self._part(sheet, part, row, n, len(begun), phases, by_year=line.line.by_year, standing=bool(standing))
        last = sheet.next_row - 1
        for year in range(YEARS):
            column = _letter(_FIRST_YEAR + year)
            sheet.formula(row, _FIRST_YEAR + year, f"SUM({column}{first}:{column}{last})", money=True)
        sheet.formula(row, _FIRST_YEAR + YEARS, f"SUM(I{row}:K{row})", money=True)

    def _part(
        self, sheet: Sheet, part: Part, row: int, n: int, count: int, phases: list[tuple[str, int]], *,
        by_year: bool, standing: bool,
    ) -> None:  # fmt: skip
        at = sheet.row(["", _("{phase}, from month {n}", phase=words.phase_name(part.phase, self.pack),
                              n=part.month + 1)])  # fmt: skip
        for year in range(YEARS):
            served = part.served[year]
            index = year if by_year else max(0, year - part.month // MONTHS)
            new = f"({_letter(6 + index)}{row}-{_kept(row, index)})" if standing else f"{_letter(6 + index)}{row}"
            running = f"ROUND(({_piece(new, n, count)})*{served.numerator}/{served.denominator},2)"
            once = f"+{_piece(f'E{row}', n, count)}" if year == part.month // MONTHS else ""
            sheet.formula(at, _FIRST_YEAR + year, f"{running}{once}", money=True)
        phases.append((part.phase, at))

    def _contingency(
        self, sheet: Sheet, line: BudgetLine, first: int, phases: list[tuple[str, int]]
    ) -> str:
        """Write the contingency: its part of each piece above, rounded piece by piece."""
        share = share_of_all(line.line.item)
        row = sheet.row([line.line.key, words.line_name(line.line)])
        pieces = list(phases)
        for phase in dict.fromkeys(p for p, _at in pieces):
            at = sheet.row(["", words.phase_name(phase, self.pack)])
            for year in range(YEARS):
                column = _letter(_FIRST_YEAR + year)
                rows = [f"ROUND({column}{r}*{float(share)},2)" for p, r in pieces if p == phase]
                sheet.formula(at, _FIRST_YEAR + year, "+".join(rows), money=True)
            phases.append((phase, at))
        last = sheet.next_row - 1
        for year in range(YEARS):
            column = _letter(_FIRST_YEAR + year)
            sheet.formula(row, _FIRST_YEAR + year, f"SUM({column}{row + 1}:{column}{last})", money=True)
        sheet.formula(row, _FIRST_YEAR + YEARS, f"SUM(I{row}:K{row})", money=True)
        return f"'{sheet.title}'!{{column}}{row}"

    def _phases(self, sheet: Sheet, phases: list[tuple[str, int]]) -> None:
        sheet.row([])
        sheet.head([_("By phase"), "", "", "", "", "", "", "", *(_("Year {n}", n=n + 1) for n in range(YEARS)), ""])
        for phase in [*(p.id for p in self.pack.phases), ""]:
            rows = [r for p, r in phases if p == phase]
            if rows:
                at = sheet.row([words.phase_name(phase, self.pack)])
                for year in range(YEARS):
                    column = _letter(_FIRST_YEAR + year)
                    sheet.formula(at, _FIRST_YEAR + year, "+".join(f"{column}{r}" for r in rows), money=True)

    def _summary(self, sheet: Sheet) -> None:
        sheet.heading(_("Totals, in {currency}", currency=self.found.prices.currency))
        head = sheet.head([_("End"), *(_("Year {n}", n=n + 1) for n in range(YEARS)), _("Together")])
        for end in ENDS:
            row = sheet.row([self.names[end]])
            for year in range(YEARS):
                column = _letter(_FIRST_YEAR + year)
                cells = "+".join(place.format(column=column) for place in self.totals[end].values())
                sheet.formula(row, 2 + year, cells or "0", money=True)
            sheet.formula(row, 2 + YEARS, f"SUM(B{row}:D{row})", money=True)
        sheet.table(head, 2 + YEARS, shown=range(2, 3 + YEARS))
        sheet.widths([30, 18, 18, 18, 20])
        sheet.printed(2 + YEARS, head=head)


def _kept(row: int, year: int) -> str:
    """Return what is in place already costs in a full year."""
    return f"ROUND({_letter(6 + year)}{row}*D{row}/C{row},2)"


def _piece(whole: str, n: int, count: int) -> str:
    """Return the n-th of equal pieces that add up to the whole, as `costing.money.shares` cuts them."""
    if count == 1:
        return whole
    return f"(ROUND({whole}*{n + 1}/{count},2)-ROUND({whole}*{n}/{count},2))"


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column - 1]
