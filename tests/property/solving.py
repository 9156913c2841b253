"""CP-SAT left to itself: it starts from a bad schedule and knows no lower bound, so what it proves is its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from unittest.mock import patch

from vidkit.planning.optimise import optimise
from vidkit.planning.schedule import Activity, Budget, Capacity, LateSchedule, Schedule, schedule


def solved(
    activities: Sequence[Activity], capacity: Mapping[str, Capacity], budget: Budget | None = None
) -> Schedule:
    """Return the optimum, worked out by CP-SAT alone. activities: each after its needs."""
    with patch("vidkit.planning.optimise.schedule", _bad):
        return optimise(activities, capacity, budget=budget)


def _bad(
    activities: Sequence[Activity], capacity: Mapping[str, Capacity], *, tries: int, seed: int, budget: Budget | None
) -> Schedule:
    """Return a schedule of one after another; where dates do not allow that, one that our own search finds."""
    before = ["", *(a.id for a in activities)]
    in_turn = [replace(a, needs=a.needs | {b} - {""}) for a, b in zip(activities, before, strict=False)]
    try:
        found = schedule(in_turn, capacity, tries=1, budget=budget)
    except LateSchedule:
        found = schedule(activities, capacity, tries=tries, seed=seed, budget=budget)
    return replace(found, lower_bound=0)
