"""Conditions and values as a reader would say them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toy import added, make_fact, make_pack
from vidkit.content.condition import All, Any, Compare, Condition, Not, parse
from vidkit.scoring.words import described, fact_value, in_words, question_id

PACK = added(
    make_pack(),
    "facts",
    make_fact(id="days", unit="days", question="How long?"),
    make_fact(id="limit", unit="days", question="What is the limit?"),
    make_fact(id="held", type="yes_no", question="Was it held?"),
    make_fact(id="since", type="date", question="Since when?"),
)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ("welfare.support >= 3", "Capability welfare.support: level 3 or higher"),
        ("welfare.support < 2", "Capability welfare.support: below level 2"),
        ("fact:days <= 5", "How long? (needed: at most 5 days)"),
        ("fact:baseline = all", "How many of them have had a first appointment? (needed: All of them)"),
        ("fact:held = yes", "Was it held? (needed: yes)"),
        ("months_since:since < 6", "Since when? (needed: fewer than 6 months ago)"),
        ("fact:days <= fact:limit", 'How long? (needed: at most the answer to "What is the limit?")'),
        ("fact:days > 2 * fact:limit", 'How long? (needed: more than 2 times the answer to "What is the limit?")'),
        ("check:welfare.support.sampled = yes", "It was sampled in the last year. (needed: yes)"),
        ("start = unit", "a unit exists at the start"),
    ],
)
def test_comparison_is_said_in_words(condition: str, text: str) -> None:
    found = parse(condition)
    assert isinstance(found, Compare)
    assert described(found, PACK) == text


def test_check_belongs_to_its_capability() -> None:
    found = parse("check:welfare.support.sampled = yes")
    assert isinstance(found, Compare)
    assert question_id(found.ref) == "welfare.support"


def test_several_choices_are_joined() -> None:
    assert fact_value(PACK.fact_by_id["baseline"], ("all", "none")) == "All of them, None of them"


def test_share_is_a_percentage() -> None:
    assert fact_value(make_fact(type="share", unit=""), 40) == "40 %"


@pytest.mark.parametrize(("value", "said"), [(0, "0 people"), (1, "1"), (2, "2 people"), (21_000, "21,000 people")])
def test_one_of_a_kind_stands_without_the_unit_that_is_in_the_plural(value: int, said: str) -> None:
    assert fact_value(make_fact(), value) == said


SUPPORT, INTAKE = "Capability welfare.support: level 3 or higher", "Capability proc.intake: level 2 or higher"
NO_SUPPORT, NO_INTAKE = "Capability welfare.support: below level 3", "Capability proc.intake: below level 2"


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ("not (welfare.support >= 3)", NO_SUPPORT),
        ("not (not (welfare.support >= 3))", SUPPORT),
        ("welfare.support >= 3 and not (proc.intake >= 2)", f"{SUPPORT}; and {NO_INTAKE}"),
        ("welfare.support >= 3 or proc.intake >= 2", f"either {SUPPORT}; or {INTAKE}"),
        ("not (welfare.support >= 3 and proc.intake >= 2)", f"not all of these: {SUPPORT}; and {INTAKE}"),
        ("not (welfare.support >= 3 or proc.intake >= 2)", f"none of these: {SUPPORT}; or {INTAKE}"),
        ("not (fact:held = yes)", '"Was it held?" is answered: no'),
        ("fact:held != no", '"Was it held?" is answered: yes'),
        ("not (check:welfare.support.sampled = yes)",
         '"It was sampled in the last year." is answered no (Capability welfare.support)'),
        ("months_since:since > 6", 'the date given for "Since when?" is more than 6 months ago'),
        ("fact:days > 0", '"How long?" is answered: more than 0 days'),
        ("start = unit", "a unit exists at the start"),
        ("not (start = unit)", "there is no unit at the start"),
        ("always", "always"),
        ("not never", "always"),
    ],
)  # fmt: skip
def test_condition_keeps_its_negations_and_its_groups(condition: str, text: str) -> None:
    assert in_words(parse(condition), PACK) == text


def test_group_in_a_group_stands_in_brackets() -> None:
    found = in_words(parse("fact:days > 0 and (welfare.support >= 3 or proc.intake >= 2)"), PACK)
    assert found == f'"How long?" is answered: more than 0 days; and (either {SUPPORT}; or {INTAKE})'
    other = in_words(parse("fact:days > 0 and welfare.support >= 3 or proc.intake >= 2"), PACK)
    assert other == f'either ("How long?" is answered: more than 0 days; and {SUPPORT}); or {INTAKE}'


LEAVES = st.sampled_from([
    "welfare.support >= 3", "proc.intake < 2", "fact:days > 5", "fact:held = yes", "fact:baseline = all",
    "check:welfare.support.sampled = yes", "months_since:since <= 12", "start = unit",
]).map(parse)  # fmt: skip
GROUPS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        inner.map(Not), st.lists(inner, min_size=2, max_size=3).map(lambda p: All(tuple(p))),
        st.lists(inner, min_size=2, max_size=3).map(lambda p: Any(tuple(p))),
    ),
    max_leaves=6,
)  # fmt: skip


@given(GROUPS)
def test_words_of_a_condition_and_of_its_negation_differ(condition: Condition) -> None:
    assert in_words(condition, PACK) != in_words(Not(condition), PACK)


@given(st.lists(GROUPS, min_size=2, max_size=3))
def test_and_never_reads_like_or(parts: list[Condition]) -> None:
    assert in_words(All(tuple(parts)), PACK) != in_words(Any(tuple(parts)), PACK)


@given(GROUPS, GROUPS, GROUPS)
def test_what_belongs_together_can_be_told(a: Condition, b: Condition, c: Condition) -> None:
    one, other = All((a, Any((b, c)))), Any((All((a, b)), c))
    assert in_words(one, PACK) != in_words(other, PACK)


def real_conditions() -> list[str]:
    from vidkit.content.packs import load_pack

    pack = load_pack()
    names = ("asked_when", "in_place_when", "only_when", "opens_when", "also_before", "interim_when", "when")
    entries = [*pack.facts, *pack.actions, *pack.gates, *pack.red_flags, *pack.contradictions, *pack.mistakes]
    return sorted({getattr(e, n) for e in entries for n in names if getattr(e, n, "")})


def polar(condition: Condition, *, negated: bool = False) -> list[Condition]:
    match condition:
        case Compare():
            return [Not(condition) if negated else condition]
        case Not():
            return polar(condition.part, negated=not negated)
        case All() | Any():
            return [p for part in condition.parts for p in polar(part, negated=negated)]


def test_every_condition_of_the_content_says_each_comparison_with_its_own_polarity() -> None:
    from vidkit.content.packs import load_pack

    pack, found = load_pack(), real_conditions()
    assert len(found) > 200
    lost = [
        text
        for text in found
        for leaf in polar(parse(text))
        if in_words(leaf, pack) not in in_words(parse(text), pack)
        or in_words(Not(leaf), pack) == in_words(leaf, pack)
    ]
    assert lost == []


def test_no_two_conditions_of_the_content_read_alike() -> None:
    from vidkit.content.packs import load_pack

    pack = load_pack()
    meanings = {parse(text) for text in real_conditions()}
    assert len({in_words(m, pack) for m in meanings}) == len(meanings)
