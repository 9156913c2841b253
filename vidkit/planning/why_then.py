"""Why an action of a plan is done when it is, and what it holds up, in sentences."""

from collections.abc import Iterable

from vidkit.base.i18n import _, n_
from vidkit.planning.chain import driving_chain, step_text
from vidkit.planning.describe import Row
from vidkit.planning.plan import Plan, Planned
from vidkit.planning.seats import seat_texts

NAMED = 5
"""Actions that are named of those that wait for one; the rest is counted."""


def why_then(p: Planned, plan: Plan) -> Iterable[Row]:
    """Yield what fixed the start of an action."""
    for text, ids in _reasons(p, plan):
        yield Row(_("Why then"), text, ids)


def _reasons(p: Planned, plan: Plan) -> Iterable[tuple[str, tuple[str, ...]]]:
    pack, times = plan.pack, plan.timing
    if p.action.id in times.under_way:
        yield _("It is under way since {day}.", day=times.under_way[p.action.id]), ()
        return
    if p.action.id in times.safe and p.start < plan.start:
        yield _("It makes things safe: it starts at once, before the plan does."), ()
    elif p.action.id in times.safe and not p.waits_for:
        yield _("It makes things safe: it starts at once."), ()
    elif p.start_week == 0:
        yield _("Nothing has to come first: it starts on the first day of the plan."), ()
    for need in p.waits_for:
        title = pack.action_by_id[need].title
        weeks = plan.conditions.waits.get((need, p.action.id), 0)
        yield (
            n_("Waits for: {title} ({id}), and {n} week more", "Waits for: {title} ({id}), and {n} weeks more", weeks,
               title=title, id=need)
            if weeks else _("Waits for: {title} ({id})", title=title, id=need)
        ), (need,)  # fmt: skip
    if p.after_safe:
        safe = "; ".join(_("{title} ({id})", title=pack.action_by_id[i].title, id=i) for i in p.after_safe)
        yield _("Waits until its owner has made this safe: {actions}.", actions=safe), p.after_safe
    if p.after_enquiry:
        yield _("Waits for an enquiry: what it is there for is not known yet."), ()
    if p.owner_busy:
        owner = pack.owner_by_id[p.action.owner].name
        yield _("Waits for its owner's time: {owner} does other actions until then.", owner=owner), (p.action.owner,)
    if p.money:
        yield _("Waits for the money of the next budget year."), ()
    if p.fixed:
        dates = "; ".join(str(f) for f in plan.conditions.fixed if f.action == p.action.id)
        yield _("Waits for a fixed date: {dates}.", dates=dates), ()
    for text in seat_texts(p, plan):
        yield text, tuple(s.course for s in plan.conditions.seated if s.action == p.action.id)
    if p.paused_weeks > 0:
        yield n_("Its work pauses for {n} week while its owner is closed.",
                 "Its work pauses for {n} weeks while its owner is closed.", p.paused_weeks), ()  # fmt: skip


def holds_up(p: Planned, plan: Plan) -> Iterable[Row]:
    """Yield what waits for an action, directly or not, and the milestones that it decides."""
    direct = [q for q in plan.actions if p.action.id in q.needs]
    behind = {p.action.id}
    for q in sorted(plan.actions, key=lambda q: (q.start_week, q.finish_week)):
        if behind & set(q.needs):
            behind.add(q.action.id)
    if direct:
        first = "; ".join(_("{title} ({id})", title=q.action.title, id=q.action.id) for q in direct[:NAMED])
        more = len(behind) - 1 - len(direct[:NAMED])
        text = n_("{actions}; and {n} further action", "{actions}; and {n} further actions", more, actions=first)
        yield Row(_("Holds up"), text if more > 0 else first, tuple(q.action.id for q in direct))
    decided = [r for r in plan.milestones if r.scheduled and _decides(p.action.id, r.by, plan)]
    if decided:
        names = ", ".join(r.milestone.name for r in decided)
        yield Row(_("A week late here moves"), names, tuple(r.milestone.id for r in decided))


def _decides(action: str, last: str, plan: Plan) -> bool:
    return any(s.action == action for s in driving_chain(last, plan.timing))


def chain_rows(action: str, plan: Plan) -> Iterable[Row]:
    """Yield the chain that decides when an action ends, first to last."""
    for step in driving_chain(action, plan.timing):
        text = _("{start} to {finish}: {what}", start=step.start, finish=step.finish, what=step_text(step, plan.pack))
        yield Row(_("Deciding chain"), text, (step.action,))
