"""Gates and red flags: what they forbid cannot be planned before what opens them."""

from collections.abc import Iterator

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.conditions import references
from vidkit.content.check.draft import Draft
from vidkit.content.model import Pack
from vidkit.content.scope import DEPTH


def complete_gates(draft: Draft) -> Iterator[Problem]:
    """VK140: a gate says what it forbids, what opens it and who can show it."""
    for g in draft.pack.gates:
        for field in ("forbids", "opens_when", "shown_by"):
            if not getattr(g, field):
                yield draft.problem(
                    "VK140", ("gates", g.id, field),
                    _('The gate has no "{field}".', field=field),
                    _("Say what may not be done, what opens the gate, and who can show that."))  # fmt: skip


def before(pack: Pack, action: str) -> frozenset[str]:
    """Return the ids of all actions that come before an action, near or far."""
    found: set[str] = set()
    ahead = [action]
    while ahead:
        here = pack.action_by_id.get(ahead.pop())
        ahead += [n for n in (here.needs if here else ()) if n not in found]
        found.update(here.needs if here else ())
    return frozenset(found)


def implied_by_needs(draft: Draft) -> Iterator[Problem]:
    """VK141: an action that does what a gate forbids is not preceded by each action that opens the gate."""
    for g in draft.pack.gates:
        for n, blocked in enumerate(g.blocks):
            for missing in sorted(set(g.opened_by) - before(draft.pack, blocked)):
                if blocked in draft.pack.action_by_id:
                    yield draft.problem(
                        "VK141", ("gates", g.id, "blocks", n),
                        _("{blocked} does what this gate forbids, but does not come after {missing}, which opens it.",
                          blocked=blocked, missing=missing),
                        _("Add {missing} to the needs of {blocked}, or of an action before it.", missing=missing,
                          blocked=blocked))  # fmt: skip


def opened_by_something(draft: Draft) -> Iterator[Problem]:
    """VK142: a gate blocks actions and no action opens it."""
    for g in draft.pack.gates:
        if g.blocks and not g.opened_by:
            yield draft.problem(
                "VK142", ("gates", g.id, "opened_by"),
                _("It blocks actions, and no action is named that opens it."),
                _("Name under opened_by: the actions after which it can open."))  # fmt: skip


def asked_in_core(draft: Draft) -> Iterator[Problem]:
    """VK144: a hard gate hangs on a fact that the two-hour interview does not ask."""
    for g in draft.pack.gates:
        names = [r.id for r in references(g.opens_when) if r.kind in ("fact", "months_since")]
        for name in dict.fromkeys(names) if g.strength == "hard" else ():
            fact = draft.pack.fact_by_id.get(name)
            if fact and DEPTH[fact.scope] > DEPTH["core"]:
                yield draft.problem(
                    "VK144", ("gates", g.id, "opens_when"),
                    _("The gate is hard, and the fact {fact} is not asked in the core set.", fact=name),
                    _("Give the fact the scope core or screening."),
                    severity="warning")  # fmt: skip


def flags_and_their_actions(draft: Draft) -> Iterator[Problem]:
    """VK145: a red flag and its make-safe action name each other."""
    actions, flags = draft.pack.action_by_id, draft.pack.flag_by_id
    for f in draft.pack.red_flags:
        if f.action in actions and actions[f.action].flag != f.id:
            yield draft.problem(
                "VK145", ("red_flags", f.id, "action"),
                _('{action} does not say "flag: {flag}".', action=f.action, flag=f.id),
                _("Add the line to the action."))  # fmt: skip
    for a in draft.pack.actions:
        if a.flag in flags and flags[a.flag].action != a.id:
            yield draft.problem(
                "VK145", ("actions", a.id, "flag"),
                _("The red flag {flag} names another action: {action}.", flag=a.flag, action=flags[a.flag].action),
                _("A flag has one make-safe action; join the two, or take away the line."))  # fmt: skip
