"""What vidkit itself puts into documents, told apart for `scan`: list of files, drawings, digests, cited addresses.

Nothing is skipped: a drawing is read, the list is read but for its digests, and only the very
addresses that the content cites are known.
"""

import base64
import binascii
import hashlib
import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from vidkit.base.mapped import Lines
from vidkit.base.reading import Part
from vidkit.cli.made import LIST, PENDING
from vidkit.guard import Finding, inspect

_DRAWING = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/]{16,}={0,2})(?![A-Za-z0-9+/=])")
_NOT_DRAWN = re.compile(
    r"<!|<\?(?!xml\s)|<(?:\w+:)?(?:image|script|foreignObject|style|use|feImage)\b|href\s*=|data:", re.IGNORECASE
)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_DIGEST = re.compile(r"[0-9a-f]{64}")


def told_apart(path: Path, parts: Iterable[Part]) -> Iterator[Part]:
    """Yield the parts of a file with the list of files and drawings in a form that can be inspected."""
    for part in parts:
        yield from _drawings(_listed(part) if path.name == LIST else _without_style_digest(part))


def without_cited(found: Sequence[Finding], text: str) -> tuple[Finding, ...]:
    """Return the findings without those in an address that the content cites."""
    if not found:
        return ()
    cited = [(m.start(), m.end()) for url in _odd_addresses() for m in re.finditer(re.escape(url), text)]
    return tuple(f for f in found if not any(s <= f.start < e for s, e in cited))


@cache
def _odd_addresses() -> tuple[str, ...]:
    """Return the cited addresses that look like case data, also as HTML and XML write them."""
    from vidkit.content.packs import load_pack

    odd = [s.url for s in load_pack().sources if s.url and inspect(s.url)]
    return tuple(dict.fromkeys(form for url in odd for form in (url, html.escape(url))))


def _listed(part: Part) -> Part:
    """Return vidkit's list of files without its digests; another shape is returned as it is."""
    try:
        found = json.loads(part.text)
    except ValueError:
        return part
    if not isinstance(found, dict):
        return part
    kept = [f"{k}: {v}" for k, v in found.items() if v != PENDING and not (isinstance(v, str) and _DIGEST.fullmatch(v))]
    return Part(text="\n".join([*found, *kept]), place=part.place)


def _without_style_digest(part: Part) -> Part:
    """Return a page without the digest of its own style, by which a browser knows it; any other digest stays."""
    style = _STYLE.search(part.text) if "sha256-" in part.text else None
    if style is None:
        return part
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    return Part(text=part.text.replace(f"sha256-{digest}", " " * len(f"sha256-{digest}")), place=part.place)


def _drawings(part: Part) -> Iterator[Part]:
    """Yield the text with each drawing blanked, then what the drawing says; a picture in it is left for the guard."""
    lines, said = Lines(part.text), []

    def look(m: re.Match[str]) -> str:
        drawing = _decoded(m[1])
        if drawing is None:
            return m[0]
        said.append(Part(text=drawing, place=part.place or "{}:{}".format(*lines.of(m.start()))))
        return " " * len(m[0])

    text = _DRAWING.sub(look, part.text) if "data:image/svg" in part.text else part.text
    yield Part(text=text, place=part.place)
    yield from said


def _decoded(data: str) -> str | None:
    """Return the words and signs of an SVG drawing, or None when it is none or could hold a picture."""
    try:
        text = base64.b64decode(data, validate=True).decode()
    except (binascii.Error, UnicodeDecodeError):
        return None
    return None if not re.match(r"(?:<\?xml[^>]*>\s*)?<svg\b", text) or _NOT_DRAWN.search(text) else text
