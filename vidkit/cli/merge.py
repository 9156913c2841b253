"""`merge`: what several assessors wrote down about one country, in one file."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from vidkit.assessment import store
from vidkit.assessment.merge import Difference, Said, differences
from vidkit.assessment.merge import merge as merged_of
from vidkit.assessment.voices import to_settle
from vidkit.base.errors import BadValue, CannotWrite
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.cli import console, layout, made
from vidkit.cli.checks import before_writing
from vidkit.cli.days import start_of
from vidkit.cli.opening import Opened, opened
from vidkit.cli.options import JsonOption, PackOption, TodayOption, YesOption, day
from vidkit.cli.writing import folder_beside
from vidkit.content.model import Pack
from vidkit.planning.compare_words import later_words, question_text
from vidkit.planning.disagreement import Disagreement, disagreement, lowest_only_words
from vidkit.planning.explain import answer_text


def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help=_("Assessments of one country."))],
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help=_("The merged assessment."))] = None,
    pack: PackOption = None,
    pretend: Annotated[bool, typer.Option("--pretend", help=_("Show the differences; write nothing."))] = False,
    yes: YesOption = False,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Put the assessments of several people into one file; what differs is kept side by side.

    The order of the files changes nothing. What differs counts as not known until it is settled with a
    reason: vidkit interview FILE --ask ID

    Example:
    vidkit merge police.vidkit.json welfare.vidkit.json -o kenya.vidkit.json
    """
    found = [opened(f, pack) for f in _several(files)]
    if out is None and not pretend:
        raise BadValue(_("Say where the merged assessment goes: -o FILE."), _("Or look first: --pretend."))
    if out is not None and not pretend:
        _free(out, overwrite=yes)
        for one in found:
            before_writing(one.assessment, one.path)
    together = merged_of(*(o.assessment for o in found))
    listed = differences([o.assessment for o in found], together)
    if out is not None and not pretend:
        store.write(out, together, expected=store.digest_of(out) if out.exists() else None)
    now = day(today)
    effect = disagreement(found[0].pack, together, now, max(now, start_of(together, None, now)))
    if json:
        console.json("merge", _values(listed, effect, found, out if not pretend else None))
        return 0
    _show(listed, effect, found)
    if out is not None and not pretend:
        console.result(_("Saved: {file}", file=out))
        console.say(_("The disagreement report: vidkit write {file} disagreement-report -o {folder}", file=out,
                      folder=folder_beside(out)))  # fmt: skip
    return 0


def _several(files: Sequence[Path]) -> Sequence[Path]:
    if len(files) < 2:
        raise BadValue(_("One file alone cannot be merged."), _("Give two or more assessments of one country."))
    return files


def _free(out: Path, *, overwrite: bool) -> None:
    made.named_well(out)
    if out.exists() and not overwrite:
        raise CannotWrite(
            out, _("a file of this name exists already"),
            _("Choose another name with -o, or overwrite it with --yes. Nothing was changed."),
        )  # fmt: skip


def _show(listed: Sequence[Difference], effect: Disagreement, found: Sequence[Opened]) -> None:
    content = found[0].pack
    for n, o in enumerate(found, start=1):
        layout.para(_("File {n}: {file}, {answers} answers", n=n, file=o.path, answers=len(o.assessment.answers)))
    if not listed:
        layout.para(_("No file contradicts another. What only one of them has is taken over."))
        return
    open_ones = to_settle(effect.plans["as_it_stands"].assessment)
    layout.para(n_("{n} difference.", "{n} differences.", len(listed)))
    layout.para(replaced_words(listed))
    layout.para(n_("{n} answer is to be settled; until then it counts as not known.",
                   "{n} answers are to be settled; until then they count as not known.", len(open_ones))
                if open_ones else _("Nothing is to be settled."))  # fmt: skip
    layout.heading(_("Differences"))
    for d in listed:
        layout.item("*", f"{title_of(d, content)} ({d.id})")
        for said in d.values:
            layout.item("-", said_words(d, said, content), indent=2)
        if d.taken:
            layout.item("", _("The merged file has: {value}", value=one_line(d.taken)), indent=2)
    if open_ones:
        _show_effect(effect)


