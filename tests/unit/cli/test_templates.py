"""`vidkit templates`, and what `write` makes of a folder of one's own."""

from pathlib import Path

import pytest

from tests.toy import make_assessment
from vidkit.assessment import store
from vidkit.cli.app import run
from vidkit.content.packs import load_pack


@pytest.fixture
def file(tmp_path: Path) -> Path:
    pack = load_pack()
    path = tmp_path / "kenya.vidkit.json"
    assessment = make_assessment(pack=pack.id, pack_version=pack.version, profile=pack.profiles[0].id, unit="Unit 12")
    store.write(path, assessment, expected=None)
    return path


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    assert run(["templates", "copy", str(tmp_path / "ours"), "gate-board"]) == 0
    return tmp_path / "ours"


def test_templates_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "list"]) == 0
    listed = capsys.readouterr().out.split()
    assert {"documents/setup-plan.md.j2", "partials/sources.md.j2"} <= set(listed)


def test_a_copy_holds_the_template_and_an_example_of_the_style_file(ours: Path) -> None:
    assert sorted(f.relative_to(ours).as_posix() for f in ours.rglob("*") if f.is_file()) == [
        ".vidkit-files.json", "documents/gate-board.md.j2", "style.toml"]  # fmt: skip


def test_what_was_changed_is_not_copied_over(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ours / "documents" / "gate-board.md.j2").write_text("ours", "utf-8")
    assert run(["templates", "copy", str(ours), "gate-board"]) == 4
    assert (ours / "documents" / "gate-board.md.j2").read_text("utf-8") == "ours"
    assert "--yes" in capsys.readouterr().err


def test_an_unknown_template_is_named_with_the_nearest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "copy", str(tmp_path / "ours"), "gate-bord"]) == 2
    assert "gate-board" in capsys.readouterr().err


def test_an_unchanged_copy_has_no_problem(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["templates", "check", str(ours)]) == 0
    assert "1 template stands before the built-in one. 0 problems." in " ".join(capsys.readouterr().out.split())


def test_every_mistake_is_named_with_file_and_line(ours: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (ours / "documents" / "gate-board.md.j2").write_text("one\n{{ view.nothing }}\n", "utf-8")
    (ours / "documents" / "gate-bord.md.j2").write_text("never used", "utf-8")
    (ours / "style.toml").write_text('\naccent = "red"\n', "utf-8")
    assert run(["templates", "check", str(ours)]) == 1
    said = capsys.readouterr().out
    assert "gate-board.md.j2, line 2" in said
    assert "style.toml:2  VK506" in said
    assert "gate-bord.md.j2" in said


def test_a_broken_template_is_told_and_the_built_in_one_used(
    file: Path, ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ours / "documents" / "gate-board.md.j2").write_text("one\n{{ view.nothing }}\n", "utf-8")
    assert run(["write", str(file), "gate-board", "--format", "md", "--templates", str(ours)]) == 0
    assert "gate-board.md.j2, line 2" in capsys.readouterr().err
    made = (file.parent / "kenya-documents" / "gate-board.md").read_text("utf-8")
    assert "## G01" in made


def test_the_style_file_gives_the_marking_and_a_wrong_line_is_told(
    file: Path, ours: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (ours / "style.toml").write_text('marking = "for the minister"\naccent = "red"\n', "utf-8")
    assert run(["write", str(file), "gate-board", "--format", "md", "--templates", str(ours)]) == 0
    assert "style.toml:2" in capsys.readouterr().err
    made = (file.parent / "kenya-documents" / "gate-board.md").read_text("utf-8")
    assert "**Marking:** for the minister" in made


def test_a_shareable_version_says_what_was_withheld(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["write", str(file), "gate-board", "--format", "md", "--shareable"]) == 0
    assert "Withheld: 1 name of a person or body." in capsys.readouterr().err
    assert "Unit 12" not in (file.parent / "kenya-documents" / "gate-board-shareable.md").read_text("utf-8")


@pytest.mark.parametrize(("arguments", "said"), [
    (["enquiry-list", "--shareable"], "There is no shareable version of: enquiry-list."),
    (["executive-brief", "--format", "xlsx"], "There is no xlsx of these documents."),
    (["--format", "odt"], '"odt"'),
    (["gate-board", "--paper", "a5"], '"a5"'),
    (["gate-board", "--reference", "nothing.docx"], "nothing.docx"),
])
def test_what_cannot_be_written_is_told(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert run(["write", str(file), *arguments]) in (2, 3)
    assert said in " ".join(capsys.readouterr().err.split())
    assert not (file.parent / "kenya-documents").exists()
