"""The plan: selected actions with dates, enquiries, milestones, and what each waits for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from vidkit.assessment.model import Assessment, Progress
from vidkit.assessment.reading import Reading
from vidkit.content.model import Action, Capability, Fact, Gate, Milestone, Pack, RedFlag, SafeStep
from vidkit.planning.binding import bindings
from vidkit.planning.conditions import Conditions, conditions_of
from vidkit.planning.make_safe import last_days
from vidkit.planning.money import Costs
from vidkit.planning.network import Network
from vidkit.planning.reports import Report
from vidkit.planning.schedule import schedule
from vidkit.planning.select import Reason, Selection, Variant, select
from vidkit.planning.timing import ENQUIRY_WEEKS, Method, Task, Timing, timing
from vidkit.planning.uncertainty import Draws, quantile, weeks_up
from vidkit.scoring.scorecard import Scorecard, score
from vidkit.scoring.words import question_id

URGENT_DAYS = 3  # what may have to stop at once is asked before anything else; our practice
TRIES = 12
"""Of the search for a plan: a second's work where the owners' time is short, none where the bound is met."""
Standing = Literal["planned", "in_place", "stopped", "outside"]
LateCause = Literal["", "length", "under_way", "closed", "owner", "start", "plan"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """An action with its dates. `rank` counts from 1 in order of start.

    Weeks count from the start of the plan; a make-safe action that cannot wait for it has weeks below 0,
    and they count from the day of the answers: its dates say when it is.
    `needs`: what is done before, of the actions in this plan.
    `waits_for`: the ids whose end fixed its start; `owner_busy`: the owner's time fixed it.
    `money`, `fixed`, `course`: the budget year, a fixed date, a seat for the last of its people fixed it;
    `after_safe`: what its owner makes safe before all other work.
    `slack_weeks`: how late it may finish before the whole plan gets longer (prerequisites only), or before
    its own last day, `due`, where a red flag sets one. `late`: why it ends after that day: its own
    length, days on which its owner is closed, what the owner makes safe besides, a start that cannot be
    earlier, or the rest of the plan.
    `paused_weeks`: of a closure in between; `cost`: its planning figure, in the plan's currency.
    `unconfirmed`: that it is started or done was reported, and cannot be: it is planned as if nothing were.
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
    money: bool = False
    fixed: bool = False
    course: bool = False
    paused_weeks: int = 0
    cost: int = 0
    unconfirmed: Report | None = None
    due: date | None = None
    late: LateCause = ""
    after_safe: tuple[str, ...] = ()


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
    """A step of a red flag with its last day. `planned`: when the actions that fulfil it end, where it has such.

    `own`: it is the last step of the flag's own action; `late`: why that action ends after that day.
    """

    flag: RedFlag
    text: str
    by: date
    planned: date | None = None
    stopped_by: tuple[str, ...] = ()
    own: bool = False
    late: LateCause = ""

    @property
    def is_late(self) -> bool:
        after = self.planned is not None and self.planned > self.by
        return bool(self.stopped_by or self.late) or (after and not self.own)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reached:
    """A milestone: the date in the schedule, and the dates met in 50 % and 80 % of draws.

    `by` names the action that decides it. Without dates it is `in_place`; or `outside` this plan; or
    `stopped` by the dropped actions in `stopped_by`. `reported`: those of its actions that are reported
    started or done and cannot be yet. `shut`: the hard gates that forbid what is in place, and are not open.
    """

    milestone: Milestone
    by: str
    scheduled: date | None
    half: date | None
    likely: date | None
    standing: Standing = "planned"
    stopped_by: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    shut: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """What is done when. `start`: the first day of the plan; `finish`: the last day of its last week with work."""

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
    conditions: Conditions
    timing: Timing

    @property
    def first_day(self) -> date:
        """The first day of any work: before the start of the plan where something must be made safe."""
        return min([self.start, *(p.start for p in self.actions if p.action.id not in self.timing.under_way)])

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
    tries: int = TRIES,
    seed: int = 0,
    draws: int = 400,
    conditions: Conditions | None = None,
    method: Method = schedule,
) -> Plan:
    """Return the plan from `start`. The same arguments give the same plan, on every machine.

    Where money or a horizon binds and not everything fits, it holds what gives most: see `choose`.
    tries: see `schedule`; draws: see `draw`. conditions: those of the assessment if not given.
    method: `schedule`, or `optimise` which proves. Raises: see `timing`.
    """
    card = card or score(pack, assessment, start)
    bound_by = conditions or conditions_of(assessment, pack, start)
    known = None
    if bound_by.is_limited:
        from vidkit.planning.choose import choose

        choice = choose(pack, assessment, start, card, bound_by, variant=variant)
        bound_by, known = choice.conditions, choice.costs
    return timed_plan(
        pack, assessment, start, card, bound_by, variant=variant, tries=tries, seed=seed, draws=draws, method=method,
        costs=known,
    )  # fmt: skip


