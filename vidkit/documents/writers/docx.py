"""DOCX through python-docx: real styles, heading rows, boxes to tick, charts as pictures, nothing about its maker.

The styles are our own, or those of a reference document; the text is made in `wordml`.
"""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from vidkit.base.errors import MissingPart
from vidkit.base.i18n import _, direction
from vidkit.documents.drawing import Drawing
from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import Document
from vidkit.documents.writers import docx_package as package
from vidkit.documents.writers.pictures import Picture, logo_picture, pictures
from vidkit.documents.writers.wordml import BULLETS, FIRST_LIST, Body, Named, runs, xml

_PAGES = {"a4": (11906, 16838), "letter": (12240, 15840)}
_MARGINS, _COMPACT = (1134, 1361, 1247), (1021, 1077, 964)
_IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LEVELS = 3


def write(document: Document, look: Look = USUAL) -> bytes:
    """Return the document as DOCX bytes; the same document gives the same bytes. Raises: MissingPart."""
    library()
    return _Writer(document, look).made()


def library() -> Any:
    """Return python-docx. Raises: MissingPart."""
    try:
        import docx
    except ImportError:
        raise MissingPart(_("The python-docx library is missing, so no DOCX can be made."),
                          'pip install "vidkit[office]"') from None  # fmt: skip
    return docx


