"""After each domain: how it stands, and what to settle while the respondent is still in the room."""

from dataclasses import dataclass

from vidkit.assessment.interview import Question
from vidkit.base.i18n import _
from vidkit.cli import ask, console
from vidkit.cli.session import Session
from vidkit.cli.settle import said
from vidkit.cli.shown import shown_value
from vidkit.content.model import Capability, Contradiction
from vidkit.scoring.rules import findings


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """`contradictions`: answers that cannot both be true. `differing`: two people said different things."""

    answered: int
    unknown: int
    missing: int
    claimed: tuple[Question, ...]
    contradictions: tuple[Contradiction, ...]
    differing: tuple[Question, ...]


def summary_of(session: Session, domain: str = "") -> Summary:
    """Return how the questions of this sitting stand, in one domain or in all."""
    asked = [q for q in session.questions() if domain in ("", q.domain)]
    answers = session.assessment.answers
    known = [q for q in asked if q.id in answers]
    unknown = sum(1 for q in known if answers[q.id].state == "unknown")
    return Summary(
        answered=len(known) - unknown,
        unknown=unknown,
        missing=len(asked) - len(known),
        claimed=tuple(q for q in known if is_claimed(session, q)),
        contradictions=tuple(
            c for c in findings(session.reading()).contradictions if not domain or domain in _domains(session, c)
        ),
        differing=session.to_settle(domain),
    )


def is_claimed(session: Session, question: Question) -> bool:
    """Say whether the answer is a level 3 or 4 that evidence does not carry; one that its checks deny is no claim."""
    answer = session.answer(question.id)
    if answer is None or not isinstance(question.item, Capability) or not answer.is_known:
        return False
    return answer.value in (3, 4) and not answer.is_denied and not answer.is_shown


def _domains(session: Session, rule: Contradiction) -> set[str]:
    return {session.question(i).domain for i in rule.concerns}


def sentence(session: Session, domain: str, found: Summary) -> str:
    """Return the summary of a domain in one sentence."""
    name = next((d.name for d in session.pack.domains if d.id == domain), domain)
    return _(
        "{domain}: {answered} answered, {unknown} unknown, {claimed} claimed without evidence, {missing} missing.",
        domain=name, answered=found.answered, unknown=found.unknown, claimed=len(found.claimed), missing=found.missing,
    )  # fmt: skip


def after_domain(session: Session, domain: str) -> str:
    """Print the summary; where something is to be settled, return the id to go to, or nothing to go on."""
    found = summary_of(session, domain)
    console.question()
    console.question(sentence(session, domain, found))
    session.last_saved = sentence(session, domain, found)
    listed = show_to_settle(session, found, [])
    if not listed:
        return ""
    while True:
        console.question(_("Number of an answer to go to it, Enter to go on:"))
        word = ask.line()
        if word == "":
            return ""
        if word.isdecimal() and 1 <= int(word) <= len(listed):
            return listed[int(word) - 1]
        console.question(_("Type a number from 1 to {n}.", n=len(listed)))


def show_to_settle(session: Session, found: Summary, listed: list[str]) -> list[str]:
    """Print what cannot both be true, numbered on from `listed`; return the ids that the numbers stand for."""
    if found.contradictions or found.differing:
        console.question(_("To settle while you can ask:"))
    for rule in found.contradictions:
        console.question(f"= {rule.id} {rule.message}", indent=2)
        for name in rule.concerns:
            listed.append(name)
            _answer_line(session, session.question(name), len(listed))
    for question in found.differing:
        listed.append(question.id)
        item = question.item
        text = item.name if isinstance(item, Capability) else item.question
        console.question(f"{len(listed):>3}  {question.id}: {text}", indent=5)
        for answer in session.assessment.held[question.id].answers:
            console.question(f"     {said(session, question, answer)}", indent=7)
    return listed


def _answer_line(session: Session, question: Question, n: int) -> None:
    answer, item = session.answer(question.id), question.item
    name = item.name if isinstance(item, Capability) else item.question
    value = shown_value(item, answer) if answer else _("not asked yet")
    console.question(f"{n:>3}  {_('{name}: {value}', name=name, value=value)}", indent=5)

