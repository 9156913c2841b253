"""The assessment on disk: read with care, written so that a power cut loses nothing.

Saved means: written to a temporary file in the same folder, flushed to the disk, put in place
in one step, and the folder flushed too. Owner-only permissions throughout.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vidkit.assessment.change import broken_link
from vidkit.assessment.model import FORMAT, Assessment
from vidkit.base.decode import DecodeError, decode, encode
from vidkit.base.errors import CannotWrite, NewerFile, UnusableFile, VidkitError
from vidkit.base.i18n import _
from vidkit.base.text import nearest

SUFFIX = ".vidkit.json"
MOST_BYTES = 64 * 1024 * 1024


class ChangedMeanwhile(VidkitError):
    """Another program wrote the file after this one read it."""

    code = "VK204"

    def __init__(self, path: Path) -> None:
        super().__init__(
            _("{path}: another program has changed this file since it was opened.", path=path),
            _("Nothing was overwritten. Close the other program, or go on in a copy, and try again."),
        )


@dataclass(frozen=True, slots=True)
class Stored:
    """An assessment and the digest of the bytes it was read from."""

    assessment: Assessment
    digest: str


def read(path: Path) -> Stored:
    """Return the assessment in the file. Raises: UnusableFile, NewerFile."""
    raw = _bytes(path)
    value = _json(path, raw)
    found = value.get("format")
    if isinstance(found, int) and found > FORMAT:
        raise NewerFile(path, found, FORMAT)
    try:
        assessment = decode(Assessment, value)
    except DecodeError as error:
        raise UnusableFile(
            path, _("this is not a sound vidkit assessment ({error}).", error=error),
            _("If it was edited by hand, undo the edit; if a newer vidkit wrote it, update this one; otherwise go back "
              "to a copy."),
        ) from None
    broken = broken_link(assessment.history)
    if broken is not None:
        raise UnusableFile(
            path, _("its history was changed by hand (record {n}).", n=broken + 1),
            _("Undo the change, or go back to a copy: the history proves who said what, when."),
        )
    return Stored(assessment, _digest(raw))


def write(path: Path, assessment: Assessment, *, expected: str | None) -> str:
    """Put the assessment on disk and return the digest of its bytes.

    expected: the digest it was read with; None for a new file, which must not exist yet.
    Raises: CannotWrite, ChangedMeanwhile.
    """
    text = json.dumps(encode(assessment), ensure_ascii=False, indent=1) + "\n"
    raw = text.encode()
    if expected is None and path.exists():
        raise CannotWrite(path, _("a file of this name exists already"))
    if expected is not None and _now_on_disk(path) != expected:
        raise ChangedMeanwhile(path)
    replace_file(path, raw)
    return _digest(raw)


def replace_file(path: Path, raw: bytes) -> None:
    """Put the bytes at `path`, wholly or not at all, for the owner only. Raises: CannotWrite."""
    part = ""
    try:
        handle, part = tempfile.mkstemp(prefix=".vidkit-", suffix=".part", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
        _flush_folder(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(part)
        raise CannotWrite(path, (error.strerror or str(error)).lower()) from None


def _flush_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableFile(
                path, _("this file is too large to be an assessment."), _("Give the .vidkit.json file.")
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise UnusableFile(path, _("there is no such file."), _meant(path)) from None
    except IsADirectoryError:
        raise UnusableFile(path, _("this is a folder."), _("Give the .vidkit.json file in it.")) from None
    except OSError as error:
        raise UnusableFile(
            path, _("it cannot be read ({reason}).", reason=(error.strerror or str(error)).lower()),
            _("Ask its owner for permission to read it."),
        ) from None


def _meant(path: Path) -> str:
    """Return what to do where there is no file of this name: the nearest that there is, or how to begin one."""
    with contextlib.suppress(OSError):
        there = sorted(f.name.removesuffix(SUFFIX) for f in path.parent.glob(f"*{SUFFIX}"))
        name = path.name.removesuffix(SUFFIX)
        near = [name] if name in there else nearest(name, there)
        if near:
            return _("Did you mean {names}?", names=_(" or ").join(repr(n + SUFFIX) for n in near))
    return _("Begin one with: vidkit new COUNTRY")


def _json(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        value = json.loads(raw)
    except (UnicodeDecodeError, ValueError, RecursionError):
        if path.name.endswith(SUFFIX):
            raise UnusableFile(
                path, _("it is cut off or damaged, and cannot be read.") if raw.strip() else _("it is empty."),
                _("Leave it as it is, and go back to a copy. What forms or other assessors hold can be taken over."),
            ) from None
        raise UnusableFile(
            path, _("this is not a vidkit assessment."),
            _("Give the file that vidkit new made; its name ends in .vidkit.json."),
        ) from None
    if not isinstance(value, dict) or "pack" not in value or ("answers" not in value and "country" not in value):
        raise UnusableFile(
            path, _("this is JSON, but not a vidkit assessment."),
            _("Give the file that vidkit new made; its name ends in .vidkit.json."),
        )
    return value


def digest_of(path: Path) -> str:
    """Return the digest of what lies at `path`, or nothing where it cannot be read."""
    return _now_on_disk(path)


def _now_on_disk(path: Path) -> str:
    try:
        return _digest(path.read_bytes())
    except OSError:
        return ""


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
