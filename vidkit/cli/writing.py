"""What `write` does, without Typer: documents from an assessment, in the formats asked for."""

import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vidkit.assessment import store
from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue, UnknownName, UnusableFile
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.cli import console, made
from vidkit.cli.checks import before_writing
from vidkit.cli.days import start_of
from vidkit.cli.opening import opened
from vidkit.cli.spoken import language_tag
from vidkit.content.model import Pack
from vidkit.documents.write import DOCUMENTS, KNOWN, Written
from vidkit.documents.write import write as write_documents
from vidkit.documents.writers import WRITERS

FIRST = ("setup-plan", "executive-brief")
FORMATS = "md,pdf"


def write_file(
    file: Path,
    documents: Sequence[str] = (),
    formats: str = FORMATS,
    *,
    today: date,
    out: Path | None = None,
    start: date | None = None,
    language: str | None = None,
    templates: Path | None = None,
    pack: Path | None = None,
    overwrite: bool = False,
    json: bool = False,
) -> int:
    """Write documents from the assessment in the file and say what was written; return the exit code.

    Raises: UnknownName, BadValue, and what `opened` and `write_all` raise.
    """
    names = [known("document", d, list(KNOWN)) for d in documents or DOCUMENTS]
    kinds = [known("format", f, list(WRITERS)) for f in dict.fromkeys(formats.replace(" ", "").split(",")) if f]
    if not kinds:
        raise BadValue(_("No format is given."), _("Known: {formats}.", formats=", ".join(WRITERS)))
    if templates is not None and not templates.is_dir():
        raise UnusableFile(templates, _("there is no such folder."), _("Give the folder of your templates."))
    spoken = language_tag(language) if language else None
    found = opened(file, pack)
    began = time.monotonic()
    before_writing(found.assessment, file, templates=templates)
    done = write_all(
        found.pack, found.assessment, names, kinds, folder=out or folder_beside(file), today=today,
        start=start_of(found.assessment, start, today), language=spoken, templates=templates, overwrite=overwrite,
    )  # fmt: skip
    if json:
        console.json("write", [_values(w) for w in done])
    else:
        show_files(done, seconds=time.monotonic() - began)
    return 0


def known(kind: str, word: str, words: Sequence[str]) -> str:
    """Return the word when it is one of `words`. Raises: UnknownName with the nearest."""
    if word not in words:
        raise UnknownName(kind, word, words)
    return word


def folder_beside(file: Path) -> Path:
    """Return the folder of an assessment's documents: beside it, named after it."""
    return file.parent / (file.name.removesuffix(store.SUFFIX).removesuffix(".json") + "-documents")


def write_all(
    pack: Pack,
    assessment: Assessment,
    names: Sequence[str],
    formats: Sequence[str],
    *,
    folder: Path,
    today: date,
    start: date,
    language: str | None = None,
    templates: Path | None = None,
    overwrite: bool = False,
) -> tuple[Written, ...]:
    """Write the documents; a file that vidkit did not leave there is kept unless `overwrite`.

    Raises: WouldOverwrite, CannotWrite, MissingPart.
    """
    targets = [f"{n}{WRITERS[f].suffix}" for n in names for f in formats]
    if not overwrite:
        made.guard(folder, targets)
    made.announce(folder, targets)
    done = write_documents(
        pack, assessment, names, formats, folder=folder, today=today, start=start, language=language,
        templates=templates,
    )  # fmt: skip
    made.record(folder, [w.path.name for w in done])
    for warning in dict.fromkeys(w.warning for w in done if w.warning):
        console.warn(one_line(warning))
    return done


def show_files(done: Sequence[Written], *, seconds: float) -> None:
    """Print what was written, with pages, and what to open first."""
    for w in done:
        count = made.pages(w.path)
        size = n_("{n} page", "{n} pages", count) if count else n_("{n} kB", "{n} kB", max(1, w.size // 1000))
        console.result(f"{w.path}  {size}")
    console.say(n_("{n} file in {seconds:.1f} s.", "{n} files in {seconds:.1f} s.", len(done), seconds=seconds))
    first = open_first(done)
    if first:
        console.result(_("Open first: {file}", file=first.path))


def open_first(done: Sequence[Written]) -> Written | None:
    """Return the file to look at first: the plan, or the brief; as PDF where there is one."""
    order = {name: n for n, name in enumerate(FIRST)}
    ranked = sorted(done, key=lambda w: (order.get(w.document, len(order)), w.format != "pdf"))
    return ranked[0] if ranked else None


def _values(w: Written) -> dict[str, object]:
    return {"document": w.document, "format": w.format, "file": str(w.path), "bytes": w.size,
            "pages": made.pages(w.path), "warning": w.warning}  # fmt: skip
