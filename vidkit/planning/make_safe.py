"""What makes things safe comes before everything else: it starts at once and ends by its last day where that can be.

Such an action waits for no plan, no money, no course and no other work, only for what it needs. Its
owner gives it a whole working week, five days, where set-up work gets less; where one owner has
several, all start at once and the one that is due first is finished first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from vidkit.content.model import RedFlag

FULL_WEEK = 50
"""Tenths of days: what an owner gives to what makes things safe, or more where the plan has more."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Urgent:
    """`weeks`: at least so many; `work`: tenths of days; `needs` and `lags` as of an `Activity`.

    `release`: it starts no earlier; `due`: its last day, if it has one.
    """

    id: str
    owner: str
    weeks: int
    work: int
    needs: frozenset[str] = frozenset()
    lags: Mapping[str, int] = field(default_factory=dict)
    release: int = 0
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Periods from the day of the answers. `load`: tenths of days in each of them; `paused`: closed ones among them.

    `alone`: the periods that it would take with a whole week of its owner each.
    """

    start: int
    end: int
    load: tuple[int, ...]
    paused: int
    alone: int


def last_days(flags: Iterable[RedFlag], today: date) -> Mapping[str, date]:
    """Return by action the day by which it must be done, for each that a step of these flags asks for.

    The action of a flag fulfils the steps that name no other; the last of them is its own last day.
    """
    found: dict[str, date] = {}
    for flag in flags:
        own = [s.within_days for s in flag.steps if not s.actions]
        days = {flag.action: max(own)} if own else {}
        for step in flag.steps:
            days |= {a: min(step.within_days, days.get(a, step.within_days)) for a in step.actions}
        for action, within in days.items():
            due = today + timedelta(days=within)
            found[action] = min(due, found.get(action, due))
    return found


def placed(urgent: Sequence[Urgent], rows: Mapping[str, Sequence[int]]) -> Mapping[str, Placed]:
    """Return when each is done.

    rows: tenths of days a week of each owner; the last holds for ever, and where it is 0 the owner is
    closed: work pauses. urgent: their needs are among them, and an owner with work has time in the end.
    """
    first_due = _first_due(urgent)
    works = [_Work(u) for u in sorted(urgent, key=lambda u: (first_due[u.id], u.work, u.id))]
    period = 0
    while any(w.end is None for w in works):
        _begin(works, period)
        left = {owner: _at(row, period) for owner, row in rows.items()}
        for work in (w for w in works if w.start is not None and w.end is None):
            owner = work.urgent.owner
            left[owner] -= work.week(left.get(owner, 0), closed=not _at(rows.get(owner, (0,)), period))
        period += 1
        for work in works:
            work.finish(period)
    return {w.urgent.id: w.placed() for w in works}


class _Work:
    """One action while it is placed, week by week."""

    def __init__(self, urgent: Urgent) -> None:
        self.urgent = urgent
        self.start: int | None = None
        self.end: int | None = None
        self.load: list[int] = []
        self._paused = 0

    def begin(self, period: int) -> None:
        self.start = period
        self.finish(period)

    def week(self, there: int, *, closed: bool) -> int:
        """Do a week's work with what is there of the owner's time; return what it takes."""
        left = self.urgent.work - sum(self.load)
        self._paused += closed and self.urgent.work > 0
        done = min(left, there)
        self.load.append(done)
        return done

    def finish(self, period: int) -> None:
        """End with this period, if there is nothing left to do."""
        long_enough = len(self.load) - self._paused >= self.urgent.weeks
        if self.start is not None and self.end is None and long_enough and sum(self.load) >= self.urgent.work:
            self.end = period

    def placed(self) -> Placed:
        alone = max(self.urgent.weeks, -(-self.urgent.work // FULL_WEEK))
        return Placed(self.start or 0, self.end or 0, tuple(self.load), self._paused, alone)


def _begin(works: Sequence[_Work], period: int) -> None:
    """Begin all whose needs are done, those of no length included, so that what follows them begins too."""
    by_id = {w.urgent.id: w for w in works}
    begun = True
    while begun:
        begun = False
        for work in (w for w in works if w.start is None and w.urgent.release <= period):
            lags, needs = work.urgent.lags, [by_id[n] for n in work.urgent.needs]
            if all(n.end is not None and n.end + lags.get(n.urgent.id, 0) <= period for n in needs):
                work.begin(period)
                begun = True


def _first_due(urgent: Sequence[Urgent]) -> Mapping[str, date]:
    """Return for each the day by which it, or the first of what waits for it, is due."""
    found = {u.id: u.due or date.max for u in urgent}
    changed = True
    while changed:
        changed = False
        for u in urgent:
            for need in u.needs:
                if found[u.id] < found[need]:
                    found[need] = found[u.id]
                    changed = True
    return found


def _at(row: Sequence[int], period: int) -> int:
    return row[min(period, len(row) - 1)]
