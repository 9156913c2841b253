"""What `plan` shows beside the plan itself: the choice within limits, reaching a goal, what if, checks, conditions."""

from collections.abc import Mapping, Sequence

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
from vidkit.planning.reach import Reach
from vidkit.planning.sides import Pair, Sides
from vidkit.planning.what_if import WhatIf

MOST_MOVED = 15


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
