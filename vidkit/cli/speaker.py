"""Who speaks: the function of the person asked, and a name if that person agrees; and whose answer a new one is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from vidkit.assessment.interview import Question
from vidkit.assessment.model import Answer, Respondent
from vidkit.assessment.voices import named, voices
from vidkit.base.errors import UnknownName
from vidkit.base.i18n import _
from vidkit.cli import ask, console, safe
from vidkit.cli.session import Session


def is_unknown(session: Session) -> bool:
    """Say whether the respondent of this sitting has not been asked before, so that nothing is known but the role."""
    a, role = session.assessment, session.limits.respondent
    heard = any(v.respondent == role for q in a.answers for v in voices(a, q))
    return bool(role) and role not in a.respondents and role not in a.places and not heard


def introduce(session: Session) -> None:
    """Say who is asked; the first time, ask for the function, and for a name, which may be left out."""
    role = session.limits.respondent
    if not role:
        return
    console.question(_("Asked of: {who}", who=who(session, role)))
    if not is_unknown(session):
        return
    console.question(_(
        "Function of this person, and the name if it may be noted: deputy head of the unit; A. Name (Enter: only the "
        "role is noted)"
    ))  # fmt: skip
    function, _sign, name = safe.line(field="name").partition(";")
    if function.strip() or name.strip():
        session.save_respondent(role, Respondent(function=function.strip(), name=name.strip()))


def who(session: Session, role: str) -> str:
    """Return the role as the pack names it, with function and name where they were given."""
    known = session.pack.respondent_by_id.get(role)
    return named(known.name if known else role, session.assessment.respondents.get(role))


def whose(session: Session, question: Question, answer: Answer) -> str:
    """Return the role whose answer this is: of this sitting, which may name none.

    Where it names none, and the answer differs from what a named respondent said, it is asked: a changed answer is
    not put into the mouth of somebody who is not there. Raises: Interrupted, EndOfInput.
    """
    before = session.said(question.id)
    if session.limits.respondent or before is None or not before.respondent or _says(before) == _says(answer):
        return session.limits.respondent
    return _ask_whose(session, question, before.respondent)


@contextmanager
def speaking(session: Session, role: str) -> Iterator[None]:
    """Have what the block saves be said by this role; by nobody named where it is empty."""
    limits = session.limits
    try:
        session.limits = replace(limits, respondent=role)
        yield
    finally:
        session.limits = limits


def _says(answer: Answer) -> tuple[object, ...]:
    return answer.state, answer.value, dict(answer.checks)


def _ask_whose(session: Session, question: Question, before: str) -> str:
    """Return the role that says the new answer."""
    roles = [r for r in question.item.respondents if r != before]
    console.question(_("Until now this was the answer of: {who}. Who says it now?", who=who(session, before)))
    for n, role in enumerate(roles, start=1):
        console.question(f"{n:>3}  {who(session, role)}", indent=5)
    console.question(_("Number, or the id of another role. Enter: the same as before."))
    while True:
        word = ask.line()
        if not word:
            return before
        if word.isdecimal() and 1 <= int(word) <= len(roles):
            return roles[int(word) - 1]
        if word in session.pack.respondent_by_id:
            return word
        console.error(UnknownName("respondent", word, list(session.pack.respondent_by_id),
                                  "vidkit pack list --kind respondent"))  # fmt: skip
