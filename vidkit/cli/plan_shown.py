"""A plan on screen: what to do first, then the dated actions, the milestones."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.cli import layout
from vidkit.cli.plan_screens import show_checks, show_conditions
from vidkit.content.model import Capability, Pack
from vidkit.planning.checks import PlanCheck
from vidkit.planning.due_words import due_text, early_text, past_text
from vidkit.planning.explain import milestone_name, progress_text, reason_text, step_text
from vidkit.planning.plan import Enquiry, Plan, Planned, Reached
from vidkit.scoring.words import used_words

MEANWHILE = ("meanwhile", "emergency")


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
    claimed = _("Claimed: ask for evidence.") if e.claim else ""
    decides = (*e.for_flags, *e.for_gates)
    deciding = _("Decides {rules}.", rules=", ".join(decides)) if decides else ""
    return " ".join(filter(None, [f"{what} ({e.item.id})", claimed, deciding]))


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
