"""`vidkit scan`: case data that should not be there. Says kind and place, never what was found."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, get_args

import typer

from vidkit.base.errors import EXIT_FOUND, UnknownName, UnusableFile
from vidkit.base.i18n import _, n_
from vidkit.base.mapped import Lines
from vidkit.base.reading import Part, Reading, read
from vidkit.cli import console, own
from vidkit.cli.options import JsonOption
from vidkit.guard import Finding, inspect, limits, named
from vidkit.guard.finding import Kind

NOT_ENTERED = frozenset({".git", ".vidkit", "__pycache__", ".mypy_cache", ".ruff_cache"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """Something found: only where and what kind."""

    file: str
    place: str
    kind: str
    severity: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Unread:
    """Something that could not be looked into."""

    file: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Scan:
    """The result of a scan."""

    files: int
    hits: tuple[Hit, ...]
    unread: tuple[Unread, ...]


def scan(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH ...", help=_("Files or folders."))],
    allow: Annotated[
        list[str] | None, typer.Option("--allow", metavar="KIND", help=_("Do not report this kind, such as email."))
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Find case data in files and folders: texts, office files, PDF, file names and properties.

    Prints kind and place only, never what was found. Exit code 1 when something was found.

    Example:
    vidkit scan kenya-2026.vidkit.json documents/
    """
    done = scanned(paths, frozenset(allow or ()))
    if as_json:
        console.json("scan", done)
    else:
        _print(done)
    return EXIT_FOUND if done.hits else 0


def scanned(paths: Sequence[Path], allowed: frozenset[str] = frozenset()) -> Scan:
    """Return what the guard finds in files and folders. Raises: UnknownName, UnusableFile."""
    for name in sorted(allowed - set(get_args(Kind))):
        raise UnknownName("kind", name, get_args(Kind))
    hits: list[Hit] = []
    unread: list[Unread] = []
    files = 0
    for path, shown, is_file in _walk(paths):
        hits += _hits(shown, Part(text=path.name, place=_("its name")), allowed)
        if is_file:
            files += 1
            reading = _read(path, shown)
            hits += (h for part in own.told_apart(path, reading.parts) for h in _hits(shown, part, allowed))
            unread += (Unread(file=shown, why=why) for why in reading.unread)
    return Scan(files=files, hits=tuple(hits), unread=tuple(unread))


def _walk(paths: Sequence[Path]) -> Iterator[tuple[Path, str, bool]]:
    for path in paths:
        if not path.exists():
            raise UnusableFile(Path(_shown(path.name, 1)), _("there is no such file or folder."), _("Give a path."))
        yield from _below(path, str(Path(*(_shown(part, 1) for part in path.parts))))


def _below(path: Path, shown: str) -> Iterator[tuple[Path, str, bool]]:
    if not path.is_dir():
        yield path, shown, True
        return
    yield path, shown, False
    for n, inner in enumerate(sorted(path.iterdir()), 1):
        if inner.name not in NOT_ENTERED and not inner.is_symlink():
            yield from _below(inner, f"{shown.rstrip('/')}/{_shown(inner.name, n)}")


def _shown(name: str, number: int) -> str:
    """Return the name; where it is itself a finding, a sign and its number in the folder by alphabet."""
    return f"***({number})" if inspect(name) else name


def _read(path: Path, shown: str) -> Reading:
    try:
        return read(path)
    except OSError as error:
        why = _("it cannot be read ({reason}).", reason=error.strerror or "")
        raise UnusableFile(Path(shown), why, _("Check its permissions.")) from None


def _hits(file: str, part: Part, allowed: frozenset[str]) -> list[Hit]:
    found = [f for f in own.without_cited(inspect(part.text), part.text) if f.kind not in allowed]
    lines = Lines(part.text) if found and not part.place else None
    return [
        Hit(file=file, place=_place(f, part, lines), kind=f.kind, severity=f.severity) for f in found
    ]  # fmt: skip


def _place(found: Finding, part: Part, lines: Lines | None) -> str:
    return part.place if lines is None else "{}:{}".format(*lines.of(found.start))


def _print(done: Scan) -> None:
    for hit in done.hits:
        mark = _("block") if hit.severity == "block" else _("warn")
        place = f":{hit.place}" if hit.place[:1].isdigit() else f" ({hit.place})"
        console.result(f"{hit.file}{place}  {mark}  {named(hit.kind)}")  # type: ignore[arg-type]
    for unread in done.unread:
        console.warn(_("{file}: not looked into: {why}", file=unread.file, why=unread.why))
    counts = Counter(hit.severity for hit in done.hits)
    console.say(
        n_("{n} file read.", "{n} files read.", done.files)
        + " "
        + _("{blocks} to take out, {warnings} to look at.", blocks=counts["block"], warnings=counts["warn"])
    )
    console.say(limits())
