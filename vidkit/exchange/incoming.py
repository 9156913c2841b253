"""Reads a file that came back, whatever it is, into returned forms. Answers files are read above."""

from pathlib import Path

from vidkit.base.errors import UnusableFile
from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.exchange import arrival, read_workbook
from vidkit.exchange.returned import Returned


def returned(path: Path, pack: Pack) -> tuple[Returned, ...]:
    """Return the forms in the file: one of a workbook, one a submission of an export; none of an answers file.

    pack: in the language that its authors wrote. Raises: UnusableFile, MissingPart.
    """
    raw = arrival.content(path)
    if arrival.kind_of(path, raw) != "workbook":
        return ()
    book = arrival.workbook(path, raw)
    if read_workbook.is_form(book):
        return (read_workbook.read(path, book, pack),)
    raise UnusableFile(
        path, _("it is not a form of vidkit."), _("Give a workbook made by vidkit form --format xlsx, filled in.")
    )
