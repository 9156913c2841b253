"""`plan`: what to do first, then the dated actions, on screen or as one JSON object."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from vidkit.base.decode import encode
from vidkit.base.errors import EXIT_FOUND, BadValue
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.checks import before_writing
from vidkit.cli.days import iso_date, start_of
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
    HorizonOption,
    KeepOption,
    OptimiseOption,
    PlanFormatOption,
    PromiseOption,
    ReachOption,
    TriesOption,
    WaitOption,
    WhatIfOption,
    conditions,
    keep,
    texts,
)
from vidkit.cli.plan_screens import (
    choice_values,
    reach_values,
    show_checks,
    show_choice,
    show_conditions,
    show_reach,
    show_what_if,
    sides_values,
)
from vidkit.cli.schedule_files import write_schedule
from vidkit.content.model import Capability, Pack
from vidkit.planning.checks import PlanCheck, checks
from vidkit.planning.choose import Choice, choose
from vidkit.planning.conditions import Conditions
from vidkit.planning.due_words import due_text, early_text, past_text
from vidkit.planning.explain import milestone_name, progress_text, reason_text, step_text
from vidkit.planning.money import Costs, currency_of
from vidkit.planning.plan import TRIES, Enquiry, Plan, Planned, Reached, timed_plan
from vidkit.planning.reach import reach as reach_goal
from vidkit.planning.schedule import schedule
from vidkit.planning.select import Variant
from vidkit.planning.timing import Method
from vidkit.planning.what_if import what_if
from vidkit.scoring.scorecard import Scorecard, score
from vidkit.scoring.words import used_words

MEANWHILE = ("meanwhile", "emergency")
VARIANTS: tuple[Variant, ...] = ("default", "fast")

FromOption = Annotated[
    date | None,
    typer.Option("--from", parser=iso_date, metavar="DATE", help=_("First day of the plan; today if left out.")),
]
VariantOption = Annotated[
    str, typer.Option("--variant", metavar="default|fast", help=_("fast: beside the default, with borrowed means."))
]


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

    Examples: vidkit plan kenya-2026.vidkit.json --from 2027-01-04
    vidkit plan kenya-2026.vidkit.json --budget 120000/y --horizon 18m
    vidkit plan kenya-2026.vidkit.json --reach icse.connect --by 2027-12-31
    vidkit plan kenya-2026.vidkit.json --what-if "staff.recruit+8w" --what-if "budget-30%"
    """
    found = opened(file, pack)
    first = start_of(found.assessment, start, day(today))
    given = texts(budget, horizon, {"capacity": capacity, "closed": closed, "date": fixed, "course": course,
                                    "wait": wait, "promise": promise})  # fmt: skip
    asked = Asked(
        found=found, start=first, today=day(today), variant=variant_of(variant), tries=tries,
        conditions=conditions(found, given, first), method=_method(optimised), json=json,
        given={k: tuple(v) for k, v in found.assessment.conditions.items()} | given,
    )  # fmt: skip
    if keep_them and given:
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
        values = plan_values(made) | ({"default": _milestone_values(other)} if other else {})
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


def variant_of(word: str) -> Variant:
    """Return the variant of this name. Raises: BadValue."""
    for known in VARIANTS:
        if word == known:
            return known
    raise BadValue(_('There is no variant "{word}".', word=word), _("Known: {known}.", known=", ".join(VARIANTS)))


def show_plan(
    made: Plan,
    default: Plan | None = None,
    given: Mapping[str, Sequence[str]] | None = None,
    looked: Sequence[PlanCheck] = (),
) -> None:
    """Print a plan; with `default`, its milestones side by side with that plan's.

    given: conditions as texts; looked: the checks of the plan.
    """
    layout.para(", ".join(filter(None, [made.assessment.country_name, made.assessment.unit])))
    summary(made)
    show_conditions(given or {})
    show_checks(looked)
    _lowered(made)
    _make_safe(made)
    _meanwhile(made.pack)
    _enquiries(made)
    _phases(made)
    _milestones(made, default)


