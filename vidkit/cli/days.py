"""Days as they are typed and as a plan begins; without Typer, which `quick` does not load."""

from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _


def iso_date(text: str | date) -> date:
    """Return the date that the text states. Raises: BadValue."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError:
        raise BadValue(
            _('"{text}" is no date.', text=text), _("Write year, month and day, like this: 2026-11-25")
        ) from None


def start_of(assessment: Assessment, wanted: date | None, today: date) -> date:
    """Return the first day of the plan: as wanted, as the assessment says, or today. Raises: BadValue."""
    return wanted or (iso_date(assessment.plan_from) if assessment.plan_from else today)
