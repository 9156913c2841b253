"""`form`: which files are made, for whom, and what is refused."""

from pathlib import Path

import pytest

from vidkit.assessment.questionnaire import Extent
from vidkit.cli.app import run
from vidkit.cli.form import name

BLANK = ["form", "--format", "md", "--scope", "screening", "--today", "2026-11-25"]


def test_a_blank_form_needs_no_assessment(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*BLANK, "-o", str(tmp_path)]) == 0
    text = (tmp_path / "form-screening.md").read_text("utf-8")
    assert "Question victim.safeguarding." in text
    assert "[x]" not in text
    assert "form-screening.md" in capsys.readouterr().out


def test_a_form_of_another_hand_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "form-screening.md").write_text("mine", "utf-8")
    assert run([*BLANK, "-o", str(tmp_path)]) == 4
    assert (tmp_path / "form-screening.md").read_text("utf-8") == "mine"
    assert "--yes" in capsys.readouterr().err


def test_an_unknown_respondent_is_named_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["form", "--respondent", "ncbb"]) == 2
    assert "ncb" in capsys.readouterr().err


def test_an_unknown_format_is_named_with_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["form", "--format", "odt"]) == 2
    assert "xlsform" in capsys.readouterr().err


def test_a_role_without_a_question_in_the_scope_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run([*BLANK, "--respondent", "finance_officer", "-o", str(tmp_path)]) == 2
    assert "--scope full" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_files_are_named_after_assessment_scope_and_role() -> None:
    extent = Extent(scope="core", respondent="head_of_unit")
    assert name(Path("a/kenya-2026.vidkit.json"), extent) == "kenya-2026-form-core-head-of-unit"
    assert name(None, Extent()) == "form"
