"""What a plan says of courses: for each, from when to when its actions give it while the unit is set up."""

from collections.abc import Mapping

from vidkit.planning.plan import Plan, Planned
from vidkit.training.calendar import Window


def windows(plan: Plan) -> Mapping[str, Window]:
    """Return by course the window from the first start to the last finish of the actions that ask for it.

    Actions of the last phase count only for courses that no other asks for; `action` is the last one.
    """
    asking: dict[str, list[Planned]] = {}
    for p in plan.actions:
        for course in p.action.courses:
            asking.setdefault(course, []).append(p)
    return {course: _window(found, plan.pack.phases[-1].id) for course, found in asking.items()}


def _window(found: list[Planned], widening: str) -> Window:
    setting_up = [p for p in found if p.action.phase != widening] or found
    last = max(setting_up, key=lambda p: (p.finish, p.rank))
    return Window(action=last.action.id, start=min(p.start for p in setting_up), finish=last.finish)
