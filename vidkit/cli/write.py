"""`write`: documents from an assessment, in the formats asked for."""

from pathlib import Path
from typing import Annotated

import typer

from vidkit.base.i18n import _
from vidkit.cli.options import FileArgument, JsonOption, LangOption, OutOption, PackOption, TodayOption, YesOption, day
from vidkit.cli.plan_options import FromOption
from vidkit.cli.writing import FORMATS, write_file
from vidkit.documents.shareable import LEAST_LEVEL


def write(
    file: FileArgument,
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOCUMENT]...", help=_("Which documents; all if left out."))
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help=_("md, pdf, docx, html, xlsx, ics: commas between."))
    ] = FORMATS,
    out: OutOption = None,
    start: FromOption = None,
    lang: LangOption = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help=_("Templates of your own, before the built-in."))
    ] = None,
    paper: Annotated[str, typer.Option("--paper", metavar="SIZE", help=_("a4 or letter."))] = "",
    reference: Annotated[
        Path | None, typer.Option("--reference", metavar="FILE", help=_("A .docx whose styles are taken."))
    ] = None,
    shareable: Annotated[
        bool, typer.Option("--shareable", help=_("Without names, places, free text and weak answers."))
    ] = False,
    hide_below: Annotated[
        int, typer.Option("--hide-below", metavar="LEVEL", min=0, max=4,
                          help=_("With --shareable: levels below this are withheld."))
    ] = LEAST_LEVEL,
    pack: PackOption = None,
    yes: YesOption = False,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Write documents, such as the set-up plan: pages, and where they serve better workbooks and a calendar.

    Documents: setup-plan, executive-brief, assessment-report, gate-board, enquiry-list, staffing-checklist,
    training-plan, premises-checklist, icse-readiness, schedule, procedures-outline, agreements-outline, partner-map,
    budget; only when named: interview-guide, disagreement-report.

    Example:
    vidkit write kenya-2026.vidkit.json setup-plan --format pdf
    """
    return write_file(
        file, documents or (), formats, today=day(today), out=out, start=start, language=lang, templates=templates,
        pack=pack, overwrite=yes, json=json, paper=paper, reference=reference,
        hide_below=hide_below if shareable else None,
    )  # fmt: skip
