"""What the actions of a plan cost to set up, in whole units of the plan's currency.

The figures are those of `pricing`, as the budget has them: how many the unit needs beyond what is in
place, at the country's prices or the pack's bands; the likely figure is what is planned with.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.base.errors import VidkitError
from vidkit.content.model import Action, Pack
from vidkit.pricing.actions import PricedLines, action_prices, priced_lines
from vidkit.pricing.money import PER_UNIT, half_up
from vidkit.pricing.prices import prices


@dataclass(frozen=True, kw_only=True, slots=True)
class Costs:
    """What actions cost, by id. `unpriced`: lines of the plan whose price is not known, by cost item.

    `smallest`: how much work there is is not known, so they are those of the smallest unit. `problem`: what in
    the answers kept any amount from being worked out.
    """

    currency: str
    amounts: Mapping[str, int]
    unpriced: Mapping[str, str]
    smallest: bool
    problem: VidkitError | None = None

    def of(self, action: str) -> int:
        """Return the planning figure of an action: 0 where it costs nothing, or nothing is known."""
        return self.amounts.get(action, 0)

    def total(self, actions: Iterable[str]) -> int:
        return sum(self.of(i) for i in actions)


def costs(pack: Pack, assessment: Assessment, actions: Sequence[Action], today: date) -> Costs:
    """Return what the actions of a plan cost, each its part of what several carry; with a wrong answer, the problem."""
    try:
        known = _lines(_Country(pack, assessment, today))
    except VidkitError as problem:
        return Costs(currency=currency_of(pack, assessment, today), amounts={}, unpriced={}, smallest=False,
                     problem=problem)  # fmt: skip
    found = action_prices(Reading(pack, assessment, today), actions, known)
    return Costs(
        currency=found.prices.currency,
        amounts={i: half_up(Fraction(c.setting_up.likely.minor, PER_UNIT)) for i, c in found.of.items()},
        unpriced=found.unpriced,
        smallest=known.smallest,
    )


def currency_of(pack: Pack, assessment: Assessment, today: date) -> str:
    """Return the currency of the plan's money: US dollars where the country states none, or no rate."""
    return prices(Reading(pack, assessment, today), undated=True).currency


class _Country:
    """A pack and an assessment on a day, the same only as themselves: two that are equal are not compared."""

    def __init__(self, pack: Pack, assessment: Assessment, today: date) -> None:
        self.pack, self.assessment, self.today = pack, assessment, today

    def __hash__(self) -> int:
        return hash((id(self.pack), id(self.assessment), self.today))

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Country)
            and (self.pack is other.pack and self.assessment is other.assessment)
            and self.today == other.today
        )


@lru_cache(maxsize=4)
def _lines(country: _Country) -> PricedLines:
    """Return the lines of a country; one question asks for them many times. The cache holds what it is asked about."""
    return priced_lines(Reading(country.pack, country.assessment, country.today), undated=True)
