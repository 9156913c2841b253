"""Bare `vidkit` on a terminal: what would you like to do?"""

from collections.abc import Sequence
from pathlib import Path

from vidkit.assessment.store import SUFFIX
from vidkit.base.i18n import _
from vidkit.cli import ask, console


def menu() -> int:
    """Ask what to do, do it, and return its exit code."""
    files = sorted(Path().glob(f"*{SUFFIX}"))
    with ask.terminal(_("See: vidkit --help")):
        try:
            words = _ask(files)
        except ask.EndOfInput:
            words = []
    if not words:
        return 0
    from vidkit.cli.app import run

    return run(words)


def _ask(files: Sequence[Path]) -> list[str]:
    """Return the command line that the answer stands for; nothing to leave."""
    wish = ask.choose(_("What would you like to do?"), offers(files))
    if wish == "leave":
        return []
    if wish in ("demo", "new"):
        return [wish]
    file = files[0] if len(files) == 1 else _ask_file(files)
    return [wish, str(file)]


def offers(files: Sequence[Path]) -> list[tuple[str, str]]:
    """Return what can be done here, as (command, text): without a file there is nothing to go on with."""
    with_file = [
        ("interview", _("Continue an interview")), ("score", _("See results")), ("write", _("Write documents")),
    ]  # fmt: skip
    return [
        ("new", _("Start a country")),
        *(with_file if files else []),
        ("demo", _("See a fictional example, from answers to documents")),
        ("leave", _("Leave")),
    ]


def _ask_file(files: Sequence[Path]) -> Path:
    console.question()
    name = ask.choose(_("Which one?"), [(str(f), f.name) for f in files])
    return Path(name)
