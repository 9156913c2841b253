from dataclasses import replace

import pytest

from tests.country import MEDIUM, make_reading
from vidkit.staffing.spread import counted, exact, free, spread, swings
from vidkit.staffing.unit import staffing

UNIT = staffing(make_reading(MEDIUM))


def test_likely_lies_within_the_sample_and_the_sample_within_the_corners() -> None:
    for s in spread(UNIT):
        assert s.lowest <= s.low <= s.likely <= s.high <= s.highest


def test_same_seed_gives_the_same_range() -> None:
    assert spread(UNIT, seed=3) == spread(UNIT, seed=3)


def test_five_parameters_that_matter_most_stand_widest_first() -> None:
    widths = [s.width for s in swings(UNIT)]
    assert len(widths) == 5
    assert widths == sorted(widths, reverse=True)


def test_files_of_a_case_matter_most_in_the_worked_example() -> None:
    assert swings(UNIT)[0].parameter.id == "P31"


def test_what_the_country_counted_does_not_move() -> None:
    unit = staffing(make_reading({**MEDIUM, "media_per_case": 20_000}))
    assert "P31" not in {p.id for p in free(unit)}


def test_children_not_counted_follow_their_parameters() -> None:
    (liaison,) = (f for f in counted(UNIT) if f.roles == ("R12",))
    assert exact(UNIT, (liaison,), {"P68": 0.3}) == pytest.approx(2 * exact(UNIT, (liaison,), {}))


def test_unit_of_a_contact_point_has_no_range() -> None:
    assert spread(replace(UNIT, setting=replace(UNIT.setting, arrangement=True))) == ()
