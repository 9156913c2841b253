"""A real pseudo-terminal of fixed size, read through a terminal emulator: what a person would see."""

import os
import re
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from time import monotonic

import pexpect
import pyte

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_SECONDS = 60


class Key(StrEnum):
    """What keys send."""

    enter = "\r"
    up = "\x1b[A"
    down = "\x1b[B"
    ctrl_c = "\x03"
    ctrl_d = "\x04"


class Terminal:
    """vidkit on a terminal. `seen` is everything printed so far, without control sequences."""

    def __init__(self, args: Sequence[str], folder: Path, *, columns: int = 80, rows: int = 24, **env: str) -> None:
        environment = {
            **os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "xterm", "VIDKIT_TODAY": "2026-11-25",
            "VIDKIT_CONFIG_DIR": str(folder / "config"), **env,
        }  # fmt: skip
        environment.pop("COLUMNS", None)
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        self._child = pexpect.spawn(
            sys.executable, ["-m", "vidkit", *args], cwd=str(folder), env=environment, dimensions=(rows, columns),
            encoding="utf-8", codec_errors="replace", timeout=PATIENCE_SECONDS, preexec_fn=_hear_interrupts,
        )  # fmt: skip

    @property
    def seen(self) -> str:
        """Everything printed so far as plain text, white space folded."""
        return " ".join(re.sub(r"\x1b\[[0-9;?]*[ -/]*[@-~]|[\x00-\x08\x0e-\x1f]", " ", self.raw).split())

    @property
    def shown(self) -> str:
        """What stands on the screen now, white space folded, scroll marks left out."""
        return " ".join(" ".join(line.rstrip("^v ") for line in self.screen.display).split())

    def wait(self, text: str, *, times: int = 1) -> None:
        """Read until the screen shows the text, and it was printed so many times."""
        end = monotonic() + PATIENCE_SECONDS
        while text not in self.shown or (times > 1 and self.seen.count(text) < times):
            if not self._read() or monotonic() > end:
                raise AssertionError(f"{text!r} did not appear:\n" + "\n".join(self.screen.display))

    def type(self, *keys: str) -> None:
        """Send keys."""
        self._child.send("".join(keys))

    def answer(self, text: str, *keys: str) -> None:
        """Wait for the text, then send keys."""
        self.wait(text)
        self.type(*keys)

    def exit_code(self) -> int:
        """Read to the end and return the exit code. Raises: AssertionError where the program goes on."""
        while self._read():
            pass
        if self._child.isalive() and not self._child.flag_eof:
            self.kill()
            raise AssertionError("The program did not end:\n" + "\n".join(self.screen.display))
        self._child.wait()
        return int(self._child.exitstatus if self._child.exitstatus is not None else -(self._child.signalstatus or 0))

    def kill(self) -> None:
        """End the program at once, as a power cut would."""
        self._child.kill(9)
        self._child.wait()

    def interrupt(self) -> None:
        """Send the signal that Ctrl-C stands for, from outside."""
        self._child.kill(signal.SIGINT)

    def hang_up(self) -> None:
        """Close the terminal window, and wait until the program has ended."""
        pid = self._child.pid
        assert pid is not None
        os.close(self._child.child_fd)
        with suppress(ChildProcessError):
            os.waitpid(pid, 0)

    def _read(self) -> bool:
        try:
            text = self._child.read_nonblocking(65536, timeout=PATIENCE_SECONDS)
        except (pexpect.EOF, pexpect.TIMEOUT):
            return False
        self.raw += text
        self._stream.feed(text.replace("\u200f", ""))  # pyte drops the rest of a line after the mark
        return True


def _hear_interrupts() -> None:
    """Undo what a job in the background inherits: an interrupt that is ignored from the start."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
