"""What it means that an action is started, done or dropped: gates against it, what waits for it, what stays shut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.model import ActionState, Assessment
from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.cli.opening import Opened
from vidkit.cli.session import command_line
from vidkit.content.model import Action, Gate
from vidkit.planning.explain import meaning
from vidkit.planning.reports import Report, unconfirmed_text
from vidkit.planning.select import Selection, select
from vidkit.scoring.gates import GateStand, gate_words
from vidkit.scoring.scorecard import score

NAMED = 8


@dataclass(frozen=True, slots=True)
class Consequences:
    """What the person who records a state must know, in sentences; none where all is well.

    `report`: set where what is recorded cannot be confirmed yet.
    """

    said: tuple[str, ...] = ()
    report: Report | None = None


def consequences(found: Opened, told: Assessment, action: str, state: ActionState, today: date) -> Consequences:
    """Return what recording the state means. found: as it was before; told: the assessment with the state in it."""
    card = score(found.pack, found.assessment, today)
    shut = [s for s in card.gates if s.state != "open"]
    entry = found.pack.action_by_id[action]
    if state in ("started", "done"):
        report = select(Reading(found.pack, told, today), card).unconfirmed.get(action)
        return Consequences(tuple(_against(entry, shut, report, found)), report)
    selection = select(Reading(found.pack, found.assessment, today), card)
    return Consequences(tuple(_without(entry, shut, selection, found)) if state == "dropped" else ())


def _against(action: Action, shut: Sequence[GateStand], report: Report | None, found: Opened) -> Iterator[str]:
    if report:
        yield unconfirmed_text(report)
        if report.needs:
            yield _("Still open: {actions}.", actions=_titles(report.needs, found))
    held = [s for s in shut if action.id in s.gate.blocks]
    for stand in held:
        yield _held_back(stand)
    if report:
        yield meaning()
    if held:
        yield _(
            "It is recorded as you say. Stop this work until what opens the gate is shown: {command}",
            command=command_line("explain", found.path, None) + " " + held[0].gate.id,
        )


def _held_back(stand: GateStand) -> str:
    gate, state = stand.gate, gate_words(stand.state)
    if stand.state == "interim":
        return _(
            "Gate {id} ({title}) is {state}: this is allowed only within these limits: {limits}",
            id=gate.id, title=gate.title, state=state, limits=gate.interim_limits,
        )  # fmt: skip
    return _("Gate {id} ({title}) is {state}. It forbids: {forbids}.", id=gate.id, title=gate.title, state=state,
             forbids=gate.forbids.rstrip("."))  # fmt: skip


def _without(action: Action, shut: Sequence[GateStand], selection: Selection, found: Opened) -> Iterator[str]:
    flag = found.pack.flag_by_id.get(action.flag) if action.id in selection.chosen else None
    if flag:
        yield _(
            "It makes things safe, and no other action does: red flag {id} ({observed}) stays, and its first steps are "
            "not met by this plan. Say who else does them, and by when.", id=flag.id, observed=flag.observed,
        )  # fmt: skip
    waiting = [i for i, needs in selection.needs.items() if action.id in needs]
    if waiting:
        yield n_(
            "{n} action of the plan waits for it and now goes on without it: {actions}.",
            "{n} actions of the plan wait for it and now go on without it: {actions}.",
            len(waiting), actions=_titles(waiting, found),
        )  # fmt: skip
    gates = [s.gate for s in shut if action.id in s.gate.opened_by or _raises_for(action, s)]
    if gates:
        yield _(
            "Without it these gates cannot open by this plan: {gates}. They stay shut, and what they forbid stays "
            "forbidden, until what they ask for is reached and shown in another way.",
            gates="; ".join(map(_named, gates)),
        )


def _raises_for(action: Action, stand: GateStand) -> bool:
    """Say whether a level that the gate still asks for takes this action, with all others that raise it."""
    wanted = (c for c in (*stand.to_open, *stand.to_ask) if c.ref.kind == "capability" and c.op == ">=")
    return any(0 < action.raises.get(c.ref.id, 0) <= c.value for c in wanted if isinstance(c.value, int))


def _named(gate: Gate) -> str:
    return f"{gate.id} ({gate.title})"


def _titles(ids: Sequence[str], found: Opened) -> str:
    named = [f"{found.pack.action_by_id[i].title} ({i})" for i in ids[:NAMED]]
    more = len(ids) - len(named)
    return "; ".join([*named, *([n_("and {n} more", "and {n} more", more)] if more else [])])
