"""Texts out of files: Markdown, text, JSON, CSV, HTML and the like as they are; office files, archives, PDF by part.

Reads only what a file says, also where it is not shown: properties, comments, deleted text, links.
No entity of XML is ever expanded; sizes are bounded; pictures and films are named as not read.
"""

import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from shutil import which
from xml.parsers import expat

from vidkit.base.i18n import _

MOST_BYTES = 64 * 1024 * 1024
OFFICE = frozenset({".docx", ".docm", ".dotx", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp", ".ott"})
_BREAKS = frozenset({"p", "h", "br", "cr", "tr", "row", "table-row", "si", "line-break"})
_SAID_IN = frozenset({"descr", "title", "alt", "name", "Target", "href", "instr", "author", "creator", "initials"})
_PROPERTY_FILES = re.compile(r"docProps/\w+\.xml|meta\.xml|customXml/.*\.xml")


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A text and where it stands; an empty place means the file's own text, counted by lines."""

    text: str
    place: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What a file says, and what in it could not be read."""

    parts: tuple[Part, ...] = ()
    unread: tuple[str, ...] = ()


class _Unreadable(ValueError):
    """The bytes are not what the name says."""


def read(path: Path) -> Reading:
    """Return the texts of a file. Raises: OSError."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        return Reading(unread=(_("the file is too large"),))
    if path.suffix.lower() == ".pdf":
        return _pdf(path)
    return read_bytes(path.name, path.read_bytes())


def read_bytes(name: str, data: bytes, *, depth: int = 0) -> Reading:
    """Return the texts of a file that is at hand as bytes. depth: how many archives it lies in."""
    suffix = PurePosixPath(name).suffix.lower()
    try:
        if suffix in OFFICE:
            return _office(data, suffix)
        if data[:4] == b"PK\x03\x04":
            return _archive(data, depth)
        text = _decoded(data)
    except (zipfile.BadZipFile, _Unreadable, expat.ExpatError, NotImplementedError, RuntimeError):
        return Reading(unread=(_("damaged, protected or not what its name says"),))
    return Reading(unread=(_("no text: a picture, film, program or the like"),)) if text is None else Reading(
        parts=(Part(text=text),)
    )  # fmt: skip


def _decoded(data: bytes) -> str | None:
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if b"\0" in data[:8192]:
        return None
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace") if sum(b < 9 or 13 < b < 32 for b in data[:8192]) < 8 else None


def _pdf(path: Path) -> Reading:
    program = which("pdftotext")
    if program is None:
        return Reading(unread=(_("PDF: pdftotext is not installed"),))
    made = subprocess.run([program, "-q", "-enc", "UTF-8", str(path.resolve()), "-"], capture_output=True, check=False)
    if made.returncode:
        return Reading(unread=(_("damaged, protected or not what its name says"),))
    pages = made.stdout.decode("utf-8", "replace").split("\f")
    parts = [Part(text=t, place=_("page {n}", n=n)) for n, t in enumerate(pages, 1) if t.strip()]
    info = which("pdfinfo")
    if info:
        said = subprocess.run([info, "-enc", "UTF-8", str(path.resolve())], capture_output=True, check=False).stdout
        head = re.findall(r"(?m)^(Title|Subject|Keywords|Author|Creator):\s*(\S.*)$", said.decode("utf-8", "replace"))
        parts += [Part(text=value, place=_("property {name}", name=name)) for name, value in head]
    return Reading(parts=tuple(parts), unread=() if parts else (_("a PDF without text, perhaps scanned"),))


def _archive(data: bytes, depth: int) -> Reading:
    if depth:
        return Reading(unread=(_("an archive in an archive"),))
    parts: list[Part] = []
    unread: list[str] = []
    for n, (name, content) in enumerate(_members(data), 1):
        label = _("item {n} of the archive", n=n)
        inner = read_bytes(name, content, depth=depth + 1)
        parts += [Part(text=PurePosixPath(name).name, place=_("{item}, its name", item=label))]
        parts += [Part(text=p.text, place=f"{label}, {p.place}" if p.place else label) for p in inner.parts]
        unread += [f"{label}: {u}" for u in inner.unread]
    return Reading(parts=tuple(parts), unread=tuple(unread))


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    left = MOST_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            with archive.open(member) as file:
                content = file.read(left + 1)
            left -= len(content)
            if left < 0:
                raise _Unreadable
            yield member.filename, content


def _office(data: bytes, suffix: str) -> Reading:
    members = dict(_members(data))
    shared = _shared(members.get("xl/sharedStrings.xml", b""))
    parts: list[Part] = []
    for name in sorted(members):
        base = PurePosixPath(name).stem
        if _PROPERTY_FILES.fullmatch(name):
            parts += [Part(text=t, place=_("property {name}", name=tag)) for tag, t in _properties(members[name])]
        elif re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
            rows = _rows(members[name], shared)
            parts += [Part(text=t, place=_("{sheet}, row {n}", sheet=base, n=n)) for n, t in rows]
        elif name.endswith((".xml", ".rels")) and name not in ("xl/sharedStrings.xml", "[Content_Types].xml"):
            label = "" if base in ("document", "content") else f"{base}, "
            texts = enumerate(_paragraphs(members[name], is_links=name.endswith(".rels")), 1)
            parts += [Part(text=t, place=label + _("paragraph {n}", n=n)) for n, t in texts if t.strip()]
    media = sum(bool(re.search(r"(?:^|/)(?:media|embeddings|Pictures)/", n)) for n in members)
    return Reading(parts=tuple(parts), unread=(_("{n} embedded pictures or files", n=media),) if media else ())


class _Walk:
    """Walks through XML without ever expanding an entity."""

    def __init__(self, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None]) -> None:
        self.text: list[str] = []
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = lambda tag, found: start(tag.rpartition(":")[2], found)
        self.parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        self.parser.CharacterDataHandler = self.text.append
        self.parser.buffer_text = True

    def _refuse(self, *_found: object) -> None:
        raise _Unreadable

    def through(self, data: bytes) -> None:
        if data:
            self.parser.Parse(data, True)

    def take(self) -> str:
        """Return the text since the last call."""
        found = "".join(self.text)
        self.text.clear()
        return found


def _paragraphs(data: bytes, *, is_links: bool) -> list[str]:
    found: list[str] = []
    asides: list[str] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        said = (v for k, v in attributes.items() if k.rpartition(":")[2] in _SAID_IN and len(v) > 3)
        if not is_links or attributes.get("TargetMode") == "External":
            asides.extend(said)
        if tag == "tab":
            walk.text.append("\t")

    def end(tag: str) -> None:
        if tag in _BREAKS:
            found.append(walk.take())

    walk = _Walk(start, end)
    walk.through(data)
    return [*found, walk.take(), *dict.fromkeys(asides)]


def _properties(data: bytes) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def end(tag: str) -> None:
        text = walk.take().strip()
        if text:
            found.append((tag, text))

    walk = _Walk(lambda _tag, _found: None, end)
    walk.through(data)
    return found


def _shared(data: bytes) -> list[str]:
    found: list[str] = []
    walk = _Walk(lambda _tag, _found: None, lambda tag: found.append(walk.take()) if tag == "si" else None)
    walk.through(data)
    return found


def _rows(data: bytes, shared: list[str]) -> list[tuple[int, str]]:
    rows: list[tuple[int, str]] = []
    cells: list[str] = []
    kinds: list[str] = [""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            kinds[0] = attributes.get("t", "")
        if tag in ("v", "t", "f"):
            walk.take()

    def end(tag: str) -> None:
        if tag in ("v", "t"):
            text = walk.take()
            is_shared = kinds[0] == "s" and text.isdecimal() and int(text) < len(shared)
            cells.append(shared[int(text)] if is_shared else text)
        elif tag == "row":
            rows.append((len(rows) + 1, "\t".join(cells)))
            cells.clear()

    walk = _Walk(start, end)
    walk.through(data)
    return [*rows, *((len(rows) + 1, t) for t in [walk.take()] if t.strip())]
