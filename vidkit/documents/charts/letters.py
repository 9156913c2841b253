"""How wide words are in a chart, and how they are broken over lines. Rather too wide than too narrow.

The widths are those of Noto Sans; a browser without it may take another font, hence the margin.
"""

import unicodedata
from functools import lru_cache

from vidkit.base.text import one_line

MOST_LINES = 4
_MARGIN = 1.06
_ASCII = (
    260, 269, 408, 646, 572, 831, 732, 225, 300, 300, 551, 572, 268, 322, 268, 372, 572, 572, 572, 572, 572, 572, 572,
    572, 572, 572, 268, 268, 572, 572, 572, 434, 899, 639, 650, 632, 730, 556, 519, 728, 741, 339, 273, 619, 524, 907,
    760, 781, 605, 781, 622, 549, 556, 731, 600, 930, 586, 566, 572, 329, 372, 329, 572, 444, 281, 561, 615, 480, 615,
    564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, 615, 615, 413, 479, 361, 618, 508, 786, 529, 510, 470, 380,
    551, 380, 572,
)  # fmt: skip
"""Thousandths of the size, from the space to the tilde."""
_LATIN, _WIDE_LATIN, _ARABIC, _WIDE_ARABIC, _OTHER = 660, 950, 860, 1100, 1030
_WIDE = frozenset("ÆæŒœ©®¼½¾ÐĐĦŊØ")
_WIDE_IN_ARABIC = frozenset("سشصضښڛڜڝڞ")
_NUMBERED = 5700
"""A character that no bundled font has is printed by its number, as in [U+1F600]."""


@lru_cache(maxsize=4096)
def _advance(character: str) -> int:
    """Return the width of one character in thousandths of the size."""
    code = ord(character)
    if 0x20 <= code < 0x7F:
        return _ASCII[code - 0x20]
    if unicodedata.combining(character) or 0x200B <= code <= 0x200F or 0x2066 <= code <= 0x2069:
        return 0
    if code < 0x250:
        base = unicodedata.normalize("NFD", character)[0]
        return _advance(base) if base.isascii() else _WIDE_LATIN if character in _WIDE or code > 0x17F else _LATIN
    if 0x600 <= code < 0x700 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return _WIDE_ARABIC if character in _WIDE_IN_ARABIC else _ARABIC
    return _OTHER if 0x2010 <= code <= 0x2044 or 0x370 <= code < 0x530 else _NUMBERED


def text_width(text: str, size: float) -> float:
    """Return how wide a text is at most, in the units of `size`."""
    return size * _MARGIN * sum(map(_advance, text)) / 1000


def wrapped(label: str, width: float, size: float, most: int = MOST_LINES) -> tuple[str, ...]:
    """Return the label on as many lines as it needs, `most` at most; the last ends in … if that is too few.

    A word wider than a line is broken.
    """
    lines: list[str] = [""]
    for word in one_line(label).split():
        first, *others = _broken(word, width, size)
        longer = f"{lines[-1]} {first}".strip()
        if not lines[-1] or text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(first)
        lines += others
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] = _cut(kept[-1] + "…", width, size)
    return tuple(kept)


def _broken(word: str, width: float, size: float) -> list[str]:
    """Return the word in pieces that fit: one, mostly."""
    if text_width(word, size) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _cut(line: str, width: float, size: float) -> str:
    while len(line) > 1 and text_width(line, size) > width:
        line = line[:-2].rstrip() + "…"
    return line
