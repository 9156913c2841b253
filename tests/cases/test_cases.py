"""Ten published inspections: their findings, as answers, bring the actions that their recommendations ask for."""

import pytest

from tests.cases.case import (
    Case,
    Recommendation,
    cases,
    missing,
    pack,
    with_all_else,
    with_everything,
    with_nothing_else_wrong,
    with_unknowns,
)
from tests.cases.table import PAGE, for_police, page, share_in_full

CASES = {c.id: c for c in cases()}
WANTED = {r.id: (c, r) for c in cases() for r in c.recommendations}

# A plan of another country may hold all actions of a recommendation only where that country has the same finding.
SAME_FINDING = {
    ("CA-1", "nl-korpsmonitor-2011"): "Finding 3: no room for anything new, so no study.",
    ("CH-2", "us-gao-2011"): "Finding 2: no single system with full case information.",
    ("SCT-1", "ph-ijm-2020"): "Finding 1: agencies record differently, so the crime cannot be measured.",
    ("SCT-5", "ch-efk-2021"): "Finding 4: forensic services without pooling the need.",
    ("SCT-5", "us-gao-2011"): "Finding 3: forensic backlogs delay investigations.",
    ("SCT-6", "ca-publicsafety-2022"): "Finding 1: the backlog stays because posts do not follow the crimes.",
    ("SCT-6", "ch-efk-2021"): "Finding 6: staff is insufficient, cases are delayed or not opened.",
    ("SCT-6", "nl-korpsmonitor-2011"): "Findings 0 and 5: capacity goes to a pile of unworked cases.",
    ("SCT-7", "ch-efk-2021"): "Finding 3: other police bodies want to use capacity of the national one.",
    ("SCT-9", "ch-efk-2021"): "Findings 0 and 7: covert work stopped, hardly any proactive search.",
    ("SCT-9", "au-pjcle-2023"): "Finding 1: police powers are named as a problem area.",
    ("SCT-9", "my-pertanika-2021"): "Findings 0 and 3: police work is reactive.",
    ("SCT-10", "my-pertanika-2021"): "Findings 0 and 3: nobody directs proactive work, for there is none.",
    ("NL-1", "ph-ijm-2020"): "Finding 0: most reports are never acted on, so nobody weighs them.",
    ("NL-6", "us-gao-2022"): "Findings 1 to 3: the strategy is past its cycle and lacks required parts.",
}


@pytest.fixture(params=list(CASES.values()), ids=list(CASES))
def case(request: pytest.FixtureRequest) -> Case:
    found = request.param
    assert isinstance(found, Case)
    return found


@pytest.fixture(params=list(WANTED.values()), ids=list(WANTED))
def wanted(request: pytest.FixtureRequest) -> tuple[Case, Recommendation]:
    case, found = request.param
    assert isinstance(found, Recommendation)
    return case, found


def test_there_are_ten_cases_with_all_their_recommendations() -> None:
    assert (len(cases()), len(WANTED), len(for_police())) == (10, 42, 29)


def test_each_finding_gives_an_answer_or_says_why_not(case: Case) -> None:
    read = {n for r in case.answers for n in r.findings}
    assert case.findings
    assert {f.number for f in case.findings if not f.not_read} == read


def test_each_finding_and_recommendation_names_its_source(case: Case) -> None:
    assert all(f.source_ref for f in case.findings)
    assert all(r.source_ref and r.reason for r in case.recommendations)


def test_a_recommendation_that_is_not_fulfilled_names_no_action(wanted: tuple[Case, Recommendation]) -> None:
    _, recommendation = wanted
    assert bool(recommendation.fulfilled_by) == (recommendation.verdict != "not")
    assert not {a for a in recommendation.fulfilled_by if a not in pack().action_by_id}


def test_the_findings_bring_the_actions_when_all_else_is_unknown(wanted: tuple[Case, Recommendation]) -> None:
    case, recommendation = wanted
    assert not missing(with_unknowns(case), recommendation.fulfilled_by)


def test_the_findings_bring_the_actions_when_all_else_is_in_place(wanted: tuple[Case, Recommendation]) -> None:
    case, recommendation = wanted
    assert not missing(with_all_else(case, recommendation), recommendation.fulfilled_by)


def test_own_words_are_read_only_where_no_finding_leads_to_the_actions(wanted: tuple[Case, Recommendation]) -> None:
    case, recommendation = wanted
    if recommendation.says:
        assert missing(with_nothing_else_wrong(case), recommendation.fulfilled_by)


def test_nothing_is_asked_of_a_country_that_has_everything(case: Case) -> None:
    assert [p.action.id for p in with_everything(case).actions] == []


def test_a_plan_of_findings_alone_is_a_small_part_of_the_pack(case: Case) -> None:
    assert len(with_nothing_else_wrong(case).actions) < len(pack().actions) / 6


def test_only_the_same_finding_brings_the_same_actions_elsewhere() -> None:
    held = {
        (r.id, other.id)
        for case, r in WANTED.values()
        for other in cases()
        if other is not case and r.fulfilled_by and not missing(with_nothing_else_wrong(other), r.fulfilled_by)
    }
    assert held == SAME_FINDING.keys()


def test_four_in_five_recommendations_to_police_and_partners_are_fulfilled_in_full() -> None:
    assert share_in_full(for_police()) >= 0.8


def test_the_findings_alone_fulfil_four_in_five_of_them_in_full() -> None:
    found = [r for r in for_police() if r.verdict == "full" and r.by_finding]
    assert len(found) / len(for_police()) >= 0.8


def test_the_page_in_docs_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "Run: python -m tests.cases.table"
