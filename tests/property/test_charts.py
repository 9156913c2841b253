"""Words in charts, whatever they say: inside the picture, never over each other, nor half over a bar."""

import importlib
import pkgutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.documents.font import true_width
from vidkit.documents import charts as package
from vidkit.documents.charts import Chart, Direction
from vidkit.documents.charts.curves import Curve, Curves
from vidkit.documents.charts.gantt import EVENT, LATER, MARKED, PLAIN, Gantt, GanttRow
from vidkit.documents.charts.gates import GateTiles, State, Tile
from vidkit.documents.charts.load import Load, LoadRow
from vidkit.documents.charts.moves import MoveRow, Moves
from vidkit.documents.charts.pen import LEAST, WHITE, WIDTH
from vidkit.documents.charts.profile import DomainProfile, ProfileRow
from vidkit.documents.charts.radar import LEAST_SPOKES, Radar, Spoke
from vidkit.documents.charts.spending import Spending
from vidkit.documents.charts.tornado import Tornado, TornadoRow
from vidkit.documents.drawing import Diamond, Dot, Drawing, Line, Path, Rect, Shape, Text
from vidkit.documents.house import contrast
from vidkit.documents.views.spending import steps

LETTERS = "abcdefghijklmnopqrstuvwxyzMWÄÉñœß  --,.()/0123456789عربيسضمه"
DIRECTIONS: tuple[Direction, ...] = ("ltr", "rtl")


def words(longest: int = 160) -> st.SearchStrategy[str]:
    return st.text(LETTERS, min_size=1, max_size=longest).filter(lambda t: bool(t.strip()))


directions = st.sampled_from(DIRECTIONS)


@st.composite
def profiles(draw: st.DrawFn) -> Chart:
    ends = st.one_of(st.none(), st.lists(st.integers(0, 100), min_size=3, max_size=3).map(sorted))
    rows = []
    for found in draw(st.lists(ends, min_size=1, max_size=14)):
        verified, low, high = found or (None, None, None)
        rows.append(ProfileRow(label=draw(words()), word=draw(words(60)), low=low, high=high, verified_low=verified))
    legend = (draw(words()), draw(words()), draw(words()))
    return DomainProfile(alt="x", rows=tuple(rows), legend=legend, axis=draw(words()), direction=draw(directions))


@st.composite
def gantts(draw: st.DrawFn) -> Chart:
    rows = []
    for _n in range(draw(st.integers(1, 12))):
        start, length = draw(st.integers(-3, 90)), draw(st.integers(0, 60))
        gates = ", ".join(f"G{n:02}" for n in range(draw(st.integers(0, 6)))) if length else ""
        rows.append(GanttRow(label=draw(words()), start=start, length=length, mark=draw(st.booleans()), note=gates,
                             until=start + draw(st.integers(0, 9)), event=draw(st.sampled_from([None, start + length])))
                    )  # fmt: skip
    first = min(int(r.start) for r in rows)
    last = max(r.until if not r.length and r.until else r.start + r.length for r in rows)
    ticks = tuple((week, draw(words(12))) for week in range(first, int(last), 7))
    looks = tuple((look, draw(words())) for look in (PLAIN, MARKED, EVENT, LATER, "G01"))
    return Gantt(alt="x", rows=tuple(rows), weeks=max(1, int(last) - first), first=first, ticks=ticks, legend=looks,
                 direction=draw(directions))  # fmt: skip


@st.composite
def tornados(draw: st.DrawFn) -> Chart:
    numbers = st.floats(0, 99999, allow_nan=False)
    rows = tuple(TornadoRow(label=draw(words()), at_least=draw(numbers), at_most=draw(numbers))
                 for _n in range(draw(st.integers(1, 6))))  # fmt: skip
    return Tornado(alt="x", base=draw(numbers), rows=rows, legend=(draw(words()), draw(words())), axis=draw(words()),
                   direction=draw(directions))  # fmt: skip


