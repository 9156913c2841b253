"""Two plans side by side: dates, actions, posts, money and gates."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.planning.opening import opening, opening_short
from vidkit.planning.plan import Plan, Reached


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing in both plans, in words or as a date; "" where a plan does not have it."""

    id: str
    name: str
    one: str
    other: str
    weeks: int | None = None

    @property
    def differs(self) -> bool:
        return self.one != self.other


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """`dates`: milestones with their 80 % dates; `scheduled`: the same as scheduled. `weeks`: later (or less: earlier)
    in the other plan. `money`: by calendar year, in `currency`; `posts`: roles filled, by the day."""

    whole: tuple[Pair, ...]
    scheduled: tuple[Pair, ...]
    dates: tuple[Pair, ...]
    actions: tuple[Pair, ...]
    posts: tuple[Pair, ...]
    money: tuple[Pair, ...]
    gates: tuple[Pair, ...]
    currency: str
    other_currency: str


def sides(one: Plan, other: Plan) -> Sides:
    """Return two plans of one pack side by side."""
    return Sides(
        whole=_whole(one, other),
        scheduled=_milestones(one, other, "scheduled"),
        dates=_milestones(one, other, "likely"),
        actions=_actions(one, other),
        posts=_posts(one, other),
        money=_money(one, other),
        gates=_gates(one, other),
        currency=one.timing.costs.currency,
        other_currency=other.timing.costs.currency,
    )


def _whole(one: Plan, other: Plan) -> tuple[Pair, ...]:
    return (
        Pair("start", "start", str(one.start), str(other.start), _weeks(one.start, other.start)),
        Pair("finish", "finish", str(one.finish), str(other.finish), _weeks(one.finish, other.finish)),
        Pair("weeks", "weeks", str(one.weeks), str(other.weeks), other.weeks - one.weeks),
        Pair("actions", "actions", str(len(one.actions)), str(len(other.actions))),
        Pair("person_days", "person_days", f"{one.person_days:g}", f"{other.person_days:g}"),
        Pair("cost", "cost", str(_sum(one)), str(_sum(other))),
    )


def _sum(plan: Plan) -> int:
    return sum(p.cost for p in plan.actions)


def _milestones(one: Plan, other: Plan, which: str) -> tuple[Pair, ...]:
    theirs = {r.milestone.id: r for r in other.milestones}
    made = []
    for mine in one.milestones:
        found = theirs.get(mine.milestone.id)
        a, b = _day(mine, which), _day(found, which) if found else None
        name = mine.milestone.name
        made.append(Pair(mine.milestone.id, name, _said(mine, a), _said(found, b) if found else "", _weeks(a, b)))
    return tuple(made)


def _day(reached: Reached, which: str) -> date | None:
    return reached.scheduled if which == "scheduled" else reached.likely


def _said(reached: Reached, day: date | None) -> str:
    return str(day) if day else reached.standing


def _weeks(a: date | None, b: date | None) -> int | None:
    return None if a is None or b is None else round((b - a).days / 7)


def _actions(one: Plan, other: Plan) -> tuple[Pair, ...]:
    """Return the actions that end on another day, come or go; the furthest moved first."""
    mine, theirs = ({p.action.id: p for p in plan.actions} for plan in (one, other))
    made = []
    for i in dict.fromkeys([*mine, *theirs]):
        a, b = mine.get(i), theirs.get(i)
        before, after = a.finish if a else None, b.finish if b else None
        title = (a or theirs[i]).action.title
        made.append(Pair(i, title, str(before or ""), str(after or ""), _weeks(before, after)))
    moved = [p for p in made if p.differs]
    return tuple(sorted(moved, key=lambda p: (p.weeks is not None, -abs(p.weeks or 0), p.id)))


def _posts(one: Plan, other: Plan) -> tuple[Pair, ...]:
    mine, theirs = _filled(one), _filled(other)
    names = {r.id: r.name for r in one.pack.roles}
    return tuple(
        Pair(r, name, str(mine.get(r, "")), str(theirs.get(r, "")), _weeks(mine.get(r), theirs.get(r)))
        for r, name in names.items()
        if r in mine or r in theirs
    )


def _filled(plan: Plan) -> Mapping[str, date]:
    """Return by role the day on which the first action that fills it is done."""
    found: dict[str, date] = {}
    for p in plan.actions:
        for role in p.action.fills:
            found[role] = min(found.get(role, p.finish), p.finish)
    return found


def _money(one: Plan, other: Plan) -> tuple[Pair, ...]:
    mine, theirs = money_by_year(one), money_by_year(other)
    years: Sequence[int] = sorted({*mine, *theirs})
    return tuple(
        Pair(str(y), str(y), str(mine.get(y, 0)), str(theirs.get(y, 0))) for y in years if mine.get(y) or theirs.get(y)
    )


def money_by_year(plan: Plan) -> Mapping[int, int]:
    """Return what the actions that start in each calendar year cost."""
    found: dict[int, int] = {}
    for p in plan.actions:
        found[p.start.year] = found.get(p.start.year, 0) + p.cost
    return found


def _gates(one: Plan, other: Plan) -> tuple[Pair, ...]:
    mine, theirs = _openings(one), _openings(other)
    return tuple(Pair(i, name, said, theirs.get(i, ("", ""))[1]) for i, (name, said) in mine.items())


def _openings(plan: Plan) -> Mapping[str, tuple[str, str]]:
    found = {}
    for stand in plan.card.gates:
        opens = opening(stand, plan)
        if opens is not None:
            found[stand.gate.id] = (stand.gate.title, opening_short(opens))
    return found
