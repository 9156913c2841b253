"""`vidkit country`: what the content knows about a country, with source and date, and what it does not know."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

import typer

from vidkit.base import i18n
from vidkit.base.i18n import _
from vidkit.base.text import fold
from vidkit.cli import console, layout
from vidkit.cli import country as known
from vidkit.cli.options import JsonOption, PackOption, TodayOption, day
from vidkit.content.model import Country, CountryFact, Framework, Pack
from vidkit.content.packs import countries, load_pack

NAMES = ("en", "fr", "es", "ar")
SUB_BUREAUS = "interpol_sub_bureaus"
_OPENING = re.compile(r"\s*\(.*?\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class LookedUp:
    """A country, and how the word led to it where it is not its own name: a near spelling, a territory."""

    country: Country
    note: str = ""


def country(
    words: Annotated[list[str], typer.Argument(metavar="COUNTRY", help=_("ISO code or name, in four languages."))],
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show what is publicly known of a country: membership, treaties, studies; and what is not known.

    Nothing here answers a question of the interview. Example: vidkit country KE
    """
    content = load_pack(pack)
    found = look_up(" ".join(words), countries())
    if json:
        console.json("country", _values(found, content, day(today)))
    else:
        _show(found, content, day(today))
    return 0


def look_up(word: str, all_countries: Sequence[Country]) -> LookedUp:
    """Return the country of a code, name or alias; of a territory's name; or of a word spelled nearly so.

    Raises: NoEntry, with the nearest names; BadValue when the word can mean several countries.
    """
    try:
        return LookedUp(country=known.find(word, all_countries))
    except known.NoEntry:
        responsible = _responsible(word, all_countries)
        if responsible:
            note = _("{word} is listed as an INTERPOL sub-bureau. A plan for it runs through the National Central "
                     "Bureau of the member shown here.", word=word)  # fmt: skip
            return LookedUp(country=responsible, note=note)
        near = _run_together(word, all_countries) or known.similar(word, all_countries)
        if len(near) != 1:
            raise
        return LookedUp(country=near[0], note=_('Taken as {name}: no entry is spelled "{word}".', word=word,
                                                name=known.named(near[0])))  # fmt: skip


def territories(one: Country) -> tuple[str, ...]:
    """Return the sub-bureaus that the content lists for a member."""
    value = next((f.value for f in one.facts if f.key == SUB_BUREAUS), "")
    return tuple(t.strip() for t in _OPENING.sub("", value).split(",") if t.strip())


def _responsible(word: str, all_countries: Sequence[Country]) -> Country | None:
    wanted = fold(word)
    return next((c for c in all_countries if wanted in map(fold, territories(c))), None)


def _run_together(word: str, all_countries: Sequence[Country]) -> tuple[Country, ...]:
    """Return the countries whose name has the same letters without its spaces and signs."""
    wanted = fold(word).replace(" ", "")
    return tuple(
        c for c in all_countries
        if wanted and wanted in {fold(n).replace(" ", "") for n in (*c.names.values(), *c.aliases)}
    )  # fmt: skip


def regional(one: Country, frameworks: Sequence[Framework]) -> tuple[Framework, ...]:
    """Return the regional instruments of the country's region; whether it belongs to them is not known here."""
    return tuple(f for f in frameworks if one.region in f.regions)


def not_known(one: Country) -> tuple[str, ...]:
    """Return the names of the public facts that the content has a place for and does not know."""
    seen = {f.key for f in one.facts}
    return tuple(label for key, label in known.labels().items() if key not in seen and key != SUB_BUREAUS)


def never_known() -> tuple[str, ...]:
    """Return what the content holds for no country, so that nobody reads anything into its absence."""
    return (
        _("whether policing is divided among federal units or regions: the interview asks (federal_state)"),
        _("whether several legal systems apply in the country"),
        _("whether the country has signed or ratified the UN Convention against Cybercrime"),
    )


def _show(found: LookedUp, pack: Pack, today: date) -> None:
    one = found.country
    layout.para(found.note)
    layout.heading(known.named(one))
    layout.para("; ".join(_("{tag}: {name}", tag=t, name=one.names[t]) for t in NAMES if one.names.get(t)))
    layout.pair(_("Codes"), f"{one.iso2}, {one.iso3}")
    layout.pair(_("Region"), _("{region}, {part} (UN M49; INTERPOL's own regions were not found: ask)",
                               region=one.region, part=one.subregion))  # fmt: skip
    layout.heading(_("Known, please confirm"))
    for fact in one.facts:
        _fact(fact, pack, today)
    layout.heading(_("Regional instruments to look into"))
    for framework in regional(one, pack.frameworks):
        layout.item("-", _("{name} ({edition}); whether the country belongs to it is not known to this tool",
                           name=framework.name, edition=framework.edition))  # fmt: skip
    layout.heading(_("Not known to this tool, which does not mean no"))
    for line in (*not_known(one), *never_known()):
        layout.item("-", line)


def _fact(fact: CountryFact, pack: Pack, today: date) -> None:
    label = known.labels().get(fact.key, fact.key)
    origin = known.origin(fact, pack, today)
    layout.item("-", _("{label}: {value}. {origin}", label=label, value=fact.value, origin=origin))
    layout.item("", fact.note, indent=2)


def _values(found: LookedUp, pack: Pack, today: date) -> Mapping[str, Any]:
    one = found.country
    sources = pack.source_by_id
    return {
        "iso2": one.iso2, "iso3": one.iso3, "name": known.name_in(one, i18n.current()), "names": dict(one.names),
        "aliases": one.aliases, "region": one.region, "subregion": one.subregion, "note": found.note,
        "territories": territories(one),
        "facts": [
            {
                "key": f.key, "label": known.labels().get(f.key, f.key), "value": f.value, "as_of": f.as_of,
                "note": f.note, "origin": known.origin(f, pack, today),
                "sources": [
                    {"id": c.id, "at": c.at, "title": sources[c.id].title if c.id in sources else ""}
                    for c in f.sources
                ],
            }
            for f in one.facts
        ],
        "regional_instruments": [f.id for f in regional(one, pack.frameworks)],
        "not_known": [*not_known(one), *never_known()],
    }  # fmt: skip
