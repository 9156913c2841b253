"""Posts and money as a workbook with live formulas: change a parameter or a price and all totals follow.

The formulas repeat the arithmetic of `staffing.workload` and `costing.budget`, rounding to
hundredths at the same places, so that a recalculated workbook shows the same figures.
"""

from collections.abc import Mapping
from datetime import date

from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.costing import words as money_words
from vidkit.costing.budget import Budget
from vidkit.exchange.figures_money import Money
from vidkit.exchange.figures_sheet import Sheet
from vidkit.exchange.office import library, packed
from vidkit.staffing import words
from vidkit.staffing.posts import FAMILIES, Family, Posts
from vidkit.staffing.unit import Staffing
from vidkit.staffing.values import FOLLOWS

_DEMANDS: Mapping[str, tuple[str, str]] = {
    "R02": ("{P20}*{P21}/60+{P20}*{P23}*{P24}", "{P20}*{P21}/60*{P22}+{P20}*{P23}*{P24}*{P25}"),
    "R03": (
        "{P30}*{P31}*(1-{P32})*(1/{P33}+{P34}/{P35}*(1+{P36}))+{P30}*{P37}*{P39}"
        "+{P40}*({P41}+{P42}*{P45})+{P43}*{P46}",
        "{P30}*{P31}*(1-{P32})*(1/{P33}+{P34}/{P35}*(1+{P36}))+{P30}*{P37}*{P39}"
        "+({P40}*({P41}+{P42}*{P45})+{P43}*{P46})*{P44}",
    ),
    "R05": ("{P30}*{P50}*{P51}", "{P30}*{P50}*{P51}*{P52}"),
    "R06": ("{P63}", "{P63}*{P38}"),
    "R07": ("{P60}*{P66}+{P61}*{P67}", "0"),
    "R12": ("{P64}*{P62}", "0"),
}
"""Hours a year and those of them spent viewing, by the first role of each family."""
_CAPACITY: tuple[tuple[str, str], ...] = (
    ("days", "{P01}-{P02}-{P03}-{P04}-{P05}-{P06}"),
    ("productive", "{days}*{P07}*(1-{P08})"),
    ("plannable", "{productive}*{P09}"),
    ("exposure", "{days}*{P10}*{P11}*{P09}"),
    ("loss", "IF({P12}<=0,0,({P13}+(1-{P15})*12/{P12}*(1-EXP(-{P14}/(12/{P12}))))/({P13}+12/{P12}))"),
)


def write(found: Budget, pack: Pack, today: date) -> bytes:
    """Return the workbook. Raises: MissingPart."""
    book = library().Workbook()
    book.remove(book.active)
    _about(Sheet(book, _("About")), found)
    places = _parameters(Sheet(book, _("Parameters")), found.unit)
    _posts(Sheet(book, _("Posts")), found.unit, places)
    Money(book, found, pack).write()
    return packed(book, today)


def _about(sheet: Sheet, found: Budget) -> None:
    sheet.heading(_("Posts and money of a victim identification unit"))
    for line in (
        _("Blue cells may be changed; all other figures follow by formula."),
        _("Three years from {first}, in {currency}.", first=found.first.isoformat(), currency=found.prices.currency),
        _("Prices from bands of the content are estimates, marked beside each."),
        money_words.su_words(found),
        words.minimum_words(found.unit),
        *(words.over_words(u) for u in found.unit.over),
    ):
        if line:
            sheet.row([line])
    sheet.widths([110])
    sheet.printed(1)


def _parameters(sheet: Sheet, unit: Staffing) -> dict[str, str]:
    """Write the parameters and return where the value of each stands."""
    sheet.heading(_("Parameters"))
    head = sheet.head([_("Id"), _("Parameter"), _("Value"), _("Unit"), _("From"), _("Reason")])
    places: dict[str, str] = {}
    for name, used in unit.values.items():
        at = sheet.row([name, used.parameter.name, used.value, used.parameter.unit, words.origin(used), used.reason])
        places[name] = f"'{sheet.title}'!$C${at}"
        sheet.blue(at, 3)
    for name, factors in FOLLOWS.items():
        if name in unit.values and unit.values[name].value is None and all(f in unit.known for f in factors):
            at = int(places[name].rsplit("$", 1)[1])
            sheet.formula(at, 3, "*".join(places[f] for f in factors))
    sheet.widths([7, 62, 13, 16, 24, 40])
    sheet.table(head, 6)
    sheet.printed(6, head=head)
    return places


def _posts(sheet: Sheet, unit: Staffing, places: dict[str, str]) -> None:
    sheet.heading(_("Posts"))
    names = {"days": _("Working days a year"), "productive": _("Productive hours"), "plannable": _("Plannable hours"),
             "exposure": _("Viewing hours of one person"), "loss": _("Vacancy loss")}  # fmt: skip
    at = dict(places)
    if all(f"P{n:02}" in unit.known for n in range(1, 16)):
        for name, formula in _CAPACITY:
            row = sheet.row([names[name], None])
            sheet.formula(row, 2, formula.format(**at))
            at[name] = f"$B${row}"
    head = sheet.head([_("Role"), _("Hours a year"), _("of them viewing"), _("By hours"), _("By viewing"), _("Exact"),
                _("Posts by work"), _("Needed"), _("In place"), _("Missing"), _("What decides")])  # fmt: skip
    first = sheet.next_row
    for p in unit.posts:
        _role(sheet, p, unit, at)
    last = sheet.next_row - 1
    total = sheet.row([_("All")])
    sheet.formula(total, 8, f"SUM(H{first}:H{last})")
    sheet.table(head, 11, last, shown=(2, 3, 8, 9, 10))
    sheet.widths([46, 14, 14, 11, 11, 11, 11, 11, 11, 11, 30])
    sheet.printed(11, head=head)


def _role(sheet: Sheet, p: Posts, unit: Staffing, at: Mapping[str, str]) -> None:
    row = sheet.row([f"{p.role.id} {p.role.name}", None, None, None, None, None, None, p.wanted, p.in_place, None,
                     words.decides(p)])  # fmt: skip
    family = next((f for f in FAMILIES if f.roles[0] == p.role.id), None)
    if family and p.need:
        hours, viewing = _DEMANDS[p.role.id]
        sheet.formula(row, 2, hours.format(**at))
        sheet.formula(row, 3, viewing.format(**at))
        sheet.formula(row, 4, f"B{row}/{at['plannable']}")
        sheet.formula(row, 5, f"C{row}/{at['exposure']}")
        sheet.formula(row, 6, f"MAX(D{row},E{row})/(1-{at['loss']})")
        sheet.formula(row, 7, f"ROUNDUP(ROUND(F{row},9),0)")
        if p.why in ("hours", "exposure", "minimum", "queue"):
            sheet.formula(row, 8, _needed(family, p, unit, row))
    sheet.tenths(row, range(2, 7))
    if p.in_place is not None:
        sheet.formula(row, 10, f"MAX(0,H{row}-I{row})")


def _needed(family: Family, p: Posts, unit: Staffing, row: int) -> str:
    """Return the posts needed: at least the minimum, two where nobody works alone, and those that buy the wait."""
    more = unit.queue.added if p.why == "queue" and unit.queue else 0
    pair = f"IF(G{row}>0,2,0)" if family.pair else "0"
    return f"MAX({p.least},G{row},{pair})+{more}"
