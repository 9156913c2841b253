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
    """Return the first day of the plan: as wanted, as the assessment says if that is still to come, or today.

    An odd day that is wanted is taken, with a warning; not one after more than fifty years. Raises: BadValue.
    """
    kept = iso_date(assessment.plan_from) if assessment.plan_from else today
    start = wanted or max(kept, today)
    if wanted is None and kept < today:
        console.say(_(
            "The first day of the plan, {kept}, is past: what is still to be done is planned from today, {today}.",
            kept=kept, today=today,
        ))  # fmt: skip
    elif start < today:
        console.warn(_(
            "The plan begins on {start}, which is past: today is {today}. Leave --from out to plan from today.",
            start=start, today=today,
        ))  # fmt: skip
    elif start.year - today.year > MOST_YEARS:
        raise BadValue(
            _("{start} is more than {n} years from now.", start=start, n=MOST_YEARS),
            _("Give the first day with --from."),
        )
    elif (start - today).days > FARTHEST_DAYS:
        console.warn(_("The plan begins on {start}, years from now. Is that the day you mean?", start=start))
    return start
