"""Which actions to do when not all can be done: the greatest weighted gain that money and time allow.

What must be made safe always stays, and is paid first. Then come the hard gates, then the gain: weight x levels, as
in the firm priorities. Bundles (all that one gate or one level needs) are taken in order of gain
for what they use, each if it still fits; at the end a smaller bundle gives way to a larger one.
Whether a set fits is decided by a schedule, so nothing that is chosen breaks a limit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from vidkit.assessment.model import Assessment
from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.planning.conditions import Conditions
from vidkit.planning.money import Costs
from vidkit.planning.plan import task_of
from vidkit.planning.schedule import Activity, LateSchedule, schedule
from vidkit.planning.seat_waits import with_waits
from vidkit.planning.select import Variant
from vidkit.planning.timing import ENQUIRY, LEAD, TENTHS, Task, Timing, budget_by_week, left_of, same_currency, timing
from vidkit.scoring.scorecard import Scorecard

SWAPS = 40
"""Exchanges of a chosen bundle for one that was left out, tried at the end."""
Kind = Literal["gate", "level"]


class NothingFits(VidkitError):
    """The limits leave no room even for what must be made safe."""

    code = "VK406"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """All that a gate, or a level of a capability, still needs. `gain`: weight x levels; 0 for a gate.

    `days`: person-days in tenths; `cost`: in the plan's currency.
    """

    kind: Kind
    of: str
    level: int
    gain: int
    actions: frozenset[str]
    days: int
    cost: int


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftOut:
    """A bundle that is left out. `more_*`: what it asks for beyond what is done anyway.

    `finish`: when it would be done if nothing were limited. `alone`: not even alone does it fit.
    """

    bundle: Bundle
    more_actions: tuple[str, ...]
    more_days: int
    more_cost: int
    finish: date
    alone: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """`conditions` with what is left out. `gain` of `gain_of_all`; no choice gives more than `gain_at_most`.

    `gates`: hard gates that the choice can open, of `gates_of_all`.
    """

    conditions: Conditions
    chosen: tuple[Bundle, ...]
    left_out: tuple[LeftOut, ...]
    gain: int
    gain_at_most: int
    gain_of_all: int
    gates: tuple[str, ...]
    gates_of_all: tuple[str, ...]
    costs: Costs
    cost: int
    cost_of_all: int

    @property
    def everything_fits(self) -> bool:
        return not self.left_out and not self.conditions.without


def choose(
    pack: Pack,
    assessment: Assessment,
    start: date,
    card: Scorecard,
    conditions: Conditions,
    *,
    variant: Variant = "default",
) -> Choice:
    """Return what to do within the budget and the horizon. Raises: NothingFits, WrongCurrency, see `timing`."""
    conditions = with_waits(pack, assessment, start, card, conditions, variant)
    task = task_of(pack, assessment, start, card, conditions, variant)
    fitter = _Fitter(task)
    bundles = _bundles(task, card, fitter)
    must = fitter.closure(task.safe[""] | fitter.under_way)
    if must and not fitter.fits(must):
        raise NothingFits(
            _("The limits leave no room even for what must be made safe first."),
            _("Give a later horizon: what makes things safe waits for no money."),
        )
    everything = frozenset(fitter.by_id)
    if fitter.fits(everything):
        chosen, kept = bundles, everything
    else:
        chosen, kept = _chosen(bundles, must, fitter)
    return _choice(task, fitter, bundles, chosen, kept)


class _Fitter:
    """Answers whether a set of actions fits, from the activities of the plan that is not limited."""

    def __init__(self, task: Task) -> None:
        unlimited = replace(task.conditions, budget=None, horizon=None)
        self.free: Timing = timing(replace(task, conditions=unlimited), tries=1, seed=0)
        self.costs = self.free.costs
        money = task.conditions.budget
        same_currency(task.conditions, self.costs)
        self.by_id = {a.id: a for a in task.actions}
        self.under_way = set(self.free.under_way)
        self._paid = self.under_way | self.free.safe.keys()
        self._amount = money.amount if money else None
        self._activities = {a.id: self._priced(a) for a in self.free.activities}
        self._budget = left_of(budget_by_week(task, self.free.calendar, self.free.lead), self.free.safe, self.costs)
        horizon = task.conditions.horizon
        self._latest = self.free.calendar.week(horizon + timedelta(days=1)) if horizon else None
        self._known: dict[frozenset[str], bool] = {}
        self._needs = {i: frozenset(task.selection.needs[i]) for i in self.by_id}
        self._closures: dict[str, frozenset[str]] = {}

    def _priced(self, a: Activity) -> Activity:
        return replace(a, cost=self.costs.of(a.id)) if self._amount is not None and a.id not in self._paid else a

    def closure(self, actions: Iterable[str]) -> frozenset[str]:
        """Return the actions with all that they need."""
        found: set[str] = set()
        for i in actions:
            found |= self._closure(i)
        return frozenset(found)

    def _closure(self, action: str) -> frozenset[str]:
        if action not in self._closures:
            found, waiting = {action}, [action]
            while waiting:
                for need in self._needs[waiting.pop()]:
                    if need not in found:
                        found.add(need)
                        waiting.append(need)
            self._closures[action] = frozenset(found)
        return self._closures[action]

    def fits(self, actions: frozenset[str]) -> bool:
        """Say whether a schedule within the money and the horizon was found."""
        if actions not in self._known:
            self._known[actions] = self._fits(actions)
        return self._known[actions]

    def _fits(self, actions: frozenset[str]) -> bool:
        if self._amount is not None and any(self.costs.of(i) > self._amount for i in actions - self._paid):
            return False
        here = actions | {ENQUIRY, LEAD}
        given = [replace(a, needs=a.needs & here, lags={n: w for n, w in a.lags.items() if n in here})
                 for i, a in self._activities.items() if i in here]  # fmt: skip
        try:
            made = schedule(given, self.free.capacities, tries=1, budget=self._budget)
        except LateSchedule:
            return False
        return self._latest is None or made.makespan <= self._latest

    def days(self, actions: Iterable[str]) -> int:
        return sum(round(self.by_id[i].person_days * TENTHS) for i in actions)


def _bundles(task: Task, card: Scorecard, fitter: _Fitter) -> tuple[Bundle, ...]:
    """Return a bundle for each hard gate that is not open and each level of each gap."""
    made = [_gate_bundle(s.gate.id, s.gate.opened_by, fitter)
            for s in card.gates if s.gate.strength == "hard" and s.state != "open"]  # fmt: skip
    for stand in card.stands.values():
        if not stand.is_gap:
            continue
        at, weight = stand.planning or 0, stand.capability.weight
        raising = [a for a in task.actions if a.raises.get(stand.capability.id, 0) > at]
        for level in sorted({a.raises[stand.capability.id] for a in raising}):
            needed = [a.id for a in raising if a.raises[stand.capability.id] <= level]
            gain = weight * (min(level, stand.target or level) - at)
            made.append(_bundle("level", stand.capability.id, level, gain, needed, fitter))
    return tuple(b for b in made if b.actions)


def _gate_bundle(gate: str, opened_by: Sequence[str], fitter: _Fitter) -> Bundle:
    return _bundle("gate", gate, 0, 0, [i for i in opened_by if i in fitter.by_id], fitter)


def _bundle(kind: Kind, of: str, level: int, gain: int, needed: Sequence[str], fitter: _Fitter) -> Bundle:
    actions = fitter.closure(needed)
    return Bundle(kind=kind, of=of, level=level, gain=gain, actions=actions, days=fitter.days(actions),
                  cost=fitter.costs.total(actions))  # fmt: skip


def _chosen(
    bundles: Sequence[Bundle], must: frozenset[str], fitter: _Fitter
) -> tuple[tuple[Bundle, ...], frozenset[str]]:
    """Return the bundles that are taken, and all their actions: gates first, then by gain for what is used."""
    kept = must
    for gate in sorted((b for b in bundles if b.kind == "gate"), key=lambda b: (b.cost, b.days, b.of)):
        if fitter.fits(kept | gate.actions):
            kept |= gate.actions
    gates = kept
    open_ones = [b for b in bundles if b.kind == "level"]
    taken: list[Bundle] = []
    while open_ones:
        best = max(open_ones, key=lambda b: _worth(b, kept, open_ones, fitter))
        open_ones.remove(best)
        if best.actions <= kept or fitter.fits(kept | best.actions):
            kept |= best.actions
            taken.append(best)
    kept = _exchanged(bundles, taken, gates, kept, fitter)
    return tuple(b for b in bundles if b.actions <= kept), kept


def _worth(bundle: Bundle, kept: frozenset[str], others: Sequence[Bundle], fitter: _Fitter) -> tuple[float, int, str]:
    """Return how much a bundle gains for what it adds, whole numbers apart from the final share."""
    more = bundle.actions - kept
    if not more:
        return (float("inf"), bundle.gain, bundle.of)
    gain = _gain([b for b in others if b.actions <= kept | more])
    use = fitter.days(more) * 1000 // max(1, fitter.days(fitter.by_id))
    use += fitter.costs.total(more) * 1000 // max(1, fitter.costs.total(fitter.by_id))
    return (gain / max(1, use), bundle.gain, bundle.of)


def _exchanged(
    bundles: Sequence[Bundle], taken: Sequence[Bundle], gates: frozenset[str], kept: frozenset[str], fitter: _Fitter
) -> frozenset[str]:
    """Return the actions after exchanges that gain: a bundle goes, one that was left out comes."""
    tried = 0
    levels = [b for b in bundles if b.kind == "level"]
    for wanted in sorted((b for b in levels if not b.actions <= kept), key=lambda b: (-b.gain, b.of)):
        for given in sorted(taken, key=lambda b: (b.gain, b.of)):
            rest = gates | frozenset().union(*(b.actions for b in taken if b is not given and b.actions <= kept))
            changed = rest | wanted.actions
            if tried >= SWAPS or given.gain >= wanted.gain:
                break
            tried += 1
            if _gain(b for b in levels if b.actions <= changed) > _gain(b for b in levels if b.actions <= kept) and (
                fitter.fits(changed)
            ):
                kept = changed
                break
    return kept


def _gain(bundles: Iterable[Bundle]) -> int:
    """Return the gain of bundles: of each capability the highest level counts."""
    best: dict[str, int] = {}
    for b in bundles:
        best[b.of] = max(best.get(b.of, 0), b.gain)
    return sum(best.values())


def _choice(
    task: Task, fitter: _Fitter, bundles: Sequence[Bundle], chosen: Sequence[Bundle], kept: frozenset[str]
) -> Choice:
    lost = [b for b in bundles if b not in chosen]
    alone = {b.of + str(b.level): fitter.fits(b.actions) for b in lost}
    gates = [b for b in bundles if b.kind == "gate"]
    everything = frozenset(fitter.by_id)
    without = frozenset() if kept >= everything else everything - kept
    return Choice(
        conditions=replace(task.conditions, without=task.conditions.without | without),
        chosen=tuple(chosen),
        left_out=tuple(_left_out(b, kept, fitter, alone=not alone[b.of + str(b.level)]) for b in _highest(lost)),
        gain=_gain(chosen),
        gain_at_most=_gain([*chosen, *(b for b in lost if alone[b.of + str(b.level)])]),
        gain_of_all=_gain(bundles),
        gates=tuple(b.of for b in gates if b in chosen),
        gates_of_all=tuple(b.of for b in gates),
        cost=fitter.costs.total(kept),
        cost_of_all=fitter.costs.total(everything),
        costs=fitter.costs,
    )


def _highest(lost: Sequence[Bundle]) -> Sequence[Bundle]:
    """Return gates, then of each capability the lowest level that is lost: what it takes to move on."""
    seen: dict[str, Bundle] = {}
    for b in sorted(lost, key=lambda b: (b.kind != "gate", b.level)):
        seen.setdefault(b.of, b)
    return sorted(seen.values(), key=lambda b: (b.kind != "gate", -b.gain, b.of))


def _left_out(bundle: Bundle, kept: frozenset[str], fitter: _Fitter, *, alone: bool) -> LeftOut:
    more = tuple(i for i in fitter.by_id if i in bundle.actions - kept)
    end = max(fitter.free.end_of(i) for i in bundle.actions)
    return LeftOut(
        bundle=bundle, more_actions=more, more_days=fitter.days(more), more_cost=fitter.costs.total(more),
        finish=end, alone=alone,
    )  # fmt: skip
