"""How full the time of each owner is: a small bar for each part of the plan, under the line of all there is."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.charts.pen import BLUE, GREY, INK, RULE, SKY, WHITE, WIDTH, Bar, Look, Pen
from vidkit.documents.drawing import Drawing, Line

USED, MOST, OVER = Bar(SKY), Bar(BLUE), Bar(WHITE, INK, hatched=True)
ALL = Line(0, 0, 18, 0, GREY, 0.9, True)
_LEFT, _ROW, _TALL, _HIGHEST = 206.0, 27.0, 16.0, 19.0
FULL = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class LoadRow:
    """`shares`: per cent of the time that is used, by part of the plan; None: there is no time. `note`: at the end."""

    label: str
    shares: tuple[int | None, ...]
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """`parts`: the names of the parts of the plan. `legend`: the words for used, most, over, all there is."""

    alt: str
    title: str
    axis: str
    rows: tuple[LoadRow, ...]
    parts: tuple[str, ...]
    legend: tuple[str, str, str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return a row of bars for each owner: the fullest part dark, more than all there is hatched."""
        pen = Pen()
        note = max((text_width(r.note, 10) for r in self.rows), default=0.0) + 12
        wide = (WIDTH - _LEFT - note) / len(self.parts)
        y = pen.legend(self._legend())
        y += pen.name(_LEFT, WIDTH - _LEFT - note, y, self.axis)
        y = top = y + 22
        for row in self.rows:
            lines = wrapped(row.label, _LEFT - 14, 10)
            height = max(_ROW, 12.0 * len(lines) + 5)
            floor = y + height / 2 + _TALL / 2 + 2
            pen.lines(_LEFT - 9, floor - _TALL / 2, lines, size=10)
            self._row(pen, row, wide, floor)
            pen.text(WIDTH - 2, floor - _TALL / 2 + 3.5, row.note, anchor="end", size=10)
            y += height
        pen.axis([(_LEFT + n * wide, name) for n, name in enumerate(self.parts)], top - 4, y)
        return pen.drawn(y + 4, self.alt, self.direction)

    def _legend(self) -> Sequence[tuple[Look, str]]:
        used, most, over, whole = self.legend
        above = any((s or 0) > FULL for r in self.rows for s in r.shares)
        return ((USED, used), (MOST, most), *(((OVER, over),) if above else ()), (ALL, whole))

    def _row(self, pen: Pen, row: LoadRow, wide: float, floor: float) -> None:
        most = max((s for s in row.shares if s is not None), default=0)
        for n, share in enumerate(row.shares):
            x = _LEFT + n * wide + 2
            if share is None:
                pen.line(x, floor - _TALL, x + wide - 4, floor, GREY)
                pen.line(x, floor, x + wide - 4, floor - _TALL, GREY)
            elif share:
                tall = min(_HIGHEST, _TALL * share / FULL)
                look = OVER if share > FULL else MOST if share == most else USED
                pen.bar(x, floor - tall / 2, wide - 4, tall, look)
        end = _LEFT + wide * len(row.shares)
        pen.line(_LEFT, floor, end, floor, RULE)
        pen.line(_LEFT, floor - _TALL, end, floor - _TALL, ALL.stroke, ALL.width, dashed=True)
