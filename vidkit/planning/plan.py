"""The plan: selected actions with dates, enquiries, milestones, and what each waits for."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from vidkit.assessment.model import Assessment, Progress
from vidkit.assessment.reading import Reading
from vidkit.content.model import Action, Capability, Fact, Milestone, Pack, RedFlag
from vidkit.planning.schedule import Activity, Schedule, schedule
from vidkit.planning.select import Reason, Selection, Variant, select
from vidkit.planning.uncertainty import Span, finish_draws, quantile
from vidkit.scoring.scorecard import Scorecard, score
from vidkit.scoring.words import question_id

ENQUIRY_WEEKS = 2
URGENT_DAYS = 3  # what may have to stop at once is asked before anything else; our practice
_ENQUIRY, _LEAD = "enquiries", "lead"
Standing = Literal["planned", "in_place", "stopped", "outside"]
TENTHS = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """An action with its dates. `rank` counts from 1 in order of start.

    Weeks count from the start of the plan; a make-safe action that cannot wait for it has weeks below 0.
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
    """What is not known, or only claimed: a question to a role, with a date.

    `for_flags`: the red flags, `for_gates`: the gates that hang on it.
    """

    item: Capability | Fact
    respondent: str
    by: date
    claim: bool
    for_flags: tuple[str, ...]
    for_gates: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SafeStepDue:
    """A step of a red flag with its last day. `planned`: when the actions that fulfil it end, where it has such."""

    flag: RedFlag
    text: str
    by: date
    planned: date | None = None
    stopped_by: tuple[str, ...] = ()

    @property
    def is_late(self) -> bool:
        return bool(self.stopped_by) or (self.planned is not None and self.planned > self.by)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """A milestone: the date in the schedule, and the dates met in 50 % and 80 % of draws.

    `by` names the action that decides it. Without dates it is `in_place`; or `outside` this plan; or
    `stopped` by the dropped actions in `stopped_by`.
    """

    milestone: Milestone
    by: str
    scheduled: date | None
    half: date | None
    likely: date | None
    standing: Standing = "planned"
    stopped_by: tuple[str, ...] = ()


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
    safe = _make_safe_first(actions, selection)
    lead = max(0, (start - card.today).days // 7) if safe[""] else 0
    activities = _activities(actions, selection, asked_first, safe, lead, weeks, capacity)
    timed = schedule(activities, capacity, tries=tries, seed=seed)
    planned = _planned(actions, selection, asked_first, safe[""], lead, weeks, timed, assessment, start)
    return Plan(
        pack=pack,
        assessment=assessment,
        card=card,
        variant=variant,
        start=start,
        finish=start + timedelta(weeks=timed.makespan - lead),
        weeks=timed.makespan - lead,
        lower_bound_weeks=max(0, timed.lower_bound - lead),
        make_safe=_make_safe(card, selection, planned),
        actions=planned,
        enquiries=_enquiries(pack, card, start),
        milestones=_milestones(pack, selection, planned, weeks, lead, start, draws, seed),
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
    safe: Mapping[str, set[str]],
    lead: int,
    weeks: Mapping[str, int],
    capacity: Mapping[str, int],
) -> list[Activity]:
    made = [Activity(_LEAD, lead)] if lead else []
    made += [Activity(_ENQUIRY, ENQUIRY_WEEKS, frozenset({_LEAD}) if lead else frozenset())] if asked_first else []
    for a in actions:
        needs = frozenset(selection.needs[a.id]) | ({_ENQUIRY} if a.id in asked_first else set())
        if a.id not in safe[""]:
            needs |= safe[a.owner] | ({_LEAD} if lead else set())
        rate = math.ceil(a.person_days * TENTHS / weeks[a.id]) if weeks[a.id] else 0
        made.append(Activity(a.id, weeks[a.id], needs, {a.owner: min(rate, capacity[a.owner])}))
    return made


def _make_safe_first(actions: Sequence[Action], selection: Selection) -> Mapping[str, set[str]]:
    """Return by owner its make-safe actions, which its other work waits for; under "" those that
    never wait, not even for the start of the plan: the make-safe actions and all that they need."""
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
    urgent: set[str],
    lead: int,
    weeks: Mapping[str, int],
    timed: Schedule,
    assessment: Assessment,
    start: date,
) -> tuple[Planned, ...]:
    begins = {a.id: timed.start[a.id] - lead for a in actions}
    end = {i: begins[i] + weeks[i] for i in begins}
    slack = _slack(selection.needs, end, weeks, timed.makespan - lead)
    ordered = sorted(actions, key=lambda a: (not a.flag, begins[a.id], end[a.id], a.id))
    made = []
    for rank, a in enumerate(ordered, start=1):
        begin = begins[a.id]
        needs = selection.needs[a.id]
        soonest = ENQUIRY_WEEKS if a.id in asked_first else -lead if a.id in urgent else 0
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
            owner_busy=begin > max([soonest, *(end[n] for n in needs)]),
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


