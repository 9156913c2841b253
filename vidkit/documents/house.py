"""The style file of a house: paper, colours, logo, organisations, marking. What is wrong in it is said and left out."""

import re
import struct
import tomllib
import xml.etree.ElementTree as Xml
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where
from vidkit.base.text import did_you_mean, one_line
from vidkit.documents.look import PAPERS, USUAL, House, Logo, Look, Paper

STYLE_FILE = "style.toml"
MOST_STYLE, MOST_LOGO, MOST_REFERENCE = 16_000, 1_000_000, 20_000_000
_MOST_PIXELS, _MOST_ELEMENTS, _LONGEST_NAME, _MOST_NAMES = 4_000, 5_000, 120, 6
_LEAST_CONTRAST = 4.5
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_WORDS = {"paper", "accent", "tint", "logo", "organisations", "marking", "reference"}
_SVG_REFUSED = frozenset({"script", "foreignObject", "iframe", "image", "a", "animate", "set", "handler"})
_OUTSIDE = re.compile(r"(?i)@import|\\|url\(\s*['\"]?(?!\s*['\"]?#)")
_PNG = b"\x89PNG\r\n\x1a\n"


def read_house(folder: Path) -> House:
    """Return what the style file in the folder says; the usual look where there is none."""
    file = folder / STYLE_FILE
    if not file.is_file():
        return House()
    return _Reader(folder.resolve(), file).house()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


class Unusable(Exception):
    """Why a value cannot be used."""


