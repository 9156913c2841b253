"""`vidkit form`: the questionnaire to take along or to send, blank or filled."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from vidkit.assessment import store
from vidkit.assessment.questionnaire import Extent, items, questionnaire
from vidkit.assessment.store import replace_file
from vidkit.base import i18n
from vidkit.base.errors import BadValue, UnknownName
from vidkit.base.i18n import _, n_
from vidkit.cli import console, made
from vidkit.cli.checks import before_writing
from vidkit.cli.interview import ScopeWish
from vidkit.cli.opening import opened
from vidkit.cli.options import LangOption, OutOption, PackOption, TodayOption, YesOption, day
from vidkit.cli.writing import folder_beside, known
from vidkit.content.packs import load_pack
from vidkit.documents.write import Written
from vidkit.exchange.form import FORMATS, Form, make_form


def form(
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help=_("An assessment to fill the form from; blank if left out."))
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help=_("md, pdf, docx, html, xlsx, xlsform, yaml, or several."))
    ] = "pdf",
    respondent: Annotated[
        str, typer.Option("--respondent", metavar="ROLE", help=_("Only what this role answers best."))
    ] = "",
    scope: Annotated[
        ScopeWish, typer.Option("--scope", help=_("Half an hour, two hours, or every question."))
    ] = ScopeWish.full,
    lang: LangOption = None,
    out: OutOption = None,
    pack: PackOption = None,
    yes: YesOption = False,
    today: TodayOption = None,
) -> int:
    """Write the questionnaire as a form: on paper, as a workbook (xlsx), or for ODK and KoboToolbox (xlsform).

    With --format yaml it is an answers file, to read and to change as text. What comes back filled is
    read by: vidkit import

    Example:
    vidkit form kenya-2026.vidkit.json --format xlsx
    """
    kinds = [known("format", f, list(FORMATS)) for f in dict.fromkeys(formats.replace(" ", "").split(",")) if f]
    language = known("language", lang, [*i18n.available(), *i18n.PSEUDOS]) if lang else None
    with i18n.language(i18n.ORIGINAL):
        original = load_pack(pack)
        assessment = opened(file, pack).assessment if file else None
    if respondent and respondent not in original.respondent_by_id:
        raise UnknownName(
            "respondent", respondent, list(original.respondent_by_id), "vidkit pack list --kind respondent"
        )
    if file and assessment:
        before_writing(assessment, file)
    spoken = language or (assessment.language if assessment else i18n.current())
    extent = Extent(scope=scope.value, respondent=respondent)
    asked = make_form(original, assessment, today=day(today), language=spoken, extent=extent)
    _check_some(asked)
    began = time.monotonic()
    done = _write(asked, kinds, out or (folder_beside(file) if file else Path()), name(file, extent), overwrite=yes)
    _report(asked, done, seconds=time.monotonic() - began)
    return 0


def name(file: Path | None, extent: Extent) -> str:
    """Return what the files are called, without suffix."""
    first = file.name.removesuffix(store.SUFFIX).removesuffix(".json") if file else ""
    scope = extent.scope if extent.scope != "full" else ""
    return "-".join(w for w in (first, "form", scope, extent.respondent.replace("_", "-")) if w)


def _check_some(form: Form) -> None:
    if not items(questionnaire(form.pack, form.assessment, form.today, form.extent, closed=True)):
        raise BadValue(
            _("There is no such question: this role answers nothing in this scope."),
            _("Choose another role, or a wider scope with --scope full."),
        )


def _write(form: Form, kinds: Sequence[str], folder: Path, stem: str, *, overwrite: bool) -> list[Written]:
    targets = [stem + FORMATS[k].suffix for k in kinds]
    if not overwrite:
        made.guard(folder, targets)
    contents = [FORMATS[k].write(form) for k in kinds]
    made.announce(folder, targets)
    done = []
    for kind, target, content in zip(kinds, targets, contents, strict=True):
        replace_file(folder / target, content)
        done.append(Written(document="form", format=kind, path=folder / target, size=len(content)))
    made.record(folder, targets)
    return done


def _report(form: Form, done: Sequence[Written], *, seconds: float) -> None:
    for w in done:
        count = made.pages(w.path)
        size = n_("{n} page", "{n} pages", count) if count else n_("{n} kB", "{n} kB", max(1, w.size // 1000))
        console.result(f"{w.path}  {size}")
    console.say(n_("{n} file in {seconds:.1f} s.", "{n} files in {seconds:.1f} s.", len(done), seconds=seconds))
    if form.assessment.answers:
        console.say(_("It holds the answers so far: pass it on with care."))
