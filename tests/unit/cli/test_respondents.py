"""Several people in one assessment: who is asked what, what differs, how it is settled, what is kept."""

from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from tests.toy import added, changed, make_assessment, make_pack
from tests.unit.cli.test_interview import CTRL_C, ENTER, NOW, TODAY, on_disk, sit
from vidkit.assessment import store
from vidkit.assessment.interview import questions
from vidkit.assessment.model import Answer, Assessment, Evidence, Respondent
from vidkit.assessment.voices import to_settle, voices
from vidkit.cli import evidence
from vidkit.cli.answered import left_for, status
from vidkit.cli.interview import Interview
from vidkit.cli.opening import Opened
from vidkit.cli.session import Limits, Session
from vidkit.content.model import Named, Pack

LAWYER, NURSE = "legal_adviser", "welfare_officer"
PEOPLE = {"legal.handling": (LAWYER, "head_of_unit"), "welfare.support": (NURSE, "head_of_unit"),
          "proc.intake": ("head_of_unit", LAWYER)}  # fmt: skip


def make_people_pack() -> Pack:
    """Return the toy pack with three respondents, each best at one domain."""
    pack = added(make_pack(), "respondents", Named(id=LAWYER, name="Legal adviser"), Named(id=NURSE, name="Nurse"))
    for capability, who in PEOPLE.items():
        pack = changed(pack, "capabilities", capability, respondents=who)
    return pack


def make_session(folder: Path, assessment: Assessment | None = None, **limits: object) -> Session:
    path = folder / "toy.vidkit.json"
    made = assessment or make_assessment(country="", assessor="A")
    digest = store.write(path, made, expected=None) if not path.exists() else store.read(path).digest
    made = store.read(path).assessment
    return Session(path, made, digest, make_people_pack(), TODAY, lambda: NOW, Limits(**limits))  # type: ignore[arg-type]


def test_one_person_is_asked_first_what_that_role_knows_best() -> None:
    found = [q.id for q in questions(make_people_pack(), make_assessment(), TODAY, respondent="head_of_unit")]
    assert found == ["people_viewing", "baseline", "proc.intake", "welfare.support", "legal.handling"]


def test_an_answer_of_one_role_does_not_answer_for_another(tmp_path: Path) -> None:
    sit(make_session(tmp_path, respondent=LAWYER), "2" + ENTER + "q")
    head = make_session(tmp_path, respondent="head_of_unit")
    assert head.heard_from_others() == 1
    assert head.is_open(head.question("legal.handling"))
    assert head.said("legal.handling") is None


def test_skip_answered_leaves_out_what_another_role_has_answered(tmp_path: Path) -> None:
    sit(make_session(tmp_path, respondent=LAWYER), "2" + ENTER + "q")
    assert make_session(tmp_path, respondent="head_of_unit", skip_answered=True).heard_from_others() == 0


def test_an_answer_of_nobody_in_particular_is_not_asked_again(tmp_path: Path) -> None:
    sit(make_session(tmp_path), "2" + ENTER + "q")
    head = make_session(tmp_path, respondent="head_of_unit")
    assert not head.is_open(head.question("legal.handling"))


def test_each_respondent_goes_on_at_an_own_place(tmp_path: Path) -> None:
    sit(make_session(tmp_path, respondent=LAWYER), "2" + ENTER + "q")
    sit(make_session(tmp_path, respondent=NURSE), "q")
    assert make_session(tmp_path, respondent=LAWYER).place() == "proc.intake"
    assert make_session(tmp_path, respondent=NURSE).place() == "welfare.support"
    assert make_session(tmp_path).place() == "welfare.support"


def differ(folder: Path) -> None:
    """Let two roles answer legal.handling with 3 and 1."""
    sit(make_session(folder, respondent=LAWYER), "3" + ENTER + "Order" + ENTER + "q")
    sit(make_session(folder, respondent="head_of_unit"), "1" + ENTER, "legal.handling")


def test_the_second_answer_is_asked_for_without_showing_the_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    differ(tmp_path)
    session = make_session(tmp_path)
    assert [v.value for v in on_disk(session).held["legal.handling"].answers] == [3, 1]
    assert on_disk(session).answers["legal.handling"].state == "unknown"
    assert "both are kept, to be settled" in capsys.readouterr().err


