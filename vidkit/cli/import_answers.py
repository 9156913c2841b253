"""`vidkit import`: answers from filled forms into an assessment, after showing what would change."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from vidkit.assessment.change import with_said
from vidkit.assessment.model import Answer
from vidkit.base import i18n
from vidkit.base.errors import EXIT_FOUND, NoTerminal, UnusableFile, VidkitError
from vidkit.base.i18n import _, n_
from vidkit.base.problems import Problem
from vidkit.base.text import one_line
from vidkit.cli import ask, console
from vidkit.cli.country_search import look_up
from vidkit.cli.opening import Opened, opened, saved
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day, now
from vidkit.cli.session import command_line, undisturbed
from vidkit.content.model import Capability, Pack
from vidkit.content.packs import countries, load_pack
from vidkit.exchange.acceptance import Accepted, Change, accepted
from vidkit.exchange.incoming import returned
from vidkit.exchange.returned import Returned
from vidkit.guard import check_text
from vidkit.scoring.words import fact_value


def import_answers(
    file: FileArgument,
    submissions: Annotated[
        list[Path],
        typer.Argument(metavar="SUBMISSION...", help=_("Filled workbooks, ODK or KoboToolbox exports, answers files.")),
    ],
    partial: Annotated[
        bool, typer.Option("--partial", help=_("Take what can be used, although other cells cannot."))
    ] = False,
    pretend: Annotated[bool, typer.Option("--pretend", help=_("Show what would change, and change nothing."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Save without asking."))] = False,
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Take answers over from filled forms. Shows every change first; saves after a yes, or with --yes.

    Empty cells change nothing.

    Example:
    vidkit import kenya-2026.vidkit.json kenya-form.xlsx --pretend
    """
    found = opened(file, pack)
    with i18n.language(i18n.ORIGINAL):
        original = load_pack(pack)
    forms = [one for path in submissions for one in _forms(path, original, now(today))]
    _check_countries(found, forms)
    result = accepted(forms, original, found.assessment, day(today), now=now(today))
    wrong = [p for p in result.problems if p.severity == "error"]
    if not json:
        console.problems(result.problems)
        _show(result, found.pack)
    refused = bool(wrong) and not partial
    save = not refused and not pretend and bool(result.changes) and _confirmed(len(result.changes), yes=yes)
    if save:
        _save(found, result.changes, now(today))
    if json:
        console.json("import", _values(result, saved=save), result.problems)
    if refused:
        raise _Unusable(submissions, wrong, pretend=pretend)
    if save:
        n = len(result.changes)
        console.say(n_("Saved {n} answer in {file}.", "Saved {n} answers in {file}.", n, file=file))
        console.say(_("See where the country stands: {command}", command=command_line("score", file, pack)))
    return EXIT_FOUND if wrong else 0


_PAPER = frozenset({".pdf", ".docx", ".html", ".md"})


class _Unusable(VidkitError):
    """Forms with cells that cannot be used, and no `--partial`. The problems were printed already."""

    code = "VK231"

    def __init__(self, files: Sequence[Path], wrong: Sequence[Problem], *, pretend: bool) -> None:
        hint = _("Mend the places above, or take the rest with --partial.")
        super().__init__(
            n_("{files}: {n} place cannot be used.", "{files}: {n} places cannot be used.", len(wrong),
               files=", ".join(str(f) for f in files)),
            hint if pretend else _("Nothing was changed. {hint}", hint=hint),
        )  # fmt: skip


def _forms(path: Path, pack: Pack, time: str) -> Sequence[Returned]:
    found = returned(path, pack)
    return found or (answers_file(path),)


def answers_file(path: Path) -> Returned:
    """Return the answers in a YAML or JSON file. Raises: UnusableFile."""
    from vidkit.cli.answers_file import AnswersFile

    if path.is_file() and path.suffix.casefold() in _PAPER:
        raise UnusableFile(
            path, _("this is a form on paper, which no program can read."),
            _("Type its answers in: vidkit interview. Or give a filled workbook, an ODK or KoboToolbox export, or an "
              "answers file."),
        )  # fmt: skip
    parsed = AnswersFile(path)
    value = parsed.value
    if isinstance(value, dict) and {"pack", "answers", "country"} <= value.keys():
        raise UnusableFile(
            path, _("this is an assessment, not a form."), _("Join assessments with: vidkit merge A B -o C")
        )
    if not isinstance(value, dict):
        raise UnusableFile(
            path, _("it maps no ids to answers, and is no filled form."),
            _("Give a filled workbook, an ODK or KoboToolbox export (.csv or .xlsx), or an answers file."),
        )  # fmt: skip
    groups = {name: raw if isinstance(raw, dict) else {"value": raw} for name, raw in value.items()}
    places = {p: parsed.at(p) for p in parsed.lines}
    return Returned(file=str(path), name=path.name, groups=groups, places=places, problems=tuple(parsed.doubles))


