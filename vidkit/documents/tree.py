"""Markdown as a small tree that every writer walks. Parsed once; HTML is never let through.

Node kinds are the closed set `KINDS`; a writer has one method for each, and a test sees to it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date as date_

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from vidkit.base.errors import VidkitError
from vidkit.documents import plain_table
from vidkit.documents.charts import Chart

KINDS = (
    "heading", "paragraph", "bullets", "numbers", "item", "table", "row", "cell", "quote", "rule", "chart", "code",
    "text", "strong", "emphasis", "link", "inline_code", "line_break", "box",
)  # fmt: skip

_LINE_OVER_TABLE = 300
"""Letters of a paragraph that stays with the table after it."""


class UnknownBlock(VidkitError):
    """A template names a chart that its view does not have, or uses markup outside the set."""

    code = "VK503"


@dataclass(frozen=True, slots=True)
class Node:
    """`level`: of a heading. `text`: of text, a link's address, a chart's name. `header`: cells.

    `widths`: of a table's columns, in parts, where its line of dashes sets them; else empty.
    """

    kind: str
    children: tuple["Node", ...] = ()
    text: str = ""
    level: int = 0
    header: bool = False
    align: str = ""
    ticked: bool = False
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Meta:
    """What stands around a document. Plain text; each writer makes it safe in its own way.

    `face`: (label, statement) pairs that every document says about itself. `notice` stands in a
    box at the front. `day` is the date of the document, `date` the same in words. `most_pages`: on paper; letters
    and spaces get smaller, within limits, where a language needs more; 0 sets no limit.
    """

    name: str
    title: str
    country: str
    unit: str
    marking: str
    language: str
    day: date_
    date: str
    edition: str
    face: tuple[tuple[str, str], ...]
    subtitle: str = ""
    notice: str = ""
    contents: bool = False
    title_page: bool = False
    landscape: bool = False
    compact: bool = False
    numbered: bool = False
    most_pages: int = 0
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A document ready to be written in any format."""

    meta: Meta
    markdown: str
    nodes: tuple[Node, ...]
    charts: Mapping[str, Chart]


def document(markdown: str, meta: Meta, charts: Mapping[str, Chart]) -> Document:
    """Return the document behind the Markdown text. Raises: UnknownBlock."""
    found = nodes(markdown)
    for node in walk(found):
        if node.kind == "chart" and node.text not in charts:
            raise UnknownBlock(f'The template of "{meta.name}" names the chart "{node.text}", which is not there.',
                               f"Charts of this document: {', '.join(sorted(charts)) or 'none'}.")
    return Document(meta=meta, markdown=markdown, nodes=found, charts=charts)


def nodes(markdown: str) -> tuple[Node, ...]:
    """Return the blocks of a Markdown text. Raises: UnknownBlock."""
    parser = _parser()
    return _Builder(parser.parse(markdown), _Inline(parser), markdown.split("\n")).blocks()


