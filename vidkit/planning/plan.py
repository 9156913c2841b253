"""The plan: selected actions with dates, enquiries, milestones, and what each waits for."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vidkit.assessment.model import Assessment, Progress
from vidkit.assessment.reading import Reading
from vidkit.content.model import Action, Capability, Fact, Milestone, Pack, RedFlag
from vidkit.planning.schedule import Activity, Schedule, schedule
from vidkit.planning.select import Reason, Selection, Variant, select
from vidkit.planning.uncertainty import Span, finish_draws, quantile
from vidkit.scoring.scorecard import Scorecard, score

ENQUIRY_WEEKS = 2
_ENQUIRY = "enquiries"
TENTHS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """An action with its dates. `rank` counts from 1 in order of start.

    `needs`: what is done before, of the actions in this plan.
    `waits_for`: the ids whose end fixed its start; `owner_busy`: the owner's time fixed it.
    `slack_weeks`: how late it may finish before the whole plan gets longer (prerequisites only).
    """

    action: Action
    needs: tuple[str, ...]
    reasons: tuple[Reason, ...]
    rank: int
    start: date
    finish: date
    start_week: int
    finish_week: int
    slack_weeks: int
    waits_for: tuple[str, ...]
    owner_busy: bool
    after_enquiry: bool
    progress: Progress | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Enquiry:
    """What is not known, or only claimed: a question to a role, with a date."""

    item: Capability | Fact
    respondent: str
    by: date
    claim: bool
    for_gates: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SafeStepDue:
    flag: RedFlag
    text: str
    by: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """A milestone: the date in the schedule, and the dates met in 50 % and 80 % of draws.

    `by` names the action that decides it. `already`: nothing in the plan stands before it.
    """

    milestone: Milestone
    by: str
    scheduled: date | None
    half: date | None
    likely: date | None
    already: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    pack: Pack
    assessment: Assessment
    card: Scorecard
    variant: Variant
    start: date
    finish: date
    weeks: int
    lower_bound_weeks: int
    make_safe: tuple[SafeStepDue, ...]
    actions: tuple[Planned, ...]
    enquiries: tuple[Enquiry, ...]
    milestones: tuple[Reached, ...]
    selection: Selection

    @property
    def person_days(self) -> float:
        return sum(p.action.person_days for p in self.actions)

    def planned(self, action: str) -> Planned | None:
        """Return the planned action of this id, if the plan holds it."""
        return next((p for p in self.actions if p.action.id == action), None)


def build_plan(
    pack: Pack,
    assessment: Assessment,
    start: date,
    *,
    card: Scorecard | None = None,
    variant: Variant = "default",
    tries: int = 12,
    seed: int = 0,
    draws: int = 400,
) -> Plan:
    """Return the plan from `start`. The same arguments give the same plan, on every machine.

    tries: see `schedule`; draws: see `finish_draws`.
    """
    card = card or score(pack, assessment, start)
    selection = select(Reading(pack, assessment, start), card, variant=variant)
    actions = [pack.action_by_id[i] for i in selection.chosen]
    asked_first = frozenset(i for i, why in selection.chosen.items() if _hangs_on_enquiry(why))
    capacity = {o.id: round(TENTHS * _days(assessment, o.id, o.days_per_week)) for o in pack.owners}
    weeks = {a.id: duration(a, capacity[a.owner]) for a in actions}
    timed = schedule(_activities(actions, selection, asked_first, weeks, capacity), capacity, tries=tries, seed=seed)
    planned = _planned(actions, selection, asked_first, weeks, timed, assessment, start)
    return Plan(
        pack=pack,
        assessment=assessment,
        card=card,
        variant=variant,
        start=start,
        finish=start + timedelta(weeks=timed.makespan),
        weeks=timed.makespan,
        lower_bound_weeks=timed.lower_bound,
        make_safe=_make_safe(card),
        actions=planned,
        enquiries=_enquiries(pack, card, start),
        milestones=_milestones(pack, planned, weeks, start, draws, seed),
        selection=selection,
    )


def duration(action: Action, capacity: int) -> int:
    """Return weeks: the likely figure, longer where the owner's tenths of days a week demand it."""
    least = math.ceil(action.person_days * TENTHS / capacity) if capacity else action.weeks[1]
    return max(action.weeks[1], least)


