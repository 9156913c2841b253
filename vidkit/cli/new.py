"""`vidkit new`: an assessment of a country, in a file of its own."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from vidkit.assessment import store
from vidkit.assessment.cycle import next_cycle, to_confirm
from vidkit.assessment.model import Assessment
from vidkit.base import i18n
from vidkit.base.errors import BadValue, CannotWrite, NoTerminal, UnknownName
from vidkit.base.i18n import _, n_
from vidkit.base.text import fold, one_line
from vidkit.cli import ask, console, made, options, safe
from vidkit.cli import country as countries_
from vidkit.cli.checks import before_writing
from vidkit.cli.country_search import LookedUp, NoEntry, look_up, matches
from vidkit.cli.interview import show_country
from vidkit.cli.opening import opened
from vidkit.cli.session import command_line
from vidkit.content.model import Country, Pack
from vidkit.content.packs import countries, load_pack

DEFAULT_PROFILE = "first_unit"
STARTS = ("none", "unit")


def new(
    country: Annotated[
        list[str] | None,
        typer.Argument(metavar="COUNTRY", help=_("ISO code or name, in English, French, Spanish, Arabic.")),
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", metavar="FILE", help=_("The file to make."))] = None,
    unit: Annotated[str, typer.Option("--unit", metavar="NAME", help=_("The name of the unit, if it has one."))] = "",
    profile: Annotated[str, typer.Option("--profile", metavar="ID", help=_("The target profile."))] = "",
    start: Annotated[str, typer.Option("--start", metavar="none|unit", help=_("Nothing yet, or a unit exists."))] = "",
    from_file: Annotated[
        Path | None,
        typer.Option("--from", metavar="OLD", help=_("Begin the next cycle of this assessment.")),
    ] = None,
    assessor: Annotated[
        str, typer.Option("--assessor", metavar="NAME", help=_("Who asks: a function or a name."))
    ] = "",
    pack: options.PackOption = None,
    lang: options.LangOption = None,
    today: options.TodayOption = None,
) -> int:
    """Begin an assessment of a country, or the next cycle of one. Makes one file; never overwrites one.

    Example:
    vidkit new KE --unit "Child Protection Unit" --profile first_unit
    """
    if from_file is not None:
        return _next(from_file, country, out, unit, profile, start, assessor, pack, lang, today)
    content = load_pack(pack)
    language = lang or i18n.current()
    day = options.day(today)
    _check(content, profile, start)
    safe.refuse(unit, where="--unit", field="name")
    safe.refuse(assessor, where="--assessor", field="name")
    if out is not None and not out.is_dir():
        _free(out)
    found = _country(" ".join(country or ()))
    console.warn(_("Country: {name} ({code})", name=countries_.name_in(found, i18n.current()), code=found.iso2))
    path = place(out, found, day.year)
    _free(path)
    chosen_profile, chosen_start = _choices(content, profile, start)
    assessment = Assessment(
        pack=content.id, pack_version=content.version, country=found.iso2,
        country_name=countries_.name_in(found, language), unit=unit.strip(), profile=chosen_profile,
        start="unit" if chosen_start == "unit" else "none", language=language, assessor=assessor.strip(),
        created=options.now(today),
    )  # fmt: skip
    made.sweep(path.parent)
    store.write(path, assessment, expected=None)
    _report(path, pack, countries_.facts(found, {}, content, day))
    return 0


def _next(
    old: Path,
    country: Sequence[str] | None,
    out: Path | None,
    unit: str,
    profile: str,
    start: str,
    assessor: str,
    pack: Path | None,
    lang: str | None,
    today: date | None,
) -> int:
    """Begin the next cycle of an assessment. What is given beside it stands instead of what was."""
    found = opened(old, pack)
    before_writing(found.assessment, old)
    _check(found.pack, profile, start)
    safe.refuse(unit, where="--unit", field="name")
    safe.refuse(assessor, where="--assessor", field="name")
    known = {c.iso2: c for c in countries()}
    if country and known.get(found.assessment.country) != _country(" ".join(country)):
        raise BadValue(
            _("{file} is about another country: {name}.", file=old, name=one_line(found.assessment.country_name)),
            _("Leave the country out, or begin a new assessment without --from."),
        )
    given = {"unit": unit.strip(), "profile": profile, "start": start, "language": lang or ""}
    made = replace(next_cycle(found.assessment, assessor=assessor.strip(), now=options.now(today)),
                   pack_version=found.pack.version, **{k: v for k, v in given.items() if v})  # type: ignore[arg-type]
    path = _next_place(out, old, options.day(today).year)
    _free(path)
    store.write(path, made, expected=None)
    console.result(_("Saved: {file}", file=path))
    console.say(n_("{n} answer of the last cycle is to be confirmed or changed.",
                   "{n} answers of the last cycle are to be confirmed or changed.", len(to_confirm(made))))
    console.say(_("Go on with: {command}", command=command_line("interview", path, pack)))
    return 0


def _next_place(out: Path | None, old: Path, year: int) -> Path:
    """Return the file of the next cycle: the one given, or the old name with this year, beside the old file."""
    stem = old.name.removesuffix(store.SUFFIX)
    base = re.sub(r"-\d{4}(-\d+)?$", "", stem)
    names = (f"{base}-{year}{store.SUFFIX}", *(f"{base}-{year}-{n}{store.SUFFIX}" for n in range(2, 100)))
    folder = out if out is not None and out.is_dir() else old.parent
    if out is not None and not out.is_dir():
        return out
    return next((folder / n for n in names if not (folder / n).exists()), folder / names[0])


def place(out: Path | None, country: Country, year: int) -> Path:
    """Return the file to make: the one given, or `<country>-<year>.vidkit.json` in the folder given or here."""
    name = f"{fold(country.names['en']).replace(' ', '-')}-{year}{store.SUFFIX}"
    if out is None:
        return Path(name)
    return out / name if out.is_dir() else out


def _free(path: Path) -> None:
    """Let a place pass where a file can be made. Raises: CannotWrite, CaseData."""
    made.named_well(path)
    if path.exists():
        raise CannotWrite(
            path, _("a file of this name exists already"),
            _(
                "Go on with it: {command}. Or choose another name with -o. Nothing was changed.",
                command=command_line("interview", path, None),
            ),
        )  # fmt: skip
    if not path.parent.is_dir():
        raise CannotWrite(path, _("there is no such folder"), _("Make the folder first, or choose another with -o."))
    if not os.access(path.parent, os.W_OK):
        raise CannotWrite(path, _("no permission to write in this folder"), _("Choose another folder with -o."))


def _country(word: str) -> Country:
    """Return the country of this word; on a terminal, as asked and chosen. Raises: NoEntry, BadValue, NoTerminal."""
    if not console.can_ask():
        if not word.strip():
            raise NoTerminal(_("Name the country: vidkit new COUNTRY"))
        return _taken(look_up(word, countries()))
    with ask.terminal(""):
        return _asked_country(word)


def _taken(found: LookedUp) -> Country:
    """Return the country, and say how the word led to it. Raises: BadValue for a territory: its file is not made."""
    if found.is_territory:
        raise BadValue(
            found.note,
            _("Begin it for the member, {name}: vidkit new {code}", name=countries_.named(found.country),
              code=found.country.iso2),
        )  # fmt: skip
    if found.note:
        console.warn(found.note)
    return found.country


def _asked_country(word: str) -> Country:
    given = word.strip()
    while True:
        if not word.strip():
            console.question(_("Which country? (name or ISO code)"))
            word = ask.line()
            continue
        try:
            found = matches(word, countries())
            return _taken(found[0]) if len(found) == 1 else _which(word, [m.country for m in found])
        except (NoEntry, BadValue) as error:
            if given == word.strip():
                raise
            console.question(error.message)
            console.question(error.hint)
            word = ""


def _which(word: str, found: Sequence[Country]) -> Country:
    options_ = [(c.iso2, countries_.named(c)) for c in found]
    code = ask.choose(_('"{word}" can stand for more than one country. Which one?', word=word), options_)
    return next(c for c in found if c.iso2 == code)


def _check(pack: Pack, profile: str, start: str) -> None:
    """Refuse words that stand for nothing, before anything is asked. Raises: UnknownName, BadValue."""
    known = list(pack.profile_by_id)
    if profile and profile not in known:
        raise UnknownName("profile", profile, known)
    if start and start not in STARTS:
        raise BadValue(_('There is no starting point "{word}".', word=start), _("Known: none, unit."))


def _choices(pack: Pack, profile: str, start: str) -> tuple[str, str]:
    """Return profile and starting point: as given, as chosen on a terminal, or the defaults."""
    known = list(pack.profile_by_id)
    default = DEFAULT_PROFILE if DEFAULT_PROFILE in known else known[0]
    if (profile and start) or not console.can_ask():
        return profile or default, start or "none"
    with ask.terminal(""):
        return profile or _ask_profile(pack, default), start or _ask_start()


def _ask_profile(pack: Pack, default: str) -> str:
    options_ = [(p.id, f"{p.name}: {p.for_whom}") for p in pack.profiles]
    return ask.choose(_("Which unit does this country want?"), options_, default=default)


def _ask_start() -> str:
    options_ = [("none", _("nothing yet")), ("unit", _("a unit exists"))]
    return ask.choose(_("Where does it start from?"), options_, default="none")


def _report(path: Path, pack: Path | None, shown: tuple[countries_.Shown, ...]) -> None:
    show_country(shown)
    console.question()
    console.result(_("Made: {file}", file=path))
    console.say(_("Only you can read it. It will show weaknesses: pass it on with care."))
    console.say(_("Next: {command}", command=command_line("interview", path, pack)))
