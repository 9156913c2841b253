"""Documents and the terminology guidance: the demo's own, and what `write` says of a user's words."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.assessment.model import Answer
from vidkit.base import i18n
from vidkit.cli.app import run
from vidkit.cli.fictional import fictional
from vidkit.content.packs import load_pack
from vidkit.content.terms import lexicon
from vidkit.documents.tree import walk
from vidkit.documents.wording import Terms
from vidkit.documents.write import KNOWN, render

NOTE = "The unit counts child pornography."


@pytest.mark.slow
@pytest.mark.parametrize("tag", i18n.available())
def test_documents_of_the_demo_use_no_term_to_avoid(tag: str) -> None:
    with i18n.language(tag):
        pack = load_pack()
        assessment, today = fictional(pack)
        start = date.fromisoformat(assessment.plan_from)
        made = render(pack, assessment, list(KNOWN), today=today, start=start, language=tag)
    terms = Terms.of(lexicon(), pack)
    assert sum(1 for document, _warning in made.values() for _node in walk(document.nodes)) > 10_000
    assert {name: terms.found_in(document) for name, (document, _warning) in made.items()} == dict.fromkeys(made, ())


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder, which is the current one, with an assessment whose note uses a term to avoid."""
    write_pack(make_pack(), tmp_path / "pack")
    answers = {"legal.handling": Answer(value=2, note=NOTE, time="2026-11-20")}
    store.write(tmp_path / "a.vidkit.json", make_assessment(answers=answers), expected=None)
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMAND = ("write", "a.vidkit.json", "assessment-report", "gate-board", "--pack", "pack", "--format", "md")


def test_a_hint_follows_the_files_and_stops_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(COMMAND) == 0
    said = capsys.readouterr()
    (line,) = [line for line in said.err.splitlines() if "child pornography" in line]
    assert line.startswith('answers/legal.handling/note, assessment-report (')
    assert '): "child pornography" is better written: child sexual abuse material' in line
    assert "child pornography" not in said.out
    assert NOTE in (folder / "a-documents" / "assessment-report.md").read_text("utf-8")


def test_quiet_leaves_the_hint_out(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(("--quiet", *COMMAND)) == 0
    assert "better written" not in capsys.readouterr().err


def test_json_tells_the_wording_of_each_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run((*COMMAND, "--json")) == 0
    report, board = json.loads(capsys.readouterr().out)["result"]
    assert [(w["words"], w["term"]) for w in report["wording"]] == [("child pornography", "EN01")]
    assert board["wording"] == []


def test_names_that_a_house_keeps_are_left_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "house").mkdir()
    (folder / "house" / "legal-names.yaml").write_text("- {name: child pornography, instead: CSAM}\n", encoding="utf-8")
    assert run((*COMMAND, "--templates", "house")) == 0
    assert "better written" not in capsys.readouterr().err


def test_a_template_of_ones_own_is_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = folder / "house" / "documents"
    own.mkdir(parents=True)
    (own / "gate-board.md.j2").write_text("A note on child prostitutes.\n", encoding="utf-8")
    assert run((*COMMAND[:2], *COMMAND[3:], "--templates", "house")) == 0
    assert 'documents/gate-board.md.j2, gate-board: "child prostitutes"' in capsys.readouterr().err
