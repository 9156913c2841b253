"""The questionnaire on paper: the interview guide, for one respondent or for all, in any document format."""

from dataclasses import replace

from vidkit.base import resources
from vidkit.base.i18n import _
from vidkit.documents.tree import Document
from vidkit.documents.views.interview_guide import interview_guide
from vidkit.documents.views.results import Results
from vidkit.documents.write import laid_out
from vidkit.documents.writers import WRITERS
from vidkit.exchange.form import Form
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score


def write(form: Form, name: str) -> bytes:
    """Return the form in a format of `WRITERS`. Raises: MissingPart."""
    return WRITERS[name].write(document(form))


def document(form: Form) -> Document:
    """Return the form as a document of the common tree."""
    named = replace(form.assessment, country_name=form.assessment.country_name or _("any country"))
    card = score(form.pack, named, form.today)
    plan = build_plan(form.pack, named, form.today, card=card)
    view = interview_guide(Results(plan=plan, today=form.today, language=form.language), form.extent)
    return laid_out("interview-guide", view, (resources.templates(),))
