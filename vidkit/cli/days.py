"""Days as they are typed and as a plan begins; without Typer, which `quick` does not load."""

from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.cli import console

FARTHEST_DAYS = 3 * 365
MOST_YEARS = 50


def iso_date(text: str | date) -> date:
    """Return the date that the text states. Raises: BadValue."""
    try:
        return text if isinstance(text, date) else date.fromisoformat(text)
    except ValueError:
        raise BadValue(
            _('"{text}" is no date.', text=text), _("Write year, month and day, like this: 2026-11-25")
        ) from None


def start_of(assessment: Assessment, wanted: date | None, today: date) -> date:
    """Return the first day of the plan: as wanted, as the assessment says, or today. Raises: BadValue.

    An odd day is taken, with a warning; not one after more than fifty years.
    """
    start = wanted or (iso_date(assessment.plan_from) if assessment.plan_from else today)
    begun = assessment.created[:10]
    if begun and start.isoformat() < begun:
        console.warn(_(
            "The plan begins on {start}, before this assessment did ({begun}): its dates lie in the past. Give the "
            "first day with --from.", start=start, begun=begun,
        ))  # fmt: skip
    elif start.year - today.year > MOST_YEARS:
        raise BadValue(
            _("{start} is more than {n} years from now.", start=start, n=MOST_YEARS),
            _("Give the first day with --from."),
        )
    elif (start - today).days > FARTHEST_DAYS:
        console.warn(_("The plan begins on {start}, years from now. Is that the day you mean?", start=start))
    return start
