"""Plain lines: the same questions as on the screen, nothing drawn over, for screen readers."""

import io
import re
from pathlib import Path

import pytest

from tests.unit.cli.test_interview import ORDER, answers, make_session, on_disk
from vidkit.assessment.model import Assessment
from vidkit.cli.ask import EndOfInput, Interrupted, choose, line
from vidkit.cli.interview import Interview
from vidkit.cli.session import Session


def sit(session: Session, *lines: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Type lines into a plain interview, then hang up."""
    monkeypatch.setenv("VIDKIT_PLAIN", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{text}\n" for text in lines)))
    return Interview(session).run("")


def test_a_whole_sitting_in_lines_prints_no_control_sequence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path)
    typed = ["y", "n", "", "2", "y", "y", "y", "", "Signed order", "12", "some", ""]
    assert sit(session, *typed, monkeypatch=monkeypatch) == 0
    assert answers(session) == dict(zip(ORDER, [2, 3, 12, "some"], strict=True))
    err = capsys.readouterr().err
    assert "Check 2 of 3: It is in force." in err
    assert "Enter saves 3 established" in err
    assert not re.search(r"[\x00-\x08\x0b-\x1f]", err)


def test_enter_saves_nothing_that_was_not_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path)
    sit(session, "y", "", "", "", "q", monkeypatch=monkeypatch)
    assert answers(session) == {}
    assert "Not every check is answered" in capsys.readouterr().err


def test_help_keys_notes_and_wrong_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path)
    sit(session, "perhaps", "?", "t", "Ask the clerk", "", "", "", "9", "k", "c", "", "", "", "u", "q",
        monkeypatch=monkeypatch)  # fmt: skip
    err = capsys.readouterr().err
    assert '"perhaps" is not understood here.' in err
    assert "Why it matters" in err
    assert "s skip domain" in err
    found: Assessment = on_disk(session)
    assert (found.answers["legal.handling"].state, found.answers["legal.handling"].note) == ("unknown", "Ask the clerk")


def test_enter_keeps_the_note_that_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VIDKIT_PLAIN", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert line(default="as before") == "as before"
    with pytest.raises(EndOfInput):
        line()


def test_a_choice_by_number(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("VIDKIT_PLAIN", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO("5\n2\n\n"))
    options = [("a", "First"), ("b", "Second")]
    assert choose("Which?", options) == "b"
    assert "Type a number from 1 to 2." in capsys.readouterr().err
    assert choose("Which?", options, default="a") == "a"


def test_a_line_as_long_as_the_terminal_takes_is_doubted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("VIDKIT_PLAIN", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO("a" * 4095 + "\n"))
    assert line() == "a" * 4095
    assert "may have cut this line" in capsys.readouterr().err


def test_ctrl_c_while_a_line_is_read_interrupts(monkeypatch: pytest.MonkeyPatch) -> None:
    class Keyboard:
        def readline(self) -> str:
            raise KeyboardInterrupt

    monkeypatch.setenv("VIDKIT_PLAIN", "1")
    monkeypatch.setattr("sys.stdin", Keyboard())
    with pytest.raises(Interrupted):
        line()
