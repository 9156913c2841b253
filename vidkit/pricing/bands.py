"""Reads what a cost item of the pack says a unit of it costs: `1-3 SU or M, whichever is larger`.

Letters are bands of imported goods in US dollars; each spans a factor of five. The likely figure
of a band is its geometric middle, the likely figure of a span in SU its middle: both estimates.
Source: staffing notes 4.4, with the review's S11.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _

EDGES: Mapping[str, tuple[int, int]] = {
    "VL": (0, 2_000),
    "L": (2_000, 10_000),
    "M": (10_000, 50_000),
    "H": (50_000, 250_000),
    "VH": (250_000, 1_250_000),
}
"""Lowest and highest US dollars. VH is open upwards: here a factor of five, like the others."""
_LEAST_OF_VL = 400
_NO_MONEY = ("", "staff time")
_ASK = re.compile(r"\bask\b", re.IGNORECASE)

Grade = Literal["G2", "G3", "G4"]


class UnreadableBand(VidkitError):
    """A cost item whose price is written in a way that cannot be read."""

    code = "VK450"

    def __init__(self, text: str) -> None:
        super().__init__(_('"{text}" is no price of a cost item.', text=text),
                         _("Write it like those beside it: 0.1-0.3 SU, L-M, 15 % of price."))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Lowest, likely and highest, in US dollars (unit `usd`), SU or parts of the one-off price (`price`).

    `larger` is a second span, of which the larger counts. `per`: people for whom one unit is enough.
    `later`: what a year costs after the first, where that differs.
    """

    low: Fraction
    likely: Fraction
    high: Fraction
    unit: Literal["usd", "su", "price"]
    larger: "Span | None" = None
    later: "Span | None" = None
    per: int = 1


NOTHING = Span(Fraction(0), Fraction(0), Fraction(0), "usd")


def read_span(text: str) -> Span | None:
    """Return the span, or None where somebody must be asked. Raises: UnreadableBand.

    Of alternatives the first counts: "M-H; VH if ..." reads as M-H. Text for one grade of three
    is read with `by_grade`.
    """
    words = text.strip()
    if words in _NO_MONEY:
        return NOTHING
    if _ASK.search(words):
        return None
    main = re.split(r"; | if |, or ", words)[0]
    if " or " in main:
        first, second = (read_span(t) for t in main.removesuffix(", whichever is larger").split(" or "))
        return _joined(first, second, text)
    grouped = re.fullmatch(r"(\S+) per (\d+) people in year one, then (\S+)", main)
    if grouped:
        return _over(_plain(grouped[1], text), later=_plain(grouped[3], text), per=int(grouped[2]))
    return _plain(main, text)


def by_grade(text: str) -> Mapping[Grade, Fraction]:
    """Return SU a year by grade from `1.0 / 1.3 / 1.7 SU`. Raises: UnreadableBand."""
    found = re.fullmatch(r"([\d.]+) / ([\d.]+) / ([\d.]+) SU", text.strip())
    if not found:
        raise UnreadableBand(text)
    return {"G2": Fraction(found[1]), "G3": Fraction(found[2]), "G4": Fraction(found[3])}


def _joined(first: Span | None, second: Span | None, text: str) -> Span:
    if first is None or second is None:
        raise UnreadableBand(text)
    return _over(first, larger=second)


def _over(span: Span, *, larger: Span | None = None, later: Span | None = None, per: int = 1) -> Span:
    return Span(span.low, span.likely, span.high, span.unit, larger, later, per)


def _plain(words: str, text: str) -> Span:
    if words.endswith(" SU"):
        low, high = _ends(words.removesuffix(" SU"), text)
        return Span(low, (low + high) / 2, high, "su")
    part = re.match(r"(\d+) % of (price|all lines)", words)
    if part:
        share = Fraction(int(part[1]), 100)
        return Span(share, share, share, "price")
    names = words.split("-")
    if len(names) > 2 or any(n not in EDGES for n in names):
        raise UnreadableBand(text)
    return _letters(names[0], names[-1])


def _letters(first: str, last: str) -> Span:
    low, high = EDGES[first][0], EDGES[last][1]
    return Span(Fraction(low), Fraction(_middle(low or _LEAST_OF_VL, high)), Fraction(high), "usd")


def _middle(low: int, high: int) -> int:
    """Return the geometric middle, rounded to two digits."""
    exact = math.sqrt(low * high)
    step = 10 ** (len(str(int(exact))) - 2)
    return int(round(exact / step) * step)


def _ends(words: str, text: str) -> tuple[Fraction, Fraction]:
    try:
        numbers = [Fraction(w) for w in words.split("-")]
    except ValueError:
        raise UnreadableBand(text) from None
    if len(numbers) > 2:
        raise UnreadableBand(text)
    return numbers[0], numbers[-1]
