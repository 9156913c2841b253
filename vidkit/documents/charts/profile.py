"""The domain profile as bars: what is shown, what is claimed only, what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.documents.charts import Direction
from vidkit.documents.charts.letters import wrapped
from vidkit.documents.charts.pen import BLUE, GREY, NONE, SKY, Bar, Pen
from vidkit.documents.drawing import Drawing

SHOWN, CLAIMED, UNKNOWN = Bar(BLUE, part=0.57), Bar(SKY), Bar(NONE, GREY, dashed=True)
_LEFT, _BAR, _RIGHT = 226.0, 296.0, 118.0


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
    """`legend`: the words for shown, claimed only, not known. `axis`: what is counted."""

    alt: str
    rows: tuple[ProfileRow, ...]
    legend: tuple[str, str, str]
    title: str = ""
    axis: str = ""
    direction: Direction = "ltr"

    def drawing(self) -> Drawing:
        """Return bars: dark to what is shown, light to what is claimed, open to what is not known."""
        pen = Pen()
        y = pen.legend(tuple(zip((SHOWN, CLAIMED, UNKNOWN), self.legend, strict=True)))
        y += pen.name(_LEFT, _BAR, y, self.axis)
        y = top = y + 20
        for row in self.rows:
            label, word = wrapped(row.label, _LEFT - 16, 11), wrapped(row.word, _RIGHT - 12, 10)
            height = max(22.0, 13.2 * len(label) + 8, 12.0 * len(word) + 8)
            self._row(pen, row, label, word, y + height / 2)
            y += height
        pen.axis([(_LEFT + _BAR * n / 4, f"{n * 25}") for n in range(5)], top - 4, y)
        return pen.drawn(y + 4, self.alt, self.direction)

    def _row(self, pen: Pen, row: ProfileRow, label: Sequence[str], word: Sequence[str], middle: float) -> None:
        pen.lines(_LEFT - 9, middle, label, size=11)
        if row.low is None or row.high is None:
            pen.lines(_LEFT + 6, middle, wrapped(row.word, _BAR - 12, 11), size=11, anchor="start", fill=GREY)
            return
        scale = _BAR / 100
        if row.high > row.low:
            pen.bar(_LEFT + row.low * scale, middle, (row.high - row.low) * scale, 14, UNKNOWN)
        pen.bar(_LEFT, middle, row.low * scale, 14, CLAIMED)
        pen.bar(_LEFT, middle, (row.verified_low or 0) * scale, 14, SHOWN)
        pen.lines(_LEFT + _BAR + 10, middle, word, size=10, anchor="start")
