"""What the screens of staffing, training and budget say of a contact point, and whether they fit."""

import pytest

from tests.country import COUNTRIES, TODAY, make_reading
from vidkit.assessment.reading import Reading
from vidkit.cli.budget import show_budget
from vidkit.cli.staffing import show_staffing
from vidkit.cli.training import show_training
from vidkit.costing.budget import budget
from vidkit.costing.compare import sizes
from vidkit.costing.sources import sources
from vidkit.staffing.unit import staffing
from vidkit.training.dates import Dates
from vidkit.training.programme import programme


def _island() -> Reading:
    facts, profile = COUNTRIES["small island"]
    return make_reading(facts, profile=profile)


def test_contact_point_is_shown_the_work_of_others_and_no_posts(capsys: pytest.CaptureFixture[str]) -> None:
    """It read of 0 posts in every year, of posts in place and missing, and of a seat staffed day and night."""
    reading = _island()
    show_staffing(staffing(reading), reading)
    said = capsys.readouterr().out
    assert "Work that the arrangement carries" in said
    assert "Children found need 0.1 people" in said
    assert not [word for word in ("In all: 0 posts", "missing", "day and night") if word in said.split("The team")[0]]


def test_values_are_said_without_repeating_what_is_not_known(capsys: pytest.CaptureFixture[str]) -> None:
    reading = make_reading({})
    show_staffing(staffing(reading), reading)
    said = " ".join(capsys.readouterr().out.split())
    assert "P20 Referrals a year: not known (referrals a year; not known)" in said
    assert "P11 Break factor: share of viewing time left after breaks: 0.833 (share; default)" in said


def test_waits_are_never_in_tenths_of_an_hour(capsys: pytest.CaptureFixture[str]) -> None:
    facts, profile = COUNTRIES["medium"]
    reading = make_reading(facts, profile=profile)
    show_staffing(staffing(reading), reading)
    assert "more posts would cut the mean wait for a package from 1 hour to under an hour" in " ".join(
        capsys.readouterr().out.split())  # fmt: skip


@pytest.mark.parametrize("name", COUNTRIES)
def test_screens_fit_eighty_columns(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    facts, profile = COUNTRIES[name]
    reading = make_reading(facts, profile=profile)
    unit, made = staffing(reading), budget(reading)
    show_staffing(unit, reading)
    show_training(programme(reading, unit, Dates(first=TODAY)), (), unit, reading)
    show_budget(made, sources(made, reading), sizes(reading), reading)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 100
    assert [line for line in lines if len(line) > 80] == []
