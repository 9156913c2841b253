"""The money sheets: prices, one sheet of lines for the low, the likely and the high end, and totals.

Quantities stand in the sheet of posts and follow it.
"""

from collections.abc import Mapping
from math import lcm
from typing import Any, Literal

from vidkit.base.i18n import _
from vidkit.content.model import Pack, Role
from vidkit.costing import words
from vidkit.costing.budget import IN_PLACE, MONTHS, OTHERWISE, Budget, BudgetLine, Part
from vidkit.exchange.figures_posts import PostsSheet
from vidkit.exchange.figures_sheet import Sheet
from vidkit.pricing.bands import Grade
from vidkit.pricing.lines import OWN, TRAINING, VICTIMS, YEARS, share_of_all
from vidkit.pricing.money import Amount, Range
from vidkit.pricing.prices import CONTINGENCY, POST
from vidkit.pricing.quantities import CHILDREN, ROOM_FOR, highest_grade, lowest_grade
from vidkit.staffing.posts import HEAD
from vidkit.staffing.unit import GROWTH

End = Literal["low", "likely", "high"]
ENDS: tuple[End, ...] = ("low", "likely", "high")
_GRADES: tuple[Grade, ...] = ("G2", "G3", "G4")
_FIRST_YEAR = 9
"""Column of the first year in the sheets of lines."""


