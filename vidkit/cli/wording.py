"""Words in written documents: which are better written otherwise, and where each comes from. Said quietly."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from vidkit.assessment.model import Assessment
from vidkit.assessment.typed import typed
from vidkit.base.i18n import _, n_
from vidkit.cli import console
from vidkit.documents.wording import Wording, by_words
from vidkit.documents.write import Written
from vidkit.terminology import Lexicon

MOST_HINTS = 12
MOST_PLACES = 3
NAMES = "legal-names.yaml"
"""The file, beside the templates of a house, of legal names and organisations that keep their old words."""


def terms_for(templates: Path | None) -> Lexicon:
    """Return the terms to look for in documents, without the names that a house keeps. Raises: UnusableFile."""
    from vidkit.content.terms import lexicon

    names = templates / NAMES if templates else None
    if names is None or not names.is_file():
        return lexicon()
    from vidkit.content.term_files import load_names

    return lexicon().with_names(load_names(names))


def show_wording(done: Sequence[Written], assessment: Assessment, templates: Path | None = None) -> None:
    """Say quietly which words of the documents are better written otherwise, and where each comes from."""
    hints = wording_hints({w.document: w.wording for w in done}, assessment, templates)
    for hint in hints[:MOST_HINTS]:
        console.say(hint)
    if len(hints) > MOST_HINTS:
        rest = len(hints) - MOST_HINTS
        console.say(n_("{n} more hint about words.", "{n} more hints about words.", rest))


def wording_hints(
    found: Mapping[str, Sequence[Wording]], assessment: Assessment, templates: Path | None = None
) -> tuple[str, ...]:
    """Return a sentence for each wording: in which documents, from which typed text or template, what instead."""
    by = by_words(found)
    written = tuple(_written(assessment, templates)) if by else ()
    return tuple(
        _('{places}: "{words}" is better written: {instead}', words=words, instead=instead,
          places=_few([place for place, text in written if words.casefold() in text] + _shown(where)))
        for (words, instead), where in by.items()
    )  # fmt: skip


def _written(assessment: Assessment, templates: Path | None) -> Iterator[tuple[str, str]]:
    """Yield what people wrote, folded, with its place: texts of the assessment, templates of their own."""
    yield from ((one.place, " ".join(one.text.casefold().split())) for one in typed(assessment))
    for file in sorted(templates.rglob("*.j2")) if templates else ():
        text = file.read_text("utf-8", errors="replace")
        yield str(file.relative_to(templates or file)), " ".join(text.casefold().split())


def _shown(where: Sequence[tuple[str, str]]) -> list[str]:
    """Return the documents, each with the first heading under which the words stand."""
    first: dict[str, str] = {}
    for document, part in where:
        first.setdefault(document, part)
    return [_("{document} ({part})", document=d, part=part) if part else d for d, part in first.items()]


def _few(places: Sequence[str]) -> str:
    named, rest = places[:MOST_PLACES], len(places) - MOST_PLACES
    more = (n_("{n} more place", "{n} more places", rest),) if rest > 0 else ()
    return ", ".join([*named, *more])
