"""Charts: sound SVG, mirrored for right-to-left, long labels wrapped, words that cannot act."""

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from tests.unit.documents.naughty import CONTROL, NAUGHTY
from vidkit.documents.charts import Chart
from vidkit.documents.charts.gantt import Gantt, GanttRow
from vidkit.documents.charts.letters import text_width, wrapped
from vidkit.documents.charts.pen import BLUE, GREEN, INK, ORANGE, SKY
from vidkit.documents.charts.profile import DomainProfile, ProfileRow
from vidkit.documents.drawing import Rect, svg
from vidkit.documents.house import contrast

LONG = "Suspects, travel for abuse, missing and trafficked children, and all that belongs to them in one label"


def make_profile(label: str = "Law", **changes: object) -> DomainProfile:
    values: dict[str, object] = {"label": label, "word": "early", "low": 20, "high": 60, "verified_low": 10}
    return DomainProfile(alt="Bars", legend=("verified", "claimed", "not known"),
                         rows=(ProfileRow(**{**values, **changes}),))  # type: ignore[arg-type]


def make_gantt(label: str = "1 Sign the order") -> Gantt:
    rows = (GanttRow(label=label, start=2, length=4), GanttRow(label="Open", start=5, length=0, until=9))
    return Gantt(alt="Plan", weeks=10, rows=rows, ticks=((0, "Nov 2026"), (8, "Jan 2027")))


def _svg(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - our own picture, made a line above


def _bars(chart: Chart) -> list[Rect]:
    return [s for s in chart.drawing().shapes if isinstance(s, Rect)]


def _texts(chart: Chart) -> list[str]:
    return [e.text or "" for e in _svg(svg(chart.drawing())).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("text", [*NAUGHTY, *CONTROL])
@pytest.mark.parametrize("make", [make_profile, make_gantt])
def test_any_label_gives_sound_svg(make, text: str) -> None:  # type: ignore[no-untyped-def]
    assert _svg(svg(make(text).drawing())).get("role") == "img"


def test_the_words_for_those_who_do_not_see_are_in_the_picture() -> None:
    root = _svg(svg(replace(make_gantt(), alt='a "b" <c>').drawing()))
    assert root.get("aria-label") == 'a "b" <c>'


def test_nothing_in_scope_shows_its_word_and_no_bar() -> None:
    with_bar, without = make_profile(), make_profile(low=None, high=None, verified_low=None, word="not applicable")
    assert svg(without.drawing()).count("<rect") < svg(with_bar.drawing()).count("<rect")
    assert "not applicable" in _texts(without)


@pytest.mark.parametrize(("one", "other"), [(BLUE, SKY), (ORANGE, SKY), (GREEN, SKY), (INK, BLUE)])
def test_colours_that_lie_side_by_side_stay_apart_in_grey(one: str, other: str) -> None:
    assert contrast(one, other) >= 2


def test_an_unknown_is_no_bar_of_zero() -> None:
    whole, none = make_profile(low=0, high=100), make_profile(low=0, high=0)
    assert [r.width for r in _bars(whole) if r.dashed][1:] == [296.0]
    assert [r for r in _bars(none) if r.dashed][1:] == []


def test_a_long_label_is_wrapped_whole() -> None:
    lines = wrapped(LONG, 250, 11)
    assert len(lines) > 1
    assert " ".join(lines) == LONG
    assert all(text_width(line, 11) <= 250 for line in lines)


def test_a_label_too_long_for_its_lines_ends_in_dots() -> None:
    lines = wrapped(LONG * 5, 250, 11, 3)
    assert len(lines) == 3
    assert lines[-1].endswith("…")


def test_a_word_wider_than_the_column_is_broken() -> None:
    lines = wrapped("x" * 40, 100, 11)
    assert "".join(lines) == "x" * 40
    assert all(text_width(line, 11) <= 100 for line in lines)


@pytest.mark.parametrize("chart", [make_profile(), make_gantt()])
def test_right_to_left_mirrors_places_and_keeps_words(chart: DomainProfile | Gantt) -> None:
    mirrored = replace(chart, direction="rtl")
    assert _texts(mirrored) == _texts(chart)
    assert svg(mirrored.drawing()) != svg(chart.drawing())


def test_words_read_from_the_right_are_anchored_as_a_browser_reads_them() -> None:
    """In SVG the start of words is their right edge where the direction is right to left."""
    anchors = []
    for direction in ("ltr", "rtl"):
        root = _svg(svg(replace(make_gantt(), direction=direction).drawing()))
        assert root.get("direction") == direction
        anchors.append([e.get("text-anchor") for e in root.iter("{http://www.w3.org/2000/svg}text")])
    assert {"start", "end", "middle"} >= {*anchors[0]} > {"middle"}
    assert anchors[0] == anchors[1]


def test_every_bar_stays_inside_the_picture() -> None:
    for direction in ("ltr", "rtl"):
        root = _svg(svg(replace(make_gantt(), direction=direction).drawing()))
        width = float(root.get("width") or 0)
        bars = [(float(r.get("x") or 0), float(r.get("width") or 0)) for r in root.iter()
                if r.tag.endswith("rect")]
        assert bars
        assert all(x >= 0 and x + w <= width for x, w in bars)