def summary(made: Plan) -> None:
    """Print the plan in one paragraph."""
    if past := past_text(made):
        layout.para(past)
    layout.para(n_(
        "{n} action from {start} to {finish}: {weeks} weeks, {days:g} person-days.",
        "{n} actions from {start} to {finish}: {weeks} weeks, {days:g} person-days.",
        len(made.actions), start=made.start, finish=made.finish, weeks=made.weeks, days=made.person_days,
    ))  # fmt: skip
    if early := early_text(made):
        layout.para(early)
    gap = made.weeks - made.lower_bound_weeks
    layout.para(_("No plan with these actions and owners can be shorter.") if gap <= 0 else n_(
        "At most {n} week longer than the best possible plan.",
        "At most {n} weeks longer than the best possible plan.", gap,
    ))  # fmt: skip


def _lowered(made: Plan) -> None:
    """Print which capabilities are planned with a lower level than the one answered, and why."""
    lowered = [s for s in made.card.stands.values() if s.lowered_by]
    if lowered:
        layout.heading(_("Planned with a lower level than answered"))
    for s in lowered:
        layout.item("-", _("{name} ({id}): level {n} answered, {used}", name=s.capability.name, id=s.capability.id,
                           n=s.level, used=used_words(s)))  # fmt: skip


def _make_safe(made: Plan) -> None:
    if made.make_safe:
        layout.heading(_("Make it safe, now"))
    for step in made.make_safe:
        layout.item(f"{step.by}", f"{step.flag.id} {step_text(step, made.pack)}")


def _meanwhile(pack: Pack) -> None:
    for paragraph in (pack.paragraph_by_id[i] for i in MEANWHILE if i in pack.paragraph_by_id):
        layout.heading(paragraph.title)
        for text in paragraph.items:
            layout.item("-", text)


def _enquiries(made: Plan) -> None:
    if not made.enquiries:
        return
    layout.heading(_("Enquiries: ask first"))
    first, last = made.enquiries[0].by, max(e.by for e in made.enquiries)
    layout.para(_("Those that decide a red flag or a gate stand first."))
    layout.para(_("By {first}: what may have to stop at once. By {last}: the rest.", first=first, last=last)
                if made.enquiries[0].for_flags else _("By {date}.", date=last))  # fmt: skip
    by_respondent: dict[str, list[Enquiry]] = {}
    for e in made.enquiries:
        by_respondent.setdefault(e.respondent, []).append(e)
    names = made.pack.respondent_by_id
    for respondent, found in by_respondent.items():
        layout.item("*", names[respondent].name if respondent in names else respondent)
        for e in found:
            layout.item("-", _enquiry(e), indent=2)


def _enquiry(e: Enquiry) -> str:
    what = e.item.name if isinstance(e.item, Capability) else e.item.question
    claimed = _(" Claimed: ask for evidence.") if e.claim else ""
    decides = ", ".join((*e.for_flags, *e.for_gates))
    deciding = _(" Decides {rules}.", rules=decides) if decides else ""
    return f"{what} ({e.item.id}){claimed}{deciding}"


def _phases(made: Plan) -> None:
    for phase in made.pack.phases:
        here = [p for p in made.actions if p.action.phase == phase.id]
        if here:
            layout.heading(phase.name)
            layout.para(phase.aim)
        for p in here:
            _action(p, made)


def _action(p: Planned, made: Plan) -> None:
    owner = made.pack.owner_by_id[p.action.owner].name if p.action.owner in made.pack.owner_by_id else p.action.owner
    layout.item(f"{p.rank:>3}", f"{p.start} - {p.finish}  {p.action.title}")
    layout.para(f"{p.action.id}; {owner}", indent=6)
    layout.para(why(p, made), indent=6)
    if p.due:
        layout.para(due_text(p), indent=6)
    if p.unconfirmed:
        layout.para(progress_text(p), indent=6)
    elif p.progress and p.progress.state != "planned":
        layout.para(_("Progress: {what}", what=progress_text(p)), indent=6)


def why(p: Planned, made: Plan) -> str:
    """Return the first reason of an action, and how many more there are."""
    first = sorted(p.reasons, key=lambda r: (r.kind == "prerequisite", r))
    if not first:
        return ""
    more = len(first) - 1
    text = reason_text(first[0], made)
    return f"{text} {n_('And {n} more reason.', 'And {n} more reasons.', more)}" if more else text


