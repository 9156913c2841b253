"""What a plan says of training, and what training says of the plan: windows, posts, gates; actions that must wait."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vidkit.content.model import Action
from vidkit.planning.opening import opening
from vidkit.planning.plan import Plan, Planned
from vidkit.planning.seats import offers
from vidkit.planning.timing import ENQUIRY_WEEKS
from vidkit.staffing.posts import ANALYSTS
from vidkit.training.calendar import Session
from vidkit.training.dates import Ask, Dates, Window
from vidkit.training.needs import ICSE_ROLE

POST = "cost.post"


@dataclass(frozen=True, kw_only=True, slots=True)
class Bound:
    """An action that a course binds: planned to end before its people have had the course.

    `until`: the last day of the course. `followers`: planned actions that need it and begin before that.
    """

    planned: Planned
    courses: tuple[str, ...]
    until: date
    followers: tuple[Planned, ...]


def dates(plan: Plan) -> Dates:
    """Return the dates of the plan that bind training."""
    return Dates(first=plan.start, windows=windows(plan), posted=posted(plan), opens=opens(plan), held=held(plan),
                 given=offers(plan.conditions.courses))  # fmt: skip


def windows(plan: Plan) -> Mapping[str, Window]:
    """Return by course the window from the first start to the last finish of the actions that give it.

    Actions of the last phase count only for courses that no other gives; `action` is the last one.
    An action that fills roles gives the course to these, another one to all.
    """
    asking: dict[str, list[Planned]] = {}
    for p in plan.actions:
        for course in p.action.courses:
            asking.setdefault(course, []).append(p)
    return {course: _window(found, plan) for course, found in asking.items()}


def _window(found: list[Planned], plan: Plan) -> Window:
    setting_up = sorted(_setting_up(found, plan) or found, key=lambda p: (p.finish, p.rank))
    last = setting_up[-1]
    given = {r.id: [p for p in setting_up if _gives(p.action, r.id)] for r in plan.pack.roles}
    asks = {r: _ask(found[-1]) for r, found in given.items() if found}
    wants = {r: [_ask(p) for p in found if p.action.fills] for r, found in given.items()}
    return Window(action=last.action.id, start=min(p.start for p in setting_up), finish=last.finish, asks=asks,
                  wants=wants)  # fmt: skip


def _ask(p: Planned) -> Ask:
    return Ask(action=p.action.id, finish=p.finish)


def _gives(action: Action, role: str) -> bool:
    """Say whether an action is for people of a role. ICSE users are analysts."""
    twins = {ANALYSTS, ICSE_ROLE}
    return not action.fills or role in action.fills or (role in twins and not twins.isdisjoint(action.fills))


def _setting_up(found: Iterable[Planned], plan: Plan) -> list[Planned]:
    return [p for p in found if p.action.phase != plan.pack.phases[-1].id]


def posted(plan: Plan) -> Mapping[str, date]:
    """Return by role the day on which the planned actions that post people are all done.

    An action posts people where it fills a role and carries the cost of posts, or stands in for one
    that does. A role that none of them fills is not named: nothing in the plan fills it.
    """
    posting = {a.id for a in plan.pack.actions if POST in a.costs}
    found: dict[str, date] = {}
    for p in _setting_up(plan.actions, plan):
        if _posts(p.action, posting):
            for role in p.action.fills:
                found[role] = max(p.finish, found.get(role, p.finish))
    return found


def _posts(action: Action, posting: set[str]) -> bool:
    return action.id in posting or not posting.isdisjoint(action.stands_in_for)


def opens(plan: Plan) -> Mapping[str, date | None]:
    """Return by gate that is not open today the last day before it can open; None where no action opens it.

    A gate that opens once claims are shown is closed until the enquiries are answered.
    """
    found: dict[str, date | None] = {}
    for stand in plan.card.gates:
        made = opening(stand, plan)
        if made is None:
            continue
        shown = None if made.only_if or made.stopped_by else plan.start + timedelta(weeks=ENQUIRY_WEEKS)
        found[stand.gate.id] = made.not_before or shown
    return found


def held(plan: Plan) -> Mapping[str, date]:
    """Return by course the last day on which an action that gives it was recorded as done."""
    found: dict[str, date] = {}
    for name, progress in plan.assessment.progress.items():
        action = plan.pack.action_by_id.get(name)
        day = _day(progress.date) if action is not None and progress.state == "done" else None
        for course in action.courses if action is not None and day is not None else ():
            found[course] = max(day, found.get(course, day)) if day is not None else found[course]
    return found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def bound(sessions: Iterable[Session], plan: Plan) -> tuple[Bound, ...]:
    """Return the actions that must wait for their courses, in the order of the plan."""
    late: dict[str, list[Session]] = {}
    for s in sessions:
        if s.late:
            late.setdefault(s.action, []).append(s)
    return tuple(_bound(p, late[p.action.id], plan) for p in plan.actions if p.action.id in late)


def _bound(planned: Planned, late: list[Session], plan: Plan) -> Bound:
    until = max(s.finish for s in late)
    after = tuple(p for p in plan.actions if planned.action.id in p.needs and p.start <= until)
    return Bound(planned=planned, courses=tuple(dict.fromkeys(s.course for s in late)), until=until, followers=after)
