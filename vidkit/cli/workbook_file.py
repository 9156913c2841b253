"""Writing one workbook where the user says, never over another's work."""

from pathlib import Path
from typing import Annotated

import typer

from vidkit.assessment.store import replace_file
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.cli import console, made

SUFFIX = ".xlsx"

WorkbookOption = Annotated[
    Path | None,
    typer.Option("--out", "-o", metavar="FILE.xlsx", help=_("Write a workbook with live formulas instead.")),
]


def keep_workbook(path: Path, content: bytes, *, overwrite: bool) -> None:
    """Write the workbook and say where. Raises: BadValue, WouldOverwrite, CannotWrite."""
    if path.suffix.lower() != SUFFIX:
        raise BadValue(_("{path} is no workbook.", path=path), _("Give a name that ends in {suffix}.", suffix=SUFFIX))
    if not overwrite:
        made.guard(path.parent, [path.name])
    made.announce(path.parent, [path.name])
    replace_file(path, content)
    made.record(path.parent, [path.name])
    console.result(str(path))
