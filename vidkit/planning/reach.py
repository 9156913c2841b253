"""Can a goal be reached by a date? If not: which limit binds, and what the cheapest ways out are.

The goal is an action or a milestone; only what it needs is scheduled, as if everything else could
wait. "Cannot" is said only where a lower bound proves it; otherwise no schedule was found.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue, UnknownName
from vidkit.base.i18n import _
from vidkit.content.model import Milestone, Pack
from vidkit.planning.chain import Step, WaitKind, driving_chain
from vidkit.planning.conditions import Conditions, Money, Share, action_id
from vidkit.planning.network import Network
from vidkit.planning.plan import task_of
from vidkit.planning.project import ImpossibleSchedule
from vidkit.planning.seat_waits import with_waits
from vidkit.planning.select import Variant
from vidkit.planning.timing import Task, Timing, timing
from vidkit.planning.uncertainty import HUNDRED
from vidkit.scoring.scorecard import Scorecard
from vidkit.training.seats import Seated

UNLIMITED = 500
"""Tenths of a day a week: 50 days, more than any plan asks of one owner."""
STEP, MOST_STEPS = 5, 16
"""Half a day a week is the step in which more time is tried, up to eight days more."""
DRAWS = 2000
_TRIES, _FIRST_TRIES = 12, 150
LimitKind = WaitKind
WayKind = Literal["date", "fast", "owner", "shorter", "money", "together", "best", "later"]


@dataclass(frozen=True, slots=True)
class Limit:
    """What binds: without it the goal would be reached so many weeks earlier. `of`: owner, date or course."""

    kind: LimitKind
    of: str
    weeks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """A relaxation that makes it feasible. `reached`: the day then.

    owner: `tenths` of days a week more; money: `amount` a year; shorter: `weeks` by action, from
    and to; date: the fixed date that is given up; together: several of these; best: as together,
    and still too late; later: the day that is reached as things are.
    """

    kind: WayKind
    reached: date
    of: str = ""
    tenths: int = 0
    amount: int = 0
    weeks: Mapping[str, tuple[int, int]] | None = None
    parts: tuple["Way", ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """`reached`: the earliest day found; `never_before`: no schedule can reach it earlier (a proved bound).

    `chance`: share of draws, 0 to 1, that make it by the date in the plan as it stands. `unseated`: what it
    takes that waits for people without a seat on the dates given for a course: it is not reached at all.
    """

    goal: str
    by: date
    reached: date
    never_before: date
    actions: tuple[str, ...]
    chain: tuple[Step, ...]
    limits: tuple[Limit, ...]
    ways: tuple[Way, ...]
    chance: float
    already: bool = False
    unseated: tuple[Seated, ...] = ()

    @property
    def is_feasible(self) -> bool:
        return self.already or (self.reached <= self.by and not self.unseated)

    @property
    def is_impossible(self) -> bool:
        """Proved, not only not found."""
        return not self.already and self.never_before > self.by


def reach(
    pack: Pack,
    assessment: Assessment,
    start: date,
    card: Scorecard,
    conditions: Conditions,
    goal: str,
    by: date,
    *,
    variant: Variant = "default",
) -> Reach:
    """Return whether the goal can be reached by the day. Raises: UnknownName, BadValue, see `timing`."""
    name, milestone = _goal(goal, pack)
    safe = {f.action for f in card.findings.flags}
    if by < (min(start, card.today) if name in safe else start):
        raise BadValue(
            _("{by} lies before the first day of the plan, {start}.", by=by, start=start),
            _("Give a later date, or an earlier first day with --from."),
        )
    free = with_waits(pack, assessment, start, card, replace(conditions, horizon=None), variant)
    question = _Question(pack, assessment, start, card, name, milestone)
    first = question.answered(free, variant, tries=_FIRST_TRIES)
    if first is None:
        return Reach(goal=name, by=by, reached=start, never_before=start, actions=(), chain=(), limits=(), ways=(),
                     chance=1, already=True)  # fmt: skip
    reached = first.day
    alone = question.answered(replace(free, seated=()), variant) if free.seated else first
    limits = question.limits(first, free, variant) if reached > by else ()
    ways = _ways(question, first, free, variant, by, limits) if reached > by else ()
    return Reach(
        goal=name, by=by, reached=reached, never_before=(alone or first).bound, actions=first.actions,
        chain=first.chain(), limits=limits, ways=ways, chance=first.chance(by),
        unseated=tuple(s for s in free.seated if s.left and s.action in first.actions),
    )  # fmt: skip


def _goal(word: str, pack: Pack) -> tuple[str, Milestone | None]:
    milestone = next((m for m in pack.milestones if m.id == word), None)
    if milestone:
        return word, milestone
    try:
        return action_id(word, pack), None
    except UnknownName:
        known = [*(m.id for m in pack.milestones), *pack.action_by_id]
        known += [i.removeprefix("act.") for i in pack.action_by_id]
        raise UnknownName(_("action or milestone"), word, known, "vidkit pack list --kind action") from None


@dataclass(frozen=True, kw_only=True, slots=True)
class _Found:
    """A schedule of what the goal needs. `ends`: the actions whose end is the goal."""

    task: Task
    times: Timing
    ends: tuple[str, ...]

    @property
    def period(self) -> int:
        return max(self.times.timed.end[i] for i in self.ends)

    @property
    def day(self) -> date:
        return max(self.times.end_of(i) for i in self.ends)

    @property
    def bound(self) -> date:
        """The earliest day that no schedule undercuts; of the goal alone where other work ends later."""
        period = min(self.period, self.times.timed.lower_bound)
        return min(self.day, self.times.last_day(period))

    @property
    def actions(self) -> tuple[str, ...]:
        return tuple(a.id for a in self.task.actions)

    def chance(self, by: date) -> float:
        network = Network.of({a.id: a for a in self.task.actions}, self.times)
        drawn = network.drawn(draws=DRAWS)
        latest = [self.times.periods_until(i, by) * HUNDRED for i in self.ends]
        made = zip(*(drawn.finishes[i] for i in self.ends), strict=True)
        return sum(1 for ends in made if all(e <= t for e, t in zip(ends, latest, strict=True))) / DRAWS

    def chain(self) -> tuple[Step, ...]:
        """Return the actions that decide the date, first to last."""
        return driving_chain(max(self.ends, key=lambda i: (self.times.timed.end[i], i)), self.times)


class _Question:
    """One goal of one assessment, asked again under other conditions."""

    def __init__(
        self, pack: Pack, assessment: Assessment, start: date, card: Scorecard, goal: str, milestone: Milestone | None
    ) -> None:
        self.pack, self.assessment, self.start, self.card = pack, assessment, start, card
        self.goal, self.milestone = goal, milestone

    def answered(self, conditions: Conditions, variant: Variant, *, tries: int = _TRIES) -> _Found | None:
        """Return the earliest schedule found, or None where nothing has to be done. Raises: BadValue."""
        task = task_of(self.pack, self.assessment, self.start, self.card, conditions, variant)
        found = [self._timed(task, ends, tries) for ends in self._ends(task)]
        return min(found, key=lambda f: f.period) if found else None

    def _ends(self, task: Task) -> Sequence[tuple[str, ...]]:
        """Return the sets of actions of which one set has to end."""
        here = {a.id for a in task.actions}
        wanted = self.milestone.actions if self.milestone else (self.goal,)
        held = [a for a in wanted if a in here]
        stopped = [a for a in wanted if task.selection.stopped_by(a)]
        if stopped:
            raise BadValue(
                _("{goal} cannot be reached: this was dropped or left out: {ids}.", goal=self.goal,
                  ids=", ".join(task.selection.stopped_by(stopped[0]))),
                _("Take it up again with: vidkit progress FILE ACTION planned"),
            )  # fmt: skip
        if not held:
            if any(a in task.selection.in_place for a in wanted):
                return ()
            raise BadValue(
                _("{goal} is not part of this plan: no gap of this country and profile needs it.", goal=self.goal),
                _("Ask why with: vidkit explain FILE {goal}", goal=self.goal),
            )
        if self.milestone and self.milestone.edge == "start":
            needs = [tuple(task.selection.needs[a]) for a in held]
            return [n for n in needs if n]
        if self.milestone and self.milestone.pick == "first":
            return [(a,) for a in held]
        return [tuple(held)]

    def _timed(self, task: Task, ends: tuple[str, ...], tries: int) -> _Found:
        kept = _closure({*ends, *task.safe[""]}, task.selection.needs)
        part = replace(task, actions=[a for a in task.actions if a.id in kept], asked_first=task.asked_first & kept)
        return _Found(task=part, times=timing(part, tries=tries, seed=0), ends=ends)

    def limits(self, first: _Found, conditions: Conditions, variant: Variant) -> tuple[Limit, ...]:
        """Return what binds, most weeks first: what is gained if one limit alone were gone."""
        owners = sorted({a.owner for a in first.task.actions})
        found: list[tuple[LimitKind, str, Conditions]] = [
            ("owner", owner, _more(conditions, owner, UNLIMITED, self)) for owner in owners
        ]
        if conditions.budget:
            found.append(("money", "", replace(conditions, budget=None)))
        for fixed in conditions.fixed:
            kept = tuple(f for f in conditions.fixed if f is not fixed)
            found.append(("date", str(fixed), replace(conditions, fixed=kept)))
        for course in sorted({c.course for c in conditions.courses}):
            left = tuple(c for c in conditions.courses if c.course != course)
            found.append(("course", course, replace(conditions, courses=left)))
        limits = [Limit(kind, of, first.period - self._period(c, variant)) for kind, of, c in found]
        chains = first.period - self._period(_free(conditions, self), variant)
        alone = [] if chains else [Limit("prerequisites", "", 0)]
        return (*alone, *sorted((x for x in limits if x.weeks > 0), key=lambda x: (-x.weeks, x.kind, x.of)))

    def _period(self, conditions: Conditions, variant: Variant) -> int:
        found = self.answered(conditions, variant)
        return found.period if found else 0

    def tenths(self, owner: str, conditions: Conditions) -> int:
        """Return the least tenths of days a week that an owner has in the end."""
        mine = [s.tenths for s in conditions.capacities if s.owner == owner]
        if mine:
            return mine[-1]
        local = self.assessment.capacities.get(owner)
        return round(10 * (local.value if local else next(o.days_per_week for o in self.pack.owners if o.id == owner)))


def _ways(
    question: _Question,
    first: _Found,
    conditions: Conditions,
    variant: Variant,
    by: date,
    limits: Sequence[Limit],
) -> tuple[Way, ...]:
    """Return the ways out, cheapest first: no cost, then owners' time, shorter work, money; last a later date."""

    def day(changed: Conditions, as_variant: Variant = variant) -> date | None:
        try:
            found = question.answered(changed, as_variant)
        except ImpossibleSchedule:
            return None
        return found.day if found else question.start

    ways: list[Way] = []
    for limit in (x for x in limits if x.kind == "date"):
        kept = tuple(f for f in conditions.fixed if str(f) != limit.of)
        reached = day(replace(conditions, fixed=kept))
        ways += [Way(kind="date", reached=reached, of=limit.of)] if reached and reached <= by else []
    if variant != "fast":
        reached = day(conditions, "fast")
        ways += [Way(kind="fast", reached=reached)] if reached and reached <= by else []
    owners = [x.of for x in limits if x.kind == "owner"]
    more = [w for owner in owners for w in _more_time(question, conditions, owner, by, day)]
    ways += sorted(more, key=lambda w: (w.tenths, w.of))
    ways += _shorter(question, first, conditions, variant, by)
    if conditions.budget:
        ways += _more_money(conditions, by, day)
    if not ways:
        ways += _together(question, conditions, owners, by, conditions.budget.amount if conditions.budget else 0)
    return (*ways, Way(kind="later", reached=first.day))


