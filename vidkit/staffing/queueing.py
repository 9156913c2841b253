"""Waiting lines at a desk: chance and length of a wait, backlogs, priorities, cover by day and night.

Plain numbers in and out; all times in one unit, whichever the caller takes. Model limits: arrivals
come singly unless `batch_wait` is asked; waits for warrants and providers are outside the line.
Source: staffing notes 2.6 with the review's S06, S07, S09; formulas are standard queueing theory.
"""

import math
from collections.abc import Sequence

HOURS_ROUND_THE_CLOCK = 8760.0


def erlang_c(servers: int, load: float) -> float:
    """Return the probability that an arrival must wait, 0 to 1.

    load: arrival rate times service time, in servers kept busy. 1 when the line never clears.
    """
    _positive(servers, load)
    if load >= servers:
        return 1.0
    blocked = 1.0
    for k in range(1, servers + 1):
        blocked = load * blocked / (k + load * blocked)
    return blocked / (1 - load / servers * (1 - blocked))


def mean_wait(arrival_rate: float, service_time: float, servers: int) -> float:
    """Return the mean wait before service begins, in the unit of the service time; infinite if it never clears."""
    load = arrival_rate * service_time
    if load >= servers:
        _positive(servers, load)
        return math.inf
    return erlang_c(servers, load) * service_time / (servers - load)


def wait_beyond(limit: float, arrival_rate: float, service_time: float, servers: int) -> float:
    """Return the probability that an arrival waits longer than `limit`."""
    load = arrival_rate * service_time
    if load >= servers:
        return 1.0
    return erlang_c(servers, load) * math.exp(-(servers - load) * limit / service_time)


def uneven_wait(
    arrival_rate: float, service_time: float, servers: int, *, arrivals: float = 1.0, service: float = 1.0
) -> float:
    """Return the mean wait when times vary otherwise than at random (Allen-Cunneen).

    arrivals, service: squared coefficient of variation of the times between arrivals and of service.
    """
    return mean_wait(arrival_rate, service_time, servers) * (arrivals + service) / 2


def priority_waits(
    arrival_rate: float, service_time: float, servers: int, class_shares: Sequence[float]
) -> tuple[float, ...]:
    """Return the mean wait of each class, most urgent first; work that has begun is finished.

    class_shares: share of the arrivals in each class, adding up to 1. A class that never clears
    waits for ever; those above it may still be served.
    """
    load = arrival_rate * service_time
    waiting = erlang_c(servers, load)
    waits, before = [], 0.0
    for share in class_shares:
        until = before + load / servers * share
        clears = until < 1
        waits.append(waiting * service_time / servers / ((1 - before) * (1 - until)) if clears else math.inf)
        before = until
    return tuple(waits)


def batch_wait(batch: int, service_time: float, servers: int) -> float:
    """Return the mean wait in one batch that arrives at once before an empty desk.

    In whole rounds: item k waits k // servers service times. For a batch that fills every round
    this is service_time x (batch / servers - 1) / 2.
    """
    if batch <= 0:
        return 0.0
    _positive(servers, 0)
    rounds, rest = divmod(batch, servers)
    return service_time * (servers * rounds * (rounds - 1) / 2 + rest * rounds) / batch


def last_of_batch(batch: int, service_time: float, servers: int) -> float:
    """Return how long the last of a batch waits."""
    return service_time * ((batch - 1) // servers) if batch > 0 else 0.0


def backlog_growth(arrival_rate: float, service_time: float, servers: float) -> float:
    """Return how many items a unit of time the backlog grows by; below zero it shrinks."""
    return arrival_rate - servers / service_time


def time_to_clear(items: float, arrival_rate: float, service_time: float, servers: float) -> float:
    """Return how long a backlog of `items` takes to clear beside what arrives; infinite if it never does."""
    if items <= 0:
        return 0.0
    growth = backlog_growth(arrival_rate, service_time, servers)
    return items / -growth if growth < 0 else math.inf


def posts_for_seat(open_hours: float, hours_of_one: float, vacancy_loss: float = 0.0) -> float:
    """Return the posts behind one seat that is staffed `open_hours` a year.

    hours_of_one: hours a year that one person can sit there. Before vacancies unless a loss is given.
    """
    return open_hours / hours_of_one / (1 - vacancy_loss)


def servers_for(load: float, occupancy: float) -> int:
    """Return the fewest seats that keep occupancy at or below the limit, at least one."""
    return max(1, math.ceil(load / occupancy - 1e-9))


def _positive(servers: int, load: float) -> None:
    if servers < 1 or load < 0:
        raise ValueError(f"{servers} servers cannot take a load of {load:g}")
