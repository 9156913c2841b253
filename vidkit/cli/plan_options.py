"""Options of `plan` that say what is planned and what binds it, and their texts turned into conditions."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated

import typer

from vidkit.assessment.change import with_settings
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.cli.days import iso_date
from vidkit.cli.opening import Opened, saved
from vidkit.planning.conditions import KINDS, Conditions, read
from vidkit.planning.select import Variant

VARIANTS: tuple[Variant, ...] = ("default", "fast")
FromOption = Annotated[
    date | None,
    typer.Option("--from", parser=iso_date, metavar="DATE", help=_("First day of the plan; today if left out.")),
]
VariantOption = Annotated[
    str, typer.Option("--variant", metavar="default|fast", help=_("fast: beside the default, with borrowed means."))
]
BudgetOption = Annotated[
    str, typer.Option("--budget", metavar="AMOUNT/y", help=_("Money a year for set-up: 120000/y or EUR 120000/y."))
]
HorizonOption = Annotated[
    str, typer.Option("--horizon", metavar="SPAN", help=_("Only what is done by then: 18m, 80w, 2y or a date."))
]
CapacityOption = Annotated[
    list[str] | None,
    typer.Option("--capacity", metavar="OWNER=DAYS", help=_("Time of an owner: head=2d/w, head=5d/w@2027-06-01.")),
]
ClosedOption = Annotated[
    list[str] | None,
    typer.Option("--closed", metavar="DAYS", help=_("Holidays and closures: 2027-12-20..2028-01-02, ncb=2027-08-02.")),
]
DateOption = Annotated[
    list[str] | None,
    typer.Option(
        "--date", metavar="FIXED",
        help=_('A fixed date, in quotes: "act.x>=2027-09-01" (not before), "act.x<=2027-09-30" (done by).'),
    ),
]
CourseOption = Annotated[
    list[str] | None,
    typer.Option("--course", metavar="DATE", help=_("A course and its date: C15=2027-10-04:4 (4 seats).")),
]
WaitOption = Annotated[
    list[str] | None, typer.Option("--wait", metavar="WAIT", help=_('A waiting time, in quotes: "act.a>act.b=4w".'))
]
PromiseOption = Annotated[
    list[str] | None,
    typer.Option("--promise", metavar="DATE", help=_("A promised date of a milestone: icse_open=2028-06-30.")),
]
KeepOption = Annotated[
    bool,
    typer.Option(
        "--keep",
        help=_("Keep these conditions in the file, for every plan and document from it; the word none takes one out."),
    ),
]
ReachOption = Annotated[
    str, typer.Option("--reach", metavar="ID", help=_("Can this action or milestone be reached, with --by?"))
]
ByOption = Annotated[
    date | None, typer.Option("--by", parser=iso_date, metavar="DATE", help=_("The day for --reach."))
]
WhatIfOption = Annotated[
    list[str] | None,
    typer.Option("--what-if", metavar="CHANGE", help=_("Side by side with a change: staff.recruit+8w, budget-30%.")),
]
ChartOption = Annotated[
    bool, typer.Option("--chart", help=_("Show the plan over time, load of owners, money and chances, in text.")),
]
TriesOption = Annotated[
    int, typer.Option("--tries", metavar="N", min=1, max=100000, help=_("How long to search for a shorter plan."))
]
OptimiseOption = Annotated[
    bool, typer.Option("--optimise", help=_("Let OR-Tools prove or find a shorter plan with earlier milestones."))
]
PlanFormatOption = Annotated[
    str, typer.Option("--format", metavar="KIND", help=_("Write the schedule: xlsx, ics, csv, json or mspdi."))
]

NONE = "none"  # in place of a condition: none of this kind


def texts(
    budget: str,
    horizon: str,
    lists: Mapping[str, Sequence[str] | None],
) -> dict[str, tuple[str, ...]]:
    """Return the conditions that were given, as texts by kind."""
    one = {"budget": (budget,) if budget else (), "horizon": (horizon,) if horizon else ()}
    found = one | {kind: tuple(lists.get(kind) or ()) for kind in KINDS if kind not in one}
    return {kind: given for kind, given in found.items() if given}


def conditions(found: Opened, given: Mapping[str, Sequence[str]], start: date) -> Conditions:
    """Return the conditions kept in the file together with those given. Raises: BadValue, UnknownName."""
    return read(together(found.assessment.conditions, given), found.pack, start)


def together(kept: Mapping[str, Sequence[str]], given: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return the conditions that hold, as texts: each kind given replaces what was kept of it, `none` takes it out."""
    whole = {kind: tuple(texts) for kind, texts in {**kept, **given}.items()}
    return {kind: texts for kind, texts in whole.items() if [t.strip().casefold() for t in texts] != [NONE]}


def keep(found: Opened, given: Mapping[str, tuple[str, ...]], now: str) -> Opened:
    """Put the conditions that were given into the file, together with those that are kept there."""
    whole = together(found.assessment.conditions, given)
    changed = with_settings(found.assessment, who=found.assessment.assessor, now=now, conditions=whole)
    return saved(found, changed)


def variant_of(word: str) -> Variant:
    """Return the variant of this name. Raises: BadValue."""
    for known in VARIANTS:
        if word == known:
            return known
    raise BadValue(_('There is no variant "{word}".', word=word), _("Known: {known}.", known=", ".join(VARIANTS)))
