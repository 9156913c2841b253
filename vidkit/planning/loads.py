"""A plan in figures over time: load of owners against what they have, money, and how sure milestones are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.planning.network import Network
from vidkit.planning.plan import Plan, deciding
from vidkit.planning.uncertainty import quantile, weeks_up

TENTH_SHARES = tuple(n / 10 for n in range(1, 10))


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnerLoad:
    """Tenths of days a week, by week from the calendar's origin. `actions`: those under way or planned."""

    owner: str
    used: tuple[int, ...]
    there: tuple[int, ...]
    actions: tuple[str, ...]

    def share(self, first: int, last: int) -> int | None:
        """Return the per cent of the time that is used in some weeks; None where there is no time."""
        there = sum(self.there[first:last])
        return round(100 * sum(self.used[first:last]) / there) if there else None


def owner_loads(plan: Plan) -> tuple[OwnerLoad, ...]:
    """Return the load of each owner who has something to do, over the whole plan."""
    times = plan.timing
    length = times.timed.makespan
    found = []
    for owner in plan.pack.owners:
        mine = [p.action.id for p in plan.actions if p.action.owner == owner.id]
        if not mine:
            continue
        there = _row(times.full[owner.id], length)
        used = [0] * length
        for i in mine:
            for t in range(times.timed.start[i], times.timed.end[i]):
                used[t] += times.load_in(i, t) if there[t] else 0
        found.append(OwnerLoad(owner=owner.id, used=tuple(used), there=tuple(there), actions=tuple(mine)))
    return tuple(found)


def _row(capacity: Sequence[int], length: int) -> list[int]:
    return [*capacity[:length], *[capacity[-1]] * (length - len(capacity))]


def cost_by_month(plan: Plan) -> tuple[tuple[date, int], ...]:
    """Return the first day of each month from the start, and what has been spent by its end."""
    spent: dict[date, int] = {}
    for p in plan.actions:
        month = p.start.replace(day=1)
        spent[month] = spent.get(month, 0) + p.cost
    if not spent:
        return ()
    months, month = [], min(*spent, plan.start.replace(day=1))
    total = 0
    while month <= max(*spent, plan.start.replace(day=1)):
        total += spent.get(month, 0)
        months.append((month, total))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return tuple(months)


@dataclass(frozen=True, slots=True)
class SCurve:
    """For a milestone the days by which it is reached in 10, 20, ..., 90 per cent of draws."""

    milestone: str
    days: tuple[date, ...]


def s_curves(plan: Plan, *, draws: int = 1000, seed: int = 0) -> tuple[SCurve, ...]:
    """Return the curve of each milestone that the plan reaches."""
    here = {p.action.id: p for p in plan.actions}
    found = Network.of({i: p.action for i, p in here.items()}, plan.timing).drawn(draws=draws, seed=seed)
    curves = []
    for r in (r for r in plan.milestones if r.scheduled):
        held = [here[a] for a in r.milestone.actions if a in here]
        events = found.starts if r.milestone.edge == "start" else found.finishes
        ordered = sorted(events[deciding(r.milestone, held).action.id])
        days = tuple(plan.timing.calendar.day(weeks_up(quantile(ordered, share))) for share in TENTH_SHARES)
        curves.append(SCurve(r.milestone.id, days))
    return tuple(curves)
