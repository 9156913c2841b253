"""A project in numbers, and serial schedule generation: each activity in turn, as early as it fits.

The load of a period is one integer: for each resource a field of bits, offset so that its top
bit is set as soon as the capacity is exceeded. One addition and one mask test all resources.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _


class ImpossibleSchedule(VidkitError):
    """No schedule can exist: a cycle, an unknown need, or more demand than there ever is."""

    code = "VK401"


@dataclass(frozen=True, slots=True)
class Activity:
    """`duration` in whole periods; `needs` finish before it starts; `demand` units a period.

    `lags`: periods to wait after the end of a need. `release`: it starts no earlier; `deadline`:
    it ends no later, counted as the period after its last. `starts`: the only periods in which it
    may start, where there are any. `cost`: spent in the period in which it starts.
    """

    id: str
    duration: int
    needs: frozenset[str] = frozenset()
    demand: Mapping[str, int] = field(default_factory=dict)
    lags: Mapping[str, int] = field(default_factory=dict)
    release: int = 0
    deadline: int | None = None
    starts: tuple[int, ...] = ()
    cost: int = 0

    @property
    def is_dated(self) -> bool:
        """Say whether more than needs and demand bind it."""
        return bool(self.lags or self.release or self.deadline is not None or self.starts or self.cost)


class Project:
    """The activities as numbers 0, 1, ..., each after its needs; `demands` holds (resource, units).

    `forward` and `backward` read it from its start and from its end.
    """

    def __init__(self, activities: Iterable[Activity], capacities: Mapping[str, int]) -> None:
        """Raises: ImpossibleSchedule."""
        by_id = by_name(activities)
        self.ids = in_order(by_id)
        self.size = len(self.ids)
        resources = sorted(capacities)
        self.capacity = [capacities[r] for r in resources]
        self.duration = [by_id[i].duration for i in self.ids]
        self.demands = [_demands(by_id[i], resources, capacities) for i in self.ids]
        number = {name: n for n, name in enumerate(self.ids)}
        before = [frozenset(number[n] for n in by_id[i].needs) for i in self.ids]
        after: list[set[int]] = [set() for _ in self.ids]
        for j, needs in enumerate(before):
            for i in needs:
                after[i].add(j)
        packed = _Packed(self.capacity, self.demands)
        self.forward = Side(range(self.size), before, after, self.duration, packed)
        self.backward = Side(range(self.size)[::-1], after, before, self.duration, packed)


class _Packed:
    """Capacities and demands as integers: a field of bits a resource, the top one its guard."""

    def __init__(self, capacity: Sequence[int], demands: Sequence[Sequence[tuple[int, int]]]) -> None:
        at = self.idle = self.guard = 0
        shift = []
        for units in capacity:
            shift.append(at)
            width = max(units, 0).bit_length()
            self.idle |= ((1 << width) - 1 - max(units, 0)) << at
            self.guard |= 1 << (at + width)
            at += width + 1
        self.demand = [sum(units << shift[r] for r, units in one) for one in demands]


class Side:
    """A project read from one end: `numbers` in an order in which each stands after its `before`.

    Ends of activities count from that end of the project, so both sides use the same code.
    """

    def __init__(
        self,
        numbers: range,
        before: Iterable[Iterable[int]],
        after: Iterable[Iterable[int]],
        duration: Sequence[int],
        packed: _Packed,
    ) -> None:
        self.numbers = numbers
        self.before = [frozenset(b) for b in before]
        self.after = [frozenset(a) for a in after]
        self._waits_for = [tuple(sorted(b)) for b in self.before]
        self._duration = duration
        self._demand = packed.demand
        self._guard = packed.guard
        self._idle = [packed.idle] * sum(duration)

    def place(self, order: Iterable[int]) -> list[int]:
        """Return the end of each activity, placed in turn as early as prerequisites and load allow.

        order: all numbers, each after its `before`.
        """
        waits_for, duration, demand, guard = self._waits_for, self._duration, self._demand, self._guard
        load = self._idle[:]
        ends = [0] * len(duration)
        for j in order:
            start = 0
            for i in waits_for[j]:
                if ends[i] > start:
                    start = ends[i]
            length, units = duration[j], demand[j]
            end = start + length
            if units:
                t, known_free = end, start
                while t > known_free:  # from the last period back, for the longest leap over a full one
                    t -= 1
                    if load[t] + units & guard:
                        known_free, start = end, t + 1
                        t = end = start + length
                for t in range(start, end):
                    load[t] += units
            ends[j] = end
        return ends

    def order(self, other: Sequence[int]) -> list[int]:
        """Return the numbers in the order in which a schedule of the other side has them."""
        return sorted(self.numbers, key=other.__getitem__, reverse=True)

    def pushed(self, other: Sequence[int]) -> list[int]:
        """Return a schedule of the other side pushed to this side: never longer (justification)."""
        return self.place(self.order(other))


def by_name(activities: Iterable[Activity]) -> dict[str, Activity]:
    by_id: dict[str, Activity] = {}
    for a in activities:
        if a.id in by_id:
            raise ImpossibleSchedule(_('Two activities have the id "{id}".', id=a.id), _("Rename one of them."))
        if a.duration < 0 or any(units < 0 for units in a.demand.values()):
            raise ImpossibleSchedule(
                _('"{id}" has a duration or a demand below zero.', id=a.id), _("Give whole numbers from 0 up.")
            )
        by_id[a.id] = a
    return by_id


def in_order(by_id: Mapping[str, Activity]) -> list[str]:
    for i in sorted(by_id):
        for need in sorted(by_id[i].needs - by_id.keys()):
            raise ImpossibleSchedule(
                _('"{id}" needs "{need}", which is no activity.', id=i, need=need), _("Correct the need.")
            )
    try:
        return list(TopologicalSorter({i: sorted(by_id[i].needs) for i in sorted(by_id)}).static_order())
    except CycleError as error:
        cycle = " -> ".join(reversed(error.args[1]))
        raise ImpossibleSchedule(
            _("These wait for each other: {cycle}.", cycle=cycle), _("Remove one of the needs.")
        ) from None


def _demands(a: Activity, resources: Sequence[str], capacities: Mapping[str, int]) -> list[tuple[int, int]]:
    for name, units in sorted(a.demand.items()):
        if units > capacities.get(name, 0) and a.duration:
            raise ImpossibleSchedule(
                _('"{id}" asks for {units} of "{name}" a period; there are {most}.',
                  id=a.id, units=units, name=name, most=capacities.get(name, 0)),
                _("Give more capacity or a longer duration."),
            )  # fmt: skip
    return [(r, a.demand[name]) for r, name in enumerate(resources) if a.demand.get(name) and a.duration]
