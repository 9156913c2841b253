"""Drawn durations and what is read from them."""

import pytest

from vidkit.planning.uncertainty import Span, draw, quantile, quantiles, weeks_up


def test_fixed_durations_add_up_along_the_links() -> None:
    found = draw({"a": Span(2, 2, 2), "b": Span(3, 3, 3)}, {"a": (), "b": (("a", 0),)}, draws=3)
    assert found.finishes == {"a": [200, 200, 200], "b": [500, 500, 500]}
    assert found.starts["b"] == [200, 200, 200]


def test_waiting_time_and_first_week_hold_in_every_draw() -> None:
    spans = {"a": Span(2, 2, 2), "b": Span(1, 1, 1), "c": Span(1, 1, 1)}
    found = draw(spans, {"a": (), "b": (("a", 3),), "c": ()}, not_before={"c": 9}, draws=2)
    assert (found.starts["b"], found.starts["c"]) == ([500, 500], [900, 900])


def test_draws_stay_within_their_span() -> None:
    found = draw({"a": Span(1, 2, 9)}, {"a": ()}, draws=200).finishes["a"]
    assert 100 <= min(found) < max(found) <= 900


def test_link_that_another_implies_changes_no_draw() -> None:
    spans = {"a": Span(1, 2, 9), "b": Span(1, 2, 9), "c": Span(0, 1, 5), "d": Span(2, 3, 4)}
    direct = {"a": (), "b": [("a", 0)], "c": [("b", 0), ("a", 8)], "d": [("c", 0)]}
    every = {"a": (), "b": [("a", 0)], "c": [("a", 8), ("a", 0), ("b", 0)], "d": [("a", 0), ("b", 0), ("c", 0)]}
    assert draw(spans, every) == draw(spans, direct)
    assert draw(spans, every) != draw(spans, every | {"c": [("a", 0), ("b", 0)]})


def test_same_seed_gives_the_same_draws() -> None:
    spans: dict[str, Span] = {"a": Span(1, 2, 9)}
    assert draw(spans, {"a": ()}, seed=4) == draw(spans, {"a": ()}, seed=4)
    assert draw(spans, {"a": ()}, seed=4) != draw(spans, {"a": ()}, seed=5)


def test_middle_of_the_draws_is_the_median_of_the_triangle() -> None:
    """Least 0, likely 0, most 10: the median is 10 less the square root of 50."""
    assert quantile(quantiles(Span(0, 0, 10)), 0.5) == pytest.approx(100 * (10 - 50**0.5), abs=2)


def test_chance_is_the_share_of_draws_that_make_it() -> None:
    found = draw({"a": Span(2, 2, 2)}, {"a": ()}, draws=4)
    assert (found.chance("a", 1), found.chance("a", 2)) == (0, 1)


@pytest.mark.parametrize(("share", "value"), [(0.5, 5), (0.8, 8), (1, 10), (0.01, 1)])
def test_quantile_is_the_smallest_value_that_enough_draws_meet(share: float, value: int) -> None:
    assert quantile(range(1, 11), share) == value


@pytest.mark.parametrize(("hundredths", "weeks"), [(0, 0), (1, 1), (100, 1), (101, 2)])
def test_weeks_are_rounded_up(hundredths: int, weeks: int) -> None:
    assert weeks_up(hundredths) == weeks
