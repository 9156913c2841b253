"""`budget`: what the unit costs, once and in each of three years, and who pays; on screen or as JSON."""

from typing import Any

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.checks import before_writing
from vidkit.cli.days import start_of
from vidkit.cli.local import KeepOption, SetOption, with_local_values
from vidkit.cli.opening import opened
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, YesOption, day, now
from vidkit.cli.plan_options import FromOption
from vidkit.cli.workbook_file import WorkbookOption, keep_workbook
from vidkit.costing import words
from vidkit.costing.budget import IN_PLACE, OTHERWISE, Budget
from vidkit.costing.budget import budget as work_out
from vidkit.costing.compare import SizeCost, sizes
from vidkit.costing.sources import Sources, sources
from vidkit.planning.plan import build_plan
from vidkit.pricing.lines import YEARS
from vidkit.pricing.money import Amount, Range
from vidkit.scoring.scorecard import score
from vidkit.staffing import words as staffing_words
from vidkit.staffing.unit import CONTACT_PEOPLE


def budget(
    file: FileArgument,
    values: SetOption = None,
    keep: KeepOption = False,
    start: FromOption = None,
    out: WorkbookOption = None,
    pack: PackOption = None,
    yes: YesOption = False,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show the budget: one-off and running, three years, by phase and by who pays, with what is estimated.

    Example:
    vidkit budget kenya-2026.vidkit.json --set "cost.rooms=30000@2026:quote"
    """
    found = with_local_values(opened(file, pack), values, keep=keep, now=now(today))
    reading = Reading(found.pack, found.assessment, day(today))
    first, card = start_of(found.assessment, start, day(today)), score(found.pack, found.assessment, day(today))
    plan = build_plan(found.pack, found.assessment, first, card=card)
    made = work_out(reading, plan)
    if made.prices.problem is not None:
        raise made.prices.problem
    if out is not None:
        from vidkit.exchange.figures import write

        before_writing(found.assessment, file)
        keep_workbook(out, write(made, found.pack, day(today), found.assessment), overwrite=yes)
        return 0
    paid, others = sources(made, reading), sizes(reading)
    if json:
        console.json("budget", budget_values(made, paid, others, reading))
    else:
        show_budget(made, paid, others, reading)
    return 0


def show_budget(made: Budget, paid: Sources, others: tuple[SizeCost, ...], reading: Reading) -> None:
    """Print the budget: totals first, then lines, phases, payers, other sizes, what to ask."""
    a = reading.assessment
    layout.para(", ".join(filter(None, [a.country_name, a.unit])))
    for value in made.unit.over:
        layout.alarm(staffing_words.over_words(value))
    layout.para(_("Three years from {first}, in {currency}. Every figure that rests on a band is an estimate.",
                  first=made.first, currency=made.prices.currency))  # fmt: skip
    layout.para(words.su_words(made))
    layout.para(staffing_words.minimum_words(made.unit))
    layout.para(staffing_words.arrangement_words(made.unit))
    _totals(made)
    _lines(made)
    _phases(made, reading)
    _payers(paid)
    _exits(made, paid)
    _sizes(others, made)
    _checks(made)


def _totals(made: Budget) -> None:
    layout.heading(_("In all"))
    rows = [
        (name, [words.cell(end(y)) for y in made.years] + [words.cell(end(made.whole))])
        for name, end in ((_("low"), _low), (_("likely"), _likely), (_("high"), _high))
    ]  # fmt: skip
    layout.numbers([*_years(), _("together")], rows, first="")
    once = [(_("one-off"), [words.cell(y.likely) for y in made.one_off]),
            (_("running"), [words.cell(y.likely) for y in made.running])]  # fmt: skip
    layout.numbers(_years(), once, first=_("likely, of it"))


def _low(found: Range) -> Amount:
    return found.low


def _likely(found: Range) -> Amount:
    return found.likely


def _high(found: Range) -> Amount:
    return found.high


def _years() -> list[str]:
    return [_("year {n}", n=n) for n in range(1, YEARS + 1)]


def _lines(made: Budget) -> None:
    layout.heading(_("Lines, likely amounts"))
    rows = [
        (words.line_name(x.line), [words.quantity(x.line.quantity.needed),
                                   *(words.cell(y.likely) for y in x.years)])
        for x in made.lines
    ]  # fmt: skip
    layout.numbers([_("needed"), *_years()], rows, first=_("Line"))
    layout.heading(_("Where the prices come from"))
    for name, text in {x.line.item.line: words.basis(x.line.price) for x in made.lines}.items():
        layout.item("-", f"{name}: {text}")
    layout.para(words.storage_words(made))


def _phases(made: Budget, reading: Reading) -> None:
    layout.heading(_("By phase, likely amounts"))
    by_phase = made.by_phase()
    order = [*(p.id for p in reading.pack.phases), OTHERWISE, IN_PLACE]
    rows = [(words.phase_name(p, reading.pack), [words.cell(y.likely) for y in by_phase[p]])
            for p in order if p in by_phase]  # fmt: skip
    layout.numbers(_years(), rows, first=_("Phase"))


def _payers(paid: Sources) -> None:
    layout.heading(_("Who pays, likely amounts"))
    rows = [(words.payer_name(p, paid), words.payer_cells(p, years, paid)) for p, years in paid.totals().items()]
    layout.numbers(_years(), rows, first=_("Source"))
    if paid.unknown:
        layout.para(_("Not known, which is not zero. Ask: {facts}.", facts=", ".join(paid.unknown)))


def _exits(made: Budget, paid: Sources) -> None:
    if not paid.exits:
        return
    layout.heading(_("When the grant ends"))
    layout.para(_("The grant ends on {day}. From then on, or from the year given here where its money is used up "
                  "before, the state carries, or these stop working:", day=paid.donor_until))  # fmt: skip
    names = {x.line.key: words.line_name(x.line) for x in made.lines}
    for e in paid.exits:
        layout.item("-", _("{name}: {amount} a year, from year {n}", name=names[e.key],
                           amount=words.amount_words(e.yearly, made.prices), n=e.from_year))  # fmt: skip


def _sizes(others: tuple[SizeCost, ...], made: Budget) -> None:
    layout.heading(_("Other sizes at the same prices, likely amounts"))
    rows = [(size_name(s), [_unit_posts(s.posts, arrangement=s.arrangement), words.cell(s.once.likely),
                            words.cell(s.yearly.likely)]) for s in others]  # fmt: skip
    posts = _unit_posts(made.unit.wanted_at_last, arrangement=made.unit.setting.arrangement)
    own = (_("This unit, year three"), [posts, words.cell(_sum(made.one_off)),
                                        words.cell(made.running[-1].likely)])  # fmt: skip
    layout.numbers([_("posts"), _("once"), _("a year")], [*rows, own], first=_("Size"))


def _unit_posts(posts: float, *, arrangement: bool) -> str:
    """Return the posts, or in few letters the people of a contact point."""
    people = n_("{n} person", "{n} people", CONTACT_PEOPLE)
    return people if arrangement else staffing_words.number(posts)


def _sum(years: tuple[Range, ...]) -> Amount:
    return sum((y.likely for y in years), Amount())


def size_name(found: SizeCost) -> str:
    """Return the name of a size."""
    return found.size.name if found.size else _("Smallest unit that the rules allow")


def _checks(made: Budget) -> None:
    checks = words.checks(made)
    if checks:
        layout.heading(_("Check of the whole, year three"))
    for c in checks:
        said = _("{name}: {value} %, usual {least} to {most} % (estimate)", name=c.name, value=c.percent, least=c.least,
                 most=c.most)  # fmt: skip
        layout.item("-", said if c.inside else _("{said}. It lies outside. {why}", said=said, why=c.why))
    if made.ask_lines:
        names = "; ".join(made.prices.items[i].item.line for i in made.ask_lines)
        layout.para(_("Without a figure, ask: {names}.", names=names))
    if made.asks:
        layout.para(_("These answers would replace estimates: {facts}. One of them: vidkit interview FILE --ask ID",
                      facts=", ".join(made.asks)))  # fmt: skip


def budget_values(made: Budget, paid: Sources, others: tuple[SizeCost, ...], reading: Reading) -> dict[str, Any]:
    """Return the budget as plain values for `--json`: amounts in hundredths, parts of an SU in thousandths."""
    return {
        "country": reading.assessment.country,
        "fictional": reading.assessment.fictional,
        "currency": made.prices.currency,
        "hundredths": True,
        "first": made.first.isoformat(),
        "su_known": made.prices.su is not None,
        "years": [_range(y) for y in made.years],
        "one_off": [_range(y) for y in made.one_off],
        "running": [_range(y) for y in made.running],
        "whole": _range(made.whole),
        "lines": [
            {"id": x.line.key, "item": x.line.item.id, "role": x.line.role,
             "needed": float(x.line.quantity.needed), "in_place": float(x.line.quantity.in_place),
             "one_off": [_range(y) for y in x.one_off], "running": [_range(y) for y in x.running],
             "estimated": x.line.price.estimated, "price_year": x.line.price.year,
             "basis": words.basis(x.line.price)}
            for x in made.lines
        ],
        "by_phase": {p: [_range(y) for y in years] for p, years in made.by_phase().items()},
        "by_payer": {p: [_amount(y) for y in years] if paid.is_known(p) else None
                     for p, years in paid.totals().items()},
        "payer_unknown": paid.unknown,
        "donor_exit": [{"id": e.key, "yearly": _amount(e.yearly), "from_year": e.from_year,
                        "ends": e.ends.isoformat()} for e in paid.exits],
        "sizes": [{"size": s.size.id if s.size else "smallest", "posts": s.posts, "once": _range(s.once),
                   "yearly": _range(s.yearly)} for s in others],
        "storage_tb": float(made.storage_tb) if made.storage_tb is not None else None,
        "ask_lines": made.ask_lines,
        "asks": made.asks,
    }  # fmt: skip


def _amount(found: Amount) -> dict[str, int]:
    return {"minor": found.minor, "milli_su": found.milli_su}


def _range(found: Range) -> dict[str, Any]:
    return {"low": _amount(found.low), "likely": _amount(found.likely), "high": _amount(found.high)}
