"""The only place that prompts for a line of text. Questions go to the terminal by way of stderr.

Ctrl-C keeps what was typed: it is handed on, so that the caller can save it or show it again. What the guard blocks
is neither: it is wiped off the screen and not handed on.
"""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar, copy_context
from dataclasses import dataclass
from textwrap import wrap
from threading import Thread, current_thread, main_thread
from typing import TYPE_CHECKING, TypeVar

from vidkit.base.errors import NoTerminal
from vidkit.base.i18n import _
from vidkit.base.text import printable
from vidkit.cli import console
from vidkit.cli.bytes_kept import as_nothing, as_text
from vidkit.cli.wrapped import INDENT, word_wrap

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output


_BEFORE_CHOICE = " " * 6  # columns that the mark and the number of a choice take
_SHORT_WHILE = 0.01  # seconds between two looks whether a prompt is there
MOST_BYTES = 4095  # of a line that the terminal itself edits, on Linux


class Interrupted(KeyboardInterrupt):
    """Ctrl-C at a prompt. `typed` is the text in the line, which is not saved yet, and may be where `storable`."""

    def __init__(self, typed: str = "", *, storable: bool = True) -> None:
        super().__init__("")
        self.typed, self.storable = typed, storable


class EndOfInput(Exception):
    """Ctrl-D on an empty line, or the terminal went away, then with the text in the line: stop calmly."""

    def __init__(self, typed: str = "") -> None:
        super().__init__("")
        self.typed = typed


@dataclass(slots=True)
class _Terminal:
    """How this terminal is spoken to. `gone`: it was closed; `reading`: a plain line is being typed.

    `prompting`: a prompt opens, is there, or closes; `interrupted`: from outside, in that time.
    """

    plain: bool = False
    gone: bool = False
    reading: bool = False
    prompting: bool = False
    interrupted: bool = False


_terminal: ContextVar[_Terminal | None] = ContextVar("terminal", default=None)


def is_plain() -> bool:
    """Say whether only lines are printed and read: for screen readers, and terminals that can do no more."""
    known = _terminal.get()
    return known.plain if known else _wants_plain()


def _wants_plain() -> bool:
    return os.environ.get("TERM") == "dumb" or os.environ.get("VIDKIT_PLAIN", "") not in ("", "0")


@contextmanager
def terminal(instead: str, *, plain: bool = False) -> Iterator[None]:
    """Prompt on the real terminal inside the block. Raises: NoTerminal, with what to do instead."""
    if not console.can_ask():
        raise NoTerminal(instead)
    console.heard()
    here = _Terminal(plain=plain or _wants_plain())
    token = _terminal.set(here)
    try:
        with _signals_are_calm(here), nullcontext() if here.plain else _screen():
            yield
    finally:
        _terminal.reset(token)


@contextmanager
def _screen() -> Iterator[None]:
    from prompt_toolkit.application import create_app_session

    with create_app_session(output=_output()), _keys_kept():
        yield


@contextmanager
def _signals_are_calm(here: _Terminal) -> Iterator[None]:
    """Turn a closed terminal, or a request to end, into the end of the input: what was typed can be kept.

    An interrupt from outside does what Ctrl-C does, also while one prompt gives way to the next.
    """

    def leave(*_signal: object) -> None:
        here.gone = True
        if here.reading:
            raise EndOfInput
        if not here.plain:
            _end_prompt_soon(here, EOFError())

    def interrupt(*_signal: object) -> None:
        if here.reading or here.plain or not here.prompting:
            raise KeyboardInterrupt
        here.interrupted = True
        _end_prompt_soon(here, KeyboardInterrupt())

    actions = {"SIGHUP": leave, "SIGTERM": leave, "SIGINT": interrupt}
    if current_thread() is not main_thread():
        actions = {}
    before = {n: signal.signal(getattr(signal, n), do) for n, do in actions.items() if hasattr(signal, n)}
    try:
        yield
    finally:
        for name, action in before.items():
            signal.signal(getattr(signal, name), action)


