"""When a gate is open, and what it still waits for."""

from datetime import date

import pytest

from tests.toy import added, changed, make_assessment, make_contradiction, make_fact, make_pack
from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.content.condition import parse
from vidkit.content.model import Pack
from vidkit.scoring.gates import GateStand, gate_board, wanted

TODAY = date(2026, 11, 25)


def stand(assessment: Assessment, pack: Pack | None = None, *, contradicted: bool = False) -> GateStand:
    """Return how G01 of the toy pack stands: welfare.support >= 3 and fact:baseline = all."""
    pack = pack or make_pack()
    claimed, shown = (Reading(pack, assessment, TODAY, verified=v) for v in (False, True))
    return gate_board(claimed, shown, (make_contradiction(),) if contradicted else ())[0]


def test_hard_gate_opens_on_shown_answers() -> None:
    assert stand(make_assessment({"welfare.support": 3}, {"baseline": "all"})).state == "open"


def test_hard_gate_never_opens_on_claims() -> None:
    found = stand(make_assessment({"welfare.support": 4}, {"baseline": "all"}, shown=False))
    assert found.state == "undecided"
    assert [c.ref.id for c in found.to_show] == ["welfare.support", "baseline"]


def test_soft_gate_opens_on_claims() -> None:
    pack = changed(make_pack(), "gates", "G01", strength="soft")
    assert stand(make_assessment({"welfare.support": 3}, {"baseline": "all"}, shown=False), pack).state == "open"


def test_unanswered_leaves_a_gate_undecided() -> None:
    found = stand(make_assessment({"welfare.support": 3}))
    assert found.state == "undecided"
    assert [c.ref.id for c in found.to_ask] == ["baseline"]


def test_unknown_leaves_a_gate_undecided() -> None:
    assert stand(make_assessment({"welfare.support": 3}, unknown=["baseline"])).state == "undecided"


def test_one_answer_against_it_closes_a_gate() -> None:
    found = stand(make_assessment({"welfare.support": 1}, unknown=["baseline"]))
    assert found.state == "closed"
    assert [c.ref.id for c in found.to_open] == ["welfare.support"]


def test_contradicted_answers_do_not_open_a_hard_gate() -> None:
    assessment = make_assessment({"welfare.support": 3}, {"baseline": "all"})
    assert stand(assessment, contradicted=True).state == "undecided"


def test_interim_condition_opens_for_a_limited_time() -> None:
    pack = changed(make_pack(), "gates", "G01", interim_when="fact:people_viewing > 0", interim_limits="Two weeks.")
    assert stand(make_assessment({"welfare.support": 1}, {"people_viewing": 2}), pack).state == "interim"


@pytest.mark.parametrize("begun", ["2026-12", "2030-01-01"])
def test_interim_protection_that_begins_some_day_to_come_opens_nothing_today(begun: str) -> None:
    since = make_fact(id="begun", type="date", minimum=None, maximum=None, unit="")
    pack = changed(added(make_pack(), "facts", since), "gates", "G01", interim_when="months_since:begun < 6")
    assert stand(make_assessment({"welfare.support": 1}, {"begun": "2026-11-01"}), pack).state == "interim"
    assert stand(make_assessment({"welfare.support": 1}, {"begun": begun}), pack).state == "closed"


def test_open_wins_over_interim() -> None:
    pack = changed(make_pack(), "gates", "G01", interim_when="always")
    assert stand(make_assessment({"welfare.support": 3}, {"baseline": "all"}), pack).state == "open"


@pytest.mark.parametrize(
    ("levels", "listed"),
    [
        ({"legal.handling": 1, "proc.intake": 1}, [("legal.handling", True), ("proc.intake", True)]),
        ({"legal.handling": 3, "proc.intake": 1}, [("legal.handling", False)]),
    ],
)
def test_alternatives_are_listed_only_while_none_of_them_holds(
    levels: dict[str, int], listed: list[tuple[str, bool]]
) -> None:
    reading = Reading(make_pack(), make_assessment(levels), TODAY)
    found = wanted(parse("legal.handling >= 3 or proc.intake >= 3"), reading.lookup)
    assert [(c.ref.id, either) for c, either in found] == listed


def test_denied_comparisons_are_turned_round() -> None:
    reading = Reading(make_pack(), make_assessment(), TODAY)
    found = list(wanted(parse("not (fact:people_viewing > 0 or proc.intake < 2)"), reading.lookup))
    assert [(c.ref.id, c.op, either) for c, either in found] == [
        ("people_viewing", "<=", False),
        ("proc.intake", ">=", False),
    ]
