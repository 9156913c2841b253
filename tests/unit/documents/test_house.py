"""The style file: what it sets, and that a wrong value is named with its line and left out."""

import re
import struct
import zlib
from pathlib import Path

import pytest

from tests.unit.documents.test_docx import reference
from tests.unit.documents.whole import make_whole
from vidkit.documents.house import MOST_LOGO, STYLE_FILE, contrast, read_house
from vidkit.documents.look import USUAL, House
from vidkit.documents.writers.pdf import write as write_pdf

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">{}</svg>'


def png(width: int = 8, height: int = 4, data: bytes | None = None) -> bytes:
    """Return a picture of one colour."""
    raw = zlib.compress(b"".join(b"\x00" + b"\x0b\x4a\x75" * width for _row in range(height))) if data is None else data
    made = b"\x89PNG\r\n\x1a\n"
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    for kind, body in ((b"IHDR", head), (b"IDAT", raw), (b"IEND", b"")):
        made += struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    return made


def house(folder: Path, text: str, **files: bytes | str) -> House:
    folder.mkdir(exist_ok=True)
    (folder / STYLE_FILE).write_text(text, "utf-8")
    for name, content in files.items():
        raw = content.encode() if isinstance(content, str) else content
        (folder / name.replace("_", ".")).write_bytes(raw)
    return read_house(folder)


def test_without_a_style_file_the_look_is_the_usual_one(tmp_path: Path) -> None:
    assert read_house(tmp_path) == House()


def test_a_style_file_sets_paper_colours_names_marking_and_logo(tmp_path: Path) -> None:
    text = ('paper = "letter"\naccent = "#7A1F1F"\ntint = "#f7eeee"\norganisations = ["A & B"]\nmarking = "secret"\n'
            'logo = "logo.svg"\nreference = "house.docx"\n')  # fmt: skip
    drawing = SVG.format("<rect width='9' height='9' style='fill:red'/>")
    found = house(tmp_path, text, logo_svg=drawing, house_docx=reference())
    assert found.problems == ()
    look = found.look
    assert (look.paper, look.accent, look.tint, look.organisations) == ("letter", "#7a1f1f", "#f7eeee", ("A & B",))
    assert (found.marking, look.logo.ratio if look.logo else 0, bool(look.reference)) == ("secret", 2.0, True)


def test_the_example_that_is_copied_sets_nothing(tmp_path: Path) -> None:
    from vidkit.base import resources
    from vidkit.cli.templates import EXAMPLE

    text = (resources.templates() / EXAMPLE).read_text("utf-8")
    assert house(tmp_path, text) == House()
    (tmp_path / "logo.svg").write_text(SVG.format("<rect width='9' height='9'/>"), "utf-8")
    (tmp_path / "house.docx").write_bytes(reference())
    found = house(tmp_path, re.sub(r"(?m)^# (?=\w+ =)", "", text))
    assert found.problems == ()
    assert found.look.organisations == ("Ministry of the Interior", "National Police")


@pytest.mark.parametrize(("line", "said"), [
    ('paper = "a5"', "a4, letter"),
    ('accent = "blue"', "#0b4a75"),
    ("accent = 7", "#0b4a75"),
    ('accent = "#ffee00"', "contrast of 1.2"),
    ('tint = "#333333"', "contrast"),
    ("organisations = 'one'", "list of at most 6"),
    (f"organisations = ['{'x' * 121}']", "1 to 120"),
    ("marking = ''", "1 to 120"),
    ("logo = 'none.png'", "none.png"),
    ("logo = '../logo.png'", "outside of the folder"),
    ("logo = '/etc/passwd'", "outside of the folder"),
    ("colour = 'red'", '"colour" has no place here'),
    ("reference = 'style.toml'", "no .docx document"),
])
def test_a_wrong_value_is_named_with_its_line_and_left_out(tmp_path: Path, line: str, said: str) -> None:
    found = house(tmp_path / "in", f"# first line\n{line}\n")
    assert found.look == USUAL
    assert [(p.code, p.where.line) for p in found.problems] == [("VK506", 2)]
    assert said in found.problems[0].what


def test_a_file_that_is_no_style_file_is_named_with_its_line(tmp_path: Path) -> None:
    (problem,) = house(tmp_path, 'paper = "a4"\npaper = = "a4"\n').problems
    assert problem.where.line == 2


def test_what_is_right_in_a_style_file_is_used_beside_what_is_wrong(tmp_path: Path) -> None:
    found = house(tmp_path, 'paper = "letter"\naccent = "blue"\n')
    assert (found.look.paper, found.look.accent, len(found.problems)) == ("letter", USUAL.accent, 1)


LOGOS: dict[str, bytes | str] = {
    "no picture": b"MZ\x90\x00",
    "a picture of another kind": b"\xff\xd8\xff\xe0JFIF",
    "too long": png() + b"\x00" * MOST_LOGO,
    "cut": png()[:-20],
    "damaged": png().replace(b"IDAT", b"IDAx"),
    "no pixels in it": png(data=b""),
    "pixels that are none": png(data=b"not compressed"),
    "too many pixels": png(width=5000, height=5000),
    "script": SVG.format("<script>alert(1)</script>"),
    "a page inside": SVG.format("<foreignObject><p/></foreignObject>"),
    "a picture from elsewhere": SVG.format('<image href="https://example.org/x.png"/>'),
    "a local file": SVG.format('<image href="file:///etc/passwd"/>'),
    "an action": SVG.format('<rect onload="x()" width="2" height="2"/>'),
    "a style from elsewhere": SVG.format("<style>@import 'x.css';</style>"),
    "a colour from elsewhere": SVG.format('<rect style="fill:url(https://example.org/a#b)" width="2" height="2"/>'),
    "a reference elsewhere": SVG.format('<use href="other.svg#x"/>'),
    "an entity": '<!DOCTYPE svg [<!ENTITY a "x">]>' + SVG.format("<text>&a;</text>"),
    "no size": '<svg xmlns="http://www.w3.org/2000/svg"><rect width="2" height="2"/></svg>',
    "no XML": "<svg><rect></svg>",
    "too many parts": SVG.format("<rect/>" * 5001),
}  # fmt: skip


@pytest.mark.parametrize("what", LOGOS)
def test_a_logo_that_is_none_is_left_out(tmp_path: Path, what: str) -> None:
    found = house(tmp_path, 'logo = "logo.png"\n', logo_png=LOGOS[what])
    assert (found.look.logo, len(found.problems)) == (None, 1)


@pytest.mark.parametrize("logo", [png(), SVG.format("<rect width='9' height='9' fill='url(#a)'/>")])
def test_a_logo_stands_in_the_pdf(tmp_path: Path, logo: bytes | str) -> None:
    """The positive control of the test above."""
    found = house(tmp_path, 'logo = "logo.png"\norganisations = ["A house"]\n', logo_png=logo)
    assert (found.problems, found.look.logo is None) == ((), False)
    assert len(write_pdf(make_whole(), found.look)) > len(write_pdf(make_whole()))


def test_contrast_is_that_of_the_published_formula() -> None:
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54
    assert contrast("#ffffff", "#ffffff") == 1.0
