"""How sure milestones are: for each a small S-curve of the chance to have it by a day."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import wrapped
from vidkit.documents.charts.pen import BLUE, GREEN, GREY, INK, LEAST, RULE, SKY, WIDTH, Look, Pen, apart
from vidkit.documents.drawing import Diamond, Dot, Drawing

HALF, LIKELY = Dot(9, 0, 4.0, SKY, INK), Diamond(9, 0, 5.0, GREEN, INK)
_COLUMNS, _GAP, _LEFT, _EDGE, _TALL = 3, 26.0, 30.0, 8.0, 50.0
_AT_HALF, _AT_LIKELY = 50, 80


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    """`points`: (week, per cent), rising. `note`: the two dates in words."""

    name: str
    points: tuple[tuple[float, int], ...]
    note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Curves:
    """`ticks`: (week, label) under each curve. `legend`: the words for the marks at 50 and at 80 per cent."""

    alt: str
    title: str
    axis: str
    weeks: float
    curves: tuple[Curve, ...]
    ticks: tuple[tuple[float, str], ...]
    legend: tuple[str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return the curves beside and below each other, all on the same weeks."""
        pen = Pen()
        looks: tuple[Look, Look] = (HALF, LIKELY)
        y = pen.legend(tuple(zip(looks, self.legend, strict=True)))
        y += pen.name(0, WIDTH, y, self.axis) + 8
        wide = (WIDTH - _LEFT - _EDGE - _GAP * (_COLUMNS - 1)) / _COLUMNS
        for at in range(0, len(self.curves), _COLUMNS):
            y = self._line(pen, self.curves[at : at + _COLUMNS], y, wide)
        return pen.drawn(y, self.alt, self.direction)

    def _line(self, pen: Pen, held: Sequence[Curve], y: float, wide: float) -> float:
        """Draw the curves of one line from `y` and return where the next line begins."""
        names = [wrapped(c.name, wide, 10.5) for c in held]
        notes = [wrapped(c.note, wide, LEAST) for c in held]
        most, more = max(map(len, names)), max(map(len, notes))
        floor = y + 13 * most + 12 * more + 8 + _TALL
        for n, curve in enumerate(held):
            x = _LEFT + n * (wide + _GAP)
            for line, words in enumerate(names[n]):
                pen.text(x, y + 10 + 13 * line, words, size=10.5)
            for line, words in enumerate(notes[n]):
                pen.text(x, y + 10 + 13 * most + 12 * line, words, size=LEAST, fill=GREY)
            self._curve(pen, curve, x, floor, wide, numbered=not n)
        return floor + 24

    def _curve(self, pen: Pen, curve: Curve, x: float, floor: float, wide: float, *, numbered: bool) -> None:
        scale = wide / (self.weeks or 1)
        for share in (0, _AT_HALF, _AT_LIKELY):
            height = floor - _TALL * share / 100
            pen.line(x, height, x + wide, height, RULE if share else GREY)
            if numbered:
                pen.text(x - 5, height + 3.5, f"{share}", anchor="end", size=LEAST, fill=GREY)
        self._ticks(pen, x, floor, scale, wide)
        pen.path([(x + week * scale, floor - _TALL * share / 100) for week, share in curve.points], BLUE, 2.0)
        at = {share: x + week * scale for week, share in curve.points}
        if _AT_HALF in at:
            pen.shapes.append(Dot(at[_AT_HALF], floor - _TALL / 2, HALF.radius, HALF.fill, HALF.stroke))
        if _AT_LIKELY in at:
            pen.shapes.append(Diamond(at[_AT_LIKELY], floor - _TALL * 0.8, LIKELY.half, LIKELY.fill, LIKELY.stroke))

    def _ticks(self, pen: Pen, x: float, floor: float, scale: float, wide: float) -> None:
        """Write under a curve as many months as there is room for."""
        marks = [(x + week * scale, label) for week, label in self.ticks]
        for at, _label in marks:
            pen.line(at, floor, at, floor + 4, GREY)
        for at, label in apart(marks, x - 6, x + wide + 6):
            pen.text(at, floor + 14, label, anchor="middle", size=LEAST, fill=GREY)
