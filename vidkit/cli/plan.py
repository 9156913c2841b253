"""`plan`: what was asked of it, and which of its answers is given, on screen, as one JSON object or as a file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vidkit.base.decode import encode
from vidkit.base.errors import EXIT_FOUND, BadValue
from vidkit.base.i18n import _
from vidkit.cli import console
from vidkit.cli.checks import before_writing
from vidkit.cli.days import start_of
from vidkit.cli.opening import Opened, opened
from vidkit.cli.options import FileArgument, JsonOption, OutOption, PackOption, TodayOption, YesOption, day, now
from vidkit.cli.pictures import show_pictures
from vidkit.cli.plan_options import (
    BudgetOption,
    ByOption,
    CapacityOption,
    ChartOption,
    ClosedOption,
    CourseOption,
    DateOption,
    FromOption,
    HorizonOption,
    KeepOption,
    OptimiseOption,
    PlanFormatOption,
    PromiseOption,
    ReachOption,
    TriesOption,
    VariantOption,
    WaitOption,
    WhatIfOption,
    conditions,
    keep,
    texts,
    together,
    variant_of,
)
from vidkit.cli.plan_screens import show_choice, show_reach, show_what_if
from vidkit.cli.plan_shown import show_plan
from vidkit.cli.plan_values import choice_values, milestone_values, plan_values, reach_values, sides_values
from vidkit.cli.schedule_files import write_schedule
from vidkit.planning.checks import checks
from vidkit.planning.choose import Choice, choose
from vidkit.planning.conditions import Conditions
from vidkit.planning.money import Costs, currency_of
from vidkit.planning.plan import TRIES, Plan, timed_plan
from vidkit.planning.reach import reach as reach_goal
from vidkit.planning.schedule import schedule
from vidkit.planning.select import Variant
from vidkit.planning.timing import Method
from vidkit.planning.what_if import what_if
from vidkit.scoring.scorecard import Scorecard, score


def plan(
    file: FileArgument,
    start: FromOption = None,
    variant: VariantOption = "default",
    budget: BudgetOption = "",
    horizon: HorizonOption = "",
    capacity: CapacityOption = None,
    closed: ClosedOption = None,
    fixed: DateOption = None,
    course: CourseOption = None,
    wait: WaitOption = None,
    promise: PromiseOption = None,
    keep_them: KeepOption = False,
    reach: ReachOption = "",
    by: ByOption = None,
    changes: WhatIfOption = None,
    chart: ChartOption = False,
    tries: TriesOption = TRIES,
    optimised: OptimiseOption = False,
    kind: PlanFormatOption = "",
    out: OutOption = None,
    yes: YesOption = False,
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show the dated plan: make it safe first, then enquiries, then the phases.

    Examples:
    vidkit plan kenya-2026.vidkit.json --from 2027-01-04
    vidkit plan kenya-2026.vidkit.json --budget 120000/y --horizon 18m
    vidkit plan kenya-2026.vidkit.json --reach icse.connect --by 2027-12-31
    vidkit plan kenya-2026.vidkit.json --what-if "staff.recruit+8w"
    """
    found = opened(file, pack)
    first = start_of(found.assessment, start, day(today))
    given = texts(budget, horizon, {"capacity": capacity, "closed": closed, "date": fixed, "course": course,
                                    "wait": wait, "promise": promise})  # fmt: skip
    asked = Asked(
        found=found, start=first, today=day(today), variant=variant_of(variant), tries=tries,
        conditions=conditions(found, given, first), method=_method(optimised), json=json,
        given=together(found.assessment.conditions, given),
    )  # fmt: skip
    if keep_them and not given:
        console.warn(_("There is nothing to keep: no condition was given beside --keep."))
    elif keep_them:
        keep(found, given, now(today))
        console.say(_("These conditions are kept in the file."))
    if reach or by:
        return _reach(asked, reach, by)
    if changes:
        return _what_if(asked, changes)
    if kind:
        return _write(asked, kind, out, overwrite=yes)
    return _plan(asked, chart=chart)


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What was asked of `plan`, read and checked. `given`: the conditions as texts, kept and new."""

    found: Opened
    start: date
    today: date
    variant: Variant
    conditions: Conditions
    given: Mapping[str, tuple[str, ...]]
    tries: int
    method: Method
    json: bool

    def card(self) -> Scorecard:
        return score(self.found.pack, self.found.assessment, self.today)

    def plan(self, card: Scorecard, variant: Variant, bound_by: Conditions, costs: Costs | None = None) -> Plan:
        return timed_plan(
            self.found.pack, self.found.assessment, self.start, card, bound_by, variant=variant, tries=self.tries,
            method=self.method, costs=costs,
        )  # fmt: skip

    def chosen(self, card: Scorecard, variant: Variant) -> tuple[Plan, Choice | None]:
        """Return the plan, and where limits bind, how it was chosen."""
        if not self.conditions.is_limited:
            return self.plan(card, variant, self.conditions), None
        choice = choose(
            self.found.pack, self.found.assessment, self.start, card, self.conditions, variant=variant
        )
        return self.plan(card, variant, choice.conditions, choice.costs), choice


def _method(optimised: bool) -> Method:
    if not optimised:
        return schedule
    from vidkit.planning.optimise import optimise

    return optimise


def _plan(asked: Asked, *, chart: bool) -> int:
    card = asked.card()
    made, choice = asked.chosen(card, asked.variant)
    other = asked.chosen(card, "default")[0] if asked.variant == "fast" else None
    looked = checks(made)
    if asked.json:
        values = plan_values(made) | ({"default": milestone_values(other)} if other else {})
        values["conditions"] = asked.given
        values["checks"] = [{"kind": c.kind, "ids": c.ids, "text": c.text} for c in looked]
        values["choice"] = choice_values(choice) if choice else None
        console.json("plan", values)
        return 0
    show_plan(made, other, asked.given, looked)
    if choice:
        show_choice(choice, made.pack)
    if chart:
        show_pictures(made)
    return 0


def _write(asked: Asked, kind: str, out: Path | None, *, overwrite: bool) -> int:
    before_writing(asked.found.assessment, asked.found.path)
    made = asked.chosen(asked.card(), asked.variant)[0]
    path = write_schedule(
        made, kind, asked.found.path, out, overwrite=overwrite, values=lambda: encode(plan_values(made))
    )
    console.result(_("{path}: {n} actions, {m} milestones.", path=path, n=len(made.actions),
                     m=sum(1 for r in made.milestones if r.scheduled)))  # fmt: skip
    return 0


def _reach(asked: Asked, goal: str, by: date | None) -> int:
    """Answer whether a goal can be reached by a day; exit code 1 when it cannot."""
    if not goal or by is None:
        raise BadValue(
            _("--reach and --by belong together."), _("Write: --reach icse.connect --by 2027-12-31")
        )
    here = asked.found
    found = reach_goal(
        here.pack, here.assessment, asked.start, asked.card(), asked.conditions, goal, by, variant=asked.variant
    )
    if asked.json:
        console.json("plan", {"reach": reach_values(found)})
    else:
        show_reach(found, here.pack, currency_of(here.pack, here.assessment, asked.today))
    return 0 if found.is_feasible else EXIT_FOUND


def _what_if(asked: Asked, changes: Sequence[str]) -> int:
    here = asked.found
    found = what_if(
        here.pack, here.assessment, asked.start, asked.card(), asked.conditions, changes, variant=asked.variant,
        tries=asked.tries,
    )  # fmt: skip
    if asked.json:
        console.json("plan", {"what_if": {"said": found.said, **sides_values(found.sides)}})
    else:
        show_what_if(found)
    return 0
