"""The pen with which every chart is drawn: words, bars, axes, legends, and the colours that stay apart in grey.

Colours are from the Okabe-Ito set. What they mean is always said by a shape, a length or a word as well.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.drawing import Anchor, Diamond, Dot, Drawing, Line, Path, Rect, Shape, Text

INK, GREY, RULE, WHITE = "#1b1b1b", "#54616a", "#d5dde2", "#ffffff"
BLUE, SKY, ORANGE, GREEN = "#0b5d92", "#a9d2ea", "#d55e00", "#009e73"
NONE = "none"
WIDTH = 640.0
"""Of every chart: on paper, letters of the least size are then as large as a footnote."""
LEAST = 9.5
"""The least size of letters."""
_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """How a bar looks, for a legend too. `part`: of the full height."""

    fill: str
    stroke: str = NONE
    part: float = 1.0
    dashed: bool = False
    hatched: bool = False


Look = Bar | Diamond | Dot | Line | str
"""What a legend shows before its words; shapes stand around (9, 0), letters as they are."""


@dataclass(slots=True)
class Pen:
    """Collects shapes in the order drawn."""

    shapes: list[Shape] = field(default_factory=list)

    def text(
        self, x: float, y: float, words: str, *, anchor: Anchor = "start", size: float = 11.0, fill: str = INK
    ) -> None:
        self.shapes.append(Text(x, y, words, anchor, size, fill))

    def lines(
        self, x: float, middle: float, lines: Sequence[str], *, size: float, anchor: Anchor = "end", fill: str = INK
    ) -> None:
        """Draw lines that end at `x` (or as `anchor` says), one below the other around the height `middle`."""
        step = size * 1.2
        first = middle - step * (len(lines) - 1) / 2 + size * 0.35
        for n, line in enumerate(lines):
            self.text(x, first + n * step, line, anchor=anchor, size=size, fill=fill)

    def bar(self, x: float, middle: float, width: float, height: float, look: Bar) -> None:
        """Draw a bar around the height `middle`."""
        tall = height * look.part
        self.shapes.append(Rect(x, middle - tall / 2, width, tall, look.fill, look.stroke, look.dashed))
        if look.hatched:
            self.hatch(x, middle - tall / 2, width, tall)

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """Draw slanted lines over a box, for what must stand out without colour."""
        at = -height + 5.0
        while at < width:
            low, high = max(0.0, at), min(width, at + height)
            if high > low:
                self.line(x + low, y + height - (low - at), x + high, y + height - (high - at), INK, 0.7)
            at += 5.0

    def line(
        self, x: float, y: float, to_x: float, to_y: float, stroke: str = RULE, width: float = 0.8, *,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        self.shapes.append(Line(x, y, to_x, to_y, stroke, width, dashed))

    def legend(self, entries: Sequence[tuple[Look, str]], *, width: float = WIDTH) -> float:
        """Draw what each look means, on as many lines as it takes, and return the height that this took."""
        x, line, step = 2.0, 0, 17.0
        for look, said in entries:
            for n, words in enumerate(wrapped(said, width - 32, 10.0)):
                wide = 26 + text_width(words, 10)
                if n or (x > 2 and x + wide > width):
                    x, line = 2.0, line + 1
                middle = 10 + line * step
                if not n:
                    self._sample(look, x, middle)
                self.text(x + 24, middle + 4, words, size=10)
                x += wide + 18
        return (line + 1) * step + 4 if entries else 0.0

    def _sample(self, look: Look, x: float, middle: float) -> None:
        match look:
            case Bar():
                self.bar(x, middle, 18, 12, look)
            case Diamond():
                self.shapes.append(Diamond(x + look.x, middle, look.half, look.fill, look.stroke))
            case Dot():
                self.shapes.append(Dot(x + look.x, middle, look.radius, look.fill, look.stroke))
            case Line():
                self.line(x, middle, x + 18, middle, look.stroke, look.width, dashed=look.dashed)
            case str():
                self.text(x + 22, middle + 4, look, anchor="end", size=LEAST)

    def axis(self, ticks: Sequence[tuple[float, str]], top: float, bottom: float) -> None:
        """Put upright lines, with their labels on top, behind everything drawn so far."""
        behind: list[Shape] = [Line(x, top, x, bottom, RULE, 0.8) for x, _label in ticks]
        behind += [Text(x, top - 4, label, "middle", LEAST, GREY) for x, label in apart(ticks, 0, WIDTH)]
        self.shapes[:0] = behind

    def name(self, left: float, width: float, y: float, words: str) -> float:
        """Write what an axis counts, over its middle, and return the height that this took."""
        lines = wrapped(words, width, LEAST) if words else ()
        for n, line in enumerate(lines):
            self.text(left + width / 2, y + 10 + 12 * n, line, anchor="middle", size=LEAST, fill=GREY)
        return 12.0 * len(lines)

    def path(self, points: Sequence[tuple[float, float]], stroke: str, width: float, *, dashed: bool = False) -> None:
        self.shapes.append(Path(tuple(points), NONE, stroke, width, dashed))

    def drawn(self, height: float, alt: str, direction: str, *, width: float = WIDTH) -> Drawing:
        """Return what was drawn, mirrored where the reading goes from right to left."""
        drawing = Drawing(width=width, height=height, alt=alt, shapes=tuple(self.shapes))
        return drawing.mirrored() if direction == "rtl" else drawing


def apart(ticks: Sequence[tuple[float, str]], low: float, high: float) -> Sequence[tuple[float, str]]:
    """Return the labels that have room between two places, each beside the one before."""
    kept, end = [], low - _GAP
    for x, label in sorted(ticks):
        half = text_width(label, LEAST) / 2
        if x - half >= end + _GAP and x + half <= high:
            kept.append((x, label))
            end = x + half
    return kept
