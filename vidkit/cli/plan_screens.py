"""What `plan` shows beside the plan itself: the choice within limits, reaching a goal, what if, checks, conditions."""

from collections.abc import Mapping, Sequence
from typing import Any

from vidkit.base.i18n import _, n_
from vidkit.cli import layout
from vidkit.content.model import Pack
from vidkit.planning.chain import step_text
from vidkit.planning.checks import PlanCheck
from vidkit.planning.choose import Choice
from vidkit.planning.limit_words import (
    choice_text,
    left_out_cost,
    left_out_title,
    limit_text,
    reach_text,
    way_text,
)
from vidkit.planning.reach import Reach, Way
from vidkit.planning.sides import Pair, Sides
from vidkit.planning.what_if import WhatIf

MOST_MOVED = 15
"""Actions that a comparison names; the rest is counted."""


def show_conditions(given: Mapping[str, Sequence[str]]) -> None:
    """Print the conditions of the plan as they were given."""
    if given:
        layout.para(_("Under these conditions: {conditions}.", conditions="; ".join(
            f"{kind} {text}" for kind, texts in given.items() for text in texts
        )))  # fmt: skip


def show_choice(choice: Choice, pack: Pack) -> None:
    """Print what a choice within limits gives, and what it leaves out at which price."""
    layout.heading(_("Within these limits"))
    for text in choice_text(choice):
        layout.para(text)
    if choice.left_out:
        layout.heading(_("Left out, and what it would take"))
    for lost in choice.left_out:
        layout.item("-", left_out_title(lost, pack))
        layout.para(left_out_cost(lost, choice.costs.currency), indent=2)


def show_checks(found: Sequence[PlanCheck]) -> None:
    """Print what somebody must look at."""
    if found:
        layout.heading(_("Look at this"))
    for check in found:
        layout.item("!", check.text)


def show_reach(found: Reach, pack: Pack, currency: str) -> None:
    """Print whether a goal can be reached, what binds, and the ways out."""
    for text in reach_text(found, pack):
        layout.para(text)
    if found.limits:
        layout.heading(_("What binds"))
    for limit in found.limits:
        layout.item("-", limit_text(limit, pack))
    if found.ways:
        layout.heading(_("Ways out, the cheapest first"))
    for way in found.ways:
        layout.item("-", way_text(way, pack, currency))
    if found.chain:
        layout.heading(_("The chain that decides the day"))
    for step in found.chain:
        layout.item(f"{step.start} - {step.finish}", step_text(step, pack))


def show_what_if(found: WhatIf) -> None:
    """Print a plan beside the same plan with changes."""
    for text in found.said:
        layout.para(text)
    columns = [_("now"), _("then"), _("weeks")]
    s = found.sides
    _table(_("In all"), columns, _whole(s))
    _table(_("Milestones, 80 % date"), columns, s.dates)
    _table(_("Posts filled"), columns, [p for p in s.posts if p.differs])
    _table(_("Money by year, estimated, {currency}", currency=s.currency), columns[:2], s.money)
    _table(_("Gates"), columns[:2], [p for p in s.gates if p.differs])
    moved = [p for p in s.actions if p.differs]
    _table(_("Actions that move furthest, come or go"), columns, moved[:MOST_MOVED])
    more = len(moved) - MOST_MOVED
    if more > 0:
        layout.para(n_("And {n} more action.", "And {n} more actions.", more))
    if not moved:
        layout.para(_("No action moves."))


def _whole(s: Sides) -> Sequence[Pair]:
    names = {
        "start": _("First day"), "finish": _("Last day"), "weeks": _("Weeks"), "actions": _("Actions"),
        "person_days": _("Person-days"), "cost": _("Set-up cost, estimated"),
    }  # fmt: skip
    return [Pair(p.id, names[p.id], p.one, p.other, p.weeks) for p in s.whole]


def _table(title: str, columns: Sequence[str], pairs: Sequence[Pair]) -> None:
    if not pairs:
        return
    layout.heading(title)
    rows = [(p.name, [_word(p.one), _word(p.other), _weeks(p.weeks)][: len(columns)]) for p in pairs]
    layout.numbers(columns, rows, first="")


def _word(text: str) -> str:
    words = {"in_place": _("in place"), "outside": _("not planned"), "stopped": _("not reached"), "": "-"}
    return words.get(text) or (f"{int(text):,}" if text.isdecimal() else text)


def _weeks(weeks: int | None) -> str:
    return "" if weeks is None else f"{weeks:+d}" if weeks else "0"


def choice_values(choice: Choice) -> dict[str, Any]:
    """Return a choice as plain values for `--json`."""
    return {
        "everything_fits": choice.everything_fits,
        "gates": choice.gates,
        "gates_of_all": choice.gates_of_all,
        "gain": choice.gain,
        "gain_at_most": choice.gain_at_most,
        "gain_of_all": choice.gain_of_all,
        "cost": choice.cost,
        "cost_of_all": choice.cost_of_all,
        "currency": choice.costs.currency,
        "without": sorted(choice.conditions.without),
        "left_out": [
            {"kind": x.bundle.kind, "of": x.bundle.of, "level": x.bundle.level, "gain": x.bundle.gain,
             "actions": x.more_actions, "person_days": x.more_days / 10, "cost": x.more_cost,
             "finish_without_limits": x.finish.isoformat(), "fits_alone": not x.alone}
            for x in choice.left_out
        ],
    }  # fmt: skip


def reach_values(found: Reach) -> dict[str, Any]:
    """Return the answer to `--reach` as plain values."""
    return {
        "goal": found.goal,
        "by": found.by.isoformat(),
        "feasible": found.is_feasible,
        "proved_impossible": found.is_impossible,
        "already": found.already,
        "reached": found.reached.isoformat(),
        "never_before": found.never_before.isoformat(),
        "chance": found.chance,
        "actions": found.actions,
        "limits": [{"kind": x.kind, "of": x.of, "weeks": x.weeks} for x in found.limits],
        "ways": [_way_values(w) for w in found.ways],
        "chain": [
            {"action": s.action, "start": s.start.isoformat(), "finish": s.finish.isoformat(), "waits_for": s.waits}
            for s in found.chain
        ],
    }


def _way_values(way: Way) -> dict[str, Any]:
    return {
        "kind": way.kind, "of": way.of, "reached": way.reached.isoformat(), "days_a_week_more": way.tenths / 10,
        "amount": way.amount, "weeks": {i: list(w) for i, w in (way.weeks or {}).items()},
        "parts": [_way_values(p) for p in way.parts],
    }  # fmt: skip


def sides_values(s: Sides) -> dict[str, Any]:
    """Return two plans side by side as plain values."""

    def pairs(found: Sequence[Pair]) -> list[dict[str, Any]]:
        return [{"id": p.id, "name": p.name, "now": p.one, "then": p.other, "weeks": p.weeks} for p in found]

    return {
        "whole": pairs(s.whole), "scheduled": pairs(s.scheduled), "likely": pairs(s.dates), "actions": pairs(s.actions),
        "posts": pairs(s.posts), "money": pairs(s.money), "gates": pairs(s.gates), "currency": s.currency,
    }  # fmt: skip
