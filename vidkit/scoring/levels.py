"""Where each capability stands: claimed, verified, lowered for planning, and against its target."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.model import MOST_WHEN_DENIED, Answer
from vidkit.assessment.reading import Reading
from vidkit.content.model import Capability, Contradiction

Standing = Literal["known", "unknown", "unanswered", "not_applicable"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stand:
    """One capability. `level` as answered; `planning` after contradictions lowered it.

    `claimed_only`: a 3 or 4 that is still to be shown. `target` None: outside the profile.
    """

    capability: Capability
    standing: Standing
    level: int | None
    planning: int | None
    target: int | None
    claimed_only: bool
    arrangement: str
    lowered_by: tuple[str, ...]
    answer: Answer | None

    @property
    def is_denied(self) -> bool:
        """Whether it is a level 3 or 4 that its own checks deny."""
        return self.answer is not None and self.answer.is_denied

    @property
    def claimed(self) -> int | None:
        """The level that was claimed; a 3 or 4 that its own checks deny counts as 2."""
        return MOST_WHEN_DENIED if self.is_denied else self.level

    @property
    def verified(self) -> int | None:
        """The level that evidence shows: a claimed 3 or 4 counts as 2."""
        return 2 if self.claimed_only and self.level is not None else self.level

    @property
    def is_gap(self) -> bool:
        """Below the target, or not known, for a capability that has a target."""
        if self.target is None or self.standing == "not_applicable":
            return False
        return self.planning is None or self.planning < self.target


def stands(reading: Reading, contradictions: tuple[Contradiction, ...]) -> Mapping[str, Stand]:
    """Return how each capability stands; `contradictions` are those found in the answers."""
    targets = reading.pack.profile_by_id[reading.assessment.profile].targets
    return {
        c.id: _stand(c, reading, targets.get(c.id), contradictions) for c in reading.pack.capabilities
    }


def _stand(
    capability: Capability, reading: Reading, target: int | None, found: tuple[Contradiction, ...]
) -> Stand:
    answer = reading.answer(capability.id)
    level = answer.value if answer and answer.is_known and isinstance(answer.value, int) else None
    limits = {c.id: c.at_most[capability.id] for c in found if capability.id in c.at_most}
    lowering = [rule for rule, limit in limits.items() if level is not None and level > limit]
    to_be_shown = any(capability.id in c.concerns for c in found)
    planning = min([level, *(limits[rule] for rule in lowering)]) if level is not None else None
    return Stand(
        capability=capability,
        standing=_standing(answer, level),
        level=level,
        planning=planning,
        target=target,
        claimed_only=level is not None and level >= 3 and (to_be_shown or not (answer and reading.is_shown(answer))),
        arrangement=answer.arrangement if answer else "",
        lowered_by=tuple(lowering),
        answer=answer,
    )


def _standing(answer: Answer | None, level: int | None) -> Standing:
    if answer is None:
        return "unanswered"
    if answer.state == "not_applicable":
        return "not_applicable"
    return "unknown" if level is None else "known"
