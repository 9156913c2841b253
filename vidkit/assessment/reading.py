"""An assessment as the answers to references: what a condition sees when it looks something up."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.voices import is_open
from vidkit.content.condition import Ref, Truth, Value, evaluate, parse, refs
from vidkit.content.model import Fact, Pack

NOTHING: Mapping[str, Value] = {"yes_no": "no", "count": 0, "amount": 0, "share": 0}


@dataclass(frozen=True, slots=True)
class Reading:
    """Looks references up in one assessment on one day.

    verified: a level 3 or 4, or a fact, without evidence is then not seen at all, so that it
    leaves a condition undecided. Facts whose branch is closed read as no or 0, whatever was
    answered while it was open: what cannot be there is not there. Such an answer is set aside,
    not deleted, and is seen again when the branch opens.
    denied: checks that other answers speak against; they read as no, whatever was answered.
    as_said: a level 3 or 4 is seen even where its own checks deny it; otherwise it is seen as 2. What
    is asked goes by what was said, what follows from it by what counts.
    """

    pack: Pack
    assessment: Assessment
    today: date
    verified: bool = False
    denied: frozenset[str] = frozenset()
    as_said: bool = False

    def answer(self, question: str) -> Answer | None:
        """Return the answer to a capability or fact, or None while there is none."""
        return self.assessment.answers.get(question)

    def level(self, capability: str) -> int | None:
        """Return the level 0 to 4, or None: unanswered, unknown or not applicable."""
        answer = self.answer(capability)
        if answer is None or not answer.is_known or not isinstance(answer.value, int):
            return None
        if self.verified and answer.value >= 3 and not self.is_shown(answer):
            return None
        return answer.value if self.as_said else int(str(answer.counted))

    def fact(self, fact: str) -> Value | None:
        """Return the value of a fact, or None while it is not known."""
        answer = self.answer(fact)
        if answer is not None and not self.is_aside(fact):
            return answer.value if answer.is_known and (not self.verified or self.is_shown(answer)) else None
        known = self.pack.fact_by_id.get(fact)
        if known and known.asked_when != "always" and replace(self, as_said=True).holds(known.asked_when) is False:
            return NOTHING.get(known.type)
        return None

    def is_shown(self, answer: Answer) -> bool:
        """Say whether evidence carries the answer: none that is dated after it was given, or after today."""
        return answer.shown_by(min(d for d in (answer.time[:10], self.today.isoformat()) if d))

    def is_aside(self, question: str) -> bool:
        """Say whether the answer to a fact does not count, because its branch is closed by what was answered."""
        known = self.pack.fact_by_id.get(question)
        if known is None or known.asked_when == "always" or question not in self.assessment.answers:
            return False
        return self.is_asked(known) is False

    def is_asked(self, fact: Fact) -> Truth:
        """Return whether the answers, as they were said, make the fact matter; None while that is undecided."""
        return replace(self, verified=False, as_said=True).holds(fact.asked_when)

    def may_hold(self, condition: str) -> bool:
        """Return whether a condition holds, or would under one of the answers that differ and are not settled."""
        if self.holds(condition) is True:
            return True
        a = self.assessment
        asked = sorted({asked_in(ref) for ref in refs(parse(condition))} & a.held.keys())
        differing = [q for q in asked if is_open(a.held[q])]
        choices = product(*(a.held[q].answers for q in differing)) if differing else ()
        told = (replace(a, answers={**a.answers, **dict(zip(differing, c, strict=True))}) for c in choices)
        return any(replace(self, assessment=one).holds(condition) is True for one in told)

    def answered(self, fact: str) -> Value | None:
        """Return the value that somebody gave; None also for a fact that its branch keeps from being asked."""
        asked = self.answer(fact) is not None and not self.is_aside(fact)
        return self.fact(fact) if asked else None

    def holds(self, condition: str) -> Truth:
        """Return whether a condition of the pack holds; None while it is undecided."""
        return evaluate(parse(condition), self.lookup)

    def lookup(self, ref: Ref) -> Value | None:
        """Return what the reference stands for, or None while it is not known."""
        if ref.kind == "capability":
            return self.level(ref.id)
        if ref.kind == "fact":
            return self.fact(ref.id)
        if ref.kind == "months_since":
            return months_between(self.fact(ref.id), self.today)
        if ref.kind == "check":
            return self.check(ref.id)
        return self.assessment.start

    def check(self, check: str) -> str | None:
        """Return yes or no for `<capability>.<check>`, or None; a level of 3 answers all with yes."""
        if check in self.denied:
            return "no"
        capability, _, name = check.rpartition(".")
        answer = self.answer(capability)
        if answer is None or not answer.is_known:
            return None
        if name in answer.checks:
            return answer.checks[name]
        level = self.level(capability)
        return "yes" if level is not None and level >= 3 else None


def asked_in(ref: Ref) -> str:
    """Return the id of the question whose answer the reference looks at."""
    return ref.id.rpartition(".")[0] if ref.kind == "check" else ref.id


def months_between(value: Value | None, today: date) -> int | None:
    """Return whole months from an ISO date (or year and month) to today; None if it is none.

    >>> months_between("2026-01", date(2026, 11, 25))
    10
    """
    if not isinstance(value, str):
        return None
    parts = value.split("-")
    try:
        then = date(int(parts[0]), int(parts[1]) if len(parts) > 1 else 1, int(parts[2]) if len(parts) > 2 else 1)
    except (ValueError, IndexError):
        return None
    return (today.year - then.year) * 12 + today.month - then.month - (today.day < then.day)
