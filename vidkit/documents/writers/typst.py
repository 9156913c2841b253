"""The tree as Typst source. Text goes in as quoted strings, so no character of it can act."""

import re
from collections.abc import Callable, Mapping, Sequence

from vidkit.base import resources
from vidkit.base.i18n import direction
from vidkit.base.text import one_line
from vidkit.documents.drawing import Diamond, Dot, Drawing, Line, Path, Rect, Shape, Text
from vidkit.documents.look import Look
from vidkit.documents.tree import KINDS, Document, Node, is_alarm, leads, plain_text
from vidkit.documents.writers.fonts import shown
from vidkit.documents.writers.sides import isolated

_FONTS = resources.templates() / "fonts"
_CONTROL = re.compile(r"[\x00-\x1f]")
_TALL_ROW = 24
_SHORT_TABLE = 26
_CHART, _LANDSCAPE_CHART = (480.0, 600.0), (640.0, 390.0)
"""The widest and the tallest that a chart is on paper, in points; a caption fits above it."""
_LETTERS_IN_WIDTH = 100
_WITH_BREAK = "\\g<0>\N{ZERO WIDTH SPACE}"
_LONG_WORD = re.compile(r"\S{28}(?=\S{6})")
_BLOCKS = frozenset({"heading", "paragraph", "bullets", "numbers", "table", "quote", "rule", "chart", "code"})
_PLAIN = frozenset({"title", "country", "language", "direction"})
"""What goes into the properties of the file or steers the layout."""
_ALIGN = {"left": "start", "right": "end", "center": "center", "": "start"}


def source(document: Document, *, tight: int = 0) -> str:
    """Return the Typst source of the document; `style.typ` sets what it looks like.

    tight: steps by which letters and spaces are smaller than usual.
    """
    meta = document.meta
    values: dict[str, object] = {
        "title": meta.title, "subtitle": meta.subtitle, "country": meta.country, "unit": meta.unit,
        "marking": meta.marking, "date": meta.date, "edition": meta.edition, "notice": meta.notice,
        "face": meta.face, "language": meta.language if len(meta.language) == 2 else "en",
        "direction": direction(meta.language), "contents": meta.contents, "title-page": meta.title_page,
        "landscape": meta.landscape, "compact": meta.compact, "numbered": meta.numbered, "tight": tight,
        "words": dict(meta.words),
    }  # fmt: skip
    rtl = direction(meta.language) == "rtl"
    arguments = ", ".join(f"{n}: {_literal(v, rtl=rtl and n not in _PLAIN)}" for n, v in values.items())
    return f'#import "style.typ": *\n#show: vidkit.with({arguments})\n\n{_Source(document).page(document.nodes)}'


def look_source(look: Look) -> str:
    """Return `look.typ`, which `style.typ` imports."""
    papers = {"a4": "a4", "letter": "us-letter"}
    values: dict[str, object] = {"organisations": look.organisations, "paper": papers[look.paper],
                                 "logo": f"logo.{look.logo.kind}" if look.logo else ""}  # fmt: skip
    colours = {"accent": look.accent, "tint": look.tint}
    return "".join([*(f"#let {name} = {_literal(value)}\n" for name, value in values.items()),
                    *(f"#let {name} = {_colour(value)}\n" for name, value in colours.items())])  # fmt: skip


def quoted(text: str, *, rtl: bool = False) -> str:
    """Return the text as a Typst string literal that the bundled fonts can show.

    rtl: it stands in text from right to left, and its parts that run the other way are kept whole.
    """
    seen = shown(text, _FONTS)
    safe = (isolated(seen) if rtl else seen).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _CONTROL.sub(lambda m: f"\\u{{{ord(m[0]):x}}}", safe) + '"'


def _literal(value: object, *, rtl: bool = False) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        pairs = "".join(f"{quoted(str(k))}: {_literal(v, rtl=rtl)}, " for k, v in value.items())
        return f"({pairs})" if value else "(:)"
    if isinstance(value, tuple):
        return "(" + "".join(f"{_literal(v, rtl=rtl)}, " for v in value) + ")"
    return quoted(str(value), rtl=rtl)