def _milestones(made: Plan, default: Plan | None) -> None:
    layout.heading(_("Milestones"))
    layout.para(_("Half of 400 trials with other durations end by the 50 % date, four in five by the 80 % date."))
    if default is None:
        rows = [(milestone_name(r), _dates(r, made)) for r in made.milestones]
        layout.numbers([_("50 %"), _("80 %")], rows, first=_("Milestone"))
        return
    pairs = zip(default.milestones, made.milestones, strict=True)
    both = [(milestone_name(f), [_last_date(d, default), _last_date(f, made)]) for d, f in pairs]
    layout.numbers([_("default 80 %"), _("fast 80 %")], both, first=_("Milestone"))
    layout.para(_("Weeks in all: default {default}, fast {fast}.", default=default.weeks, fast=made.weeks))


def _dates(r: Reached, made: Plan) -> Sequence[str]:
    words = {"in_place": _("in place"), "outside": _("not planned"), "stopped": _("dropped: not reached")}
    return [words[r.standing], ""] if r.standing in words else [str(r.half), str(r.likely)]


def _last_date(r: Reached, made: Plan) -> str:
    half, likely = _dates(r, made)
    return likely or half


def plan_values(made: Plan) -> dict[str, Any]:
    """Return the plan as plain values for `--json`."""
    return {
        "country": made.assessment.country,
        "country_name": made.assessment.country_name,
        "fictional": made.assessment.fictional,
        "profile": made.assessment.profile,
        "pack": f"{made.pack.id} {made.pack.version}",
        "variant": made.variant,
        "start": made.start.isoformat(),
        "first_day": made.first_day.isoformat(),
        "finish": made.finish.isoformat(),
        "weeks": made.weeks,
        "lower_bound_weeks": made.lower_bound_weeks,
        "person_days": made.person_days,
        "make_safe": [
            {"flag": s.flag.id, "text": s.text, "by": s.by.isoformat(), "late": s.is_late,
             "planned": s.planned.isoformat() if s.planned else None}
            for s in made.make_safe
        ],
        "enquiries": [
            {"id": e.item.id, "respondent": e.respondent, "by": e.by.isoformat(), "claim": e.claim,
             "flags": e.for_flags, "gates": e.for_gates}
            for e in made.enquiries
        ],
        "lowered": [
            {"id": s.capability.id, "answered": s.level, "used": s.planning, "because": s.lowered_by}
            for s in made.card.stands.values() if s.lowered_by
        ],
        "actions": [_action_values(p) for p in made.actions],
        "milestones": _milestone_values(made),
        "in_place": dict(made.selection.in_place),
        "left_out": dict(made.selection.left_out),
        "dropped": dict(made.selection.dropped),
        "blocked": dict(made.selection.blocked),
        "reported_not_confirmed": {
            i: {"state": r.state, "open_needs": r.needs, "shut_gates": r.gates}
            for i, r in made.selection.unconfirmed.items()
        },
    }  # fmt: skip


def _action_values(p: Planned) -> dict[str, Any]:
    return {
        "rank": p.rank, "id": p.action.id, "title": p.action.title, "done_when": p.action.done_when,
        "owner": p.action.owner, "phase": p.action.phase, "start": p.start.isoformat(), "finish": p.finish.isoformat(),
        "person_days": p.action.person_days, "slack_weeks": p.slack_weeks, "needs": p.needs, "cost": p.cost,
        "due": p.due.isoformat() if p.due else None, "late": p.late,
        "waits_for_money": p.money, "fixed_date": p.fixed, "course_date": p.course, "paused_weeks": p.paused_weeks,
        "waits_for": p.waits_for, "owner_busy": p.owner_busy, "after_enquiry": p.after_enquiry,
        "reasons": [{"kind": r.kind, "of": r.of} for r in p.reasons],
        "progress": p.progress.state if p.progress else "planned", "confirmed": p.unconfirmed is None,
        "open_needs": p.unconfirmed.needs if p.unconfirmed else (),
        "shut_gates": p.unconfirmed.gates if p.unconfirmed else (),
    }  # fmt: skip


def _milestone_values(made: Plan) -> list[dict[str, Any]]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return [
        {"id": r.milestone.id, "name": r.milestone.name, "by": r.by, "scheduled": iso(r.scheduled), "half": iso(r.half),
         "likely": iso(r.likely), "standing": r.standing, "stopped_by": r.stopped_by,
         "reported_not_confirmed": r.reported}
        for r in made.milestones
    ]  # fmt: skip
