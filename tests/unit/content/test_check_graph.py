"""Circles in what needs what: a planted one is always reported, and as a true one."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.toy import added, make_action, make_pack
from vidkit.content.check import judge
from vidkit.content.check.draft import Draft
from vidkit.content.check.graph import circles
from vidkit.content.load import Places

Arrows = Mapping[str, Sequence[str]]


@st.composite
def without_circles(draw: st.DrawFn) -> dict[str, list[str]]:
    """Needs that point to lower numbers only."""
    size = draw(st.integers(min_value=1, max_value=12))
    return {
        f"n{n}": [f"n{m}" for m in sorted(draw(st.sets(st.integers(0, n - 1)) if n else st.just(set[int]())))]
        for n in range(size)
    }


@st.composite
def with_a_circle(draw: st.DrawFn) -> dict[str, list[str]]:
    arrows = draw(without_circles())
    on_it = draw(st.lists(st.sampled_from(sorted(arrows)), min_size=1, unique=True))
    for here, there in zip(on_it, [*on_it[1:], on_it[0]], strict=True):
        arrows[here] = [*arrows[here], there]
    return arrows


def is_true_circle(circle: Sequence[str], arrows: Arrows) -> bool:
    steps = zip(circle, [*circle[1:], circle[0]], strict=True)
    return len(set(circle)) == len(circle) and all(there in arrows[here] for here, there in steps)


@given(without_circles())
def test_no_circle_is_reported_where_there_is_none(arrows: dict[str, list[str]]) -> None:
    assert circles(arrows) == ()


@given(with_a_circle())
def test_planted_circle_is_always_reported_as_a_true_circle(arrows: dict[str, list[str]]) -> None:
    found = circles(arrows)
    assert found
    assert all(is_true_circle(c, arrows) for c in found)


@given(with_a_circle(), st.randoms(use_true_random=False))
def test_whether_a_circle_is_found_does_not_hang_on_the_order(arrows: dict[str, list[str]], chance: object) -> None:
    shuffled = list(arrows.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert circles(dict(shuffled)) == circles(arrows)


@settings(deadline=None, max_examples=30)
@given(with_a_circle())
def test_circle_of_actions_is_a_problem_of_the_pack(arrows: dict[str, list[str]]) -> None:
    actions = [
        make_action(id=f"act.proc.{n}", needs=tuple(f"act.proc.{m}" for m in needs)) for n, needs in arrows.items()
    ]
    found = judge(Draft(added(make_pack(), "actions", *actions), Places(Path("toy"))))
    assert {p.code for p in found} == {"VK120"}


def test_long_chain_needs_no_deep_stack() -> None:
    chain = {f"n{n:05}": [f"n{n + 1:05}"] for n in range(20_000)}
    chain["n20000"] = ["n00000"]
    assert [len(c) for c in circles(chain)] == [20_001]


def test_arrow_to_nothing_is_no_circle() -> None:
    assert circles({"a": ["nowhere"]}) == ()