def task_of(
    pack: Pack, assessment: Assessment, start: date, card: Scorecard, conditions: Conditions, variant: Variant
) -> Task:
    """Return what a plan has to time under these conditions."""
    selection = select(Reading(pack, assessment, start), card, variant=variant, without=conditions.without)
    actions = [pack.action_by_id[i] for i in selection.chosen]
    return Task(
        pack=pack,
        assessment=assessment,
        selection=selection,
        actions=actions,
        asked_first=frozenset(i for i, why in selection.chosen.items() if _hangs_on_enquiry(why)),
        safe=_make_safe_first(actions, selection),
        today=card.today,
        start=start,
        conditions=conditions,
        due=last_days(card.findings.flags, card.today),
    )


def timed_plan(
    pack: Pack,
    assessment: Assessment,
    start: date,
    card: Scorecard,
    conditions: Conditions,
    *,
    variant: Variant = "default",
    tries: int = TRIES,
    seed: int = 0,
    draws: int = 400,
    method: Method = schedule,
    costs: Costs | None = None,
) -> Plan:
    """Return the plan with every action that is not left out by the conditions. Raises: see `timing`.

    costs: those of the plan from which actions are left out; counted anew if not given.
    """

    def made(bound_by: Conditions, by: Method = method) -> Plan:
        task = replace(task_of(pack, assessment, start, card, bound_by, variant), costs=costs)
        return _plan(task, card, variant, timing(task, tries=tries, seed=seed, method=by), draws, seed)

    if not conditions.courses:
        return made(conditions)
    from vidkit.planning.seats import with_seats

    draft = with_seats(lambda bound_by: made(bound_by, schedule), conditions)
    return draft if method is schedule else with_seats(made, conditions, draft)


def _plan(task: Task, card: Scorecard, variant: Variant, times: Timing, draws: int, seed: int) -> Plan:
    pack, start, selection = task.pack, task.start, task.selection
    planned = _planned(task, times)
    return Plan(
        pack=pack,
        assessment=task.assessment,
        card=card,
        variant=variant,
        start=start,
        finish=max(start, times.first_day(times.timed.makespan) - timedelta(days=1)),
        weeks=times.timed.makespan - times.lead,
        lower_bound_weeks=max(0, times.timed.lower_bound - times.lead),
        make_safe=_make_safe(card, selection, planned),
        actions=planned,
        enquiries=_enquiries(pack, card, start),
        milestones=_milestones(task, card, planned, times, draws, seed),
        selection=selection,
        conditions=task.conditions,
        timing=times,
    )


def _hangs_on_enquiry(reasons: Sequence[Reason]) -> bool:
    own = [r for r in reasons if r.kind != "prerequisite"]
    return bool(own) and all(r.kind == "unknown" for r in own)


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


def _planned(task: Task, times: Timing) -> tuple[Planned, ...]:
    selection, lead = task.selection, times.lead
    begins = {a.id: times.timed.start[a.id] - lead for a in task.actions}
    ends = {a.id: times.timed.end[a.id] - lead for a in task.actions}
    slack = _slack(task, times)
    binding = bindings(times)
    ordered = sorted(task.actions, key=lambda a: (not a.flag, begins[a.id], ends[a.id], a.id))
    return tuple(
        Planned(
            action=a,
            needs=selection.needs[a.id],
            reasons=selection.chosen[a.id],
            rank=rank,
            start=times.start_of(a.id),
            finish=times.end_of(a.id),
            start_week=begins[a.id],
            finish_week=ends[a.id],
            slack_weeks=slack[a.id],
            waits_for=tuple(n for n in selection.needs[a.id] if n in binding[a.id].needs),
            owner_busy=binding[a.id].owner,
            after_enquiry=a.id in task.asked_first,
            progress=task.assessment.progress.get(a.id),
            money=binding[a.id].money,
            fixed=binding[a.id].fixed,
            course=binding[a.id].course,
            paused_weeks=ends[a.id] - begins[a.id] - times.weeks[a.id],
            cost=times.costs.of(a.id),
            unconfirmed=selection.unconfirmed.get(a.id),
            due=task.due.get(a.id),
            late=_late(a, task, times),
            after_safe=_after_safe(a, task, binding[a.id].needs),
        )
        for rank, a in enumerate(ordered, start=1)
    )


def _slack(task: Task, times: Timing) -> Mapping[str, int]:
    """Return by action the weeks to the latest end that makes neither the plan longer nor itself late."""
    needs, begins, ends = task.selection.needs, times.timed.start, times.timed.end
    waits = task.conditions.waits
    due = {i: times.periods_until(i, day) for i, day in task.due.items() if i in ends}
    latest = dict.fromkeys(needs, times.timed.makespan) | {i: d for i, d in due.items() if i in times.safe}
    for i in sorted(needs, key=lambda i: -ends[i]):
        for need in needs[i]:
            latest[need] = min(latest[need], latest[i] - (ends[i] - begins[i]) - waits.get((need, i), 0))
    return {i: max(0, min(latest[i], due.get(i, latest[i])) - ends[i]) for i in needs}


