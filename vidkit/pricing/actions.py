"""What an action of the plan costs: the one place for plan and budget.

A thing is bought once: where several actions carry the same cost item, its cost is shared among
those that set the unit up; posts go to the actions that fill them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.content.model import Action
from vidkit.pricing.lines import OWN, TRAINING, Line, lines
from vidkit.pricing.money import Range, shares, total
from vidkit.pricing.prices import POST, Prices, prices
from vidkit.pricing.quantities import quantities
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training.dates import Dates
from vidkit.training.delivery import first_paid_seats
from vidkit.training.programme import programme

LAST_PHASE = "widen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What an action asks for in hundredths of the plan's currency: once, and in its first full year.

    `low`, `likely`, `high` are both together. `in_su`: a part of it is in SU, whose price nobody
    gave (`g2_post_cost`), and is in none of these figures. `setting_up`: what a plan reckons with,
    the one-off amounts, and the first year of what has none; what runs on is budgeted apart.
    """

    one_off: Range
    yearly: Range
    setting_up: Range

    @property
    def low(self) -> int:
        return self.one_off.low.minor + self.yearly.low.minor

    @property
    def likely(self) -> int:
        return self.one_off.likely.minor + self.yearly.likely.minor

    @property
    def high(self) -> int:
        return self.one_off.high.minor + self.yearly.high.minor

    @property
    def in_su(self) -> bool:
        return bool(self.one_off.high.milli_su or self.yearly.high.milli_su)


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionPrices:
    """The costs of a set of actions. Its parts add up to the lines that the actions carry.

    `unpriced`: names of carried lines whose price is not known, in full or in part, by cost item.
    """

    prices: Prices
    of: Mapping[str, Cost]
    unpriced: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class PricedLines:
    """The lines of a country, before any action: what `action_prices` shares out.

    `smallest`: volumes are not known, so it is the smallest unit that the rules allow.
    """

    prices: Prices
    lines: tuple[Line, ...]
    smallest: bool


def priced_lines(reading: Reading, unit: Staffing | None = None, *, undated: bool = False) -> PricedLines:
    """Return the lines of what the unit needs, course seats with a fee among them. Raises: as `staffing`, `prices`.

    undated: local prices without a year are taken too.
    """
    unit = unit or staffing(reading)
    found = prices(reading, undated=undated)
    seats = _first_seats(reading, unit, found)
    made = lines(found, quantities(reading, unit), unit, seats)
    return PricedLines(prices=found, lines=made, smallest=bool(unit.unknown))


def _first_seats(reading: Reading, unit: Staffing, found: Prices) -> tuple[int, ...]:
    """Return the first paid seats as those of one year, where the country gave the price of one."""
    price = found.items.get(TRAINING)
    if price is None or price.yearly_origin not in OWN:
        return ()
    return (first_paid_seats(programme(reading, unit, Dates(first=reading.today))),)


def action_prices(reading: Reading, actions: Sequence[Action], known: PricedLines | None = None) -> ActionPrices:
    """Return what these actions cost together, each its part. Raises: as `priced_lines`."""
    known = known or priced_lines(reading)
    made: dict[str, list[tuple[str, Range, Range]]] = {a.id: [] for a in actions}
    unpriced: dict[str, str] = {}
    for line in known.lines:
        for action, (once, yearly) in parts(line, actions).items():
            made[action].append((line.item.one_off, once, yearly))
            if _is_open(line):
                unpriced[line.item.id] = line.item.line
    return ActionPrices(prices=known.prices, of={a: _cost(p) for a, p in made.items()}, unpriced=unpriced)


def _cost(found: Sequence[tuple[str, Range, Range]]) -> Cost:
    return Cost(
        one_off=total(o for _text, o, _y in found),
        yearly=total(y for _text, _o, y in found),
        setting_up=total(o if text else y for text, o, y in found),
    )


def _is_open(line: Line) -> bool:
    """Say whether a price of setting up must still be asked for: the item's own, or that of an analyst post."""
    part, origin = (
        (line.one_off, line.price.one_off_origin) if line.item.one_off else (line.yearly[0], line.price.yearly_origin)
    )
    return origin == "ask" or bool(part.high.milli_su)


def action_cost(action: Action, prices: ActionPrices) -> Cost:
    """Return the cost of one of the actions that the prices were made for; nothing for another."""
    return prices.of.get(action.id, _cost(()))


def carriers(line: Line, actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return the actions that carry a line: for posts those that fill them, and set-up before widening.

    Posts that only widening touches come with the team, as training takes them: none of these actions does.
    """
    found = [a for a in actions if line.item.id in a.costs]
    setting_up = [a for a in found if a.phase != LAST_PHASE]
    if line.item.id == POST:
        return tuple(a for a in setting_up if line.role in a.fills)
    return tuple(setting_up or found)


def parts(line: Line, actions: Sequence[Action]) -> Mapping[str, tuple[Range, Range]]:
    """Return by action its part of the line: once, and in the first full year; nothing where none carries it."""
    mine = carriers(line, actions)
    if not mine:
        return {}
    equal = (1,) * len(mine)
    once, yearly = shares(line.one_off, equal), shares(line.yearly[0], equal)
    return {a.id: (o, y) for a, o, y in zip(mine, once, yearly, strict=True)}
