"""One HTML file that stands alone: no script, no request, for phone, paper, keyboard and screen reader."""

import base64
import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from vidkit.base import resources
from vidkit.base.i18n import _, direction
from vidkit.documents.drawing import inside, size
from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import KINDS, Document, Node, is_alarm, plain_text
from vidkit.documents.writers.columns import shares
from vidkit.documents.writers.sides import is_mixed, pieces

_NOT_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_FEW_COLUMNS = 6
_PAPERS = {"a4": "A4", "letter": "letter"}
_INLINE = ("text", "strong", "emphasis", "link", "inline_code", "line_break", "box")


def write(document: Document, look: Look = USUAL) -> bytes:
    """Return the document as UTF-8 HTML that stands alone."""
    body = _Body(document)
    text = body.join(document.nodes)
    style = _style(document, look) + body.columns()
    rules = f"default-src 'none'; img-src data:; style-src '{_digest(style)}'; base-uri 'none'; form-action 'none'"
    meta, side = document.meta, direction(document.meta.language)
    return (
        f'<!doctype html>\n<html lang="{_tag(meta.language)}" dir="{side}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{rules}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        f"<title>{_text(f'{meta.title} – {meta.country}')}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#content">{_text(_("To the text"))}</a>\n{_head(document, look)}'
        f'{_contents(body, document)}<main id="content">\n{text}</main>\n'
        f"<footer>{_text(meta.edition)}<br>{_text(meta.marking)}</footer>\n</body>\n</html>\n"
    ).encode()


def _style(document: Document, look: Look) -> str:
    """Return the style sheet in the colours and on the paper of the look."""
    text = (resources.templates() / "style" / "page.css").read_text("utf-8")
    paper = f"{_PAPERS[look.paper]} landscape" if document.meta.landscape else _PAPERS[look.paper]
    text = text.replace("ACCENT", look.accent).replace("TINT", look.tint).replace("PAPER", paper)
    return f"\n{text}"


