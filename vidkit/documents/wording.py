"""Words that documents should not use, found before the documents are written. Nothing is changed or stopped."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from vidkit.content.model import Pack
from vidkit.documents.tree import Document, Node, plain_text
from vidkit.terminology import Lexicon, TermUse
from vidkit.terminology.prose import check_prose

_INLINE = frozenset({"text", "strong", "emphasis", "link", "inline_code", "line_break", "box"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Wording:
    """Words of a document, under the heading `part`, that are better written otherwise. `id`: of the term."""

    part: str
    words: str
    instead: str
    id: str


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms to look for. `titles`: of cited publications, which stay as their publishers wrote them."""

    lexicon: Lexicon
    titles: tuple[str, ...] = ()

    @classmethod
    def of(cls, lexicon: Lexicon, pack: Pack) -> "Terms":
        """Return the terms to look for in documents of the pack."""
        return cls(lexicon, tuple(s.title for s in pack.sources))

    def found_in(self, document: Document) -> tuple[Wording, ...]:
        """Return the uses of a term in a document, in reading order; each wording once for each heading."""
        texts = tuple(_texts(document))
        starts = tuple(accumulate((len(text) + 2 for _part, text in texts), initial=0))
        joined = "\n\n".join(text for _part, text in texts)
        found = (
            Wording(part=texts[bisect_right(starts, use.start) - 1][0], words=" ".join(use.words.split()),
                    instead=use.instead, id=use.id)
            for use in check_prose(joined, self.lexicon, document.meta.language)
            if not self._is_in_title(joined, use)
        )  # fmt: skip
        return tuple(dict.fromkeys(found))

    def _is_in_title(self, text: str, use: TermUse) -> bool:
        titles = (t for t in self.titles if use.words in t)
        return any(t in text[max(0, use.end - len(t)) : use.start + len(t)] for t in titles)


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every text that a reader can see or hear, with the heading that it stands under."""
    meta = document.meta
    said = (meta.title, meta.subtitle, meta.country, meta.unit, meta.marking, meta.notice)
    yield from (("", text) for text in (*said, *(part for pair in meta.face for part in pair)) if text.strip())
    part = ""
    for node in document.nodes:
        if node.kind == "heading":
            part = plain_text(node.children)
            yield part, f"{'#' * node.level} {part}"
        elif node.kind == "chart":
            yield from ((part, text) for text in _of_chart(document, node.text))
        else:
            yield from ((part, text) for text in _blocks(node))


def _blocks(node: Node) -> Iterator[str]:
    """Yield the texts inside a block: of each paragraph, item, cell."""
    if node.kind == "code":
        yield node.text
    inline = tuple(child for child in node.children if child.kind in _INLINE)
    if inline:
        yield plain_text(inline)
    for child in node.children:
        if child.kind not in _INLINE:
            yield from _blocks(child)


def _of_chart(document: Document, name: str) -> Sequence[str]:
    chart = document.charts[name]
    return (chart.alt, *(words for shape in chart.drawing().shapes if (words := getattr(shape, "words", ""))))


def by_words(found: Mapping[str, Sequence[Wording]]) -> Mapping[tuple[str, str], tuple[tuple[str, str], ...]]:
    """Return, for each wording and what to write instead, the documents and headings where it stands."""
    places: dict[tuple[str, str], dict[tuple[str, str], None]] = {}
    for document, wordings in found.items():
        for one in wordings:
            places.setdefault((one.words, one.instead), {})[document, one.part] = None
    return {key: tuple(where) for key, where in places.items()}
