"""What can be evidence at all: something that says what it is, and was there when it was shown."""

from datetime import date

from vidkit.assessment.model import SHORTEST_TITLE, Evidence
from vidkit.base.i18n import _
from vidkit.base.text import one_line

_NOTHING = ("none", "no", "nothing", "unknown")


def is_nothing(title: str) -> bool:
    """Say whether the words are an answer to "which evidence?" and no evidence: none, nothing."""
    return title.strip().casefold() in {*_NOTHING, _("none").casefold(), _("no").casefold()}


def objection(title: str, when: str, today: date) -> tuple[str, str] | None:
    """Return what is wrong with a title and a date, and what to do; None where both may stand.

    when: an ISO date, or year and month, or nothing. A month counts as past as soon as it has begun.
    """
    if is_nothing(title):
        return (_('"{text}" is no evidence.', text=one_line(title)), _("Leave it out where nothing was shown."))
    if len(title.strip()) < SHORTEST_TITLE:
        return (
            _('"{text}" does not say what was shown.', text=one_line(title.strip())),
            _("Name it in a few words, {n} letters at least, as in: signed order", n=SHORTEST_TITLE),
        )
    if when and when > today.isoformat()[: len(when)]:
        return (
            _("{when} lies in the future: today is {today}.", when=when, today=today.isoformat()),
            _("Give the date of what was shown to you, or leave it out."),
        )
    return None


def says_nothing(item: Evidence, today: date) -> str:
    """Return why an item that is on disk shows nothing, or nothing where it may show something."""
    found = objection(item.title, item.date, today)
    return found[0] if found else ""
