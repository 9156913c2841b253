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

ISLAND: Mapping[str, AnswerValue] = {
    "currency": "XIS", "usd_rate": 2.7, "g2_post_cost": 48_000, "vetting_cost": 3_500, "course_place_cost": 16_000,
    "referrals_year": 140, "referrals_prev_year": 120, "referrals_two_years_ago": 110, "seizure_cases_year": 3,
    "series_year": 1, "icse_contributions_year": 0, "child_interviews_year": 4, "suspect_interviews_year": 5,
    "posts_filled": 2, "posts_r01": 0.5, "posts_r02": 1, "single_holder_functions": 2, "two_present_rule": "no",
    "admin_not_auditor": "no", "arrival_pattern": "one_by_one", "donor_amount": 250_000, "donor_end": "2028-06",
}  # fmt: skip
MIDDLE: Mapping[str, AnswerValue] = {
    **MEDIUM, "currency": "XMD", "usd_rate": 130, "g2_post_cost": 1_800_000, "g3_post_cost": 2_400_000,
    "workstation_price": 620_000, "welfare_price_per_person": 190_000, "posts_filled": 14, "posts_r01": 1,
    "posts_r02": 5, "posts_r03": 4, "posts_r05": 3, "posts_r09": 1, "viewing_workstations": 3, "analysis_licences": 2,
    "triage_backlog": 3_000, "triage_seats": 1, "packages_waiting": 260, "package_seats": 2, "exposure_log": "yes",
    "cleared_people": 9, "cleared_analysts": 4, "in_first_six_months": 5, "second_grader_independent": "yes",
    "certs_c17": 10, "certs_c05": 4, "certs_c02": 2, "certs_c03": 1, "national_trainers": 1, "budget_posts": 22_000_000,
    "budget_training": 1_500_000, "donor_amount": 45_000_000, "donor_end": "2028-12", "report_system": "spreadsheet",
}  # fmt: skip
FEDERAL: Mapping[str, AnswerValue] = {
    **LARGE, "currency": "XFD", "usd_rate": 0.9, "g2_post_cost": 61_000, "g3_post_cost": 76_000, "g4_post_cost": 98_000,
    "referrals_prev_year": 51_000, "referrals_two_years_ago": 42_000, "hash_recognised_share": 75,
    "media_per_case": 35_000, "video_hours_per_case": 25, "posts_filled": 96, "leavers_year": 17, "supervisors": 12,
    "posts_r01": 9, "posts_r02": 34, "posts_r03": 22, "posts_r05": 18, "posts_r09": 3, "posts_r12": 2,
    "forensic_service_agreement": "no", "interview_service_shared": "yes", "arrival_pattern": "daily",
    "round_the_clock_desk": "yes", "storage_price_tb": 310, "storage_tb": 400, "retained_share": 5,
    "budget_posts": 5_400_000, "budget_licences": 300_000, "budget_equipment": 250_000, "certs_c17": 80,
    "certs_c05": 40, "certs_c03": 14, "certs_c02": 9, "national_trainers": 6,
}  # fmt: skip
"""Three invented countries: a small island, a medium one, a large federal one. No real country is meant."""
COUNTRIES: Mapping[str, tuple[Mapping[str, AnswerValue], str]] = {
    "small island": (ISLAND, "contact_point"), "medium": (MIDDLE, "operational"), "large federal": (FEDERAL,
                                                                                                  "national_centre"),
}  # fmt: skip
