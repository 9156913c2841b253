"""`plan`: what to do first, then the dated actions, on screen or as one JSON object."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

import typer

from vidkit.base.errors import BadValue
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.cli import console, layout
from vidkit.cli.days import iso_date, start_of
from vidkit.cli.opening import opened
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day
from vidkit.content.model import Capability, Pack
from vidkit.planning.explain import reason_text, state_word, step_text
from vidkit.planning.plan import Enquiry, Plan, Planned, Reached, build_plan
from vidkit.planning.select import Variant
from vidkit.scoring.scorecard import score

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
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show the dated plan: make it safe first, then enquiries, then the phases.

    Example: vidkit plan kenya-2026.vidkit.json --from 2027-01-04
    """
    chosen = variant_of(variant)
    found = opened(file, pack)
    first = start_of(found.assessment, start, day(today))
    card = score(found.pack, found.assessment, day(today))
    made = build_plan(found.pack, found.assessment, first, card=card, variant=chosen)
    other = build_plan(found.pack, found.assessment, first, card=card) if chosen == "fast" else None
    if json:
        console.json("plan", plan_values(made) | ({"default": _milestone_values(other)} if other else {}))
    else:
        show_plan(made, other)
    return 0


def variant_of(word: str) -> Variant:
    """Return the variant of this name. Raises: BadValue."""
    for known in VARIANTS:
        if word == known:
            return known
    raise BadValue(_('There is no variant "{word}".', word=word), _("Known: {known}.", known=", ".join(VARIANTS)))


def show_plan(made: Plan, default: Plan | None = None) -> None:
    """Print a plan; with `default`, its milestones side by side with that plan's."""
    layout.para(", ".join(filter(None, [made.assessment.country_name, made.assessment.unit])))
    summary(made)
    _make_safe(made)
    _meanwhile(made.pack)
    _enquiries(made)
    _phases(made)
    _milestones(made, default)


def summary(made: Plan) -> None:
    """Print the plan in one paragraph."""
    layout.para(n_(
        "{n} action from {start} to {finish}: {weeks} weeks, {days:g} person-days.",
        "{n} actions from {start} to {finish}: {weeks} weeks, {days:g} person-days.",
        len(made.actions), start=made.start, finish=made.finish, weeks=made.weeks, days=made.person_days,
    ))  # fmt: skip
    gap = made.weeks - made.lower_bound_weeks
    layout.para(_("No plan with these actions and owners can be shorter.") if gap <= 0 else n_(
        "At most {n} week longer than the best possible plan.",
        "At most {n} weeks longer than the best possible plan.", gap,
    ))  # fmt: skip


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
    if p.progress and p.progress.state != "planned":
        layout.para(
            _("Progress: {state} {date} {note}", state=state_word(p.progress.state), date=p.progress.date,
              note=one_line(p.progress.note)), indent=6,
        )  # fmt: skip


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
        rows = [(r.milestone.name, _dates(r, made)) for r in made.milestones]
        layout.numbers([_("50 %"), _("80 %")], rows, first=_("Milestone"))
        return
    pairs = zip(default.milestones, made.milestones, strict=True)
    both = [(d.milestone.name, [_last_date(d, default), _last_date(f, made)]) for d, f in pairs]
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
        "actions": [_action_values(p) for p in made.actions],
        "milestones": _milestone_values(made),
        "in_place": dict(made.selection.in_place),
        "left_out": dict(made.selection.left_out),
        "dropped": dict(made.selection.dropped),
        "blocked": dict(made.selection.blocked),
    }  # fmt: skip


def _action_values(p: Planned) -> dict[str, Any]:
    return {
        "rank": p.rank, "id": p.action.id, "title": p.action.title, "done_when": p.action.done_when,
        "owner": p.action.owner, "phase": p.action.phase, "start": p.start.isoformat(), "finish": p.finish.isoformat(),
        "person_days": p.action.person_days, "slack_weeks": p.slack_weeks, "needs": p.needs,
        "waits_for": p.waits_for, "owner_busy": p.owner_busy, "after_enquiry": p.after_enquiry,
        "reasons": [{"kind": r.kind, "of": r.of} for r in p.reasons],
        "progress": p.progress.state if p.progress else "planned",
    }  # fmt: skip


def _milestone_values(made: Plan) -> list[dict[str, Any]]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return [
        {"id": r.milestone.id, "name": r.milestone.name, "by": r.by, "scheduled": iso(r.scheduled), "half": iso(r.half),
         "likely": iso(r.likely), "standing": r.standing, "stopped_by": r.stopped_by}
        for r in made.milestones
    ]  # fmt: skip
