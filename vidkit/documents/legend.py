"""The annex of letters with a number: what they stand for, where the document does not say it itself.

As with the glossary, what a document uses is known when its text is there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.documents.escape import escaped
from vidkit.documents.views.named import named

MARK = "<!-- legend-goes-here -->"  # as templates/partials/legend.md.j2 leaves it
_LETTERS = re.compile(r"(?<![\w./-])[A-Z]{1,2}\d{1,2}[a-z]?(?![\w-])")


@dataclass(frozen=True, kw_only=True, slots=True)
class LegendRow:
    """Letters with a number, and the kind and name of what they stand for."""

    id: str
    text: str


def legend(pack: Pack, text: str) -> tuple[LegendRow, ...]:
    """Return what the letters in the Markdown text stand for, by alphabet, if the text does not name it."""
    used = sorted({found[0] for found in _LETTERS.finditer(text)})
    names = _names(pack)
    return tuple(
        LegendRow(id=i, text=_("{kind}: {name}", kind=names[i][0], name=names[i][1]))
        for i in used if i in names and escaped(names[i][1]) not in text
    )  # fmt: skip


def _names(pack: Pack) -> Mapping[str, tuple[str, str]]:
    return {i: (kind, name) for i, kind, name in _lettered(pack)}


def _lettered(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Yield id, kind and name of every entry that documents call by letters."""
    for gate in pack.gates:
        yield gate.id, _("gate"), gate.title
    for flag in pack.red_flags:
        yield flag.id, _("red flag"), flag.observed
    for indicator in pack.indicators:
        yield indicator.id, _("indicator"), indicator.name
    for role in pack.roles:
        yield role.id, _("role"), role.name
    for course in pack.courses:
        yield course.id, _("course"), course.name
    for step in pack.selection:
        yield step.id, _("step of selection"), step.name
    for rule in pack.staff_rules:
        yield rule.id, _("rule for staff"), named(rule.text, pack)
    for parameter in pack.parameters:
        yield parameter.id, _("figure for staffing"), parameter.name
