"""Which questions a scope asks under a profile, and how many prompts that can take at most."""

from collections.abc import Mapping

from vidkit.content.model import Capability, Fact, Pack, Scope

DEPTH: Mapping[Scope, int] = {"screening": 0, "core": 1, "full": 2}
LIMIT: Mapping[Scope, int] = {"screening": 60, "core": 150}


def in_scope(capability: Capability, scope: Scope, profile_targets: frozenset[str]) -> bool:
    """Say whether the scope and the profile ask for this capability."""
    if capability.id not in profile_targets:
        return False
    return scope == "full" or capability.screening or (scope == "core" and capability.core)


def may_ask(fact: Fact, scope: Scope, *, beside: bool) -> bool:
    """Say whether the scope can ask this fact, its own condition aside.

    beside: its capability is asked too. A screening fact is asked even without it.
    """
    return DEPTH[fact.scope] <= DEPTH[scope] and (beside or fact.scope == "screening")


def at_most(pack: Pack, scope: Scope, profile: str) -> int:
    """Return how many prompts a scope can take under a profile, every branch open.

    A capability counts twice: its screen, and the evidence that a level 3 or 4 asks for.
    Two facts whose conditions exclude each other both count, so this is an upper bound.
    """
    targets = frozenset(pack.profile_by_id[profile].targets)
    total = 0
    for c in pack.capabilities:
        asked = in_scope(c, scope, targets)
        total += 2 * asked + sum(may_ask(f, scope, beside=asked) for f in pack.facts_of.get(c.id, ()))
    return total
