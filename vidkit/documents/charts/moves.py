"""Two dates of one country, line by line: where each thing was, where it is, and what lies between."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import wrapped
from vidkit.documents.charts.pen import BLUE, INK, WHITE, WIDTH, Look, Pen
from vidkit.documents.drawing import Diamond, Dot, Drawing

WAS, IS = Dot(9, 0, 4.5, WHITE, INK), Diamond(9, 0, 5.5, BLUE, INK)
_LEFT, _RIGHT, _SIZE = 210.0, 130.0, 10.5


@dataclass(frozen=True, kw_only=True, slots=True)
class MoveRow:
    """`was`, `now`: places on the axis, None where there is none. `words`: the difference."""

    label: str
    was: float | None
    now: float | None
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """`low`, `high`: the ends of the axis. `legend`: the words for was and is."""

    alt: str
    title: str
    axis: str
    rows: tuple[MoveRow, ...]
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    legend: tuple[str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return a line a row: a ring where it was, a diamond where it is."""
        pen = Pen()
        looks: Sequence[Look] = (WAS, IS)
        wide = WIDTH - _LEFT - _RIGHT - 16
        y = pen.legend(tuple(zip(looks, self.legend, strict=True)))
        y += pen.name(_LEFT, wide, y, self.axis)
        y = top = y + 22
        for row in self.rows:
            label, words = wrapped(row.label, _LEFT - 20, _SIZE), wrapped(row.words, _RIGHT - 4, 10)
            height = max(20.0, 12.8 * len(label) + 7, 12.0 * len(words) + 7)
            pen.lines(_LEFT - 14, y + height / 2, label, size=_SIZE)
            self._row(pen, row, wide, y + height / 2)
            pen.lines(WIDTH - _RIGHT, y + height / 2, words, size=10, anchor="start")
            y += height
        pen.axis([(_LEFT + self._share(at) * wide, words) for at, words in self.ticks], top - 4, y)
        return pen.drawn(y + 6, self.alt, self.direction)

    def _share(self, value: float) -> float:
        return (value - self.low) / ((self.high - self.low) or 1)

    def _row(self, pen: Pen, row: MoveRow, wide: float, middle: float) -> None:
        was, now = (None if v is None else _LEFT + self._share(v) * wide for v in (row.was, row.now))
        if was is not None and now is not None:
            pen.line(was, middle, now, middle, INK, 1.8)
        if was is not None:
            pen.shapes.append(Dot(was, middle, WAS.radius, WAS.fill, WAS.stroke))
        if now is not None:
            pen.shapes.append(Diamond(now, middle, IS.half, IS.fill, IS.stroke))
