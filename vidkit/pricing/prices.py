"""What one of each thing costs this country: its own price where it gave one, else the pack's band.

A local value with its reason stands over an answer, an answer over the band. All in the plan's
currency; imported goods come from US dollars by the rate that the country gave.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _
from vidkit.content.model import CostItem
from vidkit.pricing.bands import Grade, Span, by_grade, read_span
from vidkit.pricing.money import PER_SU, PER_UNIT, Amount, Range, half_up

Origin = Literal["local", "answer", "band", "ask", "none"]
DOLLAR = "USD"
POST = "cost.post"
CONTINGENCY = "cost.contingency"
GRADE_FACTS: Mapping[Grade, str] = {"G2": "g2_post_cost", "G3": "g3_post_cost", "G4": "g4_post_cost"}
PRICE_YEARS = range(1990, 2101)


class NoRate(VidkitError):
    """Prices in a currency whose rate to the US dollar nobody gave."""

    code = "VK451"

    def __init__(self, currency: str) -> None:
        super().__init__(
            _("Amounts are given in {currency}, and no rate to the US dollar is known.", currency=currency),
            _("Say in the interview how many {currency} buy one US dollar. Imported goods are priced in US dollars.",
              currency=currency),
        )  # fmt: skip


class NoCurrency(VidkitError):
    """Prices, and no word on which money they are in."""

    code = "VK452"

    def __init__(self, question: str) -> None:
        super().__init__(
            _('"{question}" is answered with an amount, and the currency of the plan is not known.', question=question),
            _("Say in the interview in which currency amounts are given, by its three letters such as USD, and how "
              "many of it buy one US dollar."),
        )  # fmt: skip


class BadCurrency(VidkitError):
    """A currency that is not three letters."""

    code = "VK453"

    def __init__(self, text: str) -> None:
        super().__init__(_('"{text}" is no currency.', text=text),
                         _("Give the currency by its three letters, such as USD."))  # fmt: skip


class NoYear(VidkitError):
    """A local price without the year it is from."""

    code = "VK454"

    def __init__(self, item: str) -> None:
        super().__init__(
            _("The price of {item} has no year.", item=item),
            _("Say from which year it is: {item}=4200@2026: quote of the supplier", item=item),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPrice:
    """One of an item: once, in its first year, in each later year.

    `yearly_part`: a year costs this part of the one-off price, and `yearly` is that. `year`: of
    the country's own price, None if not known. `per`: people for whom one is enough.
    """

    item: CostItem
    one_off: Range
    yearly: Range
    later: Range
    one_off_origin: Origin
    yearly_origin: Origin
    year: int | None = None
    reason: str = ""
    per: int = 1

    @property
    def estimated(self) -> bool:
        """Whether any part of it rests on a band."""
        return "band" in (self.one_off_origin, self.yearly_origin)


@dataclass(frozen=True, kw_only=True, slots=True)
class Prices:
    """All prices of one country. `su`: of one SU, None while not known; `asks`: facts that would make it firmer.

    `problem`: why the country's own amounts are not used, or nothing.
    """

    currency: str
    rate: Fraction
    su: Amount | None
    post: Mapping[Grade, Range]
    items: Mapping[str, ItemPrice]
    asks: tuple[str, ...]
    problem: VidkitError | None = None


def prices(reading: Reading, *, undated: bool = False) -> Prices:
    """Return the prices of every cost item of the pack. undated: local prices without a year are taken too.

    Where the country's own amounts cannot be read as money, they are left out, everything is in
    US dollars, and `problem` says why. Raises: NoYear for a local price without a year.
    """
    problem = _problem(reading)
    return _Pricer(reading, usable=problem is None, undated=undated).prices(problem)


def _problem(reading: Reading) -> VidkitError | None:
    named = reading.fact("currency")
    text = str(named).strip().upper() if named is not None else ""
    given = next((f for f in _money_facts(reading) if reading.answered(f) is not None), "")
    if text and not re.fullmatch("[A-Z]{3}", text):
        return BadCurrency(text)
    if not text and given:
        return NoCurrency(reading.pack.fact_by_id[given].question)
    if text not in ("", DOLLAR) and not _number(reading, "usd_rate"):
        return NoRate(text)
    return None


def _money_facts(reading: Reading) -> tuple[str, ...]:
    items = [f for c in reading.pack.cost_items for f in (c.one_off_fact, c.yearly_fact) if f]
    return (*GRADE_FACTS.values(), *items)


def _number(reading: Reading, fact: str) -> Fraction | None:
    """Return an answered number. A price that was not asked is not known, it is not 0."""
    value = reading.answered(fact)
    return Fraction(str(value)) if isinstance(value, int | float) else None


class _Pricer:
    """Works out prices with one rate and one SU."""

    def __init__(self, reading: Reading, *, usable: bool, undated: bool) -> None:
        self.reading, self.usable, self.undated = reading, usable, undated
        named = reading.fact("currency") if "currency" in reading.pack.fact_by_id else None
        self.currency = str(named).strip().upper() if named is not None and usable else DOLLAR
        self.rate = Fraction(1) if self.currency == DOLLAR else self.given("usd_rate") or Fraction(1)
        analyst = self.given(GRADE_FACTS["G2"])
        self.su = Amount(half_up(analyst * PER_UNIT)) if analyst else None

    def prices(self, problem: VidkitError | None) -> Prices:
        """Return all of them."""
        items = {c.id: self.item(c) for c in self.reading.pack.cost_items}
        asks = [f for f in (GRADE_FACTS["G2"], *self._unanswered()) if f in self.reading.pack.fact_by_id]
        if self.su is not None:
            asks.remove(GRADE_FACTS["G2"])
        return Prices(currency=self.currency, rate=self.rate, su=self.su, post=self.posts(), items=items,
                      asks=tuple(asks), problem=problem)  # fmt: skip

    def given(self, fact: str) -> Fraction | None:
        """Return what the country answered, if it can be used and is not nothing."""
        return _number(self.reading, fact) if self.usable else None

    def posts(self) -> Mapping[Grade, Range]:
        """Return the yearly cost of a post by grade."""
        item = next((c for c in self.reading.pack.cost_items if c.id == POST), None)
        if item is None:
            return {}
        made = {}
        for grade, in_su in by_grade(item.yearly).items():
            own = self.given(GRADE_FACTS[grade])
            made[grade] = Range.exactly(Amount(half_up(own * PER_UNIT)) if own else self.of_su(in_su))
        return made

    def item(self, item: CostItem) -> ItemPrice:
        """Return the price of one."""
        local = self.reading.assessment.parameters.get(item.id)
        if local is not None and local.year is None and not self.undated:
            raise NoYear(item.id)
        once, once_from = self._one_off(item)
        if item.id == POST:
            known = GRADE_FACTS["G2"]
            return ItemPrice(item=item, one_off=once, yearly=Range(), later=Range(), one_off_origin=once_from,
                             yearly_origin="answer" if self.su is not None else "band",
                             year=self._year_of(known))  # fmt: skip
        yearly, later, yearly_from, per = self._yearly(item, once)
        return ItemPrice(item=item, one_off=once, yearly=yearly, later=later, one_off_origin=once_from,
                         yearly_origin=yearly_from, year=self._year(item), per=per,
                         reason=local.reason if local else "")  # fmt: skip

    def _one_off(self, item: CostItem) -> tuple[Range, Origin]:
        local = self.reading.assessment.parameters.get(item.id)
        if local is not None and item.one_off:
            return self._money(Fraction(str(local.value))), "local"
        own = self.given(item.one_off_fact)
        if own is not None:
            return self._money(own), "answer"
        return self._band(read_span(item.one_off))

    def _yearly(self, item: CostItem, once: Range) -> tuple[Range, Range, Origin, int]:
        local = self.reading.assessment.parameters.get(item.id)
        own = self.given(item.yearly_fact)
        if local is not None and not item.one_off:
            own = Fraction(str(local.value))
        if own is not None:
            money = self._money(own)
            return money, money, "local" if local is not None and not item.one_off else "answer", 1
        span = read_span(item.yearly)
        if span is not None and span.unit == "price":
            part = once.times(span.likely)
            return part, part, "band", 1
        found, origin = self._band(span)
        later = self._band(span.later)[0] if span is not None and span.later else found
        return found, later, origin, span.per if span is not None else 1

    def _band(self, span: Span | None) -> tuple[Range, Origin]:
        if span is None:
            return Range(), "ask"
        if not span.high:
            return Range(), "none"
        found = Range(*(self._of(span, end) for end in (span.low, span.likely, span.high)))
        if span.larger is not None and self.su is not None:
            other = Range(*(self._of(span.larger, e) for e in (span.larger.low, span.larger.likely, span.larger.high)))
            found = Range(*(max(a, b, key=lambda x: x.minor) for a, b in
                            zip(_ends(found), _ends(other), strict=True)))  # fmt: skip
        return found, "band"

    def _of(self, span: Span, end: Fraction) -> Amount:
        return self.of_su(end) if span.unit == "su" else Amount(half_up(end * self.rate * PER_UNIT))

    def of_su(self, number: Fraction) -> Amount:
        """Return so many SU, in money where its price is known."""
        return self.su.times(number) if self.su is not None else Amount(milli_su=half_up(number * PER_SU))

    def _money(self, units: Fraction) -> Range:
        return Range.exactly(Amount(half_up(units * PER_UNIT)))

    def _year(self, item: CostItem) -> int | None:
        local = self.reading.assessment.parameters.get(item.id)
        if local is not None:
            return local.year
        known = [f for f in (item.one_off_fact, item.yearly_fact) if f and self.given(f) is not None]
        return self._year_of(known[0]) if known else None

    def _year_of(self, fact: str) -> int | None:
        """Return the year of the paper behind an answer, else the year in which it was given."""
        answer = self.reading.answer(fact)
        if answer is None or not answer.is_known:
            return None
        year = ((answer.evidence[0].date if answer.evidence else "") or answer.time)[:4]
        return int(year) if year.isdecimal() else None

    def _unanswered(self) -> tuple[str, ...]:
        facts = [f for c in self.reading.pack.cost_items for f in (c.one_off_fact, c.yearly_fact) if f]
        return tuple(f for f in facts if self.given(f) is None)


def _ends(found: Range) -> tuple[Amount, Amount, Amount]:
    return found.low, found.likely, found.high
