"""Values to JSON and back: the same after the round, and a clear place for what does not fit."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toy import make_assessment, make_pack
from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.base.decode import DecodeError, decode, encode
from vidkit.content.model import Pack

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Leaf:
    name: str
    size: float = 1.0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Tree:
    leaf: Leaf
    three: tuple[int, int, int] = (1, 2, 3)
    kind: Literal["oak", "elm"] = "oak"
    value: int | float | str | tuple[str, ...] | None = None
    by_name: Mapping[str, Leaf] = field(default_factory=dict)
    open: bool = False


def round_trip(kind: type[T], value: T) -> T:
    return decode(kind, json.loads(json.dumps(encode(value))))


def test_defaults_are_left_out() -> None:
    assert encode(Tree(leaf=Leaf(name="a"))) == {"leaf": {"name": "a"}}


def test_zero_that_is_no_default_is_kept() -> None:
    assert encode(Leaf(name="a", size=0)) == {"name": "a", "size": 0}


def test_whole_number_where_the_default_is_a_fraction_is_kept() -> None:
    assert encode(Leaf(name="a", size=1)) == {"name": "a", "size": 1}


@pytest.mark.parametrize("value", [0, 1, -1, 1.5, "", "no", ("a", "b"), (), None])
def test_value_of_several_types_comes_back_as_it_was(value: int | float | str | tuple[str, ...] | None) -> None:
    tree = Tree(leaf=Leaf(name="a"), value=value)
    back = round_trip(Tree, tree)
    assert back == tree
    assert type(back.value) is type(value)


VALUES = st.one_of(
    st.integers(), st.text(), st.lists(st.text()).map(tuple), st.floats(allow_nan=False, allow_infinity=False)
)


@given(st.builds(
    Answer,
    state=st.sampled_from(["given", "unknown", "not_applicable"]),
    value=VALUES,
    checks=st.dictionaries(st.text(), st.sampled_from(["yes", "no"])),
    note=st.text(),
    evidence=st.lists(st.builds(Evidence, title=st.text(), kind=st.text())).map(tuple),
))  # fmt: skip
def test_any_answer_comes_back_as_it_was(answer: Answer) -> None:
    assert round_trip(Answer, answer) == answer


def test_whole_pack_and_assessment_come_back() -> None:
    assessment = make_assessment({"legal.handling": 3}, {"baseline": "all"}, unknown=["proc.intake"])
    assert round_trip(Pack, make_pack()) == make_pack()
    assert round_trip(Assessment, assessment) == assessment


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ([], "group of named values"),
        ({}, "lacks leaf"),
        ({"leaf": {"name": "a"}, "colour": 1}, "no place for 'colour'"),
        ({"leaf": {"name": 5}}, "leaf.name: should be text"),
        ({"leaf": {"name": "a", "size": "big"}}, "leaf.size: should be a number"),
        ({"leaf": {"name": "a", "size": True}}, "leaf.size: should be a number"),
        ({"leaf": {"name": "a", "tags": "x"}}, "leaf.tags: should be a list"),
        ({"leaf": {"name": "a", "tags": ["x", 1]}}, "leaf.tags[1]: should be text"),
        ({"leaf": {"name": "a"}, "three": [1, 2]}, "three: should be a list of 3"),
        ({"leaf": {"name": "a"}, "three": [1, 2, 2.5]}, "three[2]: should be a whole number"),
        ({"leaf": {"name": "a"}, "kind": "ash"}, "kind: should be one of oak, elm"),
        ({"leaf": {"name": "a"}, "value": {}}, "value: has none of the allowed types"),
        ({"leaf": {"name": "a"}, "value": True}, "value: has none of the allowed types"),
        ({"leaf": {"name": "a"}, "by_name": {"b": {}}}, "by_name.b: lacks name"),
        ({"leaf": {"name": "a"}, "open": 1}, "open: should be true or false"),
        (None, "the file: should be a group"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(raw: object, words: str) -> None:
    with pytest.raises(DecodeError) as caught:
        decode(Tree, raw)
    assert words in str(caught.value)


@pytest.mark.parametrize("word", [["oak"], {"a": 1}, 1])
def test_word_of_a_closed_list_may_be_anything_but_a_crash(word: object) -> None:
    with pytest.raises(DecodeError):
        decode(Tree, {"leaf": {"name": "a"}, "kind": word})
