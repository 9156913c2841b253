"""Plain-text pages of results: headings, wrapped items, number tables, dots and bars.

Readable at 60 and 80 columns, without colour, and aloud: a state is a word, its sign comes with
it. Lines are built here and printed by `console`.
"""

import sys
import textwrap
from collections.abc import Iterable, Sequence

from vidkit.base.text import one_line, printable
from vidkit.cli import console

WIDEST = 100
LEVELS = 5


def width() -> int:
    """Return the columns to write in: the terminal's, never more than reads well."""
    return max(40, min(console.width(), WIDEST))


def heading(text: str) -> None:
    """Print a heading, wrapped between words."""
    console.heading(textwrap.wrap(printable(text), width(), break_on_hyphens=False))


def para(text: str, *, indent: int = 0) -> None:
    """Print a paragraph, wrapped. An empty text prints nothing."""
    item("", text, indent=indent)


def item(sign: str, text: str, *, indent: int = 0, hang: int = 0) -> None:
    """Print a text behind a sign; further lines hang under the text, `hang` columns further in."""
    clean = one_line(text)
    if not clean:
        return
    first = " " * indent + (f"{sign} " if sign else "")
    rest = " " * (len(first) + hang)
    console.result(
        textwrap.fill(clean, width(), initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
    )


def alarm(text: str) -> None:
    """Print a warning, wrapped, in red where colour is wanted."""
    for line in textwrap.wrap(one_line(text), width(), break_on_hyphens=False):
        console.alarm(line)


def pair(label: str, text: str, *, indent: int = 0) -> None:
    """Print a label and its text on one line, wrapped under the text's beginning."""
    if text:
        item(f"{label}:", text, indent=indent) if len(label) <= 24 else item("", f"{label}: {text}", indent=indent)


def blank() -> None:
    """Print an empty line."""
    console.result()


def numbers(columns: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]], *, first: str) -> None:
    """Print rows of a name and short cells; the name is wrapped where the line is too narrow."""
    kept = list(rows)
    sizes = [max([len(c), *(len(r[n]) for _name, r in kept)]) for n, c in enumerate(columns)]
    room = max(16, width() - sum(sizes) - 2 * len(sizes))
    room = min(room, max([len(first), *(len(name) for name, _cells in kept)]))
    _row(first, columns, room, sizes)
    for name, cells in kept:
        _row(name, cells, room, sizes)


def _row(name: str, cells: Sequence[str], room: int, sizes: Sequence[int]) -> None:
    lines = textwrap.wrap(one_line(name), room) or [""]
    tail = "".join(f"  {c:>{s}}" for c, s in zip(cells, sizes, strict=True))
    console.result(f"{lines[0]:<{room}}{tail}")
    for line in lines[1:]:
        console.result(f"  {line}")


def named(name: str, text: str, *, room: int) -> None:
    """Print a name in `room` columns, wrapped, with a text beside its first line."""
    lines = textwrap.wrap(one_line(name), room, subsequent_indent="  ") or [""]
    console.result(f"{lines[0]:<{room}} {text}".rstrip())
    for line in lines[1:]:
        console.result(line)


def ladder(levels: Iterable[int | None], *, unknown: str) -> str:
    """Return one dot for each capability on its level, as in `0 ** 1 * 2 *** 3 - 4 -`."""
    found = list(levels)
    dot = "●" if (sys.stdout.encoding or "").lower().startswith("utf") else "*"
    steps = [f"{n} {dot * found.count(n) or '-'}" for n in range(LEVELS)]
    lost = found.count(None)
    return "   ".join([*steps, *([f"{unknown} {dot * lost}"] if lost else [])])
