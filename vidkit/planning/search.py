"""The search for a short schedule: a small population of schedules, crossed, changed and justified.

A *try* makes one new order of the activities, drawn by rule or from two parents, and improves its
schedule by a few changes, each kept where the schedule gets no longer. Every order is placed from
one side of the project and justified from the other. All draws come from one seeded generator,
and only whole numbers are compared: the same tries and seed give the same schedule everywhere.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from vidkit.planning.bounds import Limits
from vidkit.planning.project import Project

POPULATION = 25
SHIFTS = 6
"""Activities that one change moves to another place in the order."""
FEWEST_CHANGES, MOST_CHANGES = 2, 9
"""Changes in one try: fewer for a large project, so that a try takes about the same time."""
PLACED_A_TRY = 600
"""Activities that the changes of one try place from their own side."""
FORWARD, BACKWARD = 0, 1


@dataclass(frozen=True, slots=True)
class Pair:
    """One schedule as `ends` from the start (pushed left) and from the end (pushed right)."""

    makespan: int
    ends: tuple[Sequence[int], Sequence[int]]


class Search:
    """Tries on one project. `population` is kept shortest first.

    `best` is the first of the shortest: where nothing is gained, the plain rule decides.
    """

    def __init__(self, project: Project, limits: Limits, seed: int) -> None:
        self.project = project
        self.bound = limits.bound
        self.population: list[Pair] = []
        self._sides = (project.forward, project.backward)
        self._urgency = (limits.tails, limits.heads)
        self._changes = min(MOST_CHANGES, max(FEWEST_CHANGES, PLACED_A_TRY // max(1, project.size)))
        self._random = random.Random(seed).random
        self.best = self._placed(self._by_urgency(FORWARD), FORWARD)

    def run(self, tries: int) -> list[int]:
        """Return the ends of the activities in the best schedule; no try follows one at the bound."""
        for n in range(max(1, tries)):
            if self.best.makespan <= self.bound:
                break
            self._try(n)
        return self.project.forward.pushed(self.best.ends[BACKWARD])

    def _try(self, n: int) -> None:
        side = n % 2
        if n < POPULATION:
            order = self._by_urgency(side) if n < 2 else self._sampled(side)
            found = self._improved(self._placed(order, side))
            self.population.append(found)
        else:
            father, mother = self._parents()
            found = self._improved(self._placed(self._crossed(father, mother, side), side))
            self._replace((father, mother), found)
        self.population.sort(key=lambda p: p.makespan)
        if found.makespan < self.best.makespan:
            self.best = found

    def _placed(self, order: Sequence[int], side: int) -> Pair:
        """Return the schedule of an order of one side, justified from the other."""
        own = self._sides[side].place(order)
        other = self._sides[1 - side].pushed(own)
        return Pair(max(other, default=0), (other, own) if side else (own, other))

    def _improved(self, pair: Pair) -> Pair:
        """Return the pair after changes from a random side, each kept unless it lengthens."""
        for _ in range(self._changes):
            if pair.makespan <= self.bound:
                break
            side = self._below(2)
            changed = self._placed(self._changed(pair, side), side)
            if changed.makespan <= pair.makespan:
                pair = changed
        return pair

    def _order(self, pair: Pair, side: int) -> list[int]:
        return self._sides[side].order(pair.ends[1 - side])

    def _by_urgency(self, side: int) -> list[int]:
        """Return the order by what must still follow: latest finish first."""
        return sorted(self._sides[side].numbers, key=self._urgency[side].__getitem__, reverse=True)

    def _sampled(self, side: int) -> list[int]:
        """Return a random order: each time the more urgent of two that are eligible."""
        urgency, after = self._urgency[side], self._sides[side].after
        waits = [len(b) for b in self._sides[side].before]
        eligible = [j for j in self._sides[side].numbers if not waits[j]]
        order: list[int] = []
        while eligible:
            drawn = self._below(len(eligible)), self._below(len(eligible))
            chosen = eligible.pop(max(drawn, key=lambda at: urgency[eligible[at]]))
            order.append(chosen)
            for k in sorted(after[chosen]):
                waits[k] -= 1
                if not waits[k]:
                    eligible.append(k)
        return order

    def _crossed(self, father: Pair, mother: Pair, side: int) -> list[int]:
        """Return an order with a middle as the father has it, what is before and behind as the mother has it."""
        kept, other = self._order(father, side), self._order(mother, side)
        size = len(kept)
        length = size // 4 + self._below(size // 2 + 1)
        at = self._below(size - length + 1)
        first, last = set(kept[:at]), set(kept[at + length :])
        return [j for j in other if j in first] + kept[at : at + length] + [j for j in other if j in last]

    def _changed(self, pair: Pair, side: int) -> list[int]:
        """Return the order of the pair with a few activities moved, as far as prerequisites let them."""
        order = self._order(pair, side)
        before, after = self._sides[side].before, self._sides[side].after
        top = len(order) - 1
        for _ in range(SHIFTS):
            low = high = at = self._below(top + 1)
            j = order[at]
            while low > 0 and order[low - 1] not in before[j]:
                low -= 1
            while high < top and order[high + 1] not in after[j]:
                high += 1
            del order[at]
            order.insert(low + self._below(high - low + 1), j)
        return order

    def _parents(self) -> tuple[Pair, Pair]:
        """Return two different schedules, each the shorter of two drawn."""
        size = len(self.population)
        one = other = min(self._below(size), self._below(size))
        while other == one:
            other = min(self._below(size), self._below(size))
        return self.population[one], self.population[other]

    def _replace(self, parents: tuple[Pair, Pair], found: Pair) -> None:
        """Put a new schedule in place of the parent it resembles more, unless it is longer or known."""
        nearer = min(parents, key=lambda p: sum(a != b for a, b in zip(p.ends[0], found.ends[0], strict=True)))
        if found.makespan <= nearer.makespan and all(found.ends[0] != p.ends[0] for p in self.population):
            self.population = [found if p is nearer else p for p in self.population]

    def _below(self, n: int) -> int:
        """Return a whole number from 0 to n - 1."""
        return int(self._random() * n)
