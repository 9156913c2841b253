"""Readings of invented countries under the real pack: volumes as in the notes' small, medium and large unit."""

from collections.abc import Mapping
from datetime import date

from vidkit.assessment.model import Answer, Assessment, LocalValue
from vidkit.assessment.model import Value as AnswerValue
from vidkit.assessment.reading import Reading
from vidkit.content.packs import load_pack

TODAY = date(2026, 11, 25)
SMALL: Mapping[str, AnswerValue] = {
    "referrals_year": 1_000, "seizure_cases_year": 25, "series_year": 10, "icse_contributions_year": 33,
    "child_interviews_year": 10, "suspect_interviews_year": 20, "proactive_hours_year": 0,
}  # fmt: skip
MEDIUM: Mapping[str, AnswerValue] = {
    "referrals_year": 12_000, "seizure_cases_year": 150, "series_year": 60, "icse_contributions_year": 200,
    "child_interviews_year": 60, "suspect_interviews_year": 120, "proactive_hours_year": 2_000,
}  # fmt: skip
LARGE: Mapping[str, AnswerValue] = {
    "referrals_year": 60_000, "seizure_cases_year": 600, "series_year": 200, "icse_contributions_year": 800,
    "child_interviews_year": 240, "suspect_interviews_year": 480, "proactive_hours_year": 8_000,
}  # fmt: skip
OWN_PRICES: Mapping[str, AnswerValue] = {"currency": "XES", "usd_rate": 130, "g2_post_cost": 1_800_000}
"""An invented currency and invented prices."""


def make_reading(
    facts: Mapping[str, AnswerValue] = MEDIUM,
    *,
    profile: str = "first_unit",
    local: Mapping[str, LocalValue] | None = None,
    levels: Mapping[str, int] | None = None,
) -> Reading:
    """Return an assessment of an invented country under the real pack."""
    pack = load_pack()
    given = {**facts, **(levels or {})}
    answers = {i: Answer(value=v, time="2026-11-25T09:00:00+00:00") for i, v in given.items()}
    made = Assessment(
        pack=pack.id, pack_version=pack.version, country="XE", country_name="Esperia", profile=profile, answers=answers,
        parameters=local or {}, fictional=True,
    )  # fmt: skip
    return Reading(pack, made, TODAY)
