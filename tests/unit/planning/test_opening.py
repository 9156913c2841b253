"""When a gate can open in a plan, and what is said where it cannot."""

from dataclasses import replace
from datetime import date

from tests.toy import added, changed, make_assessment, make_choice_fact, make_fact, make_pack
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


def test_dropped_action_is_named_in_words() -> None:
    said = words(dropped(make_assessment(LACKING, {"baseline": "all"})))
    assert said == "Cannot open in this plan, because this was dropped: Carry out act.welfare.provider."


def test_months_that_must_pass_push_the_date_of_the_gate() -> None:
    since = make_fact(id="begun", type="date", minimum=None, maximum=None, unit="")
    pack = changed(added(make_pack(), "facts", since), "gates", "G01",
                   opens_when="welfare.support >= 3 and months_since:begun >= 12")  # fmt: skip
    assert words(make_assessment(LACKING, {"begun": "2026-06-30"}), pack) == "Planned for 2027-06-30."


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
