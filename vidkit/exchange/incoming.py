"""Reads a file that came back, whatever it is, into returned forms. Answers files are read above."""

from pathlib import Path

from vidkit.content.model import Pack
from vidkit.exchange import arrival, read_workbook, submissions
from vidkit.exchange.returned import Returned


def returned(path: Path, pack: Pack) -> tuple[Returned, ...]:
    """Return the forms in the file: one of a workbook, one a submission of an export; none of an answers file.

    pack: in the language that its authors wrote. Raises: UnusableFile, MissingPart.
    """
    raw = arrival.content(path)
    kind = arrival.kind_of(path, raw)
    if kind == "answers":
        return ()
    if kind == "table":
        return submissions.read(path, (submissions.csv_table(path, arrival.table_bytes(path, raw), pack),), pack)
    book = arrival.workbook(path, raw)
    if read_workbook.is_form(book):
        return (read_workbook.read(path, book, pack),)
    return submissions.read(path, submissions.workbook_tables(path, book), pack)
