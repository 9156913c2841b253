"""What units of other sizes would cost in this country: the smallest that the rules allow, and the pack's sizes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from vidkit.assessment.model import LocalValue
from vidkit.assessment.reading import Reading
from vidkit.content.model import UnitSize
from vidkit.costing.budget import Budget, budget
from vidkit.pricing.lines import TRAINING, share_of_all
from vidkit.pricing.money import Range, total
from vidkit.pricing.prices import GRADE_FACTS

SMALLEST = "smallest"
_MICRO = "contact_point"


@dataclass(frozen=True, kw_only=True, slots=True)
class SizeCost:
    """`once`: to set up from nothing, what only the first year costs among it, such as first seats on courses;
    `yearly`: a full year with everything in place. `size`: None for the smallest.

    `arrangement`: a contact point, which has people in existing posts and no `posts` of its own.
    """

    size: UnitSize | None
    posts: float
    core: float
    arrangement: bool
    once: Range
    yearly: Range


def sizes(reading: Reading) -> tuple[SizeCost, ...]:
    """Return the costs of the smallest unit and of each size, at this country's prices and default rates."""
    smallest = _cost(None, _bare(reading, {}))
    return (smallest, *(_cost(s, _bare(reading, s.volumes, micro=not s.posts)) for s in reading.pack.unit_sizes))


def _cost(size: UnitSize | None, reading: Reading) -> SizeCost:
    found = budget(reading)
    first = _first_year_only(found)
    return SizeCost(size=size, posts=found.unit.wanted, core=found.unit.core,
                    arrangement=found.unit.setting.arrangement, once=found.one_off[0] + first,
                    yearly=found.running[0] - first)  # fmt: skip


def _first_year_only(found: Budget) -> Range:
    """Return what only the first year costs, its part of the contingency among it: first seats on courses.

    They are counted one by one, or are what a first year costs beyond each later one.

    **Why**: a unit in place has had them.
    """
    first = total(x.running[0] if x.line.by_year else x.line.yearly[0] - x.line.yearly[1]
                  for x in found.lines if x.line.item.id == TRAINING)  # fmt: skip
    return total([first, *(first.times(share_of_all(x.line.item)) for x in found.lines)])


def _bare(reading: Reading, volumes: Mapping[str, float], *, micro: bool = False) -> Reading:
    """Return the reading with prices only: nothing in place, the volumes of the size, the default rates."""
    a = reading.assessment
    facts = {f for c in reading.pack.cost_items for f in (c.one_off_fact, c.yearly_fact) if f}
    facts |= {"currency", "usd_rate", *GRADE_FACTS.values()}
    items = {c.id for c in reading.pack.cost_items}
    local = {i: v for i, v in a.parameters.items() if i in items}
    local |= {i: LocalValue(value=v, reason="size of the pack") for i, v in volumes.items()}
    profiles = reading.pack.profile_by_id
    profile = _MICRO if micro and _MICRO in profiles else next(
        (p.id for p in reading.pack.profiles if not p.arrangement_action), a.profile)  # fmt: skip
    kept = {i: x for i, x in a.answers.items() if i in facts}
    return replace(reading, assessment=replace(a, answers=kept, parameters=local, profile=profile))
