"""Line prompts: typed text, Ctrl-C with what was typed, no terminal, numbered choices."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import nullcontext

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from vidkit.base.errors import NoTerminal
from vidkit.cli import ask

OPTIONS = [("none", "nothing yet"), ("unit", "a unit exists")]


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        yield pipe


def test_a_line_is_trimmed(keys: PipeInput) -> None:
    keys.send_text("  twelve \r")
    assert ask.line() == "twelve"


def test_ctrl_c_hands_on_what_was_typed(keys: PipeInput) -> None:
    keys.send_text("half a note\x03")
    with pytest.raises(ask.Interrupted) as stop:
        ask.line()
    assert stop.value.typed == "half a note"


def test_ctrl_d_on_an_empty_line_ends_the_input(keys: PipeInput) -> None:
    keys.send_text("\x04")
    with pytest.raises(ask.EndOfInput):
        ask.line()


def test_bytes_that_are_no_characters_can_still_be_saved() -> None:
    assert ask.sound("caf\udce9").encode() == b"caf?"


def test_a_choice_is_made_by_number_or_arrow(keys: PipeInput) -> None:
    keys.send_text("2\r")
    assert ask.choose("Which?", OPTIONS) == "unit"
    keys.send_text("\x1b[B\r")
    assert ask.choose("Which?", OPTIONS) == "unit"


def test_what_was_chosen_stays_on_the_screen_in_all_its_words(
    keys: PipeInput, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    keys.send_text("1\r")
    ask.choose("Which?", [("long", "a country " * 9 + "with a working unit")])
    shown = capsys.readouterr().err
    assert " ".join(shown.split()) == "Which? " + "a country " * 9 + "with a working unit"
    assert max(map(len, shown.splitlines())) < 40


def test_a_number_that_is_none_of_the_choices_does_nothing(keys: PipeInput) -> None:
    keys.send_text("72\r")
    assert ask.choose("Which?", OPTIONS) == "unit"


def test_ctrl_c_at_a_choice_interrupts(keys: PipeInput) -> None:
    keys.send_text("\x03")
    with pytest.raises(ask.Interrupted):
        ask.choose("Which?", OPTIONS)


def test_enter_takes_the_marked_choice(keys: PipeInput) -> None:
    keys.send_text("\r")
    assert ask.choose("Which?", OPTIONS, default="unit") == "unit"


def test_without_a_terminal_the_alternative_is_named() -> None:
    with pytest.raises(NoTerminal) as error, ask.terminal("Use --answers FILE"):
        pass
    assert "--answers" in error.value.hint


@pytest.mark.parametrize(
    "pasted", ["\x1b[<0;1;1M", "\x1b[M !!", "\x1b[31m", "\x1b[96;14;13M", "\x1b[5;10R", "\x1b[12;R"],
)  # fmt: skip
def test_what_a_terminal_sends_of_its_own_is_text_when_it_is_pasted(keys: PipeInput, pasted: str) -> None:
    keys.send_text(f"before {pasted} after it\r")
    assert ask.line() == f"before {pasted} after it"


def test_a_title_for_the_window_is_text_without_its_bell(keys: PipeInput) -> None:
    keys.send_text("before \x1b]0;x\x07 after it\r")
    assert ask.line() == "before \x1b]0;x after it"


@pytest.mark.parametrize("key", ["d", "#", "b", "u", "3", ".", "<"])
def test_no_letter_after_escape_takes_text_away_or_ends_the_line(keys: PipeInput, key: str) -> None:
    keys.send_text(f"before \x1b{key}after it\r")
    assert ask.line() == f"before \x1b{key}after it"


def test_the_escape_key_alone_writes_nothing(keys: PipeInput) -> None:
    keys.send_text("text\x1b\r")
    assert ask.line() == "text"


def test_searching_earlier_lines_is_no_trap(keys: PipeInput) -> None:
    keys.send_text("one \x12\x13two\r")
    assert ask.line() == "one two"


def test_what_a_terminal_sends_of_its_own_is_nothing_at_a_choice(keys: PipeInput) -> None:
    keys.send_text("\x1b[<0;1;1M\x1b[M !!\x1b[31m2\r")
    assert ask.choose("Which?", OPTIONS) == "unit"


def test_a_question_above_a_list_is_never_broken_inside_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    rows = ask._wrapped("What would you like to do?", "(number or arrows, then Enter)").split("\n")
    assert rows == ["What would you like to do?", " "]
    monkeypatch.setenv("COLUMNS", "80")
    assert ask._wrapped("What would you like to do?", "(number)") == "What would you like to do?"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_an_interrupt_while_a_prompt_opens_waits_for_it(keys: PipeInput, monkeypatch: pytest.MonkeyPatch) -> None:
    """Raised there, it broke the making of the event loop, which printed a Python trace."""
    monkeypatch.setattr("vidkit.cli.console.can_ask", lambda: True)
    monkeypatch.setattr("vidkit.cli.ask._screen", nullcontext)
    opened: list[str] = []

    def opens() -> str:
        os.kill(os.getpid(), signal.SIGINT)
        opened.append("whole")
        return ask.line()

    with ask.terminal("instead"), pytest.raises(ask.Interrupted):
        ask.prompted(opens)
    assert opened == ["whole"]
