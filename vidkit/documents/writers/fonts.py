"""Which characters the bundled fonts can show. What they cannot is shown by its number.

**Why**: PDF/UA does not allow a character without a glyph, so an emoji in a note would stop the PDF.
"""

import struct
from functools import cache
from pathlib import Path

SYMBOLS = frozenset("●○◐☐☑✓→←↔≥≤≠×−■□▪▫◆★⟦⟧")
_LATIN_END = 0x180


def shown(text: str, folder: Path) -> str:
    """Return the text with characters that no font in the folder has as [U+...].

    >>> from vidkit.base.resources import templates
    >>> shown("a\\N{BEAR FACE}", templates() / "fonts")
    'a[U+1F43B]'
    """
    if text.isascii() or all(ord(c) < _LATIN_END for c in text):
        return text
    known = _known(folder)
    return "".join(c if ord(c) < _LATIN_END or c in SYMBOLS or ord(c) in known else f"[U+{ord(c):04X}]" for c in text)


@cache
def _known(folder: Path) -> frozenset[int]:
    """Return the characters that every style of at least one family has (family_style.ttf)."""
    families: dict[str, set[int]] = {}
    for file in sorted(folder.glob("*.ttf")):
        family, found = file.stem.partition("_")[0], _characters(file.read_bytes())
        families[family] = families[family] & found if family in families else found
    return frozenset().union(*families.values())


def _characters(font: bytes) -> set[int]:
    """Return the characters of a TrueType font by its table `cmap`, format 12 (OpenType, chapter cmap)."""
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * font[5], 16)}
    start = tables[b"cmap"]
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * n)[0]
        if struct.unpack_from(">H", font, at)[0] == 12:
            groups = struct.unpack_from(">I", font, at + 12)[0]
            for g in range(groups):
                first, last = struct.unpack_from(">II", font, at + 16 + 12 * g)
                found.update(range(first, last + 1))
    return found
