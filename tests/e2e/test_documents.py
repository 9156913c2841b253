"""PDFs, looked at with a library other than the one that made them; bytes that do not depend on the machine."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.e2e.pdf_text import page_texts
from tests.toy import make_assessment
from tests.unit.documents.naughty import CONTROL, NAUGHTY
from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.base.text import one_line
from vidkit.content.model import Pack
from vidkit.content.packs import load_pack
from vidkit.documents.drawing import Text
from vidkit.documents.tree import Document
from vidkit.documents.write import DOCUMENTS, render
from vidkit.documents.writers.pdf import STANDARDS, compiled
from vidkit.documents.writers.pdf import write as write_pdf
from vidkit.documents.writers.typst import scale, source

pytestmark = pytest.mark.slow

TODAY = date(2026, 11, 25)
ROOT = Path(__file__).parents[2]


def answered(pack: Pack, **changes: Any) -> Assessment:
    """Return answers to every capability, mixed: unknown, low, claimed and shown."""
    shown = (Evidence(title="Signed order", date="2026-03", seen_by="the adviser"),)
    answers = {}
    for n, c in enumerate(pack.capabilities):
        answers[c.id] = (
            Answer(state="unknown"), Answer(value=1, note="Only in the capital."), Answer(value=2), Answer(value=3),
            Answer(value=3, evidence=shown),
        )[n % 5]  # fmt: skip
        answers[c.id] = replace(answers[c.id], time="2026-11-24T10:00:00Z", respondent=c.respondents[0])
    answers["people_viewing"] = Answer(value=4)
    return make_assessment(pack=pack.id, pack_version=pack.version, country="XA", country_name="Avalonia",
                           fictional=True, answers={**answers, **changes.pop("answers", {})},
                           profile=pack.profiles[-1].id, unit="National unit", **changes)  # fmt: skip


@cache
def documents() -> Mapping[str, Document]:
    pack = load_pack()
    return {n: d for n, (d, _warning) in render(pack, answered(pack), list(DOCUMENTS), today=TODAY).items()}


@cache
def pdf_bytes(name: str) -> bytes:
    return write_pdf(documents()[name])


def opened(name: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf_bytes(name)))


def structure(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield every element of the structure tree."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if isinstance(element, pikepdf.Array):
            waiting += list(element)
        elif isinstance(element, pikepdf.Dictionary):
            if "/S" in element:
                yield element
            if "/K" in element:
                waiting.append(element.K)


every_document = pytest.mark.parametrize("name", DOCUMENTS)


@every_document
def test_the_pdf_says_that_it_is_accessible(name: str) -> None:
    with opened(name) as pdf:
        assert pdf.Root.MarkInfo.Marked
        with pdf.open_metadata() as found:
            assert found["pdfuaid:part"] == "1"
            assert (found["pdfaid:part"], found["pdfaid:conformance"]) == ("2", "A")


@every_document
def test_the_pdf_has_a_language_and_shows_its_title(name: str) -> None:
    with opened(name) as pdf:
        assert str(pdf.Root.Lang) == "en"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        with pdf.open_metadata() as found:
            assert found["dc:title"] == f"{documents()[name].meta.title} – Avalonia (fictional)"


@every_document
def test_the_pdf_has_a_bookmark_for_each_part(name: str) -> None:
    parts = [n for n in documents()[name].nodes if n.kind == "heading" and n.level == 2]
    with opened(name) as pdf, pdf.open_outline() as outline:
        assert len(outline.root) >= len(parts) > 0


def test_a_pdf_made_in_a_process_of_its_own_has_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the compiler of this process out of order, so that it is seen that the other made it."""
    pdf_bytes("gate-board")
    monkeypatch.setattr("typst.compile", None)
    text, day = source(documents()["gate-board"]), documents()["gate-board"].meta.day
    made = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    apart = compiled(text, apart=True, pdf_standards=list(STANDARDS), timestamp=made)
    assert hashlib.sha256(apart).hexdigest() == hashlib.sha256(pdf_bytes("gate-board")).hexdigest()


def test_a_source_that_no_process_can_compile_is_an_error_and_not_an_empty_file() -> None:
    with pytest.raises(RuntimeError, match="unknown"):
        compiled("#nothing-of-the-kind", apart=True, pdf_standards=list(STANDARDS), timestamp=0)


@every_document
def test_every_picture_has_words_for_those_who_do_not_see_it(name: str) -> None:
    with opened(name) as pdf:
        alts = [str(e.get("/Alt", "")) for e in structure(pdf) if e.S == "/Figure"]
    charts = documents()[name].charts
    assert sorted(alts) == sorted(c.alt for c in charts.values())


@every_document
def test_every_chart_opens_with_its_finding(name: str) -> None:
    shown = "".join("".join(page_texts(pdf_bytes(name))).split())
    titles = [c.title for c in documents()[name].charts.values()]
    assert [t for t in titles if not t or "".join(t.split()) not in shown] == []


@every_document
def test_words_of_charts_are_whole_and_as_large_as_a_footnote(name: str) -> None:
    drawings = [c.drawing() for c in documents()[name].charts.values()]
    sizes = {s.words: s.size * scale(d, landscape=documents()[name].meta.landscape)
             for d in drawings for s in d.shapes if isinstance(s, Text)}  # fmt: skip
    assert {words: size for words, size in sizes.items() if size < 7 or "…" in words} == {}