def _make_safe(card: Scorecard, selection: Selection, planned: Sequence[Planned]) -> tuple[SafeStepDue, ...]:
    """Return what must stop, with dates that count from the day of the answers, not of the plan."""
    ends = {p.action.id: p.finish for p in planned}
    return tuple(
        SafeStepDue(
            flag=f,
            text=s.text,
            by=card.today + timedelta(days=s.within_days),
            planned=max((ends[a] for a in s.actions if a in ends), default=None),
            stopped_by=_stops(selection, s.actions or (f.action,)),
        )
        for f in card.findings.flags
        for s in f.steps
    )


def _stops(selection: Selection, actions: Sequence[str]) -> tuple[str, ...]:
    """Return the dropped actions that keep some of these from being done."""
    return tuple(dict.fromkeys(stop for a in actions for stop in selection.stopped_by(a)))


def _enquiries(pack: Pack, card: Scorecard, start: date) -> tuple[Enquiry, ...]:
    """Return the enquiries: those that decide a red flag within days of the answers, then those behind gates."""
    gates = _asked_for((s.gate.id, (question_id(c.ref) for c in (*s.to_ask, *s.to_show))) for s in card.gates)
    flags = _asked_for(card.findings.undecided.items())
    soon, later = card.today + timedelta(days=URGENT_DAYS), start + timedelta(weeks=ENQUIRY_WEEKS)

    def enquiry(item: Capability | Fact, *, claim: bool) -> Enquiry:
        return Enquiry(
            item=item,
            respondent=(item.respondents or ("head_of_unit",))[0],
            by=min(soon, later) if item.id in flags else later,
            claim=claim,
            for_flags=flags.get(item.id, ()),
            for_gates=gates.get(item.id, ()),
        )

    made = []
    for s in card.stands.values():
        wanted = s.target is not None and s.standing != "not_applicable" and (s.level is None or s.claimed_only)
        if wanted or s.capability.id in flags:
            made.append(enquiry(s.capability, claim=s.claimed_only))
    for f in pack.facts:
        answer = card.assessment.answers.get(f.id)
        if f.id in gates or f.id in flags or (answer is not None and answer.state == "unknown"):
            made.append(enquiry(f, claim=answer is not None and answer.is_known))
    return tuple(sorted(made, key=lambda e: (not e.for_flags, not e.for_gates, e.claim)))


def _asked_for(rules: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    """Return by question the rules that hang on it, each once."""
    found: dict[str, dict[str, None]] = {}
    for rule, questions in rules:
        for question in questions:
            found.setdefault(question, {})[rule] = None
    return {question: tuple(rules) for question, rules in found.items()}


def _milestones(
    pack: Pack,
    selection: Selection,
    planned: Sequence[Planned],
    weeks: Mapping[str, int],
    lead: int,
    start: date,
    draws: int,
    seed: int,
) -> tuple[Reached, ...]:
    by_time = sorted(planned, key=lambda p: (p.start_week, p.finish_week, p.action.id))
    spans = {_LEAD: Span(lead, lead, lead)} | {p.action.id: _span(p.action, weeks[p.action.id]) for p in by_time}
    links = {_LEAD: ()} | _links(by_time)
    finishes = finish_draws(spans, links, draws=draws, seed=seed)
    here = {p.action.id: p for p in planned}
    origin = start - timedelta(weeks=lead)
    return tuple(_reached(m, selection, here, finishes, weeks, origin) for m in pack.milestones)


def _span(action: Action, weeks: int) -> Span:
    stretched = weeks / action.weeks[1] if action.weeks[1] else 1
    return Span(action.weeks[0] * stretched, weeks, action.weeks[2] * stretched)


def _links(by_time: Sequence[Planned]) -> dict[str, Sequence[str]]:
    """Return what each action waits for: the start of the plan, its needs, and the owner's earlier
    work where that fixed it."""
    links: dict[str, Sequence[str]] = {}
    for p in by_time:
        needs = [*p.needs, *([_LEAD] if p.start_week >= 0 else [])]
        if p.owner_busy:
            needs += [q.action.id for q in by_time if q.finish_week == p.start_week and q.action.owner == p.action.owner
                      and q.start_week < p.start_week]
        links[p.action.id] = needs
    return links


def _reached(
    milestone: Milestone,
    selection: Selection,
    here: Mapping[str, Planned],
    finishes: Mapping[str, Sequence[float]],
    weeks: Mapping[str, int],
    origin: date,
) -> Reached:
    held = [here[a] for a in milestone.actions if a in here]
    stops = _stops(selection, milestone.actions)
    if not held or (stops and milestone.pick == "last"):
        there = any(a in selection.in_place for a in milestone.actions)
        standing: Standing = "stopped" if stops else "in_place" if there else "outside"
        return Reached(milestone=milestone, by="", scheduled=None, half=None, likely=None, standing=standing,
                       stopped_by=stops)  # fmt: skip
    at_start = milestone.edge == "start"
    choose = min if milestone.pick == "first" else max
    decides = choose(held, key=lambda p: (p.start_week if at_start else p.finish_week, p.action.id))
    back = weeks[decides.action.id] if at_start else 0

    def on(share: float) -> date:
        return origin + timedelta(weeks=max(0, math.ceil(quantile(finishes[decides.action.id], share) - back)))

    return Reached(
        milestone=milestone,
        by=decides.action.id,
        scheduled=decides.start if at_start else decides.finish,
        half=on(0.5),
        likely=on(0.8),
    )
