"""Work over time: bars for actions, diamonds for milestones, the gates that an action opens beside its bar."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.charts.pen import BLUE, GREEN, INK, LEAST, ORANGE, SKY, WIDTH, Bar, Look, Pen
from vidkit.documents.drawing import Diamond, Drawing, Line

PLAIN, MARKED = Bar(SKY, BLUE, part=0.7), Bar(ORANGE, INK)
EVENT, LATER = Diamond(9, 0, 5.5, GREEN, INK), Line(0, 0, 18, 0, INK, 1.4)
_LEFT, _RIGHT, _TALL, _GAP = 275.0, 22.0, 12.0, 5.0


@dataclass(frozen=True, kw_only=True, slots=True)
class GanttRow:
    """A bar from `start` for `length` weeks; `length` 0 is an event, with a line to `until`.

    `mark`: the bar is taller, darker and has a strong edge. `event`: the week of a diamond on the bar.
    `note`: a few letters beside the bar.
    """

    label: str
    start: float
    length: float
    mark: bool = False
    until: float | None = None
    event: float | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gantt:
    """`ticks`: (week, label) along the top. `first`: the week at the near edge. `legend`: a look and its words."""

    alt: str
    weeks: int
    rows: tuple[GanttRow, ...]
    ticks: tuple[tuple[int, str], ...]
    first: int = 0
    title: str = ""
    legend: tuple[tuple[Look, str], ...] = ()
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return one line a row: bars for work, diamonds for events."""
        pen = Pen()
        notes = max((text_width(r.note, LEAST) for r in self.rows if r.note), default=0.0)
        right = WIDTH - max(_RIGHT, min(notes, 90.0) + 2 * _GAP + 6)
        scale = (right - _LEFT) / max(1, self.weeks)
        y = top = pen.legend(self.legend) + 22
        for row in self.rows:
            lines = wrapped(row.label, _LEFT - 16, LEAST)
            height = max(16.0, 11.5 * len(lines) + 5)
            pen.lines(_LEFT - 9, y + height / 2, lines, size=LEAST)
            self._row(pen, row, _LEFT + (row.start - self.first) * scale, y + height / 2, scale)
            y += height
        pen.axis([(_LEFT + (week - self.first) * scale, label) for week, label in self.ticks], top - 4, y)
        return pen.drawn(y + 4, self.alt, self.direction)

    def _row(self, pen: Pen, row: GanttRow, x: float, middle: float, scale: float) -> None:
        if not row.length:
            end = x
            if row.until is not None and row.until > row.start:
                end = x + (row.until - row.start) * scale
                pen.line(x, middle, end, middle, INK, 1.4)
            self._event(pen, end, middle)
            return
        width = max(2.5, row.length * scale)
        pen.bar(x, middle, width, _TALL, MARKED if row.mark else PLAIN)
        if row.event is not None:
            self._event(pen, x + (row.event - row.start) * scale, middle)
        lines: Sequence[str] = wrapped(row.note, 90.0, LEAST, 1) if row.note else ()
        pen.lines(x + width + _GAP + (6 if row.event is not None else 0), middle, lines, size=LEAST, anchor="start")

    def _event(self, pen: Pen, x: float, middle: float) -> None:
        pen.shapes.append(Diamond(x, middle, EVENT.half, EVENT.fill, EVENT.stroke))
