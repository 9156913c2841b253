"""A file that came back: what kind it is, and opening it without harm.

It may be huge, a zip bomb, password-protected, or no workbook at all. Nothing of it is run,
resolved or fetched; external links, macros and pictures stay unread.
"""

import io
import warnings
import zipfile
from pathlib import Path
from typing import Any, Literal

from vidkit.base.errors import UnusableFile
from vidkit.base.i18n import _
from vidkit.exchange.office import library

Kind = Literal["workbook", "table", "answers"]

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 3000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_TABLE_SUFFIXES = (".csv", ".tsv", ".txt")


def kind_of(path: Path, raw: bytes) -> Kind:
    """Return what the file is, by what is in it and then by its name. Raises: UnusableFile."""
    if raw.startswith(_OLE):
        raise UnusableFile(
            path, _("it is protected by a password, or in the old format .xls."),
            _("Open it, take the password off, and save it as .xlsx."),
        )  # fmt: skip
    if raw.startswith(_ZIP):
        names = _names(path, raw)
        return "table" if "[Content_Types].xml" not in names and _only_table(names) else "workbook"
    return "table" if path.suffix.lower() in _TABLE_SUFFIXES else "answers"


def content(path: Path) -> bytes:
    """Return the bytes of the file. Raises: UnusableFile when it is missing, unreadable or too large."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnusableFile(
                path, _("this file is too large ({n} MB; at most {most} MB are read).", n=size // 1024**2,
                        most=MOST_BYTES // 1024**2),
                _("A filled form has less than 1 MB: take pictures and other sheets out."),
            )  # fmt: skip
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnusableFile(path, _("it cannot be read ({reason}).", reason=reason), _("Give a filled form.")) from None


def table_bytes(path: Path, raw: bytes) -> bytes:
    """Return a CSV file, taken out of its zip file where it came in one. Raises: UnusableFile."""
    if not raw.startswith(_ZIP):
        return raw
    inside = _only_table(_names(path, raw))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            return file.read(inside)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        raise _damaged(path) from None


def workbook(path: Path, raw: bytes) -> Any:
    """Return the openpyxl workbook in the file. Raises: UnusableFile, MissingPart."""
    openpyxl = library()
    _refuse_entities(path, raw)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what another program added and nobody here reads
            return openpyxl.load_workbook(io.BytesIO(raw), data_only=False, keep_links=False)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001
        # openpyxl raises whatever its parsers raise on a damaged file
        raise _damaged(path) from None


def _names(path: Path, raw: bytes) -> tuple[str, ...]:
    """Return the names of what is in the zip file, once its declared size is known to be bearable."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            parts = file.infolist()
    except (zipfile.BadZipFile, OSError, NotImplementedError, ValueError):
        raise _damaged(path) from None
    if len(parts) > MOST_PARTS or sum(p.file_size for p in parts) > MOST_UNPACKED:
        raise UnusableFile(
            path, _("it unpacks to far more than a filled form holds."),
            _("Copy the answers into a new form: vidkit form --format xlsx"),
        )  # fmt: skip
    if any(p.flag_bits & 1 for p in parts):
        raise UnusableFile(path, _("it is protected by a password."), _("Take the password off and save it again."))
    return tuple(p.filename for p in parts)


def _only_table(names: tuple[str, ...]) -> str:
    tables = [n for n in names if n.lower().endswith(".csv")]
    return tables[0] if len(tables) == 1 else ""


def _refuse_entities(path: Path, raw: bytes) -> None:
    """Refuse XML that defines entities: no program that makes workbooks does, and they can explode."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            for name in file.namelist():
                if name.endswith((".xml", ".rels", ".vml")) and _defines_entities(file.read(name)):
                    raise UnusableFile(
                        path, _("it holds XML that no spreadsheet program writes."),
                        _("Copy the answers into a new form: vidkit form --format xlsx"),
                    )  # fmt: skip
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        raise _damaged(path) from None


def _defines_entities(xml: bytes) -> bool:
    plain = xml.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _damaged(path: Path) -> UnusableFile:
    return UnusableFile(
        path, _("it is damaged, or no workbook."), _("Open it in a spreadsheet program and save it as .xlsx.")
    )
