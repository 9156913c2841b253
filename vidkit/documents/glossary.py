"""The annex that explains words and abbreviations: only those that the document uses.

What a document uses is known when its text is there. So the partial leaves a mark, the text before it is searched, and
the partial is laid out again with the entries found.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.content.model import Explained, Pack, Source
from vidkit.documents.references import basis_mark

MARK = "<!-- glossary-goes-here -->"  # as templates/partials/glossary.md.j2 leaves it
_CODE = re.compile(r"^```.*?^```|\]\([^)\s]*\)", re.DOTALL | re.MULTILINE)
_WORD = re.compile(r"(?<![\w-])\w+")
_PART = re.compile(r"[\w-]")
"""What before a word makes it a part of another. Asked for after a find: a pattern that begins with it is slow."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryRow:
    """A word as listed: what it stands for, what it means, and what stands behind that."""

    name: str
    stands_for: str
    text: str
    behind: str


def glossary(pack: Pack, text: str) -> tuple[GlossaryRow, ...]:
    """Return the entries that the Markdown text uses, and those that their explanations use, by alphabet."""
    prose = _Prose(_CODE.sub(" ", text))
    used: list[Explained] = []
    while more := [e for e in pack.glossary if e not in used and any(map(prose.has, _forms(e)))]:
        used += more
        prose = _Prose(" | ".join(e.text for e in more))
    known = {name: s for s in pack.sources for name in (s.id, *s.aliases)}
    return tuple(_row(e, known) for e in sorted(used, key=lambda e: (e.name.casefold(), e.id)))


def _forms(entry: Explained) -> tuple[str, ...]:
    """Return the spellings of an entry. The pseudo-language puts brackets around texts."""
    return tuple(f.strip() for f in re.split(r"[;⟦⟧]", entry.forms) if f.strip())


class _Prose:
    """A text in which words are sought: as it is spelled, and without capitals."""

    def __init__(self, text: str) -> None:
        self.spelled = text, frozenset(_WORD.findall(text))
        self.folded = text.casefold(), frozenset(map(str.casefold, self.spelled[1]))

    def has(self, form: str) -> bool:
        """Say whether the form stands in the text; one with a capital asks for that spelling.

        Most are one word, or have one that is not there; only for the others the text is searched.
        """
        (text, words), form = (self.spelled, form) if form != form.lower() else (self.folded, form.casefold())
        wanted = _WORD.findall(form)
        if wanted == [form] or not words.issuperset(wanted):
            return form in words
        found = re.finditer(r"\s+".join(map(re.escape, form.split())) + r"(?!\w)", text)
        return any(not _PART.match(text[m.start() - 1 : m.start()]) for m in found)


def _row(entry: Explained, known: Mapping[str, Source]) -> GlossaryRow:
    cited = [s for c in entry.sources if (s := known.get(c.id))]
    named = [_("{publisher}, {title}", publisher=s.publisher, title=s.title) for s in cited]
    behind = " ".join(filter(None, [basis_mark(entry.basis), "; ".join(named)]))
    return GlossaryRow(name=entry.name, stands_for=entry.stands_for, text=entry.text, behind=behind)

