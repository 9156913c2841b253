"""What each of a few parameters does alone: bars around today's value, the widest first."""

from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.charts.pen import BLUE, INK, LEAST, SKY, WIDTH, Bar, Pen
from vidkit.documents.drawing import Drawing

LOWER, UPPER = Bar(SKY, INK), Bar(BLUE, INK)
_LEFT, _END = 240.0, 6.0


@dataclass(frozen=True, kw_only=True, slots=True)
class TornadoRow:
    """What one parameter does alone: the value at its lower and at its upper end."""

    label: str
    at_least: float
    at_most: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tornado:
    """Bars from the value at the lower end to that at the upper, around a line at `base`. Widest first.

    `legend`: the words for towards the lower end, towards the upper end. `axis`: what is counted.
    """

    alt: str
    base: float
    rows: tuple[TornadoRow, ...]
    legend: tuple[str, str]
    title: str = ""
    axis: str = ""
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return one bar a row, its values at its ends: light towards the lower end, dark towards the upper."""
        values = [v for r in self.rows for v in (r.at_least, r.at_most)] + [self.base]
        room = _END + 4 + max(text_width(f"{v:.1f}", LEAST) for v in values)
        left, width = _LEFT + room, WIDTH - _LEFT - 2 * room
        low, scale = min(values), width / ((max(values) - min(values)) or 1)
        pen = Pen()
        y = pen.legend(((LOWER, self.legend[0]), (UPPER, self.legend[1])))
        y += pen.name(left, width, y, self.axis)
        y = top = y + 20
        for row in self.rows:
            lines = wrapped(row.label, _LEFT - 16, 10.5)
            height = max(26.0, 12.6 * len(lines) + 8)
            pen.lines(_LEFT - 9, y + height / 2, lines, size=10.5)
            self._bars(pen, row, left - low * scale, scale, y + height / 2)
            y += height
        pen.axis([(left + (self.base - low) * scale, f"{self.base:.1f}")], top - 4, y)
        return pen.drawn(y + 4, self.alt, self.direction)

    def _bars(self, pen: Pen, row: TornadoRow, zero: float, scale: float, middle: float) -> None:
        for value, look in ((row.at_least, LOWER), (row.at_most, UPPER)):
            a, b = sorted((value, self.base))
            pen.bar(zero + a * scale, middle, max(1.0, (b - a) * scale), 14, look)
        a, b = sorted((row.at_least, row.at_most))
        a, b = min(a, self.base), max(b, self.base)
        pen.text(zero + a * scale - _END, middle + 3.5, f"{a:.1f}", anchor="end", size=LEAST)
        pen.text(zero + b * scale + _END, middle + 3.5, f"{b:.1f}", size=LEAST)
