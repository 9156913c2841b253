"""The package around the text of a DOCX: styles, lists, page, header and footer, and what it says about itself."""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import Any

from vidkit.base import resources
from vidkit.documents.look import Look
from vidkit.documents.tree import Meta

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_REL}" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
"""The names of the parts of the format, as they stand at the root of a text."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_KEPT = ("styles", "numbering", "settings", "fontTable", "theme", "header", "footer", "image", "hyperlink")
_SETTINGS_DROPPED = (
    "attachedTemplate", "rsids", "docVars", "mailMerge", "documentProtection", "writeProtection", "linkStyles",
    "footnotePr", "endnotePr", "hdrShapeDefaults", "schemaLibrary", "attachedSchema",
)  # fmt: skip


def styles(look: Look, *, compact: bool = False) -> str:
    """Return our styles in the colours of the look; compact: smaller and closer, for a document of two pages."""
    text = (resources.templates() / "style" / "docx-styles.xml").read_text("utf-8")
    if compact:
        text = re.sub(r'(w:szC?s? w:val=")(\d+)', lambda m: f"{m[1]}{max(14, int(m[2]) * 17 // 20)}", text)
        text = re.sub(r'(w:(?:before|after)=")(\d+)', lambda m: f"{m[1]}{int(m[2]) * 11 // 20}", text)
        text = re.sub(r'(w:line=")(2\d\d)', r"\g<1>240", text)
    return text.replace("ACCENT", look.accent.lstrip("#")).replace("TINT", look.tint.lstrip("#"))


def empty(style_text: str) -> bytes:
    """Return a document without words that has our styles."""
    parts = {
        "[Content_Types].xml": _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="/word/{part}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for part, kind in
                  (("document", "document.main"), ("styles", "styles"), ("settings", "settings"))) + "</Types>",
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/_rels/document.xml.rels": _relations([("styles", "styles.xml"), ("settings", "settings.xml")]),
        "word/document.xml": f'{_HEAD}<w:document {NAMES}><w:body><w:sectPr/></w:body></w:document>',
        "word/styles.xml": style_text,
        "word/settings.xml": f'{_HEAD}<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="360"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        "</w:compat></w:settings>",
    }  # fmt: skip
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name, text in parts.items():
            target.writestr(name, text)
    return made.getvalue()


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    inside = "".join(f'<Relationship Id="rId{n}" Type="{_REL}/{kind}" Target="{target}"/>'
                     for n, (kind, target) in enumerate(targets, start=1))  # fmt: skip
    return f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}' \
        "</Relationships>"


def with_styles(file: Any, style_text: str) -> Mapping[str, str]:
    """Give the document those of our styles that it lacks, and return the id of each by its name."""
    from docx.oxml import parse_xml

    root = file.styles.element
    known = {_name(s): s.get(f"{{{_W}}}styleId") for s in root.iterchildren(f"{{{_W}}}style")}
    for style in parse_xml(style_text.encode()).iterchildren(f"{{{_W}}}style"):
        if _name(style) not in known:
            added = deepcopy(style)
            for based in [e for tag in ("basedOn", "next") for e in added.iterchildren(f"{{{_W}}}{tag}")]:
                name = {"Normal": "Normal", "TableNormal": "Normal Table"}.get(based.get(f"{{{_W}}}val"), "")
                based.set(f"{{{_W}}}val", known.get(name, based.get(f"{{{_W}}}val")))
            root.append(added)
            known[_name(style)] = added.get(f"{{{_W}}}styleId")
    return known


def _name(style: Any) -> str:
    found = style.find(f"{{{_W}}}name")
    name = str(found.get(f"{{{_W}}}val")) if found is not None else ""
    return name.lower() if name.lower().startswith(("heading ", "toc ")) and name != "TOC Heading" else name


def with_lists(file: Any, bullets: int, numbers: Iterable[int], headings: Sequence[str], *, numbered: bool) -> None:
    """Put our lists in the place of the document's: bullets, one a numbered list, and the numbers of headings."""
    from docx.opc.packuri import PackURI
    from docx.oxml import parse_xml
    from docx.parts.numbering import NumberingPart

    lists = [f'<w:num w:numId="{bullets}"><w:abstractNumId w:val="1"/></w:num>']
    lists += [f'<w:num w:numId="{n}"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
              "</w:lvlOverride></w:num>" for n in numbers]
    shapes = _abstract(1, [("bullet", "•", 360), ("bullet", "–", 720)]) + _abstract(2, [("decimal", "%1.", 500)])
    if numbered:
        levels = [("decimal", ".".join(f"%{k}" for k in range(1, n + 1)), 400 + 160 * n)
                  for n in range(1, len(headings) + 1)]  # fmt: skip
        shapes += _abstract(3, levels, headings)
        lists.append('<w:num w:numId="2"><w:abstractNumId w:val="3"/></w:num>')
        _number_headings(file, headings)
    _without_lists(file, kept=headings if numbered else ())
    element = parse_xml(f'<w:numbering xmlns:w="{_W}">{shapes}{"".join(lists)}</w:numbering>'.encode())
    for key in [k for k, r in file.part.rels.items() if r.reltype == f"{_REL}/numbering"]:
        del file.part.rels[key]
    part = NumberingPart(PackURI("/word/numbering.xml"), f"{_TYPE}.numbering+xml", element, file.part.package)
    file.part.relate_to(part, f"{_REL}/numbering")


