"""Documents of one country agree: a date, a state, a post, an amount is the same wherever it is printed."""

import re
from collections.abc import Callable
from functools import cache
from typing import TypeVar

import pytest

from tests.goldens.countries import FIRST_DAY
from tests.goldens.countries import assessment as golden
from tests.readers import COUNTRIES, TODAY, assessment_of
from vidkit.content.packs import load_pack
from vidkit.documents.views.agreements_outline import agreements_outline
from vidkit.documents.views.assessment_report import assessment_report
from vidkit.documents.views.budget import budget
from vidkit.documents.views.enquiry_list import enquiry_list
from vidkit.documents.views.executive_brief import executive_brief
from vidkit.documents.views.gate_board import gate_board
from vidkit.documents.views.icse_readiness import icse_readiness
from vidkit.documents.views.premises_checklist import premises_checklist
from vidkit.documents.views.procedures_outline import procedures_outline
from vidkit.documents.views.results import Results
from vidkit.documents.views.schedule import schedule
from vidkit.documents.views.setup_plan import setup_plan
from vidkit.documents.views.staffing_checklist import staffing_checklist
from vidkit.documents.views.training_plan import training_plan
from vidkit.planning.opening import opening
from vidkit.planning.plan import Plan, build_plan

View = TypeVar("View")
each_country = pytest.mark.parametrize("country", COUNTRIES)


@cache
def results(country: str) -> Results:
    pack = load_pack()
    plan = build_plan(pack, assessment_of(country, pack), TODAY, tries=1, draws=20)
    return Results(plan=plan, today=TODAY, language="en")


@cache
def seen(view: Callable[[Results], View], country: str) -> View:
    """Return a document of the country; some take a while to work out."""
    return view(results(country))


@cache
def plan_of(country: str) -> dict[int, tuple[str, str, str, str]]:
    """Return title, owner, first and last day of each action by its number, as the setup plan prints them."""
    rows = [a for phase in seen(setup_plan, country).phases for a in phase.actions]
    assert len(rows) > 20
    return {a.number: (a.title, a.owner, a.start, a.finish) for a in rows}


@each_country
def test_an_action_has_its_owner_and_dates_in_every_document(country: str) -> None:
    made = results(country)
    outlines = [o for view in (procedures_outline(made), agreements_outline(made)) for o in view.outlines]
    found = seen(schedule, country)
    tasks = [*found.tasks, *(t for o in found.owners for t in o.tasks), *seen(icse_readiness, country).tasks,
             *seen(premises_checklist, country).tasks, *(t for o in outlines for t in o.tasks)]  # fmt: skip
    assert len(tasks) > 2 * len(plan_of(country))
    assert {(t.number, (t.title, t.owner, t.start, t.finish)) for t in tasks} <= set(plan_of(country).items())


@each_country
def test_a_decision_of_the_brief_has_the_last_day_of_its_action(country: str) -> None:
    decisions = seen(executive_brief, country).decisions
    assert decisions
    for d in decisions:
        _title, owner, _start, finish = plan_of(country)[d.number]
        assert (owner, finish) == (d.owner, d.by)


@each_country
def test_brief_plan_and_schedule_have_one_length_and_one_amount_of_work(country: str) -> None:
    made = results(country)
    plan, brief = seen(setup_plan, country), seen(executive_brief, country)
    assert seen(schedule, country).length == plan.length
    days, weeks = f"{made.plan.person_days:,g}", made.plan.weeks
    assert dict(brief.summary)["Set-up work"] == f"{days} person-days in {weeks} weeks (estimate)."
    assert f"{days} person-days" in plan.length
    assert f"{weeks} weeks" in plan.length
    first, last = re.findall(r"from (.+?) to (.+?) if", brief.length)[0]
    assert f"from {first} to {last}: " in plan.length


@each_country
def test_owners_sign_for_the_days_that_the_plan_counts_with(country: str) -> None:
    plan = seen(setup_plan, country)
    signed = {p.name: p.actions.split(", ")[1].split(" ")[0] for g in plan.signatures for p in g.parties}
    assert signed == {c.owner: c.person_days for c in plan.capacities}


@each_country
def test_a_milestone_has_one_pair_of_dates(country: str) -> None:
    plan = {m.name: (m.half, m.likely) for m in seen(setup_plan, country).milestones}
    assert {m.name: (m.half, m.likely) for m in seen(schedule, country).milestones} == plan
    brief = seen(executive_brief, country)
    assert brief.milestones
    assert all(plan[_bare(m.name)] == (m.half, m.likely) for m in brief.milestones)


def _bare(text: str) -> str:
    """Return the text without what the brief explains in brackets."""
    return re.sub(r" \((?:INTERPOL|gate:)[^()]*\)", "", text)


@each_country
def test_a_gate_has_one_state_and_one_date(country: str) -> None:
    made = results(country)
    board = {g.id: (g.state, g.planned_short) for g in seen(gate_board, country).gates}
    assert {g.id: (g.state, g.planned_short) for g in seen(setup_plan, country).gates} == board
    outlines = [o for view in (procedures_outline(made), agreements_outline(made)) for o in view.outlines]
    lines = [*seen(icse_readiness, country).gates, *seen(premises_checklist, country).gates,
             *(g for o in outlines for g in o.gates)]  # fmt: skip
    assert len(lines) > 10
    assert all(board[g.id] == (g.state, g.planned) for g in lines)
    for closed in seen(executive_brief, country).closed:
        gate = re.findall(r"G\d\d", closed.title)[-1]
        assert closed.planned == board[gate][1]


