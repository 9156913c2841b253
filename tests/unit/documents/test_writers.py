"""Every writer handles every kind of node and every chart, and shows what the document says around its text."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping

import pytest

from tests.e2e.pdf_text import page_texts
from tests.unit.documents.naughty import NAUGHTY
from tests.unit.documents.whole import WORDS, make_chart, make_whole
from vidkit.base.text import one_line
from vidkit.documents.escape import escaped
from vidkit.documents.look import USUAL, Look
from vidkit.documents.tree import KINDS, nodes, plain_text, walk
from vidkit.documents.writers import WRITERS

for library in ("docx",):
    pytest.importorskip(library)


def _docx(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        found = [file.read(n).decode() for n in sorted(file.namelist()) if re.match(r"word/(document|header)", n)]
    return _unescaped(re.sub(r"<w:br/>|</w:p>", " ", "".join(found)))


def _html(content: bytes) -> str:
    return _unescaped(content.decode().partition("<body>")[2])


def _unescaped(text: str) -> str:
    bare = re.sub(r"<(?:[^>\"]|\"[^\"]*\")*>", lambda m: " ".join(re.findall(r'(?:descr|alt)="([^"]*)"', m[0])), text)
    for name, sign in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("#x27", "'"), ("amp", "&")):
        bare = bare.replace(f"&{name};", sign)
    return bare


def _md(content: bytes) -> str:
    found = nodes(re.sub(r"!\[([^\]]*)\]\(data:[^)]*\)", r"\1", content.decode()))
    kept = ("paragraph", "heading", "item", "cell", "code", "table", "quote")
    return " ".join(n.text or plain_text(n.children) for n in walk(found) if n.kind in kept)


READERS: Mapping[str, Callable[[bytes], str]] = {
    "md": _md, "pdf": lambda content: "".join(page_texts(content)), "docx": _docx, "html": _html,
}  # fmt: skip

every_writer = pytest.mark.parametrize("name", WRITERS)


def _bare(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\u200e", "").split())


def test_every_writer_has_a_reader_here() -> None:
    assert set(READERS) == set(WRITERS)


@every_writer
def test_every_kind_of_node_is_shown(name: str) -> None:
    document = make_whole()
    assert {n.kind for n in walk(document.nodes)} == set(KINDS)
    shown = _bare(READERS[name](WRITERS[name].write(document)))
    assert [words for words in WORDS if _bare(words) not in shown] == []


@every_writer
def test_every_chart_has_its_words(name: str) -> None:
    content = WRITERS[name].write(make_whole())
    shown = READERS[name](content) if name != "pdf" else content.decode("latin-1")
    assert make_chart().alt in shown


@every_writer
def test_what_stands_around_a_document_is_shown(name: str) -> None:
    meta = make_whole().meta
    shown = _bare(READERS[name](WRITERS[name].write(make_whole(), Look(organisations=("Ministry of X",)))))
    words = (meta.title, meta.country, meta.unit, meta.marking, meta.date, meta.notice, "Ministry of X")
    assert [w for w in words if _bare(w) not in shown] == []


@every_writer
def test_the_same_document_gives_the_same_bytes(name: str) -> None:
    assert WRITERS[name].write(make_whole()) == WRITERS[name].write(make_whole(), USUAL)


@every_writer
def test_what_users_type_is_shown_letter_by_letter_everywhere(name: str) -> None:
    texts = [*NAUGHTY, "\x1b[31mred", "x" * 500]
    rows = "\n".join(f"- Note: {escaped(t)}" for t in texts)
    for title in (NAUGHTY[24], NAUGHTY[33]):
        around = dict.fromkeys(("title", "unit", "marking", "edition", "notice"), title)
        shown = _bare(READERS[name](WRITERS[name].write(make_whole(rows, **around))))
        assert [t for t in [*texts, title] if _bare(one_line(t)) not in shown] == []
