"""What a condition still asks for: its comparisons without those that are settled, with alternatives kept as such."""

from collections.abc import Callable, Sequence

from vidkit.base.i18n import _
from vidkit.content.condition import All, Any, Compare, Condition, Not
from vidkit.content.model import Pack
from vidkit.scoring.gates import OPPOSITE
from vidkit.scoring.words import described


def still_asked(
    condition: Condition, settled: Callable[[Compare], bool], *, negated: bool = False
) -> Condition | None:
    """Return what is left of the condition when some comparisons are settled, or None where nothing is.

    Of alternatives nothing is left where one is settled.
    """
    match condition:
        case Compare():
            asked = (
                Compare(condition.ref, OPPOSITE[condition.op], condition.value, condition.factor)
                if negated else condition
            )  # fmt: skip
            return None if settled(asked) else asked
        case Not():
            return still_asked(condition.part, settled, negated=not negated)
        case All() | Any():
            left = [still_asked(p, settled, negated=negated) for p in condition.parts]
            open_ones = tuple(p for p in left if p is not None)
            if isinstance(condition, Any) is negated:
                return _together(open_ones)
            return None if len(open_ones) < len(left) else _one_of(open_ones)


def of_these(condition: Condition, wanted: Callable[[Compare], bool]) -> Condition | None:
    """Return the part of a condition that speaks of wanted comparisons, or None where none is."""
    match condition:
        case Compare():
            return condition if wanted(condition) else None
        case Not():
            return condition if of_these(condition.part, wanted) else None
        case All() | Any():
            kept = tuple(p for p in (of_these(part, wanted) for part in condition.parts) if p is not None)
            return _together(kept) if isinstance(condition, All) else _one_of(kept)


def listed(condition: Condition | None, pack: Pack) -> str:
    """Return in words what is asked for; alternatives are named as such, and what belongs together in brackets."""
    if condition is None:
        return ""
    parts = condition.parts if isinstance(condition, All) else (condition,)
    return "; ".join(dict.fromkeys(_named(p, pack) for p in parts))


def _named(condition: Condition, pack: Pack) -> str:
    match condition:
        case Any():
            return _("one of these: {what}", what="; ".join(dict.fromkeys(_named(p, pack) for p in condition.parts)))
        case All():
            return _("({what}, together)", what="; ".join(dict.fromkeys(_named(p, pack) for p in condition.parts)))
        case Compare():
            return described(condition, pack)
        case Not():
            return _named(condition.part, pack)


def _together(parts: Sequence[Condition]) -> Condition | None:
    flat = [inner for p in parts for inner in (p.parts if isinstance(p, All) else (p,))]
    return None if not flat else flat[0] if len(flat) == 1 else All(tuple(flat))


def _one_of(parts: Sequence[Condition]) -> Condition | None:
    return None if not parts else parts[0] if len(parts) == 1 else Any(tuple(parts))
