"""The tree as WordprocessingML. Text goes in escaped; a run holds letters of one direction only."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from vidkit.documents.tree import KINDS, Document, Node, leads, plain_text
from vidkit.documents.writers.columns import shares
from vidkit.documents.writers.pictures import Picture
from vidkit.documents.writers.sides import has_right_to_left, is_mixed, pieces

BULLETS, FIRST_LIST = 1, 10
"""Numbers of the lists in the numbering part: bullets are one, each numbered list has its own."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LEFT_TO_RIGHT_MARK = "\u200e"
_EMU = 12700
_GAP = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr></w:p>'


def xml(text: str) -> str:
    """Return the text as XML can hold it; what it cannot is shown by its number."""
    return escape(_NOT_IN_XML.sub(lambda m: f"[U+{ord(m[0]):04X}]", text), {'"': "&quot;"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """How the document at hand calls what text refers to.

    `style`: our name of a style to its id; `link`: an address to its relation; `picture`: of a chart,
    its relation and size. `width`: of the text, in twentieths of a point.
    """

    style: Callable[[str], str]
    link: Callable[[str], str]
    picture: Callable[[str], tuple[str, Picture]]
    width: int
    rtl: bool


@dataclass(slots=True)
class Body:
    """One method a node kind. `lists`: how many numbered lists were made. `contents`: (anchor, words) of level 1."""

    document: Document
    named: Named
    lists: int = 0
    contents: list[tuple[str, str]] = field(default_factory=list)
    _ids: int = 0
    _break: bool = False
    _keep: bool = False
    _after_table: bool = False
    _heading: str = ""
    _run: str = ""
    _depth: int = 0
    _methods: Mapping[str, Callable[[Node], str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._methods = {k: getattr(self, k) for k in KINDS}

    def join(self, nodes: Sequence[Node]) -> str:
        return "".join(self._methods[n.kind](n) for n in nodes)

    def blocks(self) -> str:
        """Return the body of the document; a table at the end is followed by the paragraph that Word asks for."""
        made = ""
        for n, node in enumerate(self.document.nodes):
            self._keep = leads(self.document.nodes, n)
            made += self.join((node,))
        return made + (self._gap() if self._after_table else "")

    def paragraph_of(self, style: str, inside: str, extra: str = "") -> str:
        """Return a paragraph. style: our name of it; extra: properties before `bidi`, in the order of the schema."""
        breaks = ("<w:keepNext/>" if self._keep else "") + ("<w:pageBreakBefore/>" if self._break else "")
        space = '<w:spacing w:before="160"/>' if self._after_table and style == "Normal" else ""
        self._break = self._keep = self._after_table = False
        bidi = "<w:bidi/>" if self.named.rtl else ""
        start, _, rest = extra.partition("|")
        name = f'<w:pStyle w:val="{self.named.style(style)}"/>' if style != "Normal" else ""
        return f"<w:p><w:pPr>{name}{breaks}{start}{bidi}{space}{rest}</w:pPr>{inside}</w:p>"

    # -- blocks --

    def heading(self, n: Node) -> str:
        level = max(1, n.level - 1)
        self._heading = plain_text(n.children)
        self._ids += 1
        anchor = f"_Toc{self._ids:06d}"
        if level == 1:
            self.contents.append((anchor, self._heading))
        mark = f'<w:bookmarkStart w:id="{self._ids}" w:name="{anchor}"/>'
        inside = f'{mark}{self.join(n.children)}<w:bookmarkEnd w:id="{self._ids}"/>'
        return self.paragraph_of(f"heading {min(level, 3)}", inside)

    def paragraph(self, n: Node) -> str:
        return self.paragraph_of("Normal", self.join(n.children))

    def bullets(self, n: Node) -> str:
        self._depth += 1
        level = min(self._depth, 2) - 1
        listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{BULLETS}"/></w:numPr>'
        made = "".join(self._item(i, "List Bullet 2" if level else "List Bullet", listed) for i in n.children)
        self._depth -= 1
        return made

    def numbers(self, n: Node) -> str:
        number = FIRST_LIST + self.lists
        self.lists += 1
        listed = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return "".join(self._item(i, "List Number", listed) for i in n.children)

    def item(self, n: Node) -> str:
        return self._item(n, "List Bullet", "")

    def _item(self, n: Node, style: str, listed: str) -> str:
        """Return an item: its first words carry the mark, what follows stands below them."""
        made: list[str] = []
        for part in _item_parts(n):
            if part.kind == "paragraph":
                made.append(self._line(part.children, "List Continue" if made else style, "" if made else listed))
            else:
                made.append(self.join((part,)))
        return "".join(made)

    def _line(self, line: tuple[Node, ...], style: str, listed: str) -> str:
        if line[0].kind == "box":
            box, *others = line
            return self.paragraph_of("vidkit checklist", f"{self.box(box)}<w:r><w:tab/></w:r>{self.join(others)}")
        return self.paragraph_of(style, self.join(line), listed)

    def quote(self, n: Node) -> str:
        inside = [c for c in n.children if c.kind == "paragraph"]
        if len(inside) < len(n.children):
            return self.join(n.children)
        return "".join(self.paragraph_of("vidkit notice", self.join(c.children)) for c in inside)

    def rule(self, n: Node) -> str:
        """A rule says that the next part begins on a page of its own."""
        self._break = True
        return ""

    def code(self, n: Node) -> str:
        lines = "<w:r><w:br/></w:r>".join(self._text(line) for line in n.text.rstrip("\n").split("\n"))
        return self.paragraph_of("vidkit code", lines)

    def chart(self, n: Node) -> str:
        relation, picture = self.named.picture(n.text)
        chart = self.document.charts[n.text]
        title = self.paragraph_of("vidkit chart title", self._text(chart.title)) if chart.title else ""
        shown = self.inline_picture(relation, picture.width, picture.height, chart.alt)
        return title + self.paragraph_of("vidkit chart", shown)

    def table(self, n: Node) -> str:
        before = self._gap() if self._after_table else ""
        if self._break:
            before = self.paragraph_of("vidkit gap", "")
        widths = [round(s * self.named.width) for s in shares(n)]
        grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
        rows = "".join(self._row(r, widths) for r in n.children)
        self._after_table = True
        side = "<w:bidiVisual/>" if self.named.rtl else ""
        caption = f'<w:tblCaption w:val="{xml(self._heading)}"/>' if self._heading else ""
        return (f'{before}<w:tbl><w:tblPr><w:tblStyle w:val="{self.named.style("vidkit table")}"/>{side}'
                f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
                f'<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
                f'w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>')

    def row(self, n: Node) -> str:
        return self._row(n, [0] * len(n.children))

    def _row(self, n: Node, widths: Sequence[int]) -> str:
        head = "<w:tblHeader/>" if n.children and n.children[0].header else ""
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{w}" w:type="dxa"/></w:tcPr>{self.cell(c)}</w:tc>'
            for c, w in zip(n.children, widths, strict=True)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"

    def cell(self, n: Node) -> str:
        side = {"center": '<w:jc w:val="center"/>', "right": '<w:jc w:val="right"/>'}.get(n.align, "")
        after, self._after_table = self._after_table, False
        held, self._break = self._break, False
        made = self.paragraph_of("vidkit table text", self.join(_spaced(n.children)), f"|{side}")
        self._after_table, self._break = after, held
        return made

    def _gap(self) -> str:
        self._after_table = False
        return _GAP.format(self.named.style("vidkit gap"))

    # -- inside of a line --

    def text(self, n: Node) -> str:
        return self._text(n.text)

    def strong(self, n: Node) -> str:
        return self._marked("<w:b/><w:bCs/>", n.children)

    def emphasis(self, n: Node) -> str:
        return self._marked("<w:i/><w:iCs/>", n.children)

    def inline_code(self, n: Node) -> str:
        style = f'<w:rStyle w:val="{self.named.style("vidkit inline code")}"/>'
        return self._marked(style, (Node("text", text=n.text),))

    def line_break(self, n: Node) -> str:
        return "<w:r><w:br/></w:r>"

    def box(self, n: Node) -> str:
        """Return a box that Word ticks at a click."""
        self._ids += 1
        sign, on = ("☒", 1) if n.ticked else ("☐", 0)
        font = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" w:hint="eastAsia"/>'
        return (f'<w:sdt><w:sdtPr><w:id w:val="{self._ids}"/><w14:checkbox><w14:checked w14:val="{on}"/>'
                '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
                '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
                f"<w:sdtContent><w:r><w:rPr>{font}</w:rPr><w:t>{sign}</w:t></w:r></w:sdtContent></w:sdt>")

    def link(self, n: Node) -> str:
        if not n.text.startswith(("https://", "http://")):
            return self.join(n.children)
        inside = self._marked(f'<w:rStyle w:val="{self.named.style("Hyperlink")}"/>', n.children)
        return f'<w:hyperlink r:id="{self.named.link(n.text)}">{inside}</w:hyperlink>'

    def _marked(self, properties: str, children: Sequence[Node]) -> str:
        before = self._run
        self._run = "".join(sorted({*_split(before), *_split(properties)}, key=_rank))
        made = self.join(children)
        self._run = before
        return made

    def _text(self, text: str) -> str:
        return runs(text, self._run, rtl=self.named.rtl)

    def inline_picture(self, relation: str, width: float, height: float, alt: str) -> str:
        """Return a picture in the line. width, height: in points."""
        self._ids += 1
        scale = min(1.0, self.named.width / 20 / width)
        size = f'cx="{round(width * scale * _EMU)}" cy="{round(height * scale * _EMU)}"'
        name = f'id="{self._ids}" name="picture-{self._ids}" descr="{xml(" ".join(alt.split()))}"'
        return (f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
                f'<wp:docPr {name}/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/>'
                '</wp:cNvGraphicFramePr><a:graphic><a:graphicData '
                'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
                f'<pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
                '<a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
                f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
                '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
                '</a:graphic></wp:inline></w:drawing></w:r>')  # fmt: skip


_INLINE = ("text", "strong", "emphasis", "link", "inline_code", "line_break", "box")
_ORDER = ("rStyle", "b", "bCs", "i", "iCs")


def _spaced(line: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return a line with a space between a box and the words behind it."""
    if len(line) > 1 and line[0].kind == "box":
        return (line[0], Node("text", text=" "), *line[1:])
    return line


def _item_parts(n: Node) -> Sequence[Node]:
    """Return the blocks of an item, its loose words as paragraphs."""
    made: list[Node] = []
    for child in n.children:
        if child.kind not in _INLINE:
            made.append(child)
        elif made and made[-1].kind == "paragraph" and made[-1].level:
            made[-1] = Node("paragraph", (*made[-1].children, child), level=1)
        else:
            made.append(Node("paragraph", (child,), level=1))
    return made


def _split(properties: str) -> Sequence[str]:
    return re.findall(r"<[^>]+>", properties)


def _rank(element: str) -> tuple[int, str]:
    name = re.match(r"<w:(\w+)", element)
    return (_ORDER.index(name[1]) if name and name[1] in _ORDER else len(_ORDER), element)


def runs(text: str, properties: str = "", *, rtl: bool) -> str:
    """Return the text as runs, each of one direction. properties: of the run, before its direction."""
    if not rtl and not has_right_to_left(text):
        return _one_run(text, properties)
    return "".join(
        _one_run(f"{_LEFT_TO_RIGHT_MARK if is_mixed(piece) else ''}{piece}", properties) if left_to_right
        else _one_run(piece, f"{properties}<w:rtl/>")
        for piece, left_to_right in pieces(text)
    )  # fmt: skip


def _one_run(text: str, properties: str) -> str:
    if not text:
        return ""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inside}<w:t xml:space="preserve">{xml(text)}</w:t></w:r>'
