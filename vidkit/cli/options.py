"""Options that several commands share, declared once; and the clock, which only the command line reads."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from vidkit.base import i18n
from vidkit.base.i18n import _
from vidkit.cli.days import iso_date
from vidkit.cli.spoken import language_tag

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help=_("The assessment: a .vidkit.json file."))]
PackOption = Annotated[
    Path | None, typer.Option("--pack", metavar="DIR", help=_("Use the content pack in this folder."))
]
JsonOption = Annotated[bool, typer.Option("--json", help=_("Print one JSON object, for programs."))]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang", parser=language_tag, metavar="TAG",
        help=_("Language, by its tag; there are: {tags}.", tags=", ".join(i18n.available())),
    ),
]  # fmt: skip
OutOption = Annotated[Path | None, typer.Option("--out", "-o", metavar="PATH", help=_("Where to write."))]
YesOption = Annotated[bool, typer.Option("--yes", help=_("Overwrite without asking."))]
TodayOption = Annotated[
    date | None,
    typer.Option(
        "--today", parser=iso_date, metavar="DATE", envvar="VIDKIT_TODAY", hidden=True,
        help=_("Count from this day, so that a run can be repeated."),
    ),
]  # fmt: skip


def day(today: date | None) -> date:
    """Return the day to count from: the one given, or the calendar's."""
    return today or date.today()


def now(today: date | None) -> str:
    """Return the time to write beside an answer: ISO, UTC; noon of the day given."""
    if today is not None:
        return f"{today.isoformat()}T12:00:00+00:00"
    return datetime.now(UTC).isoformat(timespec="seconds")
