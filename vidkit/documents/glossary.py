"""The annex that explains words and abbreviations: only those that the document uses.

What a document uses is known when its text is there. So the partial leaves a mark, the text before it is searched, and
the partial is laid out again with the entries found.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.content.model import Explained, Pack
from vidkit.documents.references import basis_mark

MARK = "<!-- glossary-goes-here -->"  # as templates/partials/glossary.md.j2 leaves it
_CODE = re.compile(r"^```.*?^```|\]\([^)\s]*\)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class GlossaryRow:
    """A word as listed: what it stands for, what it means, and what stands behind that."""

    name: str
    stands_for: str
    text: str
    behind: str


def glossary(pack: Pack, text: str) -> tuple[GlossaryRow, ...]:
    """Return the entries that the Markdown text uses, and those that their explanations use, by alphabet."""
    prose = _CODE.sub(" ", text)
    used: list[Explained] = []
    while more := _newly_used(pack.glossary, used, prose):
        used += more
        prose = " | ".join(e.text for e in more)
    return tuple(_row(e, pack) for e in sorted(used, key=lambda e: (e.name.casefold(), e.id)))


def _newly_used(entries: Sequence[Explained], used: Sequence[Explained], prose: str) -> list[Explained]:
    folded = prose.casefold()
    return [e for e in entries if e not in used and _is_used(e, prose, folded)]


def _is_used(entry: Explained, prose: str, folded: str) -> bool:
    """Say whether a form of the entry stands in the prose; `folded`, the same without capitals, rules most out."""
    heads = (form.split()[0].casefold() for form in re.split(r"[;⟦⟧]", entry.forms) if form.strip())
    return any(head in folded for head in heads) and bool(_pattern(entry).search(prose))


def _pattern(entry: Explained) -> re.Pattern[str]:
    """Return the pattern of any form; one with a capital asks for that spelling. The pseudo-language brackets texts."""
    forms = [f.strip() for f in re.split(r"[;⟦⟧]", entry.forms)]
    sources = [_form(f) for f in sorted(forms, key=len, reverse=True) if f]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(sources) or '(?!)'})(?!\w)")


def _form(form: str) -> str:
    words = r"\s+".join(map(re.escape, form.split()))
    return words if form != form.lower() else f"(?i:{words})"


def _row(entry: Explained, pack: Pack) -> GlossaryRow:
    known = {name: s for s in pack.sources for name in (s.id, *s.aliases)}
    cited = [s for c in entry.sources if (s := known.get(c.id))]
    named = [_("{publisher}, {title}", publisher=s.publisher, title=s.title) for s in cited]
    behind = " ".join(filter(None, [basis_mark(entry.basis), "; ".join(named)]))
    return GlossaryRow(name=entry.name, stands_for=entry.stands_for, text=entry.text, behind=behind)