def _days(assessment: Assessment, owner: str, default: float) -> float:
    local = assessment.capacities.get(owner)
    return local.value if local else default


def _hangs_on_enquiry(reasons: Sequence[Reason]) -> bool:
    own = [r for r in reasons if r.kind != "prerequisite"]
    return bool(own) and all(r.kind == "unknown" for r in own)


def _activities(
    actions: Sequence[Action],
    selection: Selection,
    asked_first: frozenset[str],
    weeks: Mapping[str, int],
    capacity: Mapping[str, int],
) -> list[Activity]:
    made = [Activity(_ENQUIRY, ENQUIRY_WEEKS)] if asked_first else []
    safe = _make_safe_first(actions, selection)
    for a in actions:
        needs = frozenset(selection.needs[a.id]) | ({_ENQUIRY} if a.id in asked_first else set())
        needs |= safe[a.owner] if a.id not in safe[""] else set()
        rate = math.ceil(a.person_days * TENTHS / weeks[a.id]) if weeks[a.id] else 0
        made.append(Activity(a.id, weeks[a.id], needs, {a.owner: min(rate, capacity[a.owner])}))
    return made


def _make_safe_first(actions: Sequence[Action], selection: Selection) -> Mapping[str, set[str]]:
    """Return by owner its make-safe actions, which its other work waits for; under "" those
    that never wait: the make-safe actions and all that they need."""
    here = {a.id: a for a in actions}
    found: dict[str, set[str]] = {a.owner: set() for a in actions}
    found[""] = set()
    waiting = [a.id for a in actions if a.flag]
    for i in waiting:
        found[here[i].owner].add(i)
    while waiting:
        i = waiting.pop()
        if i not in found[""]:
            found[""].add(i)
            waiting.extend(selection.needs[i])
    return found


def _planned(
    actions: Sequence[Action],
    selection: Selection,
    asked_first: frozenset[str],
    weeks: Mapping[str, int],
    timed: Schedule,
    assessment: Assessment,
    start: date,
) -> tuple[Planned, ...]:
    here = {a.id: a for a in actions}
    end = {i: timed.start[i] + weeks[i] for i in here}
    slack = _slack(selection.needs, end, weeks, timed.makespan)
    ordered = sorted(actions, key=lambda a: (not a.flag, timed.start[a.id], end[a.id], a.id))
    made = []
    for rank, a in enumerate(ordered, start=1):
        begin = timed.start[a.id]
        needs = selection.needs[a.id]
        made.append(Planned(
            action=a,
            needs=needs,
            reasons=selection.chosen[a.id],
            rank=rank,
            start=start + timedelta(weeks=begin),
            finish=start + timedelta(weeks=end[a.id], days=-1 if weeks[a.id] else 0),
            start_week=begin,
            finish_week=end[a.id],
            slack_weeks=slack[a.id],
            waits_for=tuple(n for n in needs if end[n] == begin),
            owner_busy=begin > max([end[n] for n in needs] + [ENQUIRY_WEEKS if a.id in asked_first else 0]),
            after_enquiry=a.id in asked_first,
            progress=assessment.progress.get(a.id),
        ))  # fmt: skip
    return tuple(made)


def _slack(
    needs: Mapping[str, Sequence[str]], end: Mapping[str, int], weeks: Mapping[str, int], makespan: int
) -> Mapping[str, int]:
    latest = dict.fromkeys(needs, makespan)
    for i in sorted(needs, key=lambda i: -end[i]):
        for need in needs[i]:
            latest[need] = min(latest[need], latest[i] - weeks[i])
    return {i: latest[i] - end[i] for i in needs}


