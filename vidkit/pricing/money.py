"""Amounts of money as whole numbers: hundredths of the plan's currency, and parts of SU without a price.

One SU is the yearly full cost of one G2 analyst in the country. While the country has not said
what that is, local work is counted in thousandths of an SU beside the money, never guessed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add
from typing import Self

PER_UNIT = 100
"""Minor units of a currency: hundredths."""
PER_SU = 1000


@dataclass(frozen=True, slots=True)
class Amount:
    """Hundredths of the plan's currency, and thousandths of an SU whose price is not known."""

    minor: int = 0
    milli_su: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.minor + other.minor, self.milli_su + other.milli_su)

    def __sub__(self, other: "Amount") -> "Amount":
        return Amount(self.minor - other.minor, self.milli_su - other.milli_su)

    def times(self, factor: Fraction | int) -> "Amount":
        """Return the amount so many times, each part rounded half up to a whole."""
        above, below = factor.as_integer_ratio()
        return Amount(_nearest(self.minor * above, below), _nearest(self.milli_su * above, below))

    def __bool__(self) -> bool:
        return bool(self.minor or self.milli_su)


@dataclass(frozen=True, slots=True)
class Range:
    """A low, a likely and a high amount."""

    low: Amount = Amount()
    likely: Amount = Amount()
    high: Amount = Amount()

    @classmethod
    def exactly(cls, amount: Amount) -> Self:
        """Return a range without width: a price that is known."""
        return cls(amount, amount, amount)

    def __add__(self, other: "Range") -> "Range":
        return Range(self.low + other.low, self.likely + other.likely, self.high + other.high)

    def __sub__(self, other: "Range") -> "Range":
        """Return the difference, end by end: what is left of a whole when a part is taken."""
        return Range(self.low - other.low, self.likely - other.likely, self.high - other.high)

    def times(self, factor: Fraction | int) -> "Range":
        return Range(self.low.times(factor), self.likely.times(factor), self.high.times(factor))

    def __bool__(self) -> bool:
        return bool(self.low or self.likely or self.high)

    @property
    def is_exact(self) -> bool:
        return self.low == self.likely == self.high


def half_up(number: Fraction | int) -> int:
    """Return the nearest whole number; a half goes up.

    >>> half_up(Fraction(5, 2)), half_up(Fraction(7, 3))
    (3, 2)
    """
    return _nearest(*number.as_integer_ratio())


def _nearest(above: int, below: int) -> int:
    return (2 * above + below) // (2 * below)


def total(ranges: Iterable[Range]) -> Range:
    """Return the sum, nothing if there is none."""
    return reduce(add, ranges, Range())


def blended(ranges: Sequence[Range], parts: Sequence[Fraction]) -> Range:
    """Return the sum of each range so many times, rounded half up once."""
    def end(amounts: Iterable[Amount]) -> Amount:
        pairs = list(zip(amounts, parts, strict=True))
        return Amount(half_up(sum((a.minor * p for a, p in pairs), Fraction(0))),
                      half_up(sum((a.milli_su * p for a, p in pairs), Fraction(0))))  # fmt: skip

    return Range(end(r.low for r in ranges), end(r.likely for r in ranges), end(r.high for r in ranges))


def shares(whole: Range, weights: tuple[int, ...]) -> tuple[Range, ...]:
    """Return the whole in parts by weight; the parts add up to the whole to the last hundredth.

    All weights 0: equal parts. What rounding leaves goes to the later parts.
    """
    used = weights if any(weights) else (1,) * len(weights)
    made, before, given = [], Range(), 0
    for weight in used:
        given += weight
        until = whole.times(Fraction(given, sum(used)))
        made.append(until - before)
        before = until
    return tuple(made)
