"""The conditions of a plan in sentences: money, time, closed days, fixed dates, courses, waiting times, promises."""

from collections.abc import Callable, Iterator
from datetime import date

from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack
from vidkit.planning.conditions import Closure, Conditions, CourseDate, FixedDate, Share
from vidkit.planning.timing import TENTHS

Written = Callable[[date], str]


def conditions_text(found: Conditions, pack: Pack, *, currency: str = "", written: Written = str) -> tuple[str, ...]:
    """Return every condition that binds a plan, a sentence each. currency: that of the prices."""
    return tuple(_sentences(found, pack, currency, written))


def _sentences(found: Conditions, pack: Pack, currency: str, written: Written) -> Iterator[str]:
    if found.budget:
        yield _("A budget year has {amount} {currency} for set-up.", amount=f"{found.budget.amount:,}",
                currency=found.budget.currency or currency)  # fmt: skip
    if found.horizon:
        yield _("Nothing is planned after {date}.", date=written(found.horizon))
    yield from (_share(s, pack, written) for s in found.capacities)
    yield from (_closure(c, pack, written) for c in found.closures)
    yield from (fixed_text(f, pack, written=written) for f in found.fixed)
    yield from (_course(c, pack, written) for c in found.courses)
    for (before, after), weeks in found.waits.items():
        yield n_("{n} week passes between {before} and {after}.", "{n} weeks pass between {before} and {after}.", weeks,
                 before=_action(before, pack), after=_action(after, pack))  # fmt: skip
    names = {m.id: m.name for m in pack.milestones}
    for milestone, day in found.promises.items():
        yield _("Promised: {milestone} by {date}.", milestone=names.get(milestone, milestone), date=written(day))


def fixed_text(fixed: FixedDate, pack: Pack, *, written: Written = str) -> str:
    """Return what a fixed date asks of an action, in a sentence."""
    words = {
        ">=": _("{action} does not start before {day}."), "<=": _("{action} is done by {day}."),
        "=": _("{action} is done in the week of {day}."),
    }  # fmt: skip
    return words[fixed.sign].format(action=_action(fixed.action, pack), day=written(fixed.day))


def _share(share: Share, pack: Pack, written: Written) -> str:
    owner, days = pack.owner_by_id[share.owner].name, f"{share.tenths / TENTHS:g}"
    if share.since:
        return _("{owner} gives {days} days a week from {date} on.", owner=owner, days=days, date=written(share.since))
    if share.after:
        return _("{owner} gives {days} days a week once this is done: {action}.", owner=owner, days=days,
                 action=_action(share.after, pack))  # fmt: skip
    return _("{owner} gives {days} days a week.", owner=owner, days=days)


def _closure(closure: Closure, pack: Pack, written: Written) -> str:
    first, last = written(closure.first), written(closure.last)
    if closure.owner:
        return _("{owner} is closed from {first} to {last}.", owner=pack.owner_by_id[closure.owner].name, first=first,
                 last=last)  # fmt: skip
    return _("Nobody works from {first} to {last}.", first=first, last=last)


def _course(course: CourseDate, pack: Pack, written: Written) -> str:
    name = next((c.name for c in pack.courses if c.id == course.course), course.course)
    if course.seats:
        return n_("Course {id} {name} begins on {date}, with {n} seat.",
                  "Course {id} {name} begins on {date}, with {n} seats.", course.seats, id=course.course, name=name,
                  date=written(course.day))  # fmt: skip
    return _("Course {id} {name} begins on {date}.", id=course.course, name=name, date=written(course.day))


def _action(action: str, pack: Pack) -> str:
    return _("{title} ({id})", title=pack.action_by_id[action].title, id=action)
