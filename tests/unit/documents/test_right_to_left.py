"""Right to left, in every format: shown in a pseudo-language of Arabic letters."""

import io
import re
import zipfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack
from tests.unit.documents.builders import TODAY
from vidkit.base import i18n
from vidkit.documents.charts.gantt import Gantt
from vidkit.documents.tree import Document
from vidkit.documents.write import DOCUMENTS, render, write
from vidkit.documents.writers import WRITERS
from vidkit.documents.writers.sides import pieces
from vidkit.documents.writers.typst import source
from vidkit.exchange.exports import EXPORTS

for library in ("docx", "openpyxl"):
    pytest.importorskip(library)

ARABIC = re.compile("[\u0600-\u06ff]")


@cache
def documents() -> dict[str, Document]:
    assessment = make_assessment({"legal.handling": 1, "welfare.support": 1}, {"people_viewing": 3})
    made = render(make_pack(), assessment, list(DOCUMENTS), today=TODAY, language=i18n.PSEUDO_ARABIC)
    return {name: doc for name, (doc, _warning) in made.items()}


every_document = pytest.mark.parametrize("name", DOCUMENTS)


def _written(name: str, kind: str) -> bytes:
    with i18n.language(i18n.PSEUDO_ARABIC):
        return WRITERS[kind].write(documents()[name])


@every_document
def test_the_words_are_arabic_and_codes_and_placeholders_stay(name: str) -> None:
    meta = documents()[name].meta
    assert ARABIC.search(meta.title)
    assert re.fullmatch(r"25 [\u0600-\u06ff]+ 2026", meta.date)


@every_document
def test_a_page_of_html_runs_from_right_to_left(name: str) -> None:
    assert b'<html lang="qpa" dir="rtl">' in _written(name, "html")


@every_document
def test_every_paragraph_and_table_of_a_docx_runs_from_right_to_left(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(_written(name, "docx"))) as file:
        text = file.read("word/document.xml").decode()
    assert text.count("<w:pPr>") == text.count("<w:bidi/></w:pPr>") + len(re.findall(r"<w:bidi/><w:\w", text)) + (
        text.count('<w:pStyle w:val="VidkitGap"/></w:pPr>'))  # fmt: skip
    assert len(re.findall("<w:tbl[ >]", text)) == text.count("<w:bidiVisual/>")
    assert "<w:bidi/>" in text.rpartition("<w:sectPr")[2]


@every_document
def test_a_pdf_is_laid_out_from_right_to_left(name: str) -> None:
    assert 'direction: "rtl"' in source(documents()[name])


def test_a_chart_is_mirrored() -> None:
    chart = documents()["schedule"].charts["overview"]
    assert isinstance(chart, Gantt)
    assert chart.direction == "rtl"


def test_workbooks_and_calendar_are_in_the_language_too(tmp_path: Path) -> None:
    done = write(make_pack(), make_assessment({"legal.handling": 1}), ["schedule", "gate-board"], ["xlsx", "ics"],
                 folder=tmp_path, today=TODAY, language=i18n.PSEUDO_ARABIC, exports=EXPORTS)  # fmt: skip
    assert len(done) == 3
    for file in done:
        content = file.path.read_bytes()
        if file.format == "xlsx":
            with zipfile.ZipFile(io.BytesIO(content)) as book:
                parts = [book.read(n) for n in book.namelist() if n.endswith(".xml")]
            assert any(b'rightToLeft="1"' in part for part in parts)
            content = b"".join(parts)
        assert ARABIC.search(content.decode("utf-8", errors="replace"))


@pytest.mark.parametrize(("text", "whole"), [
    ("نص G01 نص", "G01"),
    ("نص G11, G12. 27 نوفمبر 2026", "G11, G12"),
    ("نص National desk (fictional) · 25 نوفمبر", "National desk (fictional)"),
    ("نص ISO 27037 نص", "ISO 27037"),
    ("نص 25 نوفمبر 2026; ICSE (INTERPOL) نص", "ICSE (INTERPOL)"),
    ("نص 1: USD 851,530; نص", "USD 851,530"),
    ("نص 25 November 2026، نص", "25 November 2026"),
    ("نص Republic of Esperia (fictional) – نص", "Republic of Esperia (fictional)"),
    ("نص (act.icse.connect) نص", "act.icse.connect"),
    ("نص https://example.org/a_b نص", "https://example.org/a_b"),
])
def test_what_runs_the_other_way_stays_whole(text: str, whole: str) -> None:
    found = [piece for piece, left_to_right in pieces(text) if left_to_right and not piece.isdigit()]
    assert found == [whole]
    assert "".join(piece for piece, _left_to_right in pieces(text)) == text


def test_a_pdf_keeps_letters_and_dates_apart_and_its_title_plain() -> None:
    """The day once stood before the unit's Latin name, and its month behind it."""
    meta = replace(documents()["enquiry-list"].meta, unit="National desk (fictional)")
    text = source(replace(documents()["enquiry-list"], meta=meta))
    assert 'unit: "\u2066National desk (fictional)\u2069"' in text
    assert "\u2066" not in text.partition("subtitle:")[0]
