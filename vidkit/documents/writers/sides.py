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

    >>> list(pieces("G01 (ICSE)"))
    [('G01 (ICSE', True), (')', False)]
    """
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def is_mixed(piece: str) -> bool:
    """Say whether a number stands before Latin words, which would tear them apart where text runs the other way."""
    return any(c.isalpha() for c in piece) and not piece.isalpha()
