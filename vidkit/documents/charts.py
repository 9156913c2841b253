"""Charts as drawings: domain profile, Gantt. Meaning never by colour alone.

Each chart carries its own words for people who do not see it (`alt`); the template prints its
data beside it. Colours are from the Okabe-Ito set and stay apart in grey.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from vidkit.base.text import one_line
from vidkit.documents.drawing import Anchor, Diamond, Drawing, Line, Rect, Shape, Text

INK, GREY, RULE = "#1b1b1b", "#54616a", "#d5dde2"
BLUE, SKY, ORANGE, GREEN = "#0b5d92", "#a9d2ea", "#d55e00", "#009e73"
NONE = "none"
_LETTER, _NARROW_LETTER = 0.59, 0.32
_NARROW = dict.fromkeys(map(ord, "iljtfrI.,;:'()[]|! -"))

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProfileRow:
    """Scores 0 to 100; None where nothing is in scope."""

    label: str
    word: str
    low: int | None
    high: int | None
    verified_low: int | None


@dataclass(frozen=True, kw_only=True, slots=True)
class DomainProfile:
    """`legend`: the words for shown, claimed only, not known."""

    alt: str
    rows: tuple[ProfileRow, ...]
    legend: tuple[str, str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return bars: dark to what is shown, light to what is claimed, open to what is not known."""
        left, bar, right = 262.0, 350.0, 128.0
        pen = _Pen()
        self._legend(pen)
        y = top = 46.0
        for row in self.rows:
            lines = wrapped(row.label, left - 16, 11)
            height = max(22.0, 13.0 * len(lines) + 8)
            self._row(pen, row, lines, left, bar, y + height / 2 - 2)
            y += height
        pen.axis([(left + bar * n / 4, f"{n * 25}") for n in range(5)], top - 6, y)
        return pen.drawn(left + bar + right, y + 4, self.alt, self.direction)

    def _row(self, pen: "_Pen", row: ProfileRow, lines: Sequence[str], left: float, bar: float, middle: float) -> None:
        pen.lines(left - 9, middle, lines, size=11)
        if row.low is None or row.high is None:
            pen.text(left + 6, middle + 4, row.word, fill=GREY)
            return
        scale = bar / 100
        pen.rect(left, middle - 7, row.high * scale, 14, NONE, stroke=GREY, dashed=True)
        pen.rect(left, middle - 7, row.low * scale, 14, SKY)
        pen.rect(left, middle - 4, (row.verified_low or 0) * scale, 8, BLUE)
        pen.text(left + bar + 10, middle + 4, row.word, size=10.5)

    def _legend(self, pen: "_Pen") -> None:
        x = 4.0
        looks = ((8, BLUE, NONE), (12, SKY, NONE), (12, NONE, GREY))
        for words, (height, fill, stroke) in zip(self.legend, looks, strict=True):
            pen.rect(x, 10 - height / 2, 18, height, fill, stroke=stroke, dashed=stroke != NONE)
            pen.text(x + 24, 14, words, size=10)
            x += 24 + text_width(words, 10) + 22


