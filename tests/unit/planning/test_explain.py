"""Why something is there, why then, who said so: every id has an answer."""

from dataclasses import replace
from datetime import date

import pytest

from tests.toy import added, changed, make_action, make_assessment, make_gate, make_pack
from vidkit.assessment.model import Answer, Assessment, Evidence, Progress, Respondent
from vidkit.base.errors import UnknownName
from vidkit.content.model import Pack, SafeStep
from vidkit.planning.describe import SECTIONS
from vidkit.planning.explain import Explanation, explain
from vidkit.planning.plan import build_plan
from vidkit.planning.select import Variant

START = date(2027, 1, 4)
NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}


def here(
    entry: str, assessment: Assessment, pack: Pack | None = None, variant: Variant = "default"
) -> dict[str, list[str]]:
    """Return what is said in this assessment: the texts by label."""
    pack = pack or make_pack()
    found = explain(entry, pack, build_plan(pack, assessment, START, draws=20, variant=variant))
    return by_label(found)


def by_label(found: Explanation) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = {}
    for row in found.here:
        texts.setdefault(row.label, []).append(row.text)
    return texts


IDS = [(s, e.id) for s in SECTIONS for e in getattr(make_pack(), s)]


def test_the_toy_pack_has_something_of_every_kind() -> None:
    assert {s for s, _ in IDS} == set(SECTIONS)


@pytest.mark.parametrize(("section", "entry"), IDS)
def test_every_id_of_the_pack_has_a_title_and_something_to_say(section: str, entry: str) -> None:
    found = explain(entry, make_pack())
    assert (found.id, found.kind, found.here) == (entry, SECTIONS[section], ())
    assert found.title
    assert found.general


@pytest.mark.parametrize(("section", "entry"), IDS)
def test_every_id_can_be_asked_about_in_an_assessment(section: str, entry: str) -> None:
    pack = make_pack()
    plan = build_plan(pack, make_assessment(NOTHING, {"people_viewing": 2}), START, draws=20)
    assert explain(entry, pack, plan).id == entry


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Stop all viewing", "Stop all viewing (within 2 days)"),
        ("Within 2 working days stop all viewing", "Within 2 working days stop all viewing"),
        ("Lock the devices away the same day", "Lock the devices away the same day"),
    ],
)
def test_a_first_step_names_its_span_once(said: str, shown: str) -> None:
    pack = changed(make_pack(), "red_flags", "F01", steps=(SafeStep(text=said, within_days=2),))
    assert [r.text for r in explain("F01", pack).general if r.label == "Step 1"] == [shown]


def test_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownName) as caught:
        explain("act.legal.bases", make_pack())
    assert "act.legal.basis" in caught.value.hint


def test_case_of_an_id_does_not_matter() -> None:
    assert explain("g01", make_pack()).id == "G01"


def test_action_says_which_answer_brought_it_and_who_gave_it() -> None:
    told = Answer(value=1, respondent="head_of_unit", time="2026-11-24T10:00:00+00:00",
                  evidence=(Evidence(title="Draft"),))
    assessment = replace(make_assessment(NOTHING), respondents={"head_of_unit": Respondent(function="Head", name="N.")})
    assessment = replace(assessment, answers={**assessment.answers, "legal.handling": told})
    found = here("act.legal.basis", assessment)
    assert "Capability legal.handling (legal.handling) stands at 1; the target is 3." in found["Why it is there"]
    assert found["Answer behind it"] == [
        "legal.handling: level 1: First steps. (said by Head of unit (Head, N.), 2026-11-24; shown)"
    ]


def test_action_says_which_prerequisite_it_waits_for() -> None:
    assert here("act.proc.desk", make_assessment(NOTHING))["Why then"] == [
        "Waits for: Carry out act.welfare.provider (act.welfare.provider)"
    ]


def test_action_says_that_it_waits_for_its_owner() -> None:
    pack = changed(make_pack(), "actions", "act.welfare.provider", needs=(), person_days=20)
    pack = changed(pack, "actions", "act.legal.basis", person_days=20)
    said = [here(a, make_assessment(NOTHING), pack)["Why then"] for a in ("act.legal.basis", "act.welfare.provider")]
    assert ["Waits for its owner's time: Head of unit does other actions until then."] in said


def test_action_says_that_it_waits_for_an_enquiry() -> None:
    found = here("act.legal.basis", make_assessment({"welfare.support": 3, "proc.intake": 3}))
    assert found["Why then"] == ["Waits for an enquiry: what it is there for is not known yet."]


def test_first_action_waits_for_nothing() -> None:
    found = here("act.legal.basis", make_assessment(NOTHING))
    assert found["Why then"] == ["Nothing has to come first: it starts on the first day of the plan."]


def test_action_says_which_closed_gate_stands_before_it() -> None:
    assert here("act.proc.desk", make_assessment(NOTHING))["Behind a gate"] == ["G01 No desk before support (closed)"]


