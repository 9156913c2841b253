"""Money over time, added up: the likely amount as a line, low and high as broken lines around it."""

from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.charts.pen import BLUE, GREY, INK, LEAST, NONE, RULE, SKY, WIDTH, Pen, apart
from vidkit.documents.drawing import Dot, Drawing, Line, Path

LIKELY, ENDS, YEAR = Line(0, 0, 18, 0, BLUE, 2.4), Line(0, 0, 18, 0, GREY, 1.2, True), Dot(9, 0, 4.0, BLUE, INK)
_TALL, _RIGHT = 210.0, 22.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Spending:
    """`low`, `likely`, `high`: what is spent by the end of each month, in whole units; first 0, before the first.

    `marks`: (month, amount in words) at which the likely line is named. `scale`: amounts along the edge, with
    their words. `ticks`: (month, label) below. `legend`: the words for likely, low and high.
    """

    alt: str
    title: str
    axis: str
    low: tuple[float, ...]
    likely: tuple[float, ...]
    high: tuple[float, ...]
    marks: tuple[tuple[int, str], ...]
    scale: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    legend: tuple[str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return the three lines over a field between low and high."""
        pen = Pen()
        y = pen.legend(((LIKELY, self.legend[0]), (ENDS, self.legend[1])))
        y += pen.name(0, WIDTH, y, self.axis) + 12
        left = 10 + max((text_width(words, LEAST) for _value, words in self.scale), default=0.0)
        wide, floor = WIDTH - left - _RIGHT, y + _TALL
        most = max(*self.high, *(value for value, _words in self.scale), 1.0)

        def at(month: float, value: float) -> tuple[float, float]:
            return left + month * wide / max(1, len(self.likely) - 1), floor - _TALL * value / most

        self._frame(pen, left, wide, floor, most)
        low, likely, high = ([at(n, v) for n, v in enumerate(line)] for line in (self.low, self.likely, self.high))
        pen.shapes.append(Path((*high, *reversed(low)), SKY, NONE, 0.0, closed=True))
        pen.path(low, ENDS.stroke, ENDS.width, dashed=True)
        pen.path(high, ENDS.stroke, ENDS.width, dashed=True)
        pen.path(likely, LIKELY.stroke, LIKELY.width)
        for month, _words in self.marks:
            pen.shapes.append(Dot(*likely[month], YEAR.radius, YEAR.fill, YEAR.stroke))
        bottom = self._below(pen, left, wide, floor)
        return pen.drawn(bottom, self.alt, self.direction)

    def _frame(self, pen: Pen, left: float, wide: float, floor: float, most: float) -> None:
        for value, words in self.scale:
            height = floor - _TALL * value / most
            pen.line(left, height, left + wide, height, RULE if value else GREY)
            pen.text(left - 6, height + 3.5, words, anchor="end", size=LEAST, fill=GREY)

    def _below(self, pen: Pen, left: float, wide: float, floor: float) -> float:
        """Write the months, and under them the named amounts; return where the drawing ends."""
        step = wide / max(1, len(self.likely) - 1)
        for x, label in apart([(left + m * step, words) for m, words in self.ticks], 0, WIDTH):
            pen.line(x, floor, x, floor + 4, GREY)
            pen.text(x, floor + 15, label, anchor="middle", size=LEAST, fill=GREY)
        tall = 0
        before = 0
        for month, words in self.marks:
            room = (month - before) * step - 8
            before = month
            lines = wrapped(words, room, 10.5)
            tall = max(tall, len(lines))
            for line, part in enumerate(lines):
                pen.text(left + month * step, floor + 36 + 13 * line, part, anchor="end", size=10.5)
        return floor + 26 + 13 * tall + (8 if tall else 0)
