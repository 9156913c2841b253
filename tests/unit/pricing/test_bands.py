"""Every price of the pack must be read, and read as it is meant."""

from fractions import Fraction

import pytest

from vidkit.content.packs import load_pack
from vidkit.pricing.bands import UnreadableBand, by_grade, read_span
from vidkit.pricing.prices import POST


def test_every_cost_item_of_the_pack_can_be_read() -> None:
    items = [c for c in load_pack().cost_items if c.id != POST]
    assert len(items) > 20
    for item in items:
        read_span(item.one_off)
        read_span(item.yearly)


@pytest.mark.parametrize(
    ("text", "unit", "low", "likely", "high"),
    [
        ("L", "usd", 2_000, 4_500, 10_000),
        ("VL-L", "usd", 0, 2_000, 10_000),
        ("M-H; VH if all images are kept", "usd", 10_000, 50_000, 250_000),
        ("0.1-0.3 SU", "su", Fraction(1, 10), Fraction(1, 5), Fraction(3, 10)),
        ("20 % of price", "price", Fraction(1, 5), Fraction(1, 5), Fraction(1, 5)),
        ("0.08-0.12 SU, or USD 3,000-5,000 if bought abroad", "su", Fraction(2, 25), Fraction(1, 10), Fraction(3, 25)),
        ("staff time", "usd", 0, 0, 0),
    ],
)
def test_a_band_has_a_low_a_likely_and_a_high_figure(
    text: str, unit: str, low: Fraction, likely: Fraction, high: Fraction
) -> None:
    span = read_span(text)
    assert span is not None
    assert (span.unit, span.low, span.likely, span.high) == (unit, low, likely, high)


def test_of_two_prices_the_larger_counts_later() -> None:
    span = read_span("1-3 SU or M, whichever is larger")
    assert span is not None
    assert span.larger is not None
    assert (span.unit, span.larger.unit) == ("su", "usd")


def test_training_costs_less_after_the_first_year() -> None:
    span = read_span("M per 4 people in year one, then L")
    assert span is not None
    assert span.later is not None
    assert (span.per, int(span.high), int(span.later.high)) == (4, 50_000, 10_000)


def test_where_somebody_must_be_asked_there_is_no_price() -> None:
    assert read_span("National tariff; ask customs") is None


def test_posts_are_priced_by_grade() -> None:
    assert by_grade("1.0 / 1.3 / 1.7 SU") == {"G2": 1, "G3": Fraction(13, 10), "G4": Fraction(17, 10)}


@pytest.mark.parametrize("text", ["cheap", "XL", "1-2-3 SU", "L-M-H"])
def test_a_price_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableBand):
        read_span(text)
