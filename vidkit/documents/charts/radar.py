"""The domain profile as a radar: one spoke a domain, the shown inside, the claimed as a broken line around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import wrapped
from vidkit.documents.charts.pen import BLUE, GREY, INK, LEAST, NONE, ORANGE, RULE, SKY, WIDTH, Bar, Pen
from vidkit.documents.drawing import Drawing, Line, Path

SHOWN, HIGH, TARGET = Bar(SKY, BLUE), Line(0, 0, 18, 0, INK, 1.4, True), Line(0, 0, 18, 0, ORANGE, 2.0)
LEAST_SPOKES = 3
_RADIUS, _REACH, _SIZE, _STEP, _BETWEEN = 128.0, 26.0, 10.0, 12.0, 7.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Spoke:
    """Scores 0 to 100. `high`: what is claimed, with what is not known at its best."""

    label: str
    shown: int
    high: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Radar:
    """`spokes`: three or more, clockwise from the top. `legend`: the words for shown, at most, target."""

    alt: str
    title: str
    spokes: tuple[Spoke, ...]
    legend: tuple[str, str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return the spokes with the scale on the first, and their labels in a column on either side."""
        pen = Pen()
        top = pen.legend(tuple(zip((SHOWN, HIGH, TARGET), self.legend, strict=True))) + 8
        right = [n for n in range(len(self.spokes)) if n <= len(self.spokes) / 2]
        left = [n for n in reversed(range(len(self.spokes))) if n > len(self.spokes) / 2]
        columns = [(self._column(held), side, held) for held, side in ((right, 1), (left, -1))]
        tall = max(2 * _RADIUS, *(ends[-1][1] - ends[0][0] for ends, _side, _held in columns if ends))
        x, y = WIDTH / 2, top + tall / 2 + 6
        self._web(pen, x, y)
        for ends, side, held in columns:
            self._labels(pen, x, y, _between(ends, -tall / 2, tall / 2), side, held)
        return pen.drawn(y + tall / 2 + 10, self.alt, self.direction)

    def _web(self, pen: Pen, x: float, y: float) -> None:
        shown, high = [s.shown for s in self.spokes], [s.high for s in self.spokes]
        for n in range(len(self.spokes)):
            pen.line(x, y, *self._place(x, y, n, 100))
        for share in (25, 50, 75):
            self._ring(pen, x, y, [share] * len(self.spokes), Line(0, 0, 0, 0, RULE, 0.8))
        self._ring(pen, x, y, shown, Line(0, 0, 0, 0, SHOWN.stroke, 1.6), SHOWN.fill)
        self._ring(pen, x, y, high, HIGH)
        self._ring(pen, x, y, [100] * len(self.spokes), TARGET)
        for share in (0, 50, 100):
            pen.text(x + 4, y - _RADIUS * share / 100 + 11, f"{share}", size=LEAST)

    def _ring(self, pen: Pen, x: float, y: float, shares: Sequence[float], look: Line, fill: str = NONE) -> None:
        points = tuple(self._place(x, y, n, share) for n, share in enumerate(shares))
        pen.shapes.append(Path(points, fill, look.stroke, look.width, look.dashed, closed=True))

    def _place(self, x: float, y: float, n: int, share: float) -> tuple[float, float]:
        angle = 2 * pi * n / len(self.spokes)
        return x + _RADIUS * share / 100 * sin(angle), y - _RADIUS * share / 100 * cos(angle)

    def _lines(self, n: int) -> tuple[str, ...]:
        return wrapped(self.spokes[n].label, WIDTH / 2 - _RADIUS - _REACH - 10, _SIZE)

    def _column(self, held: Sequence[int]) -> Sequence[tuple[float, float]]:
        """Return top and bottom of each label from the middle, each below the one before, near its spoke."""
        made: list[tuple[float, float]] = []
        for n in held:
            tall = _STEP * len(self._lines(n))
            _across, down = self._place(0, 0, n, 100)
            begin = max(down - tall / 2, made[-1][1] + _BETWEEN if made else down - tall / 2)
            made.append((begin, begin + tall))
        return made

    def _labels(
        self, pen: Pen, x: float, y: float, ends: Sequence[tuple[float, float]], side: int, held: Sequence[int]
    ) -> None:
        for n, (begin, end) in zip(held, ends, strict=True):
            at = x + side * (_RADIUS + _REACH)
            pen.line(*self._place(x, y, n, 102), at - side * 3, y + (begin + end) / 2, GREY, 0.6)
            lines = self._lines(n)
            pen.lines(at, y + (begin + end) / 2, lines, size=_SIZE, anchor="start" if side > 0 else "end")


def _between(ends: Sequence[tuple[float, float]], low: float, high: float) -> Sequence[tuple[float, float]]:
    """Return the places moved up as far as they must to end above `high`, and down to begin below `low`."""
    made = list(ends)
    limit = high
    for n in reversed(range(len(made))):
        begin, end = made[n]
        up = max(0.0, end - limit)
        made[n] = begin - up, end - up
        limit = made[n][0] - _BETWEEN
    down = max(0.0, low - made[0][0]) if made else 0.0
    return [(begin + down, end + down) for begin, end in made]
