"""Conditions: readable, about things that exist, and compared with values these can have."""

from collections.abc import Iterator, Mapping

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.draft import Draft, Spot, entries
from vidkit.content.check.references import suggestion
from vidkit.content.condition import ALWAYS, Compare, Condition, ConditionError, Ref, comparisons, parse, refs
from vidkit.content.model import Fact, Pack

REQUIRED: Mapping[str, tuple[str, ...]] = {
    "facts": ("asked_when",), "gates": ("opens_when",), "red_flags": ("when",), "contradictions": ("when",),
    "mistakes": ("when",),
}  # fmt: skip
OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "actions": ("in_place_when", "only_when"),
    "gates": ("interim_when", "also_before"),
    "staff_rules": ("met_when",),
}
NUMBERS = ("count", "amount", "share")


def conditions(pack: Pack) -> Iterator[tuple[Spot, str]]:
    """Yield every condition of the pack as text, with its spot. Empty optional ones are left out."""
    for section, entry_id, entry in entries(pack):
        for field in REQUIRED.get(section, ()):
            yield (section, entry_id, field), getattr(entry, field)
        for field in OPTIONAL.get(section, ()):
            if getattr(entry, field):
                yield (section, entry_id, field), getattr(entry, field)
    for c in pack.capabilities:
        if c.not_applicable:
            yield ("capabilities", c.id, "not_applicable", "when"), c.not_applicable.when


def parsed(text: str) -> Condition | None:
    """Return the condition, or None when the text is none."""
    try:
        return parse(text)
    except ConditionError:
        return None


def references(text: str) -> tuple[Ref, ...]:
    """Return what a condition looks at; nothing when the text is no condition."""
    condition = parsed(text)
    return tuple(refs(condition)) if condition is not None else ()


def readable(draft: Draft) -> Iterator[Problem]:
    """VK110: the text is not a condition. Says at which character, and shows what stands there."""
    for spot, text in conditions(draft.pack):
        try:
            parse(text)
        except ConditionError as error:
            yield draft.problem(
                "VK110", spot,
                _('At character {at} of the condition: {reason}. Up to there it reads: "{text}"', at=error.at + 1,
                  reason=error, text=_before(text, error.at)),
                _("Conditions use and, or, not, brackets and comparisons; see docs/pack-format.md."))  # fmt: skip


def _before(text: str, at: int) -> str:
    start = max(0, at - 40)
    return ("..." if start else "") + text[start:at].strip()


def known_references(draft: Draft) -> Iterator[Problem]:
    """VK111: a condition looks at a capability, fact or check that does not exist."""
    checks = frozenset(f"{c.id}.{check.id}" for c in draft.pack.capabilities for check in c.checks)
    capabilities, facts = draft.known("capabilities"), draft.known("facts")
    unread = frozenset(i for s, i in draft.places.unread if s == "capabilities")
    known = {"capability": capabilities, "fact": facts, "months_since": facts, "check": checks}
    section = {"capability": "capabilities", "fact": "facts", "months_since": "facts", "check": "capabilities"}
    for spot, text in conditions(draft.pack):
        for ref in references(text):
            ids = known.get(ref.kind)
            if ids is None or ref.id in ids or (ref.kind == "check" and ref.id.rpartition(".")[0] in unread):
                continue
            yield draft.problem("VK111", spot, _('The condition looks at "{ref}", which does not exist.',
                                                 ref=_shown(ref)), suggestion(ref.id, ids, section[ref.kind]))


def possible_values(draft: Draft) -> Iterator[Problem]:
    """VK112: a comparison with a value that what it looks at can never have."""
    for spot, text in conditions(draft.pack):
        for compare in comparisons(parsed(text) or ALWAYS):
            reason = _impossible(draft.pack, compare)
            if reason:
                yield draft.problem(
                    "VK112", spot,
                    _('"{ref} {op} {value}" cannot be decided as it stands.', ref=_shown(compare.ref), op=compare.op,
                      value=_shown(compare.value)),
                    reason)  # fmt: skip


def _impossible(pack: Pack, c: Compare) -> str:
    """Return what the comparison should look like, or nothing when it is sound."""
    if c.ref.kind in ("check", "start"):
        return _of_words(c, ("yes", "no") if c.ref.kind == "check" else ("none", "unit"))
    if c.ref.kind == "capability":
        return _of_numbers(pack, c, 0, 4)
    fact = pack.fact_by_id.get(c.ref.id)
    if fact is None:
        return ""
    if c.ref.kind == "months_since" and fact.type != "date":
        return _("months_since: needs a fact of type date.")
    if c.ref.kind == "months_since":
        return _of_numbers(pack, c, None, None)
    return _of_fact(pack, c, fact)


def _of_fact(pack: Pack, c: Compare, fact: Fact) -> str:
    if fact.type == "yes_no":
        return _of_words(c, ("yes", "no"))
    if fact.type in ("choice", "choices"):
        return _of_words(c, tuple(choice.id for choice in fact.choices))
    if fact.type in NUMBERS:
        most = 100 if fact.type == "share" else None
        return _of_numbers(pack, c, 0 if fact.minimum is None else fact.minimum,
                           most if fact.maximum is None else fact.maximum)
    return _("A fact of type {type} cannot be compared; a date can, through months_since:.", type=fact.type)


def _of_words(c: Compare, allowed: tuple[str, ...]) -> str:
    if c.op in ("=", "!=") and c.value in allowed:
        return ""
    return _("Write = or != with one of: {allowed}.", allowed=", ".join(allowed))


def _of_numbers(pack: Pack, c: Compare, least: float | None, most: float | None) -> str:
    if isinstance(c.value, Ref):
        return "" if _is_number(pack, c.value) else _("The right side must be a number too.")
    if isinstance(c.value, str):
        return _("Compare it with a number.")
    if (least is not None and c.value < least) or (most is not None and c.value > most):
        return _("Its values go from {least} to {most}.", least="0" if least is None else f"{least:g}",
                 most="..." if most is None else f"{most:g}")
    return ""


def _is_number(pack: Pack, ref: Ref) -> bool:
    fact = pack.fact_by_id.get(ref.id)
    if ref.kind == "fact":
        return fact is None or fact.type in NUMBERS
    return ref.kind in ("months_since", "capability")


def _shown(value: object) -> str:
    if isinstance(value, Ref):
        return value.id if value.kind in ("capability", "start") else f"{value.kind}:{value.id}"
    return str(value)
