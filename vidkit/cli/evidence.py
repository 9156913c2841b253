"""The line on which evidence is typed: what it asks, how it is read, and what is said of one that is refused."""

from collections.abc import Sequence
from datetime import date

from vidkit.assessment.answers import BadAnswer, parse_date
from vidkit.assessment.evidence import objection
from vidkit.assessment.model import SHORTEST_TITLE, Confidence, Evidence, Speaks
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.cli import ask, console
from vidkit.content.model import Capability, Fact


def read(typed: str, *, seen_by: str, today: date) -> Evidence:
    """Return the evidence on one line: what; kind; date; where it is kept; for or against; confidence.

    Only the first is needed. Raises: BadAnswer when the date is none or lies in the future, when the first is too
    short to say what was shown, or a word is none of the list.
    """
    title, kind, when, kept_at, speaks, confidence, *rest = [p.strip() for p in (typed + ";;;;;;").split(";")]
    if any(rest):
        raise BadAnswer(_("There are too many parts."), _("Six at most, parted by semicolons."))
    day = parse_date(when) if when else ""
    wrong = objection(title, day, today)
    if wrong:
        raise BadAnswer(*wrong)
    return Evidence(
        title=title, kind=kind, date=day, kept_at=kept_at, seen_by=seen_by,
        speaks=_speaks(speaks), confidence=_confidence(confidence),
    )  # fmt: skip


def _speaks(word: str) -> Speaks:
    words: dict[str, Speaks] = {"": "for", "for": "for", "against": "against"}
    words |= {_("for").casefold(): "for", _("against").casefold(): "against"}
    found = words.get(word.casefold())
    if found is None:
        raise BadAnswer(_('"{text}" is neither for nor against.', text=one_line(word)), _("Write for, or against."))
    return found


def _confidence(word: str) -> Confidence:
    words: dict[str, Confidence] = {"": "", "low": "low", "medium": "medium", "high": "high"}
    words |= {_("low").casefold(): "low", _("medium").casefold(): "medium", _("high").casefold(): "high"}
    found = words.get(word.casefold())
    if found is None:
        raise BadAnswer(_('"{text}" is no confidence.', text=one_line(word)), _("Write low, medium or high."))
    return found


def show(item: Capability | Fact, known: Sequence[Evidence], last: Sequence[Evidence] = ()) -> None:
    """Ask what was shown: what to ask for, what is there now, what was in the last cycle, and which keys do what."""
    console.question(item.name if isinstance(item, Capability) else item.question)
    if last and not known:
        titles = "; ".join(one_line(e.title) for e in last)
        console.question(_("In the last cycle: {titles}. It counts once it is shown again.", titles=titles), indent=2)
    if known:
        console.question(_("Evidence so far: {titles}", titles="; ".join(one_line(e.title) for e in known)), indent=2)
        console.question(_("What else was shown to you? (Enter: nothing more. b: back to the question.)"))
    elif isinstance(item, Capability):
        if item.evidence:
            console.question(_("To ask for: {list}", list="; ".join(item.evidence)), indent=2)
        console.question(
            _("Which evidence was shown to you? (Enter: none, the level stays claimed. b: back to the question.)")
        )
        console.question(_form(), indent=2)
    else:
        console.question(
            _(
                "A gate opens on this. Which evidence was shown to you? "
                "(Enter: none, the gate stays shut. b: back to the question.)"
            )
        )
        console.question(_form(), indent=2)


def _form() -> str:
    return _(
        "  What; kind; date; where it is kept; for or against; confidence. Only the first is needed. "
        "As in: signed order; letter; 2026-03; file 7; for; high"
    )


def refused(typed: str, bad: BadAnswer) -> str:
    """Say why a line is refused and which keys do what; return the text to go on with, to be corrected.

    A letter or two is no text to correct. In plain lines nothing can be corrected: the line is shown, to be typed
    again, and Enter does not stand for it.
    """
    console.question(bad.what)
    console.question(f"  {bad.fix}", indent=2)
    console.question(_("  Here Enter goes on without, b leads back to the question, q stops."), indent=2)
    if len(typed) < SHORTEST_TITLE:
        return ""
    if ask.is_plain():
        console.question(_("You typed: {text}", text=typed))
        return ""
    console.question(_("  Your line stands below as you typed it: change it, or Ctrl-U empties it."), indent=2)
    return typed
