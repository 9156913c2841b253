"""What the screens of staffing, training and budget say of a contact point, and whether they fit."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.country import COUNTRIES, TODAY, make_reading
from vidkit.assessment import store
from vidkit.assessment.reading import Reading
from vidkit.cli.app import run
from vidkit.cli.budget import show_budget
from vidkit.cli.staffing import show_staffing
from vidkit.cli.training import show_training
from vidkit.costing.budget import budget
from vidkit.costing.compare import sizes
from vidkit.costing.sources import sources
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.sessions import dates
from vidkit.scoring.scorecard import score
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


@pytest.fixture(scope="module")
def later(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Plan]:
    """A file whose plan begins after its red flags are raised, and the plan that its documents have."""
    facts, profile = COUNTRIES["medium"]
    made = make_reading({**facts, "people_viewing": 3, "referrals_unread": 5}, profile=profile)
    file = tmp_path_factory.mktemp("later") / "a.vidkit.json"
    assessment = replace(made.assessment, plan_from="2027-01-04")
    store.write(file, assessment, expected=None)
    card = score(made.pack, assessment, TODAY)
    plan = build_plan(made.pack, assessment, date(2027, 1, 4), card=card)
    assert min(p.start for p in plan.actions) < date(2027, 1, 4)
    return file, plan


def _values(capsys: pytest.CaptureFixture[str], name: str, file: Path) -> Any:
    assert run([name, str(file), "--json", "--today", str(TODAY)]) == 0
    return json.loads(capsys.readouterr().out)["result"]


def test_training_has_the_dates_of_the_plan_of_the_documents(
    later: tuple[Path, Plan], capsys: pytest.CaptureFixture[str]
) -> None:
    """It read the red flags on the first day of the plan, and so had another plan than every document."""
    file, plan = later
    reading = Reading(plan.pack, plan.assessment, TODAY)
    sessions = programme(reading, staffing(reading), dates(plan)).sessions
    shown = _values(capsys, "training", file)["calendar"]
    assert [s["start"] for s in shown] == [str(s.start) for s in sessions]


def test_budget_has_the_amounts_of_the_plan_of_the_documents(
    later: tuple[Path, Plan], capsys: pytest.CaptureFixture[str]
) -> None:
    file, plan = later
    made = budget(Reading(plan.pack, plan.assessment, TODAY), plan)
    shown = _values(capsys, "budget", file)
    assert [y["likely"]["minor"] for y in shown["years"]] == [y.likely.minor for y in made.years]
