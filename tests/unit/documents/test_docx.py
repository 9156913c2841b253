"""DOCX: what Word and a reader of the screen are told, apart from how it looks."""

import io
import re
import zipfile
from functools import cache
from typing import Any

import pytest

from tests.unit.documents.naughty import CONTROL, NAUGHTY
from tests.unit.documents.whole import WORDS, make_chart, make_meta, make_whole
from vidkit.base.errors import MissingPart
from vidkit.base.text import one_line
from vidkit.documents.escape import escaped
from vidkit.documents.look import Look
from vidkit.documents.tree import document
from vidkit.documents.writers import docx as writer

docx = pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@cache
def whole() -> bytes:
    return writer.write(make_whole())


def opened(content: bytes) -> Any:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def test_every_word_is_there_in_the_order_of_the_document() -> None:
    text = "".join(e.text or "" for e in opened(whole()).element.body.iter(f"{W}t"))
    text = text[text.rindex("A heading") :]
    at = [text.find(words) for words in WORDS]
    assert -1 not in at
    assert sorted(at) == at


def test_headings_are_headings() -> None:
    found = [(p.style.name, p.text) for p in opened(whole()).paragraphs if p.style.name.startswith("Heading")]
    assert found == [("Heading 1", "A heading"), ("Heading 2", "A lower heading"), ("Heading 1", "After a rule")]


def test_a_line_over_a_table_or_a_list_stays_with_it() -> None:
    text = "## Phase\n\nOver the table.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nWhat hangs on it:\n\n- a gate\n\nMore."
    found = opened(writer.write(document(text, make_meta(), {}))).paragraphs
    assert [p.text for p in found if p.paragraph_format.keep_with_next] == ["Over the table.", "What hangs on it:"]


def test_lists_are_lists_and_each_numbered_one_begins_at_one() -> None:
    numbers = [p for p in opened(whole()).paragraphs if p.style.name == "List Number"]
    assert len(numbers) == 3
    ids = [p._p.pPr.numPr.numId.val for p in numbers]
    assert ids[0] == ids[1] != ids[2]


def test_the_heads_of_tables_repeat_and_rows_stay_whole() -> None:
    (table,) = opened(whole()).tables
    head, *rows = table._tbl.tr_lst
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert all(r.find(f"{W}trPr/{W}tblHeader") is None for r in rows)
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in (head, *rows))


def test_boxes_can_be_ticked() -> None:
    text = part(whole(), "word/document.xml")
    assert re.findall(r'<w14:checked w14:val="(\d)"', text) == ["0", "1", "0"]


def test_a_box_in_a_table_stands_apart_from_its_words() -> None:
    (table,) = opened(whole()).tables
    cell = table.cell(2, 0)._tc
    assert "".join(e.text or "" for e in cell.iter(f"{W}t")).startswith("☐ four")


def test_a_chart_is_a_picture_with_its_words() -> None:
    doc = opened(whole())
    (shape,) = doc.inline_shapes
    assert shape._inline.docPr.get("descr") == make_chart().alt
    with zipfile.ZipFile(io.BytesIO(whole())) as file:
        (picture,) = [n for n in file.namelist() if n.endswith(".png")]
        assert file.read(picture).startswith(b"\x89PNG")


def test_a_link_leads_to_its_address_and_nothing_else_leaves_the_file() -> None:
    relations = opened(whole()).part.rels.values()
    assert [r.target_ref for r in relations if r.is_external] == ["https://example.org/a?b=1&c=2"]


def test_the_page_says_which_it_is_of_how_many() -> None:
    (section,) = opened(whole()).sections
    fields = re.findall(r'w:instr=" (\w+) "', section.footer._element.xml)
    assert fields == ["PAGE", "NUMPAGES"]
    assert "restricted" in section.header._element.xml


