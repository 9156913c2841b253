"""The sheet of posts: hours, viewing and posts of each role in each year by formula, and what money hangs on.

The formulas repeat the arithmetic of `staffing.workload`, `staffing.posts` and `staffing.sizes`.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.exchange.figures_sheet import Sheet
from vidkit.staffing import words
from vidkit.staffing.posts import ANALYSTS, FAMILIES, HEAD, LED_BY_OTHERS, TRIAGE, WORKING_HEAD_BELOW, Posts
from vidkit.staffing.sizes import FIXED, points
from vidkit.staffing.unit import FEWEST_SEATS, GROWING, GROWTH, OUTSIDE_CORE, VIEWING_FAMILIES, Staffing

_IDENTIFICATION = "{P30}*{P31}*(1-{P32})*(1/{P33}+{P34}/{P35}*(1+{P36}))+{P30}*{P37}*{P39}"
_SERIES = "({P40}*({P41}+{P42}*{P45})+{P43}*{P46})"
_DEMANDS: Mapping[str, tuple[str, str]] = {
    "R02": ("{P20}*{P21}/60+{P20}*{P23}*{P24}", "{P20}*{P21}/60*{P22}+{P20}*{P23}*{P24}*{P25}"),
    "R03": (f"{_IDENTIFICATION}+{_SERIES}", f"{_IDENTIFICATION}+{_SERIES}*{{P44}}"),
    "R05": ("{P30}*{P50}*{P51}", "{P30}*{P50}*{P51}*{P52}"),
    "R06": ("{P63}", "{P63}*{P38}"),
    "R07": ("{P60}*{P66}+{P61}*{P67}", "0"),
    "R08": ("{P61}*{P67}", "0"),
    "R12": ("{P64}*{P62}", "0"),
}
"""Hours a year and those of them spent viewing, by the role at which they are counted."""
_CAPACITY: tuple[tuple[str, str], ...] = (
    ("days", "{P01}-{P02}-{P03}-{P04}-{P05}-{P06}"),
    ("productive", "{days}*{P07}*(1-{P08})"),
    ("plannable", "{productive}*{P09}"),
    ("exposure", "{days}*{P10}*{P11}*{P09}"),
    ("loss", "IF({P12}<=0,0,({P13}+(1-{P15})*12/{P12}*(1-EXP(-{P14}/(12/{P12}))))/({P13}+12/{P12}))"),
)
_BY_WORK = ("hours", "exposure", "minimum", "queue")
_HELD = "I"
_NEEDED = ("H", "M", "O")
_COUNTED = ("G", "L", "N")
"""Columns of the posts needed, and of those by work alone, year by year."""


class PostsSheet:
    """Writes the sheet; afterwards says where other sheets find its figures."""

    def __init__(self, sheet: Sheet, unit: Staffing, pack: Pack, places: Mapping[str, str]) -> None:
        self.sheet, self.unit, self.pack = sheet, unit, pack
        self.at = dict(places)
        self.rows: dict[str, int] = {}
        self.cells: dict[str, str] = {}

    def write(self) -> None:
        """Write the sheet."""
        self.sheet.heading(_("Posts"))
        self._capacity()
        years = [_("Posts by work, year 2"), _("Needed, year 2"), _("Posts by work, year 3"), _("Needed, year 3")]
        head = self.sheet.head([_("Role"), _("Hours a year"), _("of them viewing"), _("By hours"), _("By viewing"),
                                _("Exact"), _("Posts by work"), _("Needed"), _("In place"), _("Missing"),
                                _("What decides"), *years])  # fmt: skip
        first = self.sheet.next_row
        self.rows = {p.role.id: first + n for n, p in enumerate(self.unit.posts)}
        for n in range(len(self.unit.posts)):
            self._role(n)
        last = self.sheet.next_row - 1
        self._sums(first, last)
        self.sheet.table(head, 15, last, shown=(2, 3, 8, 9, 10))
        self.sheet.widths([46, 14, 14, 11, 11, 11, 11, 11, 11, 11, 30, 11, 11, 11, 11])
        self.sheet.printed(15, head=head)

    def needed(self, role: str, year: int) -> str:
        """Return where the posts of a role stand in a year."""
        return f"'{self.sheet.title}'!${_NEEDED[year]}${self.rows[role]}"

    def held(self, role: str) -> str:
        """Return where the posts in place stand; empty where they are not known."""
        return f"'{self.sheet.title}'!${_HELD}${self.rows[role]}"

    def _capacity(self) -> None:
        names = {"days": _("Working days a year"), "productive": _("Productive hours"),
                 "plannable": _("Plannable hours"), "exposure": _("Viewing hours of one person"),
                 "loss": _("Vacancy loss")}  # fmt: skip
        if all(f"P{n:02}" in self.unit.known for n in range(1, 16)):
            for name, formula in _CAPACITY:
                row = self.sheet.row([names[name], None])
                self.sheet.formula(row, 2, formula.format(**self.at))
                self.at[name] = f"$B${row}"

    def _role(self, n: int) -> None:
        p = self.unit.posts[n]
        held = p.in_place
        name = f"{p.role.id} {words.role_name(p, self.unit)}"
        row = self.sheet.row([name, None, None, None, None, None, None, None, held, None,
                              words.decides(p)])  # fmt: skip
        if p.need:
            hours, viewing = _DEMANDS[p.role.id]
            self.sheet.formula(row, 2, hours.format(**self.at))
            self.sheet.formula(row, 3, viewing.format(**self.at))
            self.sheet.formula(row, 4, f"B{row}/{self.at['plannable']}")
            self.sheet.formula(row, 5, f"C{row}/{self.at['exposure']}")
            self.sheet.formula(row, 6, f"MAX(D{row},E{row})/(1-{self.at['loss']})")
        for year, posts in enumerate(self.unit.by_year):
            self._year(row, posts[n], year)
        self.sheet.tenths(row, range(2, 7))
        if held is not None:
            self.sheet.formula(row, 10, f"MAX(0,H{row}-I{row})")

    def _year(self, row: int, p: Posts, year: int) -> None:
        if p.need:
            exact = f"F{row}" if not year else self._exact(p.role.id, year)
            self.sheet.formula(row, _number(_COUNTED[year]), f"ROUNDUP(ROUND({exact},9),0)")
        formula = self._needed(row, p, year)
        if formula:
            self.sheet.formula(row, _number(_NEEDED[year]), formula)
        else:
            self.sheet.value(row, _number(_NEEDED[year]), p.wanted)

    def _exact(self, role: str, year: int) -> str:
        """Return the posts of a later year before rounding: volumes grow, proactive hours do not."""
        grown = {**self.at, **{i: f"({self.at[i]}*(1+{self.at[GROWTH]})^{year})" for i in GROWING if i in self.at}}
        hours, viewing = (d.format(**grown) for d in _DEMANDS[role])
        return f"MAX(({hours})/{self.at['plannable']},({viewing})/{self.at['exposure']})/(1-{self.at['loss']})"

    def _needed(self, row: int, p: Posts, year: int) -> str:
        """Return the formula for the posts needed, or nothing where no arithmetic decides them."""
        if p.need and p.why in _BY_WORK:
            pair = any(f.pair for f in FAMILIES if p.role.id in f.roles)
            counted = f"{_COUNTED[year]}{row}"
            bought = p.wanted - max(p.least, p.need.posts) if p.why == "queue" else 0
            return f"MAX({p.least},{counted},{f'IF({counted}>0,2,0)' if pair else '0'})+{bought:g}"
        if p.role.id == HEAD and p.why == "span":
            led = "+".join(f"{_NEEDED[year]}{self.rows[r]}" for r in self._led())
            return f"MAX({p.least},1)+IF({led}<{WORKING_HEAD_BELOW},0,ROUNDUP(ROUND(({led})/{self.at['P16']},9),0))"
        return self._by_size(p.role.id, year) if p.why == "size" else ""

    def _led(self) -> list[str]:
        return [r for r in self.rows if r not in LED_BY_OTHERS and r != HEAD and r not in FIXED]

    def _by_size(self, role: str, year: int) -> str:
        """Return the posts that follow from the size of the unit, between its sizes in a straight line."""
        viewers = "(" + "+".join(f"{_NEEDED[year]}{self.rows[r]}" for r in (TRIAGE, ANALYSTS) if r in self.rows) + ")"
        return _between(points(self.pack, role), viewers)

    def _sums(self, first: int, last: int) -> None:
        total = self.sheet.row([_("All")])
        for column in _NEEDED:
            self.sheet.formula(total, _number(column), f"SUM({column}{first}:{column}{last})")
        self._cell("all", _("All posts"), f"H{total}")
        self._cell("core", _("Posts without forensics and interviewing"),
                   f"H{total}-" + "-".join(f"H{self.rows[r]}" for r in OUTSIDE_CORE if r in self.rows))  # fmt: skip
        exposed = [p.role.id for p in self.unit.posts if p.role.views or p.role.id == "R07"]
        self._cell("exposed", _("People exposed"), "+".join(f"ROUNDUP(H{self.rows[r]},0)" for r in exposed) or "0")
        if all(i in self.unit.known for i in ("P09", "P11", "P17")):
            viewed = "+".join(f"C{self.rows[r]}" for r in VIEWING_FAMILIES if r in self.rows and self._is_ours(r))
            open_hours = f"({self.at['P17']}*{self.at['P11']}*{self.at['P09']})"
            self._cell("seats", _("Viewing seats"),
                       f"MAX({FEWEST_SEATS},ROUNDUP(ROUND(({viewed or 0})/{open_hours},9),0))")  # fmt: skip
        if self.unit.authority_posts is not None and "plannable" in self.at:
            people = f"({self.at['P64']}+{self.at['P65']})*{self.at['P62']}/{self.at['plannable']}"
            others = _tenths(f"{people}/(1-{self.at['loss']})-{self._liaison()}")
            self._cell("authority", _("Posts of child protection outside the unit"), f"MAX(0,{others})")

    def _is_ours(self, role: str) -> bool:
        p = self.unit.of(role)
        return p is not None and p.why in _BY_WORK

    def _liaison(self) -> str:
        return f"H{self.rows['R12']}" if "R12" in self.rows else "0"

    def _cell(self, key: str, name: str, formula: str) -> None:
        row = self.sheet.row([name])
        self.sheet.formula(row, 8, formula)
        self.cells[key] = f"'{self.sheet.title}'!$H${row}"


def _between(found: Sequence[tuple[float, float]], viewers: str) -> str:
    """Return the formula of `sizes.between` over these points."""
    size, posts = found[-1]
    formula = _tenths(f"{posts:g}*{viewers}/{size:g}")
    for (low, a), (high, b) in reversed(list(pairwise(found))):
        line = _tenths(f"{a:g}+({b:g}-{a:g})*({viewers}-{low:g})/({high:g}-{low:g})")
        formula = f"IF({viewers}<={high:g},{line},{formula})"
    return f"IF({viewers}<={found[0][0]:g},{found[0][1]:g},{formula})"


def _tenths(number: str) -> str:
    return f"ROUNDUP(ROUND(({number})*10,9),0)/10"


def _number(column: str) -> int:
    return ord(column) - ord("A") + 1