def _more_time(
    question: _Question, conditions: Conditions, owner: str, by: date, day: Callable[[Conditions], date | None]
) -> Iterable[Way]:
    """Yield the least more time of one owner that is enough, if any is."""
    now = question.tenths(owner, conditions)

    def at(steps: int) -> date | None:
        return day(_more(conditions, owner, now + steps * STEP, question))

    last = at(MOST_STEPS)
    if last is None or last > by:
        return
    low, high, reached = 0, MOST_STEPS, last
    while high - low > 1:
        middle = (low + high) // 2
        found = at(middle)
        if found is not None and found <= by:
            high, reached = middle, found
        else:
            low = middle
    yield Way(kind="owner", reached=reached, of=owner, tenths=high * STEP)


def _shorter(
    question: _Question, first: _Found, conditions: Conditions, variant: Variant, by: date
) -> Iterable[Way]:
    """Yield the actions of the deciding chain that, done in their shortest time, are enough."""
    weeks, day = _shortest(question, first, conditions, by, variant)
    if day <= by:
        yield Way(kind="shorter", reached=day, weeks=weeks)


def _shortest(
    question: _Question, first: _Found, conditions: Conditions, by: date, variant: Variant = "fast"
) -> tuple[Mapping[str, tuple[int, int]], date]:
    """Return the actions that are shortened until the day is met, with weeks from and to, and the day then.

    Each time the action of the deciding chain that can save most is done in its least weeks.
    """
    at = first
    weeks: dict[str, tuple[int, int]] = {}
    by_id = {a.id: a for a in first.task.actions}
    while at.day > by:
        steps = [s.action for s in at.chain() if s.action in by_id and s.action not in weeks]
        able = [i for i in steps if by_id[i].weeks[0] < by_id[i].weeks[1] and i not in at.times.under_way]
        if not able:
            break
        best = max(able, key=lambda i: (by_id[i].weeks[1] - by_id[i].weeks[0], i))
        weeks[best] = (by_id[best].weeks[1], by_id[best].weeks[0])
        stretch = {i: least - likely for i, (likely, least) in weeks.items()}
        found = question.answered(replace(conditions, stretch={**conditions.stretch, **stretch}), variant)
        if found is None:
            break
        at = found
    return weeks, at.day


