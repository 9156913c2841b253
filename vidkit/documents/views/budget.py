"""The budget: one-off and running, three years, by line, phase and payer, with what is estimated, at which band."""

from collections.abc import Mapping
from datetime import timedelta
from fractions import Fraction

from vidkit.base.i18n import _
from vidkit.content.model import Price
from vidkit.costing import words
from vidkit.costing.budget import IN_PLACE, OTHERWISE, Budget, BudgetLine
from vidkit.costing.compare import sizes
from vidkit.costing.sources import Sources, sources
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.figures import budget_of, refused, warnings
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.spending import SpentRow, spending_views
from vidkit.planning.timing import ENQUIRY_WEEKS
from vidkit.pricing.lines import Line
from vidkit.pricing.money import Amount


@row
class YearsRow:
    """A name and an amount for each year, in words; `together` of all three. `strong`: what the budget comes to."""

    name: str
    years: tuple[str, ...]
    together: str = ""
    strong: bool = False


@row
class LineRow:
    name: str
    quantity: str
    unit: str
    once: str
    years: tuple[str, ...]
    basis: str
    note: str
    estimated: bool


@row
class SizeRow:
    name: str
    posts: str
    once: str
    yearly: str


@row
class CheckRow:
    """`why`: that a share lies outside the usual, and what it rests on; empty where it is inside."""

    name: str
    value: str
    usual: str
    why: str


@row
class AskRow:
    """A question to a function, with a date."""

    respondent: str
    question: str
    by: str


@row
class ExitRow:
    name: str
    yearly: str
    year: int


@row
class AnchorRow:
    """A published price: shows scale, never a benchmark."""

    item: str
    amount: str
    year: str
    marks: str


@row
class BudgetView:
    """`refused`: why there is no figure, or why own amounts are left out; then `warnings` stand before all."""

    meta: Meta
    charts: Mapping[str, Chart]
    refused: str
    warnings: tuple[tuple[str, bool], ...]
    currency: str
    su: str
    totals: tuple[YearsRow, ...]
    lines: tuple[LineRow, ...]
    phases: tuple[YearsRow, ...]
    payers: tuple[YearsRow, ...]
    payer_asks: tuple[AskRow, ...]
    spent: tuple[SpentRow, ...]
    donor_until: str
    exits: tuple[ExitRow, ...]
    sizes: tuple[SizeRow, ...]
    checks: tuple[CheckRow, ...]
    counted: tuple[str, ...]
    storage: str
    children: str
    ask_lines: str
    asks: tuple[str, ...]
    anchors: tuple[AnchorRow, ...]
    sources: tuple[SourceRow, ...]


def budget(results: Results) -> BudgetView:
    """Return the view of the budget."""
    references = References(results.pack)
    found = budget_of(results)
    paid = sources(found, results.reading) if found else None
    spent = spending_views(found, results) if found else None
    anchors = tuple(_anchor(p, references) for p in results.pack.prices)
    return BudgetView(
        meta=meta(results, "budget", _("Budget"),
                  _("All amounts that rest on a band of the content, marked line by line; quantities that rest on "
                    "estimated parameters"),
                  subtitle=_("What the unit costs, once and every year, and who pays"), landscape=True),
        charts={"spending": spent[0]} if spent else {},
        refused=refused(results),
        warnings=warnings(found.unit if found else None),
        currency=found.prices.currency if found else "",
        su=words.su_words(found) if found else "",
        totals=_totals(found) if found else (),
        lines=tuple(_line(x, found) for x in found.lines) if found else (),
        phases=_phases(found, results) if found else (),
        payers=_payers(paid) if paid else (),
        payer_asks=_enquiries(paid, results) if paid else (),
        spent=spent[1] if spent else (),
        donor_until=written(paid.donor_until) if paid and paid.donor_until else "",
        exits=_exits(found, paid) if found and paid else (),
        sizes=_sizes(found, results) if found else (),
        checks=_checks(found) if found else (),
        counted=tuple(filter(None, [words.growth_words(found), words.seats_words(found)])) if found else (),
        storage=words.storage_words(found) if found else "",
        children=words.children_words(found) if found else "",
        ask_lines="; ".join(c.line for c in results.pack.cost_items if found and c.id in found.ask_lines),
        asks=tuple(results.question(f) for f in found.asks) if found else (),
        anchors=anchors,
        sources=references.listed(),
    )  # fmt: skip


