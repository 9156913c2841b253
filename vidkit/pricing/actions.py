"""What an action of the plan costs, for choosing actions under a limit of money.

A thing is bought once: where several actions carry the same cost item, its cost is shared among
those that set the unit up; posts go to the actions that fill them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.content.model import Action
from vidkit.pricing.lines import Line, lines
from vidkit.pricing.money import Range, shares, total
from vidkit.pricing.prices import POST, Prices, prices
from vidkit.pricing.quantities import quantities
from vidkit.staffing.unit import Staffing, staffing

LAST_PHASE = "widen"


@dataclass(frozen=True, kw_only=True, slots=True)
class Cost:
    """What an action asks for in hundredths of the plan's currency: once, and in its first full year.

    `low`, `likely`, `high` are both together. `in_su`: a part of it is in SU, whose price nobody
    gave (`g2_post_cost`), and is in none of these figures.
    """

    one_off: Range
    yearly: Range

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
    """The costs of a set of actions. Its parts add up to the lines that the actions carry."""

    prices: Prices
    of: Mapping[str, Cost]


def action_prices(reading: Reading, actions: Sequence[Action], unit: Staffing | None = None) -> ActionPrices:
    """Return what these actions cost together, each its part. Raises: as `staffing` and `prices`."""
    unit = unit or staffing(reading)
    found = prices(reading)
    made: dict[str, list[tuple[Range, Range]]] = {a.id: [] for a in actions}
    for line in lines(found, quantities(reading, unit), unit):
        for action, part in parts(line, actions).items():
            made[action].append(part)
    costs = {a: Cost(one_off=total(o for o, _y in p), yearly=total(y for _o, y in p)) for a, p in made.items()}
    return ActionPrices(prices=found, of=costs)


def action_cost(action: Action, prices: ActionPrices) -> Cost:
    """Return the cost of one of the actions that the prices were made for; nothing for another."""
    return prices.of.get(action.id, Cost(one_off=Range(), yearly=Range()))


def carriers(line: Line, actions: Sequence[Action]) -> tuple[Action, ...]:
    """Return the actions that carry a line: for posts those that fill them, and set-up before widening."""
    found = [a for a in actions if line.item.id in a.costs]
    if line.item.id == POST:
        found = [a for a in found if line.role in a.fills]
    setting_up = [a for a in found if a.phase != LAST_PHASE]
    return tuple(setting_up or found)


def parts(line: Line, actions: Sequence[Action]) -> Mapping[str, tuple[Range, Range]]:
    """Return by action its part of the line: once, and in the first full year; nothing where none carries it."""
    mine = carriers(line, actions)
    if not mine:
        return {}
    equal = (1,) * len(mine)
    once, yearly = shares(line.one_off, equal), shares(line.yearly[0], equal)
    return {a.id: (o, y) for a, o, y in zip(mine, once, yearly, strict=True)}
