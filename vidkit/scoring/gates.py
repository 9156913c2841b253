"""The gate board: what may not start yet, what would open it, and who can show it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _
from vidkit.content.condition import All, Any, Compare, Condition, Not, Ref, Value, evaluate, parse
from vidkit.content.model import Contradiction, Gate

GateState = Literal["open", "interim", "closed", "undecided"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One comparison of a gate's condition: does it hold as claimed, and as shown?

    `either`: one of several that would each do.
    """

    compare: Compare
    claimed: bool | None
    shown: bool | None
    either: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class GateStand:
    """`to_show`: claimed but not shown; `to_open`: not so; `to_ask`: not known."""

    gate: Gate
    state: GateState
    parts: tuple[Part, ...]

    @property
    def to_show(self) -> tuple[Compare, ...]:
        return tuple(p.compare for p in self.parts if p.claimed is True and p.shown is not True)

    @property
    def to_open(self) -> tuple[Compare, ...]:
        return tuple(p.compare for p in self.parts if p.claimed is False)

    @property
    def to_ask(self) -> tuple[Compare, ...]:
        return tuple(p.compare for p in self.parts if p.claimed is None)


def gate_board(claimed: Reading, shown: Reading, found: tuple[Contradiction, ...] = ()) -> tuple[GateStand, ...]:
    """Return every gate of the pack, in its order.

    A hard gate opens on what was shown; what is only claimed, or contradicted, leaves it
    undecided. A soft gate opens on claims.
    """
    doubtful = frozenset(c for rule in found for c in rule.concerns)
    return tuple(_stand(g, claimed, shown, doubtful) for g in claimed.pack.gates)


def _stand(gate: Gate, claimed: Reading, shown: Reading, doubtful: frozenset[str]) -> GateStand:
    condition = parse(gate.opens_when)

    def look(ref: Ref) -> Value | None:
        return None if ref.id in doubtful else shown.lookup(ref)

    proof = shown.lookup if gate.strength == "soft" else look
    as_claimed = evaluate(condition, claimed.lookup)
    as_shown = as_claimed if gate.strength == "soft" else evaluate(condition, proof)
    state: GateState
    if as_shown is True:
        state = "open"
    elif gate.interim_when and claimed.holds(gate.interim_when) is True:
        state = "interim"
    else:
        state = "closed" if as_claimed is False else "undecided"
    parts = tuple(
        Part(compare=c, claimed=evaluate(c, claimed.lookup), shown=evaluate(c, proof), either=either)
        for c, either in wanted(condition, claimed.lookup)
    )
    return GateStand(gate=gate, state=state, parts=parts)


def wanted(
    condition: Condition, lookup: Callable[[Ref], Value | None], *, either: bool = False, negated: bool = False
) -> Iterator[tuple[Compare, bool]]:
    """Yield the comparisons that the condition still turns on, and whether another would do as well.

    Of alternatives, those that hold stand for the rest; while none holds, each is an opening.
    """
    match condition:
        case Compare():
            yield (Compare(condition.ref, OPPOSITE[condition.op], condition.value, condition.factor)
                   if negated else condition), either
        case Not():
            yield from wanted(condition.part, lookup, either=either, negated=not negated)
        case All() | Any():
            alternatives = isinstance(condition, Any) is not negated
            parts = condition.parts
            if alternatives:
                parts = tuple(p for p in parts if evaluate(p, lookup) is (not negated)) or parts
            for part in parts:
                yield from wanted(part, lookup, either=either or (alternatives and len(parts) > 1), negated=negated)


OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">", "=": "!=", "!=": "="}


def gate_words(state: GateState) -> str:
    """Return the state of a gate in words."""
    words = {"open": _("open"), "interim": _("interim"), "closed": _("closed"), "undecided": _("not decided")}
    return words[state]
