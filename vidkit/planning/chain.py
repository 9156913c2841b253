"""The chain that decides a day: the action, what fixed its start, what fixed that one's, back to the beginning."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.planning.binding import Binding, bindings
from vidkit.planning.plan import Plan, Reached
from vidkit.planning.timing import ENQUIRY, LEAD, Timing

WaitKind = Literal["prerequisites", "owner", "money", "date", "course"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """An action on the chain that decides the date. `waits`: what fixed its start."""

    action: str
    start: date
    finish: date
    waits: WaitKind


def driving_chain(action: str, times: Timing) -> tuple[Step, ...]:
    """Return the chain that decides when an action ends, first to last; empty for one that is not timed."""
    if action not in times.timed.end:
        return ()
    binding = bindings(times)
    found: list[Step] = []
    at: str | None = action
    while at is not None and at not in (ENQUIRY, LEAD):
        held = binding[at]
        found.append(Step(
            action=at, start=times.start_of(at), finish=times.end_of(at), waits=wait_kind(held),
        ))  # fmt: skip
        at = next(iter([*held.needs, *held.earlier]), None)
    return tuple(reversed(found))


def last_chain(plan: Plan) -> tuple[Reached, tuple[Step, ...]] | None:
    """Return the last milestone by its date in the schedule, and the chain that decides it; None without one."""
    dated = [m for m in plan.milestones if m.by and m.scheduled]
    last = max(dated, key=lambda m: (m.scheduled, m.milestone.id), default=None)
    return (last, driving_chain(last.by, plan.timing)) if last else None


def wait_kind(held: Binding) -> WaitKind:
    """Return in a word what fixed a start."""
    if held.owner:
        return "owner"
    if held.money:
        return "money"
    return "course" if held.course else "date" if held.fixed else "prerequisites"


def step_text(step: Step, pack: Pack) -> str:
    """Return an action of the deciding chain, with what it waited for besides."""
    waits = {
        "prerequisites": "", "owner": _("waits for its owner's time"), "money": _("waits for the next year's money"),
        "date": _("waits for a fixed date"), "course": _("waits for a course"),
    }  # fmt: skip
    title = pack.action_by_id[step.action].title
    why = waits[step.waits]
    if not why:
        return _("{title} ({id})", title=title, id=step.action)
    return _("{title} ({id}); {why}", title=title, id=step.action, why=why)
