"""What changed, in words, for screen and documents alike."""

from collections.abc import Callable, Sequence
from datetime import date

from vidkit.assessment.cycle import to_confirm
from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack
from vidkit.planning.compare import ActionMove, AnswerMove, Comparison, Fate, GateMove, MilestoneMove, Move
from vidkit.planning.explain import answer_text
from vidkit.planning.plan import Reached
from vidkit.scoring.gates import gate_words


def question_text(question: str, pack: Pack) -> str:
    """Return the name of a capability, or what a fact asks."""
    capability, fact = pack.capability_by_id.get(question), pack.fact_by_id.get(question)
    return capability.name if capability else fact.question if fact else question


def move_word(move: Move) -> str:
    """Return in a word or two how an answer moved."""
    return {
        "raised": _("higher"), "lowered": _("lower"), "known": _("now known"), "unknown": _("no longer known"),
        "changed": _("changed"), "shown": _("now shown"), "unshown": _("no longer shown"),
    }[move]  # fmt: skip


def fate_word(fate: Fate) -> str:
    """Return in a few words what became of an action."""
    return {
        "new": _("new in the plan"), "done": _("done"), "in_place": _("in place"), "dropped": _("dropped"),
        "blocked": _("cannot be done: another was dropped"), "no_longer_wanted": _("no longer wanted"),
        "reported": _("reported, not confirmed"),
        "later": _("later"), "earlier": _("earlier"),
    }[fate]  # fmt: skip


def answer_words(found: AnswerMove, pack: Pack) -> tuple[str, str]:
    """Return what the answer was, and what it is."""
    not_asked = _("not answered")
    return (
        answer_text(found.question, found.before, pack) if found.before else not_asked,
        answer_text(found.question, found.after, pack) if found.after else not_asked,
    )


def gate_change(found: GateMove) -> str:
    """Return the two states of a gate, as a sentence."""
    return _("{id} {title}: was {before}, is {after}.", id=found.gate.id, title=found.gate.title,
             before=gate_words(found.before), after=gate_words(found.after))  # fmt: skip


def later_words(days: int) -> str:
    """Return in whole weeks how much later or earlier something is; nothing for a few days."""
    weeks = round(abs(days) / 7)
    if not weeks:
        return _("the same")
    if days > 0:
        return n_("{n} week later", "{n} weeks later", weeks)
    return n_("{n} week earlier", "{n} weeks earlier", weeks)


def action_dates(found: ActionMove, *, written: Callable[[date], str] = str) -> tuple[str, str]:
    """Return when the action was to end, and when it is to end now; a dash where it is not planned."""
    before, after = found.before, found.after
    return written(before.finish) if before else "–", written(after.finish) if after else "–"


def milestone_dates(found: MilestoneMove, *, written: Callable[[date], str] = str) -> tuple[str, str, str]:
    """Return the 80 % dates of then and now, and the difference in words."""
    words = {"in_place": _("in place"), "outside": _("not planned"), "stopped": _("dropped: not reached")}

    def day(reached: Reached) -> str:
        return written(reached.likely) if reached.likely else words[reached.standing]

    return day(found.before), day(found.after), "" if found.days is None else later_words(found.days)


def in_short(found: Comparison) -> Sequence[str]:
    """Return the change in a few sentences: answers, gates, what must stop, what is late."""
    opened = sum(g.after == "open" for g in found.gates)
    shut = sum(g.before == "open" for g in found.gates)
    ended = [m for m in found.actions if m.fate in ("done", "in_place")]
    waiting = len(to_confirm(found.new.assessment))
    said = [n_(
        "{n} answer of the last cycle is not confirmed yet, and counts as not known until it is.",
        "{n} answers of the last cycle are not confirmed yet, and count as not known until they are.", waiting,
    )] if waiting else []  # fmt: skip
    said += [
        n_("{n} answer moved.", "{n} answers moved.", len(found.answers)),
        _("Gates: {opened} opened, {shut} closed again.", opened=opened, shut=shut),
        n_("{n} action is done or in place.", "{n} actions are done or in place.", len(ended)),
    ]
    if found.flags_new:
        said.append(n_("{n} new red flag: see what must stop.", "{n} new red flags: see what must stop.",
                       len(found.flags_new)))  # fmt: skip
    if found.overdue:
        said.append(n_("{n} action should have ended by now, and is still to be done.",
                       "{n} actions should have ended by now, and are still to be done.", len(found.overdue)))
    return said
