"""Texts out of files: office files by part, archives, broken and hostile ones."""

import io
import zipfile

from vidkit.base.mapped import Lines
from vidkit.base.reading import Reading, read_bytes

WORD = (
    '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>One </w:t></w:r><w:r><w:t>line</w:t></w:r></w:p>'
    "<w:p><w:del><w:r><w:delText>taken out</w:delText></w:r></w:del></w:p></w:body></w:document>"
)
SHEET = (
    '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>beside</t></is></c><c><v>42</v></c></row>'
    "</sheetData></worksheet>"
)


def packed(**members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return file.getvalue()


def said(reading: Reading) -> dict[str, str]:
    return {p.place: p.text for p in reading.parts}


def test_runs_of_a_paragraph_are_read_as_one_text() -> None:
    assert said(read_bytes("a.docx", packed(**{"word__document.xml": WORD})))["paragraph 1"] == "One line"


def test_deleted_text_of_a_document_is_read() -> None:
    assert "taken out" in said(read_bytes("a.docx", packed(**{"word__document.xml": WORD}))).values()


def test_properties_are_read() -> None:
    core = '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>A Name</dc:creator></cp:coreProperties>'
    assert said(read_bytes("a.docx", packed(**{"docProps__core.xml": core}))) == {"property creator": "A Name"}


def test_cells_of_a_row_are_read_together() -> None:
    shared = "<sst><si><t>shared</t></si></sst>"
    data = packed(**{"xl__sharedStrings.xml": shared, "xl__worksheets__sheet1.xml": SHEET})
    assert said(read_bytes("a.xlsx", data)) == {"sheet1, row 1": "shared\tbeside\t42"}


def test_links_to_the_outside_are_read() -> None:
    rels = '<Relationships><Relationship Target="mailto:a@b.example" TargetMode="External"/></Relationships>'
    data = packed(**{"word___rels__document.xml.rels": rels})
    assert "mailto:a@b.example" in said(read_bytes("a.docx", data)).values()


def test_entities_are_never_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:p>&a;</w:p></w:document>'
    reading = read_bytes("a.docx", packed(**{"word__document.xml": bomb}))
    assert reading.parts == ()
    assert len(reading.unread) == 1


def test_pictures_inside_are_told_as_not_read() -> None:
    reading = read_bytes("a.docx", packed(**{"word__document.xml": WORD, "word__media__image1.png": "x"}))
    assert reading.unread == ("1 embedded pictures or files",)


def test_files_of_an_archive_are_read_with_their_names() -> None:
    assert "text inside" in said(read_bytes("a.zip", packed(**{"notes.txt": "text inside"}))).values()


def test_archive_in_an_archive_is_told_as_not_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("inner.zip", packed(**{"a.txt": "x"}))
    assert "an archive in an archive" in read_bytes("a.zip", file.getvalue()).unread[0]


def test_damaged_office_file_is_told() -> None:
    assert read_bytes("a.docx", b"nothing like it").unread


def test_bytes_that_are_no_text_are_told() -> None:
    assert read_bytes("a.bin", b"\x89PNG\0\0\0").unread


def test_utf_16_is_read() -> None:
    assert read_bytes("a.txt", "نص".encode("utf-16")).parts[0].text == "نص"


def test_line_and_column_count_from_one() -> None:
    assert Lines("ab\ncd").of(0) == (1, 1)
    assert Lines("ab\ncd").of(4) == (2, 2)
