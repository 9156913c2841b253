"""Budget lines: quantity times price, once and in each of three years, item by item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from vidkit.content.model import CostItem
from vidkit.pricing.money import Range, total
from vidkit.pricing.prices import CONTINGENCY, POST, ItemPrice, Prices
from vidkit.pricing.quantities import Quantity, children, grade_mix, highest_grade
from vidkit.staffing.posts import Posts
from vidkit.staffing.unit import Staffing
from vidkit.staffing.words import role_name

YEARS = 3
TRAINING = "cost.training"
VICTIMS = "cost.victim_needs"
OWN = ("local", "answer")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line of the budget. `role`: of a line for posts, else empty.

    `one_off`: for what is still to buy. `yearly`: what one full year costs, first year first, for
    all that is needed, in place or not. `by_year`: these are the years of the plan; else they count
    from when the line begins. `growing`: paid once beside that in each year of the plan: vetting for posts added.
    """

    item: CostItem
    price: ItemPrice
    quantity: Quantity
    one_off: Range
    yearly: tuple[Range, ...]
    role: str = ""
    name: str = ""
    by_year: bool = False
    growing: tuple[Range, ...] = (Range(),) * YEARS

    @property
    def key(self) -> str:
        """The line's own id: the cost item's, with the role for posts."""
        return f"{self.item.id}.{self.role}" if self.role else self.item.id

    @property
    def empty(self) -> bool:
        return not self.one_off and not any(self.yearly)


def lines(
    prices: Prices, counted: Mapping[str, Quantity], unit: Staffing, paid: Sequence[int] = ()
) -> tuple[Line, ...]:
    """Return the lines of all items but the contingency, in the order of the pack.

    paid: course seats with a fee or travel by year of the plan; they count where the country gave the price of one.
    """
    made: list[Line] = []
    for item, price in prices.items.items():
        if item == POST:
            made.extend(
                _post_line(years, price, prices, unit) for years in zip(*unit.by_year, strict=True)
                if any(p.wanted for p in years)
            )  # fmt: skip
        elif item == TRAINING and price.yearly_origin in OWN:
            made.append(_seats_line(price, counted[item], paid))
        elif item == VICTIMS:
            made.append(_children_line(price, counted[item], children(unit)))
        elif item != CONTINGENCY:
            made.append(_line(price, counted[item]))
    return tuple(made)


def contingency(prices: Prices, all_lines: tuple[Line, ...]) -> Line | None:
    """Return the line for what nobody foresees, a part of all others; None where the pack has none."""
    price = prices.items.get(CONTINGENCY)
    if price is None:
        return None
    share = share_of_all(price.item)
    return Line(
        item=price.item, price=price, quantity=Quantity(needed=Fraction(1)),
        one_off=total(x.one_off for x in all_lines).times(share),
        yearly=tuple(total(x.yearly[n] for x in all_lines).times(share) for n in range(YEARS)),
    )  # fmt: skip


def share_of_all(item: CostItem) -> Fraction:
    """Return the part of all other lines that the contingency is, 0 for another item."""
    from vidkit.pricing.bands import read_span

    span = read_span(item.one_off)
    return span.likely if span is not None and span.unit == "price" else Fraction(0)


def _line(price: ItemPrice, quantity: Quantity) -> Line:
    units = quantity.needed / price.per
    if price.per > 1:
        units = Fraction(-(-quantity.needed // price.per))
    first, later = price.yearly.times(units), price.later.times(units)
    return Line(item=price.item, price=price, quantity=quantity, one_off=price.one_off.times(quantity.to_buy),
                yearly=(first, *(later,) * (YEARS - 1)))  # fmt: skip


def _seats_line(price: ItemPrice, quantity: Quantity, paid: Sequence[int]) -> Line:
    seats = Quantity(needed=Fraction(sum(paid)), in_place=Fraction(0))
    yearly = tuple(price.yearly.times(paid[n] if n < len(paid) else 0) for n in range(YEARS))
    return Line(item=price.item, price=price, quantity=seats if paid else quantity, one_off=Range(), yearly=yearly,
                by_year=True)  # fmt: skip


def _children_line(price: ItemPrice, quantity: Quantity, found: Sequence[int | None]) -> Line:
    yearly = tuple((price.later if n else price.yearly).times(count or 0) for n, count in enumerate(found))
    return Line(item=price.item, price=price, quantity=quantity, one_off=Range(), yearly=yearly, by_year=True)


def _post_line(years: Sequence[Posts], price: ItemPrice, prices: Prices, unit: Staffing) -> Line:
    """Return the line of one role: posts of each year, and vetting again for those that growth adds."""
    first = years[0]
    wanted = Fraction(str(first.wanted))
    quantity = Quantity(needed=wanted, in_place=min(wanted, Fraction(str(first.in_place or 0))))
    added = [max(Fraction(0), Fraction(str(b.wanted)) - Fraction(str(a.wanted))) for a, b in pairwise(years)]
    growing = (Range(), *(price.one_off.times(n) for n in added))
    yearly = tuple(_salaries(p, prices) for p in years)
    return Line(item=price.item, price=price, quantity=quantity, one_off=price.one_off.times(quantity.to_buy),
                yearly=yearly, role=first.role.id, name=role_name(first, unit), by_year=True,
                growing=growing)  # fmt: skip


def _salaries(posts: Posts, prices: Prices) -> Range:
    """Return a year of the posts: likely at the lowest grade of the role, high at its highest."""
    mix = grade_mix(posts)
    likely = total(prices.post[g].times(n) for g, n in mix.items())
    top = prices.post[highest_grade(posts.role)].times(Fraction(str(posts.wanted))) if len(mix) == 1 else likely
    return Range(likely.low, likely.likely, top.high)