def _without_lists(file: Any, kept: Sequence[str]) -> None:
    """Take from the styles the lists of a reference document, whose numbers mean other lists here."""
    for style in file.styles.element.iterchildren(f"{{{_W}}}style"):
        if style.get(f"{{{_W}}}styleId") not in kept:
            for numbers in list(style.iter(f"{{{_W}}}numPr")):
                numbers.getparent().remove(numbers)


def _number_headings(file: Any, headings: Sequence[str]) -> None:
    for style in file.styles.element.iterchildren(f"{{{_W}}}style"):
        if style.get(f"{{{_W}}}styleId") in headings:
            numbers = style.get_or_add_pPr().get_or_add_numPr()
            numbers.get_or_add_ilvl().val = headings.index(style.get(f"{{{_W}}}styleId"))
            numbers.get_or_add_numId().val = 2


def _abstract(number: int, levels: Sequence[tuple[str, str, int]], headings: Sequence[str] = ()) -> str:
    made = []
    for n, (kind, text, indent) in enumerate(levels):
        of = f'<w:pStyle w:val="{headings[n]}"/>' if headings else ""
        hanging = 360 if kind == "bullet" else indent
        place = f'<w:pPr><w:ind w:left="{indent}" w:hanging="{hanging}"/></w:pPr>'
        made.append(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>{of}'
                    f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>{place}</w:lvl>')
    return (f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{"".join(made)}'
            "</w:abstractNum>")


def set_page(section: Any, size: tuple[int, int], margins: tuple[int, int, int]) -> None:
    """Set size and margins (side, top, bottom), in twentieths of a point."""
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    section.page_width, section.page_height = Twips(size[0]), Twips(size[1])
    section.orientation = WD_ORIENT.LANDSCAPE if size[0] > size[1] else WD_ORIENT.PORTRAIT
    side, top, bottom = margins
    section.left_margin = section.right_margin = Twips(side)
    section.top_margin, section.bottom_margin = Twips(top), Twips(bottom)
    section.header_distance, section.footer_distance = Twips(top // 2), Twips(bottom // 2)
    section.gutter = Twips(0)


def text_width(section: Any) -> int:
    """Return the width of the text in twentieths of a point; of an A4 page where the section does not say."""
    sides = (section.page_width, section.left_margin, section.right_margin)
    if any(s is None for s in sides):
        return 9638
    return int((sides[0] - sides[1] - sides[2]) / 635)


def mirror(section: Any) -> None:
    """Let the pages of the section run from right to left."""
    from docx.oxml import parse_xml

    element = section._sectPr
    if element.find(f"{{{_W}}}bidi") is None:
        bidi = parse_xml(f'<w:bidi xmlns:w="{_W}"/>')
        later = ("rtlGutter", "docGrid", "printerSettings")
        after = [e for tag in later for e in element.iterchildren(f"{{{_W}}}{tag}")]
        after[0].addprevious(bidi) if after else element.append(bidi)


def has_text(frame: Any) -> bool:
    """Say whether a header or footer of the reference document has anything in it."""
    if frame.is_linked_to_previous:
        return False
    element = frame._element
    return any(e.tag.rpartition("}")[2] in ("t", "drawing", "pict", "instrText", "fldSimple") for e in element.iter())


def fill(frame: Any, text: str, names: str) -> None:
    """Put the paragraphs in the place of what a header or footer holds."""
    from docx.oxml import parse_xml

    frame.is_linked_to_previous = False
    element = frame._element
    for child in list(element):
        element.remove(child)
    for child in list(parse_xml(f"<w:hdr {names}>{text}</w:hdr>".encode())):
        element.append(child)


def describe(file: Any, meta: Meta) -> None:
    """Let the file say its title and language, and nothing of who made it, where and when."""
    from docx.oxml import parse_xml

    package = file.part.package
    for held, kept in ((package.rels, ("officeDocument", "core-properties")), (file.part.rels, _KEPT)):
        for key in [k for k, r in held.items() if r.reltype.rpartition("/")[2] not in kept]:
            del held[key]
    core = package._core_properties_part
    for child in list(core.element):
        core.element.remove(child)
    file.core_properties.title = f"{meta.title} – {meta.country}"
    file.core_properties.language = meta.language
    settings = file.settings.element
    for tag in _SETTINGS_DROPPED:
        for child in list(settings.iterchildren(f"{{{_W}}}{tag}")):
            settings.remove(child)
    for key in list(file.part._settings_part.rels):
        del file.part._settings_part.rels[key]
    if settings.find(f"{{{_W}}}themeFontLang") is None:
        language = parse_xml(f'<w:themeFontLang xmlns:w="{_W}" w:val="{meta.language}"/>')
        compat = settings.find(f"{{{_W}}}compat")
        compat.addnext(language) if compat is not None else settings.append(language)