class _Source:
    """One method a node kind."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.rtl = direction(document.meta.language) == "rtl"
        self.methods: Mapping[str, Callable[[Node], str]] = {k: getattr(self, k) for k in KINDS}

    def join(self, nodes: Sequence[Node]) -> str:
        return "".join(self.methods[n.kind](n) for n in nodes)

    def page(self, nodes: Sequence[Node]) -> str:
        """Return the blocks of the document; a line that leads to a table, drawing or list stays with it."""
        made = []
        for n, node in enumerate(nodes):
            text = self.methods[node.kind](node)
            if leads(nodes, n):
                text = f"#block(sticky: true)[{text.strip()}]\n\n"
            made.append(text)
        return "".join(made)

    def heading(self, n: Node) -> str:
        return f"#heading(level: {max(1, n.level - 1)})[{self.join(n.children)}]\n\n"

    def paragraph(self, n: Node) -> str:
        return f"{self.join(n.children)}\n\n"

    def bullets(self, n: Node) -> str:
        lines = [_line(i) for i in n.children]
        if all(line and line[0].kind == "box" for line in lines):
            return f"#checklist({', '.join(f'[{self.join(line)}]' for line in lines)})\n\n"
        return f"#list({', '.join(f'[{self.join(i.children)}]' for i in n.children)})\n\n"

    def numbers(self, n: Node) -> str:
        return f"#enum({', '.join(f'[{self.join(i.children)}]' for i in n.children)})\n\n"

    def item(self, n: Node) -> str:
        return self.join(n.children)

    def quote(self, n: Node) -> str:
        kind = "alarm" if is_alarm(n) else "notice"
        return f"#{kind}[{self.join(n.children)}]\n\n"

    def rule(self, n: Node) -> str:
        """A rule says that the next part begins on a page of its own."""
        return "#pagebreak(weak: true)\n\n"

    def code(self, n: Node) -> str:
        return f"#raw({quoted(n.text)}, block: true)\n\n"

    def chart(self, n: Node) -> str:
        chart, landscape = self.document.charts[n.text], self.document.meta.landscape
        return f"{drawn(chart.drawing(), chart.title, landscape=landscape)}\n\n"

    def table(self, n: Node) -> str:
        head, *body = n.children
        widths = column_widths(n)
        aligns = ", ".join(_ALIGN[c.align] for c in head.children)
        heights = [max(1.0, lines_needed(row, widths)) for row in body]
        rows = "".join(f"  {self.table_row(row, height)},\n" for row, height in zip(body, heights, strict=True))
        kind = "whole-table" if sum(heights) + len(heights) / 2 < _SHORT_TABLE else "grid-table"
        return (f"#{kind}(columns: ({', '.join(widths)},), align: ({aligns},),\n"
                f"  headed({self.row(head)}),\n{rows})\n\n")

    def table_row(self, n: Node, height: float) -> str:
        """A row stays on one page, unless it is so tall that it might not fit on one."""
        cells = self.row(n)
        return cells if height > _TALL_ROW else f"..kept({cells})"

    def row(self, n: Node) -> str:
        return ", ".join(self.cell(c) for c in n.children)

    def cell(self, n: Node) -> str:
        return f"[{self.join(n.children)}]"

    def text(self, n: Node) -> str:
        return f"#{quoted(_LONG_WORD.sub(_WITH_BREAK, n.text), rtl=self.rtl)};" if n.text else ""

    def strong(self, n: Node) -> str:
        return f"#strong[{self.join(n.children)}]"

    def emphasis(self, n: Node) -> str:
        return f"#emph[{self.join(n.children)}]"

    def inline_code(self, n: Node) -> str:
        return f"#raw({quoted(n.text)})"

    def line_break(self, n: Node) -> str:
        return "#linebreak()"

    def box(self, n: Node) -> str:
        return f"#tick-box({'true' if n.ticked else 'false'})"

    def link(self, n: Node) -> str:
        inside = self.join(n.children)
        if not n.text.startswith(("https://", "http://")):
            return inside
        return f"#link({quoted(n.text)})[{inside}]"


def _line(item: Node) -> tuple[Node, ...]:
    """Return what a list item holds if it is one line of text, else nothing."""
    children = item.children
    if len(children) == 1 and children[0].kind == "paragraph":
        return children[0].children
    return children if all(c.kind not in _BLOCKS for c in children) else ()


def column_widths(table: Node) -> list[str]:
    """Return a width for each column: as the table's dashes say, or by the words in it.

    A column of short words is as wide as they are; long ones share the rest by the amount of text.
    """
    if table.widths:
        return [f"{w}fr" for w in table.widths]
    widths = []
    for cells in zip(*(r.children for r in table.children), strict=True):
        lengths = [len(plain_text(c.children)) + 2 * any(k.kind == "box" for k in c.children) for c in cells]
        longest = max(lengths)
        widths.append("auto" if longest <= 14 else f"{round((sum(lengths) / len(lengths)) ** 0.5 + longest**0.5, 1)}fr")
    return widths if any(w != "auto" for w in widths) else ["1fr"] * len(widths)


def lines_needed(row: Node, widths: Sequence[str]) -> float:
    """Return about how many lines the fullest cell of a row takes."""
    parts = [float(w.removesuffix("fr")) if w.endswith("fr") else 0.0 for w in widths]
    whole = sum(parts) or 1.0
    shares = [part / whole or 0.1 for part in parts]
    return max(len(plain_text(c.children)) / (share * _LETTERS_IN_WIDTH)
               for c, share in zip(row.children, shares, strict=False))


def drawn(drawing: Drawing, title: str = "", *, landscape: bool = False) -> str:
    """Return a drawing as Typst source, no taller than a page, under its title where it has one.

    **Why not as SVG**: Arabic words in a picture lose their characters, which PDF/UA forbids.
    """
    unit = scale(drawing, landscape=landscape)

    def length(value: float) -> str:
        return f"{value * unit:.2f}pt"

    shapes = ", ".join(_shape(shape, length) for shape in drawing.shapes)
    size = f"{length(drawing.width)}, {length(drawing.height)}"
    return f"#drawing({size}, {quoted(one_line(drawing.alt))}, {quoted(one_line(title))}, ({shapes},))"


def scale(drawing: Drawing, *, landscape: bool) -> float:
    """Return how many points a unit of the drawing is on paper."""
    widest, tallest = _LANDSCAPE_CHART if landscape else _CHART
    return min(widest / drawing.width, tallest / drawing.height)


def _shape(shape: Shape, length: Callable[[float], str]) -> str:
    match shape:
        case Text():
            place = f"{length(shape.x)}, {length(shape.y)}, {quoted(shape.anchor)}, {length(shape.size)}"
            return f"words({place}, {_colour(shape.fill)}, {quoted(one_line(shape.words))})"
        case Rect():
            sides = ", ".join(length(v) for v in (shape.x, shape.y, shape.width, shape.height))
            return f"bar({sides}, {_colour(shape.fill)}, {_colour(shape.stroke)}, {_dash(shape.dashed)})"
        case Line():
            ends = ", ".join(length(v) for v in (shape.x, shape.y, shape.to_x, shape.to_y))
            return f"thread({ends}, {_colour(shape.stroke)}, {length(shape.width)}, {_dash(shape.dashed)})"
        case Diamond():
            at = ", ".join(length(v) for v in (shape.x, shape.y, shape.half))
            return f"diamond({at}, {_colour(shape.fill)}, {_colour(shape.stroke)})"
        case Dot():
            at = ", ".join(length(v) for v in (shape.x, shape.y, shape.radius))
            return f"dot({at}, {_colour(shape.fill)}, {_colour(shape.stroke)})"
        case Path():
            points = ", ".join(f"({length(x)}, {length(y)})" for x, y in shape.points)
            look = f"{_colour(shape.fill)}, {_colour(shape.stroke)}, {length(shape.width)}, {_dash(shape.dashed)}"
            return f"way(({points},), {look}, {_literal(shape.closed)})"


def _dash(dashed: bool) -> str:
    return quoted("dashed" if dashed else "solid")


def _colour(colour: str) -> str:
    return "none" if colour == "none" else f"rgb({quoted(colour)})"
