"""Scores, words and firm priorities, by hand-made figures."""

from dataclasses import replace
from datetime import date

from tests.toy import PAPER, changed, make_assessment, make_capability, make_pack, make_profile
from vidkit.assessment.model import Answer, Assessment
from vidkit.content.model import Pack
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import DomainScore, Range, firm_priorities, score

TODAY = date(2026, 11, 25)


def two_capabilities(first: int = 1, second: int = 3) -> Pack:
    """Return the toy pack with two capabilities in the domain proc, with these weights, target 3."""
    pack = make_pack()
    others = tuple(c for c in pack.capabilities if c.domain != "proc")
    both = (make_capability(id="proc.intake", weight=first), make_capability(id="proc.triage", weight=second))
    targets = {c.id: 3 for c in (*others, *both)}
    return make_pack(capabilities=(*others, *both), profiles=(make_profile(targets=targets),))


def proc(assessment: Assessment, pack: Pack) -> DomainScore:
    return next(d for d in score(pack, assessment, TODAY).domains if d.domain.id == "proc")


def test_score_is_weighted_share_of_the_targets() -> None:
    found = proc(make_assessment({"proc.intake": 3, "proc.triage": 1}), two_capabilities())
    assert found.claimed == Range(50, 50)  # (1 x 3 + 3 x 1) / (1 x 3 + 3 x 3)


def test_level_above_the_target_counts_as_the_target() -> None:
    found = proc(make_assessment({"proc.intake": 4, "proc.triage": 3}), two_capabilities())
    assert found.claimed == Range(100, 100)


def test_unknown_answer_is_not_zero() -> None:
    found = proc(make_assessment({"proc.intake": 3}, unknown=["proc.triage"]), two_capabilities())
    assert found.claimed == Range(25, 100)
    assert [s.capability.id for s in found.unknown] == ["proc.triage"]


def test_claimed_three_counts_as_two_when_verified() -> None:
    found = proc(make_assessment({"proc.intake": 3, "proc.triage": 3}, shown=False), two_capabilities())
    assert (found.claimed, found.verified) == (Range(100, 100), Range(67, 67))


def test_not_applicable_counts_in_neither_sum() -> None:
    assessment = make_assessment({"proc.intake": 3})
    left_out = replace(assessment, answers={**assessment.answers, "proc.triage": Answer(state="not_applicable")})
    found = proc(left_out, two_capabilities())
    assert found.claimed == Range(100, 100)
    assert [s.capability.id for s in found.stands] == ["proc.intake"]


def test_nothing_in_scope_has_no_number() -> None:
    found = proc(make_assessment(profile="first_unit"), make_pack())
    assert (found.claimed, found.verified, found.word) == (None, None, "not applicable")


def test_zero_on_a_capability_of_weight_three_caps_the_word() -> None:
    assert proc(make_assessment({"proc.intake": 3, "proc.triage": 0}), two_capabilities()).word == "not safe yet"


def test_zero_on_a_lighter_capability_does_not_cap_the_word() -> None:
    found = proc(make_assessment({"proc.intake": 0, "proc.triage": 3}), two_capabilities())
    assert found.word == "partly in place"


def test_red_flag_caps_the_word_of_its_domain() -> None:
    card = score(make_pack(), make_assessment({"welfare.support": 2}, {"people_viewing": 2}), TODAY)
    words = {d.domain.id: d.word for d in card.domains}
    assert (words["welfare"], words["legal"]) == ("not safe yet", "not known yet")


def test_below_target_is_listed_lowest_first() -> None:
    found = proc(make_assessment({"proc.intake": 2, "proc.triage": 1}), two_capabilities())
    assert [s.capability.id for s in found.below] == ["proc.triage", "proc.intake"]


def test_half_is_rounded_up() -> None:
    pack = two_capabilities(first=1, second=1)
    targets = {**pack.profiles[0].targets, "proc.intake": 4, "proc.triage": 4}
    found = proc(make_assessment({"proc.intake": 1, "proc.triage": 0}), changed(pack, "profiles", "national_centre",
                                                                                targets=targets))
    assert found.claimed == Range(13, 13)  # 12.5


def test_targets_are_not_met_where_a_contradiction_lowers_a_level_below_its_target() -> None:
    """A domain once read "targets met" beside "0 of 1 at target"."""
    assessment = make_assessment({"welfare.support": 3}, {"baseline": "none"})
    found = next(d for d in score(make_pack(), assessment, TODAY).domains if d.domain.id == "welfare")
    assert (found.claimed, len(found.at_target), found.word) == (Range(100, 100), 0, "partly in place")


def test_contradiction_lowers_what_the_plan_uses_and_keeps_the_answer() -> None:
    card = score(make_pack(), make_assessment({"welfare.support": 3}, {"baseline": "none"}), TODAY)
    found = card.stands["welfare.support"]
    assert (found.level, found.planning, found.claimed_only, found.lowered_by) == (3, 2, True, ("CR01",))


def denied() -> Assessment:
    """Return an assessment whose level 3 one of its own checks denies, with evidence."""
    answer = Answer(value=3, checks={"written": "yes", "sampled": "no"}, evidence=PAPER)
    given = make_assessment({"proc.triage": 3}, {"baseline": "all"})
    return replace(given, answers={**given.answers, "welfare.support": answer, "proc.intake": answer})


def test_a_level_that_its_own_checks_deny_is_used_as_two_everywhere() -> None:
    found = score(make_pack(), denied(), TODAY).stands["welfare.support"]
    assert (found.level, found.claimed, found.verified, found.planning) == (3, 2, 2, 2)
    assert (found.is_gap, found.lowered_by) == (True, ("welfare.support",))


def test_a_level_that_its_own_checks_deny_meets_no_target() -> None:
    found = proc(denied(), two_capabilities())
    assert (found.claimed, found.word) == (Range(92, 92), "partly in place")  # (1 x 2 + 3 x 3) / (1 x 3 + 3 x 3)


def test_a_level_that_its_own_checks_deny_opens_no_gate_hard_or_soft() -> None:
    for strength in ("hard", "soft"):
        pack = changed(make_pack(), "gates", "G01", strength=strength)
        assert [g.state for g in score(pack, denied(), TODAY).gates] == ["closed"]


def gap(capability: str, level: int | None, weight: int) -> Stand:
    return Stand(
        capability=make_capability(id=capability, weight=weight), standing="known" if level is not None else "unknown",
        level=level, planning=level, target=3, claimed_only=False, arrangement="", lowered_by=(), answer=None,
    )  # fmt: skip


def test_priority_is_firm_when_no_weights_can_change_it() -> None:
    assert firm_priorities([gap("a.x", 0, 3), gap("b.x", 2, 1)]) == ("a.x",)


def test_priority_is_not_firm_when_another_could_come_first() -> None:
    assert firm_priorities([gap("a.x", 0, 3), gap("b.x", 0, 2)]) == ()


def test_unknown_gap_can_take_the_first_place() -> None:
    assert firm_priorities([gap("a.x", 1, 3), gap("b.x", None, 3)]) == ()