@pytest.mark.parametrize(
    ("entry", "assessment", "text"),
    [
        ("act.legal.basis", make_assessment({"legal.handling": 3}), "The country has it already: the levels that it"),
        ("act.welfare.interim", make_assessment(NOTHING, {"people_viewing": 0}), "It is the make-safe step of a red"),
        ("act.proc.desk", make_assessment(profile="first_unit"), "No gap of this country and profile needs it."),
    ],
)
def test_action_that_is_not_planned_says_why_not(entry: str, assessment: Assessment, text: str) -> None:
    assert here(entry, assessment)["Not in the plan"][0].startswith(text)


def test_fast_track_action_says_how_to_get_it() -> None:
    pack = added(make_pack(), "actions", make_action(id="act.legal.quick", fast_track=True))
    assert "--variant fast" in here("act.legal.quick", make_assessment(NOTHING), pack)["Not in the plan"][0]


def test_gate_says_what_opens_it_and_what_was_answered() -> None:
    found = here("G01", make_assessment({"welfare.support": 1}))
    assert found["State"] == ["closed"]
    assert found["To open it"] == ["Capability welfare.support: level 3 or higher"]
    assert found["To be asked"] == ["How many of them have had a first appointment? (needed: All of them)"]
    assert "baseline: not asked yet" in found["Answer behind it"]


def test_gate_says_what_is_claimed_only() -> None:
    found = here("G01", make_assessment({"welfare.support": 3}, {"baseline": "all"}, shown=False))
    assert len(found["Claimed, to be shown"]) == 2


def test_red_flag_says_whether_it_is_here_and_by_when() -> None:
    found = here("F01", make_assessment({"welfare.support": 0}, {"people_viewing": 2}))
    assert found["Here"] == ["The answers show it."]
    (told,) = found["By 2027-01-06"]
    assert told.startswith("Stop all viewing. Late: due 2027-01-06, planned to end 2027-01-31. ")


def test_milestone_says_what_decides_it() -> None:
    assert here("desk_open", make_assessment(NOTHING))["Decided by"] == ["act.proc.desk"]


def test_capability_says_what_lowered_it() -> None:
    found = here("welfare.support", make_assessment({"welfare.support": 3}, {"baseline": "none"}))
    assert found["Used for planning"] == ["level 2 used: other answers contradict level 3"]


def test_source_says_who_cites_it() -> None:
    rows = {r.label: r.text for r in explain("s.one", make_pack()).general}
    assert "welfare.support" in rows["Cited by"]


def test_note_with_escape_characters_is_shown_literally() -> None:
    nasty = Answer(value=1, note="[red]\x1b[31m {{ 7*7 }}")
    assessment = replace(make_assessment(), answers={"legal.handling": nasty})
    assert here("legal.handling", assessment)["Note"] == ["[red]\\x1b[31m {{ 7*7 }}"]


def test_soft_gate_says_that_it_may_be_overridden() -> None:
    pack = added(make_pack(), "gates", make_gate(id="G02", strength="soft", blocks=()))
    assert any("overridden" in r.text for r in explain("G02", pack).general)


def test_action_reported_before_its_time_says_what_is_open_and_what_that_means() -> None:
    told = {"act.proc.desk": Progress(state="done", date="2026-11-20", note="Heard by telephone")}
    rows = here("act.proc.desk", make_assessment(NOTHING, progress=told))
    assert rows["Report"] == ["Reported, not confirmed: 1 of its needs is open. Gates not open: G01."]
    assert rows["Still open"] == ["Carry out act.welfare.provider (act.welfare.provider)"]
    assert rows["Gates not open"] == ["G01 No desk before support"]
    assert rows["What that means"][0].startswith("No date rests on this report: ")
    assert rows["Progress"] == ["done, 2026-11-20, Heard by telephone"]


def test_milestone_and_gate_of_a_report_that_is_not_confirmed_say_so() -> None:
    told = make_assessment(NOTHING, progress={"act.proc.desk": Progress(state="done", date="2026-11-20")})
    rows = here("desk_open", told)
    assert rows["Report"] == ["Reported, not confirmed: 1 of its needs is open. Gates not open: G01."]
    assert rows["In the schedule"] == here("desk_open", make_assessment(NOTHING))["In the schedule"]
    (when,) = here("G01", told)["When"]
    assert when.endswith("Reported, not confirmed: Carry out act.proc.desk. Stop this work until the gate is open.")


def test_an_answer_without_a_respondent_says_who_wrote_it_down() -> None:
    told = make_assessment({}, answers={"legal.handling": Answer(value=1, assessor="Ada")})
    assert here("legal.handling", told)["Written down by"] == ["Ada"]
    assert here("act.legal.basis", told)["Answer behind it"] == [
        "legal.handling: level 1: First steps. (written down by Ada, no date, respondent not noted; nothing shown)"
    ]


def test_alternatives_of_a_gate_are_told_apart() -> None:
    pack = changed(make_pack(), "gates", "G01", opens_when="fact:people_viewing >= 5 or fact:baseline = all")
    rows = here("G01", make_assessment(NOTHING, {"people_viewing": 1, "baseline": "some"}), pack)
    assert [text.endswith("[or another of these]") for text in rows["To open it"]] == [True, True]
