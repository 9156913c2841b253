"""Writing documents: which there are, and from results to files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib import import_module
from itertools import product
from pathlib import Path
from typing import Protocol

from vidkit.assessment.model import Assessment
from vidkit.assessment.store import replace_file
from vidkit.base import i18n, resources
from vidkit.base.errors import CannotWrite, UnknownName, VidkitError
from vidkit.content.model import Pack
from vidkit.content.translate import translated
from vidkit.documents import glossary, legend
from vidkit.documents.charts import Chart
from vidkit.documents.look import USUAL, Look
from vidkit.documents.shareable import Withheld, bare, said_by
from vidkit.documents.tree import Document, Meta, document
from vidkit.documents.views.results import Results
from vidkit.documents.wording import Terms, Wording
from vidkit.documents.writers import WRITERS
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.scorecard import score
from vidkit.terminology import Lexicon

DOCUMENTS: Mapping[str, str] = {
    "setup-plan": "vidkit.documents.views.setup_plan",
    "executive-brief": "vidkit.documents.views.executive_brief",
    "assessment-report": "vidkit.documents.views.assessment_report",
    "gate-board": "vidkit.documents.views.gate_board",
    "enquiry-list": "vidkit.documents.views.enquiry_list",
    "staffing-checklist": "vidkit.documents.views.staffing_checklist",
    "training-plan": "vidkit.documents.views.training_plan",
    "premises-checklist": "vidkit.documents.views.premises_checklist",
    "icse-readiness": "vidkit.documents.views.icse_readiness",
    "schedule": "vidkit.documents.views.schedule",
    "procedures-outline": "vidkit.documents.views.procedures_outline",
    "agreements-outline": "vidkit.documents.views.agreements_outline",
    "partner-map": "vidkit.documents.views.partner_map",
    "budget": "vidkit.documents.views.budget",
}
ON_REQUEST: Mapping[str, str] = {
    "interview-guide": "vidkit.documents.views.interview_guide",
    "disagreement-report": "vidkit.documents.views.disagreement_report",
}
"""Written only when they are named: a questionnaire of many pages, and what only a merge has to say."""
KNOWN: Mapping[str, str] = {**DOCUMENTS, **ON_REQUEST}


class View(Protocol):
    """What every view has, whatever else."""

    @property
    def meta(self) -> Meta: ...

    @property
    def charts(self) -> Mapping[str, Chart]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """A file that was written. `warning`: why a template of the user was not used, or nothing.

    `wording`: words of the document that are better written otherwise, where they were looked for.
    """

    document: str
    format: str
    path: Path
    size: int
    warning: str = ""
    wording: tuple[Wording, ...] = ()


class Export(Protocol):
    """A file for one document that is no page: a workbook, a calendar."""

    def __call__(self, document: Document, results: Results) -> bytes: ...


Make = Callable[[Document, str], bytes | None]
"""Makes the file of a document in a format, or nothing where there is none."""
Exports = Mapping[tuple[str, str], Export]
"""What else there is, by document and format; the suffix of the file is the format."""


def write(
    pack: Pack,
    assessment: Assessment,
    documents: Sequence[str] = (),
    formats: Sequence[str] = ("md", "pdf"),
    *,
    folder: Path,
    today: date,
    start: date | None = None,
    language: str | None = None,
    templates: Path | None = None,
    plan: Plan | None = None,
    look: Look = USUAL,
    exports: Exports | None = None,
    withheld: Withheld | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[Written, ...]:
    """Write documents to the folder and return what was written; the same input gives the same bytes.

    pack: in the language spoken around this call; documents: all of DOCUMENTS when empty; start: of the plan,
    today when None; language: of the assessment when None; templates: a folder whose files stand
    before the built-in ones. plan: of this assessment, if it was made already. look: colours, logo, paper.
    exports: formats that only some documents have. withheld: what was taken out of the assessment, which no
    document may show. lexicon: terms to look for in each document before it is written.
    Raises: UnknownName, CannotWrite, MissingPart, StillThere.
    """
    chosen = [_known("document", d, list(KNOWN)) for d in documents] or list(DOCUMENTS)
    others = exports or {}
    wanted = [_known("format", f, format_names(others)) for f in formats]
    made: list[Written] = []
    _make(folder)
    results = results_of(pack, assessment, today=today, start=start, language=language, plan=plan)
    with i18n.language(results.language):
        laid = _documents(chosen, results, templates)
        nothing = cache(lambda: results_of(results.pack, bare(assessment), today=today, start=start, language=language))
        docs = {name: withheld.checked(doc, partial(_bare_words, name, nothing)) if withheld else doc
                for name, (doc, _warning) in laid.items()}  # fmt: skip
        make = partial(_content, look, _exported(docs, wanted, results, others, withheld, nothing))
        with _begun(docs if "pdf" in wanted else {}, look) as pdfs:
            terms = Terms.of(lexicon, results.pack) if lexicon else None
            wording = {name: terms.found_in(doc) if terms else () for name, doc in docs.items()}
            for name, kind, content in _contents(docs, wanted, make, pdfs):
                path = folder / file_name(name, kind, shareable=withheld is not None)
                replace_file(path, content)
                made.append(Written(document=name, format=kind, path=path, size=len(content), warning=laid[name][1],
                                    wording=wording[name]))  # fmt: skip
    return tuple(made)


def format_names(exports: Exports) -> list[str]:
    """Return the names of all formats: those of every document first."""
    return [*WRITERS, *dict.fromkeys(kind for _name, kind in sorted(exports) if kind not in WRITERS)]


def file_names(documents: Sequence[str], formats: Sequence[str], exports: Exports, *, shareable: bool) -> list[str]:
    """Return the names of the files that `write` makes."""
    return [file_name(d, f, shareable=shareable) for d in documents for f in formats
            if f in WRITERS or (d, f) in exports]  # fmt: skip


def file_name(document: str, kind: str, *, shareable: bool = False) -> str:
    """Return the name of a document's file.

    >>> file_name("setup-plan", "pdf", shareable=True)
    'setup-plan-shareable.pdf'
    """
    suffix = WRITERS[kind].suffix if kind in WRITERS else f".{kind}"
    return f"{document}-shareable{suffix}" if shareable else f"{document}{suffix}"


Pdfs = Mapping[str, Future[bytes]]


@contextmanager
def _begun(docs: Mapping[str, Document], look: Look) -> Iterator[Pdfs]:
    """Begin to make the PDFs, which take longest. Typst needs no Python, so other work goes on meanwhile.

    What Typst reads is written before that, for two threads that both need Python hinder each other.
    """
    ahead = ThreadPoolExecutor(max_workers=1)
    try:
        yield {name: ahead.submit(copy_context().run, _begin(doc, look)) for name, doc in docs.items()}
    finally:
        ahead.shutdown(cancel_futures=True)


def _begin(doc: Document, look: Look) -> Callable[[], bytes]:
    from vidkit.documents.writers.pdf import begun

    return begun(doc, look)


def _contents(
    docs: Mapping[str, Document], kinds: Sequence[str], make: Make, pdfs: Pdfs
) -> Iterator[tuple[str, str, bytes]]:
    """Yield name, format and bytes of each file there is."""
    for name, kind in product(docs, kinds):
        made = pdfs[name].result() if kind == "pdf" else make(docs[name], kind)
        if made is not None:
            yield name, kind, made


def _content(look: Look, exported: Mapping[tuple[str, str], bytes], doc: Document, kind: str) -> bytes | None:
    """Return the file of a document, or None where it has none in this format."""
    return WRITERS[kind].write(doc, look) if kind in WRITERS else exported.get((doc.meta.name, kind))


def _exported(
    docs: Mapping[str, Document], kinds: Sequence[str], results: Results, exports: Exports, withheld: Withheld | None,
    nothing: Callable[[], Results],
) -> Mapping[tuple[str, str], bytes]:
    """Return the workbooks and calendars, by document and format, before any file is written. Raises: StillThere."""
    made = {
        (name, kind): exports[name, kind](doc, results)
        for name, doc in docs.items() for kind in kinds if (name, kind) in exports
    }  # fmt: skip
    if withheld:
        for (name, _kind), content in made.items():
            withheld.check_file(name, content, partial(_bare_words, name, nothing))
    return made


def _bare_words(name: str, nothing: Callable[[], Results]) -> str:
    """Return what a document says where nothing is answered, laid out with the built-in templates."""
    return said_by(_document(name, nothing(), None)[0])


def render(
    pack: Pack,
    assessment: Assessment,
    documents: Sequence[str],
    *,
    today: date,
    start: date | None = None,
    language: str | None = None,
    templates: Path | None = None,
    plan: Plan | None = None,
) -> Mapping[str, tuple[Document, str]]:
    """Return the documents by name, each with a warning if a template of the user was not used."""
    results = results_of(pack, assessment, today=today, start=start, language=language, plan=plan)
    with i18n.language(results.language):
        return _documents(documents, results, templates)


def results_of(
    pack: Pack,
    assessment: Assessment,
    *,
    today: date,
    start: date | None = None,
    language: str | None = None,
    plan: Plan | None = None,
) -> Results:
    """Return what all documents are made from, in their language."""
    spoken, wanted = i18n.current(), language or assessment.language
    with i18n.language(wanted):
        if wanted != spoken and wanted != i18n.ORIGINAL:
            pack, plan = translated(pack), None
        card = score(pack, assessment, today)
        plan = plan or build_plan(pack, assessment, start or today, card=card)
        return Results(plan=plan, today=today, language=wanted)


def _documents(
    names: Sequence[str], results: Results, templates: Path | None
) -> Mapping[str, tuple[Document, str]]:
    return {name: _document(name, results, templates) for name in names}


def view_of(name: str, results: Results) -> View:
    """Return the view of a document."""
    build: Callable[[Results], View] = getattr(import_module(KNOWN[name]), name.replace("-", "_"))
    return build(results)


def _document(name: str, results: Results, templates: Path | None) -> tuple[Document, str]:
    view = view_of(name, results)
    builtin = resources.templates()
    if templates is not None:
        try:
            return laid_out(name, view, (templates, builtin), results.pack), ""
        except VidkitError as error:
            return laid_out(name, view, (builtin,), results.pack), f"{error.message} {error.hint}"
    return laid_out(name, view, (builtin,), results.pack), ""


_ANNEXES: Sequence[tuple[str, str, Callable[[Pack, str], Sequence[object]]]] = (
    ("legend", legend.MARK, legend.legend),
    ("glossary", glossary.MARK, glossary.glossary),
)
"""What is laid out when the text before it is known: name of the partial, the mark that it leaves, its rows."""


def laid_out(name: str, view: View, folders: Sequence[Path], pack: Pack | None = None) -> Document:
    """Return a view laid out by its template, the first that a folder has. Raises: BrokenTemplate, UnknownBlock.

    pack: whose words and letters are explained, where the template asks for such an annex.
    """
    from vidkit.documents.engine import environment, render
    from vidkit.documents.ready import ready_templates

    env = environment(folders, ready_templates())
    text = render(env, name, {"view": view, "glossary": None, "legend": None})
    for annex, mark, rows in _ANNEXES:
        before, found, after = text.partition(mark)
        if found:
            values: dict[str, object] = {annex: rows(pack, before) if pack else ()}
            made = render(env, annex, values, folder="partials").strip()
            text = "\n\n".join(filter(None, [before.rstrip(), made, after.lstrip()]))
    return document(text, view.meta, view.charts)


def _known(kind: str, word: str, known: Sequence[str]) -> str:
    if word not in known:
        raise UnknownName(kind, word, known)
    return word


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotWrite(folder, (error.strerror or str(error)).lower()) from None
