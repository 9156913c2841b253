"""Files that vidkit wrote into a folder, so that writing again never destroys another's work.

A small list in the folder holds the digest of each file as it was written. A file that is not
in it, or was changed since, is overwritten only with --yes.
"""

import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from vidkit.assessment.store import replace_file
from vidkit.base.errors import EXIT_OUTPUT, CannotWrite, VidkitError
from vidkit.base.i18n import _

LIST = ".vidkit-files.json"
STALE_SECONDS = 600
_PART = re.compile(r"\.vidkit-[a-z0-9_]{8}\.part")
PENDING = "being written"


class WouldOverwrite(VidkitError):
    """Files are in the way that vidkit did not write, or that were changed since."""

    code = "VK505"
    exit_code = EXIT_OUTPUT

    def __init__(self, files: Sequence[Path]) -> None:
        super().__init__(
            _("These files were not written by vidkit, or were changed since: {files}.",
              files=", ".join(str(f) for f in files)),
            _("Nothing was written. Choose another folder, or overwrite them with --yes."),
        )  # fmt: skip


def guard(folder: Path, names: Iterable[str]) -> None:
    """Raises: WouldOverwrite when one of the files is there and is not as vidkit left it."""
    ours = _listed(folder)
    strange = [
        folder / n for n in names
        if (folder / n).exists() and ours.get(n) not in (PENDING, _digest(folder / n))
    ]  # fmt: skip
    if strange:
        raise WouldOverwrite(strange)


def named_well(path: Path) -> None:
    """Let a file or folder that is to be made pass: its name is no case data. Raises: CaseData."""
    from vidkit.guard import CaseData, inspect, named

    while path.name and not path.exists():
        kinds = dict.fromkeys(f.kind for f in inspect(path.name) if f.severity == "block")
        if kinds:
            raise CaseData(_("The name of a file or folder"), [named(kind) for kind in kinds])
        path = path.parent


def announce(folder: Path, names: Iterable[str]) -> None:
    """Remember that the files are about to be written, should the run end before `record`.

    Raises: CannotWrite, CaseData.
    """
    names = tuple(names)
    for name in names:
        named_well(folder / name)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise CannotWrite(folder, _("a file is there, not a folder"), _("Name a folder with -o.")) from None
    except OSError as error:
        raise CannotWrite(folder, (error.strerror or str(error)).lower()) from None
    sweep(folder)
    _put(folder, {**_listed(folder), **dict.fromkeys(names, PENDING)})


def sweep(folder: Path, *, older_than: float = STALE_SECONDS) -> None:
    """Take away what a write of vidkit that was killed left behind: regular files of its own name, some time old."""
    before = time.time() - older_than
    with contextlib.suppress(OSError):
        for entry in os.scandir(folder):
            if _PART.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        os.unlink(entry.path)


def record(folder: Path, names: Iterable[str]) -> None:
    """Remember the files as they are now. Raises: CannotWrite."""
    kept = {n: d for n, d in _listed(folder).items() if (folder / n).exists()}
    _put(folder, kept | {n: _digest(folder / n) for n in names})


def pages(file: Path) -> int | None:
    """Return the pages of a PDF, or None for another file."""
    if file.suffix != ".pdf":
        return None
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", file.read_bytes()))


def _put(folder: Path, kept: Mapping[str, str]) -> None:
    replace_file(folder / LIST, (json.dumps(kept, indent=1, sort_keys=True) + "\n").encode())


def _listed(folder: Path) -> Mapping[str, str]:
    try:
        found = json.loads((folder / LIST).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _digest(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