def _parser() -> MarkdownIt:
    """Return CommonMark with tables and `<br>`, without HTML.

    Escaped signs stay tokens of their own, so that `\\[ ]` in a text is never taken for a box.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").disable("text_join")
    parser.core.ruler.disable("inline")
    parser.block.ruler.before("table", plain_table.KIND, plain_table.plain_table)
    parser.inline.ruler.before("html_inline", "br", _line_break)
    return parser


def _line_break(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("<br>", state.pos):
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 4
    return True


def walk(nodes: Sequence[Node]) -> Iterator[Node]:
    """Yield every node, depth first."""
    for node in nodes:
        yield node
        yield from walk(node.children)


def is_alarm(quote: Node) -> bool:
    """Say whether a quotation is strong from its first word to its last: then it warns, and may be red."""
    lines = [line.children for line in quote.children]
    return bool(lines) and all(line and all(c.kind == "strong" for c in line) for line in lines)


def leads(nodes: Sequence[Node], at: int) -> bool:
    """Say whether a block is the line over what follows it, which would say nothing alone at the foot of a page."""
    before, after = nodes[at - 1].kind if at else "", nodes[at + 1].kind if at + 1 < len(nodes) else ""
    if nodes[at].kind != "paragraph":
        return False
    text = plain_text(nodes[at].children).rstrip()
    if after in ("table", "chart"):
        return before == "heading" or len(text) <= _LINE_OVER_TABLE
    return after == "bullets" and text.endswith(":")


def plain_text(nodes: Sequence[Node]) -> str:
    """Return the words of the nodes without markup."""
    return "".join(n.text if n.kind in ("text", "inline_code") else " " if n.kind == "line_break" else
                   plain_text(n.children) for n in nodes)


_CONTAINERS = {
    "paragraph_open": "paragraph", "bullet_list_open": "bullets", "ordered_list_open": "numbers",
    "list_item_open": "item", "blockquote_open": "quote", "table_open": "table", "tr_open": "row",
    "th_open": "cell", "td_open": "cell", "strong_open": "strong", "em_open": "emphasis",
}  # fmt: skip
_PASSED = frozenset({"thead_open", "tbody_open", "thead_close", "tbody_close"})


class _Builder:
    def __init__(self, tokens: Sequence[Token], inline: "_Inline", lines: Sequence[str] = ()) -> None:
        self.tokens = tokens
        self.inline = inline
        self.lines = lines
        self.at = 0

    def blocks(self, until: str = "") -> tuple[Node, ...]:
        made: list[Node] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if until and token.type == until:
                break
            if token.type not in _PASSED:
                made += self._node(token)
        return tuple(made)

    def _node(self, token: Token) -> Sequence[Node]:
        if token.type == "inline":
            return _boxed(self.inline.read(token.content))
        if token.type == "heading_open":
            return [Node("heading", _joined(self.blocks("heading_close")), level=int(token.tag[1:]))]
        if token.type == "link_open":
            return [Node("link", _joined(self.blocks("link_close")), text=str(token.attrGet("href") or ""))]
        if token.type == plain_table.KIND:
            return [self._table(token)]
        if token.type in _CONTAINERS:
            children = self.blocks(token.type.replace("_open", "_close"))
            return children if token.hidden else [self._container(token, children)]
        return [_leaf(token)]

    def _container(self, token: Token, children: tuple[Node, ...]) -> Node:
        kind = _CONTAINERS[token.type]
        if kind == "table":
            return Node(kind, children, widths=self._widths(token))
        return Node(kind, _joined(children), header=token.type == "th_open", align=_align(token))

    def _table(self, token: Token) -> Node:
        aligns, rows = plain_table.parts(token)
        made = tuple(
            Node("row", tuple(self._cell(text, align, header=not n) for text, align in zip(row, aligns, strict=False)))
            for n, row in enumerate(rows)
        )
        return Node("table", made, widths=self._widths(token))

    def _cell(self, text: str, align: str, *, header: bool) -> Node:
        return Node("cell", _joined(_boxed(self.inline.read(text))), header=header, align=align)

    def _widths(self, table: Token) -> tuple[int, ...]:
        return _widths(self.lines[table.map[0] + 1]) if table.map else ()


class _Inline:
    """Reads the text inside of blocks. What templates mostly write is read at once, the rest by the parser."""

    def __init__(self, parser: MarkdownIt) -> None:
        self.parser = parser

    def read(self, text: str) -> tuple[Node, ...]:
        made: list[Node] = []
        at = 0
        while at < len(text):
            piece = _PIECE.match(text, at)
            if piece is None:
                return self.slowly(text)
            made.append(_piece(piece))
            at = piece.end()
        return tuple(made)

    def slowly(self, text: str) -> tuple[Node, ...]:
        """Return the same by the Markdown parser."""
        tokens: list[Token] = []
        self.parser.inline.parse(text, self.parser, {}, tokens)
        return _Builder(tokens, self).blocks()


_PLAIN = r"[^\\`*_\[\]<>&!\n]"
_SIGN = r"\\[!-/:-@\[-`{-~]"
_ADDRESS = (
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,40}[a-z0-9])?\.){1,4}[a-z]{2,20}"
    r"(?:/(?:[A-Za-z0-9/?:@=+$,\-_.!~*'()#&]|%[0-9A-F]{2})*)?"
)
"""A web address that the parser leaves as it is: nothing in it is to be encoded."""
_PIECE = re.compile(
    rf"(?P<text>\A\[[ x]\] +|{_PLAIN}+)|(?P<sign>{_SIGN})|(?P<br><br>)"
    rf"|\*\*(?P<strong>[^\W_](?:{_PLAIN}|{_SIGN})*)(?:(?<=[^\W_])\*\*(?!\*)|(?<=\S)\*\*(?= |\Z))"
    rf"|\[(?P<link>(?:{_PLAIN}|{_SIGN})+)\]\(<(?P<address>{_ADDRESS})>\)"
)


def _piece(piece: re.Match[str]) -> Node:
    if piece["text"]:
        return Node("text", text=piece["text"])
    if piece["sign"]:
        return Node("sign", text=piece["sign"][1:])
    if piece["strong"]:
        return Node("strong", (_unescaped(piece["strong"]),))
    if piece["link"]:
        return Node("link", (_unescaped(piece["link"]),), text=piece["address"])
    return Node("line_break", text=" ")


def _unescaped(text: str) -> Node:
    return Node("text", text=re.sub(r"\\(.)", r"\1", text))


def _widths(dashes: str) -> tuple[int, ...]:
    """Return the numbers of dashes under the head of a table, or nothing where all are alike."""
    counts = tuple(cell.count("-") for cell in dashes.strip().strip("|").split("|"))
    return counts if len(set(counts)) > 1 else ()


def _joined(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """Return the nodes with neighbouring texts and escaped signs made one text."""
    made: list[Node] = []
    for node in nodes:
        if node.kind not in ("text", "sign"):
            made.append(node)
        elif not node.text:
            continue
        elif made and made[-1].kind == "text":
            made[-1] = Node("text", text=made[-1].text + node.text)
        else:
            made.append(Node("text", text=node.text))
    return tuple(made)


def _leaf(token: Token) -> Node:
    if token.type == "text":
        return Node("text", text=token.content)
    if token.type == "text_special":
        return Node("sign", text=token.content)
    if token.type in ("softbreak", "hardbreak"):
        return Node("line_break" if token.type == "hardbreak" else "text", text=" ")
    if token.type == "code_inline":
        return Node("inline_code", text=token.content)
    if token.type == "hr":
        return Node("rule")
    if token.type == "fence":
        kind, _, name = token.info.strip().partition(" ")
        return Node("chart", text=name) if kind == "chart" else Node("code", text=token.content)
    if token.type == "code_block":
        return Node("code", text=token.content)
    raise UnknownBlock(f'Markdown of the kind "{token.type}" cannot be written.', "Use plain Markdown in templates.")


def _boxed(line: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a line with a box to tick in place of a first `[ ]` or `[x]`."""
    if not line or line[0].kind != "text" or not line[0].text.startswith(("[ ]", "[x]")):
        return line
    first, *others = line
    return (Node("box", ticked=first.text[1] == "x"), Node("text", text=first.text[3:].lstrip()), *others)


def _align(token: Token) -> str:
    return str(token.attrGet("style") or "").removeprefix("text-align:")