def _totals(found: Budget) -> tuple[YearsRow, ...]:
    ends = ((_("Low"), [y.low for y in found.years], found.whole.low),
            (_("Likely"), [y.likely for y in found.years], found.whole.likely),
            (_("High"), [y.high for y in found.years], found.whole.high))  # fmt: skip
    whole = [_years(name, years, together, strong=name == _("Likely")) for name, years, together in ends]
    parts = [_years(_("Likely, one-off"), [y.likely for y in found.one_off]),
             _years(_("Likely, running"), [y.likely for y in found.running])]  # fmt: skip
    return (*whole, *parts)


def _years(name: str, years: list[Amount], together: Amount | None = None, *, strong: bool = False) -> YearsRow:
    whole = together if together is not None else sum(years, Amount())
    return YearsRow(name=name, years=tuple(words.cell(y) for y in years), together=words.cell(whole), strong=strong)


def _line(found: BudgetLine, found_in: Budget) -> LineRow:
    line = found.line
    return LineRow(
        name=words.line_name(line),
        quantity=_quantity(line, found_in),
        unit=words.unit_name(line),
        once=words.cell(sum((y.likely for y in found.one_off), Amount())),
        years=tuple(words.cell(y.likely) for y in found.running),
        basis=words.basis(line.price),
        note=line.item.note if not line.role else "",
        estimated=line.price.estimated,
    )


def _quantity(line: Line, found: Budget) -> str:
    """Return what is needed; of posts that grow, in the first and in the last year."""
    first = words.quantity(line.quantity.needed)
    years = [p.wanted for year in found.unit.by_year for p in year if line.role and p.role.id == line.role]
    last = words.quantity(Fraction(str(years[-1]))) if years else first
    return first if first == last else _("{a} to {b}", a=first, b=last)


def _phases(found: Budget, results: Results) -> tuple[YearsRow, ...]:
    by_phase = found.by_phase()
    order = [*(p.id for p in results.pack.phases), OTHERWISE, IN_PLACE]
    rows = [_years(words.phase_name(p, results.pack), [y.likely for y in by_phase[p]]) for p in order if p in by_phase]
    return (*rows, _years(_("Together"), [y.likely for y in found.years]))


def _payers(paid: Sources) -> tuple[YearsRow, ...]:
    made = []
    for payer, years in paid.totals().items():
        *each, together = words.payer_cells(payer, (*years, sum(years, Amount())), paid)
        made.append(YearsRow(name=words.payer_name(payer, paid), years=tuple(each), together=together))
    return tuple(made)


def _enquiries(paid: Sources, results: Results) -> tuple[AskRow, ...]:
    """Return what nobody knows of the money as questions to a function, with the date of the plan's enquiries."""
    by = written(results.plan.start + timedelta(weeks=ENQUIRY_WEEKS))
    known = results.pack.fact_by_id
    return tuple(
        AskRow(respondent=results.respondent(known[f].respondents[0]), question=known[f].question, by=by)
        for f in paid.unknown
    )  # fmt: skip


def _exits(found: Budget, paid: Sources) -> tuple[ExitRow, ...]:
    names = {x.line.key: words.line_name(x.line) for x in found.lines}
    return tuple(ExitRow(name=names[e.key], yearly=words.cell(e.yearly), year=e.from_year) for e in paid.exits)


def _sizes(found: Budget, results: Results) -> tuple[SizeRow, ...]:
    made = [
        SizeRow(name=s.size.name if s.size else _("Smallest unit that the rules allow"),
                posts=words.unit_posts(s.posts, arrangement=s.arrangement),
                once=words.cell(s.once.likely), yearly=words.cell(s.yearly.likely))
        for s in sizes(results.reading)
    ]  # fmt: skip
    posts = words.unit_posts(found.unit.wanted_at_last, arrangement=found.unit.setting.arrangement)
    own = SizeRow(name=_("This unit, in year three"), posts=posts,
                  once=words.cell(sum((y.likely for y in found.one_off), Amount())),
                  yearly=words.cell(found.running[-1].likely))  # fmt: skip
    return (*made, own)


def _checks(found: Budget) -> tuple[CheckRow, ...]:
    return tuple(
        CheckRow(name=c.name, value=_("{n} %", n=c.percent), usual=_("{a} to {b} %", a=c.least, b=c.most),
                 why="" if c.inside else _("It lies outside. {why}", why=c.why))
        for c in words.checks(found)
    )  # fmt: skip


def _anchor(price: Price, references: References) -> AnchorRow:
    return AnchorRow(item=price.item, amount=price.amount, year=price.year, marks=references.cited(price.sources))
