"""Finds terms to avoid or to use with care in a text: the writer's own words only."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from vidkit.terminology.exempt import Exempt, exempt, is_named
from vidkit.terminology.model import Grade, LanguageTerms, Lexicon, Term
from vidkit.terminology.phrase import beginning, compiled, ending, folded, needles

NEAR_WORDS = 8
_SENTENCE_END = re.compile(
    r"(?<!\bart)(?<!\barts)(?<!\bno)(?<!\bsec)(?<!\bpara)(?<!\bs)(?<!\bp)(?<!\bpp)(?<!\bn)(?<!\bch)(?<!\be\.g)(?<!\bi\.e)"
    r"[.!?؟؛][\"')»”*_]{0,3}\s|\n\s*\n|\n[ \t]*(?:[-*+•|#]|\d{1,2}[.)])|\|",
    re.IGNORECASE,
)
_BLOCK_END = re.compile(r"\n\s*\n|\|")
_JOINED = re.compile(r"[\s,;/\"'*_|]*(?:(?:or|and|nor|ou|et|ni|y|o|e|او|و)\b)?[\s\"'*_]*", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class TermUse:
    """Characters `start` up to `end` use a term. `why`, `instead` and `sources` come with it."""

    start: int
    end: int
    words: str
    term: str
    id: str
    grade: Grade
    why: str
    instead: str
    sources: tuple[str, ...]


def check_text(text: str, language: str, lexicon: Lexicon, *, form: str = "md") -> tuple[TermUse, ...]:
    """Return each use of a term graded avoid or care, in reading order; none for a language without terms.

    form: `yaml` or `json` for data files, `md` for everything else.
    """
    terms = lexicon.of(language)
    if terms is None or not text:
        return ()
    view = folded(text)
    names = (*terms.names, *(n.name for n in lexicon.legal_names if n.language in ("", language)))
    search = _Search(view.text, terms, names, form)
    uses = []
    for term, start, end in _longest(search.found()):
        first, last = view.span(start, end)
        uses.append(
            TermUse(
                start=first, end=last, words=text[first:last], term=term.term, id=term.id, grade=term.grade,
                why=term.reason, instead=term.instead, sources=term.sources,
            )
        )  # fmt: skip
    return tuple(uses)


Found = tuple[Term, int, int]
Words = Sequence[Sequence[str]]
"""What must be there, word by word: one of the small texts each (see `needles`)."""


def _longest(found: Iterator[Found]) -> list[Found]:
    """Return the uses without those that lie in another: the longer stands, then the graver."""
    kept: list[Found] = []
    order = sorted(found, key=lambda f: (f[1] - f[2], f[0].grade != "avoid", f[1], f[0].id))
    for use in order:
        if all(use[2] <= k[1] or use[1] >= k[2] for k in kept):
            kept.append(use)
    return sorted(kept, key=lambda f: f[1])


class _Search:
    def __init__(self, text: str, terms: LanguageTerms, names: Sequence[str], form: str) -> None:
        self.text, self.terms, self.names, self.form = text, terms, names, form
        self.low = text.lower() if len(text.lower()) == len(text) else text
        self._block_starts = [0, *(m.end() for m in _BLOCK_END.finditer(text)), len(text) + 1]
        self._vocabulary = " ".join(set(self.low.split()))
        self._known: dict[str, frozenset[int]] = {}
        self._disowned: list[tuple[int, int]] = []

    @cached_property
    def aside(self) -> Exempt:
        """The places that are not the writer's own words. Sought only when something was found."""
        return exempt(self.text, self.terms, form=self.form)

    def found(self) -> Iterator[Found]:
        candidates = sorted(self._candidates(), key=lambda f: (f[1], -f[2]))
        for term, start, end in candidates:
            if self._is_disowned(start, end):
                self._disowned.append((start, end))
            elif not (term.statutory and self._cites_law(start, end)):
                yield term, start, end

    def _candidates(self) -> Iterator[Found]:
        for term in self.terms.terms:
            if term.grade == "preferred":
                continue
            matches = [m for phrase in term.match for m in self._matches(phrase)]
            allowed = [m.span() for phrase in term.unless for m in self._matches(phrase)] if matches else []
            yield from ((term, *m.span()) for m in matches if self._counts(term, m, allowed))

    def _matches(self, phrase: str) -> Iterator[re.Match[str]]:
        """Yield where the phrase stands. Sought only in blocks that hold all its words; no phrase spans two."""
        words = needles(phrase)
        if not all(any(stem in self._vocabulary for stem in stems) for stems in words):
            return
        starts, longest = self._block_starts, max(words, key=lambda stems: min(map(len, stems)))
        for n in sorted(frozenset[int]().union(*map(self._blocks_with, longest))):
            if self._has_words(starts[n], starts[n + 1], words):
                yield from compiled((phrase,)).finditer(self.text, starts[n], starts[n + 1])

    def _has_words(self, start: int, end: int, words: Words) -> bool:
        block = self.low[start:end]
        return all(any(stem in block for stem in stems) for stems in words)

    def _blocks_with(self, stem: str) -> frozenset[int]:
        if stem not in self._known:
            self._known[stem] = frozenset(self._sought(stem))
        return self._known[stem]

    def _sought(self, stem: str) -> Iterator[int]:
        at = self.low.find(stem)
        while at >= 0:
            n = bisect_right(self._block_starts, at) - 1
            yield n
            at = self.low.find(stem, self._block_starts[n + 1])

    def _counts(self, term: Term, m: re.Match[str], allowed: list[tuple[int, int]]) -> bool:
        start, end = m.span()
        if any(a < end and b > start for a, b in allowed):
            return False
        if not all(self._is_near(context, start, end) for context in term.near):
            return False
        return (start, end) not in self.aside and not is_named(self.text, (start, end), self.names)

    def _is_near(self, context: str, start: int, end: int) -> bool:
        first, last = self._sentence(start, end)
        before = " ".join(self.text[first:start].split()[-NEAR_WORDS:])
        after = " ".join(self.text[end:last].split()[:NEAR_WORDS])
        words = compiled(tuple(self.terms.contexts[context]))
        return bool(words.search(before) or words.search(after) or words.search(self.text[start:end]))

    def _sentence(self, start: int, end: int) -> tuple[int, int]:
        low = max(0, start - 600)
        first = max((m.end() for m in _SENTENCE_END.finditer(self.text, low, start)), default=low)
        after = _SENTENCE_END.search(self.text, end, end + 600)
        return first, after.start() if after else min(len(self.text), end + 600)

    def _cites_law(self, start: int, end: int) -> bool:
        first, last = self._sentence(start, end)
        sentence = f"{self.text[first:start]} | {self.text[end:last]}"
        return "§" in sentence or bool(self.terms.statute_cues and compiled(self.terms.statute_cues).search(sentence))

    def _is_disowned(self, start: int, end: int) -> bool:
        if self._disowned and _JOINED.fullmatch(self.text, self._disowned[-1][1], start):
            return True
        if any(first <= start and end <= last for first, last in self._disowned):
            return True
        first, last = self._sentence(start, end)
        before, after = self.text[max(first, start - 120) : start], self.text[end : min(last, end + 120)]
        terms = self.terms
        return bool(
            (terms.disowned_before and ending(terms.disowned_before, 3).search(before))
            or (terms.disowned_next and ending(terms.disowned_next, 0).search(before))
            or (terms.disowned_after and beginning(terms.disowned_after, 3).match(after))
        )
