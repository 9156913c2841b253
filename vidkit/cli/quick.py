"""`status`, `score` and `write` without Typer, which alone costs more than they may take to start.

Only the plain form is read here: a file and known options. Anything else - a mistake, a request
for help, another language - is left to Typer, which explains it.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vidkit.base.errors import EXIT_BUG, EXIT_INTERRUPTED, VidkitError
from vidkit.base.i18n import ORIGINAL, _
from vidkit.cli import console
from vidkit.cli.patience import patience

VALUES: Mapping[str, Sequence[str]] = {
    "status": ("--pack", "--today"),
    "score": ("--pack", "--today", "--fail-under"),
    "write": ("--pack", "--today", "--format", "--out", "-o", "--from", "--templates"),
}
FLAGS: Mapping[str, Sequence[str]] = {"status": ("--json",), "score": ("--json",), "write": ("--json", "--yes")}
LONG = {"-o": "--out"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A plain command line: the words that are no options, and the options with their values."""

    words: tuple[str, ...]
    options: Mapping[str, str]

    def path(self, option: str) -> Path | None:
        return Path(self.options[option]) if option in self.options else None

    def day(self, option: str) -> date | None:
        return date.fromisoformat(self.options[option]) if option in self.options else None

    @property
    def today(self) -> date:
        return date.fromisoformat(_day(self.options))


def quick(args: Sequence[str]) -> int | None:
    """Run the command line if it is plain; return its exit code, or None when it is not."""
    command = args[0]
    if command not in VALUES or os.environ.get("VIDKIT_LANG", ORIGINAL) != ORIGINAL:
        return None
    plain = _plain(args[1:], command)
    return None if plain is None else _guarded(lambda: _run(command, plain), command)


def _plain(args: Sequence[str], command: str) -> Plain | None:
    words: list[str] = []
    options: dict[str, str] = {}
    rest = list(args)
    while rest:
        word = rest.pop(0)
        if word in VALUES[command] and rest and not rest[0].startswith("-"):
            options[LONG.get(word, word)] = rest.pop(0)
        elif word in FLAGS[command]:
            options[word] = ""
        elif word.startswith("-"):
            return None
        else:
            words.append(word)
    known = len(words) == 1 or (command == "write" and len(words) > 1)
    return Plain(tuple(words), options) if known and _readable(options) else None


def _readable(options: Mapping[str, str]) -> bool:
    under = options.get("--fail-under", "0")
    try:
        for text in (_day(options), options.get("--from", "2000-01-01")):
            date.fromisoformat(text)
    except ValueError:
        return False
    return under.isdecimal() and int(under) <= 100


def _day(options: Mapping[str, str]) -> str:
    return options.get("--today") or os.environ.get("VIDKIT_TODAY") or date.today().isoformat()


def _run(command: str, plain: Plain) -> int:
    if command == "write":
        return _write(plain)
    file, pack, json = Path(plain.words[0]), plain.path("--pack"), "--json" in plain.options
    if command == "status":
        from vidkit.cli.answered import status

        return status(file, pack, json=json, today=plain.today)
    from vidkit.cli.scored import score

    under = int(plain.options["--fail-under"]) if "--fail-under" in plain.options else None
    return score(file, pack, json=json, fail_under=under, today=plain.today)


def _write(plain: Plain) -> int:
    from vidkit.cli.writing import FORMATS, write_file

    file, *documents = plain.words
    return write_file(
        Path(file), documents, plain.options.get("--format", FORMATS), today=plain.today, out=plain.path("--out"),
        start=plain.day("--from"), templates=plain.path("--templates"), pack=plain.path("--pack"),
        overwrite="--yes" in plain.options, json="--json" in plain.options,
    )  # fmt: skip


def _guarded(call: Callable[[], int], command: str) -> int:
    try:
        with patience():
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
