"""Answers and help in words, as the interview shows them. Prints nothing."""

from collections.abc import Sequence

from vidkit.assessment.model import Answer
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import LEVEL_NAMES, Capability, Fact, Pack


def shown_value(item: Capability | Fact, answer: Answer) -> str:
    """Return an answer as people read it."""
    if answer.state == "not_applicable":
        return _("not applicable")
    if not answer.is_known:
        return _("unknown")
    if isinstance(item, Capability):
        return level_text(answer)
    words = {c.id: c.text for c in item.choices} or {"yes": _("yes"), "no": _("no")}
    values = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    text = ", ".join(one_line(words.get(str(v), str(v))) for v in values) or _("none")
    return f"{text} {item.unit}".strip()


def level_text(answer: Answer) -> str:
    """Return a level by number and name; a 3 or 4 that evidence does not carry is claimed, wherever it is shown."""
    n = int(str(answer.value))
    if answer.is_denied:
        return _("{n} {level}, but its checks support only {most}", n=n, level=_(LEVEL_NAMES[n]), most=answer.counted)
    if n >= 3 and not answer.is_shown:
        return _("{n} {level}, claimed", n=n, level=_(LEVEL_NAMES[n]))
    return f"{n} {_(LEVEL_NAMES[n])}"


def capability_help(pack: Pack, capability: Capability) -> tuple[str, ...]:
    """Return why it matters, what to ask for, who answers best, and the sources."""
    return tuple(
        text
        for text in (
            _("Why it matters: {why}", why=capability.why),
            _("Evidence to ask for: {list}", list="; ".join(capability.evidence)) if capability.evidence else "",
            _("Who answers best: {list}", list=_people(pack, capability.respondents)) if capability.respondents else "",
            _("Instead, if not applicable: {text}", text=capability.not_applicable.ask_instead)
            if capability.not_applicable
            else "",
            capability.note,
            _sources(pack, capability),
        )
        if text
    )


def fact_help(pack: Pack, fact: Fact) -> tuple[str, ...]:
    """Return the fact's help, who answers best, and the sources."""
    return tuple(
        text
        for text in (
            fact.help,
            _("Who answers best: {list}", list=_people(pack, fact.respondents)) if fact.respondents else "",
            _sources(pack, fact),
        )
        if text
    )


def _people(pack: Pack, ids: Sequence[str]) -> str:
    return "; ".join(pack.respondent_by_id[i].name if i in pack.respondent_by_id else i for i in ids)


def _sources(pack: Pack, item: Capability | Fact) -> str:
    if not item.sources:
        return _("Source: none; basis: {basis}", basis=item.basis)
    shown = []
    for cite in item.sources:
        source = pack.source_by_id.get(cite.id)
        title = source.title if source else cite.id
        shown.append(f"{title}, {cite.at}" if cite.at else title)
    return _("Sources: {list}", list="; ".join(shown))
