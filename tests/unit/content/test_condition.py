"""The language of conditions: what it reads, what it refuses and where, and its three-valued logic."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.content.condition import (
    ALWAYS,
    NEVER,
    All,
    Any,
    Compare,
    Condition,
    ConditionError,
    Not,
    Ref,
    Truth,
    Value,
    comparisons,
    evaluate,
    parse,
    refs,
)

A, B = Ref("capability", "a.b"), Ref("fact", "n")


def holds(text: str, **facts: Value | None) -> Truth:
    """Evaluate with facts by name; everything else is not known."""
    return evaluate(parse(text), lambda ref: facts.get(ref.id))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a.b >= 3", Compare(A, ">=", 3)),
        ("fact:n = all", Compare(B, "=", "all")),
        ("fact:n < -2.5", Compare(B, "<", -2.5)),
        ("fact:n > 2 * fact:m", Compare(B, ">", Ref("fact", "m"), 2)),
        ("months_since:d > fact:n", Compare(Ref("months_since", "d"), ">", B)),
        ("check:a.b.c = yes", Compare(Ref("check", "a.b.c"), "=", "yes")),
        ("start = unit", Compare(Ref("start", "start"), "=", "unit")),
        ("always", ALWAYS),
        ("never", NEVER),
        ("not a.b >= 3", Not(Compare(A, ">=", 3))),
        ("(a.b >= 3)", Compare(A, ">=", 3)),
        ("a.b>=3", Compare(A, ">=", 3)),
    ],
)
def test_text_is_read_as(text: str, expected: Condition) -> None:
    assert parse(text) == expected


def test_and_binds_closer_than_or() -> None:
    one, two, three = (Compare(A, "=", n) for n in (1, 2, 3))
    assert parse("a.b = 1 or a.b = 2 and a.b = 3") == Any((one, All((two, three))))


def test_brackets_bind_closest() -> None:
    one, two, three = (Compare(A, "=", n) for n in (1, 2, 3))
    assert parse("(a.b = 1 or a.b = 2) and a.b = 3") == All((Any((one, two)), three))


@pytest.mark.parametrize(
    ("text", "at", "word"),
    [
        ("", 0, "too early"),
        ("   ", 0, "too early"),
        ("a.b >=", 6, "too early"),
        ("a.b >= 3 and", 12, "too early"),
        ("a.b >= 3 a.c >= 2", 9, "not expected"),
        ("ab >= 3", 0, "no reference"),
        ("fakt:n = 3", 0, "no reference"),
        ("fact: = 3", 0, "no reference"),
        ("a.b 3", 4, "a comparison was expected"),
        ("a.b >= 3 & a.c >= 2", 9, "not understood"),
        ("(a.b >= 3", 9, "too early"),
        ("(a.b >= 3 fact:n = 2", 10, "was expected"),
        ("a.b >= and", 7, "a value was expected"),
        ("a.b >= )", 7, "a value was expected"),
        ("fact:n > 2 * 3", 13, "no reference"),
        ("a.b >= 3; import os", 8, "not understood"),
        ("__import__('os')", 11, "not understood"),
    ],
)
def test_what_is_no_condition_is_refused_with_its_place(text: str, at: int, word: str) -> None:
    with pytest.raises(ConditionError) as caught:
        parse(text)
    assert word in str(caught.value)
    assert caught.value.at == at


def test_place_of_the_error_counts_characters() -> None:
    with pytest.raises(ConditionError) as caught:
        parse("  a.b >= 3  and  fakt:n = 2")
    assert caught.value.at == 17


def test_brackets_without_end_are_refused_and_do_not_crash() -> None:
    with pytest.raises(ConditionError, match="brackets"):
        parse("(" * 100_000 + "always")


@given(st.text(alphabet="ab.:()<>=!*0123 -_andortfc\n\t\"'", max_size=60))
def test_any_text_is_a_condition_or_refused(text: str) -> None:
    try:
        parse(text)
        at = 0
    except ConditionError as error:
        at = error.at
    assert 0 <= at <= len(text)


def test_references_come_in_reading_order() -> None:
    condition = parse("a.b >= 3 and (not fact:n > 2 * fact:m or check:a.b.c = yes)")
    assert [r.id for r in refs(condition)] == ["a.b", "n", "m", "a.b.c"]
    assert [c.ref.id for c in comparisons(condition)] == ["a.b", "n", "a.b.c"]


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("fact:n >= 3", 3, True),
        ("fact:n > 3", 3, False),
        ("fact:n != 3", 4, True),
        ("fact:n = 0", 0, True),
        ("fact:n = yes", "yes", True),
        ("fact:n != yes", "no", True),
        ("fact:n = b", ("a", "b"), True),
        ("fact:n != b", ("a", "b"), False),
        ("fact:n = c", ("a", "b"), False),
        ("fact:n > 1.5 * fact:n", 2, False),
    ],
)
def test_comparison_of_a_known_value(text: str, value: Value, expected: bool) -> None:
    assert holds(text, n=value) is expected


@pytest.mark.parametrize("text", ["fact:n >= 3", "fact:n = yes", "not fact:n = 3", "fact:m > 2 * fact:n"])
def test_unknown_answer_leaves_a_comparison_undecided(text: str) -> None:
    assert holds(text, m=3) is None


def test_unknown_does_not_matter_where_the_rest_decides() -> None:
    assert holds("fact:n = 1 or fact:unknown = 1", n=1) is True
    assert holds("fact:n = 2 and fact:unknown = 1", n=1) is False


def test_always_and_never_need_no_answer() -> None:
    assert (holds("always"), holds("never")) == (True, False)


NAMES = ("p", "q", "r")
CONDITIONS = st.recursive(
    st.sampled_from([Compare(Ref("fact", n), "=", "yes") for n in NAMES] + [ALWAYS, NEVER]),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=8,
)
ANSWERS = st.fixed_dictionaries({n: st.sampled_from(["yes", "no", None]) for n in NAMES})


def truth(condition: Condition, answers: Mapping[str, str | None]) -> Truth:
    return evaluate(condition, lambda ref: answers[ref.id])


@given(CONDITIONS, ANSWERS)
def test_not_not_is_the_same(condition: Condition, answers: dict[str, str | None]) -> None:
    assert truth(Not(Not(condition)), answers) is truth(condition, answers)


@given(CONDITIONS, CONDITIONS, ANSWERS)
def test_de_morgan_holds_with_unknowns(a: Condition, b: Condition, answers: dict[str, str | None]) -> None:
    assert truth(Not(All((a, b))), answers) is truth(Any((Not(a), Not(b))), answers)


@given(CONDITIONS, CONDITIONS, ANSWERS)
def test_order_does_not_matter(a: Condition, b: Condition, answers: dict[str, str | None]) -> None:
    assert truth(All((a, b)), answers) is truth(All((b, a)), answers)
    assert truth(Any((a, b)), answers) is truth(Any((b, a)), answers)


@given(CONDITIONS, ANSWERS, st.sampled_from(NAMES), st.sampled_from(["yes", "no"]))
def test_one_more_answer_never_turns_a_decision(
    condition: Condition, answers: dict[str, str | None], name: str, value: str
) -> None:
    before = truth(condition, {**answers, name: None})
    assert before is None or truth(condition, {**answers, name: value}) is before


@given(CONDITIONS, ANSWERS)
def test_all_answers_known_always_decide(condition: Condition, answers: dict[str, str | None]) -> None:
    assert truth(condition, {n: v or "no" for n, v in answers.items()}) is not None


@pytest.mark.parametrize("op", ["<", "<=", ">", ">=", "=", "!="])
def test_no_number_of_months_has_passed_since_a_day_to_come(op: str) -> None:
    assert holds(f"months_since:n {op} 6", n=-1) is False
    assert holds("months_since:n < 6", n=0) is True
