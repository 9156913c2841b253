"""What `plan` answers, as plain values for `--json` and files."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from vidkit.planning.choose import Choice
from vidkit.planning.plan import Plan, Planned
from vidkit.planning.reach import Reach, Way
from vidkit.planning.sides import Pair, Sides


def plan_values(made: Plan) -> dict[str, Any]:
    """Return the plan as plain values for `--json`."""
    return {
        "country": made.assessment.country,
        "country_name": made.assessment.country_name,
        "fictional": made.assessment.fictional,
        "profile": made.assessment.profile,
        "pack": f"{made.pack.id} {made.pack.version}",
        "variant": made.variant,
        "start": made.start.isoformat(),
        "first_day": made.first_day.isoformat(),
        "finish": made.finish.isoformat(),
        "weeks": made.weeks,
        "lower_bound_weeks": made.lower_bound_weeks,
        "person_days": made.person_days,
        "make_safe": [
            {"flag": s.flag.id, "text": s.text, "by": s.by.isoformat(), "late": s.is_late,
             "planned": s.planned.isoformat() if s.planned else None}
            for s in made.make_safe
        ],
        "enquiries": [
            {"id": e.item.id, "respondent": e.respondent, "by": e.by.isoformat(), "claim": e.claim,
             "flags": e.for_flags, "gates": e.for_gates}
            for e in made.enquiries
        ],
        "lowered": [
            {"id": s.capability.id, "answered": s.level, "used": s.planning, "because": s.lowered_by}
            for s in made.card.stands.values() if s.lowered_by
        ],
        "actions": [_action_values(p) for p in made.actions],
        "milestones": milestone_values(made),
        "in_place": dict(made.selection.in_place),
        "left_out": dict(made.selection.left_out),
        "dropped": dict(made.selection.dropped),
        "blocked": dict(made.selection.blocked),
        "seats": [
            {"action": s.action, "course": s.course, "until": s.until.isoformat(), "without_seat": s.left,
             "full": [d.isoformat() for d in s.full]}
            for s in made.conditions.seated
        ],
        "reported_not_confirmed": {
            i: {"state": r.state, "open_needs": r.needs, "shut_gates": r.gates}
            for i, r in made.selection.unconfirmed.items()
        },
    }  # fmt: skip


def _action_values(p: Planned) -> dict[str, Any]:
    return {
        "rank": p.rank, "id": p.action.id, "title": p.action.title, "done_when": p.action.done_when,
        "owner": p.action.owner, "phase": p.action.phase, "start": p.start.isoformat(), "finish": p.finish.isoformat(),
        "person_days": p.action.person_days, "slack_weeks": p.slack_weeks, "needs": p.needs, "cost": p.cost,
        "due": p.due.isoformat() if p.due else None, "late": p.late,
        "waits_for_money": p.money, "fixed_date": p.fixed, "course_date": p.course, "paused_weeks": p.paused_weeks,
        "waits_for": p.waits_for, "owner_busy": p.owner_busy, "after_enquiry": p.after_enquiry,
        "reasons": [{"kind": r.kind, "of": r.of} for r in p.reasons],
        "progress": p.progress.state if p.progress else "planned", "confirmed": p.unconfirmed is None,
        "open_needs": p.unconfirmed.needs if p.unconfirmed else (),
        "shut_gates": p.unconfirmed.gates if p.unconfirmed else (),
    }  # fmt: skip


def milestone_values(made: Plan) -> list[dict[str, Any]]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return [
        {"id": r.milestone.id, "name": r.milestone.name, "by": r.by, "scheduled": iso(r.scheduled), "half": iso(r.half),
         "likely": iso(r.likely), "standing": r.standing, "stopped_by": r.stopped_by,
         "reported_not_confirmed": r.reported}
        for r in made.milestones
    ]  # fmt: skip


def choice_values(choice: Choice) -> dict[str, Any]:
    """Return a choice as plain values for `--json`."""
    return {
        "everything_fits": choice.everything_fits,
        "gates": choice.gates,
        "gates_of_all": choice.gates_of_all,
        "gain": choice.gain,
        "gain_at_most": choice.gain_at_most,
        "gain_of_all": choice.gain_of_all,
        "cost": choice.cost,
        "cost_of_all": choice.cost_of_all,
        "currency": choice.costs.currency,
        "without": sorted(choice.conditions.without),
        "left_out": [
            {"kind": x.bundle.kind, "of": x.bundle.of, "level": x.bundle.level, "gain": x.bundle.gain,
             "actions": x.more_actions, "person_days": x.more_days / 10, "cost": x.more_cost,
             "finish_without_limits": x.finish.isoformat(), "fits_alone": not x.alone}
            for x in choice.left_out
        ],
    }  # fmt: skip


def reach_values(found: Reach) -> dict[str, Any]:
    """Return the answer to `--reach` as plain values."""
    return {
        "goal": found.goal,
        "by": found.by.isoformat(),
        "feasible": found.is_feasible,
        "proved_impossible": found.is_impossible,
        "already": found.already,
        "reached": found.reached.isoformat(),
        "never_before": found.never_before.isoformat(),
        "chance": found.chance,
        "actions": found.actions,
        "without_seat": [{"action": s.action, "course": s.course, "people": s.left} for s in found.unseated],
        "limits": [{"kind": x.kind, "of": x.of, "weeks": x.weeks} for x in found.limits],
        "ways": [_way_values(w) for w in found.ways],
        "chain": [
            {"action": s.action, "start": s.start.isoformat(), "finish": s.finish.isoformat(), "waits_for": s.waits}
            for s in found.chain
        ],
    }


def _way_values(way: Way) -> dict[str, Any]:
    return {
        "kind": way.kind, "of": way.of, "reached": way.reached.isoformat(), "days_a_week_more": way.tenths / 10,
        "amount": way.amount, "weeks": {i: list(w) for i, w in (way.weeks or {}).items()},
        "parts": [_way_values(p) for p in way.parts],
    }  # fmt: skip


def sides_values(s: Sides) -> dict[str, Any]:
    """Return two plans side by side as plain values."""

    def pairs(found: Sequence[Pair]) -> list[dict[str, Any]]:
        return [{"id": p.id, "name": p.name, "now": p.one, "then": p.other, "weeks": p.weeks} for p in found]

    return {
        "whole": pairs(s.whole), "scheduled": pairs(s.scheduled), "likely": pairs(s.dates), "actions": pairs(s.actions),
        "posts": pairs(s.posts), "money": pairs(s.money), "gates": pairs(s.gates), "currency": s.currency,
    }  # fmt: skip
