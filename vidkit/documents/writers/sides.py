"""Which parts of a text run from left to right, so that ids, dates and Latin names stay whole in Arabic text."""

import re
from collections.abc import Iterator

_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTERS = re.compile(f"[{_ARABIC}]")
_LEFT_TO_RIGHT = re.compile(rf"[^\W{_ARABIC}](?:[^{_ARABIC}]*[^\W{_ARABIC}])?")


def has_right_to_left(text: str) -> bool:
    """Say whether the text has letters that run from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text with whether they run from left to right; what lies between does not.

    A bracket that opens inside of a part is closed inside of it.

    >>> list(pieces("G01 (ICSE) and"))
    [('G01 (ICSE) and', True)]
    >>> list(pieces("G01 (ICSE)."))
    [('G01 (ICSE)', True), ('.', False)]
    """
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        at = _closed(text, found.start(), found.end())
        yield text[found.start() : at], True
    if at < len(text):
        yield text[at:], False


def _closed(text: str, start: int, end: int) -> int:
    """Return where a part ends with the brackets behind it that belong to those it opens."""
    for opening, closing in ("()", "[]"):
        if text.count(opening, start, end) > text.count(closing, start, end) and text[end : end + 1] == closing:
            end += 1
    return end


def is_mixed(piece: str) -> bool:
    """Say whether a number stands before Latin words, which would tear them apart where text runs the other way."""
    return any(c.isalpha() for c in piece) and not piece.isalpha()
