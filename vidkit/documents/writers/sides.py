"""Which parts of a text run from left to right, so that ids, dates and Latin names stay whole in Arabic text."""

import re
from collections.abc import Iterator

_ARABIC = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTERS = re.compile(f"[{_ARABIC}]")
_DAY = re.compile(r"[^\w\s]\s+\d{1,2}$")
_YEAR = re.compile(r"\d+[^\w\s]\s+")
_LEFT_TO_RIGHT = re.compile(rf"[^\W{_ARABIC}](?:[^{_ARABIC}]*[^\W{_ARABIC}])?")


def has_right_to_left(text: str) -> bool:
    """Say whether the text has letters that run from right to left."""
    return not text.isascii() and _LETTERS.search(text) is not None


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text with whether they run from left to right; what lies between does not.

    A bracket that opens inside of a part is closed inside of it. A day before the name of its month, which runs from
    right to left, is no part of the words before it, nor a year behind that name of the words after it.

    >>> list(pieces("G01 (ICSE) and"))
    [('G01 (ICSE) and', True)]
    >>> list(pieces("G01 (ICSE)."))
    [('G01 (ICSE)', True), ('.', False)]
    """
    at = 0
    for found in _LEFT_TO_RIGHT.finditer(text):
        start = _without_year(text, *found.span())
        if start > at:
            yield text[at:start], False
        at = _without_day(text, start, _closed(text, start, found.end()))
        yield text[start:at], True
    if at < len(text):
        yield text[at:], False


def _without_year(text: str, start: int, end: int) -> int:
    """Return where a part begins if the number before its first sign belongs to the word before it.

    >>> text = "\N{ARABIC LETTER NOON} 2026; G12"
    >>> text[_without_year(text, 2, len(text)) :]
    'G12'
    """
    year = _YEAR.match(text, start, end)
    return year.end() if year and _LETTERS.search(text[:start].rstrip()[-1:]) else start


def _without_day(text: str, start: int, end: int) -> int:
    """Return where a part ends if the number behind its last sign is the day of a month that follows.

    >>> text = "G12. 27 \N{ARABIC LETTER NOON}"
    >>> text[: _without_day(text, 0, 7)]
    'G12'
    """
    day = _DAY.search(text[start:end])
    if not day or not _LETTERS.match(text[end:].lstrip()):
        return end
    cut = start + day.start()
    while cut > start + 1 and not (text[cut - 1].isalnum() or text[cut - 1] in ")]"):
        cut -= 1
    return cut


def isolated(text: str) -> str:
    """Return the text with marks around the parts that run from left to right, for where nothing else keeps them whole.

    >>> isolated("G01 (ICSE).") == "\N{LEFT-TO-RIGHT ISOLATE}G01 (ICSE)\N{POP DIRECTIONAL ISOLATE}."
    True
    """
    return "".join(f"\u2066{piece}\u2069" if left_to_right and is_mixed(piece) else piece
                   for piece, left_to_right in pieces(text))  # fmt: skip


def _closed(text: str, start: int, end: int) -> int:
    """Return where a part ends with the brackets behind it that belong to those it opens."""
    for opening, closing in ("()", "[]"):
        if text.count(opening, start, end) > text.count(closing, start, end) and text[end : end + 1] == closing:
            end += 1
    return end


def is_mixed(piece: str) -> bool:
    """Say whether a number stands before Latin words, which would tear them apart where text runs the other way."""
    return any(c.isalpha() for c in piece) and not piece.isalpha()