def _end_prompt_soon(here: _Terminal, why: BaseException) -> None:
    """Have the prompt end with `why`, as soon as there is one.

    **Why**: raised while a prompt opens, an exception breaks the making of its event loop, which says so on the screen.
    """
    if not _end_prompt(why) and here.prompting:
        Thread(target=copy_context().run, args=(_end_once_open, here, why), daemon=True).start()


def _end_once_open(here: _Terminal, why: BaseException) -> None:
    while here.prompting and not _end_prompt(why):
        time.sleep(_SHORT_WHILE)


def _end_prompt(why: BaseException) -> bool:
    """Have the prompt end with `why`; return whether there is one. It may have ended by itself by then."""
    from prompt_toolkit.application.current import get_app_session

    app = get_app_session().app
    if app is None or not app.is_running or app.loop is None:
        return False

    def end() -> None:
        if not app.is_done:
            app.erase_when_done = app.erase_when_done or is_blocked(app.current_buffer.text)
            app.exit(exception=why)

    app.loop.call_soon_threadsafe(end)
    return True


T = TypeVar("T")


def prompted(prompt: Callable[[], T], typed: Callable[[], str] = str) -> T:
    """Return what the prompt gives. typed: the text in the line, handed on where the prompt is broken off.

    Raises: EndOfInput, where the terminal is gone; Interrupted.
    """
    here = _terminal.get() or _Terminal()
    if here.gone:
        raise EndOfInput
    try:
        given = _open(prompt, here)
        if here.interrupted:
            raise KeyboardInterrupt
    except Interrupted:
        here.interrupted = False
        raise
    except KeyboardInterrupt:
        here.interrupted = False
        text = sound(typed())
        raise Interrupted("" if is_blocked(text) else text) from None
    except EOFError:
        raise EndOfInput(sound(typed())) from None
    except OSError:
        if not here.gone:
            raise
        raise EndOfInput(sound(typed())) from None
    return given


def _open(prompt: Callable[[], T], here: _Terminal) -> T:
    here.prompting = True
    try:
        return prompt()
    finally:
        here.prompting = False


@contextmanager
def _keys_kept() -> Iterator[None]:
    """Keep keys pressed between two prompts for the next one: Ctrl-C too, which then finds its prompt."""
    if sys.platform == "win32":
        yield
        return
    import termios

    keyboard = sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    quiet = termios.tcgetattr(keyboard)
    quiet[3] &= ~(termios.ISIG | termios.ECHO | termios.ICANON)
    try:
        termios.tcsetattr(keyboard, termios.TCSANOW, quiet)
        yield
    finally:
        with suppress(termios.error):
            termios.tcsetattr(keyboard, termios.TCSANOW, before)


def _output() -> "Output":
    from prompt_toolkit.output import ColorDepth, create_output
    from prompt_toolkit.output.vt100 import Vt100_Output

    output = create_output(stdout=sys.stderr)
    if isinstance(output, Vt100_Output):
        output.enable_cpr = False  # nothing here needs the row, and slow lines answer late
        if not console.wants_color(sys.stderr):
            output.default_color_depth = ColorDepth.DEPTH_1_BIT
    return output


def line(*, default: str = "") -> str:
    """Return one typed line, trimmed. Raises: Interrupted, EndOfInput."""
    if is_plain():
        return prompted(lambda: _plain_line(default))
    from prompt_toolkit import PromptSession
    from prompt_toolkit.validation import Validator

    def look(typed: str) -> bool:
        session.app.erase_when_done = is_blocked(typed)
        return True

    session: PromptSession[str] = PromptSession(
        "> ", key_bindings=_stop_keys(), validator=Validator.from_callable(look), validate_while_typing=False,
        input_processors=[word_wrap()], prompt_continuation=INDENT,
    )
    typed = prompted(lambda: session.prompt(default=default, handle_sigint=False), lambda: session.default_buffer.text)
    return sound(typed).strip()


