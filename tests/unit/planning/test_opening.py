"""When a gate can open in a plan, and what is said where it cannot."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toy import added, changed, make_action, make_assessment, make_choice_fact, make_fact, make_pack
from vidkit.assessment.model import Assessment, Progress
from vidkit.content.model import Pack
from vidkit.planning.months import months_after
from vidkit.planning.opening import Opening, opening, opening_text
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score

TODAY = date(2026, 11, 25)
WELFARE = "act.welfare.provider"
LACKING = {"legal.handling": 3, "welfare.support": 1, "proc.intake": 1}


def of_first_gate(assessment: Assessment, pack: Pack | None = None) -> Opening | None:
    pack = pack or make_pack()
    plan = build_plan(pack, assessment, TODAY, card=score(pack, assessment, TODAY), draws=20)
    return opening(plan.card.gates[0], plan)


def words(assessment: Assessment, pack: Pack | None = None) -> str:
    found = of_first_gate(assessment, pack)
    assert found is not None
    return opening_text(found, pack or make_pack())


def dropped(assessment: Assessment) -> Assessment:
    return replace(assessment, progress={WELFARE: Progress(state="dropped", date="2026-11-01", note="No money")})


def test_open_gate_has_nothing_before_it() -> None:
    assert of_first_gate(make_assessment({**LACKING, "welfare.support": 3}, {"baseline": "all"})) is None


def test_gate_that_the_plan_opens_has_the_end_of_the_last_action_as_its_date() -> None:
    assert words(make_assessment(LACKING, {"baseline": "all"})) == "Planned for 2026-12-22."


def test_condition_that_no_action_brings_is_named_with_the_date() -> None:
    said = words(make_assessment(LACKING, {"baseline": "some"}))
    assert said.startswith("Not before 2026-12-22, and only if: ")
    assert "first appointment" in said


def test_what_others_are_to_provide_comes_with_the_arrangement() -> None:
    """A contact point's gate on viewing had no date, while its first view was dated."""
    pack = changed(make_pack(), "profiles", "national_centre", arrangement_action="act.legal.basis",
                   arrangement_expected=("welfare.support",))  # fmt: skip
    assessment = make_assessment({**LACKING, "legal.handling": 1}, {"baseline": "all"})
    plan = build_plan(pack, assessment, TODAY, card=score(pack, assessment, TODAY), draws=20)
    found = opening(plan.card.gates[0], plan)
    assert found is not None
    signed = plan.planned("act.legal.basis")
    assert signed is not None
    assert (found.not_before, found.only_if) == (signed.finish, None)


def test_what_a_gate_forbids_does_not_open_it() -> None:
    """The gate before the use of ICSE waited for a review of that use, which raises the access that it asks for."""
    pack = added(make_pack(), "actions", make_action(id="act.proc.review", needs=("act.proc.desk",), weeks=(30, 30, 30),
                                                     raises={"welfare.support": 3}))  # fmt: skip
    assert words(make_assessment(LACKING, {"baseline": "all"}), pack) == "Planned for 2026-12-22."


def test_what_raises_a_level_after_the_actions_that_open_the_gate_is_said_with_its_last_day() -> None:
    more = make_action(id="act.welfare.more", raises={"welfare.support": 3}, needs=(WELFARE,), weeks=(10, 10, 10))
    said = words(make_assessment(LACKING, {"baseline": "all"}), added(make_pack(), "actions", more))
    assert said == ("Not before 2026-12-22. Further actions raise what it asks for until 2027-03-02: open it only "
                    "when all of it is shown.")  # fmt: skip


def test_what_raises_a_level_beyond_what_the_gate_asks_for_is_not_waited_for() -> None:
    """Reviews that bring level 4 made the day of a gate that asks for 3 a year later."""
    more = make_action(id="act.welfare.more", raises={"welfare.support": 4}, needs=(WELFARE,), weeks=(10, 10, 10))
    said = words(make_assessment(LACKING, {"baseline": "all"}), added(make_pack(), "actions", more))
    assert said == "Planned for 2026-12-22."


def test_gate_without_any_action_gets_no_date() -> None:
    found = of_first_gate(make_assessment({**LACKING, "welfare.support": 3}, {"baseline": "some"}))
    assert found is not None
    assert found.not_before is None


def test_claimed_gate_opens_when_it_is_shown() -> None:
    said = words(make_assessment({**LACKING, "welfare.support": 3}, {"baseline": "all"}, shown=False))
    assert said == "It opens when what is claimed has been shown."


def test_dropped_action_leaves_its_gate_closed_and_without_a_date() -> None:
    found = of_first_gate(dropped(make_assessment(LACKING, {"baseline": "all"})))
    assert found is not None
    assert (found.not_before, found.stopped_by) == (None, (WELFARE,))


def test_dropped_action_that_raises_beyond_what_the_gate_asks_does_not_stop_it() -> None:
    """A gate on the viewing room could never open because its finer light and sound were given up."""
    beyond = make_action(id="act.welfare.finer", raises={"welfare.support": 4})
    pack = added(make_pack(), "actions", beyond)
    pack = changed(pack, "profiles", "national_centre", targets={**LACKING, "welfare.support": 4})
    given_up = {"act.welfare.finer": Progress(state="dropped", date="2026-11-01", note="No room")}
    found = of_first_gate(make_assessment(LACKING, {"baseline": "all"}, progress=given_up), pack)
    assert found is not None
    assert (found.stopped_by, found.not_before) == ((), date(2026, 12, 22))


