"""How wide the letters of a bundled font truly are, read from the font itself."""

import struct
from collections.abc import Mapping
from functools import cache

from vidkit.base.resources import templates


@cache
def advances(name: str) -> Mapping[str, float]:
    """Return the width of each character in parts of the size (OpenType, chapters cmap, head, hhea and hmtx)."""
    font = (templates() / "fonts" / f"{name}.ttf").read_bytes()
    tables = {font[at : at + 4]: struct.unpack_from(">I", font, at + 8)[0] for at in range(12, 12 + 16 * font[5], 16)}
    unit = struct.unpack_from(">H", font, tables[b"head"] + 18)[0]
    count = struct.unpack_from(">H", font, tables[b"hhea"] + 34)[0]
    widths = [struct.unpack_from(">H", font, tables[b"hmtx"] + 4 * n)[0] / unit for n in range(count)]
    return {c: widths[min(glyph, count - 1)] for c, glyph in _glyphs(font, tables[b"cmap"])}


def _glyphs(font: bytes, start: int) -> list[tuple[str, int]]:
    for n in range(struct.unpack_from(">H", font, start + 2)[0]):
        at = start + struct.unpack_from(">I", font, start + 8 + 8 * n)[0]
        if struct.unpack_from(">H", font, at)[0] == 12:
            groups = [struct.unpack_from(">III", font, at + 16 + 12 * g)
                      for g in range(struct.unpack_from(">I", font, at + 12)[0])]  # fmt: skip
            return [(chr(c), glyph + c - first) for first, last, glyph in groups for c in range(first, last + 1)]
    raise AssertionError("the font has no table of characters that is read here")


def true_width(text: str, size: float) -> float:
    """Return how wide the text is in Noto Sans, letters next to each other as the font says."""
    sans, naskh = advances("NotoSans_400Regular"), advances("NotoNaskhArabic_400Regular")
    return size * sum(sans.get(c, naskh.get(c, 0.0)) for c in text)


