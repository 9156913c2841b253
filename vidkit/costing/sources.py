"""Who pays: the budget lines of today, a donor while the grant lasts, and what nobody has promised yet.

Worked out on the likely figures, line by line: first the country's own budget for that kind of
line, then the donor, imported goods before local work, until the money or the time is over.
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.reading import Reading
from vidkit.costing.budget import MONTHS, Budget
from vidkit.pricing.lines import YEARS
from vidkit.pricing.money import PER_UNIT, Amount
from vidkit.pricing.prices import CONTINGENCY, POST

OWN_BUDGETS: Mapping[str, tuple[str, ...]] = {
    "budget_posts": (POST,),
    "budget_licences": ("cost.analysis_licence", "cost.mobile_tool", "cost.unlock_service", "cost.report_system"),
    "budget_welfare": ("cost.welfare",),
    "budget_training": ("cost.training", "cost.english"),
    "budget_travel": ("cost.travel", "cost.interpol_travel", "cost.vehicles"),
    "budget_equipment": ("cost.workstation", "cost.forensic_workstation", "cost.storage", "cost.power",
                         "cost.secure_line", "cost.disposal"),
    "budget_premises": ("cost.rooms", "cost.interview_suite"),
}  # fmt: skip
"""Facts that say what the state pays this year, with the lines that it is for."""
DONOR, DONOR_END = "donor_amount", "donor_end"
_DONOR_ORDER = {"imported": 0, "either": 1, "local": 2}
"""Donors pay for imported goods before rooms and posts."""
_DAYS_A_YEAR = 365.25


@dataclass(frozen=True, kw_only=True, slots=True)
class Payers:
    """Likely amounts of one line by year: the state's budget of today, the donor, and still to be found."""

    key: str
    state: tuple[Amount, ...]
    donor: tuple[Amount, ...]
    open: tuple[Amount, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Exit:
    """A running line that a donor pays: what a year costs the state afterwards, and from which year of the plan."""

    key: str
    yearly: Amount
    from_year: int
    ends: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """`donor_left`: promised and not needed. `donor_until`: last day of the grant, None without one or if not known.

    `unknown`: facts about this money that nobody knows. What rests on them counts as nothing in the
    lines, so that `open` is the most that is still to be found. `own`: facts about the country's own
    budgets for the lines that there are.
    """

    lines: tuple[Payers, ...]
    exits: tuple[Exit, ...]
    donor_left: Amount
    donor_until: date | None
    unknown: tuple[str, ...]
    own: tuple[str, ...]

    def is_known(self, payer: str) -> bool:
        """Say whether anything is known of what a payer gives; also that it is nothing."""
        facts = {"state": set(self.own), "donor": {DONOR}}.get(payer, set())
        return not facts or not facts <= set(self.unknown)

    def totals(self) -> Mapping[str, tuple[Amount, ...]]:
        """Return the amounts by payer and year."""
        return {
            "state": _columns(tuple(p.state for p in self.lines)),
            "donor": _columns(tuple(p.donor for p in self.lines)),
            "open": _columns(tuple(p.open for p in self.lines)),
        }


def sources(found: Budget, reading: Reading) -> Sources:
    """Return who pays for a budget."""
    purse = _Purse(found, reading)
    order = sorted(range(len(found.lines)), key=lambda n: (_DONOR_ORDER[found.lines[n].line.item.payer_currency], n))
    by_number = {n: purse.pay(n) for n in order}
    paid = tuple(by_number[n] for n in range(len(found.lines)))
    return Sources(lines=paid, exits=purse.exits(paid), donor_left=Amount(purse.donor), donor_until=purse.until,
                   unknown=purse.unknown, own=purse.own)  # fmt: skip


class _Purse:
    """The money that is there, taken line by line."""

    def __init__(self, found: Budget, reading: Reading) -> None:
        self.found = found
        self.reading, self.usable = reading, found.prices.problem is None
        self.state = {fact: [self._given(fact) or 0] * YEARS for fact in OWN_BUDGETS}
        self.until = _day(reading.fact(DONOR_END)) if DONOR_END in reading.pack.fact_by_id else None
        promised = self._given(DONOR)
        self.donor = promised or 0
        self.donor_months = _months(found.first, self.until) if self.donor else 0
        items = {x.line.item.id for x in found.lines}
        self.own = tuple(f for f, paid in OWN_BUDGETS.items() if not items.isdisjoint(paid))
        asked = [f for f in (DONOR, *self.own) if f in reading.pack.fact_by_id and self._given(f) is None]
        self.unknown = (*asked, *([DONOR_END] if promised and self.until is None else []))

    def _given(self, fact: str) -> int | None:
        """Return an amount in hundredths; None while it is not known, or cannot be read as money."""
        value = self.reading.fact(fact) if fact in self.reading.pack.fact_by_id and self.usable else None
        return round(value * PER_UNIT) if isinstance(value, int | float) else None

    def pay(self, number: int) -> Payers:
        """Return who pays for a line, and take it from the purse."""
        line = self.found.lines[number]
        fact = next((f for f, items in OWN_BUDGETS.items() if line.line.item.id in items), "")
        state, donor, rest = [], [], []
        for year in range(YEARS):
            asked = line.years[year].likely
            own = min(asked.minor, self.state[fact][year]) if fact else 0
            if fact:
                self.state[fact][year] -= own
            given = max(0, min(asked.minor - own, self.donor, line.likely_until(self.donor_months, year)))
            self.donor -= given
            state.append(Amount(own))
            donor.append(Amount(given))
            rest.append(Amount(asked.minor - own - given, asked.milli_su))
        return Payers(key=line.line.key, state=tuple(state), donor=tuple(donor), open=tuple(rest))

    def exits(self, paid: tuple[Payers, ...]) -> tuple[Exit, ...]:
        """Return the running lines that the donor pays for, with what they cost from the year in which it does not."""
        if self.until is None:
            return ()
        made = []
        for line, payers in zip(self.found.lines, paid, strict=True):
            then = next((n for n in range(YEARS) if payers.open[n].minor), self.donor_months // MONTHS)
            yearly = line.line.yearly[min(then, YEARS - 1)].likely
            if any(payers.donor) and yearly and line.line.item.id != CONTINGENCY:
                made.append(Exit(key=line.line.key, yearly=yearly, from_year=then + 1, ends=self.until))
        return tuple(made)


def _months(first: date, until: date | None) -> int:
    """Return the months of the plan in which the grant pays, to the nearest; all of them without an end."""
    if until is None:
        return YEARS * MONTHS
    return max(0, round(((until - first).days + 1) * MONTHS / _DAYS_A_YEAR))


def _day(value: object) -> date | None:
    if not isinstance(value, str):
        return None
    parts = value.split("-")
    try:
        year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 12
        return date(year, month, int(parts[2]) if len(parts) > 2 else monthrange(year, month)[1])
    except ValueError:
        return None


def _columns(rows: tuple[tuple[Amount, ...], ...]) -> tuple[Amount, ...]:
    return tuple(sum((r[n] for r in rows), Amount()) for n in range(YEARS))