def replaced_words(listed: Sequence[Difference]) -> str:
    """Return which answers were taken from a later copy of the same hands, or nothing."""
    taken = [d.id for d in listed if d.is_replaced]
    return n_("{n} answer was taken from the later copy of the same assessor: {ids}.",
              "{n} answers were taken from the later copy of the same assessor: {ids}.", len(taken),
              ids=", ".join(taken)) if taken else ""  # fmt: skip


def title_of(found: Difference, pack: Pack) -> str:
    """Return what a difference is about, in words."""
    if found.kind == "answer":
        return question_text(found.id, pack)
    if found.kind == "progress" and found.id in pack.action_by_id:
        return pack.action_by_id[found.id].title
    names = {
        "profile": _("Target profile"), "unit": _("Name of the unit"), "start": _("Starting point"),
        "marking": _("Marking"), "language": _("Language"), "plan_from": _("First day of the plan"),
        "country_name": _("Name of the country"),
        "country_facts": _("Fact about the country"),
        "respondents": _("Respondent"), "parameters": _("Local value"), "capacities": _("Days a week of an owner"),
        "conditions": _("Condition of the plan"), "retired": _("Answer kept aside"),
        "previous": _("Answer of the last cycle"),
        "fictional": _("Fictional"),
    }  # fmt: skip
    return names.get(found.kind, found.kind)


def said_words(found: Difference, said: Said, pack: Pack) -> str:
    """Return one value of a difference: what, who, to whom, when, and from which file."""
    value = answer_text(found.id, said.answer, pack) if said.answer else one_line(said.text)
    role = pack.respondent_by_id.get(said.respondent)
    who = [role.name if role else one_line(said.respondent), one_line(said.assessor), said.time[:10]]
    later = _("replaced by the later copy") if said.replaced else ""
    told = ", ".join(filter(None, [*who, _("file {n}", n=said.file + 1), later]))
    return f"{value} ({told})"


def _show_effect(effect: Disagreement) -> None:
    layout.heading(_("What hangs on the open differences"))
    low, high, stands = (effect.plans[k] for k in ("lowest", "highest", "as_it_stands"))
    layout.numbers(
        [_("lowest"), _("as it stands"), _("highest")],
        [
            (_("Gates open"), [str(sum(s.state == "open" for s in p.card.gates)) for p in (low, stands, high)]),
            (_("Actions"), [str(len(p.actions)) for p in (low, stands, high)]),
            (_("Weeks"), [str(p.weeks) for p in (low, stands, high)]),
        ],
        first=_("If every open difference is settled by its"),
    )
    layout.para(lowest_only_words(effect))
    for name, days in milestone_spread(effect):
        layout.item("*", _("{milestone}: {difference} with the lowest answers", milestone=name,
                           difference=later_words(days)))  # fmt: skip


def milestone_spread(effect: Disagreement) -> Sequence[tuple[str, int]]:
    """Return the milestones that move by a week or more between highest and lowest, with the days."""
    low = {r.milestone.id: r.likely for r in effect.plans["lowest"].milestones}
    made = []
    for reached in effect.plans["highest"].milestones:
        later, sooner = low.get(reached.milestone.id), reached.likely
        if isinstance(later, date) and sooner and abs((later - sooner).days) >= 7:
            made.append((reached.milestone.name, (later - sooner).days))
    return made


def _values(
    listed: Sequence[Difference], effect: Disagreement, found: Sequence[Opened], out: Path | None
) -> dict[str, Any]:
    return {
        "files": [str(o.path) for o in found],
        "written": str(out) if out else None,
        "to_settle": list(to_settle(effect.plans["as_it_stands"].assessment)),
        "differences": [
            {"kind": d.kind, "id": d.id, "settled": d.settled, "taken": d.taken,
             "values": [{"value": s.text, "respondent": s.respondent, "assessor": s.assessor, "time": s.time,
                         "file": s.file + 1, "replaced": s.replaced} for s in d.values]}
            for d in listed
        ],
        "effect": {
            name: {"gates_open": sum(s.state == "open" for s in p.card.gates), "actions": len(p.actions),
                   "weeks": p.weeks}
            for name, p in effect.plans.items()
        },
    }  # fmt: skip
