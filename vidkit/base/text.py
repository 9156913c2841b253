"""Small helpers for words: nearest spelling, control characters, joining."""

import re
import unicodedata
from collections.abc import Iterable

from vidkit.base.i18n import _

_NOUGHTS = re.compile(r"(?<!\d)0+(?=\d)")


def fold(word: str) -> str:
    """Return the word without case, accents and punctuation, for comparison only.

    >>> fold("Côte d'Ivoire")
    'cote d ivoire'
    """
    plain = unicodedata.normalize("NFKD", word).casefold()
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Return up to `most` known words that look like `word`, best first; one alone that differs in a nought only.

    >>> nearest("G1", ["G01", "G11", "G21"])
    ('G01',)
    """
    import difflib

    by_fold = {fold(k): k for k in sorted(known, reverse=True)}
    same = [k for f, k in by_fold.items() if _NOUGHTS.sub("", f) == _NOUGHTS.sub("", fold(word))]
    if len(same) == 1:
        return (same[0],)
    found = difflib.get_close_matches(fold(word), by_fold, n=most, cutoff=0.6)
    return tuple(by_fold[f] for f in found)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a sentence that names the nearest known words, or nothing."""
    found = nearest(word, known)
    if not found:
        return ""
    return _("Did you mean {names}?", names=_(" or ").join(repr(f) for f in found))


def printable(text: str) -> str:
    """Return the text with control characters shown as `\\xNN`; line breaks and tabs stay.

    Users' text reaches terminals: an escape character must never act there. It also reaches files in
    XML, which cannot hold the code points that are no characters at all, such as U+FFFF.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c in "\n\t\u200c\u200d\u200e\u200f" or not _is_unseen(c) else f"\\x{ord(c):02x}" for c in text
    )


def _is_unseen(c: str) -> bool:
    no_character = ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) <= 0xFDEF
    return no_character or unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co"}


def one_line(text: str) -> str:
    """Return the text on one line, white space folded."""
    return " ".join(printable(text.replace("\r\n", "\n")).split())
