"""Answers of several people to one question: kept side by side, and what counts meanwhile.

The safe reading: while they differ, nothing is known. No gate opens on it, an enquiry is made,
and a red flag that one of the answers raises is raised (see `Reading.may_hold`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vidkit.assessment.model import Answer, Assessment, Evidence, Held, Respondent
from vidkit.base.text import one_line

OPEN = Answer(state="unknown")


def voices(a: Assessment, question: str) -> tuple[Answer, ...]:
    """Return everything said to the question, each voice once, in the order of time."""
    if question in a.held:
        return a.held[question].answers
    return (a.answers[question],) if question in a.answers else ()


def same_voice(one: Answer, other: Answer) -> bool:
    """Say whether the same respondent said both to the same assessor."""
    return (one.respondent, one.assessor) == (other.respondent, other.assessor)


def named(role: str, person: Respondent | None) -> str:
    """Return the name of a role with the function and the name of the person, where they were given.

    >>> named("Legal adviser", Respondent(function="Deputy", name="A. N.")), named("Legal adviser", None)
    ('Legal adviser (Deputy, A. N.)', 'Legal adviser')
    """
    more = [one_line(t) for t in (person.function, person.name) if t and t != role] if person else []
    return f"{one_line(role)} ({', '.join(more)})" if more else one_line(role)


def differ(one: Answer, other: Answer) -> bool:
    """Say whether two answers cannot both be right. Not knowing contradicts nobody."""
    if "unknown" in (one.state, other.state):
        return False
    checks = one.checks.keys() & other.checks.keys()
    return (one.state, one.value) != (other.state, other.value) or any(
        one.checks[c] != other.checks[c] for c in checks
    )


def disagree(answers: Sequence[Answer]) -> bool:
    """Say whether any two of the answers differ."""
    return any(differ(one, other) for n, one in enumerate(answers) for other in answers[n + 1 :])


def is_open(held: Held) -> bool:
    """Say whether the answers differ and no reason has settled which one counts."""
    return not held.reason and disagree(held.answers)


def to_settle(a: Assessment) -> tuple[str, ...]:
    """Return the ids of the questions whose answers differ and are not settled, in order of id."""
    return tuple(sorted(q for q, held in a.held.items() if is_open(held)))


def heard(a: Assessment, question: str, answer: Answer) -> tuple[Mapping[str, Answer], Mapping[str, Held]]:
    """Return answers and held answers after one more person spoke to the question.

    What was settled stays so while nothing new speaks against the answer that counts.
    """
    said, before = voices(a, question), a.held.get(question)
    others = tuple(v for v in said if not same_voice(v, answer))
    rest = {k: v for k, v in a.held.items() if k != question}
    if not others:
        return {**a.answers, question: answer}, rest
    place = next((n for n, v in enumerate(said) if same_voice(v, answer)), len(others))
    together = (*others[:place], answer, *others[place:])
    if before and before.reason and not differ(answer, a.answers[question]):
        counts = replace(a.answers[question], evidence=_items((a.answers[question], answer)))
        return {**a.answers, question: counts}, {**rest, question: replace(before, answers=together)}
    made = Held(answers=together)
    return {**a.answers, question: counting(made)}, {**rest, question: made}


def counting(held: Held) -> Answer:
    """Return the answer that counts while nothing is settled: none where they differ.

    Where they agree it is the first, with the checks and evidence of all.
    """
    known = [v for v in held.answers if v.state != "unknown"]
    if not known:
        return held.answers[0]
    if disagree(known):
        return OPEN
    checks = {check: word for v in known for check, word in v.checks.items()}
    return replace(known[0], evidence=_items(known), checks=checks)


def _items(answers: Sequence[Answer]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(e for v in answers for e in v.evidence))