def _more_money(conditions: Conditions, by: date, day: Callable[[Conditions], date | None]) -> Iterable[Way]:
    """Yield the least yearly amount, to about a hundredth, that is enough."""
    money = conditions.budget or Money(0)

    def at(amount: int) -> date | None:
        return day(replace(conditions, budget=Money(amount, money.currency)))

    unlimited = day(replace(conditions, budget=None))
    if unlimited is None or unlimited > by:
        return
    low, high = money.amount, max(1, money.amount) * 2
    while (found := at(high)) is None or found > by:
        low, high = high, high * 2
    while high - low > max(1, low // 100):
        middle = (low + high) // 2
        found = at(middle)
        low, high = (low, middle) if found is not None and found <= by else (middle, high)
    reached = at(high)
    yield Way(kind="money", reached=reached or by, amount=high)


def _together(
    question: _Question, conditions: Conditions, owners: Sequence[str], by: date, amount: int
) -> Iterable[Way]:
    """Yield all at once: the fast track, no fixed dates, money as needed, twice the time of the owners
    who bind, and shorter work; as `best` where even that is not enough."""
    freed = replace(conditions, fixed=(), courses=(), budget=None)
    for owner in owners:
        freed = _more(freed, owner, 2 * question.tenths(owner, conditions), question)
    found = question.answered(freed, "fast")
    if found is None:
        return
    parts = [Way(kind="fast", reached=found.day)]
    parts += [Way(kind="date", reached=found.day, of=str(f)) for f in conditions.fixed]
    parts += [Way(kind="date", reached=found.day, of=f"{c.course}={c.day}") for c in conditions.courses]
    parts += [Way(kind="owner", reached=found.day, of=o, tenths=question.tenths(o, conditions)) for o in owners]
    if conditions.budget:
        parts.append(Way(kind="money", reached=found.day, amount=max(amount, found.times.costs.total(found.actions))))
    day = found.day
    if day > by:
        shorter, day = _shortest(question, found, freed, by)
        parts += [Way(kind="shorter", reached=day, weeks=shorter)] if shorter else []
    yield Way(kind="together" if day <= by else "best", reached=day, parts=tuple(parts))


def _more(conditions: Conditions, owner: str, tenths: int, question: _Question) -> Conditions:
    """Return the conditions with an owner who has at least this time from the first day on."""
    others = tuple(s for s in conditions.capacities if s.owner != owner)
    return replace(conditions, capacities=(*others, Share(owner, max(tenths, question.tenths(owner, conditions)))))


def _free(conditions: Conditions, question: _Question) -> Conditions:
    """Return the conditions without owners' time and money: chains of prerequisites alone are left."""
    free = replace(conditions, budget=None)
    for owner in question.pack.owners:
        free = _more(free, owner.id, UNLIMITED, question)
    return free


def _closure(actions: set[str], needs: Mapping[str, Sequence[str]]) -> set[str]:
    found, waiting = set(actions), list(actions)
    while waiting:
        for need in needs[waiting.pop()]:
            if need not in found:
                found.add(need)
                waiting.append(need)
    return found
