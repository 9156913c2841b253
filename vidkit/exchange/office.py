"""The library that reads and writes workbooks, and the same bytes for the same workbook."""

import io
import re
import zipfile
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from vidkit.base.errors import MissingPart
from vidkit.base.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook

LONGEST_TEXT = 32_000
"""Characters that a cell is given at most; Excel holds 32,767."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_x(?=[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def library() -> Any:
    """Return openpyxl. Raises: MissingPart."""
    try:
        import openpyxl
    except ImportError:
        raise MissingPart(
            _("The openpyxl library is missing, so no workbook can be read or written."),
            'pip install "vidkit[office]"',
        ) from None
    return openpyxl


def packed(workbook: "Workbook", day: date) -> bytes:
    """Return the workbook as a file made on `day`, whenever that is done."""
    made = datetime(day.year, day.month, day.day)
    workbook.properties.creator = "vidkit"
    workbook.properties.created = made
    first = io.BytesIO()
    workbook.save(first)
    second = io.BytesIO()
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            info = zipfile.ZipInfo(name, (max(1980, day.year), day.month, day.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, _dated(name, source.read(name), made))
    return second.getvalue()


def _dated(name: str, raw: bytes, made: datetime) -> bytes:
    if name != "docProps/core.xml":
        return raw
    stamp = f"{made.isoformat()}Z".encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", lambda m: m[1] + stamp, raw)


def escaped(text: str) -> str:
    r"""Return the text as a cell can hold it (ECMA-376, ST_Xstring).

    >>> escaped("bell\x07 _x0007_")
    'bell_x0007_ _x005F_x0007_'
    """
    return _NOT_IN_XML.sub(lambda m: "_x005F_x" if m[0] == "_x" else f"_x{ord(m[0]):04X}_", text)


def unescaped(text: str) -> str:
    """Return the text that a cell holds."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)
