"""Posts and money as a workbook with live formulas: change a parameter or a price and all totals follow.

The formulas repeat the arithmetic of `staffing.workload` and `costing.budget`, rounding to
hundredths at the same places, so that a recalculated workbook shows the same figures.
"""

from collections.abc import Sequence
from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import Pack
from vidkit.costing import words as money_words
from vidkit.costing.budget import Budget
from vidkit.exchange.figures_money import Money
from vidkit.exchange.figures_posts import PostsSheet
from vidkit.exchange.figures_sheet import Sheet
from vidkit.exchange.office import library, packed
from vidkit.staffing import words
from vidkit.staffing.unit import Staffing
from vidkit.staffing.values import FOLLOWS


def write(found: Budget, pack: Pack, today: date, of: Assessment | None = None) -> bytes:
    """Return the workbook. of: whose figures these are, for its first sheet. Raises: MissingPart."""
    book = library().Workbook()
    book.remove(book.active)
    _about(Sheet(book, _("About")), found, of)
    places = _parameters(Sheet(book, _("Parameters")), found.unit)
    posts = PostsSheet(Sheet(book, _("Posts")), found.unit, pack, places)
    posts.write()
    Money(book, found, pack, posts, places).write()
    return packed(book, today)


def _about(sheet: Sheet, found: Budget, of: Assessment | None) -> None:
    sheet.heading(_("Posts and money of a victim identification unit"))
    for line in (
        *(_whose(of) if of else ()),
        _("Blue cells may be changed; posts, quantities and money follow by formula. What the waiting time adds to a "
          "desk, course seats and the months in which lines begin stay as the plan has them."),
        _("Three years from {first}, in {currency}.", first=found.first.isoformat(), currency=found.prices.currency),
        _("Prices from bands of the content are estimates, marked beside each."),
        money_words.su_words(found),
        words.minimum_words(found.unit),
        *(words.over_words(u) for u in found.unit.over),
    ):
        if line:
            sheet.row([line])
    sheet.widths([110])
    sheet.printed(1)


def _whose(of: Assessment) -> Sequence[str]:
    """Return the country and unit, how the figures are marked, and whether the country is invented."""
    lines = [", ".join(filter(None, [of.country_name, of.unit])), one_line(of.marking)]
    return [*lines, _("This country is fictional.")] if of.fictional else lines


def _parameters(sheet: Sheet, unit: Staffing) -> dict[str, str]:
    """Write the parameters and return where the value of each stands."""
    sheet.heading(_("Parameters"))
    head = sheet.head([_("Id"), _("Parameter"), _("Value"), _("Unit"), _("From"), _("Reason")])
    places: dict[str, str] = {}
    for name, used in unit.values.items():
        at = sheet.row([name, used.parameter.name, used.value, used.parameter.unit, words.origin(used), used.reason])
        places[name] = f"'{sheet.title}'!$C${at}"
        sheet.blue(at, 3)
    for name, factors in FOLLOWS.items():
        if name in unit.values and unit.values[name].value is None and all(f in unit.known for f in factors):
            at = int(places[name].rsplit("$", 1)[1])
            sheet.formula(at, 3, "*".join(places[f] for f in factors))
    sheet.widths([7, 62, 13, 16, 24, 40])
    sheet.table(head, 6)
    sheet.printed(6, head=head)
    return places
