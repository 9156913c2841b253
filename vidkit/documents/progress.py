"""The progress report: one country on two dates, as a document of the common tree."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from vidkit.assessment.store import replace_file
from vidkit.base import resources
from vidkit.documents.tree import Document
from vidkit.documents.views.progress_report import progress_report
from vidkit.documents.views.results import Results
from vidkit.documents.wording import Terms
from vidkit.documents.write import Written, laid_out
from vidkit.documents.writers import WRITERS
from vidkit.planning.compare import Comparison
from vidkit.terminology import Lexicon

NAME = "progress-report"


def report(found: Comparison, *, today: date, language: str = "en") -> Document:
    """Return the report laid out."""
    view = progress_report(found, Results(plan=found.new, today=today, language=language))
    return laid_out(NAME, view, (resources.templates(),))


def write_report(
    found: Comparison, formats: Sequence[str], *, folder: Path, today: date, lexicon: Lexicon | None = None
) -> tuple[Written, ...]:
    """Write the report in these formats of `WRITERS` and return what was written. Raises: CannotWrite, MissingPart.

    lexicon: terms to look for in it before it is written.
    """
    document = report(found, today=today)
    wording = Terms.of(lexicon, found.new.pack).found_in(document) if lexicon else ()
    made = []
    for writer in (WRITERS[f] for f in formats):
        path, content = folder / f"{NAME}{writer.suffix}", writer.write(document)
        replace_file(path, content)
        made.append(Written(document=NAME, format=writer.name, path=path, size=len(content),
                            wording=wording))  # fmt: skip
    return tuple(made)