@st.composite
def loads(draw: st.DrawFn) -> Chart:
    parts = tuple(draw(words(12)) for _n in range(draw(st.integers(1, 10))))
    shares = st.one_of(st.none(), st.integers(0, 400))
    rows = tuple(
        LoadRow(label=draw(words()), shares=tuple(draw(shares) for _p in parts), note=draw(words(6)))
        for _n in range(draw(st.integers(1, 8)))
    )
    legend = (draw(words()), draw(words()), draw(words()), draw(words()))
    return Load(alt="x", title="", axis=draw(words()), rows=rows, parts=parts, legend=legend,
                direction=draw(directions))  # fmt: skip


@st.composite
def curves(draw: st.DrawFn) -> Chart:
    made = []
    for _n in range(draw(st.integers(1, 7))):
        days = sorted(draw(st.lists(st.integers(0, 100), min_size=9, max_size=9)))
        made.append(Curve(name=draw(words()), points=tuple(zip(days, range(10, 100, 10), strict=True)),
                          note=draw(words())))  # fmt: skip
    ticks = tuple((week, draw(words(12))) for week in range(0, 100, 20))
    return Curves(alt="x", title="", axis=draw(words()), weeks=100, curves=tuple(made), ticks=ticks,
                  legend=(draw(words()), draw(words())), direction=draw(directions))  # fmt: skip


@st.composite
def spendings(draw: st.DrawFn) -> Chart:
    grown = [sorted(draw(st.lists(st.floats(0, 9e9), min_size=37, max_size=37))) for _n in range(3)]
    low, likely, high = tuple(grown[0]), tuple(map(max, *grown[:2])), tuple(map(max, *grown))
    return Spending(
        alt="x", title="", axis=draw(words()), low=low, likely=likely, high=high,
        marks=tuple((n, draw(words())) for n in (12, 24, 36)),
        scale=tuple((value, f"{value:,.0f}") for value in steps(high[-1])),
        ticks=tuple((n, draw(words(12))) for n in range(0, 37, 6)), legend=(draw(words()), draw(words())),
        direction=draw(directions),
    )  # fmt: skip


@st.composite
def radars(draw: st.DrawFn) -> Chart:
    spokes = []
    for _n in range(draw(st.integers(LEAST_SPOKES, 16))):
        shown, high = sorted(draw(st.tuples(st.integers(0, 100), st.integers(0, 100))))
        spokes.append(Spoke(label=draw(words()), shown=shown, high=high))
    return Radar(alt="x", title="", spokes=tuple(spokes), legend=(draw(words()), draw(words()), draw(words())),
                 direction=draw(directions))  # fmt: skip


@st.composite
def boards(draw: st.DrawFn) -> Chart:
    states: tuple[State, ...] = ("open", "interim", "closed", "undecided")
    tiles = tuple(
        Tile(id=f"G{n:02}", title=draw(words()), state=draw(st.sampled_from(states)), word=draw(words(30)),
             when=draw(st.one_of(st.just(""), words(60))))
        for n in range(draw(st.integers(1, 9)))
    )  # fmt: skip
    return GateTiles(alt="x", title="", tiles=tiles, direction=draw(directions))


@st.composite
def moves(draw: st.DrawFn) -> Chart:
    place = st.one_of(st.none(), st.floats(0, 100))
    rows = tuple(MoveRow(label=draw(words()), was=draw(place), now=draw(place), words=draw(words(60)))
                 for _n in range(draw(st.integers(1, 12))))  # fmt: skip
    ticks = tuple((25.0 * n, draw(words(12))) for n in range(5))
    return Moves(alt="x", title="", axis=draw(words()), rows=rows, low=-3, high=103, ticks=ticks,
                 legend=(draw(words()), draw(words())), direction=draw(directions))  # fmt: skip


CHARTS: Mapping[str, st.SearchStrategy[Chart]] = {
    "DomainProfile": profiles(), "Gantt": gantts(), "Tornado": tornados(), "Load": loads(), "Curves": curves(),
    "Spending": spendings(), "Radar": radars(), "GateTiles": boards(), "Moves": moves(),
}  # fmt: skip
charts = st.sampled_from(sorted(CHARTS)).flatmap(CHARTS.__getitem__)
each_chart = pytest.mark.parametrize("made", CHARTS.values(), ids=list(CHARTS))

