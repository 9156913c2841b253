"""Markdown: the head from the document's own words, the text as the template wrote it, charts as pictures inside."""

import base64
import re

from vidkit.documents.drawing import svg
from vidkit.documents.escape import escaped
from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import Document, Meta

_CHART = re.compile(r"^```chart (\S+)\n```$", re.MULTILINE)


def write(document: Document, look: Look = USUAL) -> bytes:
    """Return the document as UTF-8 Markdown that stands alone; of the look, it has room for the organisations."""

    def picture(match: re.Match[str]) -> str:
        chart = document.charts[match[1]]
        data = base64.b64encode(svg(chart.drawing()).encode()).decode()
        title = f"**{escaped(chart.title)}**\n\n" if chart.title else ""
        return f"{title}![{escaped(chart.alt)}](data:image/svg+xml;base64,{data})"

    return (_head(document.meta, look) + _CHART.sub(picture, document.markdown)).encode()


def _head(meta: Meta, look: Look) -> str:
    """Return title, what stands beside it, notice and face."""
    beside = [*look.organisations, meta.subtitle, meta.unit, meta.date, meta.marking]
    lines = [f"# {escaped(meta.title)} – {escaped(meta.country)}", "", " · ".join(escaped(b) for b in beside if b), ""]
    if meta.notice:
        lines += [f"> **{escaped(meta.notice)}**", ""]
    lines += [f"- **{escaped(label)}:** {escaped(statement)}" for label, statement in meta.face]
    return "\n".join(lines) + "\n\n"
