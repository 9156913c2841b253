"""Puts better words in place where that cannot change what is meant. Everything else is for the writer."""

from collections.abc import Sequence

from vidkit.terminology.check import TermUse
from vidkit.terminology.model import LanguageTerms
from vidkit.terminology.phrase import exact, folded

MOST_BEFORE = 8


def fixed(text: str, uses: Sequence[TermUse], terms: LanguageTerms) -> tuple[str, int]:
    """Return the text with the safe cases of `uses` changed, and how many they were."""
    changes: list[tuple[int, int, str]] = []
    for use in uses:
        change = _change(text, use, terms)
        if change and (not changes or change[0] >= changes[-1][1]):
            changes.append(change)
    made: list[str] = []
    done = 0
    for start, end, new in changes:
        made += (text[done:start], new)
        done = end
    return "".join([*made, text[done:]]), len(changes)


def _change(text: str, use: TermUse, terms: LanguageTerms) -> tuple[int, int, str] | None:
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
    return best
