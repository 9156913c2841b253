"""`import`: what is shown, what is saved, and that nothing changes before it is confirmed."""

import json
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import cell, load, saved
from vidkit.assessment import store
from vidkit.assessment.change import broken_link
from vidkit.assessment.model import Answer, Assessment
from vidkit.cli import console
from vidkit.cli.app import run
from vidkit.content.packs import load_pack

TODAY = ["--today", "2026-11-25"]
ANSWERS = "legal.offences: {value: 2, note: As the adviser says.}\npeople_viewing: 4\n"


def assessment(folder: Path, **changes: Any) -> Path:
    pack = load_pack()
    defaults: dict[str, Any] = {"pack": pack.id, "pack_version": pack.version, "country": "KE", "country_name": "Kenya",
                                "profile": "first_unit"}  # fmt: skip
    store.write(folder / "kenya.vidkit.json", Assessment(**{**defaults, **changes}), expected=None)
    return folder / "kenya.vidkit.json"


def answers(folder: Path, text: str = ANSWERS) -> Path:
    (folder / "answers.yaml").write_text(text, encoding="utf-8")
    return folder / "answers.yaml"


def on_disk(path: Path) -> dict[str, Answer]:
    return dict(store.read(path).assessment.answers)


def imported(*words: object) -> int:
    return run(["import", *(str(w) for w in words), *TODAY])


def test_answers_are_saved_with_yes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path)
    assert imported(path, answers(tmp_path), "--yes") == 0
    assert {n: a.value for n, a in on_disk(path).items()} == {"legal.offences": 2, "people_viewing": 4}
    assert broken_link(store.read(path).assessment.history) is None
    shown = capsys.readouterr()
    assert "legal.offences: level 2 (new); note" in shown.out
    assert "Saved 2 answers" in shown.err


def test_nothing_is_saved_without_a_yes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path)
    before = path.read_bytes()
    assert imported(path, answers(tmp_path)) == 2
    assert path.read_bytes() == before
    assert "--yes" in capsys.readouterr().err


def test_pretend_shows_and_saves_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path, answers={"legal.offences": Answer(value=1)})
    before = path.read_bytes()
    assert imported(path, answers(tmp_path), "--pretend", "--yes") == 0
    assert path.read_bytes() == before
    assert "legal.offences: level 2 (was: level 1); note" in capsys.readouterr().out


@pytest.mark.parametrize(("typed", "saved"), [("yes", True), ("no", False), ("", False)])
def test_on_a_terminal_it_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, saved: bool
) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)
    monkeypatch.setattr("vidkit.cli.ask.line", lambda: typed)
    path = assessment(tmp_path)
    assert imported(path, answers(tmp_path)) == 0
    assert bool(on_disk(path)) is saved


def test_a_place_that_cannot_be_used_stops_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path)
    assert imported(path, answers(tmp_path, ANSWERS + "people_cleared: many\nlegal.powers: 9\n"), "--yes") == 3
    assert on_disk(path) == {}
    err = capsys.readouterr().err
    assert "answers.yaml:4" in err
    assert "--partial" in err


def test_partial_takes_the_rest_and_says_that_something_was_found(tmp_path: Path) -> None:
    path = assessment(tmp_path)
    assert imported(path, answers(tmp_path, ANSWERS + "legal.powers: 9\n"), "--partial", "--yes") == 1
    assert sorted(on_disk(path)) == ["legal.offences", "people_viewing"]


def test_case_data_is_named_by_kind_and_never_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path)
    text = "legal.offences: {value: 2, note: the server 203.0.113.7}\n"
    assert imported(path, answers(tmp_path, text), "--yes") == 3
    shown = capsys.readouterr()
    assert "VK220" in shown.err
    assert "203.0.113" not in shown.out + shown.err
    assert on_disk(path) == {}


def test_a_filled_workbook_goes_the_whole_way(tmp_path: Path) -> None:
    path = assessment(tmp_path)
    assert run(["form", str(path), "--format", "xlsx", "--respondent", "regulator", "-o", str(tmp_path), *TODAY]) == 0
    book = load((tmp_path / "kenya-form-regulator.xlsx").read_bytes())
    first = next(i for i in (c.value for s in book.worksheets for c in s["A"]) if i in load_pack().capability_by_id)
    cell(book, first).value = "1"
    assert imported(path, saved(book, tmp_path, "filled.xlsx"), "--yes") == 0
    assert {n: (a.value, a.respondent) for n, a in on_disk(path).items()} == {first: (1, "regulator")}


