"""The built-in templates as Python modules, so that none is compiled when vidkit runs.

They are made when vidkit is built. In a checkout they are made anew when a template, or what compiles it, has changed.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from vidkit.base import resources
from vidkit.documents import engine, sandbox

STAMP = "made"
"""An empty file beside the modules, as old as the newest file that they were made from."""


def ready_templates() -> Path | None:
    """Return the folder of the modules, or None where they cannot be made and templates are read as they stand."""
    ready = resources.compiled_templates()
    if resources.in_checkout():
        try:
            refresh(resources.templates(), ready)
        except OSError:
            return None
    return ready if ready.is_dir() else None


def refresh(folder: Path, ready: Path) -> None:
    """Make the modules of the templates in `folder` anew if they do not stand for what is there now."""
    newest, stamp = _newest(folder), ready / STAMP
    if stamp.is_file() and stamp.stat().st_mtime_ns == newest:
        return
    ready.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=ready) as fresh:  # another run may read them meanwhile
        engine.compile_templates(folder, Path(fresh))
        made = {file.name: file for file in Path(fresh).glob("*.py")}
        for name, file in made.items():
            os.replace(file, ready / name)
    for old in ready.glob("*.py"):
        if old.name not in made:
            old.unlink(missing_ok=True)
    stamp.touch()
    os.utime(stamp, ns=(newest, newest))


def _newest(folder: Path) -> int:
    """Return when the newest of the templates, their folders and what compiles them was changed, in nanoseconds."""
    made_by = (Path(engine.__file__), Path(sandbox.__file__))
    return max(file.stat().st_mtime_ns for file in (*made_by, folder, *folder.rglob("*")))
