"""Small random packs and assessments: always sound, otherwise anything."""

from typing import Any

from hypothesis import strategies as st

from tests.toy import (
    PAPER,
    changed,
    make_action,
    make_assessment,
    make_capability,
    make_pack,
    make_profile,
)
from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.content.model import Action, Owner, Pack, Start

CAPABILITIES = ("legal.handling", "legal.powers", "welfare.support", "welfare.policy", "proc.intake", "proc.triage")
OWNERS = ("unit_head", "ncb", "legal")
WORDS = st.text(max_size=20)


@st.composite
def packs(draw: st.DrawFn) -> Pack:
    """A toy pack with up to ten random actions: no circles, up to three owners, any weights and targets."""
    capabilities = tuple(
        make_capability(id=c, weight=draw(st.integers(1, 3)), screening=draw(st.booleans()), core=draw(st.booleans()))
        for c in CAPABILITIES
    )
    owners = tuple(Owner(id=o, name=o, days_per_week=draw(st.sampled_from([0.5, 1, 2, 5]))) for o in OWNERS)
    targets = {c: draw(st.integers(2, 4)) for c in CAPABILITIES if draw(st.booleans()) or c == "legal.handling"}
    pack = make_pack(
        capabilities=capabilities,
        owners=owners,
        profiles=(make_profile(targets=targets),),
        actions=(*draw(action_lists()), make_action(id="act.proc.desk"), make_action(),
                 make_action(id="act.welfare.interim", flag="F01", owner=draw(st.sampled_from(OWNERS)))),
    )  # fmt: skip
    when = draw(st.sampled_from(["always", "welfare.support >= 1", "fact:people_viewing > 0"]))
    return changed(pack, "facts", "baseline", asked_when=when)


@st.composite
def action_lists(draw: st.DrawFn) -> tuple[Action, ...]:
    """Actions whose needs point to earlier ones only."""
    made: list[Action] = []
    for n in range(draw(st.integers(1, 10))):
        made.append(draw(actions(f"act.legal.a{n}", [a.id for a in made])))
    return tuple(made)


@st.composite
def actions(draw: st.DrawFn, name: str, earlier: list[str]) -> Action:
    weeks = sorted(draw(st.tuples(st.integers(0, 9), st.integers(1, 9), st.integers(1, 12))))
    needs = draw(st.sets(st.sampled_from(earlier), max_size=3)) if earlier else set[str]()
    raised: dict[str, int] = draw(st.dictionaries(st.sampled_from(CAPABILITIES), st.integers(3, 4), max_size=2))
    starts: tuple[Start, ...] = draw(st.sampled_from([("none", "unit"), ("unit",), ("none",)]))
    return make_action(
        id=name, owner=draw(st.sampled_from(OWNERS)), weeks=tuple(weeks), person_days=draw(st.integers(0, 40)),
        needs=tuple(sorted(needs)), raises=raised, starts=starts,
        only_when=draw(st.sampled_from(["", "fact:people_viewing > 0"])),
    )  # fmt: skip


def evidence() -> st.SearchStrategy[tuple[Evidence, ...]]:
    return st.sampled_from([(), PAPER])


def level_answers() -> st.SearchStrategy[Answer]:
    """A level with or without evidence, or unknown."""
    levels: st.SearchStrategy[Answer] = st.builds(Answer, value=st.integers(0, 4), evidence=evidence())
    return levels | st.just(Answer(state="unknown"))


def fact_answers(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Answer]:
    return st.builds(Answer, value=values, evidence=evidence()) | st.just(Answer(state="unknown"))


@st.composite
def assessments(draw: st.DrawFn) -> Assessment:
    """Any answers to the questions of `packs`, some left out."""
    answers = draw(st.dictionaries(st.sampled_from(CAPABILITIES), level_answers()))
    if draw(st.booleans()):
        answers["people_viewing"] = draw(fact_answers(st.integers(0, 5)))
    if draw(st.booleans()):
        answers["baseline"] = draw(fact_answers(st.sampled_from(["all", "some", "none"])))
    return make_assessment(answers=answers, start=draw(st.sampled_from(["none", "unit"])))
