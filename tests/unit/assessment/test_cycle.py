"""The next cycle begins where the last one ended, and nothing counts before it is confirmed."""

from dataclasses import replace

from tests.toy import make_assessment
from vidkit.assessment.change import broken_link, with_answer
from vidkit.assessment.cycle import next_cycle, to_confirm
from vidkit.assessment.model import Answer, Assessment, Progress

NOW = "2027-11-25T09:00:00+00:00"


def last() -> Assessment:
    base = make_assessment({"legal.handling": 2}, unknown=["proc.intake"], unit="Desk", created="2026-11-25")
    base = replace(base, progress={"act.legal.basis": Progress(state="done")}, plan_from="2027-01-04")
    return with_answer(base, "welfare.support", Answer(value=1), who="Ada", now="2026-11-26")


def test_old_answers_are_to_confirm_and_do_not_count() -> None:
    made = next_cycle(last(), assessor="Ben", now=NOW)
    assert made.answers == {}
    assert to_confirm(made) == ("legal.handling", "welfare.support")


def test_an_answer_given_again_is_no_longer_to_confirm() -> None:
    made = next_cycle(last(), assessor="Ben", now=NOW)
    made = with_answer(made, "legal.handling", Answer(value=3), who="Ben", now=NOW)
    assert to_confirm(made) == ("welfare.support",)


def test_country_unit_and_what_became_of_actions_stay() -> None:
    made = next_cycle(last(), assessor="", now=NOW)
    assert (made.country, made.unit, made.progress["act.legal.basis"].state) == ("KE", "Desk", "done")


def test_the_new_history_names_the_end_of_the_old_one() -> None:
    made = next_cycle(last(), assessor="Ben", now=NOW)
    assert len(made.history) == 1
    assert last().history[-1].hash in made.history[0].before
    assert broken_link(made.history) is None


def test_the_plan_begins_anew() -> None:
    assert next_cycle(last(), assessor="Ben", now=NOW).plan_from == ""


def test_what_was_never_confirmed_goes_on_to_the_cycle_after() -> None:
    again = next_cycle(next_cycle(last(), assessor="Ben", now=NOW), assessor="Ben", now="2028-11-25")
    assert to_confirm(again) == ("legal.handling", "welfare.support")
