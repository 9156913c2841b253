"""Every change leaves a record, chained to the one before."""

from dataclasses import replace

from tests.toy import make_assessment
from vidkit.assessment.change import (
    broken_link,
    with_answer,
    with_country_fact,
    with_local,
    with_progress,
    with_settings,
)
from vidkit.assessment.model import Answer, Assessment, LocalValue, Progress

NOW = "2026-11-25T12:00:00+00:00"


def changed_four_times() -> Assessment:
    a = with_answer(make_assessment(), "legal.handling", Answer(value=1), who="A", now=NOW)
    a = with_answer(a, "legal.handling", None, who="B", now=NOW)
    a = with_progress(a, "act.legal.basis", Progress(state="done"), who="A", now=NOW)
    return with_country_fact(a, "treaty", "signed", who="A", now=NOW)


def test_sound_history_has_no_broken_link() -> None:
    assert broken_link(changed_four_times().history) is None


def test_record_says_who_changed_what_from_what_to_what() -> None:
    record = changed_four_times().history[1]
    assert (record.who, record.what, record.after) == ("B", "answer legal.handling", "")
    assert record.before == '{"value": 1}'


def test_answer_taken_away_is_gone_but_not_from_the_history() -> None:
    found = changed_four_times()
    assert "legal.handling" not in found.answers
    assert len(found.history) == 4


def test_reordered_history_is_broken() -> None:
    first, second, *rest = changed_four_times().history
    assert broken_link((second, first, *rest)) == 0


def test_changed_record_is_broken_where_it_stands() -> None:
    history = list(changed_four_times().history)
    history[2] = replace(history[2], after="")
    assert broken_link(tuple(history)) == 2


def test_settings_are_recorded_too() -> None:
    found = with_settings(make_assessment(), who="A", now=NOW, profile="first_unit")
    assert (found.profile, found.history[-1].what) == ("first_unit", "settings profile")


def test_local_value_is_recorded_with_its_reason() -> None:
    found = with_local(make_assessment(), "P10", LocalValue(value=3, reason="order of the chief"), who="A", now=NOW)
    assert found.parameters["P10"].value == 3
    assert "order of the chief" in found.history[-1].after
