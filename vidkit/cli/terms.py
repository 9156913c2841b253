"""`vidkit terms`: words that the terminology guidance says to avoid, in any text, with what to write instead."""

import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from vidkit.assessment.store import replace_file
from vidkit.base.errors import EXIT_FOUND, BadValue, CannotWrite, UnknownName, UnusableFile
from vidkit.base.i18n import _, n_
from vidkit.base.mapped import Lines
from vidkit.base.reading import Part, Reading, read
from vidkit.cli import console
from vidkit.cli.options import JsonOption, OutOption
from vidkit.terminology import Lexicon, TermUse, change_of, check_text, fixed, languages_of

FORMATS = ("text", "sarif", "vale")
READ = frozenset({
    ".md", ".markdown", ".txt", ".rst", ".srt", ".vtt", ".html", ".htm", ".docx", ".docm", ".xlsx", ".xlsm", ".pptx",
    ".odt", ".ods", ".pdf", ".csv", ".tsv", ".yaml", ".yml", ".json", ".j2", ".toml", ".po",
})  # fmt: skip
CHANGED = frozenset({".md", ".markdown", ".txt", ".rst", ".srt", ".vtt", ".j2"})
NOT_ENTERED = frozenset({".git", ".vidkit", "__pycache__", ".mypy_cache", ".ruff_cache", "_compiled"})
STANDARD_INPUT = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Use:
    """A use of a term in a file. `place` is line and column, or a part of an office file; line 0 means that.

    `fix`: what `--fix` would write here, or nothing where the writer must decide.
    """

    file: str
    place: str
    line: int
    column: int
    use: TermUse
    fix: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Checked:
    """What was read, what was found, what could not be read."""

    files: int
    uses: tuple[Use, ...]
    unread: tuple[str, ...]


def terms(
    paths: Annotated[list[str], typer.Argument(metavar="PATH ...", help=_("Files, folders, - for standard input."))],
    lang: Annotated[
        str | None,
        typer.Option("--lang", metavar="TAG", help=_("Language of the texts: ar, en, es, fr; if left out, as it is.")),
    ] = None,
    names: Annotated[
        Path | None, typer.Option("--names", metavar="FILE", help=_("Legal names of this country that stay, YAML."))
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help=_("Show the safe changes; with --yes, make them."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Write what --fix shows."))] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORM", help=_("text, sarif; or vale, to export."))] = "text",
    out: OutOption = None,
    as_json: JsonOption = False,
) -> int:
    """Find words that the Luxembourg Guidelines advise against or want used with care.

    Exit code 1 when something was found. Names, quotations and citations of law are left alone.

    Examples:
    vidkit terms report.docx --lang fr
    vidkit terms export --format vale -o styles
    """
    from vidkit.content.terms import lexicon

    known = _with_names(lexicon(), names)
    if form not in FORMATS:
        raise BadValue(_('"{form}" is no format.', form=form), _("Known: {formats}.", formats=", ".join(FORMATS)))
    lang = _language(lang, known)
    if paths == ["export"]:
        return _export(known, out or Path(), form, lang)
    _check_options(form, fix=fix, yes=yes, out=out, as_json=as_json)
    if fix:
        return _fix(paths, known, lang, write=yes)
    done = checked(paths, known, lang)
    if as_json:
        console.json("terms", done)
    elif form == "sarif":
        _sarif(done, known)
    else:
        _print(done)
    return EXIT_FOUND if done.uses else 0


def _language(tag: str | None, known: Lexicon) -> str | None:
    """Return the tag as the lexicon writes it; a region such as fr-CA is left out. Raises: UnknownName."""
    if tag is None:
        return None
    tags = [terms_.language for terms_ in known.languages]
    word = tag.casefold().replace("_", "-")
    for short in (word, word.partition("-")[0]):
        if short in tags:
            return short
    raise UnknownName("language", tag, tags)


