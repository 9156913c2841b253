"""`doctor`: what is installed, what is missing, where things are. No network, no secrets."""

import os
import platform
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path
from typing import Any

from vidkit.base import i18n, resources
from vidkit.base.errors import EXIT_FOUND, VidkitError
from vidkit.base.i18n import _
from vidkit.cli import console, layout
from vidkit.cli.fault import settings_folder
from vidkit.cli.options import JsonOption
from vidkit.version import __version__

LIBRARIES = ("jinja2", "markdown-it-py", "pydantic", "PyYAML", "questionary", "rich", "typer", "typst")


def doctor(json: JsonOption = False) -> int:
    """Show versions, places, what is missing and what the terminal can do; exit with 1 when a part is missing.

    Example:
    vidkit doctor
    """
    libraries = {name: _version(name) for name in LIBRARIES}
    parts = _parts()
    missing = [n for n, v in libraries.items() if v is None] + [n for n, ok in parts.items() if not ok]
    whole = {
        "versions": {"vidkit": __version__, "python": platform.python_version(), "system": platform.platform(),
                     "content": _content()},
        "libraries": libraries,
        "parts": parts,
        "places": _places(),
        "terminal": _terminal(),
        "languages": i18n.available(),
        "missing": missing,
    }  # fmt: skip
    if json:
        console.json("doctor", whole)
    else:
        _show(whole)
    return EXIT_FOUND if missing else 0


def _version(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


def _content() -> str:
    from vidkit.content.packs import load_pack

    try:
        pack = load_pack()
    except VidkitError as error:
        return error.message
    return f"{pack.id} {pack.version} ({pack.date})"


def _parts() -> dict[str, bool]:
    checks: dict[str, Callable[[], bool]] = {
        "checklists": lambda: (resources.checklists() / "pack.yaml").is_file(),
        "compiled content": lambda: resources.compiled_pack().is_file(),
        "templates": lambda: (resources.templates() / "documents").is_dir(),
        "fonts": lambda: any((resources.templates() / "fonts").glob("*.ttf")),
    }
    return {name: check() for name, check in checks.items()}


def _places() -> dict[str, str]:
    return {
        "program": str(resources.PACKAGE),
        "python": sys.executable,
        "checklists": str(resources.checklists()),
        "templates": str(resources.templates()),
        "settings and fault reports": str(settings_folder()),
        "current folder": str(Path.cwd()),
    }


def _terminal() -> dict[str, Any]:
    return {
        "input": sys.stdin.isatty(),
        "output": sys.stdout.isatty(),
        "columns": console.width(),
        "encoding": sys.stdout.encoding,
        "colour": console.wants_color(sys.stdout),
        "interview": console.can_ask(),
        "NO_COLOR": "NO_COLOR" in os.environ,
        "TERM": os.environ.get("TERM", ""),
    }


def _show(whole: dict[str, Any]) -> None:
    titles = {
        "versions": _("Versions"), "libraries": _("Libraries"), "parts": _("Parts"), "places": _("Places"),
        "terminal": _("Terminal"),
    }  # fmt: skip
    labels = _labels()
    for key, title in titles.items():
        layout.heading(title)
        for name, value in whole[key].items():
            layout.item("", f"{labels.get(name, name)}: {_word(value)}", hang=2)
    layout.heading(_("Languages"))
    layout.para(", ".join(whole["languages"]))
    layout.heading(_("Result"))
    missing = ", ".join(whole["missing"])
    layout.para(_("Missing: {parts}. Install vidkit again.", parts=missing) if missing else _("Nothing is missing."))


def _labels() -> dict[str, str]:
    return {
        "system": _("system"), "content": _("content"), "checklists": _("checklists"),
        "compiled content": _("compiled content"), "templates": _("templates"), "fonts": _("fonts"),
        "program": _("program"), "settings and fault reports": _("settings and fault reports"),
        "current folder": _("current folder"), "input": _("reads from a terminal"),
        "output": _("writes to a terminal"), "columns": _("columns"), "encoding": _("encoding"),
        "colour": _("colour"), "interview": _("can hold an interview"),
    }  # fmt: skip


def _word(value: object) -> str:
    if value is None:
        return _("missing")
    return {True: _("yes"), False: _("no")}[value] if isinstance(value, bool) else str(value)
