"""`progress`: what became of an action; the plan is made anew from it."""

from datetime import date
from pathlib import Path
from typing import Annotated, get_args

import typer

from vidkit.assessment.change import with_progress
from vidkit.assessment.evidence import objection
from vidkit.assessment.model import ActionState, Assessment, Evidence, Progress
from vidkit.base.errors import BadValue, UnknownName, VidkitError
from vidkit.base.i18n import _
from vidkit.base.text import did_you_mean, one_line
from vidkit.cli import ask, console, layout, safe
from vidkit.cli.aftermath import ask_again, recomputed
from vidkit.cli.consequences import consequences
from vidkit.cli.days import iso_date
from vidkit.cli.opening import opened, saved
from vidkit.cli.options import FileArgument, PackOption, TodayOption, day, now
from vidkit.content.model import Action, Pack
from vidkit.planning.describe import find, kind_word, title_of
from vidkit.planning.explain import state_word
from vidkit.planning.reports import Report

STATES: tuple[ActionState, ...] = get_args(ActionState)


def progress(
    file: FileArgument,
    action: Annotated[str, typer.Argument(metavar="ACTION", help=_("The id of an action."))],
    state: Annotated[str, typer.Argument(metavar="STATE", help=_("started, done, dropped, reopened or planned."))],
    on: Annotated[
        date | None, typer.Option("--date", parser=iso_date, metavar="DATE", help=_("Since when; today if left out."))
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="TEXT", help=_("A note; for dropped, the reason."))] = "",
    evidence: Annotated[
        str, typer.Option("--evidence", metavar="TEXT", help=_("What shows it: a signed order, a record, a visit."))
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help=_("Keep a date before the assessment began, unasked."))] = False,
    pack: PackOption = None,
    today: TodayOption = None,
) -> int:
    """Record that an action is started, done, dropped with a reason, open again, or planned as before.

    The plan is made anew from today: what moves and what is late is shown.

    Example:
    vidkit progress kenya-2026.vidkit.json act.icse.ncb_protocol done
    """
    chosen = _state(state)
    found = opened(file, pack)
    known = found.pack.action_by_id
    if action not in known:
        raise _no_action(action, found.pack)
    when = on or day(today)
    if when > day(today):
        raise BadValue(_("{date} is in the future.", date=when), _("Give the day on which it was so."))
    if chosen == "dropped" and not note.strip():
        raise BadValue(_("An action is dropped with a reason."), _('Add: --note "why"'))
    if chosen == "reopened" and _before(found.assessment, action) not in ("done", "dropped"):
        raise BadValue(
            _("{id} is neither done nor dropped, so it cannot be opened again.", id=action),
            _("Record it as started, or leave it as it is."),
        )
    safe.refuse(note, where="--note")
    safe.refuse(evidence, where="--evidence")
    wrong = objection(evidence, "", day(today)) if evidence.strip() else None
    if wrong:
        raise BadValue(f"--evidence: {wrong[0]}", f"{wrong[1]} {_('Nothing was saved.')}")
    if not yes:
        _not_too_early(when, found.assessment)
    made = Progress(state=chosen, date=when.isoformat(), note=note.strip(), evidence=_shown(evidence, when))
    changed = with_progress(found.assessment, action, made, who=found.assessment.assessor, now=now(today))
    told = consequences(found, changed, action, chosen, day(today))
    after = saved(found, changed)
    layout.para(_saved(known[action], made, told.report))
    for sentence in told.said:
        console.warn(sentence)
    counts = told.report is None or not told.report.needs
    ready = ask_again(after, known[action], day(today)) if chosen == "done" and counts else ()
    recomputed(after, found.assessment, day(today), _plan_start(found.assessment, day(today)))
    return _answered(file, ready[0], pack, today) if ready and console.can_ask() else 0


def _saved(action: Action, made: Progress, report: Report | None) -> str:
    said = {"title": action.title, "id": action.id, "date": made.date, "note": one_line(made.note)}
    if report is None:
        return _("Saved: {title} ({id}) is {state} since {date}. {note}", state=state_word(made.state), **said).rstrip()
    return _("Saved: {title} ({id}) is reported as {state} since {date}. {note}", state=state_word(made.state),
             **said).rstrip()  # fmt: skip


def _answered(file: Path, question: str, pack: Path | None, today: date | None) -> int:
    """Have the question answered at once, if the person wishes."""
    from vidkit.cli.interview import interview

    with ask.terminal(""):
        words = [("yes", _("yes: ask it now")), ("no", _("no: later"))]
        if ask.choose(_("Answer {id} now?", id=question), words, default="no") != "yes":
            return 0
    return interview(file, ask_one=question, pack=pack, today=today)


def _before(a: Assessment, action: str) -> str:
    return a.progress[action].state if action in a.progress else ""


def _shown(evidence: str, when: date) -> tuple[Evidence, ...]:
    return (Evidence(title=evidence.strip(), date=when.isoformat()),) if evidence.strip() else ()


def _plan_start(a: Assessment, today: date) -> date:
    """Return the first day of the plan made from today: the one that was set, unless it is past."""
    return max(today, iso_date(a.plan_from)) if a.plan_from else today


def _no_action(word: str, pack: Pack) -> VidkitError:
    """Return the error for a word that is no action: what it is instead, or the nearest."""
    listed = "vidkit pack list --kind action"
    try:
        kind, entry = find(word, pack)
    except UnknownName:
        return UnknownName("action", word, list(pack.action_by_id), listed)
    return BadValue(
        _('"{id}" is no action ({kind}: {title}).', id=entry.id, kind=kind_word(kind), title=title_of(entry)),
        _("Only actions have progress. Listed by: {command}", command=listed),
    )


def _not_too_early(when: date, a: Assessment) -> None:
    """Have a day before the assessment began confirmed on a terminal. Raises: BadValue."""
    begun = a.created[:10]
    if not begun or when.isoformat() >= begun:
        return
    said = _("{date} lies before this assessment began ({begun}).", date=when, begun=begun)
    if console.can_ask():
        with ask.terminal(""):
            console.question(said)
            words = [("no", _("no: nothing is saved")), ("yes", _("yes: it is right"))]
            if ask.choose(_("Is the date right?"), words, default="no") == "yes":
                return
    raise BadValue(said, _("Nothing was saved. If the date is right, add --yes; otherwise give it with --date."))


def _state(word: str) -> ActionState:
    for known in STATES:
        if word.casefold() == known:
            return known
    fix = did_you_mean(word, STATES) or _("Known: {known}.", known=", ".join(STATES))
    raise BadValue(_('There is no state "{word}".', word=one_line(word)), fix)
