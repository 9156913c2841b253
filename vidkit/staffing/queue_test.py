"""The test after rounding: do the posts of the triage desk keep its promise of time, or does one more buy it?

Posts become working people, people become seats; a share of a seat counts when it is at least half.
Source: review S07.
"""

import math
from dataclasses import dataclass

from vidkit.staffing import queueing
from vidkit.staffing.workload import Values, loss, productive_hours

_MOST_MORE = 10_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Desk:
    """One stage of the desk. Times in open hours; waits by class, most urgent first.

    `batch_mean`, `batch_last`: waits in one batch, None where reports come one by one.
    """

    rate: float
    service: float
    seats: int
    mean: float
    by_class: tuple[float, ...]
    batch_mean: float | None = None
    batch_last: float | None = None

    @property
    def load(self) -> float:
        return self.rate * self.service

    @property
    def occupancy(self) -> float:
        return self.load / self.seats

    @property
    def waiting(self) -> float:
        """Probability of waiting."""
        return queueing.erlang_c(self.seats, self.load)


@dataclass(frozen=True, kw_only=True, slots=True)
class QueueTest:
    """`posts` keep occupancy and the most urgent class within limits; `before` were not enough, or are the same.

    `desk` and `packages` stand with `posts`, the `_before` with `before` posts.
    """

    posts: int
    before: int
    seats: float
    desk: Desk
    packages: Desk | None
    packages_before: Desk | None

    @property
    def added(self) -> int:
        return self.posts - self.before


def queue_test(p: Values, posts: int) -> QueueTest:
    """Return the fewest posts, not below `posts`, that pass the test, and what the step buys."""
    desk = triage_desk(p)
    first = package_desk(p, posts, desk)
    if not p["P20"] * p["P23"]:
        return QueueTest(posts=posts, before=posts, seats=seats(p, posts), desk=desk, packages=None,
                         packages_before=None)  # fmt: skip
    enough = posts
    while not _passes(package_desk(p, enough, desk), p) and enough < posts + _MOST_MORE:
        enough += 1
    return QueueTest(posts=enough, before=posts, seats=seats(p, enough), desk=desk,
                     packages=package_desk(p, enough, desk), packages_before=first)  # fmt: skip


def seats(p: Values, posts: float) -> float:
    """Return how many seats so many posts keep staffed in all open hours."""
    return posts * (1 - loss(p)) * productive_hours(p) / p["P17"]


def triage_desk(p: Values) -> Desk:
    """Return the grading desk with the seats it needs."""
    rate, service = p["P20"] / p["P17"], p["P21"] / 60
    here = queueing.servers_for(rate * service, p["P09"])
    batch = round(rate * p["P07"] * p["P26"]) if p["P26"] else 0
    return _desk(p, rate, service, here, batch)


def package_desk(p: Values, posts: float, triage: Desk) -> Desk | None:
    """Return the package desk with the seats that are left; None while there is none.

    Where grading keeps less than one seat busy, the same people do it beside the packages.
    """
    taken = triage.seats if triage.seats > 1 else triage.load
    left = math.floor(seats(p, posts) - taken + 0.5)
    rate = p["P20"] * p["P23"] / p["P17"]
    return _desk(p, rate, p["P24"], left, 0) if left >= 1 else None


def _desk(p: Values, rate: float, service: float, here: int, batch: int) -> Desk:
    shares = (p["P28"], p["P29"], max(0.0, 1 - p["P28"] - p["P29"]))
    return Desk(
        rate=rate, service=service, seats=here, mean=queueing.mean_wait(rate, service, here),
        by_class=queueing.priority_waits(rate, service, here, shares),
        batch_mean=queueing.batch_wait(batch, service, here) if batch else None,
        batch_last=queueing.last_of_batch(batch, service, here) if batch else None,
    )  # fmt: skip


def _passes(desk: Desk | None, p: Values) -> bool:
    return desk is not None and desk.occupancy <= p["P09"] + 1e-9 and desk.by_class[0] <= p["P18"]
