"""What `write` does, without Typer: documents from an assessment, in the formats asked for."""

import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from vidkit.assessment import store
from vidkit.assessment.model import Assessment
from vidkit.base import i18n
from vidkit.base.errors import BadValue, UnknownName, UnusableFile
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.cli import console, made
from vidkit.cli.checks import before_writing
from vidkit.cli.days import start_of
from vidkit.cli.opening import opened
from vidkit.cli.spoken import language_tag
from vidkit.cli.wording import show_wording, terms_for
from vidkit.content.model import Pack
from vidkit.documents.look import PAPERS, USUAL, House, Look
from vidkit.documents.shareable import NEVER, Withheld, shareable
from vidkit.documents.write import DOCUMENTS, KNOWN, Written, file_names, format_names
from vidkit.documents.write import write as write_documents
from vidkit.documents.writers import WRITERS
from vidkit.exchange.exports import EXPORTS

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
    paper: str = "",
    reference: Path | None = None,
    hide_below: int | None = None,
) -> int:
    """Write documents from the assessment in the file and say what was written; return the exit code.

    Raises: UnknownName, BadValue, and what `opened` and `write_all` raise.
    """
    names, kinds = chosen(documents, formats, shareable=hide_below is not None)
    if templates is not None and not templates.is_dir():
        raise UnusableFile(templates, _("there is no such folder."), _("Give the folder of your templates."))
    spoken = language_tag(language) if language else None
    found = opened(file, pack)
    house = _house(templates)
    look = wished(house.look, paper, reference)
    assessment, withheld = _shared(found.assessment, found.pack, house.marking, hide_below, spoken)
    began = time.monotonic()
    before_writing(found.assessment, file, templates=templates)
    done = write_all(
        found.pack, assessment, names, kinds, folder=out or folder_beside(file), today=today,
        start=start_of(found.assessment, start, today), language=spoken, templates=templates, overwrite=overwrite,
        look=look, withheld=withheld,
    )  # fmt: skip
    for problem in house.problems:
        console.warn(f"{problem.where}  {problem.what.rstrip('.')}. {problem.fix}")
    if json:
        console.json("write", [_values(w) for w in done])
    else:
        show_files(done, seconds=time.monotonic() - began)
        show_wording(done, assessment, templates)
        if withheld:
            console.say(_("Withheld: {what}.", what="; ".join(withheld.counts) or _("nothing")))
    return 0


def chosen(documents: Sequence[str], formats: str, *, shareable: bool = False) -> tuple[list[str], list[str]]:
    """Return the documents and formats meant. Raises: UnknownName, BadValue where one lacks a format."""
    every = format_names(EXPORTS)
    kinds = [known("format", f, every) for f in dict.fromkeys(formats.replace(" ", "").split(",")) if f]
    if not kinds:
        raise BadValue(_("No format is given."), _("Known: {formats}.", formats=", ".join(every)))
    names = [known("document", d, list(KNOWN)) for d in documents or DOCUMENTS]
    if shareable:
        _may_be_shared(documents)
        names = [n for n in names if n not in NEVER]
    for kind in kinds:
        having = [n for n in KNOWN if (n, kind) in EXPORTS]
        if kind not in WRITERS and not set(names) & set(having):
            raise BadValue(_("There is no {format} of these documents.", format=kind),
                           _("It is made of: {documents}.", documents=", ".join(having)))  # fmt: skip
    return names, kinds


def _may_be_shared(documents: Sequence[str]) -> None:
    refused = [d for d in documents if d in NEVER]
    if refused:
        raise BadValue(_("There is no shareable version of: {documents}.", documents=", ".join(refused)),
                       _("They are about what is withheld. Leave them out."))  # fmt: skip


def _house(templates: Path | None) -> House:
    if templates is None:
        return House()
    from vidkit.documents.house import read_house

    return read_house(templates)


def wished(look: Look, paper: str, reference: Path | None) -> Look:
    """Return the look with what the command line says. Raises: BadValue, UnusableFile."""
    if paper and paper not in PAPERS:
        raise UnknownName("paper", paper, list(PAPERS))
    if reference is not None:
        from vidkit.documents.house import MOST_REFERENCE, Unusable, checked_reference, limited

        try:
            look = replace(look, reference=checked_reference(limited(reference, MOST_REFERENCE)))
        except Unusable as error:
            raise UnusableFile(reference, str(error), _("Give a .docx that holds the styles of your house.")) from None
    return replace(look, paper=paper) if paper else look


def _shared(
    assessment: Assessment, pack: Pack, marking: str, hide_below: int | None, language: str | None
) -> tuple[Assessment, Withheld | None]:
    """Return the assessment as it is to be written, and what is withheld where it is to be shared."""
    withheld = None
    if hide_below is not None:
        with i18n.language(language or assessment.language):
            assessment, withheld = shareable(assessment, pack, hide_below)
    return (replace(assessment, marking=marking) if marking else assessment), withheld


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
    look: Look = USUAL,
    withheld: Withheld | None = None,
) -> tuple[Written, ...]:
    """Write the documents; a file that vidkit did not leave there is kept unless `overwrite`.

    Raises: WouldOverwrite, CannotWrite, MissingPart.
    """
    targets = file_names(names, formats, EXPORTS, shareable=withheld is not None)
    if not overwrite:
        made.guard(folder, targets)
    made.announce(folder, targets)
    done = write_documents(
        pack, assessment, names, formats, folder=folder, today=today, start=start, language=language,
        templates=templates, look=look, exports=EXPORTS, withheld=withheld, lexicon=terms_for(templates),
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
            "pages": made.pages(w.path), "warning": w.warning,
            "wording": [{"part": f.part, "words": f.words, "instead": f.instead, "term": f.id} for f in w.wording],
            }  # fmt: skip
