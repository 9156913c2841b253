"""Red flags, contradictions and mistakes that the answers show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from vidkit.assessment.interview import capabilities_in_order
from vidkit.assessment.model import MOST_WHEN_DENIED, Answer
from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _
from vidkit.content.condition import parse, refs
from vidkit.content.model import Capability, Contradiction, Mistake, RedFlag
from vidkit.scoring.words import question_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """What must stop, what cannot both be true, what is known to go wrong.

    `undecided`: red flags that hang on what is not known, each with the questions that would decide it.
    `contradictions`: first the levels that their own checks deny, each under the id of its capability.
    """

    flags: tuple[RedFlag, ...]
    undecided: Mapping[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]
    mistakes: tuple[Mistake, ...]


def findings(reading: Reading) -> Findings:
    """Return the rules whose condition holds; an undecided one is not a finding.

    A red flag that one of several differing answers raises stands until they are settled. A level that its own
    checks deny is looked at both ways, as said and as it counts, so that lowering it hides nothing.
    """
    pack, said = reading.pack, replace(reading, as_said=True)
    return Findings(
        flags=tuple(f for f in pack.red_flags if reading.may_hold(f.when) or said.may_hold(f.when)),
        undecided={f.id: _open_questions(f, reading) for f in pack.red_flags if reading.holds(f.when) is None},
        contradictions=(
            *denied_levels(reading),
            *(c for c in pack.contradictions if reading.holds(c.when) is True or said.holds(c.when) is True),
        ),
        mistakes=tuple(m for m in pack.mistakes if reading.holds(m.when) is True),
    )


def denied_levels(reading: Reading) -> Iterator[Contradiction]:
    """Yield a contradiction for each level 3 or 4 that one of its own checks answers with no, by domain."""
    for capability in capabilities_in_order(reading.pack):
        answer = reading.answer(capability.id)
        if answer is not None and answer.is_denied:
            yield Contradiction(
                id=capability.id,
                when=f"{capability.id} >= 3",
                message=denied_words(capability, answer),
                concerns=(capability.id,),
                at_most={capability.id: MOST_WHEN_DENIED},
            )


def denied_words(capability: Capability, answer: Answer) -> str:
    """Return in a sentence that the checks deny the level chosen, with the checks answered no."""
    against = " ".join(check.text for check in capability.checks if answer.checks.get(check.id) == "no")
    return _(
        "Level {n} chosen, but its checks support only level {most}. Answered no: {checks}",
        n=answer.value, most=MOST_WHEN_DENIED, checks=against,
    )  # fmt: skip


def _open_questions(flag: RedFlag, reading: Reading) -> tuple[str, ...]:
    asked = (question_id(r) for r in refs(parse(flag.when)) if reading.lookup(r) is None)
    return tuple(dict.fromkeys(asked))
