"""The only place that prints. Results go to stdout, everything else to stderr.

Text of users and of the content pack is printed as it is, never as markup; control characters
are shown, not sent.
"""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TextIO

from vidkit.base import i18n
from vidkit.base.errors import VidkitError
from vidkit.base.problems import Problem
from vidkit.base.text import printable

if TYPE_CHECKING:
    from rich.console import Console

SCHEMA = 1
SHORTEST_HUSHED = 7
RIGHT_TO_LEFT_MARK = "\u200f"


class ColorWish(StrEnum):
    """What `--color` takes."""

    auto = "auto"
    always = "always"
    never = "never"


@dataclass(frozen=True, kw_only=True, slots=True)
class Manners:
    """How the user wants vidkit to speak."""

    color: ColorWish = ColorWish.auto
    quiet: bool = False
    verbose: bool = False


_manners: ContextVar[Manners] = ContextVar("manners")
_call_off: ContextVar[Callable[[], None] | None] = ContextVar("call_off", default=None)


def _now() -> Manners:
    return _manners.get(None) or Manners()


def configure(*, color: ColorWish, quiet: bool, verbose: bool) -> None:
    """Set the manners for this run."""
    if quiet:
        heard()
    _manners.set(Manners(color=color, quiet=quiet, verbose=verbose))


@contextmanager
def until_heard(call_off: Callable[[], None]) -> Iterator[None]:
    """Call `call_off` when something is printed or asked inside the block."""
    token = _call_off.set(call_off)
    try:
        yield
    finally:
        _call_off.reset(token)


def heard() -> None:
    """Note that the person has heard from the program: something is printed, or about to be asked."""
    call_off = _call_off.get()
    if call_off is not None:
        call_off()


def is_watched() -> bool:
    """Say whether a person may be looking: what is said besides the result goes to a terminal."""
    return sys.stderr.isatty()


def word(text: str) -> None:
    """Print a word on the terminal from beside the work: no result, and nothing that counts as heard."""
    sys.stderr.write(printable(text) + "\n")
    sys.stderr.flush()


def can_ask() -> bool:
    """Say whether there is a person: a terminal to read from, and one to show questions on."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def wants_color(stream: TextIO) -> bool:
    """Say whether colour may be used on the stream. Meaning never hangs on it."""
    wish = _now().color
    if wish is ColorWish.auto:
        return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wish is ColorWish.always


def result(text: str = "") -> None:
    """Print a line of the result."""
    _put(sys.stdout, text)


def say(text: str = "") -> None:
    """Print progress or success; silent under --quiet."""
    if not _now().quiet:
        _speak(text)


def detail(text: str) -> None:
    """Print what only --verbose asks for."""
    if _now().verbose:
        _speak(text)


def warn(text: str) -> None:
    """Print what must be read, also under --quiet."""
    _speak(text)


def question(text: str = "", *, indent: int = 0) -> None:
    """Print a line of a conversation on the terminal, wrapped at words; --quiet does not silence it."""
    from textwrap import wrap

    columns = max(20, width(sys.stderr) - 1)
    for part in printable(text).split("\n"):
        rows = wrap(part, columns, subsequent_indent=" " * indent, replace_whitespace=False, break_on_hyphens=False)
        for row in rows or [""]:
            _put(sys.stderr, row)


def _speak(text: str, *, indent: int = 0) -> None:
    """Print a line to stderr: wrapped at words for a person, as it is for a file."""
    if sys.stderr.isatty():
        question(text, indent=indent)
    else:
        _put(sys.stderr, text)


def error(problem: VidkitError) -> int:
    """Print what went wrong and what to do; return the exit code."""
    problems(problem.problems)
    _speak(problem.message)
    if problem.hint:
        _speak(f"  {problem.hint}", indent=2)
    return problem.exit_code


def problems(found: Sequence[Problem]) -> None:
    """Print each problem with its place, code and fix."""
    for problem in found:
        _put(sys.stderr, str(problem))


def json(command: str, value: Any, found: Sequence[Problem] = ()) -> None:
    """Print the one object of `--json`. `value`: plain values or dataclasses."""
    from json import dumps

    from vidkit.base.decode import encode

    whole = {
        "schema": SCHEMA,
        "command": command,
        "result": encode(value),
        "problems": [
            {"code": p.code, "where": str(p.where), "what": hushed(p.what), "fix": hushed(p.fix),
             "severity": p.severity}
            for p in found
        ],
    }  # fmt: skip
    signs = {n: f"\\u{n:04x}" for n in (*range(0x7F, 0xA0), *range(0xD800, 0xE000))}  # JSON would leave these raw
    sys.stdout.write(dumps(whole, ensure_ascii=False, indent=1).translate(signs) + "\n")


def heading(lines: Sequence[str]) -> None:
    """Print the lines of a heading of the result, with a line under them."""
    bold = wants_color(sys.stdout)
    result()
    for text in lines:
        if bold:
            sys.stdout.write(f"\x1b[1m{printable(text)}\x1b[0m\n")
        else:
            result(text)
    result("-" * min(max(map(len, lines), default=0), width()))


def alarm(text: str) -> None:
    """Print a line of the result in red where colour is wanted; its words say the same."""
    if wants_color(sys.stdout):
        sys.stdout.write(f"\x1b[1;31m{printable(text)}\x1b[0m\n")
    else:
        result(text)


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> None:
    """Print rows under column names, wrapped to the terminal. `right`: numbers of columns to align right."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    shown = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for n, name in enumerate(columns):
        shown.add_column(Text(name), justify="right" if n in right else "left", overflow="fold")
    for row in rows:
        shown.add_row(*(Text(printable(cell)) for cell in row))
    _rich().print(shown)


