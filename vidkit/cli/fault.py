"""A fault of vidkit itself: one line for the screen, the trace in a file, never an answer in it.

The text of an exception can quote what a user typed, so only types and places are written.
"""

import os
import platform
import traceback
from datetime import UTC, datetime
from pathlib import Path

import typer

from vidkit.base.i18n import _
from vidkit.version import __version__


def settings_folder() -> Path:
    """Return the folder for preferences and fault reports; VIDKIT_CONFIG_DIR moves it."""
    return Path(os.environ.get("VIDKIT_CONFIG_DIR") or typer.get_app_dir("vidkit"))


def record(error: BaseException, command: str) -> str:
    """Write the trace to a file and return the line for the screen."""
    file = settings_folder() / "fault.log"
    kind = type(error).__name__
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(report(error, command), encoding="utf-8")
    except OSError:
        return _("vidkit stopped over a fault of its own ({kind}). What was saved is intact.", kind=kind)
    return _(
        "vidkit stopped over a fault of its own ({kind}). What was saved is intact. Please send this file: {file}",
        kind=kind,
        file=file,
    )


def report(error: BaseException, command: str) -> str:
    """Return versions and the places in the program, from the first cause to the last."""
    chain: list[BaseException] = []
    link: BaseException | None = error
    while link is not None and link not in chain:
        chain.append(link)
        link = link.__cause__ or link.__context__
    head = [
        f"vidkit {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"at {datetime.now(UTC).isoformat(timespec='seconds')}, command: {command or '-'}",
    ]
    body = [f"{type(e).__name__}\n{''.join(traceback.format_tb(e.__traceback__))}" for e in reversed(chain)]
    return "\n".join([*head, *body])
