"""Drawn durations and what is read from them."""

import pytest

from vidkit.planning.uncertainty import Span, finish_draws, quantile


def test_fixed_durations_add_up_along_the_links() -> None:
    found = finish_draws({"a": Span(2, 2, 2), "b": Span(3, 3, 3)}, {"a": (), "b": ("a",)}, draws=3)
    assert found == {"a": [2, 2, 2], "b": [5, 5, 5]}


def test_draws_stay_within_their_span_and_are_sorted() -> None:
    found = finish_draws({"a": Span(1, 2, 9)}, {"a": ()}, draws=200)["a"]
    assert list(found) == sorted(found)
    assert 1 <= found[0] < found[-1] <= 9


def test_same_seed_gives_the_same_draws() -> None:
    spans, links = {"a": Span(1, 2, 9)}, {"a": ()}
    assert finish_draws(spans, links, seed=4) == finish_draws(spans, links, seed=4)


@pytest.mark.parametrize(("share", "value"), [(0.5, 5), (0.8, 8), (1, 10), (0.01, 1)])
def test_quantile_is_the_smallest_value_that_enough_draws_meet(share: float, value: int) -> None:
    assert quantile(range(1, 11), share) == value