def bar(low: int, high: int, *, cells: int = 20) -> str:
    """Return a bar for a range of 0 to 100: full up to `low`, half-tone up to `high`."""
    full, part = round(low * cells / 100), round(high * cells / 100)
    solid, shade, empty = ("█", "▒", "·") if _is_unicode(sys.stdout) else ("#", "=", ".")
    return solid * full + shade * (part - full) + empty * (cells - part)


def width(stream: TextIO | None = None) -> int:
    """Return the columns of the stream's terminal (stdout if not given); COLUMNS wins; 80 where there is none."""
    wish = os.environ.get("COLUMNS", "")
    if wish.isdecimal() and int(wish):
        return int(wish)
    with contextlib.suppress(OSError, ValueError):
        return os.get_terminal_size((stream or sys.stdout).fileno()).columns or 80
    return 80


def hushed(text: str) -> str:
    """Return the text with `***` for what the guard blocks: a message may quote a word that somebody typed."""
    if len(text) < SHORTEST_HUSHED or not any(map(str.isalnum, text)):
        return text
    from vidkit.guard import inspect

    for found in reversed(inspect(text)):
        if found.severity == "block":
            text = f"{text[: found.start]}***{text[found.end :]}"
    return text


def close_quietly() -> None:
    """Give up on stdout: the reader at the other end of the pipe is gone."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _rich() -> "Console":
    from rich.console import Console

    color = wants_color(sys.stdout)
    return Console(
        file=sys.stdout, width=width(), force_terminal=color, no_color=not color, markup=False, highlight=False,
        emoji=False, legacy_windows=False,
    )  # fmt: skip


def line_mark() -> str:
    """Return what begins a line of a right-to-left language, so that a Latin name in front does not turn it round."""
    return RIGHT_TO_LEFT_MARK if i18n.direction(i18n.current()) == "rtl" else ""


def _put(stream: TextIO, text: str) -> None:
    heard()
    mark = line_mark() if text and stream.isatty() else ""
    line = mark + printable(text if stream is sys.stdout else hushed(text))
    if not _is_unicode(stream):
        line = line.encode(stream.encoding or "ascii", "replace").decode(stream.encoding or "ascii")
    stream.write(line + "\n")


def _is_unicode(stream: TextIO) -> bool:
    return (stream.encoding or "").lower().replace("-", "") in {"utf8", "utf16", "utf_8"}