@every_document
def test_every_table_has_header_cells(name: str) -> None:
    with opened(name) as pdf:
        kinds = [str(e.S) for e in structure(pdf)]
    assert kinds.count("/Table") > 0
    assert kinds.count("/TH") >= kinds.count("/Table")


@every_document
def test_headings_begin_at_the_first_level_and_skip_none(name: str) -> None:
    levels = [n.level - 1 for n in documents()[name].nodes if n.kind == "heading"]
    assert levels
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


@every_document
def test_all_fonts_are_inside(name: str) -> None:
    with opened(name) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(f.keys()) for f in fonts)


@every_document
def test_no_page_is_empty(name: str) -> None:
    pages = page_texts(pdf_bytes(name))
    assert pages
    assert all(len(page.split()) > 25 for page in pages)


@every_document
def test_a_fictional_country_is_marked_on_every_page(name: str) -> None:
    pages = page_texts(pdf_bytes(name))
    assert pages
    assert all("(fictional)" in page for page in pages)


@every_document
def test_every_page_names_the_pack_and_its_version(name: str) -> None:
    pack = load_pack()
    assert all(f"{pack.id} {pack.version}" in page for page in page_texts(pdf_bytes(name)))


def test_the_brief_fits_two_pages() -> None:
    with opened("executive-brief") as pdf:
        assert len(pdf.pages) <= 2


def test_the_brief_fits_two_pages_when_everything_is_wrong() -> None:
    """Every red flag at once, long names, and every capability unknown."""
    pack = load_pack()
    longest = tuple(sorted(pack.red_flags, key=lambda f: -len(f.observed + f.steps[0].text)))
    always = replace(pack, red_flags=tuple(replace(f, when="always") for f in longest))
    assessment = answered(pack, answers={c.id: Answer(state="unknown") for c in pack.capabilities},
                          marking="restricted " * 8)  # fmt: skip
    assessment = replace(assessment, unit="A unit with a very long name " * 4, country_name="A long country name " * 3)
    doc, _warning = render(always, assessment, ["executive-brief"], today=TODAY)["executive-brief"]
    with pikepdf.open(io.BytesIO(write_pdf(doc))) as pdf:
        assert len(pdf.pages) <= 2


def test_a_document_with_arabic_words_is_accessible_too() -> None:
    """Arabic words inside an SVG picture once made the PDF fail: "text with missing codepoints"."""
    pack = load_pack()
    named = replace(pack, domains=tuple(replace(d, name="المجال القانوني والصلاحيات (ICSE)") for d in pack.domains),
                    actions=tuple(replace(a, title="توقيع أمر إنشاء الوحدة وتحديد مهامها") for a in pack.actions))
    doc, _warning = render(named, answered(pack), ["setup-plan"], today=TODAY, language="ar")["setup-plan"]
    with pikepdf.open(io.BytesIO(write_pdf(doc))) as pdf:
        assert str(pdf.Root.Lang) == "ar"
        assert "/Figure" in {str(e.S) for e in structure(pdf)}


def test_what_users_type_stands_in_the_pdf_letter_by_letter() -> None:
    pack = load_pack()
    texts = [*NAUGHTY, *CONTROL, "中文 emoji 😀"]
    notes = {c.id: Answer(value=1, note=t) for c, t in zip(pack.capabilities, texts, strict=False)}
    assert len(notes) == len(texts)
    doc, _warning = render(pack, answered(pack, answers=notes), ["assessment-report"], today=TODAY)["assessment-report"]
    shown = "".join("".join(page_texts(write_pdf(doc))).split())
    expected = [one_line(t) for t in [*NAUGHTY, *CONTROL]] + ["[U+4E2D][U+6587] emoji [U+1F600]"]
    assert [t for t in expected if "".join(f"Note: {t}".split()) not in shown] == []


_PROGRAM = """
import hashlib
from tests.e2e.test_documents import TODAY, answered, documents, pdf_bytes
from vidkit.content.packs import load_pack
from vidkit.documents.write import DOCUMENTS, results_of
from vidkit.documents.writers import WRITERS
from vidkit.exchange.exports import EXPORTS
from vidkit.exchange.schedule_csv import write_csv
from vidkit.exchange.schedule_project import write_mspdi

def digest(content):
    return hashlib.sha256(content).hexdigest()

for name in DOCUMENTS:
    print(name, digest(pdf_bytes(name)), digest(WRITERS["md"].write(documents()[name])))
pack = load_pack()
results = results_of(pack, answered(pack), today=TODAY)
for name in ("gate-board", "budget"):
    print(name, [(kind, digest(w.write(documents()[name]))) for kind, w in WRITERS.items() if kind != "pdf"])
for name in ("schedule", "gate-board", "budget"):
    print(name, [(key, digest(made(documents()[name], results))) for key, made in EXPORTS.items() if key[0] == name])
print("programs", digest(write_csv(results.plan)), digest(write_mspdi(results.plan)))
"""


def _digests(seed: str, zone: str, locale: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", _PROGRAM], env=environment, capture_output=True, text=True, check=True,
                          cwd=ROOT)  # fmt: skip
    return done.stdout


def test_the_bytes_depend_neither_on_hash_seed_nor_on_time_zone_nor_on_locale() -> None:
    pytest.importorskip("docx")
    pytest.importorskip("openpyxl")
    first, second = _digests("1", "UTC", "C.UTF-8"), _digests("2", "Asia/Kathmandu", "tr_TR.UTF-8")
    assert len(first.splitlines()) == len(DOCUMENTS) + 6
    assert first == second
    assert hashlib.sha256(pdf_bytes("gate-board")).hexdigest() in first
