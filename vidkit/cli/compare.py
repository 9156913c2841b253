"""`compare`: the same country on two dates, on screen, as one JSON object, or as the progress report."""

import shlex
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.cli import console, layout, made
from vidkit.cli.checks import before_writing
from vidkit.cli.days import start_of
from vidkit.cli.opening import Opened, opened
from vidkit.cli.options import JsonOption, OutOption, PackOption, TodayOption, YesOption, day
from vidkit.cli.writing import folder_beside, known, show_files
from vidkit.documents.views.face import answers_day
from vidkit.planning.compare import ActionMove, Comparison, compare, moved
from vidkit.planning.compare_words import (
    action_dates,
    answer_words,
    fate_word,
    gate_change,
    in_short,
    later_words,
    milestone_dates,
    move_word,
    question_text,
)
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.scorecard import score


def compare_files(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_("The older assessment."))],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_("The newer assessment of the same country."))],
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help=_("Write the progress report: md, pdf, or both."))
    ] = "",
    out: OutOption = None,
    pack: PackOption = None,
    yes: YesOption = False,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show what changed between two dates of a country: answers, gates, actions, dates.

    A country is compared with its own past, never with another.

    Example:
    vidkit compare kenya-2026.vidkit.json kenya-2027.vidkit.json
    """
    first, second = opened(old, pack), opened(new, pack)
    _in_order(first, second)
    if formats:
        before_writing(first.assessment, old)
        before_writing(second.assessment, new)
    now = day(today)
    found = compare(_plan(first, min(now, answers_day(first.assessment) or now)), _plan(second, now))
    if formats:
        return _report(found, formats, second, out, now, overwrite=yes)
    if json:
        console.json("compare", comparison_values(found))
    else:
        show(found)
    return 0


def _in_order(first: Opened, second: Opened) -> None:
    began = [o.assessment.created[:10] for o in (first, second)]
    if first.assessment.created > second.assessment.created:
        raise BadValue(
            _("{old} began on {later}, after {new}, which began on {sooner}.", old=first.path, new=second.path,
              later=began[0], sooner=began[1]),
            _("Give the older one first: {command}",
              command=f"vidkit compare {shlex.quote(str(second.path))} {shlex.quote(str(first.path))}"),
        )  # fmt: skip


def _plan(found: Opened, when: date) -> Plan:
    card = score(found.pack, found.assessment, when)
    start = max(when, start_of(found.assessment, None, when))  # what is still to be done is not done in the past
    return build_plan(found.pack, found.assessment, start, card=card)


def _report(found: Comparison, formats: str, newer: Opened, out: Path | None, now: date, *, overwrite: bool) -> int:
    from vidkit.cli.wording import show_wording, terms_for
    from vidkit.documents.progress import write_report
    from vidkit.documents.writers import WRITERS

    kinds = [known("format", f, list(WRITERS)) for f in dict.fromkeys(formats.replace(" ", "").split(",")) if f]
    folder = out or folder_beside(newer.path)
    names = [f"progress-report{WRITERS[f].suffix}" for f in kinds]
    if not overwrite:
        made.guard(folder, names)
    made.announce(folder, names)
    done = write_report(found, kinds, folder=folder, today=now, lexicon=terms_for(None))
    made.record(folder, [w.path.name for w in done])
    show_files(done, seconds=0)
    show_wording(done, newer.assessment)
    return 0


def show(found: Comparison) -> None:
    """Print what changed: in short, then answers, gates, red flags, actions, milestones."""
    pack = found.new.pack
    layout.para(_("{country}: {old} and {new}", country=found.new.assessment.country_name, old=found.old.card.today,
                  new=found.new.card.today))  # fmt: skip
    for sentence in in_short(found):
        layout.para(sentence)
    if found.answers:
        layout.heading(_("Answers"))
    for answer in found.answers:
        before, after = answer_words(answer, pack)
        layout.item("*", f"{question_text(answer.question, pack)} ({answer.question}): {move_word(answer.move)}")
        layout.para(_("was: {answer}", answer=before), indent=4)
        layout.para(_("is: {answer}", answer=after), indent=4)
    _items(_("Gates"), (gate_change(g) for g in found.gates))
    _items(_("New red flags"), (f"{f.id} {f.observed}" for f in found.flags_new))
    _items(_("Red flags that ended"), (f"{f.id} {f.observed}" for f in found.flags_ended))
    _items(_("Late"), (_late(m, found) for m in found.overdue))
    _items(_("Actions"), (_action(m, found) for m in found.actions))
    rows = [(milestone_name(m.after), list(milestone_dates(m))) for m in moved(found.milestones)]
    if rows:
        layout.heading(_("Milestones (80 % dates)"))
        layout.numbers([_("was"), _("is"), ""], rows, first=_("Milestone"))


def _items(title: str, texts: Iterable[str]) -> None:
    found = list(texts)
    if found:
        layout.heading(title)
    for text in found:
        layout.item("*", text)


def _late(m: ActionMove, found: Comparison) -> str:
    before, after = action_dates(m)
    return _("{title} ({id}): was to end on {before}, is now to end on {after}.", id=m.action,
             title=found.new.pack.action_by_id[m.action].title, before=before, after=after)  # fmt: skip


def _action(m: ActionMove, found: Comparison) -> str:
    title = found.new.pack.action_by_id[m.action].title
    fate = later_words(m.days) if m.fate in ("later", "earlier") else fate_word(m.fate)
    return _("{title} ({id}): {fate}", title=title, id=m.action, fate=fate)


def comparison_values(found: Comparison) -> dict[str, Any]:
    """Return what changed as plain values for `--json`."""

    def iso(when: date | None) -> str | None:
        return when.isoformat() if when else None

    return {
        "country": found.new.assessment.country,
        "pack": f"{found.new.pack.id} {found.new.pack.version}",
        "old": _head(found.old.assessment, found.old),
        "new": _head(found.new.assessment, found.new),
        "answers": [
            {"id": a.question, "move": a.move, "before": a.before.value if a.before else None,
             "after": a.after.value if a.after else None}
            for a in found.answers
        ],
        "gates": [{"id": g.gate.id, "before": g.before, "after": g.after} for g in found.gates],
        "flags_new": [f.id for f in found.flags_new],
        "flags_ended": [f.id for f in found.flags_ended],
        "actions": [
            {"id": m.action, "fate": m.fate, "days": m.days, "before": iso(m.before.finish if m.before else None),
             "after": iso(m.after.finish if m.after else None)}
            for m in found.actions
        ],
        "overdue": [m.action for m in found.overdue],
        "milestones": [
            {"id": m.milestone.id, "before": iso(m.before.likely), "after": iso(m.after.likely), "days": m.days}
            for m in found.milestones
        ],
    }  # fmt: skip


def _head(assessment: Assessment, plan: Plan) -> dict[str, Any]:
    return {"date": plan.card.today.isoformat(), "profile": assessment.profile, "actions": len(plan.actions),
            "weeks": plan.weeks, "person_days": plan.person_days}  # fmt: skip
