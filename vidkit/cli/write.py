"""`write`: documents from an assessment, in the formats asked for."""

from pathlib import Path
from typing import Annotated

import typer

from vidkit.base.i18n import _
from vidkit.cli.options import FileArgument, JsonOption, LangOption, OutOption, PackOption, TodayOption, YesOption, day
from vidkit.cli.plan import FromOption
from vidkit.cli.writing import FORMATS, write_file


def write(
    file: FileArgument,
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOCUMENT]...", help=_("Which documents; all if left out."))
    ] = None,
    formats: Annotated[
        str, typer.Option("--format", metavar="LIST", help=_("Which of md, pdf, docx and html, with commas between."))
    ] = FORMATS,
    out: OutOption = None,
    start: FromOption = None,
    lang: LangOption = None,
    templates: Annotated[
        Path | None, typer.Option("--templates", metavar="DIR", help=_("Templates of your own, before the built-in."))
    ] = None,
    pack: PackOption = None,
    yes: YesOption = False,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Write documents, such as the set-up plan, in Markdown and PDF.

    Documents: setup-plan, executive-brief, assessment-report, gate-board, enquiry-list, staffing-checklist,
    training-plan, interview-guide. Example: vidkit write kenya-2026.vidkit.json setup-plan --format pdf
    """
    return write_file(
        file, documents or (), formats, today=day(today), out=out, start=start, language=lang, templates=templates,
        pack=pack, overwrite=yes, json=json,
    )  # fmt: skip
