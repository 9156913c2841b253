"""The last day of what makes things safe, in words: kept or not, and what to do where it is not."""

from collections.abc import Callable
from datetime import date

from vidkit.base.i18n import _, n_
from vidkit.planning.plan import LateCause, Plan, Planned


def due_text(p: Planned, *, written: Callable[[date], str] = str) -> str:
    """Return the last day of an action and whether the plan keeps it; nothing where it has none."""
    if p.due is None:
        return ""
    if not p.late and p.finish > p.due:
        return _("Due {by}: do it first. The dates beside it are a whole week, the smallest step of this plan.",
                 by=written(p.due))  # fmt: skip
    if not p.late:
        return _("Due {by}.", by=written(p.due))
    return late_words(p.late, p.due, p.finish, written=written)


def late_words(cause: LateCause, by: date, end: date, *, written: Callable[[date], str] = str) -> str:
    """Return that something ends after its last day, and what to do about it."""
    words = {
        "length": _("Late: due {by}, planned to end {end}. It takes longer than the days there are: start it first, "
                    "shorten it or share it out."),
        "under_way": _("Late: due {by}, planned to end {end}. It is under way: shorten what is left, or share it out."),
        "closed": _("Late: due {by}, planned to end {end}. Its owner is closed in between: have somebody else do it."),
        "owner": _("Late: due {by}, planned to end {end}. Its owner makes other things safe at the same time: share "
                   "them out, or shorten it."),
        "start": _("Late: due {by}, planned to end {end}. It cannot start at once: start it first, and bring forward "
                   "what it waits for."),
        "plan": _("Late: due {by}, planned to end {end}. Bring it forward, or report why before the last day."),
    }  # fmt: skip
    return words[cause].format(by=written(by), end=written(end))


def early_text(plan: Plan, *, written: Callable[[date], str] = str) -> str:
    """Return that what makes things safe starts before the plan does, or nothing where nothing does."""
    early = [p for p in plan.actions if p.action.id in plan.timing.safe and p.start < plan.start]
    if not early:
        return ""
    first = written(min(p.start for p in early))
    return n_("{n} action does not wait for the first day: it makes things safe, and starts on {day}.",
              "{n} actions do not wait for the first day: they make things safe, and start from {day} on.", len(early),
              day=first)  # fmt: skip


def past_text(plan: Plan, *, written: Callable[[date], str] = str) -> str:
    """Return that the plan, or its beginning, lies in the past, or nothing where it does not."""
    today = plan.card.today
    if plan.start >= today:
        return ""
    words = {"start": written(plan.start), "finish": written(plan.finish), "today": written(today)}
    if plan.finish < today:
        return _("This whole plan lies in the past, from {start} to {finish}: today is {today}. Plan from today.",
                 **words)  # fmt: skip
    return _("This plan begins in the past, on {start}: today is {today}. What is not done by now cannot be done on "
             "the days given. Plan from today.", **words)  # fmt: skip
