"""Conditions in words: what a comparison asks for, and what a whole condition says, as a reader would say it."""

from collections.abc import Sequence
from dataclasses import replace

from vidkit.base.i18n import _
from vidkit.content.condition import ALWAYS, All, Any, Compare, Condition, Not, Ref, parse
from vidkit.content.model import Fact, Pack
from vidkit.scoring.levels import Stand


def used_words(stand: Stand) -> str:
    """Return which level is used instead of the one answered, and why; nothing where it is the one answered.

    stand: its `lowered_by` names rules of the pack, or itself where its own checks deny it.
    """
    if not stand.lowered_by:
        return ""
    contradicted = any(r != stand.capability.id for r in stand.lowered_by)
    if not stand.is_denied:
        return _("level {n} used: other answers contradict level {said}", n=stand.planning, said=stand.level)
    if not contradicted:
        return _("level {n} used: its checks deny level 3", n=stand.planning)
    return _("level {n} used: its checks deny level 3, and other answers contradict it", n=stand.planning)


def described(compare: Compare, pack: Pack) -> str:
    """Return what the comparison asks for, in the current language."""
    ref = compare.ref
    if ref.kind == "capability" and ref.id in pack.capability_by_id:
        return _("{name}: {level}", name=pack.capability_by_id[ref.id].name, level=_level(compare))
    if ref.kind == "check":
        return _("{check} (needed: {value})", check=_check(ref, pack), value=_yes_or_no(compare))
    if ref.kind == "months_since" and ref.id in pack.fact_by_id:
        question = pack.fact_by_id[ref.id].question
        return _("{question} (needed: {value} months ago)", question=question, value=_amount(compare, pack, None))
    if ref.kind == "start":
        return _starting(compare)
    fact = pack.fact_by_id.get(ref.id)
    if fact is None:
        return f"{ref.id} {compare.op} {compare.value}"
    return _("{question} (needed: {value})", question=fact.question, value=_amount(compare, pack, fact))


def in_words(condition: Condition, pack: Pack) -> str:
    """Return the whole condition: what must hold, what must not, and what belongs together, in brackets.

    A negated comparison is said as its opposite; a negated group as "not all of" or "none of".
    """
    match condition:
        case Compare():
            return _stated(condition, pack)
        case Not():
            return _negated(condition.part, pack)
        case All():
            return _all(condition.parts, pack) if condition.parts else _("always")
        case Any():
            return _("either {parts}", parts=_any(condition.parts, pack)) if condition.parts else _("never")


def _negated(inner: Condition, pack: Pack) -> str:
    match inner:
        case Compare():
            return _stated(replace(inner, op=_OPPOSITE[inner.op]), pack)
        case Not():
            return in_words(inner.part, pack)
        case All():
            return _("not all of these: {parts}", parts=_all(inner.parts, pack)) if inner.parts else _("never")
        case Any():
            return _("none of these: {parts}", parts=_any(inner.parts, pack)) if inner.parts else _("always")


def _all(parts: Sequence[Condition], pack: Pack) -> str:
    text, *more = (_part(p, pack) for p in parts)
    for part in more:
        text = _("{these}; and {this}", these=text, this=part)
    return text


def _any(parts: Sequence[Condition], pack: Pack) -> str:
    text, *more = (_part(p, pack) for p in parts)
    for part in more:
        text = _("{these}; or {this}", these=text, this=part)
    return text


def _part(condition: Condition, pack: Pack) -> str:
    inner = condition.part if isinstance(condition, Not) else condition
    text = in_words(condition, pack)
    return text if isinstance(inner, Compare) else f"({text})"