def test_settling_needs_a_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    differ(tmp_path)
    session = make_session(tmp_path)
    sit(session, "7" + ENTER + "1" + ENTER + ENTER, "legal.handling")
    assert to_settle(on_disk(session)) == ("legal.handling",)
    assert "Type a number from 1 to 2." in capsys.readouterr().err
    sit(make_session(tmp_path), "1" + ENTER + "The order was shown." + ENTER, "legal.handling")
    found = on_disk(session)
    assert found.answers["legal.handling"].value == 3
    assert found.held["legal.handling"].reason == "The order was shown."


def test_a_third_value_can_settle_it(tmp_path: Path) -> None:
    differ(tmp_path)
    sit(make_session(tmp_path), "=5" + ENTER + "=2" + ENTER + "Both agree now." + ENTER, "legal.handling")
    assert on_disk(make_session(tmp_path)).answers["legal.handling"].value == 2


def test_after_a_domain_what_differs_is_offered_for_settling(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    differ(tmp_path)
    session = make_session(tmp_path)
    session.later.add("legal.handling")
    interview = Interview(session)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("1" + ENTER)
        pipe.close()
        interview.at = "legal.handling"
        interview._move_on("legal")
    assert interview.at == "legal.handling"
    assert "To settle while you can ask:" in capsys.readouterr().err


def test_after_a_domain_contradictions_are_named_while_the_respondent_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = make_assessment({"legal.handling": 2, "welfare.support": 3}, {"people_viewing": 1}, country="")
    session = make_session(tmp_path, told)
    sit(session, "none" + ENTER + "1" + ENTER + "2" + ENTER + "q")
    err = capsys.readouterr().err
    assert "CR01 Support is in force" in err
    assert on_disk(session).answers["welfare.support"].value == 2


def test_one_question_is_asked_with_what_follows_from_it_and_nothing_else(tmp_path: Path) -> None:
    pack = changed(make_people_pack(), "facts", "baseline", asked_when="fact:people_viewing > 0")
    session = make_session(tmp_path)
    session.pack = pack
    session.save_place("welfare.support")
    assert sit(session, "4" + ENTER + "some" + ENTER, "people_viewing") == 0
    assert set(on_disk(session).answers) == {"people_viewing", "baseline"}
    assert on_disk(session).cursor == "welfare.support"


def test_checks_and_note_of_a_screen_broken_off_are_there_next_time(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        sit(make_session(tmp_path), "yn" + "task the clerk" + ENTER + CTRL_C)
    session = make_session(tmp_path)
    assert "legal.handling" not in session.assessment.answers
    sit(session, "1" + ENTER + "q")
    found = on_disk(session)
    assert found.answers["legal.handling"].note == "ask the clerk"
    assert found.answers["legal.handling"].checks == {"written": "yes", "in_force": "no"}
    assert found.drafts == {}


def test_a_line_typed_when_the_terminal_goes_away_is_there_next_time(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    sit(session, "3" + ENTER + "Signed or")
    assert on_disk(session).drafts["evidence legal.handling"].note == "Signed or"
    sit(make_session(tmp_path), ENTER + "der" + ENTER + "q")
    found = on_disk(session)
    assert [e.title for e in found.answers["legal.handling"].evidence] == ["Signed order"]
    assert found.drafts == {}


def test_doubtful_text_without_its_reason_is_shown_again_and_not_stored(tmp_path: Path) -> None:
    session = make_session(tmp_path)
    with pytest.raises(KeyboardInterrupt, match=r'\nNot saved, as you typed it: "write to desk@example.org"'):
        sit(session, "twrite to desk@example.org" + ENTER + CTRL_C)
    assert "example.org" not in session.path.read_text(encoding="utf-8")


def test_evidence_on_one_line_says_for_or_against_and_how_sure() -> None:
    found = evidence.read("Audit; report; 2026-02; registry; against; high", seen_by="A", today=TODAY)
    assert found == Evidence(title="Audit", kind="report", date="2026-02", kept_at="registry", seen_by="A",
                             speaks="against", confidence="high")  # fmt: skip
    assert evidence.read("Order", seen_by="A", today=TODAY) == Evidence(title="Order", seen_by="A")


def test_status_counts_for_each_role_what_is_left(tmp_path: Path) -> None:
    told = make_assessment({"legal.handling": 1}, unknown=["proc.intake"])
    pack = make_people_pack()
    asked = questions(pack, told, TODAY)
    assert left_for(pack, asked, told) == {
        "head_of_unit": (0, 1, 2, 3), LAWYER: (1, 0, 0, 1), NURSE: (0, 0, 1, 1)
    }  # fmt: skip


def test_status_lists_what_is_to_settle_and_what_is_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    differ(tmp_path)
    session = make_session(tmp_path)
    session.save("people_viewing", Answer(value=0))
    session.save("baseline", Answer(value="all"))
    pack = changed(make_people_pack(), "facts", "baseline", asked_when="fact:people_viewing > 0")
    monkeypatch.setattr(
        "vidkit.cli.answered.opened",
        lambda path, _pack: Opened(path=path, assessment=on_disk(session), digest="", pack=pack),
    )
    assert status(session.path, today=TODAY) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "1 answer is set aside" in out
    assert "Legal adviser, 2026-11-25: 3 established" in out
    assert "--ask legal.handling" in out


def test_a_level_against_its_own_checks_is_said_at_once_and_after_the_domain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path, make_assessment({"welfare.support": 2}, profile="first_unit", country=""))
    sit(session, ENTER + "ynn" + "3" + ENTER + "The order is new." + ENTER + "Signed order" + ENTER)
    err = " ".join(capsys.readouterr().err.split())
    assert "a check of level 3 is answered no. Until the two agree, level 2 is used for the plan" in err
    assert "To settle while you can ask: = legal.handling Level 3 chosen" in err
    found = on_disk(session).answers["legal.handling"]
    assert (found.value, found.note, len(found.evidence)) == (3, "The order is new.", 1)


def test_function_and_name_are_asked_for_once_and_stand_beside_the_answers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = make_session(tmp_path, respondent=LAWYER)
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("Deputy; A. Name" + ENTER + "2" + ENTER + "q")
        pipe.close()
        Interview(session).run("")
    assert on_disk(session).respondents == {LAWYER: Respondent(function="Deputy", name="A. Name")}
    capsys.readouterr()
    sit(make_session(tmp_path, respondent=LAWYER), "q")
    again = capsys.readouterr().err
    assert "Asked of: Legal adviser (Deputy, A. Name)" in again
    assert "only the role is noted" not in again


@pytest.mark.parametrize(
    ("typed", "kept"), [("", {LAWYER: 1}), ("1", {LAWYER: 2, "head_of_unit": 1}), (NURSE, {LAWYER: 2, NURSE: 1}),
                        ("nobody" + ENTER + "1", {LAWYER: 2, "head_of_unit": 1})],
)  # fmt: skip
def test_a_changed_answer_is_not_put_into_the_mouth_of_somebody_who_is_not_there(
    tmp_path: Path, typed: str, kept: dict[str, int]
) -> None:
    sit(make_session(tmp_path, respondent=LAWYER), "2" + ENTER + "q")
    session = make_session(tmp_path)
    sit(session, "1" + ENTER + typed + ENTER, "legal.handling")
    assert {v.respondent: v.value for v in voices(on_disk(session), "legal.handling")} == kept
    assert session.limits.respondent == ""


def test_an_answer_that_is_confirmed_stays_with_who_gave_it(tmp_path: Path) -> None:
    sit(make_session(tmp_path, respondent=LAWYER), "2" + ENTER + "q")
    session = make_session(tmp_path)
    sit(session, ENTER, "legal.handling")
    assert on_disk(session).answers["legal.handling"].respondent == LAWYER


@pytest.mark.parametrize(("question", "typed"), [("people_viewing", "7"), ("legal.handling", "1")])
def test_an_answer_broken_off_at_the_question_whose_it_is_is_there_next_time(
    tmp_path: Path, question: str, typed: str
) -> None:
    held = {"legal.handling": Answer(value=2, respondent=LAWYER), "people_viewing": Answer(value=4, respondent=NURSE)}
    session = make_session(tmp_path, make_assessment(country="", answers=held))
    with pytest.raises(KeyboardInterrupt):
        sit(session, typed + ENTER + CTRL_C, question)
    kept = on_disk(session)
    assert kept.answers == held
    assert (kept.drafts[question].note or str(kept.drafts[question].value)) == typed