@dataclass(slots=True)
class _Reader:
    folder: Path
    file: Path
    problems: list[Problem] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)

    def house(self) -> House:
        given = self._table()
        look = Look(
            paper=cast(Paper, self._value(given, "paper", _paper, USUAL.paper)),
            logo=self._value(given, "logo", self._logo, None),
            organisations=self._value(given, "organisations", _names, ()),
            reference=self._value(given, "reference", self._reference, b""),
            **self._colours(given),
        )
        return House(look=look, marking=self._value(given, "marking", _name, ""), problems=tuple(self.problems))

    def _table(self) -> Mapping[str, Any]:
        try:
            if self.file.stat().st_size > MOST_STYLE:
                raise Unusable(_("the file is longer than {n} bytes", n=MOST_STYLE))
            text = self.file.read_text("utf-8")
            self.lines = text.split("\n")
            given = tomllib.loads(text)
        except (Unusable, OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
            line = re.search(r"line (\d+)", str(error))
            self._add(str(error), int(line[1]) if line else 0)
            return {}
        for word in given.keys() - _WORDS:
            self._add(_('"{word}" has no place here. {nearest}', word=one_line(word),
                        nearest=did_you_mean(word, sorted(_WORDS))), self._line(word))  # fmt: skip
        return given

    def _value(self, given: Mapping[str, Any], name: str, read: Callable[[Any], Any], usual: Any) -> Any:
        if name not in given:
            return usual
        try:
            return read(given[name])
        except (Unusable, OSError) as error:
            self._add(_("{name}: {why}", name=name, why=str(error)), self._line(name))
            return usual

    def _colours(self, given: Mapping[str, Any]) -> dict[str, str]:
        """Return the two colours, the usual ones where they cannot be read on each other."""
        accent = self._value(given, "accent", _colour, USUAL.accent)
        tint = self._value(given, "tint", _colour, USUAL.tint)
        for one, other, blamed in ((accent, "#ffffff", "accent"), (accent, tint, "accent"), ("#1b1b1b", tint, "tint"),
                                 ("#54616a", tint, "tint")):  # fmt: skip
            what = blamed if blamed in given else "tint"
            if contrast(one, other) < _LEAST_CONTRAST:
                self._add(_("{name}: {one} on {other} has a contrast of {found:.1f}; words need {least}", name=what,
                            one=one, other=other, found=contrast(one, other), least=_LEAST_CONTRAST),
                          self._line(what))  # fmt: skip
                return {"accent": USUAL.accent, "tint": USUAL.tint}
        return {"accent": accent, "tint": tint}

    def _logo(self, value: Any) -> Logo:
        content = self._bytes(value, MOST_LOGO)
        logo = png_logo(content) if content.startswith(_PNG) else svg_logo(content)
        if not can_be_shown(logo):
            raise Unusable(_("the picture is damaged"))
        return logo

    def _reference(self, value: Any) -> bytes:
        return checked_reference(self._bytes(value, MOST_REFERENCE))

    def _bytes(self, value: Any, most: int) -> bytes:
        """Return the file of this name inside of the folder."""
        file = (self.folder / _name(value)).resolve()
        if not file.is_relative_to(self.folder):
            raise Unusable(_("the file lies outside of the folder"))
        return limited(file, most)

    def _line(self, word: str) -> int:
        return next((n for n, line in enumerate(self.lines, 1) if re.match(rf'\s*"?{re.escape(word)}"?\s*=', line)), 0)

    def _add(self, what: str, line: int) -> None:
        where = Where(file=str(self.file), line=line)
        self.problems.append(Problem(code="VK506", where=where, what=one_line(what),
                                     fix=_("The usual look is used in its place."), severity="warning"))  # fmt: skip


def limited(file: Path, most: int) -> bytes:
    """Return the bytes of a file that is not too long. Raises: Unusable."""
    try:
        size = file.stat().st_size
        if not file.is_file():
            raise Unusable(_("{file} is no file", file=file.name))
        if size > most:
            raise Unusable(_("{file} has {n} bytes; at most {most} are taken", file=file.name, n=size, most=most))
        return file.read_bytes()
    except OSError as error:
        raise Unusable(_("{file} cannot be read ({why})", file=file.name,
                         why=(error.strerror or str(error)).lower())) from None  # fmt: skip


def png_logo(content: bytes) -> Logo:
    """Return the logo after reading the whole picture. Raises: Unusable."""
    try:
        kinds, data, at, width, height = [], b"", len(_PNG), 0, 0
        while at < len(content):
            size, kind = struct.unpack_from(">I4s", content, at)
            body = content[at + 8 : at + 8 + size]
            (check,) = struct.unpack_from(">I", content, at + 8 + size)
            if zlib.crc32(kind + body) != check:
                raise Unusable(_("the picture is damaged"))
            if kind == b"IHDR":
                width, height = struct.unpack_from(">II", body)
            data += body if kind == b"IDAT" else b""
            kinds.append(kind)
            at += 12 + size
    except struct.error:
        raise Unusable(_("the picture ends too early")) from None
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or not data:
        raise Unusable(_("the picture is incomplete"))
    if not (0 < width <= _MOST_PIXELS and 0 < height <= _MOST_PIXELS):
        raise Unusable(_("the picture has {w} by {h} pixels; at most {n} by {n} are taken", w=width, h=height,
                         n=_MOST_PIXELS))  # fmt: skip
    return Logo(content=content, kind="png", ratio=width / height)


def svg_logo(content: bytes) -> Logo:
    """Return the logo if it is a drawing that does nothing and asks for nothing. Raises: Unusable."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unusable(_("it is neither a PNG nor an SVG picture")) from None
    if "<svg" not in text:
        raise Unusable(_("it is neither a PNG nor an SVG picture"))
    if "<!DOCTYPE" in text or "<!ENTITY" in text or "<?xml-stylesheet" in text:
        raise Unusable(_("an SVG picture may not declare entities or style sheets"))
    try:
        root = Xml.fromstring(text)  # noqa: S314  no entities, see above
    except Xml.ParseError as error:
        raise Unusable(_("the SVG picture cannot be read ({why})", why=error)) from None
    elements = list(root.iter())
    if len(elements) > _MOST_ELEMENTS:
        raise Unusable(_("the SVG picture has more than {n} elements", n=_MOST_ELEMENTS))
    for element in elements:
        _harmless(element)
    return Logo(content=content, kind="svg", ratio=_ratio(root))


def can_be_shown(logo: Logo) -> bool:
    """Say whether the picture can be drawn: it is tried. Raises: MissingPart."""
    from vidkit.documents.writers.pictures import is_drawable

    return is_drawable(logo)


def _harmless(element: Xml.Element) -> None:
    name = str(element.tag).rpartition("}")[2]
    if name in _SVG_REFUSED:
        raise Unusable(_("an SVG picture may not hold <{name}>", name=name))
    if name == "style" and _OUTSIDE.search(element.text or ""):
        raise Unusable(_("the style sheet of an SVG picture may not fetch anything"))
    for attribute, value in element.attrib.items():
        bare = attribute.rpartition("}")[2].lower()
        if bare.startswith("on") or _OUTSIDE.search(value) or (bare == "href" and not value.startswith("#")):
            raise Unusable(_("an SVG picture may not have {name}=\"{value}\"", name=bare, value=one_line(value)[:60]))


def _ratio(root: Xml.Element) -> float:
    box = [float(n) for n in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(box) == 4:
        width, height = box[2], box[3]
    else:
        sizes = [re.match(r"\d+(?:\.\d+)?", root.get(side, "")) for side in ("width", "height")]
        width, height = (float(s[0]) if s else 0.0 for s in sizes)
    if width <= 0 or height <= 0 or not 0.05 <= width / height <= 20:
        raise Unusable(_("the SVG picture does not say its size"))
    return width / height


def checked_reference(content: bytes) -> bytes:
    """Return the reference document if python-docx can take styles from it. Raises: Unusable, MissingPart."""
    from vidkit.documents.writers.docx_reference import complaint

    why = complaint(content)
    if why:
        raise Unusable(why)
    return content


def _paper(value: Any) -> str:
    if value not in PAPERS:
        raise Unusable(_("one of {known} was expected", known=", ".join(PAPERS)))
    return str(value)


def _colour(value: Any) -> str:
    if not isinstance(value, str) or not _COLOUR.fullmatch(value):
        raise Unusable(_('a colour like "{example}" was expected', example=USUAL.accent))
    return value.lower()


def _name(value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_NAME:
        raise Unusable(_("a text of 1 to {n} letters was expected", n=_LONGEST_NAME))
    return one_line(value)


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or len(value) > _MOST_NAMES:
        raise Unusable(_("a list of at most {n} names was expected", n=_MOST_NAMES))
    return tuple(_name(v) for v in value)


