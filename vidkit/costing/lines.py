"""Budget lines: quantity times price, once and in each of three years, item by item."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from vidkit.content.model import CostItem
from vidkit.costing.money import Range, total
from vidkit.costing.prices import CONTINGENCY, POST, ItemPrice, Prices
from vidkit.costing.quantities import Quantity, grade_mix, highest_grade
from vidkit.staffing.posts import Posts
from vidkit.staffing.unit import Staffing

YEARS = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the budget. `role`: of a line for posts, else empty.

    `one_off`: for what is still to buy. `yearly`: what one full year costs, first year first, for
    all that is needed, in place or not.
    """

    item: CostItem
    price: ItemPrice
    quantity: Quantity
    one_off: Range
    yearly: tuple[Range, ...]
    role: str = ""
    name: str = ""

    @property
    def key(self) -> str:
        """The line's own id: the cost item's, with the role for posts."""
        return f"{self.item.id}.{self.role}" if self.role else self.item.id

    @property
    def empty(self) -> bool:
        return not self.one_off and not any(self.yearly)


def lines(prices: Prices, counted: Mapping[str, Quantity], unit: Staffing) -> tuple[Line, ...]:
    """Return the lines of all items but the contingency, in the order of the pack."""
    made: list[Line] = []
    for item, price in prices.items.items():
        if item == POST:
            made.extend(_post_line(p, price, prices) for p in unit.posts if p.wanted)
        elif item != CONTINGENCY:
            made.append(_line(price, counted[item]))
    return tuple(made)


def contingency(prices: Prices, all_lines: tuple[Line, ...]) -> Line | None:
    """Return the line for what nobody foresees, a part of all others; None where the pack has none."""
    price = prices.items.get(CONTINGENCY)
    if price is None:
        return None
    share = _share(price.item)
    return Line(
        item=price.item, price=price, quantity=Quantity(needed=Fraction(1)),
        one_off=total(x.one_off for x in all_lines).times(share),
        yearly=tuple(total(x.yearly[n] for x in all_lines).times(share) for n in range(YEARS)),
    )  # fmt: skip


def _share(item: CostItem) -> Fraction:
    from vidkit.costing.bands import read_span

    span = read_span(item.one_off)
    return span.likely if span is not None and span.unit == "price" else Fraction(0)


def _line(price: ItemPrice, quantity: Quantity) -> Line:
    units = quantity.needed / price.per
    if price.per > 1:
        units = Fraction(-(-quantity.needed // price.per))
    first, later = price.yearly.times(units), price.later.times(units)
    return Line(item=price.item, price=price, quantity=quantity, one_off=price.one_off.times(quantity.to_buy),
                yearly=(first, *(later,) * (YEARS - 1)))  # fmt: skip


def _post_line(posts: Posts, price: ItemPrice, prices: Prices) -> Line:
    wanted = Fraction(str(posts.wanted))
    held = min(wanted, Fraction(str(posts.in_place or 0)))
    mix = grade_mix(posts)
    likely = total(prices.post[g].times(n) for g, n in mix.items())
    top = prices.post[highest_grade(posts.role)].times(wanted) if len(mix) == 1 else likely
    yearly = Range(likely.low, likely.likely, top.high)
    quantity = Quantity(needed=wanted, in_place=held)
    return Line(item=price.item, price=price, quantity=quantity, one_off=price.one_off.times(quantity.to_buy),
                yearly=(yearly,) * YEARS, role=posts.role.id, name=posts.role.name)  # fmt: skip
