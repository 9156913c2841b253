"""How many prompts a scope can take: capabilities twice, facts once, every branch open."""

import pytest

from tests.toy import added, changed, make_fact, make_pack, make_profile
from vidkit.content.model import Scope
from vidkit.content.scope import at_most, in_scope, may_ask


@pytest.mark.parametrize(
    ("scope", "prompts"), [("screening", 2 * 2 + 2), ("core", 2 * 3 + 2), ("full", 2 * 3 + 2)]
)  # fmt: skip
def test_capabilities_count_twice_and_facts_once(scope: Scope, prompts: int) -> None:
    assert at_most(make_pack(), scope, "national_centre") == prompts


def test_fact_of_a_wider_scope_does_not_count() -> None:
    pack = added(make_pack(), "facts", make_fact(id="later", scope="full"))
    assert at_most(pack, "core", "national_centre") == 8
    assert at_most(pack, "full", "national_centre") == 9


def test_fact_beside_a_capability_outside_the_profile_counts_only_for_the_screening() -> None:
    pack = added(make_pack(), "facts", make_fact(id="a", capability="proc.intake"),
                 make_fact(id="b", capability="proc.intake", scope="core"))  # fmt: skip
    assert at_most(pack, "core", "first_unit") == 2 * 2 + 2 + 1


def test_exclusive_branches_both_count() -> None:
    pack = added(make_pack(), "facts", make_fact(id="a", asked_when="start = none"),
                 make_fact(id="b", asked_when="start = unit"))  # fmt: skip
    assert at_most(pack, "screening", "national_centre") == 2 * 2 + 4


def test_profile_without_targets_asks_only_screening_facts() -> None:
    pack = added(make_pack(), "profiles", make_profile(id="empty", targets={}))
    assert at_most(pack, "full", "empty") == 2


def test_capability_without_target_is_out_of_every_scope() -> None:
    capability = make_pack().capability_by_id["legal.handling"]
    assert not in_scope(capability, "full", frozenset())


def test_screening_capability_is_in_the_core_set_too() -> None:
    pack = changed(make_pack(), "capabilities", "legal.handling", core=False)
    assert in_scope(pack.capability_by_id["legal.handling"], "core", frozenset({"legal.handling"}))


@pytest.mark.parametrize(
    ("own", "scope", "beside", "asked"),
    [
        ("screening", "screening", False, True),
        ("core", "screening", True, False),
        ("core", "core", True, True),
        ("core", "full", False, False),
        ("full", "core", True, False),
    ],
)
def test_fact_is_asked_in_its_scope_and_wider_ones(own: Scope, scope: Scope, beside: bool, asked: bool) -> None:
    assert may_ask(make_fact(scope=own), scope, beside=beside) is asked