@pytest.mark.parametrize(("country", "words"), [("Norway", "it is about Norway"), ("Atlantis", "no country that is")])
def test_a_form_of_another_country_is_refused(
    tmp_path: Path, country: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = assessment(tmp_path)
    assert run(["form", "--format", "xlsx", "--scope", "screening", "--respondent", "ncb", "-o", str(tmp_path)]) == 0
    book = load((tmp_path / "form-screening-ncb.xlsx").read_bytes())
    book["Cover"]["B3"].value = country
    assert imported(path, saved(book, tmp_path, "filled.xlsx"), "--yes") == 3
    assert words in capsys.readouterr().err


def test_forms_that_differ_are_settled_by_nobody_but_the_assessor(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, one = assessment(tmp_path), answers(tmp_path)
    (tmp_path / "other.yaml").write_text("legal.offences: 3\npeople_viewing: 4\n", encoding="utf-8")
    assert imported(path, one, tmp_path / "other.yaml", "--partial", "--yes") == 1
    assert sorted(on_disk(path)) == ["people_viewing"]
    assert "VK235" in capsys.readouterr().err


@pytest.mark.parametrize(("text", "note"), [("\\ud83d\\udc3b", "\N{BEAR FACE}"), ("C:\\\\ud83d", "C:\\ud83d")])
def test_json_may_write_a_character_as_two(tmp_path: Path, text: str, note: str) -> None:
    path = assessment(tmp_path)
    (tmp_path / "a.json").write_text(f'{{"legal.offences": {{"value": 2, "note": "{text}"}}}}', encoding="utf-8")
    assert imported(path, tmp_path / "a.json", "--yes") == 0
    assert on_disk(path)["legal.offences"].note == note


@pytest.mark.parametrize(("text", "words"), [("{pack: a, answers: {}, country: KE}", "is an assessment"),
                                             ("- a list", "maps no ids")])  # fmt: skip
def test_a_file_that_is_no_form_is_refused(
    tmp_path: Path, text: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(assessment(tmp_path), answers(tmp_path, text)) == 3
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("name", ["form.pdf", "FORM.PDF", "form.docx", "form.html", "form.md"])
def test_a_form_on_paper_is_named_as_what_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    (tmp_path / name).write_bytes(b"%PDF-1.7 \xff")
    assert imported(assessment(tmp_path), tmp_path / name) == 3
    assert "this is a form on paper" in capsys.readouterr().err


def test_what_another_respondent_said_stays_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path, answers={"legal.offences": Answer(value=1, respondent="prosecutor")})
    assert imported(path, answers(tmp_path), "--yes") == 0
    assert "others said something else" in capsys.readouterr().out
    held = store.read(path).assessment.held["legal.offences"].answers
    assert [(a.value, a.respondent) for a in held] == [(1, "prosecutor"), (2, "")]


def test_json_holds_every_change_and_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = assessment(tmp_path)
    assert imported(path, answers(tmp_path, ANSWERS + "legal.powers: 9\n"), "--partial", "--yes", "--json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [c["id"] for c in found["result"]["changes"]] == ["legal.offences", "people_viewing"]
    assert found["result"]["saved"] is True
    assert [p["code"] for p in found["problems"]] == ["VK213"]


def test_evidence_of_the_future_is_said_and_the_rest_is_taken(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = assessment(tmp_path)
    told = "legal.offences: {value: 3, evidence: {title: Signed order, date: 2027-03}}\npeople_viewing: 4\n"
    assert imported(path, answers(tmp_path, told), "--yes") == 3
    assert on_disk(path) == {}
    assert imported(path, answers(tmp_path, told), "--yes", "--partial") == 1
    assert {n: a.value for n, a in on_disk(path).items()} == {"people_viewing": 4}
    assert "2027-03 lies in the future: today is 2026-11-25." in capsys.readouterr().err


def test_answers_written_as_text_are_read_back_into_a_new_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = {"legal.offences": Answer(value=2, note="Line one\nline two"), "people_viewing": Answer(state="unknown")}
    path = assessment(tmp_path, answers=told)
    assert run(["form", str(path), "--format", "yaml", "--scope", "core", "-o", str(tmp_path), *TODAY]) == 0
    written = tmp_path / "kenya-form-core.answers.yaml"
    text = written.read_text(encoding="utf-8")
    assert "people_viewing: unknown\n" in text
    assert "# welfare.support:  # 0 to 4\n" in text
    (tmp_path / "new").mkdir()
    again = assessment(tmp_path / "new")
    assert imported(again, written, "--yes") == 0
    assert {n: (a.state, a.value, a.note) for n, a in on_disk(again).items()} == {
        n: (a.state, a.value, a.note) for n, a in told.items()
    }  # fmt: skip
    assert "Saved 2 answers" in capsys.readouterr().err
