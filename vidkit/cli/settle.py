"""Two people answered one question differently: show both, and take the one that counts, with the reason."""

from dataclasses import replace
from textwrap import shorten

from vidkit.assessment.answers import BadAnswer, parse_level, parse_value
from vidkit.assessment.interview import Question
from vidkit.assessment.model import Answer
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.cli import ask, console, safe
from vidkit.cli.session import Session
from vidkit.cli.shown import shown_value
from vidkit.cli.speaker import who
from vidkit.content.model import Capability

MOST_NOTE = 200


def ask_settling(session: Session, question: Question) -> str:
    """Settle the question on disk; return "" when done or left open, or the letter of another wish (b, l, s, q)."""
    answers = session.assessment.held[question.id].answers
    _show(session, question, answers)
    while True:
        console.question(
            _("Number of the answer that counts, or = and another value, as in =2. Enter leaves it open. Keys: b l s q")
        )
        word = ask.line()
        if word in ("", "b", "l", "s", "q"):
            return word
        chosen = _chosen(session, question, answers, word)
        if chosen is not None:
            break
    _ask_reason(session, question, chosen)
    return ""


def _show(session: Session, question: Question, answers: tuple[Answer, ...]) -> None:
    item = question.item
    console.question()
    console.question(item.name if isinstance(item, Capability) else item.question)
    console.question(_("The answers differ. Until they are settled it counts as unknown, and no gate opens on it."))
    for n, answer in enumerate(answers, start=1):
        console.question(f"{n}  {said(session, question, answer)}", indent=3)


def said(session: Session, question: Question, answer: Answer) -> str:
    """Return who said what, when, and what was shown for it, in one line."""
    parts = [
        _("{who}: {value}", who=who_said(session, answer), value=shown_value(question.item, answer)),
        answer.time[:10],
        _("written down by {who}", who=one_line(answer.assessor)) if answer.assessor else "",
        _("evidence: {titles}", titles="; ".join(one_line(e.title) for e in answer.evidence))
        if answer.evidence
        else _("no evidence"),
        _("note: {note}", note=shorten(one_line(answer.note), MOST_NOTE, placeholder=" ...")) if answer.note else "",
    ]
    return ", ".join(p for p in parts if p)


def who_said(session: Session, answer: Answer) -> str:
    """Return the function of the respondent as the pack names it."""
    return who(session, answer.respondent) if answer.respondent else _("respondent not noted")


def _chosen(session: Session, question: Question, answers: tuple[Answer, ...], word: str) -> Answer | None:
    """Return the answer that the word stands for, or None after saying what is wrong with it."""
    if word.isdecimal() and 1 <= int(word) <= len(answers):
        return answers[int(word) - 1]
    if not word.startswith("="):
        console.question(_("Type a number from 1 to {n}.", n=len(answers)))
        return None
    try:
        item, raw = question.item, word[1:].strip()
        if isinstance(item, Capability):
            return Answer(value=parse_level(raw))
        return Answer(value=parse_value(item, raw, session.today))
    except BadAnswer as bad:
        console.question(bad.what)
        console.question(f"  {bad.fix}", indent=2)
        return None


def _ask_reason(session: Session, question: Question, chosen: Answer) -> None:
    console.question(_("Why does this one count? (Enter leaves it open.)"))
    reason = safe.line()
    if not reason:
        console.question(_("Left open: without a reason nothing is settled."))
        return
    if not chosen.time:
        chosen = replace(chosen, assessor=session.assessment.assessor, time=session.clock())
    session.settle(question.id, chosen, reason)
    item = question.item
    name = item.name if isinstance(item, Capability) else item.question
    session.last_saved = _("Settled: {name}: {value}.", name=name, value=shown_value(item, chosen))
    console.say(session.last_saved)
