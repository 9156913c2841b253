"""Red flags, contradictions and mistakes that the answers show."""

from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.content.model import Contradiction, Mistake, RedFlag


@dataclass(frozen=True, kw_only=True, slots=True)
class Findings:
    """What must stop, what cannot both be true, what is known to go wrong."""

    flags: tuple[RedFlag, ...]
    contradictions: tuple[Contradiction, ...]
    mistakes: tuple[Mistake, ...]


def findings(reading: Reading) -> Findings:
    """Return the rules whose condition holds; an undecided one is not a finding."""
    pack = reading.pack
    return Findings(
        flags=tuple(f for f in pack.red_flags if reading.holds(f.when) is True),
        contradictions=tuple(c for c in pack.contradictions if reading.holds(c.when) is True),
        mistakes=tuple(m for m in pack.mistakes if reading.holds(m.when) is True),
    )
