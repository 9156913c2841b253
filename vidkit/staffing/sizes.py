"""Posts that follow from the size of a unit, not from hours: ICT, welfare, law, training, audit.

Read from the unit sizes of the pack, by the number of people who grade and identify; between two
sizes in a straight line, so that more work never gives fewer posts.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from vidkit.content.model import Pack, UnitSize

FIXED = ("R09", "R10", "R11", "R13", "R14")
_VIEWERS = ("R02", "R03")


def fixed_posts(pack: Pack, viewers: float) -> Mapping[str, float]:
    """Return posts by role for a unit with so many people in triage and identification, in tenths."""
    return {role: _between(points(pack, role), viewers) for role in FIXED if points(pack, role)}


def points(pack: Pack, role: str) -> Sequence[tuple[float, float]]:
    """Return the people in triage and identification of each size of the pack, and its posts of the role."""
    return [(size, s.posts.get(role, 0.0)) for s in pack.unit_sizes if (size := _viewers(s))]


def _viewers(size: UnitSize) -> float:
    return sum(size.posts.get(r, 0.0) for r in _VIEWERS)


def _between(found: Sequence[tuple[float, float]], viewers: float) -> float:
    if viewers <= found[0][0]:
        return found[0][1]
    for (low, a), (high, b) in pairwise(found):
        if viewers <= high:
            return _tenths_up(a + (b - a) * (viewers - low) / (high - low))
    return _tenths_up(found[-1][1] * viewers / found[-1][0])


def _tenths_up(number: float) -> float:
    return math.ceil(number * 10 - 1e-9) / 10