def _check_countries(found: Opened, forms: Sequence[Returned]) -> None:
    """Refuse a form of another country, or of one that nobody knows. Raises: UnusableFile."""
    for form in forms:
        word = form.country.rpartition("(")[2].rstrip(") ") if form.country.endswith(")") else form.country
        if not word or not found.assessment.country or word.casefold() == found.assessment.country.casefold():
            continue
        try:
            theirs = look_up(word, countries()).country
        except VidkitError as error:
            shown = "" if check_text(word) else one_line(word)
            raise UnusableFile(
                Path(form.name), _('it names no country that is known: "{word}".', word=shown),
                (shown and error.hint) or _("Write the name or the ISO code of the country."),
            ) from None  # fmt: skip
        if theirs.iso2 != found.assessment.country:
            raise UnusableFile(
                Path(form.name), _("it is about {theirs}; {file} is about {ours}.", theirs=theirs.names["en"],
                                   file=found.path, ours=found.assessment.country_name),
                _("Give the form of the right country. Nothing was changed."),
            )  # fmt: skip


# -- what would change --


def _show(result: Accepted, pack: Pack) -> None:
    for change in result.changes:
        console.result(_line(change, pack))
    console.say(n_("{n} answer would change, {same} are as they were.",
                   "{n} answers would change, {same} are as they were.", len(result.changes),
                   same=result.same))  # fmt: skip


def _line(change: Change, pack: Pack) -> str:
    before, after = change.before, change.after
    new = _said(change.id, after, pack)
    if before is None:
        line = _("{id}: {new} (new)", id=change.id, new=new)
    elif _said(change.id, before, pack) != new:
        line = _("{id}: {new} (was: {old})", id=change.id, new=new, old=_said(change.id, before, pack))
    else:
        line = _("{id}: {new} (as before)", id=change.id, new=new)
    differs = [_("others said something else: to settle")] if change.beside else []
    return "; ".join([line, *_beside(before or Answer(), after), *differs])


def _said(name: str, answer: Answer, pack: Pack) -> str:
    if answer.state == "unknown":
        return _("not known")
    if answer.state == "not_applicable":
        return _("not applicable")
    item = pack.capability_by_id.get(name) or pack.fact_by_id[name]
    if isinstance(item, Capability):
        return _("level {n}", n=answer.value)
    return one_line(fact_value(item, answer.value)) or _("none")


def _beside(before: Answer, after: Answer) -> list[str]:
    """Return what else changes, in words: checks, note, evidence, arrangement."""
    said = []
    if before.checks != after.checks:
        said.append(_("checks"))
    if before.note.strip() != after.note.strip():
        said.append(_("note"))
    if before.arrangement.strip() != after.arrangement.strip():
        said.append(_("arrangement"))
    more, fewer = (len([e for e in a.evidence if e not in b.evidence]) for a, b in ((after, before), (before, after)))
    if more:
        said.append(n_("{n} evidence item more", "{n} evidence items more", more))
    if fewer:
        said.append(n_("{n} evidence item set aside", "{n} evidence items set aside", fewer))
    return said


def _confirmed(changes: int, *, yes: bool) -> bool:
    if yes:
        return True
    if not console.can_ask():
        raise NoTerminal(_("Nothing was changed. Add --yes to save, or --pretend to look only."))
    console.question(n_("Save this {n} change? (yes/no)", "Save these {n} changes? (yes/no)", changes))
    if ask.line().strip().casefold() in {"yes", "y", _("yes").casefold()}:
        return True
    console.say(_("Nothing was changed."))
    return False


def _save(found: Opened, changes: Sequence[Change], time: str) -> None:
    changed = found.assessment
    who = changed.assessor or "assessor"
    for change in changes:
        changed = with_said(changed, change.id, change.after, who=change.after.assessor or who, now=time)
    with undisturbed():
        saved(found, replace(changed, cursor=found.assessment.cursor))


def _values(result: Accepted, *, saved: bool) -> dict[str, object]:
    return {
        "changes": [{"id": c.id, "before": c.before, "after": c.after} for c in result.changes],
        "same": result.same, "saved": saved,
    }  # fmt: skip
