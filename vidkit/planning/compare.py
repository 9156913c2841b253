"""Two dates of one country: which answers moved, and what that did to gates, actions and dates.

Both are read under one content pack. Numbers are only ever shown beside the list of what moved.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from vidkit.assessment.model import Answer
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.content.model import Gate, Milestone, RedFlag
from vidkit.planning.plan import Plan, Planned, Reached
from vidkit.scoring.gates import GateState

Move = Literal["raised", "lowered", "known", "unknown", "changed", "shown", "unshown"]
Fate = Literal["new", "done", "in_place", "dropped", "blocked", "no_longer_wanted", "reported", "later", "earlier"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerMove:
    """`question` is a capability or a fact; None: not answered then."""

    question: str
    before: Answer | None
    after: Answer | None
    move: Move


@dataclass(frozen=True, kw_only=True, slots=True)
class GateMove:
    gate: Gate
    before: GateState
    after: GateState


@dataclass(frozen=True, kw_only=True, slots=True)
class ActionMove:
    """`days`: how much later it ends (earlier: below 0), where both plans hold it."""

    action: str
    before: Planned | None
    after: Planned | None
    fate: Fate
    days: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class MilestoneMove:
    """`days`: how much later its 80 % date is, or None where one of the two has none."""

    milestone: Milestone
    before: Reached
    after: Reached
    days: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """`overdue`: planned to have ended by the newer day, and still to be done."""

    old: Plan
    new: Plan
    answers: tuple[AnswerMove, ...]
    gates: tuple[GateMove, ...]
    flags_new: tuple[RedFlag, ...]
    flags_ended: tuple[RedFlag, ...]
    actions: tuple[ActionMove, ...]
    milestones: tuple[MilestoneMove, ...]
    overdue: tuple[ActionMove, ...]


def compare(old: Plan, new: Plan) -> Comparison:
    """Return what changed from one plan to a later one of the same country. Raises: BadValue."""
    _same_country(old, new)
    actions = tuple(_actions(old, new))
    before = {f.id for f in old.card.findings.flags}
    after = {f.id for f in new.card.findings.flags}
    return Comparison(
        old=old,
        new=new,
        answers=tuple(_answers(old, new)),
        gates=tuple(_gates(old, new)),
        flags_new=tuple(f for f in new.card.findings.flags if f.id not in before),
        flags_ended=tuple(f for f in old.card.findings.flags if f.id not in after),
        actions=tuple(m for m in actions if m.days or m.fate not in ("later", "earlier")),
        milestones=tuple(_milestones(old, new)),
        overdue=tuple(m for m in actions if m.before and m.after and m.before.finish < new.card.today),
    )


def _same_country(old: Plan, new: Plan) -> None:
    one, other = old.assessment, new.assessment
    if one.country != other.country:
        raise BadValue(
            _("These are two countries: {one} and {other}.", one=one.country_name, other=other.country_name),
            _("A country is compared with its own past only; vidkit makes no ranking."),
        )
    if old.card.today > new.card.today:
        raise BadValue(
            _("The first file is newer ({old}) than the second ({new}).", old=old.card.today, new=new.card.today),
            _("Give the older file first."),
        )


def _answers(old: Plan, new: Plan) -> Iterator[AnswerMove]:
    order = [*(c.id for c in new.pack.capabilities), *(f.id for f in new.pack.facts)]
    for question in order:
        before, after = old.assessment.answers.get(question), new.assessment.answers.get(question)
        if move := _move(before, after):
            yield AnswerMove(question=question, before=before, after=after, move=move)


def _move(before: Answer | None, after: Answer | None) -> Move | None:
    knew, know = before is not None and before.is_known, after is not None and after.is_known
    if before is None or after is None or not (knew and know):
        if knew == know and (before is None or after is None or before.state == after.state):
            return None
        return "known" if know else "unknown" if knew else "changed"
    if before.value != after.value:
        numbers = isinstance(before.value, int | float) and isinstance(after.value, int | float)
        if not numbers:
            return "changed"
        return "raised" if after.value > before.value else "lowered"  # type: ignore[operator]
    if bool(before.evidence) != bool(after.evidence):
        return "shown" if after.evidence else "unshown"
    return None


def _gates(old: Plan, new: Plan) -> Iterator[GateMove]:
    before = {s.gate.id: s.state for s in old.card.gates}
    for stand in new.card.gates:
        was = before.get(stand.gate.id, "undecided")
        if was != stand.state:
            yield GateMove(gate=stand.gate, before=was, after=stand.state)


def _actions(old: Plan, new: Plan) -> Iterator[ActionMove]:
    before = {p.action.id: p for p in old.actions}
    after = {p.action.id: p for p in new.actions}
    for action in new.pack.actions:
        was, now = before.get(action.id), after.get(action.id)
        if was or now:
            yield ActionMove(action=action.id, before=was, after=now, fate=_fate(action.id, was, now, new),
                             days=(now.finish - was.finish).days if was and now else 0)  # fmt: skip


def _fate(action: str, was: Planned | None, now: Planned | None, new: Plan) -> Fate:
    if was and now:
        if now.unconfirmed and now.unconfirmed != was.unconfirmed:
            return "reported"
        return "later" if now.finish >= was.finish else "earlier"
    if now:
        return "new"
    selection = new.selection
    if action in selection.in_place:
        return "done" if selection.in_place[action] == "done" else "in_place"
    if action in selection.dropped:
        return "dropped"
    return "blocked" if action in selection.blocked else "no_longer_wanted"


def _milestones(old: Plan, new: Plan) -> Iterator[MilestoneMove]:
    before = {r.milestone.id: r for r in old.milestones}
    for reached in new.milestones:
        was = before.get(reached.milestone.id)
        if was:
            yield MilestoneMove(milestone=reached.milestone, before=was, after=reached,
                                days=_days(was.likely, reached.likely))  # fmt: skip


def _days(before: date | None, after: date | None) -> int | None:
    return (after - before).days if before and after else None


def moved(found: Sequence[MilestoneMove]) -> tuple[MilestoneMove, ...]:
    """Return the milestones whose date or standing changed."""
    return tuple(m for m in found if m.days or m.before.standing != m.after.standing)
