"""`status` and `score` without Typer, which alone costs more than they may take to start.

Only the plain form is read here: a file and known options. Anything else - a mistake, a request
for help, another language - is left to Typer, which explains it.
"""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from vidkit.base.errors import EXIT_BUG, EXIT_INTERRUPTED, VidkitError
from vidkit.base.i18n import ORIGINAL, _
from vidkit.cli import console

VALUES = {"status": ("--pack", "--today"), "score": ("--pack", "--today", "--fail-under")}


def quick(args: Sequence[str]) -> int | None:
    """Run the command line if it is plain; return its exit code, or None when it is not."""
    plain = _plain(args[1:], VALUES.get(args[0], ()))
    if plain is None or args[0] not in VALUES or os.environ.get("VIDKIT_LANG", ORIGINAL) != ORIGINAL:
        return None
    return _guarded(lambda: _run(args[0], plain), args[0])


def _plain(args: Sequence[str], values: Sequence[str]) -> dict[str, str] | None:
    found: dict[str, str] = {}
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word in values and rest and not rest[0].startswith("-"):
            found[word] = rest.pop(0)
        elif word == "--json":
            found[word] = ""
        elif word.startswith("-") or "file" in found:
            return None
        else:
            found["file"] = word
    return found if "file" in found and _readable(found) else None


def _readable(found: dict[str, str]) -> bool:
    under = found.get("--fail-under", "0")
    try:
        date.fromisoformat(_day(found))
    except ValueError:
        return False
    return under.isdecimal() and int(under) <= 100


def _day(found: dict[str, str]) -> str:
    return found.get("--today") or os.environ.get("VIDKIT_TODAY") or date.today().isoformat()


def _run(command: str, found: dict[str, str]) -> int:
    from vidkit.cli import standing

    file, pack = Path(found["file"]), Path(found["--pack"]) if "--pack" in found else None
    json, today = "--json" in found, date.fromisoformat(_day(found))
    if command == "status":
        return standing.status(file, pack, json=json, today=today)
    under = int(found["--fail-under"]) if "--fail-under" in found else None
    return standing.score(file, pack, json=json, fail_under=under, today=today)


def _guarded(call: Callable[[], int], command: str) -> int:
    try:
        code = call()
        sys.stdout.flush()
        return code
    except VidkitError as error:
        return console.error(error)
    except KeyboardInterrupt:
        console.warn(_("Stopped. What was saved before is intact."))
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        console.close_quietly()
        return 0
    except Exception as error:  # noqa: BLE001
        from vidkit.cli.fault import record

        console.warn(record(error, command))
        return EXIT_BUG
