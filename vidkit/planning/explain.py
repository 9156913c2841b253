"""Why: for any id of the pack, what it is, and in one assessment why it is there and why then.

Nothing is computed here that score and plan do not know already; `describe` says what the pack says.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from vidkit.assessment.model import Answer
from vidkit.assessment.voices import named
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.content.condition import Compare, parse, refs
from vidkit.content.model import Action, Capability, Contradiction, Fact, Gate, Milestone, Mistake, Pack, RedFlag
from vidkit.planning.describe import Row, cited, condition_text, described_entry, find, ids_row, title_of
from vidkit.planning.due_words import due_text, late_words
from vidkit.planning.opening import opening, opening_text
from vidkit.planning.plan import Plan, Planned, Reached, SafeStepDue
from vidkit.planning.reports import unconfirmed_text
from vidkit.planning.select import Reason
from vidkit.planning.why_then import chain_rows, holds_up, why_then
from vidkit.scoring.gates import GateStand, gate_words
from vidkit.scoring.words import described, fact_value, question_id, used_words


@dataclass(frozen=True, kw_only=True, slots=True)
class Explanation:
    """`kind` is the word of the design: capability, action, gate. `general` speaks of the pack,
    `here` of one assessment (empty without one)."""

    id: str
    kind: str
    title: str
    general: tuple[Row, ...]
    here: tuple[Row, ...]
    sources: tuple[str, ...]


def explain(entry_id: str, pack: Pack, plan: Plan | None = None) -> Explanation:
    """Return why the entry is there. Raises: UnknownName with the nearest ids."""
    kind, entry = find(entry_id, pack)
    general = described_entry(kind, entry, pack)
    here = _HERE[kind](entry, plan) if plan is not None and kind in _HERE else []
    return Explanation(
        id=entry.id,
        kind=kind,
        title=title_of(entry),
        general=tuple(r for r in general if r.text),
        here=tuple(r for r in here if r.text),
        sources=tuple(cited(c, pack) for c in getattr(entry, "sources", ())),
    )


def _capability_here(c: Capability, plan: Plan) -> list[Row]:
    stand = plan.card.stands[c.id]
    target = "" if stand.target is None else _("level {n}", n=stand.target)
    mine = [p.action.id for p in plan.actions if c.id in p.action.raises]
    return [
        *_said(c.id, plan),
        Row(_("Target in this profile"), target or _("none: outside the profile")),
        Row(_("Used for planning"), used_words(stand), stand.lowered_by),
        Row(_("Still to be shown"), _("Claimed, not shown: counts as 2 when verified.")
            if stand.claimed_only and not stand.is_denied else ""),
        ids_row(_("Actions in this plan"), mine),
    ]


def _fact_here(f: Fact, plan: Plan) -> list[Row]:
    return _said(f.id, plan)


def _action_here(a: Action, plan: Plan) -> list[Row]:
    planned = plan.planned(a.id)
    return _planned(planned, plan) if planned else [*_not_planned(a, plan), *reported_rows(a.id, plan)]


def _planned(p: Planned, plan: Plan) -> list[Row]:
    behind = [_said_short(r.of, plan) for r in p.reasons if r.kind in ("gap", "unknown")]
    held = [s for s in plan.card.gates if p.action.id in s.gate.blocks and s.state != "open"]
    return [
        Row(_("In the plan"), _("rank {rank}, {start} to {finish}", rank=p.rank, start=p.start, finish=p.finish)),
        *(Row(_("Why it is there"), reason_text(r, plan), (r.of,)) for r in p.reasons),
        *(Row(_("Answer behind it"), text) for text in behind if text),
        *why_then(p, plan),
        *(Row(_("Behind a gate"), _("{gate} {title} ({state})", gate=s.gate.id, title=s.gate.title,
                                    state=gate_words(s.state)), (s.gate.id,)) for s in held),
        Row(_("Last day"), due_text(p)),
        Row(_("Slack"), _slack(p)),
        *holds_up(p, plan),
        Row(_("Progress"), recorded_text(p)),
        *reported_rows(p.action.id, plan),
    ]


def reason_text(reason: Reason, plan: Plan) -> str:
    """Return why an action is in the plan, as a sentence."""
    pack = plan.pack
    if reason.kind == "flag":
        return _("Red flag {id}: {what}", id=reason.of, what=pack.flag_by_id[reason.of].observed)
    if reason.kind == "prerequisite":
        return _("Must be done before: {title} ({id})", title=pack.action_by_id[reason.of].title, id=reason.of)
    if reason.kind == "variant":
        return _("Belongs to the fast track.")
    if reason.kind == "reopened":
        note = plan.assessment.progress[reason.of].note
        return _("It was done or dropped, and is open again: {note}", note=one_line(note) or _("no note"))
    stand = plan.card.stands[reason.of]
    if reason.kind == "unknown":
        return _("{name} ({id}) is not known; the target is {target}. Ask first.",
                 name=stand.capability.name, id=reason.of, target=stand.target)
    return _("{name} ({id}) stands at {level}; the target is {target}.",
             name=stand.capability.name, id=reason.of, level=stand.planning, target=stand.target)


def _not_planned(a: Action, plan: Plan) -> list[Row]:
    selection = plan.selection
    if a.id in selection.in_place:
        return [Row(_("Not in the plan"), in_place_text(selection.in_place[a.id], plan.pack)),
                *(Row(_("Answer behind it"), _said_short(c, plan)) for c in a.raises)]
    if a.id in selection.dropped:
        note = one_line(selection.dropped[a.id])
        return [Row(_("Not in the plan"), _("It was dropped: {note}", note=note)),
                ids_row(_("What cannot be done without it"),
                        [i for i, stops in selection.blocked.items() if a.id in stops])]
    if a.id in selection.blocked:
        return [Row(_("Not in the plan"), blocked_text(selection.blocked[a.id], plan.pack), selection.blocked[a.id])]
    if a.id in selection.left_out:
        return [Row(_("Not in the plan"), left_out_text(selection.left_out[a.id], plan.pack))]
    return [Row(_("Not in the plan"), _("No gap of this country and profile needs it."))]


def in_place_text(shown: str, pack: Pack) -> str:
    """Return in words what shows that an action need not be done."""
    if shown == "done":
        return _("It is marked as done.")
    first = shown.split(", ")[0]
    if first in pack.capability_by_id:
        return _("The country has it already: the levels that it raises are reached ({ids}).", ids=shown)
    return _("The country has it already: {condition}.", condition=condition_text(shown, pack))


def blocked_text(stops: Sequence[str], pack: Pack, *, ids: bool = True) -> str:
    """Return in words that an action cannot be done because of dropped ones. ids: name these too, to be typed."""
    titles = "; ".join(f"{pack.action_by_id[i].title} ({i})" if ids else pack.action_by_id[i].title for i in stops)
    return _("It cannot be done, because this was dropped: {titles}.", titles=titles)


def left_out_text(why: str, pack: Pack) -> str:
    """Return in words why an action is no part of a plan."""
    words = {
        "start": _("It is meant for another starting point."),
        "fast_track": _("It belongs to the fast track only (--variant fast)."),
        "dropped": _("What it was needed for cannot be done, because an action was dropped."),
        "flag": _("It is the make-safe step of a red flag that the answers do not show."),
    }
    if why in words:
        return words[why]
    if why in pack.action_by_id:
        return _("Others provide this by agreement: {title} ({id}).", title=pack.action_by_id[why].title, id=why)
    condition = condition_text(why, pack)
    return _("It is meant only where this holds, which the answers deny: {condition}.", condition=condition)


def _gate_here(g: Gate, plan: Plan) -> list[Row]:
    stand = next(s for s in plan.card.gates if s.gate.id == g.id)
    return [
        Row(_("State"), gate_words(stand.state)),
        *gate_rows(stand, plan.pack),
        *(Row(_("Answer behind it"), _said_short(i, plan))
          for i in dict.fromkeys(question_id(p.compare.ref) for p in stand.parts)),
        ids_row(_("Opened in this plan by"), [p.action.id for p in plan.actions if p.action.id in g.opened_by]),
        *_gate_chain(g, plan),
        *([Row(_("When"), opening_text(found, plan.pack))] if (found := opening(stand, plan)) else []),
    ]


def _gate_chain(g: Gate, plan: Plan) -> Iterable[Row]:
    """Yield the chain that decides the last action that opens the gate."""
    helping = [p for p in plan.actions if p.action.id in g.opened_by]
    if helping:
        last = max(helping, key=lambda p: (p.finish_week, p.action.id))
        yield from chain_rows(last.action.id, plan)


def gate_rows(stand: GateStand, pack: Pack) -> list[Row]:
    """Return what opens the gate, what is to be shown and what is to be asked."""
    groups = (
        (_("To open it"), stand.to_open), (_("Claimed, to be shown"), stand.to_show), (_("To be asked"), stand.to_ask)
    )  # fmt: skip
    either = {p.compare for p in stand.parts if p.either}

    def text(asked: Compare) -> str:
        said = described(asked, pack)
        return _("{what} [or another of these]", what=said) if asked in either else said

    return [Row(label, text(c), (question_id(c.ref),)) for label, found in groups for c in found]


def _flag_here(f: RedFlag, plan: Plan) -> list[Row]:
    found = any(f.id == x.id for x in plan.card.findings.flags)
    due = [s for s in plan.make_safe if s.flag.id == f.id]
    return [
        Row(_("Here"), _("The answers show it.") if found else _("The answers do not show it.")),
        *(Row(_("By {date}", date=s.by), step_text(s, plan.pack)) for s in due),
        *_behind(f.when, plan),
    ]


def step_text(step: SafeStepDue, pack: Pack) -> str:
    """Return a step of a red flag, and that the plan does not bring it in time where that is so."""
    late = late_text(step, pack)
    return f"{step.text}. {late}" if late else step.text


def late_text(step: SafeStepDue, pack: Pack, *, written: Callable[[date], str] = str) -> str:
    """Return in words that the plan does not bring a step of a red flag in time, or nothing."""
    if step.stopped_by:
        titles = "; ".join(pack.action_by_id[i].title for i in step.stopped_by)
        return _("Not met by this plan, because this was dropped: {titles}.", titles=titles)
    if step.planned and step.late:
        return late_words(step.late, step.by, step.planned, written=written)
    if step.planned and step.is_late:
        return _("This plan brings it only on {date}: bring those actions forward, or report why before the last day.",
                 date=written(step.planned))  # fmt: skip
    return ""


def _rule_here(rule: Contradiction | Mistake, plan: Plan) -> list[Row]:
    found = plan.card.findings
    here = {r.id for r in found.contradictions} | {r.id for r in found.mistakes}
    said = _("The answers show it.") if rule.id in here else _("The answers do not show it.")
    return [Row(_("Here"), said), *_behind(rule.when, plan)]


def _milestone_here(m: Milestone, plan: Plan) -> list[Row]:
    reached = next(r for r in plan.milestones if r.milestone.id == m.id)
    told = [row for action in reached.reported for row in reported_rows(action, plan)]
    if reached.standing != "planned":
        return [Row(_("Here"), standing_text(reached, plan.pack)), *told]
    return [
        *told,
        Row(_("In the schedule"), str(reached.scheduled)),
        Row(_("50 % date"), str(reached.half)),
        Row(_("80 % date"), str(reached.likely)),
        ids_row(_("Decided by"), [reached.by]),
        *chain_rows(reached.by, plan),
    ]


def standing_text(reached: Reached, pack: Pack) -> str:
    """Return in words why a milestone has no date in the plan."""
    if reached.standing == "stopped":
        titles = "; ".join(pack.action_by_id[i].title for i in reached.stopped_by)
        return _("Not reached in this plan, because this was dropped: {titles}.", titles=titles)
    if reached.standing == "in_place":
        if reached.shut:
            return n_("In place by the answers, but gate {gates} forbids it and is not open.",
                      "In place by the answers, but gates {gates} forbid it and are not open.", len(reached.shut),
                      gates=", ".join(reached.shut))  # fmt: skip
        return _("In place: nothing in this plan stands before it.")
    return _("Not part of this plan.")


_HERE: Mapping[str, Callable[[Any, Plan], list[Row]]] = {
    "capability": _capability_here, "fact": _fact_here, "action": _action_here, "gate": _gate_here,
    "red flag": _flag_here, "contradiction": _rule_here, "mistake": _rule_here, "milestone": _milestone_here,
}  # fmt: skip


def _behind(condition: str, plan: Plan) -> list[Row]:
    asked = dict.fromkeys(question_id(r) for r in refs(parse(condition)) if r.kind != "start")
    return [Row(_("Answer behind it"), _said_short(i, plan)) for i in asked]


def _said(question: str, plan: Plan) -> list[Row]:
    answer = plan.assessment.answers.get(question)
    if answer is None:
        return [Row(_("Answer"), _("not asked yet"))]
    return [
        Row(_("Answer"), answer_text(question, answer, plan.pack)),
        Row(_("Said by"), said_by(answer, plan)),
        Row(_("Written down by"), one_line(answer.assessor)),
        Row(_("On"), answer.time[:10]),
        Row(_("Evidence"), "; ".join(one_line(e.title) for e in answer.evidence) or _("none so far")),
        Row(_("By arrangement with"), one_line(answer.arrangement)),
        Row(_("Note"), one_line(answer.note)),
    ]


def _said_short(question: str, plan: Plan) -> str:
    answer = plan.assessment.answers.get(question)
    if answer is None:
        return _("{id}: not asked yet", id=question)
    text, who = answer_text(question, answer, plan.pack), said_by(answer, plan)
    shown = _("shown") if answer.is_shown else _("nothing shown")
    day = answer.time[:10] or _("no date")
    if not who and answer.assessor:
        return _("{id}: {answer} (written down by {who}, {date}, respondent not noted; {shown})", id=question,
                 answer=text, who=one_line(answer.assessor), date=day, shown=shown)  # fmt: skip
    return _("{id}: {answer} (said by {who}, {date}; {shown})", id=question, answer=text, who=who or _("nobody named"),
             date=day, shown=shown)


def answer_text(question: str, answer: Answer, pack: Pack) -> str:
    """Return an answer in words."""
    if answer.state == "unknown":
        return _("unknown")
    if answer.state == "not_applicable":
        return _("not applicable")
    fact = pack.fact_by_id.get(question)
    if fact is not None:
        return one_line(fact_value(fact, answer.value))
    capability = pack.capability_by_id.get(question)
    if capability and isinstance(answer.value, int) and 0 <= answer.value < len(capability.levels):
        text = capability.levels[answer.value]
        if answer.is_denied:
            return _("level {n}, of which its checks support only {most}: {text}", n=answer.value,
                     most=answer.counted, text=text)  # fmt: skip
        if answer.value >= 3 and not answer.is_shown:
            return _("level {n}, claimed: {text}", n=answer.value, text=text)
        return _("level {n}: {text}", n=answer.value, text=text)
    return one_line(str(answer.value))


def said_by(answer: Answer, plan: Plan) -> str:
    """Return who gave an answer: the function, with the name where one was given."""
    kind = plan.pack.respondent_by_id.get(answer.respondent)
    person = plan.assessment.respondents.get(answer.respondent)
    return named(kind.name if kind else answer.respondent, person)


def _slack(p: Planned) -> str:
    if p.late:
        return _("None: it is late already.")
    if p.due:
        if p.finish > p.due:
            return _("None: its last day lies in its only week.")
        if p.slack_weeks == 0:
            return _("Less than a week before its last day.")
        return n_("{n} week before its last day.", "{n} weeks before its last day.", p.slack_weeks)
    if p.slack_weeks == 0:
        return _("None: a week late here is a week late for the whole plan.")
    return n_("{n} week before the whole plan gets longer.", "{n} weeks before the whole plan gets longer.",
              p.slack_weeks)  # fmt: skip


def progress_text(p: Planned) -> str:
    """Return what was recorded of an action, and that it does not count where that is so; or nothing."""
    told = recorded_text(p)
    if p.unconfirmed is None:
        return told
    return _("{unconfirmed} Recorded: {told}.", unconfirmed=unconfirmed_text(p.unconfirmed), told=told)


def recorded_text(p: Planned) -> str:
    """Return what was recorded of an action, whether it counts or not; or nothing."""
    if p.progress is None or p.progress.state == "planned":
        return ""
    return ", ".join(filter(None, [state_word(p.progress.state), p.progress.date, one_line(p.progress.note)]))


def milestone_name(reached: Reached) -> str:
    """Return the name of a milestone, with a remark where it rests on a report that cannot be confirmed."""
    name = reached.milestone.name
    return _("{milestone} (reported, not confirmed)", milestone=name) if reached.reported else name


def reported_rows(action: str, plan: Plan) -> list[Row]:
    """Return what keeps a report about an action from being confirmed, and what that means; or nothing."""
    report = plan.selection.unconfirmed.get(action)
    if report is None:
        return []
    titles = plan.pack.action_by_id
    still = "; ".join(_("{title} ({id})", title=titles[i].title, id=i) for i in report.needs)
    shut = {g.id: g for g in plan.pack.gates}
    gates = "; ".join(_("{id} {title}", id=i, title=shut[i].title) for i in report.gates)
    return [
        Row(_("Report"), unconfirmed_text(report), (action,)),
        Row(_("Still open"), still, report.needs),
        Row(_("Gates not open"), gates, report.gates),
        Row(_("What that means"), meaning()),
    ]


def meaning() -> str:
    """Return what it means for a plan that a report cannot be confirmed."""
    return _(
        "No date rests on this report: the action, what waits for it, its milestones and its gates stay where they "
        "would be without it. The report counts as soon as what it needs is done and no gate forbids it."
    )


def state_word(state: str) -> str:
    """Return the state of an action in words."""
    return {"planned": _("planned"), "started": _("started"), "done": _("done"), "dropped": _("dropped"),
            "reopened": _("open again")}[state]  # fmt: skip