@each_country
def test_nothing_is_planned_before_the_gate_that_forbids_it_can_open(country: str) -> None:
    """Apart from gates before which a year has to pass, whose date no action sets."""
    assert early(results(country).plan) == set()


def test_nothing_is_planned_before_its_gate_where_most_of_the_unit_is_in_place() -> None:
    pack = load_pack()
    assert early(build_plan(pack, golden("federal", pack), FIRST_DAY, tries=1, draws=1)) == set()


def test_nothing_is_planned_before_its_gate_on_the_fast_track() -> None:
    """The gate waited for the recruited team, and what it forbids only for the borrowed one that stands in for it."""
    pack = load_pack()
    blank = assessment_of("centre from nothing", pack)
    assert early(build_plan(pack, blank, TODAY, variant="fast", tries=1, draws=1)) == set()


def early(plan: Plan) -> set[tuple[str, str]]:
    """Return (gate, action) where an action starts before the gate that forbids it can open."""
    dated = [(s.gate, o.not_before) for s in plan.card.gates if (o := opening(s, plan)) and o.not_before]
    assert len(dated) > 10
    found = {(g.id, p.action.id) for g, day in dated for p in plan.actions if p.action.id in g.blocks and p.start < day}
    return {(g, a) for g, a in found if g not in ("G16", "G21")}


@each_country
def test_the_tally_of_gates_is_one_sentence(country: str) -> None:
    said = {seen(setup_plan, country).gate_tally, seen(gate_board, country).gate_tally,
            seen(assessment_report, country).gate_tally, seen(executive_brief, country).gate_tally}  # fmt: skip
    assert len(said) == 1


@each_country
def test_a_first_step_has_one_last_day(country: str) -> None:
    steps = [(f.observed, s.text, s.by) for f in seen(setup_plan, country).flags for s in f.steps]
    assert [(f.observed, s.text, s.by) for f in seen(assessment_report, country).flags for s in f.steps] == steps
    due = {(d.what.partition(": ")[2], d.by) for d in seen(schedule, country).dues if d.kind == "first step"}
    assert due == {(text, by) for _observed, text, by in steps}


@each_country
def test_enquiries_have_one_number_one_respondent_and_one_day(country: str) -> None:
    listed = [r for group in seen(enquiry_list, country).respondents for r in group.rows]
    plan = {r.number: (r.question, r.respondent, r.by) for r in seen(setup_plan, country).enquiries}
    assert len(plan) > 10
    assert {r.number: (r.question, r.respondent, r.by) for r in listed} == plan


def test_a_contact_point_does_not_count_what_only_a_unit_does() -> None:
    """It was asked for hash recognition and turnover, which belong to what it is not to build."""
    shown = {country: {i.id: i for i in seen(setup_plan, country).indicators} for country in COUNTRIES}
    left_out = shown["centre from nothing"].keys() - shown["contact point"].keys()
    assert {"K10", "K15"} <= left_out < shown["centre from nothing"].keys()
    assert {"K01", "K13", "K22"} <= shown["contact point"].keys()
    beside = {k for i in shown["contact point"].values() for k in i.pair_with.split(", ") if k}
    assert beside <= shown["contact point"].keys()


@each_country
def test_posts_are_the_same_in_brief_checklist_and_budget(country: str) -> None:
    rows = seen(staffing_checklist, country).needed
    needed = {r.id: r.needed for r in rows if re.fullmatch(r"[\d.,]+", r.needed)}
    whole = sum(float(n) for n in needed.values())
    said = dict(seen(executive_brief, country).figures)["Posts and seats"]
    if whole:
        assert f"Posts needed: {whole:,.1f}".removesuffix(".0") in said
    else:
        assert "No posts of its own" in said
    over_years = {r.id: r.needed if r.years[0] == r.years[-1] else f"{r.years[0]} to {r.years[-1]}" for r in rows}
    lines = {x.name.split(" ")[0]: x.quantity for x in seen(budget, country).lines if re.match(r"R\d\d ", x.name)}
    assert {r: n for r, n in lines.items() if r in needed} == {r: n for r, n in over_years.items() if r in lines}


@each_country
def test_seats_are_the_same_in_brief_and_training_plan(country: str) -> None:
    years = [sum(s.seats[n] for s in seen(training_plan, country).seats) for n in range(3)]
    said = "; ".join(f"year {n}: {seats:,}" for n, seats in enumerate(years, start=1))
    assert f"Seats on courses (estimate): {said};" in dict(seen(executive_brief, country).figures)["Posts and seats"]


@each_country
def test_money_is_the_same_in_brief_and_budget(country: str) -> None:
    likely = seen(budget, country).totals[1]
    said = dict(seen(executive_brief, country).figures)["Money"]
    for amount in (*likely.years, likely.together):
        assert all(part.removesuffix(" SU") in said for part in amount.split(" + "))