class _Writer:
    """Fills one package."""

    def __init__(self, document: Document, look: Look) -> None:
        self.document, self.look, self.meta = document, look, document.meta
        self.own = not look.reference
        self.styles = package.styles(look, compact=document.meta.compact)
        self.file = library().Document(io.BytesIO(look.reference or package.empty(self.styles)))
        self.section = self.file.sections[-1]
        self.rtl = direction(self.meta.language) == "rtl"
        self.named: Mapping[str, str] = package.with_styles(self.file, self.styles)
        self.images = self._images()
        self.body = Body(document, Named(style=self.named.__getitem__, link=self._link, picture=self._picture,
                                         width=self._paper(), rtl=self.rtl))  # fmt: skip

    def made(self) -> bytes:
        text = self.body.blocks()
        self._fill(self._front() + text)
        self._number()
        self._frame()
        package.describe(self.file, self.meta)
        return packed(self.file)

    def _images(self) -> Mapping[str, Picture]:
        drawings: list[Drawing] = [c.drawing() for c in self.document.charts.values()]
        return dict(zip(self.document.charts, pictures(drawings, landscape=self.meta.landscape), strict=True))

    def _paper(self) -> int:
        """Set the page, where it is ours to set, and return the width of the text."""
        s = self.section
        if self.own:
            side, top, bottom = _COMPACT if self.meta.compact else _MARGINS
            width, height = _PAGES[self.look.paper]
            package.set_page(s, (height, width) if self.meta.landscape else (width, height), (side, top, bottom))
        return package.text_width(s)

    def _link(self, address: str) -> str:
        return str(self.file.part.relate_to(address, _LINK, is_external=True))

    def _picture(self, chart: str) -> tuple[str, Picture]:
        picture = self.images[chart]
        return self._image(picture.png), picture

    def _image(self, png: bytes) -> str:
        relation, _image = self.file.part.get_or_add_image(io.BytesIO(png))
        return str(relation)

    # -- what stands around the text --

    def _front(self) -> str:
        """Return title, what stands beside it, notice, face and contents."""
        meta, say = self.meta, self._say
        made = [self._logo()]
        if meta.title_page:
            made.append(say("vidkit marking", meta.marking))
        made += [say("vidkit marking", " · ".join(self.look.organisations))] if self.look.organisations else []
        made.append(say("Title", f"{meta.title} – {meta.country}"))
        if meta.title_page:
            made += [say("Subtitle", meta.subtitle) if meta.subtitle else "",
                     say("Normal", meta.unit) if meta.unit else "", say("Normal", meta.date)]  # fmt: skip
        else:
            made.append(say("Subtitle", " · ".join(filter(None, [meta.subtitle, meta.unit, meta.date]))))
        if meta.notice:
            made.append(self.body.paragraph_of("vidkit notice", runs(meta.notice, "<w:b/><w:bCs/>", rtl=self.rtl)))
        made += [self._face(label, statement) for label, statement in meta.face]
        made.append(self._contents() if meta.contents else "")
        breaks = meta.title_page and not meta.contents
        return "".join(made) + ('<w:p><w:r><w:br w:type="page"/></w:r></w:p>' if breaks else "")

    def _say(self, style: str, text: str) -> str:
        return self.body.paragraph_of(style, runs(text, rtl=self.rtl))

    def _face(self, label: str, statement: str) -> str:
        bold = runs(_("{label}: {statement}", label=label, statement=""), "<w:b/><w:bCs/>", rtl=self.rtl)
        return self.body.paragraph_of("vidkit face", bold + runs(statement, rtl=self.rtl))

    def _logo(self) -> str:
        logo = self.look.logo
        if logo is None:
            return ""
        height = 42.0
        alt = ", ".join(self.look.organisations) or _("Logo")
        inside = self.body.inline_picture(self._image(logo_picture(logo)), height * logo.ratio, height, alt)
        return self.body.paragraph_of("Normal", inside)

    def _contents(self) -> str:
        """Return a table of contents that is there at once, and that Word completes with pages when asked."""
        field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        asked = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
        begin = f'{field.format("begin")}{asked}{field.format("separate")}'
        entries = []
        for n, (anchor, words) in enumerate(self.body.contents, start=1):
            text = f"{n}  {words}" if self.meta.numbered else words
            link = f'<w:hyperlink w:anchor="{anchor}" w:history="1">{runs(text, rtl=self.rtl)}</w:hyperlink>'
            entries.append(self.body.paragraph_of("toc 1", (begin if n == 1 else "") + link))
        if not entries:
            return ""
        end = self.body.paragraph_of("Normal", field.format("end"))
        breaks = "<w:pageBreakBefore/>" if self.meta.title_page else ""
        title = self.body.paragraph_of("TOC Heading", runs(self.meta.words.get("contents", ""), rtl=self.rtl), breaks)
        return title + "".join(entries) + end

    def _fill(self, text: str) -> None:
        from docx.oxml import parse_xml

        body = self.file.element.body
        last = body.sectPr
        for child in list(body):
            if child is not last:
                body.remove(child)
        held = parse_xml(f"<w:body {package.NAMES}>{text}</w:body>".encode())
        for child in list(held):
            last.addprevious(child)
        if self.rtl:
            package.mirror(self.section)

    def _number(self) -> None:
        lists = range(FIRST_LIST, FIRST_LIST + self.body.lists)
        package.with_lists(self.file, BULLETS, lists, [self.named[f"heading {n + 1}"] for n in range(_LEVELS)],
                           numbered=self.meta.numbered)  # fmt: skip

    def _frame(self) -> None:
        """Put header and footer on, unless the reference document has its own."""
        head = f"{self.meta.title} – {self.meta.country}"
        width = package.text_width(self.section)
        if self.own or not package.has_text(self.section.header):
            package.fill(self.section.header, self._tabbed("header", runs(head, rtl=self.rtl),
                                                           runs(self.meta.marking, rtl=self.rtl), width), package.NAMES)
            if self.meta.title_page:
                self.section.different_first_page_header_footer = True
                package.fill(self.section.first_page_header, "<w:p/>", package.NAMES)
                package.fill(self.section.first_page_footer, self._foot(width), package.NAMES)
        if self.own or not package.has_text(self.section.footer):
            package.fill(self.section.footer, self._foot(width), package.NAMES)

    def _foot(self, width: int) -> str:
        pages = "".join([runs(f"{self.meta.words.get('page', '')} ", rtl=self.rtl), _field("PAGE"),
                         runs(" / ", rtl=False), _field("NUMPAGES")])  # fmt: skip
        return self._tabbed("footer", runs(self.meta.edition, rtl=self.rtl), pages, width)

    def _tabbed(self, style: str, near: str, far: str, width: int) -> str:
        tabs = f'<w:tabs><w:tab w:val="clear" w:pos="4536"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'
        return self.body.paragraph_of(style, f"{near}<w:r><w:tab/></w:r>{far}", tabs)


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {xml(name)} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def packed(file: Any) -> bytes:
    """Return the package with its parts in one order and without times."""
    first, second = io.BytesIO(), io.BytesIO()
    file.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w") as target:
        for name in _ordered(source.namelist()):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name.endswith(".png") else zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return second.getvalue()


def _ordered(names: Sequence[str]) -> Sequence[str]:
    return sorted(names, key=lambda n: (n != "[Content_Types].xml", n != "_rels/.rels", n))
