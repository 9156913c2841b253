"""Nothing is asked in vain, and every capability can be reached."""

from collections.abc import Iterator

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.conditions import conditions, references
from vidkit.content.check.draft import Draft
from vidkit.content.model import Pack

ESTABLISHED, ADVANCED = 3, 4
WIDEST_PROFILE = "national_centre"


def raised_to_three(draft: Draft) -> Iterator[Problem]:
    """VK130: no action of an ordinary plan raises the capability to 3."""
    reached = _reached(draft.pack)
    for c in draft.pack.capabilities:
        if reached.get(c.id, 0) < ESTABLISHED:
            yield draft.problem(
                "VK130", ("capabilities", c.id),
                _("No action raises it to level 3, so a plan could never close this gap."),
                _('Write an action with "raises: {{{id}: 3}}".', id=c.id))  # fmt: skip


def _reached(pack: Pack) -> dict[str, int]:
    """Return the highest level that actions raise each capability to, make-safe and fast-track ones aside."""
    reached: dict[str, int] = {}
    for a in pack.actions:
        if not a.flag and not a.fast_track:
            for c, level in a.raises.items():
                reached[c] = max(level, reached.get(c, 0))
    return reached


def with_next_step_only(pack: Pack) -> tuple[str, ...]:
    """Return the capabilities without an action to level 4: their level 4 statement is their next step."""
    reached = _reached(pack)
    return tuple(c.id for c in pack.capabilities if reached.get(c.id, 0) < ADVANCED)


def facts_used(draft: Draft) -> Iterator[Problem]:
    """VK131: a fact that changes nothing: no condition, parameter, role or course looks at it, no use is named.

    To be printed in a document is no use of its own: every answer is.
    """
    looked_at = _looked_at(draft.pack)
    for f in draft.pack.facts:
        if f.id not in looked_at and not set(f.uses) - {"document"}:
            yield draft.problem(
                "VK131", ("facts", f.id),
                _("Nobody uses this fact: nothing would change with its answer."),
                _("Name what it changes under uses:, put it into a condition, or drop the question."))  # fmt: skip


def _looked_at(pack: Pack) -> frozenset[str]:
    named = {e.fact for section in (pack.parameters, pack.roles, pack.courses) for e in section}
    asked = {r.id for _spot, text in conditions(pack) for r in references(text) if r.kind in ("fact", "months_since")}
    return frozenset(named | asked)


def in_widest_profile(draft: Draft) -> Iterator[Problem]:
    """VK134: a capability that even the widest profile does not aim at."""
    widest = draft.pack.profile_by_id.get(WIDEST_PROFILE)
    for c in draft.pack.capabilities:
        if widest is None or c.id not in widest.targets:
            yield draft.problem(
                "VK134", ("capabilities", c.id),
                _('The profile "{profile}" has no target for it.', profile=WIDEST_PROFILE),
                _("Add a target level in profiles.yaml."))  # fmt: skip
