"""Money added up over the three years of a budget: the chart, and the table with its figures."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from vidkit.base.i18n import _
from vidkit.costing import words
from vidkit.costing.budget import MONTHS, Budget, Part
from vidkit.documents.charts.spending import Spending
from vidkit.documents.dates import month_written, written
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.months import months_after
from vidkit.pricing.lines import YEARS
from vidkit.pricing.money import PER_UNIT, Amount, Range, half_up

STEP = 6
"""Months from row to row of the table."""
_LENGTH = YEARS * MONTHS


@row
class SpentRow:
    """What is needed until a day, added up."""

    until: str
    low: str
    likely: str
    high: str


def spending_views(found: Budget, results: Results) -> tuple[Spending, tuple[SpentRow, ...]] | None:
    """Return the chart and its table; None where there is no money, or part of it has no price in money."""
    if not found.whole.likely.minor or found.whole.high.milli_su:
        return None
    low, likely, high = (added_up(found, end) for end in (_low, _likely, _high))
    rows = tuple(
        SpentRow(until=written(months_after(found.first, n)), low=_cell(low[n]), likely=_cell(likely[n]),
                 high=_cell(high[n]))
        for n in range(STEP, _LENGTH + 1, STEP)
    )  # fmt: skip
    return _chart(found, low, likely, high, results), rows


def added_up(found: Budget, end: Callable[[Range], Amount]) -> tuple[Fraction, ...]:
    """Return hundredths of the currency spent by the end of each month, from 0 before the first.

    What runs on is spread evenly over the months in which it is there; what is bought once falls in its month.
    """
    months = [Fraction(0)] * (_LENGTH + 1)
    for part in (p for line in found.lines for p in line.parts):
        _add(months, part, end)
    for n in range(1, len(months)):
        months[n] += months[n - 1]
    return tuple(months)


def _add(months: list[Fraction], part: Part, end: Callable[[Range], Amount]) -> None:
    """Add what a piece costs in each month."""
    for year in range(YEARS):
        first = max(part.month, year * MONTHS)
        served = range(first, (year + 1) * MONTHS)
        for n in served:
            months[n + 1] += Fraction(end(part.running[year]).minor, len(served))
        if end(part.one_off[year]).minor:
            months[first + 1] += end(part.one_off[year]).minor


def _chart(
    found: Budget, low: Sequence[Fraction], likely: Sequence[Fraction], high: Sequence[Fraction], results: Results
) -> Spending:
    whole, first = likely[-1], likely[MONTHS]
    return Spending(
        title=_("{share} % of the money of three years is needed in the first: {first} of {whole} (likely amounts).",
                share=half_up(100 * first / whole), first=_money(first, found), whole=_money(whole, found)),
        alt=_("Rising lines of the money needed from {start} on, added up month by month for three years, at likely, "
              "low and high prices. The table has the figures.", start=written(found.first)),
        axis=_("{currency}, added up from the first day of the plan (estimate)", currency=found.prices.currency),
        low=_units(low), likely=_units(likely), high=_units(high),
        marks=tuple((n, _("end of year {n}: {amount}", n=n // MONTHS, amount=_cell(likely[n])))
                    for n in range(MONTHS, _LENGTH + 1, MONTHS)),
        scale=tuple((value, f"{value:,.0f}") for value in steps(float(high[-1] / PER_UNIT))),
        ticks=tuple((n, month_written(months_after(found.first, n))) for n in range(0, _LENGTH + 1, STEP)),
        legend=(_("likely"), _("low and high")),
        direction=results.side,
    )  # fmt: skip


def steps(most: float) -> tuple[float, ...]:
    """Return round amounts from 0 to at least `most`, four to seven of them.

    >>> steps(381299)
    (0, 100000, 200000, 300000, 400000)
    """
    power = 10 ** max(0, len(f"{most:.0f}") - 1)
    step = next(power * part // 10 for part in (2, 5, 10, 20) if most <= 6 * power * part / 10) or 1
    return tuple(n * step for n in range(int(-(-most // step)) + 1))


def _low(found: Range) -> Amount:
    return found.low


def _likely(found: Range) -> Amount:
    return found.likely


def _high(found: Range) -> Amount:
    return found.high


def _amount(minor: Fraction) -> Amount:
    return Amount(half_up(minor))


def _cell(minor: Fraction) -> str:
    return words.cell(_amount(minor))


def _money(minor: Fraction, found: Budget) -> str:
    return words.amount_words(_amount(minor), found.prices)


def _units(line: Sequence[Fraction]) -> tuple[float, ...]:
    return tuple(float(minor / PER_UNIT) for minor in line)
