"""What waits at a desk today, how it grows with the seats of today, and how long it takes with those planned."""

import math
from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.staffing import queueing
from vidkit.staffing.queue_test import Desk, package_desk
from vidkit.staffing.unit import Staffing

Stage = Literal["triage", "packages"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Backlog:
    """One stage. Times in open hours. `seats_now` None: not known.

    `growth_year`: items a year with the seats of today, None if these are not known; below 0 it
    shrinks. `clears_now`, `clears_planned`: infinite if never.
    """

    stage: Stage
    items: float
    seats_now: float | None
    seats_planned: int
    growth_year: float | None
    clears_now: float | None
    clears_planned: float


@dataclass(frozen=True, kw_only=True, slots=True)
class OneMore:
    """What one more post would do to the waits at the package desk, in open hours."""

    posts: int
    mean_now: float
    mean_then: float
    urgent_now: float
    urgent_then: float


_FACTS: tuple[tuple[Stage, str, str], ...] = (
    ("triage", "triage_backlog", "triage_seats"),
    ("packages", "packages_waiting", "package_seats"),
)


def backlogs(unit: Staffing, reading: Reading) -> tuple[Backlog, ...]:
    """Return the backlog of each stage whose items were counted, in the order of the work."""
    if unit.queue is None:
        return ()
    desks = {"triage": unit.queue.desk, "packages": unit.queue.packages}
    made = []
    for stage, items, seats in _FACTS:
        waiting, desk = _number(reading, items), desks[stage]
        if waiting is not None and desk is not None:
            made.append(_backlog(stage, waiting, _number(reading, seats), desk, unit.known["P17"]))
    return tuple(made)


def _backlog(stage: Stage, items: float, seats: float | None, desk: Desk, open_hours: float) -> Backlog:
    return Backlog(
        stage=stage, items=items, seats_now=seats, seats_planned=desk.seats,
        growth_year=None if seats is None else queueing.backlog_growth(desk.rate, desk.service, seats) * open_hours,
        clears_now=None if seats is None else queueing.time_to_clear(items, desk.rate, desk.service, seats),
        clears_planned=queueing.time_to_clear(items, desk.rate, desk.service, desk.seats),
    )  # fmt: skip


def one_more(unit: Staffing) -> OneMore | None:
    """Return what the next post at the desk would buy; None while there is no package desk to speak of.

    The next post that fills a whole seat: sometimes that takes two.
    """
    queue = unit.queue
    if queue is None or queue.packages is None:
        return None
    now = queue.packages
    for posts in range(queue.posts + 1, queue.posts + 4):
        then = package_desk(unit.known, posts, queue.desk)
        if then is not None and then.seats > now.seats and math.isfinite(now.mean):
            return OneMore(posts=posts - queue.posts, mean_now=now.mean, mean_then=then.mean,
                           urgent_now=now.by_class[0], urgent_then=then.by_class[0])  # fmt: skip
    return None


def _number(reading: Reading, fact: str) -> float | None:
    found = reading.fact(fact) if fact in reading.pack.fact_by_id else None
    return float(found) if isinstance(found, int | float) else None
