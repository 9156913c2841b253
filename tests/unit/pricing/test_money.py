from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from vidkit.pricing.money import Amount, Range, half_up, shares, total

AMOUNTS = st.builds(Amount, st.integers(0, 10**12), st.integers(0, 10**6))
RANGES = st.builds(Range, AMOUNTS, AMOUNTS, AMOUNTS)


def test_a_half_rounds_up() -> None:
    assert [half_up(Fraction(n, 2)) for n in (1, 3, 5)] == [1, 2, 3]


@given(RANGES, st.lists(st.integers(0, 50), min_size=1, max_size=9))
def test_parts_add_up_to_the_whole_to_the_last_hundredth(whole: Range, weights: list[int]) -> None:
    assert total(shares(whole, tuple(weights))) == whole


def test_money_and_parts_without_a_price_are_never_added_together() -> None:
    assert Amount(100) + Amount(milli_su=5) == Amount(100, 5)