def _after_safe(action: Action, task: Task, fixed_by: Sequence[str]) -> tuple[str, ...]:
    """Return what the owner makes safe and whose end fixed the start, besides what the action itself needs."""
    needs = task.selection.needs[action.id]
    return tuple(i for i in fixed_by if i in task.safe[action.owner] and i not in needs)


def _late(action: Action, task: Task, times: Timing) -> LateCause:
    """Return why the action ends after its last day, or nothing where it does not.

    What makes safe in one week is in time where its last day lies in that week: a plan of weeks shows no days.
    """
    due = task.due.get(action.id)
    if due is None or times.end_of(action.id) <= due:
        return ""
    if action.id not in times.safe:
        return "plan"
    at = times.safe[action.id]
    if at.end - at.start == 1 and times.safe_calendar.day(at.start) <= due:
        return ""
    if action.id in times.under_way:
        return "under_way"
    if at.alone > 1 and task.today + timedelta(weeks=at.alone, days=-1) > due:
        return "length"
    waits = times.start_of(action.id) > task.today
    return "start" if waits else "closed" if at.paused else "owner"


def _make_safe(card: Scorecard, selection: Selection, planned: Sequence[Planned]) -> tuple[SafeStepDue, ...]:
    """Return what must stop, with dates that count from the day of the answers, not of the plan."""
    here = {p.action.id: p for p in planned}
    return tuple(_step(card.today, f, s, here, selection) for f in card.findings.flags for s in f.steps)


def _step(
    today: date, flag: RedFlag, step: SafeStep, here: Mapping[str, Planned], selection: Selection
) -> SafeStepDue:
    """Return a step. The flag's own action is measured by the last of the steps that name no other."""
    own = sorted((s for s in flag.steps if not s.actions), key=lambda s: s.within_days)
    by = step.actions or ((flag.action,) if step is own[-1] else ())
    held = [here[a] for a in by if a in here]
    return SafeStepDue(
        flag=flag,
        text=step.text,
        by=today + timedelta(days=step.within_days),
        planned=max((p.finish for p in held), default=None),
        stopped_by=_stops(selection, step.actions or (flag.action,)),
        own=not step.actions,
        late=held[0].late if held and not step.actions else "",
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
    reading = Reading(pack, card.assessment, card.today)
    for s in card.stands.values():
        wanted = s.target is not None and s.standing != "not_applicable" and (s.level is None or s.claimed_only)
        if wanted or s.capability.id in flags:
            made.append(enquiry(s.capability, claim=s.claimed_only))
    for f in pack.facts:
        answer = card.assessment.answers.get(f.id)
        unknown = answer is not None and answer.state == "unknown" and not reading.is_aside(f.id)
        if f.id in gates or f.id in flags or unknown:
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
    task: Task, card: Scorecard, planned: Sequence[Planned], times: Timing, draws: int, seed: int
) -> tuple[Reached, ...]:
    network = Network.of({p.action.id: p.action for p in planned}, times)
    found = network.drawn(draws=draws, seed=seed)
    here = {p.action.id: p for p in planned}
    shut = [s.gate for s in card.gates if s.gate.strength == "hard" and s.state in ("closed", "undecided")]
    return tuple(_reached(m, task.selection, here, found, times, shut) for m in task.pack.milestones)


def _reached(
    milestone: Milestone,
    selection: Selection,
    here: Mapping[str, Planned],
    found: Draws,
    times: Timing,
    shut: Sequence[Gate],
) -> Reached:
    held = [here[a] for a in milestone.actions if a in here]
    stops = _stops(selection, milestone.actions)
    reported = tuple(a for a in milestone.actions if a in selection.unconfirmed)
    if not held or (stops and milestone.pick == "last"):
        there = {a for a in milestone.actions if a in selection.in_place}
        standing: Standing = "stopped" if stops else "in_place" if there else "outside"
        return Reached(milestone=milestone, by="", scheduled=None, half=None, likely=None, standing=standing,
                       stopped_by=stops, reported=reported,
                       shut=tuple(g.id for g in shut if there.intersection(g.blocks)))  # fmt: skip
    at_start = milestone.edge == "start"
    decides = deciding(milestone, held)
    events = found.starts if at_start else found.finishes
    drawn = sorted(events[decides.action.id])

    def on(share: float) -> date:
        return times.calendar.day(max(0, weeks_up(quantile(drawn, share))))

    return Reached(
        milestone=milestone,
        by=decides.action.id,
        scheduled=decides.start if at_start else decides.finish,
        half=on(0.5),
        likely=on(0.8),
        reported=reported,
    )


def deciding(milestone: Milestone, held: Sequence[Planned]) -> Planned:
    """Return the action of the plan that decides a milestone."""
    choose = min if milestone.pick == "first" else max
    at_start = milestone.edge == "start"
    return choose(held, key=lambda p: (p.start_week if at_start else p.finish_week, p.action.id))
