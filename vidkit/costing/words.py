"""The words for amounts, prices and payers, shared by screens and documents."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack
from vidkit.costing.budget import IN_PLACE, OTHERWISE, Budget
from vidkit.costing.sources import OWN_BUDGETS, Sources
from vidkit.pricing.lines import TRAINING, Line
from vidkit.pricing.money import PER_SU, PER_UNIT, Amount, Range, half_up
from vidkit.pricing.prices import ItemPrice, Prices
from vidkit.pricing.quantities import STORE, are_counted, children
from vidkit.staffing.unit import CONTACT_PEOPLE
from vidkit.staffing.words import number

_MOST_NAMED = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """A share of the whole in percent beside what is usual. `why`: what it rests on, in words."""

    name: str
    percent: int
    least: int
    most: int
    why: str

    @property
    def inside(self) -> bool:
        return self.least <= self.percent <= self.most


def amount_words(amount: Amount, prices: Prices) -> str:
    """Return an amount in whole units of the currency, in parts of an analyst post, or both."""
    money = _("{currency} {number}", currency=prices.currency, number=f"{_units(amount):,}")
    su = _("{number} SU", number=f"{amount.milli_su / PER_SU:,.1f}")
    if not amount.milli_su:
        return money
    return _("{a} and {b}", a=money, b=su) if amount.minor else su


def _units(amount: Amount) -> int:
    return half_up(Fraction(amount.minor, PER_UNIT))


def cell(amount: Amount) -> str:
    """Return an amount for a table: whole units, parts of an analyst post behind a plus sign."""
    money = f"{_units(amount):,}" if amount.minor or not amount.milli_su else ""
    su = _("{number} SU", number=f"{amount.milli_su / PER_SU:,.1f}") if amount.milli_su else ""
    return " + ".join(filter(None, [money, su]))


def range_words(found: Range, prices: Prices) -> str:
    """Return low to high around the likely amount."""
    if found.is_exact:
        return amount_words(found.likely, prices)
    return _("{likely} ({low} to {high})", likely=amount_words(found.likely, prices),
             low=cell(found.low), high=cell(found.high))  # fmt: skip


def line_name(line: Line) -> str:
    """Return the name of a line: of a post, the role's."""
    return _("{role} {name} (post)", role=line.role, name=line.name) if line.role else line.item.line


def quantity(value: Fraction) -> str:
    """Return how many are needed, with at most two decimals: rooms for two people are a quarter of a unit of eight."""
    return f"{float(value):,.2f}".rstrip("0").rstrip(".")


def growth_words(found: Budget) -> str:
    """Return which lines grow with the volumes; nothing where none does."""
    if not any(any(x.line.growing) for x in found.lines):
        return ""
    return _("Posts and identified children grow with the volumes of work, and so do seats on courses that have a "
             "price of their own. All other lines stand at the numbers of year one, so that they are low from year "
             "two on.")


def seats_words(found: Budget) -> str:
    """Return what is in the line for courses where seats are counted one by one, or nothing."""
    if not any(x.line.item.id == TRAINING and x.line.by_year for x in found.lines):
        return ""
    return _("Courses: full seats that are regional or abroad, as the training plan counts them by year. Refreshers, "
             "and what is had at home or online, are not in this line.")


def unit_name(line: Line) -> str:
    """Return what one of a line is; where the country gave the price of one, storage is counted in terabytes, and
    courses in seats.
    """
    if line.item.id == TRAINING and line.by_year:
        return _("full seat with a fee")
    if line.item.id == STORE and line.price.one_off_origin == "answer":
        return _("terabyte")
    return line.item.unit


def basis(price: ItemPrice) -> str:
    """Return where the price comes from, and the band where it is one."""
    origin = price.one_off_origin if price.one_off_origin in ("local", "answer") else price.yearly_origin
    if origin in ("local", "answer"):
        year = str(price.year) if price.year else _("year not known")
        own = _("own price of {year}", year=year) if origin == "answer" else _(
            "local value of {year}: {reason}", year=year, reason=price.reason)  # fmt: skip
        return _("{own}; rest estimate", own=own) if price.estimated else own
    if "ask" in (price.one_off_origin, price.yearly_origin):
        return _("ask")
    if not price.item.one_off:
        return _("estimate; a year: {yearly}", yearly=price.item.yearly)
    if not price.item.yearly:
        return _("estimate; once: {once}", once=price.item.one_off)
    return _("estimate; once: {once}; a year: {yearly}", once=price.item.one_off, yearly=price.item.yearly)


def phase_name(phase: str, pack: Pack) -> str:
    """Return the name of a phase, or the words for what belongs to none."""
    if phase == IN_PLACE:
        return _("In place today")
    if phase == OTHERWISE:
        return _("Brought by no action of the plan")
    return next((p.name for p in pack.phases if p.id == phase), phase)


def payer_name(payer: str, paid: Sources) -> str:
    """Return the words for who pays."""
    words = {"state": _("Budget of today"), "donor": _("Donor"), "open": _("Still to be found")}
    if paid.unknown and payer == "open":
        return _("Still to be found, at most")
    if payer == "state" and paid.is_known(payer) and not OWN_BUDGETS.keys().isdisjoint(paid.unknown):
        return _("Budget of today, as far as known")
    return words[payer]


