"""What the plan rests on and leaves out: assumptions, what is not planned and why, what comes after."""

from collections.abc import Callable, Mapping, Sequence

from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import Action, Owner
from vidkit.documents.dates import written
from vidkit.documents.references import basis_mark
from vidkit.documents.views.passages import sentences
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.condition_words import conditions_text
from vidkit.planning.due_words import early_text
from vidkit.planning.explain import blocked_text, in_place_text, left_out_text
from vidkit.planning.timing import TENTHS
from vidkit.scoring.words import used_words


@row
class CapacityRow:
    """An owner's time for set-up work: days a week, and the person-days of this plan.

    `who`: whose days these are, where the content's figure stands.
    """

    owner: str
    days_a_week: str
    who: str
    basis: str
    person_days: str


@row
class LeftOut:
    """Actions that are not planned for one reason."""

    why: str
    actions: tuple[str, ...]


@row
class NextStep:
    capability: str
    statement: str


def assumptions(results: Results) -> tuple[str, ...]:
    """Return what has to hold for the dates to hold."""
    plan = results.plan
    made = [
        sentences(_("Work starts on {date}.", date=written(plan.start)), early_text(plan, written=written)),
        _("Every owner below gives the days a week stated. Time of supporting bodies is not counted."),
        _("An action takes its likely number of weeks, and longer where the owner's days demand it (estimate)."),
        _uncounted(results),
        _("What the answers say is true. A level 3 or 4 without evidence is planned as answered, and listed to be "
          "shown."),
    ]
    if plan.enquiries:
        made.append(_("The enquiries are answered by {date}. Actions that hang on an answer wait for it and drop out "
                      "if it is good.", date=written(max(e.by for e in plan.enquiries))))  # fmt: skip
    made += conditions_text(plan.conditions, results.pack, currency=plan.timing.costs.currency, written=written)
    lowered = [_("{name} ({used})", name=s.capability.name, used=used_words(s))
               for s in results.card.stands.values() if s.lowered_by]  # fmt: skip
    if lowered:
        made.append(_("Because of contradictions these are planned with a lower level than answered: {names}.",
                      names="; ".join(lowered)))  # fmt: skip
    return tuple(made)


def _uncounted(results: Results) -> str:
    """Return which calendars nobody gave, so that the dates do not count them."""
    bound_by = results.plan.conditions
    if bound_by.closures and bound_by.budget:
        return _("The closed days that are named below are counted; other public holidays are not. Check them when you "
                 "confirm dates.")  # fmt: skip
    if bound_by.closures:
        return _("The closed days that are named below are counted; other public holidays and the times of a budget "
                 "year are not. Check them when you confirm dates.")  # fmt: skip
    if bound_by.budget:
        return _("Public holidays and closures are not counted. Check them when you confirm dates.")
    return _("Public holidays, closures and the times of a budget year are not counted. Check them when you confirm "
             "dates.")  # fmt: skip


def capacity_rows(results: Results) -> tuple[CapacityRow, ...]:
    """Return the owners of planned actions, in the order of the pack."""
    days: dict[str, float] = {}
    for p in results.plan.actions:
        days[p.action.owner] = days.get(p.action.owner, 0) + p.action.person_days
    made = []
    for owner in results.pack.owners:
        if owner.id in days:
            days_a_week, basis = _days_a_week(owner, results)
            made.append(CapacityRow(
                owner=owner.name,
                days_a_week=days_a_week,
                who=owner.note if basis == basis_mark(owner.basis) else "",
                basis=basis,
                person_days=f"{days[owner.id]:,g}",
            ))  # fmt: skip
    return tuple(made)


def _days_a_week(owner: Owner, results: Results) -> tuple[str, str]:
    """Return the time of an owner when the plan begins, and what it rests on."""
    local = results.assessment.capacities.get(owner.id)
    shares = [s for s in results.plan.conditions.capacities if s.owner == owner.id]
    always = [s.tenths / TENTHS for s in shares if not s.since and not s.after]
    if always:
        return f"{always[-1]:g}", _("a condition of this plan")
    basis = _("stated for this country: {reason}", reason=one_line(local.reason)) if local else basis_mark(owner.basis)
    later = _("{basis}; changes, see above", basis=basis) if shares else basis
    return f"{local.value if local else owner.days_per_week:g}", later


def left_out(results: Results) -> tuple[LeftOut, ...]:
    """Return what is not planned and why, the same reasons together."""
    selection, pack = results.plan.selection, results.pack
    limited = results.plan.conditions.without
    dropped = {i: _("Left out to stay within the money or the time of this plan") if i in limited
               else _("Dropped: {reason}", reason=one_line(note)) for i, note in selection.dropped.items()}  # fmt: skip
    blocked = {i: blocked_text(stops, pack, ids=False) for i, stops in selection.blocked.items()}
    other = {i: _why_left_out(why, results) for i, why in selection.left_out.items()}
    return tuple(
        LeftOut(why=why, actions=tuple(actions))
        for why, actions in _grouped(dropped | blocked | other, str, pack.action_by_id).items()
    )


def in_place(results: Results) -> tuple[LeftOut, ...]:
    """Return what is not asked for because the country has it, with what shows it."""
    selection, pack = results.plan.selection, results.pack
    return tuple(
        LeftOut(why=why, actions=tuple(actions))
        for why, actions in _grouped(selection.in_place, lambda s: _shown_by(s, results), pack.action_by_id).items()
    )


def outside_profile(results: Results) -> tuple[str, ...]:
    """Return the capabilities that the target profile leaves out, by name."""
    return tuple(s.capability.name for s in results.card.stands.values() if s.target is None)


def next_steps(results: Results) -> tuple[NextStep, ...]:
    """Return the statements of level 4 that no action of the pack reaches: what comes after this plan."""
    reached = {c for a in results.pack.actions for c, level in a.raises.items() if level >= 4}
    return tuple(
        NextStep(capability=s.capability.name, statement=s.capability.levels[4])
        for s in results.card.stands.values()
        if s.target is not None and s.target >= 3 and (s.planning or 0) < 4 and s.capability.id not in reached
    )


def _grouped(
    reasons: Mapping[str, str], words: Callable[[str], str], actions: Mapping[str, Action]
) -> Mapping[str, Sequence[str]]:
    made: dict[str, list[str]] = {}
    for action, why in reasons.items():
        made.setdefault(words(why), []).append(actions[action].title)
    return made


def _why_left_out(why: str, results: Results) -> str:
    known = {
        "start": _("For a country without a unit") if results.assessment.start == "unit"
        else _("For a unit that works already; it comes when the unit is assessed again as one"),
        "fast_track": _("Only on the fast track"),
        "flag": _("First steps of red flags that the answers do not show"),
    }
    if why in results.pack.action_by_id:
        return _("Others provide this by agreement, which this action signs: {title}",
                 title=results.pack.action_by_id[why].title)  # fmt: skip
    return known.get(why) or left_out_text(why, results.pack)


def _shown_by(shown: str, results: Results) -> str:
    if shown == "done":
        return in_place_text(shown, results.pack)
    if shown.split(", ")[0] in results.pack.capability_by_id:
        return _("The level that it raises is reached")
    return _("Other answers show it")