def _check_options(form: str, *, fix: bool, yes: bool, out: Path | None, as_json: bool) -> None:
    """Refuse options that would do nothing. Raises: BadValue."""
    if form == "vale":
        raise BadValue(_("vale is a form for export."), _("Write: vidkit terms export --format vale -o DIR"))
    if out is not None:
        raise BadValue(_("-o is for export."), _("Write: vidkit terms export --format vale -o DIR"))
    if yes and not fix:
        raise BadValue(_("--yes goes with --fix."), _("Write: vidkit terms PATH --fix --yes"))
    if as_json and form != "text":
        raise BadValue(_("--json and --format {form} exclude each other.", form=form), _("Give one of the two."))
    if fix and (as_json or form != "text"):
        raise BadValue(_("--fix shows a difference as text."), _("Leave out --json and --format."))


def checked(paths: Sequence[str], known: Lexicon, lang: str | None = None) -> Checked:
    """Return the uses of terms in files, folders and standard input. Raises: UnusableFile."""
    uses: list[Use] = []
    unread: list[str] = []
    files = 0
    for name, suffix, reading in _readings(paths):
        files += 1
        unread += (f"{name}: {why}" for why in reading.unread)
        for part in reading.parts:
            uses += _uses(name, suffix, part, known, lang)
    if not files:
        raise UnusableFile(
            Path(paths[0]), _("there is no file here that can be checked."), _("Kinds: {kinds}.", kinds=_kinds())
        )
    return Checked(files=files, uses=tuple(uses), unread=tuple(unread))


def _kinds() -> str:
    return ", ".join(sorted(suffix.lstrip(".") for suffix in READ))


def found_in(text: str, known: Lexicon, lang: str | None = None, *, suffix: str = ".md") -> tuple[TermUse, ...]:
    """Return the uses in a text; without a language, each paragraph is judged by its own."""
    form = suffix.lstrip(".") if suffix in (".json", ".yaml") else "yaml" if suffix == ".yml" else "md"
    if lang:
        return check_text(text, lang, known, form=form)
    paragraphs = languages_of(text)
    uses = [
        use
        for tag in sorted({tag for _s, _e, tag in paragraphs})
        for use in check_text(text, tag, known, form=form)
        if any(s <= use.start < e and tag == t for s, e, t in paragraphs)
    ]
    return tuple(sorted(uses, key=lambda u: u.start))


def _with_names(known: Lexicon, names: Path | None) -> Lexicon:
    if names is None:
        return known
    from vidkit.content.term_files import load_names

    return known.with_names(load_names(names))


def _readings(paths: Sequence[str]) -> Iterator[tuple[str, str, Reading]]:
    for word in paths:
        if word == STANDARD_INPUT:
            yield _("standard input"), ".md", Reading(parts=(Part(text=sys.stdin.read()),))
            continue
        path = Path(word)
        if not path.exists():
            raise UnusableFile(path, _("there is no such file or folder."), _("Give a path, or - for standard input."))
        for file in [path] if path.is_file() else _files(path):
            try:
                yield str(file), file.suffix.lower(), read(file)
            except OSError as error:
                why = _("it cannot be read ({reason}).", reason=error.strerror or "")
                raise UnusableFile(file, why, _("Check its permissions.")) from None


def _files(folder: Path) -> Iterator[Path]:
    for inner in sorted(folder.iterdir()):
        if inner.is_dir() and inner.name not in NOT_ENTERED and not inner.is_symlink():
            yield from _files(inner)
        elif inner.suffix.lower() in READ and inner.is_file():
            yield inner


def _uses(name: str, suffix: str, part: Part, known: Lexicon, lang: str | None) -> list[Use]:
    found = found_in(part.text, known, lang, suffix=suffix)
    lines = Lines(part.text)
    places = [(0, 0) if part.place else lines.of(u.start) for u in found]
    return [
        Use(
            file=name, place=part.place or f"{line}:{column}", line=line, column=column, use=use,
            fix=_safe_words(part.text, use, known) if suffix in CHANGED and not part.place else "",
        )
        for use, (line, column) in zip(found, places, strict=True)
    ]