class Money:
    """Writes the money sheets of one budget."""

    def __init__(self, book: Any, found: Budget, pack: Pack, posts: PostsSheet, places: Mapping[str, str]) -> None:
        self.book, self.found, self.pack = book, found, pack
        self.posts, self.places = posts, places
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
        self.totals[end] = places
        sheet.widths([30, 50, 10, 10, 15, 15, 15, 15, 15, 15, 15, 16])
        sheet.printed(12, head=head)

    def _line(self, sheet: Sheet, line: BudgetLine, end: End, phases: list[tuple[str, int]]) -> str:
        needed, held = line.line.quantity.needed, line.line.quantity.in_place
        row = sheet.row([line.line.key, words.line_name(line.line), float(needed), float(held)])
        item = line.line.item.id
        self._quantity(sheet, line, row)
        sheet.formula(row, 5, f"ROUND(MAX(0,C{row}-D{row})*{self.prices[f'{item}/once', end]},2)", money=True)
        for year in range(YEARS):
            sheet.formula(row, 6 + year, self._full_year(line, end, year, row), money=True)
        growing = {n: self._vetting(line, end, n) for n in range(1, YEARS)} if item == POST else {}
        self._parts(sheet, line, row, phases, growing)
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
            return f"ROUND({self._children(year)}*{price},2)"
        per = line.line.price.per
        return f"ROUND(ROUNDUP(C{row}/{per},0)*{price},2)" if per > 1 else f"ROUND(C{row}*{price},2)"

    def _quantity(self, sheet: Sheet, line: BudgetLine, row: int) -> None:
        """Write by formula what is needed, and of posts what is in place, where the sheet of posts decides it."""
        if line.line.role:
            sheet.formula(row, 3, self.posts.needed(line.line.role, 0))
            if line.line.quantity.in_place:
                sheet.formula(row, 4, f"MIN(C{row},{self.posts.held(line.line.role)})")
        elif line.line.item.id == VICTIMS:
            sheet.formula(row, 3, self._children(0))
        elif formula := self._counted(line):
            sheet.formula(row, 3, formula)
            if line.line.quantity.in_place:
                sheet.formula(row, 4, f"MIN(C{row},{float(line.line.quantity.in_place):g})")

    def _counted(self, line: BudgetLine) -> str:
        """Return the formula for a quantity that follows from posts, or nothing."""
        if self.found.unit.setting.arrangement or (line.line.item.whole and line.line.quantity.needed == 1):
            return ""
        cells, posts = self.posts.cells, self.posts
        examiners, analysts = (posts.needed(r, 0) if r in posts.rows else "0" for r in ("R05", "R03"))
        own = line.line.price.yearly_origin in OWN
        by_item = {
            "cost.rooms": f"MAX(1,ROUNDUP(ROUND({cells['core']}/{ROOM_FOR},9),0))",
            "cost.workstation": cells.get("seats", ""),
            "cost.analysis_licence": cells.get("seats", ""),
            "cost.forensic_workstation": examiners,
            "cost.mobile_tool": f"IF({examiners}>0,1,0)",
            "cost.unlock_service": f"IF({examiners}>2,1,0)",
            "cost.welfare": cells["exposed"],
            "cost.insurance": cells["exposed"],
            "cost.training": "" if own else f"ROUNDUP(ROUND({cells['all']},9),0)",
            "cost.english": analysts,
            "cost.child_protection": cells.get("authority", ""),
        }
        return by_item.get(line.line.item.id, "")

    def _children(self, year: int) -> str:
        growth = f"*(1+{self.places[GROWTH]})^{year}" if year and GROWTH in self.places else ""
        return f"ROUNDUP(ROUND({self.places[CHILDREN]}{growth},9),0)"

    def _salaries(self, line: BudgetLine, end: End, year: int) -> str:
        """Return the formula for posts of one year: each grade at its price."""
        role = self._of(line.line.role)
        now, price = self.posts.needed(role.id, year), self._grade_price(end)
        if role.id == HEAD:
            parts = [f"ROUND(MIN({now},1)*{price['G4']},2)", f"ROUND(MAX(0,{now}-1)*{price['G3']},2)"]
        else:
            grade = highest_grade(role) if end == "high" else lowest_grade(role)
            parts = [f"ROUND({now}*{price[grade]},2)"]
        return "+".join(parts)

    def _vetting(self, line: BudgetLine, end: End, year: int) -> str:
        """Return the formula for vetting the posts that growth adds in a year of the plan."""
        now, before = (self.posts.needed(line.line.role, n) for n in (year, year - 1))
        return f"ROUND(MAX(0,{now}-{before})*{self.prices[f'{POST}/once', end]},2)"

    def _grade_price(self, end: End) -> Mapping[Grade, str]:
        return {g: self.prices[g, end] for g in _GRADES if (g, end) in self.prices}

    def _of(self, role: str) -> Role:
        return next(p.role for p in self.found.unit.posts if p.role.id == role)

    def _parts(
        self, sheet: Sheet, line: BudgetLine, row: int, phases: list[tuple[str, int]], growing: Mapping[int, str]
    ) -> None:
        """Write one row for each piece of the line, and its years as their sum. growing: by year, paid once."""
        held = line.line.quantity.in_place
        pieces = list(line.parts)
        standing = held > 0 and pieces and pieces[0].phase == IN_PLACE
        begun = pieces[1:] if standing and len(pieces) > 1 else [] if standing else pieces
        first = sheet.next_row
        if standing:
            at = sheet.row(["", words.phase_name(IN_PLACE, self.pack)])
            for year in range(YEARS):
                sheet.formula(at, _FIRST_YEAR + year, _kept(row, year), money=True)
            phases.append((IN_PLACE, at))
        for n, part in enumerate(begun):
            once = {0: f"E{row}", **growing}
            self._part(sheet, part, row, phases, {k: _piece(v, n, len(begun)) for k, v in once.items()},
                       share=(n, len(begun)), standing=bool(standing))  # fmt: skip
        last = sheet.next_row - 1
        for year in range(YEARS):
            column = _letter(_FIRST_YEAR + year)
            sheet.formula(row, _FIRST_YEAR + year, f"SUM({column}{first}:{column}{last})", money=True)
        sheet.formula(row, _FIRST_YEAR + YEARS, f"SUM(I{row}:K{row})", money=True)

    def _part(
        self, sheet: Sheet, part: Part, row: int, phases: list[tuple[str, int]], once: Mapping[int, str], *,
        share: tuple[int, int], standing: bool,
    ) -> None:  # fmt: skip
        at = sheet.row(["", _("{phase}, from month {n}", phase=words.phase_name(part.phase, self.pack),
                              n=part.month + 1)])  # fmt: skip
        for year in range(YEARS):
            below = lcm(*(served.denominator for served in part.served[year]))
            terms = []
            for index, served in enumerate(part.served[year]):
                full = f"{_letter(6 + index)}{row}"
                new = f"({full}-{_kept(row, index)})" if standing else full
                if served:
                    terms.append(f"({_piece(new, *share)})*{int(served * below)}")
            whole = f"({'+'.join(terms) or 0})/{below}"
            running = f"ROUND(ROUND({whole},6),2)" if len(terms) > 1 else f"ROUND({whole},2)"
            bought = "".join(f"+{v}" for k, v in once.items() if max(k, part.month // MONTHS) == year)
            sheet.formula(at, _FIRST_YEAR + year, f"{running}{bought}", money=True)
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
                rows = [f"ROUND({column}{r}*{share.numerator}/{share.denominator},2)" for p, r in pieces if p == phase]
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
        for phase in [*(p.id for p in self.pack.phases), IN_PLACE, OTHERWISE]:
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
    return f"IF(C{row}=0,0,ROUND({_letter(6 + year)}{row}*D{row}/C{row},2))"


def _piece(whole: str, n: int, count: int) -> str:
    """Return the n-th of equal pieces that add up to the whole, as `costing.money.shares` cuts them."""
    if count == 1:
        return whole
    return f"(ROUND({whole}*{n + 1}/{count},2)-ROUND({whole}*{n}/{count},2))"


def _letter(column: int) -> str:
    return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[column - 1]