@dataclass(frozen=True, kw_only=True, slots=True)
class GanttRow:
    """A bar from `start` for `length` weeks; `length` 0 is an event, with a line to `until`.

    `mark`: the bar has a strong edge and colour.
    """

    label: str
    start: float
    length: float
    mark: bool = False
    until: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Gantt:
    """`ticks`: (week, label) along the top. `first`: the week at the near edge."""

    alt: str
    weeks: int
    rows: tuple[GanttRow, ...]
    ticks: tuple[tuple[int, str], ...]
    first: int = 0
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return one line a row: bars for work, diamonds for events."""
        left, width = 275.0, 340.0
        pen = _Pen()
        scale = width / max(1, self.weeks)
        y = 26.0
        for row in self.rows:
            lines = wrapped(row.label, left - 16, 9.5)
            height = max(16.0, 11.5 * len(lines) + 5)
            pen.lines(left - 9, y + height / 2, lines, size=9.5)
            self._row(pen, row, left + (row.start - self.first) * scale, y + height / 2, scale)
            y += height
        pen.axis([(left + (week - self.first) * scale, label) for week, label in self.ticks], 20, y)
        return pen.drawn(left + width + 20, y + 4, self.alt, self.direction)

    def _row(self, pen: "_Pen", row: GanttRow, x: float, middle: float, scale: float) -> None:
        if row.length:
            fill, edge = (ORANGE, INK) if row.mark else (SKY, BLUE)
            pen.rect(x, middle - 5.5, max(2.5, row.length * scale), 11, fill, stroke=edge)
            return
        end = x
        if row.until is not None and row.until > row.start:
            end = x + (row.until - row.start) * scale
            pen.shapes.append(Line(x, middle, end, middle, INK, 1.4))
        pen.shapes.append(Diamond(end, middle, 5.5, GREEN, INK))


@dataclass(frozen=True, kw_only=True, slots=True)
class TornadoRow:
    """What one parameter does alone: the value at its lower and at its upper end."""

    label: str
    at_least: float
    at_most: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Tornado:
    """Bars from the value at the lower end to that at the upper, around a line at `base`. Widest first.

    `legend`: the words for towards the lower end, towards the upper end.
    """

    alt: str
    base: float
    rows: tuple[TornadoRow, ...]
    legend: tuple[str, str]
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return one bar a row: light towards the lower end of the parameter, dark towards the upper."""
        left, width = 262.0, 400.0
        values = [v for r in self.rows for v in (r.at_least, r.at_most)] + [self.base]
        low, high = min(values), max(values)
        scale = width / ((high - low) or 1)
        pen = _Pen()
        self._legend(pen)
        y = top = 46.0
        for row in self.rows:
            lines = wrapped(row.label, left - 16, 10.5)
            height = max(24.0, 12.6 * len(lines) + 8)
            pen.lines(left - 9, y + height / 2, lines, size=10.5)
            for value, fill in ((row.at_least, SKY), (row.at_most, BLUE)):
                a, b = sorted((value, self.base))
                pen.rect(left + (a - low) * scale, y + height / 2 - 7, max(1.0, (b - a) * scale), 14, fill, stroke=INK)
            y += height
        middle = left + (self.base - low) * scale
        ticks = [(left, f"{low:.0f}"), (middle, f"{self.base:.0f}"), (left + width, f"{high:.0f}")]
        pen.axis([t for n, t in enumerate(ticks) if n == 1 or abs(t[0] - middle) > 20], top - 6, y)
        return pen.drawn(left + width + 30, y + 4, self.alt, self.direction)

    def _legend(self, pen: "_Pen") -> None:
        x = 4.0
        for words, fill in zip(self.legend, (SKY, BLUE), strict=True):
            pen.rect(x, 4, 18, 12, fill, stroke=INK)
            pen.text(x + 24, 14, words, size=10)
            x += 24 + text_width(words, 10) + 22


Chart = DomainProfile | Gantt | Tornado


def text_width(text: str, size: float) -> float:
    """Return about how wide a text is, in the units of `size`."""
    narrow = len(text) - len(text.translate(_NARROW))
    return size * (_LETTER * (len(text) - narrow) + _NARROW_LETTER * narrow)


def wrapped(label: str, width: float, size: float) -> tuple[str, ...]:
    """Return the label on as many lines as it needs, three at most; the last ends in … if cut."""
    lines: list[str] = [""]
    for word in one_line(label).split():
        longer = f"{lines[-1]} {word}".strip()
        if not lines[-1] or text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    kept = [_cut(line, width, size) for line in lines[:3]]
    if len(lines) > 3 and not kept[2].endswith("…"):
        kept[2] = _cut(kept[2] + "…", width, size)
    return tuple(kept)


def _cut(line: str, width: float, size: float) -> str:
    if text_width(line, size) <= width:
        return line
    while line and text_width(line + "…", size) > width:
        line = line[:-1]
    return line.rstrip() + "…"


@dataclass(slots=True)
class _Pen:
    """Collects shapes in the order drawn."""

    shapes: list[Shape] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, *, anchor: Anchor = "start", size: float = 11.0, fill: str = INK
    ) -> None:
        self.shapes.append(Text(x, y, words, anchor, size, fill))

    def lines(self, x: float, middle: float, lines: Sequence[str], *, size: float) -> None:
        """Draw lines that end at `x`, one below the other around the height `middle`."""
        step = size * 1.2
        first = middle - step * (len(lines) - 1) / 2 + size * 0.35
        for n, line in enumerate(lines):
            self.text(x, first + n * step, line, anchor="end", size=size)

    def rect(
        self, x: float, y: float, width: float, height: float, fill: str, *, stroke: str = NONE, dashed: bool = False
    ) -> None:
        self.shapes.append(Rect(x, y, width, height, fill, stroke, dashed))

    def axis(self, ticks: Sequence[tuple[float, str]], top: float, bottom: float) -> None:
        """Put the lines of an axis, with their labels on top, behind everything drawn so far."""
        behind: list[Shape] = []
        for x, label in ticks:
            behind += [Line(x, top, x, bottom, RULE, 0.8), Text(x, top - 4, label, "middle", 9.5, GREY)]
        self.shapes[:0] = behind

    def drawn(self, width: float, height: float, alt: str, direction: Direction) -> Drawing:
        """Return what was drawn, mirrored where the reading goes from right to left."""
        drawing = Drawing(width=width, height=height, alt=alt, shapes=tuple(self.shapes))
        return drawing.mirrored() if direction == "rtl" else drawing
