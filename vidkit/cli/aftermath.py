"""After the state of an action was recorded: what to ask now, and what the plan made from today says."""

from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.opening import Opened
from vidkit.cli.session import command_line
from vidkit.content.model import Action
from vidkit.planning.checks import checks
from vidkit.planning.follow_up import follow_ups
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.select import select
from vidkit.planning.sides import Pair, sides
from vidkit.scoring.scorecard import score

NAMED = 6


def ask_again(found: Opened, action: Action, today: date) -> tuple[str, ...]:
    """Print the questions whose level the action should have raised; return those that can be answered now."""
    card = score(found.pack, found.assessment, today)
    selection = select(Reading(found.pack, found.assessment, today), card)
    ready = []
    for up in follow_ups(action, found.pack, card, selection):
        name, now = up.capability.name, _("not known") if up.now is None else str(up.now)
        if up.still:
            layout.para(n_(
                "{name} ({id}) can reach level {level} when {n} more action is done: {actions}.",
                "{name} ({id}) can reach level {level} when {n} more actions are done: {actions}.", len(up.still),
                name=name, id=up.capability.id, level=up.level, actions=", ".join(up.still[:NAMED]),
            ))  # fmt: skip
            continue
        layout.para(_(
            "{name} ({id}) should now be at level {level}; the answer says {now}. Ask, and see the evidence: {command}",
            name=name, id=up.capability.id, level=up.level, now=now,
            command=command_line("interview", found.path, None) + " --ask " + up.capability.id,
        ))  # fmt: skip
        ready.append(up.capability.id)
    return tuple(ready)


def recomputed(found: Opened, before: Assessment, today: date, start: date) -> None:
    """Print what changes in the plan, made anew, and what is late in it; of last days, what is new."""
    was, now = _plan(found, before, today, start), _plan(found, found.assessment, today, start)
    if was.finish != now.finish:
        console.result(_("The plan now ends on {day}; before, on {before}.", day=now.finish, before=was.finish))
    moved = [p for p in sides(was, now).scheduled if p.differs]
    for p in moved:
        layout.item("-", _moved(p))
    if not moved:
        console.result(_("No milestone moves."))
    known = {c.text for c in checks(was) if c.kind == "deadline"}
    for check in (c for c in checks(now) if c.kind in ("deadline", "late", "promise", "overloaded")):
        if check.text not in known:
            layout.item("!", check.text)


def _moved(p: Pair) -> str:
    if p.weeks is None:
        return _("{milestone}: {before} before, {now} now", milestone=p.name, before=_word(p.one), now=_word(p.other))
    words = {"milestone": p.name, "before": p.one, "now": p.other}
    if p.weeks > 0:
        return n_("{milestone}: {before} before, {now} now, {n} week later",
                  "{milestone}: {before} before, {now} now, {n} weeks later", p.weeks, **words)  # fmt: skip
    return n_("{milestone}: {before} before, {now} now, {n} week earlier",
              "{milestone}: {before} before, {now} now, {n} weeks earlier", -p.weeks, **words)  # fmt: skip


def _word(text: str) -> str:
    words = {"in_place": _("in place"), "outside": _("not planned"), "stopped": _("not reached")}
    return words.get(text, text)


def _plan(found: Opened, assessment: Assessment, today: date, start: date) -> Plan:
    card = score(found.pack, assessment, today)
    return build_plan(found.pack, assessment, start, card=card)