def _digest(style: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()


def _tag(language: str) -> str:
    return language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else "en"


def _text(text: str) -> str:
    """Return the text as HTML shows it; a character that HTML has not is shown by its number."""
    return escape(_NOT_SHOWN.sub(lambda m: f"[U+{ord(m[0]):04X}]", text))


def _words(text: str, *, rtl: bool) -> str:
    """Return the text; where it runs from right to left, parts that run the other way stay whole."""
    if not rtl:
        return _text(text)
    return "".join(f'<bdi dir="ltr">{_text(piece)}</bdi>' if left_to_right and is_mixed(piece) else _text(piece)
                   for piece, left_to_right in pieces(text))  # fmt: skip


def _head(document: Document, look: Look) -> str:
    meta = document.meta

    def words(text: str) -> str:
        return _words(text, rtl=direction(meta.language) == "rtl")

    beside = " · ".join(words(t) for t in (meta.subtitle, meta.unit, meta.date) if t)
    face = "".join(f"<dt>{words(label)}</dt><dd>{words(statement)}</dd>" for label, statement in meta.face)
    return "".join([
        "<header>\n", _letterhead(look), f'<p class="marking">{words(meta.marking)}</p>\n' if meta.marking else "",
        f"<h1>{words(f'{meta.title} – {meta.country}')}</h1>\n", f'<p class="beside">{beside}</p>\n',
        f'<p class="notice">{words(meta.notice)}</p>\n' if meta.notice else "",
        f'<dl class="face">{face}</dl>\n' if face else "", "</header>\n",
    ])  # fmt: skip


def _letterhead(look: Look) -> str:
    names = ", ".join(look.organisations)
    picture = ""
    if look.logo:
        kind = "image/svg+xml" if look.logo.kind == "svg" else "image/png"
        data = base64.b64encode(look.logo.content).decode()
        picture = f'<img class="logo" src="data:{kind};base64,{data}" alt="{_text(names or _("Logo"))}">'
    return f'<p class="beside">{picture} {_text(" · ".join(look.organisations))}</p>\n' if picture or names else ""


def _contents(body: "_Body", document: Document) -> str:
    if not document.meta.contents or len(body.headings) < 2:
        return ""
    title = document.meta.words.get("contents") or _("Contents")
    items = "".join(f'<li><a href="#{anchor}">{_text(words)}</a></li>\n' for anchor, words in body.headings)
    return f'<nav aria-labelledby="contents">\n<h2 id="contents">{_text(title)}</h2>\n<ol>\n{items}</ol>\n</nav>\n'


@dataclass(slots=True)
class _Body:
    """One method a node kind. `headings`: (anchor, words) of the first level. `widths`: of columns, with a name."""

    document: Document
    headings: list[tuple[str, str]] = field(default_factory=list)
    widths: dict[tuple[int, ...], str] = field(default_factory=dict)
    _heading: str = ""
    _tables: int = 0
    _charts: int = 0
    _break: bool = False
    _level: int = 1
    _rtl: bool = False
    _methods: Mapping[str, Callable[[Node], str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._methods = {k: getattr(self, k) for k in KINDS}
        self._rtl = direction(self.document.meta.language) == "rtl"

    def join(self, nodes: Sequence[Node]) -> str:
        return "".join(self._methods[n.kind](n) for n in nodes)

    def heading(self, n: Node) -> str:
        self._level = min(max(2, n.level), self._level + 1, 6)
        self._heading = plain_text(n.children)
        anchor, part = "", ' class="part"' if self._break else ""
        self._break = False
        if self._level == 2:
            name = f"part-{len(self.headings) + 1}"
            self.headings.append((name, self._heading))
            anchor = f' id="{name}"'
        return f"<h{self._level}{anchor}{part}>{self.join(n.children)}</h{self._level}>\n"

    def paragraph(self, n: Node) -> str:
        return f"<p>{self.join(n.children)}</p>\n"

    def bullets(self, n: Node) -> str:
        items = [_loose(i) for i in n.children]
        if all(line and line[0].kind == "box" for line in items):
            made = "".join(f"<li>{self.box(line[0])}<span>{self.join(line[1:])}</span></li>\n" for line in items)
            return f'<ul class="boxes">\n{made}</ul>\n'
        return f"<ul>\n{self.join(n.children)}</ul>\n"

    def numbers(self, n: Node) -> str:
        return f"<ol>\n{self.join(n.children)}</ol>\n"

    def item(self, n: Node) -> str:
        return f"<li>{self.join(_loose(n) or n.children).strip()}</li>\n"

    def quote(self, n: Node) -> str:
        kind = ' class="alarm"' if is_alarm(n) else ""
        return f"<blockquote{kind}>{self.join(n.children)}</blockquote>\n"

    def rule(self, n: Node) -> str:
        """A rule says that the next part begins on a page of its own, on paper."""
        self._break = True
        return ""

    def code(self, n: Node) -> str:
        return f"<pre><code>{_text(n.text)}</code></pre>\n"

    def chart(self, n: Node) -> str:
        chart = self.document.charts[n.text]
        drawing = chart.drawing()
        self._charts += 1
        name, title = f"chart-{self._charts}", " ".join(chart.title.split())
        caption = f"<figcaption>{_words(title, rtl=self._rtl)}</figcaption>" if title else ""
        return (f'<figure>{caption}<div class="scroll" role="group" aria-labelledby="{name}-title" tabindex="0">'
                f'<svg xmlns="http://www.w3.org/2000/svg" {size(drawing)} role="img" '
                f'aria-labelledby="{name}-title {name}-words">'
                f'<title id="{name}-title">{_text(title or self._heading)}</title>'
                f'<desc id="{name}-words">{_text(" ".join(chart.alt.split()))}</desc>{inside(drawing)}</svg>'
                "</div></figure>\n")

    def table(self, n: Node) -> str:
        self._tables += 1
        head, *body = n.children
        names = [plain_text(c.children).strip() for c in head.children]
        name = f"table-{self._tables}"
        label = _text(self._heading or _("Table {n}", n=self._tables))
        rows = "".join(f"<tr>{self._cells(r, names)}</tr>\n" for r in body)
        return (f'<div class="scroll" role="group" aria-labelledby="{name}" tabindex="0">'
                f'<table class="{self._look_of(n, names)}"><caption class="hidden" id="{name}">{label}</caption>'
                f"<colgroup>{'<col>' * len(names)}</colgroup>\n<thead>{self.row(head)}</thead>\n"
                f"<tbody>\n{rows}</tbody></table></div>\n")

    def _look_of(self, table: Node, names: Sequence[str]) -> str:
        """Return the classes of a table: the widths of its columns, and whether it is stacked on a phone."""
        widths = tuple(round(100 * s) for s in shares(table))
        name = self.widths.setdefault(widths, f"widths-{len(self.widths) + 1}")
        return f"{name} stacked" if len(names) <= _FEW_COLUMNS else f"{name} wide"

    def columns(self) -> str:
        """Return the rules that set the widths of columns."""
        return "".join(
            f".{name} col:nth-child({n}){{width:{width}%}}\n"
            for widths, name in self.widths.items() for n, width in enumerate(widths, start=1)
        )  # fmt: skip

    def row(self, n: Node) -> str:
        return f"<tr>{''.join(self.cell(c) for c in n.children)}</tr>\n"

    def _cells(self, n: Node, names: Sequence[str]) -> str:
        return "".join(
            f'<td{_side(c)} data-head="{_text(name)}">{self.join(c.children)}</td>'
            for c, name in zip(n.children, names, strict=True)
        )

    def cell(self, n: Node) -> str:
        kind = 'th scope="col"' if n.header and plain_text(n.children).strip() else "td"
        return f"<{kind}{_side(n)}>{self.join(n.children)}</{kind.partition(' ')[0]}>"

    def text(self, n: Node) -> str:
        return _words(n.text, rtl=self._rtl)

    def strong(self, n: Node) -> str:
        return f"<strong>{self.join(n.children)}</strong>"

    def emphasis(self, n: Node) -> str:
        return f"<em>{self.join(n.children)}</em>"

    def inline_code(self, n: Node) -> str:
        return f"<code>{_text(n.text)}</code>"

    def line_break(self, n: Node) -> str:
        return "<br>"

    def box(self, n: Node) -> str:
        sign, said = ("✓", _("done")) if n.ticked else ("", _("to do"))
        return f'<span class="box" role="img" aria-label="{_text(said)}">{sign}</span>'

    def link(self, n: Node) -> str:
        if not n.text.startswith(("https://", "http://")):
            return self.join(n.children)
        return f'<a href="{_text(n.text)}" rel="noreferrer">{self.join(n.children)}</a>'


def _side(n: Node) -> str:
    side = {"center": "center", "right": "end"}.get(n.align, "")
    return f' class="{side}"' if side else ""


def _loose(item: Node) -> tuple[Node, ...]:
    """Return what an item holds if it is one line, else nothing."""
    children = item.children
    if len(children) == 1 and children[0].kind == "paragraph":
        return children[0].children
    return children if all(c.kind in _INLINE for c in children) else ()