def _plain_line(default: str) -> str:
    """Return a line from a terminal that edits lines itself; an empty one stands for the default."""
    here = _terminal.get() or _Terminal(plain=True)
    if default:
        console.question(_("It says now: {text}", text=default))
    sys.stderr.write("> ")
    sys.stderr.flush()
    here.reading = True
    try:
        raw = sys.stdin.readline()
    except KeyboardInterrupt:
        raise Interrupted from None
    finally:
        here.reading = False
    if not raw:
        raise EOFError
    if len(raw.encode(errors="replace")) >= MOST_BYTES:
        console.question(_("The terminal may have cut this line: it takes {n} characters at most.", n=MOST_BYTES))
    return sound(raw).strip() or default


def _stop_keys() -> "KeyBindings":
    """Return what Ctrl-C does; there is no search in what was typed before, which would hide the line from it."""
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()
    for search in ("c-r", "c-s"):
        keys.add(search)(lambda _event: None)

    def stop(event: "KeyPressEvent") -> None:
        typed = sound(event.current_buffer.text)
        event.app.erase_when_done = is_blocked(typed)
        event.app.exit(exception=Interrupted("" if event.app.erase_when_done else typed))

    keys.add("c-c")(stop)
    as_text(keys)
    return keys


def is_blocked(text: str) -> bool:
    """Say whether the guard blocks the text: then it may not stay on the screen either."""
    from vidkit.guard import inspect

    return any(f.severity == "block" for f in inspect(text))


def sound(text: str) -> str:
    """Return the text with bytes that are no characters replaced, so that it can be saved."""
    return text.encode("utf-8", "replace").decode("utf-8")


def choose(question: str, options: Sequence[tuple[str, str]], *, default: str = "") -> str:
    """Return the id of the option chosen, by its number or with the arrows, then Enter.

    options: (id, text), at most 36. Raises: Interrupted.
    """
    if is_plain():
        return _plain_choice(question, options, default)
    import questionary
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

    keys = KeyBindings()
    as_nothing(keys)
    choices = [questionary.Choice(_folded(printable(text)), value=option) for option, text in options]
    how = _("(number or arrows, then Enter)")
    asked = questionary.select(
        _wrapped(question, how), choices=choices, default=default or None, instruction=how, qmark="",
        use_shortcuts=True, use_jk_keys=False,
    )  # fmt: skip
    asked.application.key_bindings = merge_key_bindings([asked.application.key_bindings or KeyBindings(), keys])
    asked.application.erase_when_done = True  # the library would cut a long answer at the edge
    chosen = str(prompted(lambda: asked.application.run(handle_sigint=False)))
    console.question(f"{question} {dict(options)[chosen]}", indent=2)
    return chosen


def _wrapped(question: str, how: str) -> str:
    """Return the question in rows between which words stay whole, with room for `how` behind the last."""
    rows = wrap(printable(question), max(20, console.width(sys.stderr) - 3), break_on_hyphens=False) or [""]
    if len(rows[-1]) + len(how) + 3 > console.width(sys.stderr):
        rows.append("")
    return "\n ".join(rows)


def _folded(text: str) -> str:
    """Return the text of a choice in rows that fit behind its number."""
    room = console.width(sys.stderr) - len(_BEFORE_CHOICE) - 1
    return f"\n{_BEFORE_CHOICE}".join(wrap(text, max(20, room), break_on_hyphens=False)) or text


def _plain_choice(question: str, options: Sequence[tuple[str, str]], default: str) -> str:
    console.question(question)
    for n, (_option, text) in enumerate(options, start=1):
        console.question(f"{n}  {text}", indent=3)
    ids = [option for option, _text in options]
    while True:
        console.question(_("Number, then Enter:"))
        word = line() or (str(ids.index(default) + 1) if default in ids else "")
        if word.isdecimal() and 1 <= int(word) <= len(ids):
            return ids[int(word) - 1]
        console.question(_("Type a number from 1 to {n}.", n=len(ids)))
