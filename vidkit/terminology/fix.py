"""Puts better words in place where that cannot change what is meant. Everything else is for the writer."""

import re
from collections.abc import Sequence

from vidkit.terminology.check import TermUse
from vidkit.terminology.model import LanguageTerms
from vidkit.terminology.phrase import compiled, exact, folded

MOST_BEFORE = 8
_WIDE = 400
_FAR = 20_000
_PARAGRAPH_END = re.compile(r"\n[ \t]*\r?\n")
_SENTENCE_END = re.compile(r"[.!?؟]\s+")
_WORD_BEFORE = re.compile(r"([^\W\d_][\w'’-]*)[\s*_]{1,4}\Z")
_WORD_AFTER = re.compile(r"[\s*_]{1,4}([^\W\d_][\w'’-]*|[12]\d{3}(?!\w))")
_LINKS = frozenset({
    "of", "on", "against", "for", "the", "and", "to", "in", "a", "de", "du", "des", "la", "le", "les", "contre", "sur",
    "et", "contra", "sobre", "el", "los", "y",
})  # fmt: skip
_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"), ("‘", "’"))


def fixed(text: str, uses: Sequence[TermUse], terms: LanguageTerms) -> tuple[str, int]:
    """Return the text with the safe cases of `uses` changed, and how many they were."""
    changes: list[tuple[int, int, str]] = []
    for use in uses:
        change = change_of(text, use, terms)
        if change and (not changes or change[0] >= changes[-1][1]):
            changes.append(change)
    made: list[str] = []
    done = 0
    for start, end, new in changes:
        made += (text[done:start], new)
        done = end
    return "".join([*made, text[done:]]), len(changes)


def change_of(text: str, use: TermUse, terms: LanguageTerms) -> tuple[int, int, str] | None:
    """Return the safe change of a use, characters from and to and the new words, or None: the writer decides.

    Never in what may be the name of a law or of a body, beside a law, or in a quotation.
    """
    term = next((t for t in terms.terms if t.id == use.id), None)
    if term is None or not term.fix or text[max(0, use.start - 3) : use.start].lower() == "an ":
        return None
    first = max(0, use.start - MOST_BEFORE)
    view = folded(text[first : use.end + 1])
    best: tuple[int, int, str] | None = None
    for old, new in term.fix.items():
        for m in exact(old.lower()).finditer(view.text):
            start, end = (first + n for n in view.span(*m.span()))
            covers = start <= use.start and end == use.end
            if covers and (best is None or end - start > best[1] - best[0]):
                best = start, end, new[0].upper() + new[1:] if text[start].isupper() else new
    if best and (_may_be_a_name(text, best[0], best[1]) or _is_beside_law(text, *best[:2], terms)):
        return None
    return None if best and _may_be_quoted(text, best[0], best[1]) else best


def _may_be_a_name(text: str, start: int, end: int) -> bool:
    """Say whether capitals in the words, or in the word before or after, could make them part of a name."""
    first, *more = text[start:end].split()
    before, after = _WORD_BEFORE.search(text, max(0, start - 60), start), _WORD_AFTER.match(text, end)
    opens = before is None or bool(re.search(r"(?:^|[.!?:؟\n])[\s#>*_|-]*\Z", text[max(0, start - 6) : start]))
    if any(w[:1].isupper() for w in more) or first[1:2].isupper() or (first[0].isupper() and not opens):
        return True
    while before is not None and before[1].lower() in _LINKS:
        before = _WORD_BEFORE.search(text, max(0, before.start() - 60), before.start())
    led = before is not None and before[1][0].isupper() and not _begins_sentence(text, before.start(1))
    return led or bool(after and (after[1][0].isupper() or after[1][0].isdigit()))


def _begins_sentence(text: str, place: int) -> bool:
    return bool(re.search(r"(?:^|[.!?؟:]\s|\n)[\s#>*_|-]*\Z", text[max(0, place - 8) : place]))


def _is_beside_law(text: str, start: int, end: int, terms: LanguageTerms) -> bool:
    """Say whether the sentence speaks of a law: its words may then be the law's."""
    low, high = max(0, start - _WIDE), min(len(text), end + _WIDE)
    stops = [m.end() for m in _SENTENCE_END.finditer(text, low, start)] + [
        m.end() for m in _PARAGRAPH_END.finditer(text, low, start)
    ]
    ends = (_SENTENCE_END.search(text, end, high), _PARAGRAPH_END.search(text, end, high))
    last = min([high, *(m.start() for m in ends if m)])
    sentence = f"{text[max([low, *stops]) : start]} | {text[end:last]}"
    found = bool(terms.statute_cues and compiled(terms.statute_cues).search(folded(sentence).text))
    return found or "§" in sentence


def _may_be_quoted(text: str, start: int, end: int) -> bool:
    """Say whether a quotation that began before in the paragraph is still open, however long it is."""
    low = max(0, start - _FAR)
    began = max((m.end() for m in _PARAGRAPH_END.finditer(text, low, start)), default=low)
    before = text[began:start]
    if before.count('"') % 2 or re.search(r"(?<!\w)'(?=\w)[^']*\Z", before):
        return True
    return any(before.rfind(opening) > before.rfind(closing) for opening, closing in _QUOTES if opening in before)
