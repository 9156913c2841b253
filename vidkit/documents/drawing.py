"""A drawing of few shapes, which each writer draws in its own way; here as SVG.

Positions count from the top left. A drawing for a right-to-left language is mirrored as a whole;
its words are not.
"""

from dataclasses import dataclass, replace
from html import escape
from typing import Literal

from vidkit.base.text import one_line

FONT = "Noto Sans, Noto Naskh Arabic, sans-serif"

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on one line, with the baseline at `y`; `anchor` says which end of them is at `x`."""

    x: float
    y: float
    words: str
    anchor: Anchor
    size: float
    fill: str


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str
    dashed: bool


@dataclass(frozen=True, slots=True)
class Line:
    x: float
    y: float
    to_x: float
    to_y: float
    stroke: str
    width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Diamond:
    """A square on its corner around the middle."""

    x: float
    y: float
    half: float
    fill: str
    stroke: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A disc around the middle."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str


@dataclass(frozen=True, slots=True)
class Path:
    """Straight from point to point; `closed`: back to the first, and filled."""

    points: tuple[tuple[float, float], ...]
    fill: str
    stroke: str
    width: float
    dashed: bool = False
    closed: bool = False


Shape = Text | Rect | Line | Diamond | Dot | Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Drawing:
    """Shapes, those behind first. `alt`: the words for people who do not see it. `mirror`: it is read from the right.

    The anchor of a text always means places: "start" is its left edge.
    """

    width: float
    height: float
    alt: str
    shapes: tuple[Shape, ...]
    mirror: bool = False

    def mirrored(self) -> "Drawing":
        """Return the drawing for right-to-left reading."""
        return replace(self, shapes=tuple(_mirrored(s, self.width) for s in self.shapes), mirror=not self.mirror)


def svg(drawing: Drawing) -> str:
    """Return the drawing as a picture that stands alone."""
    label = escape(one_line(drawing.alt))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" {size(drawing)} role="img" aria-label="{label}" '
            f'font-family="{FONT}">{inside(drawing)}</svg>\n')


def size(drawing: Drawing) -> str:
    """Return the attributes of an SVG element that say how large the drawing is, and from where it is read."""
    width, height = _n(drawing.width), _n(drawing.height)
    direction = ' direction="rtl"' if drawing.mirror else ' direction="ltr"'
    return f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"{direction}'


def inside(drawing: Drawing) -> str:
    """Return the shapes of the drawing as SVG, without the element around them."""
    return "".join(_element(s, mirror=drawing.mirror) for s in drawing.shapes)


_OTHER_END: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}


def _mirrored(shape: Shape, width: float) -> Shape:
    match shape:
        case Text():
            return replace(shape, x=width - shape.x, anchor=_OTHER_END[shape.anchor])
        case Rect():
            return replace(shape, x=width - shape.x - shape.width)
        case Line():
            return replace(shape, x=width - shape.x, to_x=width - shape.to_x)
        case Diamond() | Dot():
            return replace(shape, x=width - shape.x)
        case Path():
            return replace(shape, points=tuple((width - x, y) for x, y in shape.points))


def _element(shape: Shape, *, mirror: bool) -> str:
    """Return the shape as SVG, where the start of words that are read from the right is their right edge."""
    match shape:
        case Text():
            anchor = _OTHER_END[shape.anchor] if mirror else shape.anchor
            words = escape(one_line(shape.words), quote=False)
            return (f'<text x="{_n(shape.x)}" y="{_n(shape.y)}" text-anchor="{anchor}" '
                    f'font-size="{_n(shape.size)}" fill="{shape.fill}">{words}</text>')
        case Rect():
            return (f'<rect x="{_n(shape.x)}" y="{_n(shape.y)}" width="{_n(shape.width)}" height="{_n(shape.height)}" '
                    f'fill="{shape.fill}" stroke="{shape.stroke}" stroke-width="0.8"{_dash(shape.dashed)}/>')
        case Line():
            return (f'<path d="M{_n(shape.x)} {_n(shape.y)}L{_n(shape.to_x)} {_n(shape.to_y)}" '
                    f'stroke="{shape.stroke}" stroke-width="{_n(shape.width)}"{_dash(shape.dashed)}/>')
        case Diamond():
            h = _n(shape.half)
            return (f'<path d="M{_n(shape.x)} {_n(shape.y - shape.half)}l{h} {h}-{h} {h}-{h}-{h}z" '
                    f'fill="{shape.fill}" stroke="{shape.stroke}" stroke-width="0.8"/>')
        case Dot():
            return (f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" fill="{shape.fill}" '
                    f'stroke="{shape.stroke}" stroke-width="0.8"/>')
        case Path():
            way = "L".join(f"{_n(x)} {_n(y)}" for x, y in shape.points) + ("z" if shape.closed else "")
            return (f'<path d="M{way}" fill="{shape.fill}" stroke="{shape.stroke}" '
                    f'stroke-width="{_n(shape.width)}"{_dash(shape.dashed)}/>')


def _dash(dashed: bool) -> str:
    return ' stroke-dasharray="3 2"' if dashed else ""


def _n(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")
