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
    known = [(size, s) for s in pack.unit_sizes if (size := sum(s.posts.get(r, 0.0) for r in _VIEWERS))]
    return {role: _between(role, viewers, known) for role in FIXED} if known else {}


def _between(role: str, viewers: float, known: Sequence[tuple[float, UnitSize]]) -> float:
    points = [(size, unit.posts.get(role, 0.0)) for size, unit in known]
    if viewers <= points[0][0]:
        return points[0][1]
    for (low, a), (high, b) in pairwise(points):
        if viewers <= high:
            return _tenths_up(a + (b - a) * (viewers - low) / (high - low))
    return _tenths_up(points[-1][1] * viewers / points[-1][0])


def _tenths_up(number: float) -> float:
    return math.ceil(number * 10 - 1e-9) / 10