def test_dropped_action_is_named_in_words() -> None:
    said = words(dropped(make_assessment(LACKING, {"baseline": "all"})))
    assert said == "Cannot open in this plan, because this was dropped: Carry out act.welfare.provider."


def test_months_that_must_pass_push_the_date_of_the_gate() -> None:
    since = make_fact(id="begun", type="date", minimum=None, maximum=None, unit="")
    pack = changed(added(make_pack(), "facts", since), "gates", "G01",
                   opens_when="welfare.support >= 3 and months_since:begun >= 12")  # fmt: skip
    assert words(make_assessment(LACKING, {"begun": "2026-06-30"}), pack) == "Planned for 2027-06-30."


def test_months_of_which_no_date_is_known_count_from_the_level_that_the_question_is_asked_from() -> None:
    since = make_fact(id="begun", type="date", minimum=None, maximum=None, unit="", asked_when="welfare.support >= 2")
    pack = changed(added(make_pack(), "facts", since), "gates", "G01",
                   opens_when="welfare.support >= 3 and months_since:begun >= 12")  # fmt: skip
    assert words(make_assessment(LACKING), pack).startswith("Not before 2027-12-22, and only if: ")
    there = {**LACKING, "welfare.support": 2}
    assert words(make_assessment(there), pack).startswith("Not before 2027-11-25, and only if: ")


def test_months_that_are_counted_already_are_taken_off() -> None:
    run = make_fact(id="run", unit="months", asked_when="welfare.support >= 2")
    pack = changed(added(make_pack(), "facts", run), "gates", "G01",
                   opens_when="welfare.support >= 3 and fact:run >= 12")  # fmt: skip
    assert words(make_assessment(LACKING), pack).startswith("Not before 2027-12-22, and only if: ")
    assert words(make_assessment(LACKING, {"run": 0}), pack).startswith("Not before 2027-12-22, and only if: ")
    there = {**LACKING, "welfare.support": 2}
    assert words(make_assessment(there, {"run": 3}), pack).startswith("Not before 2027-08-25, and only if: ")


def test_count_of_something_else_pushes_no_date() -> None:
    pack = changed(make_pack(), "gates", "G01", opens_when="welfare.support >= 3 and fact:people_viewing >= 12")
    assert words(make_assessment(LACKING), pack).startswith("Not before 2026-12-22, and only if: ")


@pytest.mark.parametrize(
    ("opens_when", "asked"),
    [
        ("welfare.support >= 3 and (fact:a = all or fact:b = all)", "one of these: A (needed: All of them); B (needed: "
         "All of them)."),
        ("fact:c = all and (fact:a = all or fact:b = all)", "C (needed: All of them); one of these: A (needed: All of "
         "them); B (needed: All of them)."),
        ("welfare.support >= 3 and ((welfare.support >= 3 and fact:a = all) or fact:b = all)", "one of these: A "
         "(needed: All of them); B (needed: All of them)."),
        ("welfare.support >= 3 and ((fact:c = all and fact:a = all) or fact:b = all)", "one of these: (C (needed: All "
         "of them); A (needed: All of them), together); B (needed: All of them)."),
    ],
)  # fmt: skip
def test_alternatives_are_named_as_such(opens_when: str, asked: str) -> None:
    """One would do: "and" between them would ask for more than the gate does."""
    facts = [make_choice_fact(id=i, question=i.upper()) for i in "abc"]
    pack = changed(added(make_pack(), "facts", *facts), "gates", "G01", opens_when=opens_when)
    assert words(make_assessment(LACKING, {"c": "some"}), pack).endswith(f"only if: {asked}")


def test_half_of_an_alternative_does_not_open_the_gate() -> None:
    """The other half is named, although an action brings the first."""
    other = [make_choice_fact(id=i, question=i.upper()) for i in "ab"]
    either = "(welfare.support >= 3 and fact:a = all) or fact:b = all"
    pack = changed(added(make_pack(), "facts", *other), "gates", "G01", opens_when=either)
    assert words(make_assessment(LACKING), pack) == (
        "Not before 2026-12-22, and only if: one of these: A (needed: All of them); B (needed: All of them)."
    )


def test_interim_state_that_ends_before_the_gate_can_open_is_said() -> None:
    since = make_fact(id="begun", type="date", minimum=None, maximum=None, unit="")
    pack = changed(added(make_pack(), "facts", since), "gates", "G01", interim_when="months_since:begun < 6")
    pack = changed(pack, "actions", WELFARE, weeks=(30, 40, 50))
    said = words(make_assessment(LACKING, {"begun": "2026-10-01", "baseline": "all"}), pack)
    assert "Its interim state ends on 2027-04-01, before that" in said


def test_alternative_that_the_plan_brings_makes_the_others_needless() -> None:
    other = make_choice_fact(id="other")
    either = "welfare.support >= 3 or fact:other = all"
    pack = changed(added(make_pack(), "facts", other), "gates", "G01", opens_when=either)
    assert words(make_assessment(LACKING, {"other": "none"}), pack) == "Planned for 2026-12-22."


def test_a_month_that_is_shorter_ends_on_its_last_day() -> None:
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_work_that_an_interim_state_allows_is_named_with_its_limits() -> None:
    since = make_fact(id="begun", type="date", minimum=None, maximum=None, unit="")
    pack = changed(added(make_pack(), "facts", since), "gates", "G01", interim_when="months_since:begun < 6")
    told = {"act.proc.desk": Progress(state="started", date="2026-11-01")}
    said = words(make_assessment({**LACKING, "welfare.support": 3}, {"begun": "2026-10-01"}, progress=told), pack)
    assert said.endswith("Carry out act.proc.desk. This is allowed within the interim limits only.")
