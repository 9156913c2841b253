"""When each gate can open in a plan: what the plan does for it, what it cannot do, what stops it."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _
from vidkit.content.condition import Compare, Condition, comparisons, parse
from vidkit.content.model import Fact, Gate, Pack
from vidkit.planning.months import months_after
from vidkit.planning.plan import Plan, Planned
from vidkit.scoring.asked import listed, still_asked
from vidkit.scoring.gates import GateStand, Part

MONTHS = "months"
"""The unit of a count that grows by one each month."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """What has to come before a gate that is not open.

    `not_before`: the end of the last planned action that it needs, and of the months that must pass.
    `only_if`: what it asks for and no action of the plan brings. `stopped_by`: dropped actions without
    which it stays closed.
    `interim_until`: the last day of an interim state that this plan does not relieve in time.
    `reported`: actions that it forbids and that are reported started or done all the same.
    `goes_on`: the last day of further actions that raise what it asks for; the level may be shown only then.
    """

    gate: Gate
    not_before: date | None
    only_if: Condition | None
    stopped_by: tuple[str, ...]
    interim_until: date | None
    is_interim: bool = False
    reported: tuple[str, ...] = ()
    goes_on: date | None = None


def opening(stand: GateStand, plan: Plan) -> Opening | None:
    """Return what the plan means for a gate, or None where it is open already."""
    if stand.state == "open":
        return None
    missing = [p for p in stand.parts if p.claimed is not True]
    behind, openers = _behind(stand.gate, plan), _openers(stand.gate, plan)
    reaching = [_reaching(part.compare, behind, plan) for part in missing]
    helping = [p for p in plan.actions if p.action.id in openers]
    helping += [p for found in reaching for p in _bringing(found, openers)]
    waits = [day for part in missing if (day := _waited(part.compare, plan) or _passed(part.compare, plan))]
    not_before = max([*(p.finish for p in helping), *waits], default=None)
    stops = _stops(stand, missing, plan)
    end = _interim_end(stand, plan)
    return Opening(
        gate=stand.gate,
        not_before=None if stops else not_before,
        only_if=_unmet(stand, plan),
        stopped_by=stops,
        interim_until=end if end and (stops or not_before is None or not_before > end) else None,
        is_interim=stand.state == "interim",
        reported=tuple(i for i, r in plan.selection.unconfirmed.items() if stand.gate.id in r.gates),
        goes_on=_goes_on(reaching, not_before),
    )


def opening_text(found: Opening, pack: Pack, *, written: Callable[[date], str] = str) -> str:
    """Return in sentences when the gate can open. written: how dates are printed."""
    conditions = listed(found.only_if, pack)
    if found.stopped_by:
        said = _("Cannot open in this plan, because this was dropped: {titles}.",
                 titles="; ".join(pack.action_by_id[i].title for i in found.stopped_by))  # fmt: skip
    elif found.not_before and conditions:
        said = _("Not before {date}, and only if: {conditions}.", date=written(found.not_before), conditions=conditions)
    elif found.goes_on and found.not_before:
        said = _("Not before {date}.", date=written(found.not_before))
    elif found.not_before:
        said = _("Planned for {date}.", date=written(found.not_before))
    elif conditions:
        said = _("No action of this plan opens it. It opens only if: {conditions}.", conditions=conditions)
    else:
        said = _("It opens when what is claimed has been shown.")
    return " ".join(filter(None, [said, _later_text(found, written), _interim_text(found, written),
                                  _reported_text(found, pack)]))  # fmt: skip


def _later_text(found: Opening, written: Callable[[date], str]) -> str:
    if found.goes_on is None or found.stopped_by:
        return ""
    return _("Further actions raise what it asks for until {date}: open it only when all of it is shown.",
             date=written(found.goes_on))  # fmt: skip


def _interim_text(found: Opening, written: Callable[[date], str]) -> str:
    if found.interim_until is None:
        return ""
    return _(
        "Its interim state ends on {date}, before that: bring these actions forward, or stop on that day what the "
        "gate forbids.", date=written(found.interim_until),
    )  # fmt: skip


def _reported_text(found: Opening, pack: Pack) -> str:
    titles = "; ".join(pack.action_by_id[i].title for i in found.reported)
    if not titles:
        return ""
    if found.is_interim:
        return _("Reported, not confirmed: {titles}. This is allowed within the interim limits only.", titles=titles)
    return _("Reported, not confirmed: {titles}. Stop this work until the gate is open.", titles=titles)


def opening_short(found: Opening, *, written: Callable[[date], str] = str) -> str:
    """Return in a few words when the gate can open, for a table that names the conditions beside them."""
    said = _short(found, written)
    return _("{when}; work that it forbids is reported, not confirmed", when=said) if found.reported else said


def _short(found: Opening, written: Callable[[date], str]) -> str:
    if found.stopped_by:
        return _("cannot open: an action was dropped")
    if found.not_before is None:
        return _("no date in this plan") if found.only_if else _("opens when shown")
    if found.only_if or found.goes_on:
        return _("not before {date}", date=written(found.not_before))
    return _("planned for {date}", date=written(found.not_before))


def _raising(compare: Compare, plan: Plan) -> Iterator[tuple[int, Planned]]:
    """Yield the planned actions that bring a capability to the level the comparison asks for, with their level.

    What the profile expects from others comes with the arrangement that is signed with them.
    """
    if compare.ref.kind == "capability" and compare.op == ">=" and isinstance(compare.value, int):
        profile = plan.pack.profile_by_id[plan.assessment.profile]
        expected = profile.targets.get(compare.ref.id, 0) if compare.ref.id in profile.arrangement_expected else 0
        for p in plan.actions:
            arranged = expected if p.action.id == profile.arrangement_action else 0
            level = max(arranged, p.action.raises.get(compare.ref.id, 0))
            if level >= compare.value:
                yield level, p


def _openers(gate: Gate, plan: Plan) -> frozenset[str]:
    """Return the actions that the pack names as opening the gate, slower ones as what stands in for them here.

    **Why**: on the fast track what the gate forbids is planned after the stand-in.
    """
    instead = {slow: p.action.id for p in plan.actions for slow in p.action.stands_in_for}
    return frozenset(instead.get(o, o) for o in gate.opened_by)


def _bringing(reaching: Sequence[Planned], openers: Set[str]) -> Sequence[Planned]:
    """Return the actions for which the gate waits: those that the pack names as opening it, or else all that reach
    what it asks for.

    **Why**: what the gate forbids is planned after the former. What else raises the same capability comes later.
    """
    return [p for p in reaching if p.action.id in openers] or reaching


def _goes_on(reaching: Sequence[Sequence[Planned]], not_before: date | None) -> date | None:
    """Return the last day on which actions still raise what the gate asks for, where that is after its date."""
    last = max((p.finish for found in reaching for p in found), default=None)
    return last if last and not_before and last > not_before else None


def _reaching(compare: Compare, behind: Set[str], plan: Plan) -> Sequence[Planned]:
    """Return the planned actions that bring what the comparison asks for, and no more where fewer levels do.

    behind: what the gate itself forbids, and what needs that; it is not among them.
    """
    found = [(level, p) for level, p in _raising(compare, plan) if p.action.id not in behind]
    least = min((level for level, _p in found), default=0)
    return [p for level, p in found if level == least]


def _behind(gate: Gate, plan: Plan) -> frozenset[str]:
    """Return the actions that the gate forbids, and those that need one of them."""
    behind = set(gate.blocks)
    for p in sorted(plan.actions, key=lambda p: (p.start_week, p.finish_week)):
        if behind.intersection(p.needs):
            behind.add(p.action.id)
    return frozenset(behind)


def _unmet(stand: GateStand, plan: Plan) -> Condition | None:
    """Return what no planned action brings, and does not come with time from a known date."""
    held = {p.compare for p in stand.parts if p.claimed is True}

    def settled(compare: Compare) -> bool:
        return compare in held or any(_raising(compare, plan)) or _waited(compare, plan) is not None

    return still_asked(parse(stand.gate.opens_when), settled)


def _waited(compare: Compare, plan: Plan) -> date | None:
    """Return when enough months have passed since a known date, or None where that is not what is asked."""
    if compare.ref.kind != "months_since" or compare.op != ">=" or not isinstance(compare.value, int):
        return None
    return _since(compare, plan)


def _passed(compare: Compare, plan: Plan) -> date | None:
    """Return when as many months can have passed at the earliest, where no date is known from which they count.

    They count from the day on which the question begins to apply: when the plan brings the level that
    it is asked from, or today. Months that have been counted already are taken off.
    """
    fact = plan.pack.fact_by_id.get(compare.ref.id)
    counts = fact is not None and compare.ref.kind == "fact" and fact.type == "count" and fact.unit == MONTHS
    if fact is None or compare.op != ">=" or not isinstance(compare.value, int):
        return None
    if not counts and compare.ref.kind != "months_since":
        return None
    known = Reading(plan.pack, plan.assessment, plan.card.today).fact(fact.id) if counts else None
    done = int(known) if isinstance(known, int | float) else 0
    begin = plan.card.today if done else _begins(fact, plan)
    return months_after(begin, max(0, compare.value - done))


def _begins(fact: Fact, plan: Plan) -> date:
    """Return the first day on which a question can apply: when the levels that it is asked from are there."""
    asked_from = (c for c in comparisons(parse(fact.asked_when)) if c.ref.kind == "capability" and c.op == ">=")
    days = [_level_day(c.ref.id, c.value, plan) for c in asked_from if isinstance(c.value, int)]
    return max([plan.card.today, *days])


def _level_day(capability: str, level: int, plan: Plan) -> date:
    """Return when the plan brings a capability to a level: the end of the last action that raises it there."""
    if (plan.card.stands[capability].planning or 0) >= level:
        return plan.card.today
    raising = [p for p in plan.actions if p.action.raises.get(capability, 0) >= level]
    nearest = min((p.action.raises[capability] for p in raising), default=0)
    return max((p.finish for p in raising if p.action.raises[capability] == nearest), default=plan.card.today)


def _interim_end(stand: GateStand, plan: Plan) -> date | None:
    """Return the day on which an interim state runs out, where the gate is in one."""
    if stand.state != "interim":
        return None
    limits = (c for c in comparisons(parse(stand.gate.interim_when)) if c.ref.kind == "months_since" and c.op == "<")
    return min((day for c in limits if (day := _since(c, plan))), default=None)


def _since(compare: Compare, plan: Plan) -> date | None:
    then = Reading(plan.pack, plan.assessment, plan.card.today).fact(compare.ref.id)
    if not isinstance(then, str) or not isinstance(compare.value, int):
        return None
    try:
        return months_after(date.fromisoformat(then if len(then) > 7 else f"{then[:7]}-01"), compare.value)
    except ValueError:
        return None


def _stops(stand: GateStand, missing: list[Part], plan: Plan) -> tuple[str, ...]:
    """Return the dropped actions without which the gate stays closed."""
    selection = plan.selection
    lacking = [p.compare for p in missing if p.compare.ref.kind == "capability" and not p.either]
    stopped = [i for i in (*selection.dropped, *selection.blocked) if _is_missed(i, stand.gate, lacking, plan)]
    return tuple(dict.fromkeys(stop for i in stopped for stop in selection.stopped_by(i)))


def _is_missed(action: str, gate: Gate, lacking: Sequence[Compare], plan: Plan) -> bool:
    """Return whether a gate needs an action that is not planned: not what only raises beyond what planned ones reach.

    lacking: what the gate asks for and the country has not.
    """
    raises = plan.pack.action_by_id[action].raises
    asked = [c for c in lacking if c.ref.id in raises]
    behind = _behind(gate, plan)
    reached = [[p.action.raises.get(c.ref.id, 0) for p in _reaching(c, behind, plan)] for c in asked]
    return action in gate.opened_by or any(
        not levels or raises[c.ref.id] <= max(levels) for c, levels in zip(asked, reached, strict=True)
    )
