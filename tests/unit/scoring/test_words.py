"""Conditions and values as a reader would say them."""

import pytest

from tests.toy import added, make_fact, make_pack
from vidkit.content.condition import Compare, parse
from vidkit.scoring.words import described, fact_value, question_id

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
        ("start = unit", "start = unit"),
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