def _make_safe(card: Scorecard) -> tuple[SafeStepDue, ...]:
    """Return what must stop, with dates that count from the day of the answers, not of the plan."""
    return tuple(
        SafeStepDue(flag=f, text=s.text, by=card.today + timedelta(days=s.within_days))
        for f in card.findings.flags
        for s in f.steps
    )


def _enquiries(pack: Pack, card: Scorecard, start: date) -> tuple[Enquiry, ...]:
    by = start + timedelta(weeks=ENQUIRY_WEEKS)
    asked: dict[str, list[str]] = {}
    for stand in card.gates:
        for compare in (*stand.to_ask, *stand.to_show):
            asked.setdefault(compare.ref.id.rpartition(".")[0] if compare.ref.kind == "check" else compare.ref.id,
                             []).append(stand.gate.id)
    made = []
    for s in card.stands.values():
        if s.target is None or s.standing == "not_applicable" or not (s.level is None or s.claimed_only):
            continue
        made.append(_enquiry(s.capability, by, asked, claim=s.claimed_only))
    for f in pack.facts:
        answer = card.assessment.answers.get(f.id)
        if f.id in asked or (answer is not None and answer.state == "unknown"):
            claim = answer is not None and answer.is_known
            made.append(_enquiry(f, by, asked, claim=claim))
    return tuple(sorted(made, key=lambda e: (not e.for_gates, e.claim)))


def _enquiry(item: Capability | Fact, by: date, asked: Mapping[str, Sequence[str]], *, claim: bool) -> Enquiry:
    gates = tuple(dict.fromkeys(asked.get(item.id, ())))
    best = (item.respondents or ("head_of_unit",))[0]
    return Enquiry(item=item, respondent=best, by=by, claim=claim, for_gates=gates)


def _milestones(
    pack: Pack, planned: Sequence[Planned], weeks: Mapping[str, int], start: date, draws: int, seed: int
) -> tuple[Reached, ...]:
    by_time = sorted(planned, key=lambda p: (p.start_week, p.finish_week, p.action.id))
    spans = {p.action.id: _span(p.action, weeks[p.action.id]) for p in by_time}
    finishes = finish_draws(spans, _links(by_time), draws=draws, seed=seed) if by_time else {}
    here = {p.action.id: p for p in planned}
    return tuple(_reached(m, here, finishes, weeks, start) for m in pack.milestones)


def _span(action: Action, weeks: int) -> Span:
    stretched = weeks / action.weeks[1] if action.weeks[1] else 1
    return Span(action.weeks[0] * stretched, weeks, action.weeks[2] * stretched)


def _links(by_time: Sequence[Planned]) -> Mapping[str, Sequence[str]]:
    """Return what each action waits for: its needs, and the owner's earlier work where that fixed it."""
    links = {}
    for p in by_time:
        needs = list(p.needs)
        if p.owner_busy:
            needs += [q.action.id for q in by_time if q.finish_week == p.start_week and q.action.owner == p.action.owner
                      and q.start_week < p.start_week]
        links[p.action.id] = needs
    return links


def _reached(
    milestone: Milestone,
    here: Mapping[str, Planned],
    finishes: Mapping[str, Sequence[float]],
    weeks: Mapping[str, int],
    start: date,
) -> Reached:
    held = [here[a] for a in milestone.actions if a in here]
    if not held:
        return Reached(milestone=milestone, by="", scheduled=None, half=None, likely=None, already=True)
    at_start = milestone.edge == "start"
    choose = min if milestone.pick == "first" else max
    decides = choose(held, key=lambda p: (p.start_week if at_start else p.finish_week, p.action.id))
    back = weeks[decides.action.id] if at_start else 0

    def on(share: float) -> date:
        return start + timedelta(weeks=max(0, math.ceil(quantile(finishes[decides.action.id], share) - back)))

    return Reached(
        milestone=milestone,
        by=decides.action.id,
        scheduled=decides.start if at_start else decides.finish,
        half=on(0.5),
        likely=on(0.8),
        already=False,
    )
