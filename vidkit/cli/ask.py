"""The only place that prompts for a line of text. Questions go to the terminal by way of stderr.

Ctrl-C keeps what was typed: it is handed on, so that the caller can save it or show it again. What the guard blocks
is neither: it is wiped off the screen and not handed on.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from vidkit.base.errors import NoTerminal
from vidkit.base.i18n import _
from vidkit.base.text import printable
from vidkit.cli import console

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
    from prompt_toolkit.output import Output


class Interrupted(KeyboardInterrupt):
    """Ctrl-C at a prompt. `typed` is the text in the line, which is not saved yet."""

    def __init__(self, typed: str = "") -> None:
        super().__init__("")
        self.typed = typed


class EndOfInput(Exception):
    """Ctrl-D on an empty line, or the terminal went away: stop calmly."""


@contextmanager
def terminal(instead: str) -> Iterator[None]:
    """Prompt on the real terminal inside the block. Raises: NoTerminal, with what to do instead."""
    if not console.can_ask():
        raise NoTerminal(instead)
    from prompt_toolkit.application import create_app_session

    with create_app_session(output=_output()), _keys_kept():
        yield


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
    from prompt_toolkit import PromptSession
    from prompt_toolkit.validation import Validator

    def look(typed: str) -> bool:
        session.app.erase_when_done = is_blocked(typed)
        return True

    session: PromptSession[str] = PromptSession(
        "> ", key_bindings=_stop_keys(), validator=Validator.from_callable(look), validate_while_typing=False
    )
    try:
        return sound(session.prompt(default=default)).strip()
    except EOFError:
        raise EndOfInput from None


def _stop_keys() -> "KeyBindings":
    from prompt_toolkit.key_binding import KeyBindings

    keys = KeyBindings()

    def stop(event: "KeyPressEvent") -> None:
        typed = sound(event.current_buffer.text)
        event.app.erase_when_done = is_blocked(typed)
        event.app.exit(exception=Interrupted("" if event.app.erase_when_done else typed))

    keys.add("c-c")(stop)
    keys.add("<sigint>")(stop)
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
    import questionary

    choices = [questionary.Choice(printable(text), value=option) for option, text in options]
    asked = questionary.select(
        question, choices=choices, default=default or None, instruction=_("(number or arrows, then Enter)"), qmark="",
        use_shortcuts=True, use_jk_keys=False,
    )  # fmt: skip
    try:
        return str(asked.unsafe_ask(patch_stdout=False))
    except KeyboardInterrupt:
        raise Interrupted from None
    except EOFError:
        raise EndOfInput from None
