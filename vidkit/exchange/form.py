"""A form to be written: which questions, for whom, in which language; and the formats there are."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from importlib import import_module

from vidkit.assessment.model import Assessment
from vidkit.assessment.questionnaire import Extent, blank
from vidkit.base import i18n
from vidkit.content.model import Pack
from vidkit.content.translate import translated
from vidkit.documents.writers import WRITERS


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """`pack` is in the form's language, `original` as it was written. No country: a blank form."""

    pack: Pack
    original: Pack
    assessment: Assessment
    today: date
    language: str
    extent: Extent

    @property
    def is_blank(self) -> bool:
        return not self.assessment.country


@dataclass(frozen=True, kw_only=True, slots=True)
class Format:
    """`name` as given with --format; the writer is looked up when it is first used."""

    name: str
    suffix: str
    module: str

    def write(self, form: Form) -> bytes:
        """Return the file. Raises: MissingPart where a library is not installed."""
        with i18n.language(form.language):
            made: Callable[[Form, str], bytes] = import_module(self.module).write
            return made(form, self.name)


FORMATS: Mapping[str, Format] = {
    **{name: Format(name=name, suffix=w.suffix, module="vidkit.exchange.paper") for name, w in WRITERS.items()},
    "xlsx": Format(name="xlsx", suffix=".xlsx", module="vidkit.exchange.workbook"),
    "yaml": Format(name="yaml", suffix=".answers.yaml", module="vidkit.exchange.answers_text"),
    "xlsform": Format(name="xlsform", suffix=".xlsform.xlsx", module="vidkit.exchange.xlsform"),
}


def make_form(
    original: Pack, assessment: Assessment | None, *, today: date, language: str, extent: Extent | None = None
) -> Form:
    """Return a form filled from the assessment, or a blank one.

    original: the pack in the language that its authors wrote.
    """
    with i18n.language(language):
        pack = original if language == i18n.ORIGINAL else translated(original)
    filled = replace(assessment, language=language) if assessment else blank(original, language=language)
    return Form(pack=pack, original=original, assessment=filled, today=today, language=language,
                extent=extent or Extent())  # fmt: skip
