"""Red flags, contradictions and mistakes that the answers show."""

from collections.abc import Mapping
from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.content.condition import parse, refs
from vidkit.content.model import Contradiction, Mistake, RedFlag
from vidkit.scoring.words import question_id


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """What must stop, what cannot both be true, what is known to go wrong.

    `undecided`: red flags that hang on what is not known, each with the questions that would decide it.
    """

    flags: tuple[RedFlag, ...]
    undecided: Mapping[str, tuple[str, ...]]
    contradictions: tuple[Contradiction, ...]
    mistakes: tuple[Mistake, ...]


def findings(reading: Reading) -> Findings:
    """Return the rules whose condition holds; an undecided one is not a finding.

    A red flag that one of several differing answers raises stands until they are settled.
    """
    pack = reading.pack
    return Findings(
        flags=tuple(f for f in pack.red_flags if reading.may_hold(f.when)),
        undecided={f.id: _open_questions(f, reading) for f in pack.red_flags if reading.holds(f.when) is None},
        contradictions=tuple(c for c in pack.contradictions if reading.holds(c.when) is True),
        mistakes=tuple(m for m in pack.mistakes if reading.holds(m.when) is True),
    )


def _open_questions(flag: RedFlag, reading: Reading) -> tuple[str, ...]:
    asked = (question_id(r) for r in refs(parse(flag.when)) if reading.lookup(r) is None)
    return tuple(dict.fromkeys(asked))
