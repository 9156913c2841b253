"""Posts, seats and money in the documents, for three invented countries and for wrong answers."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from tests.country import COUNTRIES, MIDDLE, TODAY, make_reading
from tests.unit.documents.countries import country, results_of
from vidkit.assessment.model import LocalValue
from vidkit.costing.budget import budget as money
from vidkit.documents.tree import plain_text
from vidkit.documents.views.assessment_report import assessment_report
from vidkit.documents.views.budget import BudgetView, budget
from vidkit.documents.views.executive_brief import executive_brief
from vidkit.documents.views.figures import in_brief, refused, warnings
from vidkit.documents.views.named import named
from vidkit.documents.views.premises_checklist import premises_checklist
from vidkit.documents.views.results import Results
from vidkit.documents.views.staffing_checklist import staffing_checklist
from vidkit.documents.views.training_plan import training_plan
from vidkit.documents.write import render
from vidkit.staffing.unit import staffing


@cache
def priced(name: str) -> BudgetView:
    return budget(country(name))


@cache
def changed(**facts: int | str) -> Results:
    return results_of(make_reading({**MIDDLE, **facts}, profile="operational"))


@pytest.mark.parametrize("name", COUNTRIES)
def test_budget_document_shows_the_money_of_the_budget(name: str) -> None:
    results, view = country(name), priced(name)
    whole = money(results.reading, results.plan).whole.likely.minor
    assert view.totals[1].together == f"{round(whole / 100):,}"
    assert view.phases[-1].together == view.totals[1].together
    assert (view.refused, view.currency) == ("", str(results.reading.fact("currency")))


def test_budget_sets_the_posts_of_year_three_against_the_money_of_year_three() -> None:
    results = country("medium")
    own = priced("medium").sizes[-1]
    last = sum(p.wanted for p in staffing(results.reading).by_year[-1])
    assert (own.name, own.posts) == ("This unit, in year three", f"{last:g}")


def test_micro_unit_is_people_in_existing_posts_and_not_zero_posts() -> None:
    sizes = {s.name: s.posts for s in priced("medium").sizes}
    assert sizes["Micro"] == "2 people, in existing posts"
    assert priced("small island").sizes[-1].posts == "2 people, in existing posts"


def test_unknown_grant_is_printed_as_not_known_with_a_question_to_a_function() -> None:
    view = budget(changed())
    assert not any("not known" in row.years for row in view.payers)
    bare = make_reading({k: v for k, v in MIDDLE.items() if not k.startswith("donor")}, profile="operational")
    asked = budget(results_of(bare))
    donor = next(row for row in asked.payers if row.name == "Donor")
    assert {*donor.years, donor.together} == {"not known"}
    assert ("How much donor money is promised in total?", "Finance or planning officer") in {
        (a.question, a.respondent) for a in asked.payer_asks
    }


def test_share_outside_the_usual_comes_with_what_it_rests_on() -> None:
    outside = [c for name in COUNTRIES for c in priced(name).checks if c.why]
    assert outside
    assert all(any(ch.isdigit() for ch in c.why) for c in outside)


def test_brief_says_of_which_year_its_posts_are() -> None:
    view = executive_brief(country("medium"))
    first, last = (sum(p.wanted for p in staffing(country("medium").reading).by_year[n]) for n in (0, -1))
    said = f"{first:g} in year one, {last:g} in year three"
    assert said in dict(view.figures)["Posts and seats"]


@pytest.mark.parametrize("name", COUNTRIES)
def test_all_documents_of_three_invented_countries_are_written(name: str) -> None:
    results = country(name)
    names = ("budget", "staffing-checklist", "training-plan", "executive-brief")
    made = render(results.pack, results.assessment, names, today=TODAY, plan=results.plan)
    assert {n: w for n, (_doc, w) in made.items()} == dict.fromkeys(names, "")


def test_small_island_is_a_contact_point_without_posts_of_its_own() -> None:
    view = staffing_checklist(country("small island"))
    assert (view.arrangement, view.sizes) == (True, ())
    assert any("contact point" in text for text, _alarm in view.warnings)


def test_a_contact_point_is_told_whom_the_unit_means() -> None:
    """It was told to issue an order creating the unit."""
    face = [dict(executive_brief(country(n)).meta.face)["Target profile"] for n in ("small island", "medium")]
    assert "No unit is to be built" in face[0]
    assert face[1] == "Operational, ICSE-connected unit"


def test_documents_name_roles_where_the_content_has_their_ids() -> None:
    results = country("medium")
    pack = results.pack
    rows = [*staffing_checklist(results).separation, *staffing_checklist(results).minimum]
    texts = [c.audience for c in training_plan(results).courses] + [t for r in rows for t in (r.text, r.roles)]
    assert len(texts) > 40
    assert [t for t in texts if re.search(r"\bR\d\d\b", t)] == []
    assert named("R01 and R99 (R02)", pack) == "Head of unit and team leaders and R99"


def test_posts_add_up_under_their_table_and_a_new_unit_is_said_to_do_less() -> None:
    view = staffing_checklist(country("medium"))
    assert view.total is not None
    assert view.total.needed == f"{staffing(country('medium').reading).wanted:g}"
    assert "50 % of a full year's work" in view.first_year
    assert "88 % of a year's viewing hours" in view.first_year


def test_storage_with_a_price_of_its_own_is_counted_in_terabytes() -> None:
    units = {name: next(r.unit for r in priced(name).lines if r.name == "Storage and servers")
             for name in ("medium", "large federal")}  # fmt: skip
    assert units == {"medium": "unit", "large federal": "terabyte"}


def test_needed_times_price_is_what_the_line_costs() -> None:
    """A quarter of a unit of rooms stood as 0.2, and seats on courses as people."""
    lines = {r.name: (r.quantity, r.unit) for r in priced("small island").lines}
    assert lines["Fit-out of rooms Z1 to Z4"] == ("0.25", "unit of 8")
    assert lines["Training (fees and travel of course participants)"] == ("9", "full seat with a fee")
    assert "Refreshers" in priced("small island").counted[-1]


def test_contact_point_is_told_of_no_store_and_no_learning_of_its_own() -> None:
    """Its budget said a terabyte to decide on, and children whose number grows while its people learn."""
    view = priced("small island")
    assert view.storage == ""
    assert "from the first month" in view.children
    assert "while people learn" not in view.children


def test_posts_of_child_protection_are_said_to_begin_with_identification() -> None:
    """6.5 posts cost two thirds of a full year in year three, and nothing said why."""
    assert "posts of child protection begin, and grow while people learn" in priced("medium").children


def test_budget_says_which_lines_grow() -> None:
    assert "Posts and identified children grow" in priced("medium").counted[0]


def test_grant_that_ends_stops_work_and_not_the_contingency() -> None:
    assert not any(row.name == "Contingency" for name in COUNTRIES for row in priced(name).exits)


def test_supervisors_are_trained_before_the_first_analysts_come() -> None:
    view = training_plan(country("medium"))
    assert "before the first new analysts come" in view.supervisors
    assert not view.supervisors_late


def test_checklist_shows_the_posts_of_the_staffing() -> None:
    results = country("medium")
    view = staffing_checklist(results)
    unit = staffing(results.reading)
    shown: Mapping[str, str] = {r.id: r.needed for r in view.needed}
    assert all(shown[p.role.id] == f"{p.wanted:g}" for p in unit.posts if p.wanted)
    assert "tornado" in view.charts


def test_broken_rule_of_the_team_stands_first() -> None:
    view = staffing_checklist(changed(admin_not_auditor="no"))
    assert (view.team[0].id, view.team[0].alarm) == ("SD1", True)


def test_tenure_is_reviewed_two_years_after_the_first_team() -> None:
    view = staffing_checklist(country("medium"))
    assert view.reviews[1].when.split()[-1] == str(int(view.reviews[0].when.split()[-1]) + 2)


def test_every_planned_post_has_a_line_or_is_counted_below() -> None:
    rows = {r.id: r for r in staffing_checklist(country("large federal")).roles}
    assert (len(rows["R02"].posts), bool(rows["R02"].more)) == (12, True)


def test_contact_point_has_lines_for_its_two_people_and_those_in_post_and_no_more() -> None:
    """It had a line to tick for each of sixteen roles, none of them a post of its own."""
    view = staffing_checklist(country("small island"))
    assert {r.id: len(r.posts) for r in view.roles if r.posts} == {"R01": 1, "R02": 2}
    assert "R16 Media and prevention officer" in view.without
    bare = staffing_checklist(results_of(make_reading({}, profile="contact_point")))
    assert {r.id: len(r.posts) for r in bare.roles if r.posts} == {"R02": 2}


def test_every_post_has_one_line_and_no_post_has_two() -> None:
    """Five interviewers had six lines, and the ICSE users stood beside themselves as analysts."""
    results = country("medium")
    roles = staffing_checklist(results).roles
    lines = {r.id: len(r.posts) + int(r.more.split(" ")[0] if r.more else 0) for r in roles}
    assert (lines["R07"], lines["R08"], lines["R04"]) == (3, 2, 0)
    assert sum(lines.values()) == sum(p.people for p in staffing(results.reading).posts)


def test_interviewers_of_suspects_are_named_where_their_posts_are_counted() -> None:
    """Five posts stood under child interviewers alone, though two of them question suspects."""
    name = "Child interviewer, with R08 Suspect interviewer"
    view = staffing_checklist(country("medium"))
    assert name in {r.name for r in view.needed} & {r.name for r in view.ranges}
    assert f"R07 {name} (post)" in {row.name for row in priced("medium").lines}


def test_contact_point_without_volumes_prints_no_empty_table() -> None:
    results = results_of(make_reading({}, profile="contact_point"))
    view = staffing_checklist(results)
    assert not view.carried
    assert view.whole.startswith("How much work the arrangement must carry is not known yet. Ask: Referrals a year; ")


def test_contact_point_is_asked_to_show_only_what_its_budget_has() -> None:
    """It was to show a store, an analysis suite and a forensic kit, which the authority that does the work has."""
    view = premises_checklist(country("small island"))
    shown = {s.name for s in view.systems}
    assert {"Sealed offline computer", "Analyst workstation"} <= shown
    assert not shown & {"Storage", "Image-analysis suite", "Forensic workstation, write blockers and mobile kit"}
    assert "Image-analysis suite" in view.elsewhere
    assert premises_checklist(country("medium")).elsewhere == ""


def test_two_warnings_are_two_paragraphs() -> None:
    """They ran into one another, and into the heading below."""
    reading = make_reading({"referrals_year": 100}, local={"P10": LocalValue(value=6, reason="two shifts")})
    results = results_of(reading)
    for name in ("budget", "staffing-checklist", "training-plan"):
        document, _warning = render(reading.pack, reading.assessment, (name,), today=TODAY, plan=results.plan)[name]
        said = [plain_text(quote.children) for quote in document.nodes if quote.kind == "quote"]
        assert [s[:15] for s in said] == ["ABOVE THE LIMIT", "Part of the wor"], name


def test_rules_that_a_document_states_do_not_stand_again_among_the_letters() -> None:
    """They did, because the document names roles where the content has their ids."""
    results = country("medium")
    names = ("staffing-checklist",)
    document, _w = render(results.pack, results.assessment, names, today=TODAY, plan=results.plan)[names[0]]
    assert "rule for staff" not in plain_text(document.nodes)


def test_unknown_volumes_show_the_profiles_to_choose_from() -> None:
    view = staffing_checklist(results_of(make_reading({})))
    assert view.sizes == ("Micro", "Small", "Medium", "Large")
    assert any("smallest unit" in text for text, _alarm in view.warnings)


def test_training_plan_has_seats_calendar_and_themes() -> None:
    view = training_plan(country("medium"))
    assert len(view.seats) == 21
    assert "C09" not in {r.id for r in view.seats}
    assert len(view.gaps) == 5
    assert len(view.sessions) > 20


def test_brief_has_posts_seats_money_and_the_end_of_the_grant() -> None:
    assert [label for label, _text in executive_brief(country("medium")).figures] == [
        "Posts and seats", "Money", "When a grant ends",
    ]  # fmt: skip


def test_brief_says_what_its_unit_of_money_is_where_no_salary_is_known() -> None:
    results = results_of(make_reading({}))
    found = dict(executive_brief(results).figures)
    assert " SU" in found["Money"]
    assert found["Money"].endswith("SU: the yearly full cost of one analyst post, which nobody has said yet.")
    assert "in place: not known" in found["Posts and seats"]
    assert " SU" not in dict(executive_brief(country("medium")).figures)["Money"]


def test_report_names_the_currency_of_an_amount_and_not_that_it_was_given() -> None:
    found = assessment_report(country("medium"))
    said = {f.question: f.answer for part in found.parts for c in part.capabilities for f in c.facts}
    assert said["What does one analyst workstation cost?"] == "XMD 620,000"


def test_report_says_on_which_day_where_nobody_is_named() -> None:
    """It read: Said by 25 November 2026."""
    found = assessment_report(results_of(make_reading(levels={"legal.offences": 2})))
    assert "Said on 25 November 2026" in {c.said for part in found.parts for c in part.capabilities}


def test_brief_says_the_posts_once() -> None:
    brief = executive_brief(country("medium"))
    said = [text for _label, text in (*brief.summary, *brief.figures) if "osts" in text]
    assert len(said) == 1


def test_brief_says_that_a_grant_is_not_known() -> None:
    assert dict(executive_brief(country("large federal")).figures)["Money"].endswith("Donor money: not known.")


def test_limit_above_the_range_is_an_alarm_with_its_reason() -> None:
    reading = make_reading(MIDDLE, local={"P10": LocalValue(value=6, reason="order of the minister")})
    ((text, alarm),) = warnings(staffing(reading))
    assert alarm
    assert "order of the minister" in text


def test_wrong_answer_is_said_in_place_of_figures() -> None:
    results = changed(packages_year=99_999_999)
    assert "share" in refused(results)
    assert budget(results).totals == ()
    assert staffing_checklist(results).needed == ()
    assert training_plan(results).seats == ()
    assert in_brief(results)[0][0] == "Posts and money"


@pytest.mark.parametrize("lacking", ["currency", "usd_rate"])
def test_what_is_lacking_for_amounts_is_said_in_words(lacking: str) -> None:
    """The ids of facts stood in an alarm of the budget."""
    reading = make_reading(MIDDLE, profile="operational")
    answers = {i: a for i, a in reading.assessment.answers.items() if i != lacking}
    view = budget(results_of(replace(reading, assessment=replace(reading.assessment, answers=answers))))
    assert "one US dollar" in view.refused
    assert "_" not in view.refused


def test_currency_without_a_rate_leaves_own_amounts_out_and_says_so() -> None:
    reading = make_reading(MIDDLE, profile="operational")
    answers = {i: a for i, a in reading.assessment.answers.items() if i != "usd_rate"}
    results = results_of(replace(reading, assessment=replace(reading.assessment, answers=answers)))
    view = budget(results)
    assert "XMD" in view.refused
    assert view.currency == "USD"