def _safe_words(text: str, use: TermUse, known: Lexicon) -> str:
    for language in known.languages:
        if any(t.id == use.id for t in language.terms):
            change = change_of(text, use, language)
            return change[2] if change else ""
    return ""


def advice(found: Use) -> str:
    """Return what to write instead: first the very words that --fix puts in place, where it does."""
    if not found.fix or found.use.instead.casefold().startswith(found.fix.casefold()):
        return found.use.instead
    return _("{fix} (as --fix writes it); or: {instead}", fix=found.fix, instead=found.use.instead)


def _print(done: Checked) -> None:
    for found in done.uses:
        use = found.use
        mark = _("avoid") if use.grade == "avoid" else _("with care")
        place = f"{found.file}:{found.place}" if found.line else f"{found.file} ({found.place})"
        console.result(f'{place}  {use.id}  {mark}  "{" ".join(use.words.split())}"')
        console.result(f"  {use.why}")
        console.result("  " + _("Write: {instead}", instead=advice(found)))
        if use.sources:
            console.result("  " + _("Source: {sources}", sources=", ".join(use.sources)))
    for line in done.unread:
        console.warn(_("{file}: not looked into.", file=line))
    files = n_("{n} file read.", "{n} files read.", done.files)
    console.say(f"{files} " + n_("{n} use found.", "{n} uses found.", len(done.uses)))


def _sarif(done: Checked, known: Lexicon) -> None:
    import json

    from vidkit.terminology.exchange import sarif
    from vidkit.version import __version__

    log = sarif([(u.file, u.line, u.column, u.use) for u in done.uses], known, __version__)
    console.result(json.dumps(log, ensure_ascii=False, indent=1))


def _fix(paths: Sequence[str], known: Lexicon, lang: str | None, *, write: bool) -> int:
    left = changed = 0
    for name, suffix, reading in _readings(paths):
        before = reading.parts[0].text if reading.parts and not reading.parts[0].place else ""
        after, count = _improved(before, known, lang) if suffix in CHANGED and name != STANDARD_INPUT else (before, 0)
        changed += count
        left += sum(len(found_in(p.text, known, lang, suffix=suffix)) for p in reading.parts) - count
        for line in difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm=""):
            console.result(line)
        if write and count and Path(name).is_file():
            _write(Path(name), before, after)
    done = n_("{n} safe change made.", "{n} safe changes made.", changed) if write else n_(
        "{n} safe change shown.", "{n} safe changes shown; --yes makes them.", changed)  # fmt: skip
    console.say(f"{done} " + n_("{n} use is for you to decide.", "{n} uses are for you to decide.", left))
    return EXIT_FOUND if left or (changed and not write) else 0


def _improved(text: str, known: Lexicon, lang: str | None) -> tuple[str, int]:
    total = 0
    for language in known.languages:
        uses = [u for u in found_in(text, known, lang) if u.id in {t.id for t in language.terms}]
        text, count = fixed(text, uses, language)
        total += count
    return text, total


def _write(path: Path, before: str, after: str) -> None:
    """Put the changed text in place of the file, its permissions kept. Raises: CannotWrite."""
    target = path.resolve()
    try:
        if target.read_bytes() != before.encode():
            why = _("it is not plain UTF-8, or was changed meanwhile")
            raise CannotWrite(path, why, _("It was left as it is. Save it as UTF-8 without a mark, and try again."))
        mode = target.stat().st_mode & 0o7777
        replace_file(target, after.encode())
        target.chmod(mode)
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from None


def _export(known: Lexicon, folder: Path, form: str, lang: str | None) -> int:
    from vidkit.terminology.exchange import vale_style

    if form != "vale":
        raise BadValue(_("Terms are exported for Vale."), _("Write: vidkit terms export --format vale -o DIR"))
    for language in (t for t in known.languages if lang in (None, t.language)):
        for name, text in vale_style(known, language.language).items():
            file = folder / name
            try:
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            except OSError as error:
                raise CannotWrite(file, error.strerror or str(error)) from None
    console.say(_("Written to {folder}: a Vale style and its .vale-*.ini for each language.", folder=folder))
    return 0
