"""`vidkit terms` and `vidkit scan` as a user runs them; the project's own texts; nothing found is ever printed."""

import base64
import hashlib
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from vidkit.cli import made
from vidkit.cli.app import run
from vidkit.cli.scan import scanned
from vidkit.cli.terms import checked
from vidkit.content.packs import load_pack
from vidkit.content.terms import lexicon
from vidkit.guard import inspect

ROOT = Path(__file__).resolve().parents[2]
SECRET = "d41d8cd98f00b204e9800998ecf8427e"
BAD = "The unit counts reports of child pornography.\n"
OWN = ("README.md", "CHANGELOG.md", "SECURITY.md", "docs", "templates", "vidkit", "checklists")
TERM_DATA = ("checklists/terms/",)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def word(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:d xmlns:w="w"><w:p><w:t>{text}</w:t></w:p></w:d>')
    return file.getvalue()


def test_own_content_templates_and_documents_use_no_term_to_avoid() -> None:
    done = checked([str(ROOT / name) for name in OWN if (ROOT / name).exists()], lexicon())
    assert done.files > 60
    found = [f"{u.file}:{u.place} {u.use.words}" for u in done.uses]
    assert [f for f in found if not any(part in f for part in TERM_DATA)] == []


def test_terms_says_place_reason_and_alternative(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    assert run(["terms", "a.md"]) == 1
    out = capsys.readouterr().out
    assert "a.md:1:28" in out
    assert "CSAM" in out
    assert "te.S1" in out


def test_terms_of_a_clean_file_ends_with_zero(folder: Path) -> None:
    (folder / "a.md").write_text("Child sexual abuse material is kept apart.\n", encoding="utf-8")
    assert run(["terms", "a.md"]) == 0


def test_terms_reads_documents(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(word(BAD))
    assert run(["terms", "a.docx", "--json"]) == 1
    (use,) = json.loads(capsys.readouterr().out)["result"]["uses"]
    assert (use["place"], use["use"]["id"]) == ("paragraph 1", "EN01")


def test_terms_reads_subtitles(folder: Path) -> None:
    (folder / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nchild\npornography is found\n", encoding="utf-8")
    assert run(["terms", "a.srt"]) == 1


def test_terms_reads_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("La pédopornographie augmente.\n"))
    assert run(["terms", "-", "--lang", "fr"]) == 1


def test_terms_tells_languages_apart_by_paragraph(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = BAD + "\nتراجع الوحدة المواد الإباحية المتعلقة بالأطفال كل يوم في المقر.\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    run(["terms", "a.md", "--json"])
    assert [u["use"]["id"] for u in json.loads(capsys.readouterr().out)["result"]["uses"]] == ["EN01", "AR01"]


def test_terms_writes_sarif(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    assert run(["terms", "a.md", "--format", "sarif"]) == 1
    assert json.loads(capsys.readouterr().out)["version"] == "2.1.0"


def test_fix_shows_a_difference_and_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder / "a.md"
    file.write_text(BAD, encoding="utf-8")
    assert run(["terms", "a.md", "--fix"]) == 1
    assert "+The unit counts reports of child sexual abuse material." in capsys.readouterr().out
    assert file.read_text(encoding="utf-8") == BAD


def test_fix_with_yes_writes_the_safe_changes(folder: Path) -> None:
    file = folder / "a.md"
    file.write_text(BAD + "He was called a monster by the child.\n", encoding="utf-8")
    assert run(["terms", "a.md", "--fix", "--yes"]) == 1
    assert "child sexual abuse material" in file.read_text(encoding="utf-8")
    assert "monster" in file.read_text(encoding="utf-8")


def test_terms_exports_a_vale_style(folder: Path) -> None:
    assert run(["terms", "export", "--format", "vale", "-o", "out"]) == 0
    assert (folder / "out" / "styles" / "vidkit-en" / "EN01.yml").is_file()
    assert (folder / "out" / ".vale-fr.ini").is_file()


@pytest.mark.parametrize("tag", ["de", "xx", "english", ""])
def test_a_language_without_terms_is_never_an_all_clear(
    tag: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    assert run(["terms", "a.md", "--lang", tag]) == 2
    assert "ar, en, es, fr" in capsys.readouterr().err


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB"])
def test_a_tag_with_a_region_is_its_language(tag: str, folder: Path) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    assert run(["terms", "a.md", "--lang", tag]) == 1


def test_a_folder_without_readable_files_is_no_all_clear(folder: Path) -> None:
    (folder / "a.png").write_bytes(b"\x89PNG\0\0")
    assert run(["terms", "."]) == 3


@pytest.mark.parametrize(
    "args", [["--format", "vale"], ["--yes"], ["-o", "x"], ["--json", "--format", "sarif"], ["--fix", "--json"]]
)
def test_options_that_would_do_nothing_are_refused(args: list[str], folder: Path) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    assert run(["terms", "a.md", *args]) == 2


def test_advice_and_fix_use_the_same_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text(BAD + "\nThe report counts child sex tourism.\n", encoding="utf-8")
    run(["terms", "a.md"])
    said = capsys.readouterr().out
    run(["terms", "a.md", "--fix"])
    shown = [line[1:] for line in capsys.readouterr().out.splitlines() if line.startswith("+") and line[1:2] != "+"]
    assert shown == [
        "The unit counts reports of child sexual abuse material.",
        "The report counts sexual exploitation of children in travel and tourism.",
    ]
    assert "Write: child sexual abuse material" in said
    assert "Write: sexual exploitation of children in travel and tourism" in said


def test_fix_leaves_the_name_of_a_law(folder: Path) -> None:
    text = "The Prevention of Child Pornography Act 2009 and the Child Porn Squad remain.\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    run(["terms", "a.md", "--fix", "--yes"])
    assert (folder / "a.md").read_text(encoding="utf-8") == text


def test_fix_never_touches_a_file_that_is_not_utf8_nor_a_part_file(folder: Path) -> None:
    raw = "Le café. The unit counts reports of child pornography.\n".encode("cp1252")
    (folder / "a.md").write_bytes(raw)
    (folder / "a.md.part").write_text("mine", encoding="utf-8")
    assert run(["terms", "a.md", "--fix", "--yes"]) == 4
    assert (folder / "a.md").read_bytes() == raw
    assert (folder / "a.md.part").read_text(encoding="utf-8") == "mine"


def test_fix_keeps_the_permissions_of_a_file(folder: Path) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    (folder / "a.md").chmod(0o644)
    run(["terms", "a.md", "--fix", "--yes"])
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o644


def test_local_legal_name_is_left_alone(folder: Path) -> None:
    (folder / "a.md").write_text("The Child Porn Squad was founded in 1999.\n", encoding="utf-8")
    (folder / "names.yaml").write_text("- {name: Child Porn Squad, instead: the unit}\n", encoding="utf-8")
    assert run(["terms", "a.md"]) == 1
    assert run(["terms", "a.md", "--names", "names.yaml"]) == 0


def test_names_file_of_the_wrong_shape_is_refused(folder: Path) -> None:
    (folder / "a.md").write_text(BAD, encoding="utf-8")
    (folder / "names.yaml").write_text("just: text\n", encoding="utf-8")
    assert run(["terms", "a.md", "--names", "names.yaml"]) == 3


def test_unknown_format_is_wrong_usage(folder: Path) -> None:
    assert run(["terms", "a.md", "--format", "pdf"]) == 2


def test_missing_file_is_input_that_cannot_be_used(folder: Path) -> None:
    assert run(["terms", "none.md"]) == 3
    assert run(["scan", "none.md"]) == 3


def test_scan_finds_and_never_prints_what_it_found(folder: Path) -> None:
    (folder / "notes").mkdir()
    (folder / "notes" / f"{SECRET}.txt").write_text(f"first\n  {SECRET}\n", encoding="utf-8")
    (folder / "notes" / "a.docx").write_bytes(word(f"value {SECRET}"))
    for extra in ([], ["--json"]):
        command = [sys.executable, "-m", "vidkit", "--verbose", "scan", *extra, str(folder)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert SECRET[:8] not in done.stdout + done.stderr
        assert done.stdout.count("hash") == 3


def test_scan_says_line_and_column(folder: Path) -> None:
    (folder / "a.txt").write_text(f"first\n  {SECRET}\n", encoding="utf-8")
    assert [h.place for h in scanned([folder / "a.txt"]).hits] == ["2:3"]


def test_scan_of_a_clean_folder_ends_with_zero(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.md").write_text("The unit has four analysts; control 4.1.4.1 applies.\n", encoding="utf-8")
    assert run(["scan", "."]) == 0
    assert "Names of people" in capsys.readouterr().err


def test_scan_names_what_it_could_not_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "logo.png").write_bytes(b"\x89PNG\0\0")
    run(["scan", "."])
    assert "not looked into" in capsys.readouterr().err


def test_scan_can_leave_out_a_kind(folder: Path) -> None:
    (folder / "a.md").write_text("Write to desk@unit.example.\n", encoding="utf-8")
    assert run(["scan", "a.md"]) == 1
    assert run(["scan", "a.md", "--allow", "email"]) == 0
    assert run(["scan", "a.md", "--allow", "mail"]) == 2


def test_scan_leaves_the_list_of_files_that_vidkit_wrote(folder: Path) -> None:
    made.announce(folder, ["gate-board.md"])
    (folder / "gate-board.md").write_text("A board.\n", encoding="utf-8")
    made.record(folder, ["gate-board.md"])
    assert SECRET not in (folder / made.LIST).read_text(encoding="utf-8")
    assert run(["scan", "."]) == 0


def test_scan_reads_the_list_of_files_for_all_that_is_no_digest_of_a_file(folder: Path) -> None:
    (folder / made.LIST).write_text(json.dumps({"a.md": SECRET, f"{SECRET}.md": "0" * 64}), encoding="utf-8")
    assert [h.kind for h in scanned([folder / made.LIST]).hits] == ["hash", "hash"]


def picture(inside: str, kind: str = "svg+xml") -> str:
    drawn = base64.b64encode(f'<svg xmlns="http://www.w3.org/2000/svg"><text>{inside}</text></svg>'.encode()).decode()
    return f"![Levels](data:image/{kind};base64,{drawn})\n"


def test_scan_knows_the_digest_of_a_page_s_own_style_and_no_other(folder: Path) -> None:
    def page(style: str) -> str:
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        return f"<meta content=\"style-src 'sha256-{digest}'\">\n<style>p {{ color: red }}</style>"

    (folder / "own.html").write_text(page("p { color: red }"))
    (folder / "other.html").write_text(page("p { color: blue }"))
    assert {h.file for h in scanned([folder]).hits} == {str(folder / "other.html")}


def test_scan_looks_into_a_drawing_instead_of_refusing_it(folder: Path) -> None:
    (folder / "a.md").write_text("Levels\n" + picture("Law 3 of 4"), encoding="utf-8")
    assert scanned([folder / "a.md"]).hits == ()
    (folder / "a.md").write_text("Levels\n" + picture(SECRET), encoding="utf-8")
    assert [(h.kind, h.place) for h in scanned([folder / "a.md"]).hits] == [("hash", "2:11")]


@pytest.mark.parametrize("text", [
    picture("x", "png"), picture('<image href="data:image/png;base64,iVBORw0KGgoAAAANSUhEUg"/>'),
    "![x](data:image/svg+xml;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ)",
])  # fmt: skip
def test_scan_still_finds_pictures_and_films_as_data(folder: Path, text: str) -> None:
    (folder / "a.md").write_text(text, encoding="utf-8")
    assert "data_uri" in {h.kind for h in scanned([folder / "a.md"]).hits}


def test_scan_knows_the_addresses_of_the_cited_publications_and_no_others(folder: Path) -> None:
    cited = [s.url for s in load_pack().sources if inspect(s.url)]
    assert cited
    (folder / "a.md").write_text("".join(f"[page](<{url}>)\n" for url in cited), encoding="utf-8")
    assert scanned([folder / "a.md"]).hits == ()
    (folder / "a.md").write_text(f"https://pages.example/{SECRET}\n", encoding="utf-8")
    assert scanned([folder / "a.md"]).hits != ()


def test_scan_shows_an_absolute_path_as_it_was_given(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.txt").write_text(SECRET, encoding="utf-8")
    run(["scan", str(folder / "a.txt")])
    assert capsys.readouterr().out.startswith(f"{folder / 'a.txt'}:1:1  ")


def test_scan_reads_names_with_line_breaks_and_damaged_archives(folder: Path) -> None:
    (folder / "odd\nname.txt").write_text("nothing", encoding="utf-8")
    (folder / "a.docx").write_bytes(b"PK\x03\x04 damaged")
    assert run(["scan", "."]) == 0


def sheet(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst><si><t>{text}</t></si></sst>")
        archive.writestr("xl/worksheets/sheet1.xml", '<w><row><c t="s"><v>0</v></c></row></w>')
        archive.writestr("docProps/core.xml", f'<c:p xmlns:c="c" xmlns:d="d"><d:title>{text}</d:title></c:p>')
    return file.getvalue()


@pytest.mark.parametrize("name", ["a.md", "a.txt", "a.srt", "a.html", "a.csv", "a.docx", "a.xlsx"])
def test_terms_reads_every_kind_of_text(name: str, folder: Path) -> None:
    made = {"a.docx": word(BAD), "a.xlsx": sheet(BAD), "a.html": f"<p>{BAD}</p>".encode()}
    (folder / name).write_bytes(made.get(name, BAD.encode()))
    assert run(["terms", name]) == 1


def test_terms_says_that_a_pdf_needs_a_reader(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("vidkit.base.reading.which", lambda name: None)
    (folder / "a.pdf").write_bytes(b"%PDF-1.7\n")
    assert run(["terms", "a.pdf"]) == 0
    assert "pdftotext is not installed" in capsys.readouterr().err


def test_scan_reads_cells_and_properties_of_a_workbook(folder: Path) -> None:
    (folder / "a.xlsx").write_bytes(sheet(SECRET))
    places = [h.place for h in scanned([folder / "a.xlsx"]).hits]
    assert [p for p in places if "title" in p]
    assert [p for p in places if "row 1" in p]


def test_scan_reads_the_properties_of_a_pdf(folder: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="makes the PDF")
    if shutil.which("pdfinfo") is None:
        pytest.skip("pdfinfo reads the properties")
    document = pikepdf.new()
    document.add_blank_page()
    document.docinfo["/Subject"] = SECRET
    document.save(folder / "a.pdf")
    assert [h.kind for h in scanned([folder / "a.pdf"]).hits] == ["hash"]