def test_the_file_says_nothing_about_who_made_it_and_when() -> None:
    core = part(whole(), "docProps/core.xml")
    assert re.findall(r"<(?:dc|dcterms|cp):(\w+)", core.replace("cp:coreProperties", "")) == ["title", "language"]
    with zipfile.ZipFile(io.BytesIO(whole())) as file:
        assert "docProps/app.xml" not in file.namelist()
        assert {i.date_time for i in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_document_gives_the_same_bytes() -> None:
    assert writer.write(make_whole()) == whole()


def test_a_right_to_left_document_is_mirrored_and_keeps_numbers_at_their_words() -> None:
    text = part(writer.write(make_whole("On 25 November 2026 نص عربي\n\n| a | b |\n|--|--|\n| 1 | 2 |\n",
                                        language="ar")), "word/document.xml")  # fmt: skip
    assert "<w:bidiVisual/>" in text
    assert text.count("<w:bidi/>") >= text.count("<w:pPr>")
    assert ">\u200eOn 25 November 2026</w:t>" in text
    assert re.search(r"<w:rtl/></w:rPr><w:t[^>]*>[^<]*نص عربي", text)


def test_letter_and_landscape_set_the_page() -> None:
    (section,) = opened(writer.write(make_whole(landscape=True), Look(paper="letter"))).sections
    assert (round(section.page_width.inches, 1), round(section.page_height.inches, 1)) == (11, 8.5)


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    with pytest.raises(MissingPart) as caught:
        writer.write(make_whole())
    assert "vidkit[office]" in caught.value.hint


def test_what_users_type_is_shown_letter_by_letter() -> None:
    texts = [*NAUGHTY, *CONTROL, "no character \ufffe", "x" * 500]
    rows = "\n".join(f"- Note: {escaped(t)}" for t in texts)
    made = writer.write(make_whole(rows, title=NAUGHTY[28], country=NAUGHTY[24], marking=NAUGHTY[29]))
    doc = opened(made)
    shown = [p.text for p in doc.paragraphs]
    expected = [f"Note: {one_line(t)}".replace("\ufffe", "[U+FFFE]") for t in texts]
    assert [t for t in expected if t not in shown] == []
    assert doc.core_properties.title == f"{NAUGHTY[28]} – {NAUGHTY[24]}"


# -- a reference document --


def reference(**core: str) -> bytes:
    """Return a document of another house: its own heading style, header, page and author."""
    made = docx.Document()
    made.add_paragraph("words of the reference")
    made.styles["Heading 1"].font.name = "Garamond"
    made.sections[0].header.paragraphs[0].text = "Ministry of the Interior"
    for name, value in core.items():
        setattr(made.core_properties, name, value)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_reference_document_gives_styles_header_and_page_but_no_words() -> None:
    doc = opened(writer.write(make_whole(), Look(reference=reference())))
    assert doc.styles["Heading 1"].font.name == "Garamond"
    assert doc.sections[0].header.paragraphs[0].text == "Ministry of the Interior"
    assert "words of the reference" not in "".join(p.text for p in doc.paragraphs)
    assert "NUMPAGES" in doc.sections[0].footer._element.xml


def test_nothing_about_the_maker_of_a_reference_document_goes_along() -> None:
    made = writer.write(make_whole(), Look(reference=reference(author="A Person", last_modified_by="B Person")))
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        assert not [n for n in file.namelist() if re.search(b"[AB] Person", file.read(n))]
        assert not [n for n in file.namelist() if n.startswith(("customXml", "docProps/app", "docProps/thumb"))]


def test_the_lists_of_a_reference_document_do_not_become_ours() -> None:
    """A heading that was number 1 of the reference's lists once became a bullet."""
    made = docx.Document(io.BytesIO(reference()))
    numbers = made.styles["Heading 1"].element.get_or_add_pPr().get_or_add_numPr()
    numbers.get_or_add_numId().val = 1
    out = io.BytesIO()
    made.save(out)
    doc = opened(writer.write(make_whole(), Look(reference=out.getvalue())))
    assert doc.styles["Heading 1"].element.pPr.numPr is None


def test_what_is_missing_from_a_reference_document_is_added() -> None:
    doc = opened(writer.write(make_whole(), Look(reference=reference())))
    assert {"vidkit table", "vidkit notice"} <= {s.name for s in doc.styles}
    assert doc.tables[0].style.name == "vidkit table"

