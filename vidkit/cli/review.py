"""The review at the end of a sitting: what is answered, claimed, unknown and missing; and where to go."""

from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.assessment.interview import Question
from vidkit.base.errors import UnknownName
from vidkit.base.i18n import _, n_
from vidkit.cli import ask, console
from vidkit.cli.session import Session
from vidkit.cli.summary import is_claimed, show_to_settle, summary_of
from vidkit.content.model import Capability

MOST_SHOWN = 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """The questions of a sitting, sorted by where they stand. Claimed: 3 or 4 without evidence."""

    answered: tuple[Question, ...]
    unknown: tuple[Question, ...]
    claimed: tuple[Question, ...]
    missing: tuple[Question, ...]


def review_of(session: Session) -> Review:
    """Return how the questions of this sitting stand."""
    asked = session.questions()
    answers = session.assessment.answers
    with_answer = [q for q in asked if q.id in answers]
    return Review(
        answered=tuple(q for q in with_answer if answers[q.id].state != "unknown"),
        unknown=tuple(q for q in with_answer if answers[q.id].state == "unknown"),
        claimed=tuple(q for q in with_answer if is_claimed(session, q)),
        missing=tuple(q for q in asked if q.id not in answers),
    )


def show(session: Session) -> tuple[str, ...]:
    """Print the review and return the ids that its numbers stand for."""
    review = review_of(session)
    console.question()
    console.question(_("Review"))
    console.question(
        _(
            "{answered} answered, {unknown} unknown, {claimed} claimed without evidence, {missing} missing",
            answered=len(review.answered),
            unknown=len(review.unknown),
            claimed=len(review.claimed),
            missing=len(review.missing),
        )
    )
    listed = show_to_settle(session, summary_of(session), [])
    for title, group in (
        (_("Missing:"), review.missing),
        (_("Claimed, to be shown:"), review.claimed),
        (_("Unknown:"), review.unknown),
    ):
        _list(title, group, listed)
    return tuple(listed)


def _list(title: str, group: Sequence[Question], listed: list[str]) -> None:
    if not group:
        return
    console.question(title)
    for question in group[:MOST_SHOWN]:
        listed.append(question.id)
        item = question.item
        text = item.name if isinstance(item, Capability) else item.question
        console.question(f"{len(listed):>3}  {question.id}: {text}", indent=5)
    if len(group) > MOST_SHOWN:
        more = len(group) - MOST_SHOWN
        console.question(n_("     and {n} more", "     and {n} more", more))


def ask_where(session: Session) -> str:
    """Show the review and return the id to go to, "country", or nothing to finish."""
    listed = show(session)
    while True:
        console.question(_("Number or id of a question to go to it, c the country's facts, Enter to finish:"))
        word = ask.line()
        if word in ("", "q"):
            return ""
        if word == "c":
            return "country"
        if word.isdecimal() and 1 <= int(word) <= len(listed):
            return listed[int(word) - 1]
        try:
            return session.question(word).id
        except UnknownName as error:
            console.error(error)
