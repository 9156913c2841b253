"""What is true of every scorecard."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.property.strategies import CAPABILITIES, assessments, level_answers, packs
from tests.toy import PAPER, changed
from vidkit.assessment.model import Answer, Assessment
from vidkit.content.model import Pack
from vidkit.scoring.scorecard import Range, Scorecard, score

TODAY = date(2026, 11, 25)
NAMES = st.sampled_from(CAPABILITIES)


def card(pack: Pack, assessment: Assessment) -> Scorecard:
    return score(pack, assessment, TODAY)


def answered(assessment: Assessment, question: str, answer: Answer) -> Assessment:
    return replace(assessment, answers={**assessment.answers, question: answer})


def gaps(found: Scorecard) -> set[str]:
    return {s.capability.id for s in found.stands.values() if s.is_gap}


def ranges(found: Scorecard) -> list[tuple[Range | None, Range | None]]:
    return [(d.claimed, d.verified) for d in found.domains]


@given(packs(), assessments())
def test_ranges_lie_between_0_and_100_and_verified_never_above_claimed(pack: Pack, assessment: Assessment) -> None:
    for claimed, verified in ranges(card(pack, assessment)):
        if claimed is None or verified is None:
            assert claimed is verified
            continue
        assert 0 <= claimed.low <= claimed.high <= 100
        assert verified.low <= claimed.low
        assert verified.high <= claimed.high


def quiet(pack: Pack) -> Pack:
    """Return the pack without rules that see two answers against each other."""
    return replace(pack, contradictions=(), red_flags=())


@given(packs(), assessments(), NAMES, st.integers(0, 3), st.sampled_from([(), PAPER]))
def test_better_answer_never_lowers_a_score_or_adds_a_gap(
    pack: Pack, assessment: Assessment, name: str, level: int, evidence: tuple[()]
) -> None:
    pack = quiet(pack)
    worse = card(pack, answered(assessment, name, Answer(value=level, evidence=evidence)))
    better = card(pack, answered(assessment, name, Answer(value=level + 1, evidence=evidence)))
    assert gaps(better) <= gaps(worse)
    for (old, old_shown), (new, new_shown) in zip(ranges(worse), ranges(better), strict=True):
        if old is None or new is None or old_shown is None or new_shown is None:
            continue
        assert (new.low, new.high) >= (old.low, old.high)
        assert (new_shown.low, new_shown.high) >= (old_shown.low, old_shown.high)


@given(packs(), assessments(), NAMES, level_answers())
def test_unknown_in_place_of_an_answer_never_raises_the_low_end_or_lowers_the_high_end(
    pack: Pack, assessment: Assessment, name: str, answer: Answer
) -> None:
    pack = quiet(pack)
    known = card(pack, answered(assessment, name, answer))
    unknown = card(pack, answered(assessment, name, Answer(state="unknown")))
    for before, after in zip(ranges(known), ranges(unknown), strict=True):
        for old, new in zip(before, after, strict=True):
            assert (old is None) == (new is None)
            assert old is None or new is None or (new.low <= old.low and new.high >= old.high)


@given(packs(), assessments(), NAMES)
def test_evidence_never_lowers_a_verified_score(pack: Pack, assessment: Assessment, name: str) -> None:
    claimed = assessment.answers.get(name, Answer(value=3))
    assume(claimed.state == "given")
    bare = card(pack, answered(assessment, name, replace(claimed, evidence=())))
    shown = card(pack, answered(assessment, name, replace(claimed, evidence=PAPER)))
    for (_c, old), (_d, new) in zip(ranges(bare), ranges(shown), strict=True):
        assert old is None or new is None or new.low >= old.low


def unshown(assessment: Assessment) -> Assessment:
    return replace(assessment, answers={q: replace(a, evidence=()) for q, a in assessment.answers.items()})


@given(packs(), assessments(), NAMES, st.integers(0, 4))
def test_a_check_answered_no_never_opens_a_gate_takes_away_a_gap_or_raises_a_score(
    pack: Pack, assessment: Assessment, name: str, level: int
) -> None:
    bare = card(pack, answered(assessment, name, Answer(value=level, evidence=PAPER)))
    told = card(pack, answered(assessment, name, Answer(value=level, checks={"sampled": "no"}, evidence=PAPER)))
    assert gaps(bare) <= gaps(told)
    assert {g.gate.id for g in told.gates if g.state == "open"} <= {g.gate.id for g in bare.gates if g.state == "open"}
    assert {f.id for f in bare.findings.flags} <= {f.id for f in told.findings.flags}
    assert all(n is None or o is None or (n.low, n.high) <= (o.low, o.high)
               for old, new in zip(ranges(bare), ranges(told), strict=True)
               for o, n in zip(old, new, strict=True))  # fmt: skip


@given(packs(), assessments())
def test_hard_gate_never_opens_on_answers_that_nothing_shows(pack: Pack, assessment: Assessment) -> None:
    assert card(pack, unshown(assessment)).gates[0].state != "open"


@given(packs(), assessments())
def test_gate_is_open_exactly_when_its_condition_is_shown(pack: Pack, assessment: Assessment) -> None:
    """Written without the condition language: G01 asks for welfare.support 3 and baseline all."""
    support, baseline = (assessment.answers.get(q, Answer(state="unknown")) for q in ("welfare.support", "baseline"))
    met = (support.value or 0) in (3, 4) and baseline.value == "all"
    shown = bool(support.evidence) and bool(baseline.evidence)
    state = card(pack, assessment).gates[0].state
    assert (state == "open") == (met and shown)
    if met and not shown:
        assert state == "undecided"


@given(packs(), assessments(), st.sampled_from(["welfare.support", "baseline"]))
def test_unknown_never_opens_a_gate_and_never_closes_one_alone(
    pack: Pack, assessment: Assessment, question: str
) -> None:
    before = card(pack, assessment).gates[0].state
    after = card(pack, answered(assessment, question, Answer(state="unknown"))).gates[0].state
    assert after != "open"
    assert after != "closed" or before == "closed"


@given(packs(), assessments())
def test_all_unknown_leaves_every_gate_undecided(pack: Pack, assessment: Assessment) -> None:
    nothing = dict.fromkeys((*CAPABILITIES, "people_viewing", "baseline"), Answer(state="unknown"))
    pack = changed(pack, "facts", "baseline", asked_when="always")
    assert {g.state for g in card(pack, replace(assessment, answers=nothing)).gates} == {"undecided"}


@given(packs(), assessments())
def test_order_of_answers_and_capabilities_changes_no_score(pack: Pack, assessment: Assessment) -> None:
    other = replace(pack, capabilities=pack.capabilities[::-1])
    backwards = replace(assessment, answers=dict(reversed(list(assessment.answers.items()))))
    one, two = card(pack, assessment), card(other, backwards)
    assert ranges(one) == ranges(two)
    assert one.firm == two.firm
