"""The gate board as tiles: a sign and a word for each state, what the gate says, and when it can open."""

from dataclasses import dataclass
from typing import Literal

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.charts.pen import BLUE, GREY, INK, LEAST, SKY, WHITE, WIDTH, Pen
from vidkit.documents.drawing import Drawing, Path, Rect

State = Literal["open", "interim", "closed", "undecided"]
_COLUMNS, _GAP, _PAD, _SIGN = 4, 8.0, 7.0, 9.0
_BAND, _MOST_LINES = 5.0, 7
_FILL = {"open": SKY, "interim": WHITE, "closed": WHITE, "undecided": WHITE}
_EDGE = {"interim": BLUE, "closed": INK}
"""A band along the near edge of what may not start, or only for a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tile:
    """`word`: for the state. `when`: in few words, or nothing."""

    id: str
    title: str
    state: State
    word: str
    when: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GateTiles:
    """Tiles in the order given. Open is filled, closed has a dark band, undecided a broken edge; each has its sign."""

    alt: str
    title: str
    tiles: tuple[Tile, ...]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return the tiles, four beside each other, those of one line equally tall."""
        pen = Pen()
        wide = (WIDTH - _GAP * (_COLUMNS - 1) - 2) / _COLUMNS
        y = 1.0
        for at in range(0, len(self.tiles), _COLUMNS):
            held = self.tiles[at : at + _COLUMNS]
            tall = max(_height(t, wide) for t in held)
            for n, tile in enumerate(held):
                _tile(pen, tile, 1 + n * (wide + _GAP), y, wide, tall)
            y += tall + _GAP
        return pen.drawn(y, self.alt, self.direction)


def _texts(tile: Tile, wide: float) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the word of the state, the title and the date in lines."""
    beside = wide - 2 * _PAD - _BAND - _SIGN - 12 - text_width(tile.id, 12)
    room = wide - 2 * _PAD - _BAND
    title = wrapped(tile.title, room, LEAST, _MOST_LINES)
    return wrapped(tile.word, beside, 10), title, wrapped(tile.when, room, LEAST)


def _height(tile: Tile, wide: float) -> float:
    word, title, when = _texts(tile, wide)
    return 2 * _PAD + max(14.0, 12.0 * len(word)) + 11.5 * (len(title) + len(when)) + (3 if when[0] else 0)


def _tile(pen: Pen, tile: Tile, x: float, y: float, wide: float, tall: float) -> None:
    word, title, when = _texts(tile, wide)
    pen.shapes.append(Rect(x, y, wide, tall, _FILL[tile.state], GREY, tile.state == "undecided"))
    if tile.state in _EDGE:
        pen.shapes.append(Rect(x, y, _BAND, tall, _EDGE[tile.state], _EDGE[tile.state], False))
    near = x + _BAND + _PAD
    _sign(pen, tile.state, near, y + _PAD + 2)
    pen.text(near + _SIGN + 5, y + _PAD + 11, tile.id, size=12)
    for n, line in enumerate(word):
        pen.text(x + wide - _PAD, y + _PAD + 10 + 12 * n, line, anchor="end", size=10)
    at = y + _PAD + max(14.0, 12.0 * len(word)) + 10
    for n, line in enumerate((*title, *when)):
        later = 3 if n >= len(title) else 0
        pen.text(near, at + later + 11.5 * n, line, size=LEAST, fill=GREY if later and tile.state in _EDGE else INK)


def _sign(pen: Pen, state: State, x: float, y: float) -> None:
    """Draw a tick for open, a half for interim, a bar for closed, a ring for undecided."""
    side = _SIGN
    match state:
        case "open":
            pen.path([(x, y + side / 2), (x + side / 3, y + side), (x + side, y)], INK, 1.8)
        case "interim":
            corners = ((x, y), (x + side, y), (x + side, y + side), (x, y + side))
            pen.shapes.append(Path(corners, WHITE, INK, 1.2, closed=True))
            pen.shapes.append(Path((corners[0], corners[2], corners[3]), INK, INK, 1.2, closed=True))
        case "closed":
            pen.line(x, y + side / 2, x + side, y + side / 2, INK, 3.0)
        case "undecided":
            half = side / 2
            corners = ((x + half, y), (x + side, y + half), (x + half, y + side), (x, y + half))
            pen.shapes.append(Path(corners, WHITE, INK, 1.2, closed=True))
