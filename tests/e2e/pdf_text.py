"""The words of a PDF page, from its glyphs and the table that names their characters."""

import io
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pikepdf

_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_SECTION = re.compile(rb"beginbf(char|range)(.*?)endbf", re.DOTALL)
_RANGE = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def page_texts(content: bytes) -> tuple[str, ...]:
    """Return the text of each page, in the order in which it is drawn."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return tuple("".join(_pieces(page)) for page in pdf.pages)


def _pieces(page: pikepdf.Page) -> Iterator[str]:
    fonts: Any = page.Resources.get("/Font", {})
    named: Mapping[int, str] = {}
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), instruction.operands
        if name == "Tf":
            named = _characters(bytes(fonts[str(operands[0])].ToUnicode.read_bytes()))
        elif name == "Tj":
            yield _decoded(bytes(operands[0]), named)
        elif name == "TJ":
            yield "".join(_decoded(bytes(part), named) for part in operands[0] if isinstance(part, pikepdf.String))
        elif name == "ET":
            yield " "


def _decoded(glyphs: bytes, named: Mapping[int, str]) -> str:
    return "".join(named.get(int.from_bytes(glyphs[n : n + 2], "big"), "") for n in range(0, len(glyphs), 2))


@cache
def _characters(table: bytes) -> Mapping[int, str]:
    """Return the characters of a font by glyph, from its ToUnicode table."""
    found: dict[int, str] = {}
    for kind, body in _SECTION.findall(table):
        if kind == b"char":
            for glyph, text in _PAIR.findall(body):
                found[int(glyph, 16)] = _utf16(text)
        else:
            for first, last, text in _RANGE.findall(body):
                for n in range(int(first, 16), int(last, 16) + 1):
                    found[n] = chr(ord(_utf16(text)) + n - int(first, 16))
    return found


def _utf16(text: bytes) -> str:
    return bytes.fromhex(text.decode()).decode("utf-16-be")
