"""Where nothing is said for a while, a word says that work goes on; never in between, never where nobody looks."""

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from vidkit.cli import ask, console
from vidkit.cli.patience import patience


class Clock:
    """A timer that the test lets run out."""

    def __init__(self, seconds: float, act: Callable[..., None], args: tuple[Any, ...]) -> None:
        self.act, self.args, self.is_off = act, args, False
        CLOCKS.append(self)

    def start(self) -> None:
        self.is_off = False

    def cancel(self) -> None:
        self.is_off = True

    def run_out(self) -> None:
        if not self.is_off:
            self.act(*self.args)


CLOCKS: list[Clock] = []


@pytest.fixture(autouse=True)
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    CLOCKS.clear()
    monkeypatch.setattr(threading, "Timer", Clock)
    monkeypatch.setattr(console, "is_watched", lambda: True)
    yield
    console.configure(color=console.ColorWish.auto, quiet=False, verbose=False)


def test_silent_work_is_given_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    with patience():
        CLOCKS[0].run_out()
    assert capsys.readouterr().err.startswith("Working.")


def asked() -> None:
    with ask.terminal("", plain=True):
        pass


@pytest.mark.parametrize("told", [
    lambda: console.result("A line."), lambda: console.say("A line."), asked,
    lambda: console.configure(color=console.ColorWish.auto, quiet=True, verbose=False),
])  # fmt: skip
def test_no_word_comes_after_something_was_said_or_asked_or_where_quiet_is_wanted(
    told: Callable[[], None], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)
    with patience():
        told()
        CLOCKS[0].run_out()
    CLOCKS[0].run_out()
    assert "Working" not in capsys.readouterr().err


def test_nobody_is_told_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "is_watched", lambda: False)
    with patience():
        assert CLOCKS == []
