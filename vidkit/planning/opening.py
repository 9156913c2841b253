"""When each gate can open in a plan: what the plan does for it, what it cannot do, what stops it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _
from vidkit.content.condition import Compare, comparisons, parse
from vidkit.content.model import Gate, Pack
from vidkit.planning.months import months_after
from vidkit.planning.plan import Plan, Planned
from vidkit.scoring.gates import GateStand, Part
from vidkit.scoring.words import described


@dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """What has to come before a gate that is not open.

    `not_before`: the end of the last planned action that it needs. `only_if`: what it asks for and no
    action of the plan brings. `stopped_by`: dropped actions without which it stays closed.
    `interim_until`: the last day of an interim state that this plan does not relieve in time.
    `reported`: actions that it forbids and that are reported started or done all the same.
    """

    gate: Gate
    not_before: date | None
    only_if: tuple[Part, ...]
    stopped_by: tuple[str, ...]
    interim_until: date | None
    is_interim: bool = False
    reported: tuple[str, ...] = ()


def opening(stand: GateStand, plan: Plan) -> Opening | None:
    """Return what the plan means for a gate, or None where it is open already."""
    if stand.state == "open":
        return None
    missing = [p for p in stand.parts if p.claimed is not True]
    helping = [p for p in plan.actions if p.action.id in stand.gate.opened_by]
    helping += [p for part in missing for p in _raising(part.compare, plan)]
    waits = [day for part in missing if (day := _waited(part.compare, plan))]
    not_before = max([*(p.finish for p in helping), *waits], default=None)
    stops = _stops(stand, missing, plan)
    end = _interim_end(stand, plan)
    return Opening(
        gate=stand.gate,
        not_before=None if stops else not_before,
        only_if=tuple(_unmet(missing, plan)),
        stopped_by=stops,
        interim_until=end if end and (stops or not_before is None or not_before > end) else None,
        is_interim=stand.state == "interim",
        reported=tuple(i for i, r in plan.selection.unconfirmed.items() if stand.gate.id in r.gates),
    )


def opening_text(found: Opening, pack: Pack, *, written: Callable[[date], str] = str) -> str:
    """Return in sentences when the gate can open. written: how dates are printed."""
    conditions = "; ".join(dict.fromkeys(described(p.compare, pack) for p in found.only_if))
    if found.stopped_by:
        said = _("Cannot open in this plan, because this was dropped: {titles}.",
                 titles="; ".join(pack.action_by_id[i].title for i in found.stopped_by))  # fmt: skip
    elif found.not_before and conditions:
        said = _("Not before {date}, and only if: {conditions}.", date=written(found.not_before), conditions=conditions)
    elif found.not_before:
        said = _("Planned for {date}.", date=written(found.not_before))
    elif conditions:
        said = _("No action of this plan opens it. It opens only if: {conditions}.", conditions=conditions)
    else:
        said = _("It opens when what is claimed has been shown.")
    return " ".join(filter(None, [said, _interim_text(found, written), _reported_text(found, pack)]))


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
    if found.only_if:
        return _("not before {date}", date=written(found.not_before))
    return _("planned for {date}", date=written(found.not_before))


def _raising(compare: Compare, plan: Plan) -> Iterator[Planned]:
    """Yield the planned actions that bring a capability to the level the comparison asks for."""
    if compare.ref.kind == "capability" and compare.op == ">=" and isinstance(compare.value, int):
        for p in plan.actions:
            if p.action.raises.get(compare.ref.id, 0) >= compare.value:
                yield p


def _unmet(missing: list[Part], plan: Plan) -> Iterator[Part]:
    """Yield the parts that no planned action brings; of alternatives none, where an action brings one."""
    either = any(p.either and any(_raising(p.compare, plan)) for p in missing)
    for part in missing:
        brought = any(_raising(part.compare, plan)) or _waited(part.compare, plan) or (part.either and either)
        if not brought:
            yield part


def _waited(compare: Compare, plan: Plan) -> date | None:
    """Return when enough months have passed since a known date, or None where that is not what is asked."""
    if compare.ref.kind != "months_since" or compare.op != ">=" or not isinstance(compare.value, int):
        return None
    return _since(compare, plan)


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
    stopped = [*selection.dropped, *selection.blocked]
    lacking = {p.compare.ref.id for p in missing if p.compare.ref.kind == "capability" and not p.either}
    actions = [i for i in stopped if i in stand.gate.opened_by or plan.pack.action_by_id[i].raises.keys() & lacking]
    return tuple(dict.fromkeys(stop for i in actions for stop in selection.stopped_by(i)))
