"""Wrong usage: one message in vidkit's own words, with the way out, and exit code 2."""

import pytest

from vidkit.cli.app import run


@pytest.mark.parametrize(
    ("args", "said", "fix"),
    [
        (["--color", "red", "doctor"], "'--color': \"red\" is none of the words it takes.", "auto, always, never"),
        (["score", "x", "--fail-under", "101"], "'--fail-under': 101 is too large; the most is 100.", "score --help"),
        (["score", "x", "--fail-under", "-1"], "'--fail-under': -1 is too small; the least is 0.", "score --help"),
        (["score", "x", "--fail-under", "abc"], "'--fail-under': \"abc\" is no whole number.", "score --help"),
        (["interview", "x", "--scope", "cor"], "'--scope': \"cor\" is none", "screening, core, full"),
        (["score"], "FILE is missing.", "vidkit score --help"),
        (["new", "KE", "--proflie", "x"], "There is no option --proflie.", "'--profile'"),
        (["doctor", "more"], "more", "vidkit doctor --help"),
        (["scan"], "PATH is missing.", "vidkit scan --help"),
        (["write", "x", "--format", ","], "No format is given.", "md, pdf"),
        (["write", "x", "--format"], "--format", "--help"),
    ],
)
def test_wrong_usage_is_told_in_plain_words(
    args: list[str], said: str, fix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert fix in err
    assert "Value error" not in err
    assert "Input should" not in err


def test_control_characters_of_a_command_line_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", "x", "--fail-under", "\x1b[31m"]) == 2
    assert "\x1b" not in capsys.readouterr().err


def test_a_group_without_a_command_shows_its_help_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack"]) == 2
    err = capsys.readouterr().err
    assert "Commands:\n  check " in err
