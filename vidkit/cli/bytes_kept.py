"""Bytes that are no keys: text pasted by a terminal that does not mark what is pasted, and what it sends of its own.

The library behind the prompts takes such bytes for mouse movements, positions or commands to edit the line. In a line
of text they are text; on a screen and at a list they are nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

_REPORTS = ("<vt100-mouse-event>", "<cursor-position-response>")
_SEARCHES = ("c-r", "c-s")


def as_text(keys: "KeyBindings") -> None:
    """Have reports of a terminal and escape characters go into the line as they are.

    The escape key alone writes nothing, and no letter after it edits the line: nothing that is pasted is lost.
    """

    def insert(event: "KeyPressEvent") -> None:
        event.current_buffer.insert_text(event.data)

    def escape(event: "KeyPressEvent") -> None:
        following = event.key_processor.input_queue
        if following and following[0].key != "c-m":
            event.current_buffer.insert_text("\x1b")

    for name in _REPORTS:
        keys.add(name)(insert)
    for name in _SEARCHES:
        keys.add(name)(_nothing)
    keys.add("escape", eager=True)(escape)


def as_nothing(keys: "KeyBindings") -> None:
    """Have reports of a terminal do nothing."""
    for name in _REPORTS:
        keys.add(name)(_nothing)


def _nothing(_event: "KeyPressEvent") -> None:
    return