def payer_cells(payer: str, years: Sequence[Amount], paid: Sources) -> tuple[str, ...]:
    """Return what a payer gives each year, or that it is not known."""
    return tuple(cell(y) if paid.is_known(payer) else number(None) for y in years)


def children_words(found: Budget) -> str:
    """Return which children the line for immediate costs counts, and which not; nothing where it has none."""
    first, *_others = children(found.unit)
    if first is None:
        return _("Immediate costs of children: neither identified children nor series are counted, so there is no "
                 "figure.")  # fmt: skip
    if are_counted(found.unit):
        said = n_("Immediate costs of children: {count} identified child a year, as answered, and growth.",
                  "Immediate costs of children: {count} identified children a year, as answered, and growth.", first,
                  count=f"{first:,}")  # fmt: skip
    elif found.unit.setting.arrangement:
        said = n_("Immediate costs of children: {n} identified child a year, worked out from the series (estimate), "
                  "from the first month.",
                  "Immediate costs of children: {n} identified children a year, worked out from the series (estimate), "
                  "from the first month.", first)  # fmt: skip
    else:
        said = n_("Immediate costs of children: {n} identified child a year, worked out from the series (estimate), "
                  "once identification works and fewer while people learn.",
                  "Immediate costs of children: {n} identified children a year, worked out from the series (estimate), "
                  "once identification works and fewer while people learn.", first)  # fmt: skip
    others = math.ceil(found.unit.known.get("P65", 0.0) - 1e-9)
    if not others:
        return said
    if not found.unit.setting.arrangement and not are_counted(found.unit, "cost.child_protection"):
        said = _("{said} The posts of child protection begin, and grow while people learn, in the same way.", said=said)
    return n_("{said} Another {count} child a year, found through suspects' households and in no image, is in the "
              "posts of child protection and not in this line.",
              "{said} Another {count} children a year, found through suspects' households and in no image, are in the "
              "posts of child protection and not in this line.", others, said=said, count=f"{others:,}")  # fmt: skip


def storage_words(found: Budget) -> str:
    """Return how much is stored in the end, or nothing where it is not known, or the unit has no store."""
    if found.storage_tb is None or all(x.line.item.id != STORE for x in found.lines):
        return ""
    size = half_up(found.storage_tb)
    return n_("Storage at the end of the retention period: {count} terabyte. Decide retention first: it is the largest "
              "driver.", "Storage at the end of the retention period: {count} terabytes. Decide retention first: it is "
              "the largest driver.", size, count=f"{size:,}")  # fmt: skip


def unit_posts(posts: float, *, arrangement: bool) -> str:
    """Return the posts of a unit; of a contact point the people, who have no posts of their own."""
    if not arrangement:
        return number(posts)
    return n_("{n} person, in an existing post", "{n} people, in existing posts", CONTACT_PEOPLE)


def su_words(found: Budget) -> str:
    """Return what SU stands for where its price is not known, or nothing."""
    if found.prices.su is not None:
        return ""
    return _("One SU is the yearly full cost of one analyst post here. Nobody has said what that is, so work at home "
             "is counted in SU beside the money. Ask what one analyst post costs a year in full.")


def checks(found: Budget) -> tuple[Check, ...]:
    """Return the shares of the last year against what is usual; none without one currency.

    Of courses a full later year counts: first courses that begin late reach into the last year.

    Source: staffing notes 4.4, estimates: staff of the running cost, welfare and training of the staff cost.
    """
    last = {x.line.key: x.running[-1].likely for x in found.lines}
    staff = sum(x.running[-1].likely.minor for x in found.lines if x.line.role)
    if found.prices.su is None or not staff:
        return ()
    whole = sum(a.minor for a in last.values())
    return (
        _check(_("Staff, of the running cost"), staff, whole, (70, 85), _beside_staff(found)),
        _check(_("Welfare service, of the staff cost"), _minor(last, "cost.welfare"), staff, (5, 8),
               _one_line(found, "cost.welfare")),
        _check(_("Training, of the staff cost"), _later_courses(found), staff, (4, 6),
               _one_line(found, "cost.training")),
    )  # fmt: skip


def _later_courses(found: Budget) -> int:
    line = next((x.line for x in found.lines if x.line.item.id == TRAINING), None)
    return line.yearly[-1].likely.minor if line is not None else 0


def _minor(last: Mapping[str, Amount], key: str) -> int:
    return last[key].minor if key in last else 0


def _check(name: str, part: int, whole: int, usual: tuple[int, int], why: str) -> Check:
    return Check(name=name, percent=half_up(Fraction(100 * part, whole)), least=usual[0], most=usual[1], why=why)


def _beside_staff(found: Budget) -> str:
    """Return the largest running lines beside the posts."""
    others = sorted((x for x in found.lines if not x.line.role), key=lambda x: -x.running[-1].likely.minor)
    named = "; ".join(_("{line}: {amount}", line=line_name(x.line), amount=cell(x.running[-1].likely))
                      for x in others[:_MOST_NAMED])  # fmt: skip
    return _("The largest lines beside posts: {lines}.", lines=named)


def _one_line(found: Budget, key: str) -> str:
    """Return how much of a line is needed, and where its price comes from."""
    line = next((x.line for x in found.lines if x.line.key == key), None)
    if line is None:
        return _("The plan has no such line.")
    return _("It rests on {n} (for each {unit}) and on this price: {basis}.", n=number(float(line.quantity.needed)),
             unit=line.item.unit, basis=basis(line.price))  # fmt: skip
