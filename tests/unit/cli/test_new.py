"""`vidkit new`: what it refuses before it asks anything, and what it says about its choice."""

import json
from pathlib import Path

import pytest

from vidkit.cli.app import run


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VIDKIT_TODAY", "2026-11-25")


def test_the_country_that_was_understood_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "KENYA"]) == 0
    out, err = capsys.readouterr()
    assert out == "Made: kenya-2026.vidkit.json\n"
    assert err.startswith("Country: Kenya (KE)\n")


@pytest.mark.parametrize("word", ["Congo", "Guinea", "Korea", "Taiwan", ""])
def test_without_a_terminal_a_doubtful_country_is_wrong_usage(word: str, tmp_path: Path) -> None:
    assert run(["new", word]) == 2
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_exists_is_told_before_the_country(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.vidkit.json").write_text("mine", encoding="utf-8")
    assert run(["new", "Atlantis", "-o", "a.vidkit.json"]) == 4
    err = capsys.readouterr().err
    assert "exists already" in err
    assert "free space" not in err
    assert (tmp_path / "a.vidkit.json").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_not_there_is_told_first(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "KE", "-o", "none/a.vidkit.json"]) == 4
    assert "no such folder" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--unit", "--assessor"])
@pytest.mark.parametrize("text", ["a\x1b[31mred", "bell\x07", "a\x9bb", "half \udcff"])
def test_control_characters_are_refused_and_never_sent(
    option: str, text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", "KE", option, text]) == 2
    err = capsys.readouterr().err
    assert "control characters" in err
    assert not set("\x1b\x07\x9b") & set(err)
    assert list(tmp_path.iterdir()) == []


def test_json_sends_no_control_character_either(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "KE"]) == 0
    file = tmp_path / "kenya-2026.vidkit.json"
    whole = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(whole | {"country_name": "K\x9b31m\x7f"}), encoding="utf-8")
    capsys.readouterr()
    assert run(["status", file.name, "--json"]) == 0
    out = capsys.readouterr().out
    assert not set("\x1b\x7f\x9b") & set(out)
    assert json.loads(out)["result"]["country_name"] == "K\x9b31m\x7f"


@pytest.mark.parametrize("words", [["Cote divoire"], ["Côte", "dIvoire"], ["cote d'ivoire"], ["Ivory Coast"]])
def test_a_country_is_found_here_as_in_the_country_facts(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["country", *words]) == 0
    assert run(["new", *words]) == 0
    assert "Country: Côte d'Ivoire (CI)" in capsys.readouterr().err


def test_a_near_spelling_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "Kenja"]) == 0
    assert 'Taken as Kenya (KEN): no entry is spelled "Kenja".' in capsys.readouterr().err


def test_a_territory_makes_no_file_of_its_member(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["new", "Gibraltar"]) == 2
    assert "Begin it for the member, United Kingdom" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
