"""A plan as the rows and names that every schedule file shares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.planning.due_words import early_text, past_text
from vidkit.planning.explain import state_word
from vidkit.planning.plan import Plan, Planned, Reached
from vidkit.planning.reports import unconfirmed_text


@dataclass(frozen=True, kw_only=True, slots=True)
class ScheduleRow:
    """An action in the words of its reader. `needs`: ids of this plan."""

    rank: int
    id: str
    title: str
    owner: str
    phase: str
    start: date
    finish: date
    weeks: int
    person_days: float
    cost: int
    slack_weeks: int
    state: str
    needs: tuple[str, ...]
    done_when: str


def rows(plan: Plan) -> tuple[ScheduleRow, ...]:
    """Return the actions in order of rank."""
    owners = {o.id: o.name for o in plan.pack.owners}
    phases = {p.id: p.name for p in plan.pack.phases}
    return tuple(
        ScheduleRow(
            rank=p.rank,
            id=p.action.id,
            title=one_line(p.action.title),
            owner=owners.get(p.action.owner, p.action.owner),
            phase=phases.get(p.action.phase, p.action.phase),
            start=p.start,
            finish=p.finish,
            weeks=p.finish_week - p.start_week,
            person_days=p.action.person_days,
            cost=p.cost,
            slack_weeks=p.slack_weeks,
            state=_state(p),
            needs=p.needs,
            done_when=one_line(p.action.done_when),
        )
        for p in plan.actions
    )


def _state(p: Planned) -> str:
    if p.unconfirmed:
        return unconfirmed_text(p.unconfirmed)
    return state_word(p.progress.state if p.progress else "planned")


def heads(currency: str) -> Mapping[str, str]:
    """Return the name of each column by the field it shows."""
    return {
        "rank": _("No."), "id": _("Id"), "title": _("Action"), "owner": _("Owner"), "phase": _("Phase"),
        "start": _("Start"), "finish": _("Finish"), "weeks": _("Weeks"), "person_days": _("Person-days"),
        "cost": _("Set-up cost, estimated, {currency}", currency=currency), "slack_weeks": _("Slack, weeks"),
        "state": _("State"), "needs": _("Needs first"), "done_when": _("Done when"),
    }  # fmt: skip


def reached(plan: Plan) -> Sequence[Reached]:
    """Return the milestones that the plan dates."""
    return [r for r in plan.milestones if r.scheduled]


def title(plan: Plan) -> str:
    """Return what the schedule is called."""
    named = ", ".join(filter(None, [one_line(plan.assessment.country_name), one_line(plan.assessment.unit)]))
    return _("Set-up schedule: {name}", name=named)


def face(plan: Plan) -> Sequence[str]:
    """Return the lines that say what this is, from when, and how sure."""
    lines = [
        title(plan),
        _("From {start} to {finish}. Answers of {day}. Content {pack} {version}.", start=plan.start, finish=plan.finish,
          day=plan.card.today, pack=plan.pack.id, version=plan.pack.version),
        *filter(None, [past_text(plan), early_text(plan)]),
        _("Durations, person-days and costs are estimates for planning."),
        one_line(plan.assessment.marking),
    ]  # fmt: skip
    return [*lines, _("This country is fictional.")] if plan.assessment.fictional else lines