Box = tuple[float, float, float, float]


def box(t: Text) -> Box:
    """Return left, top, right and bottom of a text as the bundled font draws it."""
    wide = true_width(t.words, t.size)
    left = {"start": t.x, "middle": t.x - wide / 2, "end": t.x - wide}[t.anchor]
    return left, t.y - 0.76 * t.size, left + wide, t.y + 0.2 * t.size


def boxes(drawing: Drawing) -> Sequence[tuple[str, Box]]:
    return [(s.words, box(s)) for s in drawing.shapes if isinstance(s, Text) and s.words.strip()]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def inside(one: Box, other: Box) -> bool:
    return one[0] >= other[0] and one[1] >= other[1] and one[2] <= other[2] and one[3] <= other[3]


def extent(s: Shape) -> Box | None:
    """Return the box around a shape that is neither words nor a bar."""
    match s:
        case Line():
            return min(s.x, s.to_x), min(s.y, s.to_y), max(s.x, s.to_x), max(s.y, s.to_y)
        case Dot():
            return s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius
        case Diamond():
            return s.x - s.half, s.y - s.half, s.x + s.half, s.y + s.half
        case Path():
            across, down = [x for x, _y in s.points], [y for _x, y in s.points]
            return min(across), min(down), max(across), max(down)
        case _:
            return None


def ground(place: Box, drawing: Drawing) -> str:
    """Return the colour of the last bar that a text stands in; white where it stands in none."""
    found = [s.fill for s in drawing.shapes if isinstance(s, Rect) and s.fill != "none"
             and inside(place, (s.x, s.y, s.x + s.width, s.y + s.height))]  # fmt: skip
    return found[-1] if found else WHITE


def faults(drawing: Drawing) -> list[str]:
    """Return what is wrong: words or bars outside, words over words, words half over a bar, or faint."""
    frame = (-0.01, -0.01, drawing.width + 0.01, drawing.height + 0.01)
    found = boxes(drawing)
    bars = [(s.x, s.y, s.x + s.width, s.y + s.height) for s in drawing.shapes if isinstance(s, Rect)]
    others = [place for s in drawing.shapes if (place := extent(s))]
    return [
        *(f"outside: {words}" for words, place in found if not inside(place, frame)),
        *(f"outside: shape {place}" for place in [*bars, *others] if not inside(place, frame)),
        *(f"over each other: {a[0]} | {b[0]}" for a, b in combinations(found, 2) if overlap(a[1], b[1])),
        *(f"half over a bar: {words} {place} {bar}" for words, place in found for bar in bars
          if overlap(place, bar) and not inside(place, bar)),
        *(f"faint: {s.words}" for s in drawing.shapes if isinstance(s, Text)
          if contrast(s.fill, ground(box(s), drawing)) < 4.5),
    ]  # fmt: skip


@each_chart
@given(data=st.data())
def test_words_are_inside_the_picture_and_apart(made: st.SearchStrategy[Chart], data: st.DataObject) -> None:
    drawing = data.draw(made).drawing()
    assert len(boxes(drawing)) > 2
    assert faults(drawing) == []


def test_every_kind_of_chart_is_drawn_here() -> None:
    modules = [importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
    found = {n for m in modules for n, kind in vars(m).items() if isinstance(kind, type) and hasattr(kind, "drawing")}
    assert found - {"Chart"} == set(CHARTS)


@given(charts)
def test_letters_are_as_large_on_paper_as_a_footnote(chart: Chart) -> None:
    drawing = chart.drawing()
    assert drawing.width == WIDTH
    assert min(s.size for s in drawing.shapes if isinstance(s, Text)) >= LEAST


def test_words_over_a_bar_are_found() -> None:
    text, bar = Text(10, 10, "words", "start", 10, "#cccccc"), Rect(20, 0, 9, 9, "#000000", "none", False)
    found = faults(Drawing(width=30, height=20, alt="", shapes=(text, replace(text, y=12), bar)))
    assert sorted({f.partition(":")[0] for f in found}) == ["faint", "half over a bar", "outside", "over each other"]
