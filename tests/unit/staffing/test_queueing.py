"""The waiting times of the notes and the review to the digit, and a simulation that knows no formula."""

import heapq
import math
import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.staffing import queueing as q

PACKAGES = (0.72, 6.0)
"""Packages an open hour, hours each: the worked example."""
TRIAGE = (6.0, 0.2)


@pytest.mark.parametrize(("servers", "wait"), [(5, 6.03), (6, 1.32), (7, 0.41)])
def test_packages_wait_as_long_as_in_the_notes(servers: int, wait: float) -> None:
    assert q.mean_wait(*PACKAGES, servers) == pytest.approx(wait, abs=0.005)


def test_triage_with_two_seats_waits_as_long_as_in_the_notes() -> None:
    assert q.mean_wait(*TRIAGE, 2) == pytest.approx(0.1125, abs=1e-12)


@pytest.mark.parametrize(
    ("servers", "load", "chance"),
    [(5, 4.32, 0.684), (6, 4.32, 0.369), (7, 4.32, 0.185), (2, 1.2, 0.450), (3, 1.2, 0.141)],
)
def test_chance_of_waiting_is_that_of_the_notes(servers: int, load: float, chance: float) -> None:
    assert q.erlang_c(servers, load) == pytest.approx(chance, abs=0.0005)


@pytest.mark.parametrize(("servers", "wait"), [(5, 15.1), (6, 3.3), (7, 1.0)])
def test_uneven_work_waits_longer(servers: int, wait: float) -> None:
    assert q.uneven_wait(*PACKAGES, servers, service=4) == pytest.approx(wait, abs=0.05)


@pytest.mark.parametrize(("servers", "chance"), [(5, 0.276), (6, 0.039), (7, 0.005)])
def test_chance_of_waiting_more_than_a_day(servers: int, chance: float) -> None:
    assert q.wait_beyond(8, *PACKAGES, servers) == pytest.approx(chance, abs=0.0005)


def test_urgent_work_overtakes_and_creates_no_capacity() -> None:
    shares = (0.05, 0.25, 0.70)
    waits = q.priority_waits(*PACKAGES, 5, shares)
    assert waits == pytest.approx((0.86, 1.16, 8.15), abs=0.005)
    mean = sum(s * w for s, w in zip(shares, waits, strict=True))
    assert mean == pytest.approx(q.mean_wait(*PACKAGES, 5))


def test_a_line_that_never_clears_waits_for_ever() -> None:
    assert q.mean_wait(1, 1, 1) == math.inf
    assert q.erlang_c(4, 4.32) == 1


def test_a_class_above_an_overloaded_one_is_still_served() -> None:
    urgent, rest = q.priority_waits(1.5, 1, 1, (0.2, 0.8))
    assert (urgent < 2, rest) == (True, math.inf)


def test_four_package_seats_fall_behind_by_107_a_year() -> None:
    assert q.backlog_growth(*PACKAGES, 4) * 2000 == pytest.approx(107, abs=0.5)


def test_backlog_of_3000_referrals_clears_in_750_open_hours() -> None:
    assert q.time_to_clear(3000, *TRIAGE, 2) == pytest.approx(750)
    assert q.time_to_clear(3000, *TRIAGE, 2) / 8 == pytest.approx(94, abs=0.5)


def test_backlog_beside_a_desk_that_falls_behind_never_clears() -> None:
    assert q.time_to_clear(10, *TRIAGE, 1) == math.inf


def test_a_morning_batch_waits_two_hours_and_more() -> None:
    assert q.batch_wait(48, 12, 2) == 138
    assert q.last_of_batch(48, 12, 2) == 276


@pytest.mark.parametrize(
    ("hours", "one", "posts"), [(2000, 1299.2, 1.54), (2000, 203 * 4 * 50 / 60, 2.96), (8760, 1299.2, 6.74)]
)
def test_posts_behind_a_seat(hours: float, one: float, posts: float) -> None:
    assert q.posts_for_seat(hours, one) == pytest.approx(posts, abs=0.005)


def test_a_seat_day_and_night_takes_almost_eight_posts_with_vacancies() -> None:
    assert q.posts_for_seat(8760, 1299.2, 0.1346) == pytest.approx(7.8, abs=0.05)


@given(st.floats(0.01, 0.95), st.integers(1, 60))
def test_one_more_seat_never_lengthens_the_wait(busy: float, servers: int) -> None:
    rate = busy * servers
    assert q.mean_wait(rate, 1, servers + 1) <= q.mean_wait(rate, 1, servers)


@given(st.floats(0, 0.99), st.integers(1, 60))
def test_chance_of_waiting_is_a_share(busy: float, servers: int) -> None:
    assert 0 <= q.erlang_c(servers, busy * servers) <= 1


def test_no_seat_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="0 servers"):
        q.erlang_c(0, 1)


def simulated(
    rate: float,
    service: float,
    servers: int,
    shares: Sequence[float] = (1.0,),
    *,
    arrivals: int = 60_000,
    seed: int = 5,
) -> list[float]:
    """Return the mean wait of each class at a desk that takes the most urgent first and interrupts nobody."""
    rng = random.Random(seed)
    free = [0.0] * servers
    line: list[tuple[int, float]] = []
    waited, served = [0.0] * len(shares), [0] * len(shares)
    now = 0.0

    def serve_until(limit: float) -> None:
        while line and max(free[0], line[0][1]) < limit:
            kind, came = heapq.heappop(line)
            begin = max(free[0], came)
            waited[kind] += begin - came
            served[kind] += 1
            heapq.heapreplace(free, begin + rng.expovariate(1 / service))

    for _n in range(arrivals):
        now += rng.expovariate(rate)
        serve_until(now)
        heapq.heappush(line, (rng.choices(range(len(shares)), shares)[0], now))
    serve_until(math.inf)
    return [w / n for w, n in zip(waited, served, strict=True)]


@pytest.mark.parametrize(("rate", "service", "servers"), [(*PACKAGES, 6), (*TRIAGE, 2), (0.8, 1.0, 1)])
def test_simulated_desk_waits_as_long_as_the_formula_says(rate: float, service: float, servers: int) -> None:
    assert simulated(rate, service, servers)[0] == pytest.approx(q.mean_wait(rate, service, servers), rel=0.12)


def test_simulated_priorities_wait_as_long_as_the_formula_says() -> None:
    shares = (0.05, 0.25, 0.70)
    found = simulated(*PACKAGES, 5, shares, seed=4)
    assert found == pytest.approx(q.priority_waits(*PACKAGES, 5, shares), rel=0.12)
