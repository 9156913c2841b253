"""A long line of typed text, broken between words on the screen; the text itself stays one line."""

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prompt_toolkit.layout.processors import Processor

INDENT = "  "


def gaps(text: str, room: int, cells: Sequence[int]) -> list[int]:
    """Return for each character how many spaces to show before it, so that no word runs over the end of a row.

    room: cells in a row; cells: the width of each character. A word longer than a row is broken where the row ends.

    >>> gaps("ab cde", 4, [1] * 6)
    [0, 0, 0, 1, 0, 0]
    """
    found, at = [0] * len(text), 0
    for n, sign in enumerate(text):
        if sign != " " and (n == 0 or text[n - 1] == " ") and at:
            end = text.find(" ", n)
            size = sum(cells[n : end if end >= 0 else len(text)])
            if at + size > room >= size:
                found[n], at = room - at, 0
        at = at + cells[n] if at + cells[n] <= room else cells[n]
        at = 0 if at >= room else at
    return found


def word_wrap() -> "Processor":
    """Return what shows a line of a prompt broken between words, each further row indented."""
    from prompt_toolkit.formatted_text import fragment_list_to_text
    from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
    from prompt_toolkit.layout.utils import explode_text_fragments
    from prompt_toolkit.utils import get_cwidth

    class WordWrap(Processor):
        def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
            shown = explode_text_fragments(transformation_input.fragments)
            text = fragment_list_to_text(shown)
            room = transformation_input.width - len(INDENT)
            before = gaps(text, room, [get_cwidth(c) if c.isprintable() else 2 for c in text]) if room > 0 else []
            if not any(before):
                return Transformation(shown)
            moved = [n + gap for n, gap in enumerate(accumulate(before))]
            spaced = [part for gap, one in zip(before, shown, strict=True) for part in (("", " " * gap), one)]
            return Transformation(
                explode_text_fragments(spaced),
                source_to_display=lambda at: moved[at] if at < len(moved) else at + sum(before),
                display_to_source=lambda at: sum(1 for place in moved if place < at),
            )

    return WordWrap()
