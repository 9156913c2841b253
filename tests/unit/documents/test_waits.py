"""What the documents say of why an action is done when it is, and of the conditions behind the dates."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toy import added, changed, make_assessment, make_pack
from tests.unit.documents.builders import TODAY, make_results
from vidkit.assessment.model import LocalValue, Progress
from vidkit.content.model import CostItem, Pack
from vidkit.documents.views.actions import length_words
from vidkit.documents.views.executive_brief import executive_brief
from vidkit.documents.views.remainder import assumptions, capacity_rows, left_out
from vidkit.documents.views.results import Results
from vidkit.documents.views.schedule import schedule
from vidkit.documents.views.setup_plan import setup_plan
from vidkit.documents.views.waits import numbers, waits_text
from vidkit.documents.write import render
from vidkit.exchange.schedule_rows import face
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score
from vidkit.training.seats import Seated

LEGAL, WELFARE, DESK = "act.legal.basis", "act.welfare.provider", "act.proc.desk"
NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}
UNSAFE = {"people_viewing": 2}


def results(*conditions: tuple[str, str], pack: Pack | None = None, **changes: object) -> Results:
    """Return the results of a country with nothing, under these conditions as they are typed."""
    typed: dict[str, tuple[str, ...]] = {}
    for kind, text in conditions:
        typed[kind] = (*typed.get(kind, ()), text)
    return make_results(NOTHING, pack=pack, conditions=typed, **changes)  # type: ignore[arg-type]


def said(action: str, found: Results) -> str:
    planned = found.plan.planned(action)
    assert planned is not None
    return waits_text(planned, found)


def seated(full: tuple[date, ...]) -> Results:
    """Return results in which the desk waits for the course of its last people."""
    found, day = results(), date(2027, 6, 9)
    at = Seated(action=DESK, course="C01", day=day, until=day, full=full, left=0)
    actions = tuple(replace(p, course=p.action.id == DESK) for p in found.plan.actions)
    bound_by = replace(found.plan.conditions, seated=(at,))
    return replace(found, plan=replace(found.plan, actions=actions, conditions=bound_by))


def side_by_side(**changes: object) -> Pack:
    """Return the toy pack in which two actions of one owner need nothing."""
    return changed(make_pack(), "actions", WELFARE, needs=(), **changes)


@pytest.mark.parametrize(
    ("action", "found", "text"),
    [
        (LEGAL, results(), "Starts with the plan."),
        (WELFARE, results(), "Waits for 1."),
        (DESK, results(), "Waits for 2. Behind a gate that is not open: G01."),
        (WELFARE, results(("wait", "legal.basis>welfare.provider=3w")), "Waits for 1 and 3 weeks more."),
        (LEGAL, results(("date", "legal.basis>=2027-03-03")), "Waits for a fixed date: 3 March 2027."),
        (DESK, seated(full=()),
         "Waits for 2; the date of course C01, 9 June 2027. Behind a gate that is not open: G01."),
        (DESK, seated(full=(date(2027, 4, 5),)),
         "Waits for 2; a seat on course C01 on 9 June 2027, the dates before are full. Behind a gate that is not open: "
         "G01."),
        (WELFARE, results(("closed", "head=2026-12-28..2027-01-17")), "Waits for 1. Pauses for 3 weeks while its owner "
         "is closed."),
        (LEGAL, make_results(NOTHING, progress={LEGAL: Progress(state="started", date="2026-11-02")}),
         "Under way since 2 November 2026."),
        ("act.welfare.interim", make_results(NOTHING, UNSAFE), "Starts at once."),
        (LEGAL, make_results(NOTHING, UNSAFE), "Waits for what its owner makes safe: 1."),
        (LEGAL, make_results({"welfare.support": 3, "proc.intake": 3}, unknown=["legal.handling"]),
         "Waits for the answer to an enquiry."),
    ],
)  # fmt: skip
def test_an_action_says_what_fixed_its_start(action: str, found: Results, text: str) -> None:
    assert said(action, found) == text


def test_an_action_says_that_its_owner_is_busy() -> None:
    pack = changed(side_by_side(person_days=20), "actions", LEGAL, person_days=20)
    found = results(pack=pack)
    assert {said(i, found) for i in (LEGAL, WELFARE)} == {"Starts with the plan.", "Waits for its owner's time."}


def test_an_action_says_that_it_waits_for_money() -> None:
    line = CostItem(id="cost.rooms", line="Rooms", one_off="L", yearly="", unit="unit")
    pack = changed(side_by_side(costs=("cost.rooms",)), "actions", LEGAL, costs=("cost.rooms",))
    pack = added(pack, "cost_items", line)
    found = results(("budget", "3000/y"), pack=pack)
    texts = {said(i, found) for i in (LEGAL, WELFARE)}
    assert "Waits for the money of the next budget year." in texts


def test_many_numbers_are_counted() -> None:
    assert numbers([1, 2, 3, 4, 5, 6]) == "1, 2, 3, 4 and 2 more"


def test_reasons_stand_in_the_setup_plan_and_in_the_schedule() -> None:
    found = results(("date", "legal.basis>=2027-03-03"))
    names = ("setup-plan", "schedule")
    made = render(found.pack, found.assessment, names, today=TODAY)
    assert ["Waits for a fixed date: 3 March 2027." in str(made[n][0]) for n in names] == [True, True]


def test_conditions_of_the_plan_are_named_among_what_it_rests_on() -> None:
    told = assumptions(results(
        ("budget", "9000000/y"), ("horizon", "5y"), ("capacity", "head=4d/w"), ("capacity", "head=5d/w@2027-06-01"),
        ("capacity", "head=5d/w@legal.basis"), ("closed", "2026-12-24..2026-12-26"), ("closed", "head=2027-08-02"),
        ("date", "proc.desk<=2029-01-01"), ("course", "C01=2027-06-09:4"), ("wait", "legal.basis>welfare.provider=3w"),
        ("promise", "desk_open=2028-06-30"),
    ))  # fmt: skip
    assert {
        "A budget year has 9,000,000 USD for set-up.",
        "Nothing is planned after 24 November 2031.",
        "Head of unit gives 4 days a week.",
        "Head of unit gives 5 days a week from 1 June 2027 on.",
        "Head of unit gives 5 days a week once this is done: Carry out act.legal.basis (act.legal.basis).",
        "Nobody works from 24 December 2026 to 26 December 2026.",
        "Head of unit is closed from 2 August 2027 to 2 August 2027.",
        "Carry out act.proc.desk (act.proc.desk) is done by 1 January 2029.",
        "Promised: Desk open by 30 June 2028.",
    } <= set(told)
    assert any(t.startswith("Course C01 ") and t.endswith("begins on 9 June 2027, with 4 seats.") for t in told)
    assert any(t.startswith("3 weeks pass between ") for t in told)
    assert not any("closures" in t for t in told)


def test_owners_time_is_the_one_that_the_plan_counts_with() -> None:
    (row,) = capacity_rows(results(("capacity", "head=4d/w")))
    assert (row.days_a_week, row.basis) == ("4", "a condition of this plan")
    local = {"unit_head": LocalValue(value=2, reason="asked")}
    (row,) = capacity_rows(results(("capacity", "head=4d/w@2027-06-01"), capacities=local))
    assert (row.days_a_week, row.basis) == ("2", "stated for this country: asked; changes, see above")


def test_what_the_limits_leave_out_is_not_called_dropped() -> None:
    assert next(g.why for g in left_out(results(("horizon", "5w")))).startswith("Left out to stay within the money")


def test_what_is_late_against_a_red_flag_stands_beside_the_action() -> None:
    found = make_results(NOTHING, UNSAFE)
    (row,) = [t for t in schedule(found).tasks if t.title == "Carry out act.welfare.interim"]
    assert row.slack == "late"
    assert row.remark.startswith("Late: due 27 November 2026, planned to end 22 December 2026. ")
    (action,) = [a for p in setup_plan(found).phases for a in p.actions if a.id == "act.welfare.interim"]
    assert (action.due, action.is_late) == (row.remark, True)


def test_report_that_is_not_confirmed_stands_beside_the_task() -> None:
    found = make_results(NOTHING, progress={DESK: Progress(state="done", date="2026-11-20")})
    (row,) = [t for t in schedule(found).tasks if t.title == "Carry out act.proc.desk"]
    assert row.remark == "Reported, not confirmed: 1 of its needs is open. Gates not open: G01."


def early() -> Results:
    """Return the results of a plan that starts in January, with something to make safe in November."""
    assessment = make_assessment(NOTHING, UNSAFE)
    plan = build_plan(make_pack(), assessment, date(2027, 1, 4), card=score(make_pack(), assessment, TODAY))
    return Results(plan=plan, today=TODAY, language="en")


def test_what_starts_before_the_plan_is_said_wherever_its_first_day_is() -> None:
    text = "1 action does not wait for the first day: it makes things safe, and starts on 25 November 2026."
    found = early()
    assert found.plan.first_day == TODAY
    assert text in length_words(found)
    assert text in executive_brief(found).length
    assert assumptions(found)[0] == f"Work starts on 4 January 2027. {text}"
    assert "does not wait for the first day" in " ".join(face(found.plan))


def test_plan_without_anything_to_make_safe_says_nothing_of_it() -> None:
    assert "first day" not in length_words(results())


def test_brief_names_steps_that_come_after_their_last_day() -> None:
    assert executive_brief(results()).late_flags == ""
    assert executive_brief(early()).late_flags == (
        "Late: 1 step comes after its last day: Stop all viewing (due 27 November 2026, planned to end 22 December "
        "2026). The setup plan says what to do about it."
    )


def test_days_of_gates_are_explained_beside_those_of_milestones() -> None:
    found = results()
    made = render(found.pack, found.assessment, ("executive-brief", "setup-plan", "gate-board"), today=TODAY)
    assert ["if all goes as likely (estimate)" in str(made[n][0]) for n in made] == [True, True, True]