def _stated(compare: Compare, pack: Pack) -> str:
    """Return the comparison as something that is so, not as something that is needed."""
    ref = compare.ref
    fact = pack.fact_by_id.get(ref.id) if ref.kind in ("fact", "months_since") else None
    if ref.kind == "check":
        capability = pack.capability_by_id.get(question_id(ref))
        return _(
            '"{check}" is answered {value} ({name})', check=_check(ref, pack), value=_yes_or_no(compare),
            name=capability.name if capability else question_id(ref),
        )  # fmt: skip
    if fact is None:
        return described(compare, pack)
    if ref.kind == "months_since":
        value = _amount(compare, pack, None)
        return _('the date given for "{question}" is {value} months ago', question=fact.question, value=value)
    return _('"{question}" is answered: {value}', question=fact.question, value=_amount(compare, pack, fact))


def fact_value(fact: Fact, value: object) -> str:
    """Return a fact's value as a reader would say it: the text of a choice, a number with its unit.

    The unit is in the plural, so one stands alone: the question says what is counted.
    """
    if isinstance(value, tuple | list):
        return ", ".join(fact_value(fact, v) for v in value)
    texts = {c.id: c.text for c in fact.choices}
    if str(value) in texts:
        return texts[str(value)]
    if fact.type == "share":
        return f"{value} %"
    if fact.type == "yes_no":
        return _answer_word(str(value))
    said = f"{value:,}" if isinstance(value, int | float) else f"{value}"
    return said if value == 1 else f"{said} {fact.unit}".strip()


def question_id(ref: Ref) -> str:
    """Return the id of the answer that the reference looks at."""
    return ref.id.rpartition(".")[0] if ref.kind == "check" else ref.id


def _answer_word(value: str) -> str:
    return {"yes": _("yes"), "no": _("no")}.get(value, value)


def _yes_or_no(compare: Compare) -> str:
    """Return the answer wanted of a question of yes and no."""
    value = str(compare.value)
    if compare.op == "!=":
        value = {"yes": "no", "no": "yes"}.get(value, value)
    return _answer_word(value)


def _starting(compare: Compare) -> str:
    is_unit = (compare.value == "unit") is (compare.op == "=")
    return _("a unit exists at the start") if is_unit else _("there is no unit at the start")


_OPPOSITE = {">=": "<", "<": ">=", ">": "<=", "<=": ">", "=": "!=", "!=": "="}


def _level(compare: Compare) -> str:
    n = compare.value
    words = {
        ">=": _("level {n} or higher", n=n),
        ">": _("above level {n}", n=n),
        "<": _("below level {n}", n=n),
        "<=": _("level {n} or lower", n=n),
        "=": _("level {n}", n=n),
        "!=": _("any level but {n}", n=n),
    }
    return words[compare.op]


def _amount(compare: Compare, pack: Pack, fact: Fact | None) -> str:
    if fact and fact.type == "yes_no" and not isinstance(compare.value, Ref):
        return _yes_or_no(compare)
    value = _right_side(compare, pack, fact)
    if fact and fact.type == "choices":
        return _("this among others: {value}", value=value) if compare.op == "=" else _("without {value}", value=value)
    words = {
        ">=": _("at least {value}", value=value),
        ">": _("more than {value}", value=value),
        "<": _("fewer than {value}", value=value),
        "<=": _("at most {value}", value=value),
        "=": value,
        "!=": _("anything but {value}", value=value),
    }
    return words[compare.op]


def _right_side(compare: Compare, pack: Pack, fact: Fact | None) -> str:
    if isinstance(compare.value, Ref):
        other = pack.fact_by_id.get(compare.value.id)
        text = _('the answer to "{question}"', question=other.question if other else compare.value.id)
        return text if compare.factor == 1 else _("{factor} times {what}", factor=f"{compare.factor:g}", what=text)
    return fact_value(fact, compare.value) if fact else str(compare.value)


def _check(ref: Ref, pack: Pack) -> str:
    capability, _dot, name = ref.id.rpartition(".")
    found = pack.capability_by_id.get(capability)
    return next((c.text for c in found.checks if c.id == name), ref.id) if found else ref.id


def only_if(condition: str, pack: Pack) -> str:
    """Return in a sentence when a question is asked; nothing where it always is."""
    parsed = parse(condition)
    if parsed == ALWAYS:
        return ""
    return _("Only if: {conditions}", conditions=in_words(parsed, pack))
