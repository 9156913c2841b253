"""Writing: names, files whole or not at all, own templates that fall back, languages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack
from tests.unit.documents.builders import TODAY
from tests.unit.documents.naughty import CONTROL, NAUGHTY
from vidkit.assessment.model import Answer, Assessment
from vidkit.base import i18n
from vidkit.base.errors import CannotWrite, MissingPart, UnknownName
from vidkit.base.text import one_line
from vidkit.documents.tree import Node, plain_text, walk
from vidkit.documents.write import DOCUMENTS, Written, render, write


def _noted(*notes: str) -> Assessment:
    """Return an assessment whose answers carry the notes, as does everything else a user can type."""
    levels = ("legal.handling", "welfare.support", "proc.intake")
    answers = {name: Answer(value=2, note=note, time="2026-11-20") for name, note in zip(levels, notes, strict=False)}
    return replace(make_assessment(), answers=answers)


def _written(folder: Path, *names: str, **options: object) -> tuple[Written, ...]:
    return write(make_pack(), make_assessment({"legal.handling": 1}), names, ("md",), folder=folder, today=TODAY,
                 **options)  # type: ignore[arg-type]


def test_all_documents_are_written_when_none_is_named(tmp_path: Path) -> None:
    assert [w.path.name for w in _written(tmp_path)] == [f"{name}.md" for name in DOCUMENTS]


def test_the_folder_is_made(tmp_path: Path) -> None:
    (made,) = _written(tmp_path / "a" / "b", "gate-board")
    assert made.path == tmp_path / "a" / "b" / "gate-board.md"
    assert made.size == made.path.stat().st_size > 0


def test_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    _written(tmp_path, "gate-board")
    assert [p.name for p in tmp_path.iterdir()] == ["gate-board.md"]


def test_pdfs_that_are_made_ahead_are_those_of_their_documents(tmp_path: Path) -> None:
    names = ["gate-board", "enquiry-list", "executive-brief"]
    options = {"folder": tmp_path, "today": TODAY}
    together = write(make_pack(), make_assessment(), names, ("pdf", "md"), **options)  # type: ignore[arg-type]
    assert [(w.document, w.format) for w in together] == [(n, f) for n in names for f in ("pdf", "md")]
    made = (tmp_path / "enquiry-list.pdf").read_bytes()
    write(make_pack(), make_assessment(), ["enquiry-list"], ("pdf",), **options)  # type: ignore[arg-type]
    assert (tmp_path / "enquiry-list.pdf").read_bytes() == made


def test_a_format_that_cannot_be_made_stops_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(MissingPart):
        write(make_pack(), make_assessment(), ["gate-board", "enquiry-list"], ("pdf",), folder=tmp_path, today=TODAY)
    assert list(tmp_path.iterdir()) == []


def test_files_are_for_their_owner_only(tmp_path: Path) -> None:
    (made,) = _written(tmp_path, "gate-board")
    assert made.path.stat().st_mode & 0o077 == 0


def test_an_unknown_document_is_named_with_the_nearest(tmp_path: Path) -> None:
    with pytest.raises(UnknownName) as caught:
        _written(tmp_path, "gate-bord")
    assert "gate-board" in caught.value.hint


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownName):
        write(make_pack(), make_assessment(), [], ("odt",), folder=tmp_path, today=TODAY)


def test_a_folder_that_is_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CannotWrite):
        _written(tmp_path / "file", "gate-board")


def test_a_failed_write_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(tmp_path, "gate-board")
    before = (tmp_path / "gate-board.md").read_bytes()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(CannotWrite, match="no space left"):
        write(make_pack(), make_assessment(), ["gate-board"], ("md",), folder=tmp_path, today=TODAY)
    assert (tmp_path / "gate-board.md").read_bytes() == before
    assert len(list(tmp_path.iterdir())) == 1


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = _written(tmp_path / "a"), _written(tmp_path / "b")
    assert first
    assert [w.path.read_bytes() for w in first] == [w.path.read_bytes() for w in second]


# -- own templates --


def _own(folder: Path, text: str) -> Path:
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "gate-board.md.j2").write_text(text, "utf-8")
    return folder


def test_an_own_template_stands_before_the_built_in_one(tmp_path: Path) -> None:
    own = _own(tmp_path / "own", "## Ours\n\n{{ view.gate_tally }}\n")
    (made,) = _written(tmp_path / "out", "gate-board", templates=own)
    assert "## Ours" in made.path.read_text("utf-8")
    assert made.warning == ""


@pytest.mark.parametrize("text", ["{{ view.nothing }}", "{% for %}", "```chart nothing\n```\n", "![x](y.png)"])
def test_a_broken_own_template_falls_back_with_a_warning(tmp_path: Path, text: str) -> None:
    (made,) = _written(tmp_path / "out", "gate-board", templates=_own(tmp_path / "own", text))
    (usual,) = _written(tmp_path / "usual", "gate-board")
    assert made.path.read_bytes() == usual.path.read_bytes()
    assert made.warning


def test_an_own_folder_without_the_template_uses_the_built_in_one(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (made,) = _written(tmp_path / "out", "gate-board", templates=tmp_path / "own")
    assert made.warning == ""


# -- what users type --


@pytest.mark.parametrize("text", [*NAUGHTY, *CONTROL])
def test_a_note_is_shown_letter_by_letter(text: str) -> None:
    doc, _warning = render(make_pack(), _noted(text), ["assessment-report"], today=TODAY)["assessment-report"]
    shown = [plain_text((n,)).strip() for n in walk(doc.nodes) if n.kind == "item"]
    assert f"Note: {one_line(text)}" in shown


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_that_users_type_changes_the_shape_of_a_document(name: str) -> None:
    def shape(text: str) -> list[str]:
        assessment = replace(_noted(text, text, text), unit=text, country_name=text, marking=text, assessor=text)
        doc, _warning = render(make_pack(), assessment, [name], today=TODAY)[name]
        return [n.kind for n in walk(doc.nodes)]

    plain = shape("word")
    assert all(shape(text) == plain for text in NAUGHTY)


# -- languages --


_WRAPPED = re.compile(r"⟦[^⟦⟧]*⟧")
_KEPT = re.compile(
    r"\b(?:[A-Z]{1,3}-?[A-Z]?\d+(?:-\d+)?|toy|vidkit|Kenya|A body|A publication|Signed paper|p|[MRA])\b"
)


def _texts(nodes: tuple[Node, ...]) -> Iterator[str]:
    for n in nodes:
        if n.kind in ("paragraph", "item", "cell", "heading"):
            yield plain_text((n,))


def _unwrapped(text: str) -> str:
    while _WRAPPED.search(text):
        text = _WRAPPED.sub(" ", text)
    return _KEPT.sub(" ", text)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_word_bypasses_the_translation_layer(name: str) -> None:
    assessment = make_assessment({"legal.handling": 1, "welfare.support": 3}, {"people_viewing": 4, "baseline": "none"},
                                 fictional=True, unit="")  # fmt: skip
    doc, _warning = render(make_pack(), assessment, [name], today=TODAY, language=i18n.PSEUDO)[name]
    texts = [t for n in walk(doc.nodes) for t in _texts((n,))]
    texts += [doc.meta.title, doc.meta.subtitle, doc.meta.date, doc.meta.notice, doc.meta.edition]
    texts += [part for pair in doc.meta.face for part in pair] + [c.alt for c in doc.charts.values()]
    assert len(texts) > 20
    bare = [t for t in texts if re.search(r"[^\W\d_]{2,}", _unwrapped(t))]
    assert bare == []


def test_a_document_may_be_in_another_language_than_the_program(tmp_path: Path) -> None:
    (made,) = _written(tmp_path, "gate-board", language=i18n.PSEUDO)
    assert made.path.read_text("utf-8").startswith("# ⟦Gate board⟧")
    assert i18n.current() == i18n.ORIGINAL


def test_a_pack_in_the_language_of_the_program_is_not_translated_again(tmp_path: Path) -> None:
    with i18n.language(i18n.PSEUDO):
        (made,) = _written(tmp_path, "gate-board", language=i18n.PSEUDO)
    text = made.path.read_text("utf-8")
    assert "⟦No desk before support⟧" not in text
    assert "No desk before support" in text
