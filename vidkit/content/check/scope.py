"""What the scopes ask, and where an answer may be left to others or left out."""

from collections.abc import Iterator, Mapping

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.conditions import references
from vidkit.content.check.draft import Draft
from vidkit.content.model import Pack, Scope
from vidkit.content.scope import LIMIT, at_most

OWN_DUTIES = frozenset({"mandate.remit", "staff.vetting", "victim.safeguarding", "victim.no_harm"})
"""Besides the law, what a country cannot leave to another authority. Source: review, M14."""


def prompts(pack: Pack) -> Mapping[tuple[str, Scope], int]:
    """Return the most prompts that each profile and scope can take."""
    scopes: tuple[Scope, ...] = ("screening", "core", "full")
    return {(p.id, scope): at_most(pack, scope, p.id) for p in pack.profiles for scope in scopes}


def prompts_within_limit(draft: Draft) -> Iterator[Problem]:
    """VK170: a scope can take more prompts than its time allows."""
    for (profile, scope), n in prompts(draft.pack).items():
        if n > LIMIT.get(scope, n):
            yield draft.problem(
                "VK170", ("profiles", profile),
                _("The scope {scope} can take {n} prompts; at most {most} are allowed.", scope=scope, n=n,
                  most=LIMIT[scope]),
                _("Move facts or capabilities to a wider scope."))  # fmt: skip


def is_own_duty(capability: str) -> bool:
    """Say whether a country must do this itself, whoever else helps."""
    legal = capability.startswith("legal.") and capability != "legal.terminology"
    return legal or capability in OWN_DUTIES


def arrangement_allowed(draft: Draft) -> Iterator[Problem]:
    """VK171: by arrangement is allowed for something that no other authority can do for the country."""
    for c in draft.pack.capabilities:
        if c.by_arrangement and is_own_duty(c.id):
            yield draft.problem(
                "VK171", ("capabilities", c.id, "by_arrangement"),
                _("By arrangement is not possible for this capability."),
                _('Take away the line "by_arrangement: true".'))  # fmt: skip


def not_applicable_allowed(draft: Draft) -> Iterator[Problem]:
    """VK172: a capability that is the country's own duty, or that a hard gate needs, may be left out."""
    gated = {
        r.id: g.id
        for g in draft.pack.gates
        if g.strength == "hard"
        for r in references(g.opens_when)
        if r.kind == "capability"
    }
    for c in draft.pack.capabilities:
        if c.not_applicable and (is_own_duty(c.id) or c.id in gated):
            reason = _("gate {gate} needs it", gate=gated[c.id]) if c.id in gated else _("it is the country's own duty")
            yield draft.problem(
                "VK172", ("capabilities", c.id, "not_applicable"),
                _("Not applicable is not possible for this capability: {reason}.", reason=reason),
                _('Take away "not_applicable", or change the gate.'))  # fmt: skip


def expected_arrangements(draft: Draft) -> Iterator[Problem]:
    """VK173: a profile expects an arrangement where none is allowed, or for a capability it does not aim at."""
    allowed = {c.id for c in draft.pack.capabilities if c.by_arrangement}
    for p in draft.pack.profiles:
        for n, c in enumerate(p.arrangement_expected):
            if c in draft.pack.capability_by_id and (c not in allowed or c not in p.targets):
                yield draft.problem(
                    "VK173", ("profiles", p.id, "arrangement_expected", n),
                    _("It expects an arrangement for {capability}, which has no target here or does not allow one.",
                      capability=c),
                    _('Add a target and "by_arrangement: true", or take it off the list.'))  # fmt: skip
