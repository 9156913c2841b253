"""Conditions in words: what a comparison of the pack asks for, as a reader would say it."""

from vidkit.base.i18n import _
from vidkit.content.condition import Compare, Ref
from vidkit.content.model import Fact, Pack


def described(compare: Compare, pack: Pack) -> str:
    """Return what the comparison asks for, in the current language."""
    ref = compare.ref
    if ref.kind == "capability" and ref.id in pack.capability_by_id:
        return _("{name}: {level}", name=pack.capability_by_id[ref.id].name, level=_level(compare))
    if ref.kind == "check":
        return _("{check} (needed: {value})", check=_check(ref, pack), value=_answer_word(str(compare.value)))
    if ref.kind == "months_since" and ref.id in pack.fact_by_id:
        question = pack.fact_by_id[ref.id].question
        return _("{question} (needed: {value} months ago)", question=question, value=_amount(compare, pack, None))
    fact = pack.fact_by_id.get(ref.id)
    if fact is None:
        return f"{ref.id} {compare.op} {compare.value}"
    return _("{question} (needed: {value})", question=fact.question, value=_amount(compare, pack, fact))


def fact_value(fact: Fact, value: object) -> str:
    """Return a fact's value as a reader would say it: the text of a choice, a number with its unit."""
    if isinstance(value, tuple | list):
        return ", ".join(fact_value(fact, v) for v in value)
    texts = {c.id: c.text for c in fact.choices}
    if str(value) in texts:
        return texts[str(value)]
    if fact.type == "share":
        return f"{value} %"
    if fact.type == "yes_no":
        return _answer_word(str(value))
    return f"{value} {fact.unit}".strip()


def question_id(ref: Ref) -> str:
    """Return the id of the answer that the reference looks at."""
    return ref.id.rpartition(".")[0] if ref.kind == "check" else ref.id


def _answer_word(value: str) -> str:
    return {"yes": _("yes"), "no": _("no")}.get(value, value)


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
    value = _right_side(compare, pack, fact)
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
