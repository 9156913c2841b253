"""`vidkit country`: what the content knows about a country, with source and date, and what it does not know."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

import typer

from vidkit.base import i18n
from vidkit.base.i18n import _
from vidkit.cli import console, layout
from vidkit.cli import country as known
from vidkit.cli.country_search import SUB_BUREAUS, LookedUp, look_up, territories
from vidkit.cli.options import JsonOption, PackOption, TodayOption, day
from vidkit.content.model import Country, CountryFact, Framework, Pack
from vidkit.content.packs import countries, load_pack

NAMES = ("en", "fr", "es", "ar")


def country(
    words: Annotated[list[str], typer.Argument(metavar="COUNTRY", help=_("ISO code or name, in four languages."))],
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show what is publicly known of a country: membership, treaties, studies; and what is not known.

    Nothing here answers a question of the interview.

    Example:
    vidkit country KE
    """
    content = load_pack(pack)
    found = look_up(" ".join(words), countries())
    if json:
        console.json("country", _values(found, content, day(today)))
    else:
        _show(found, content, day(today))
    return 0


def regional(one: Country, frameworks: Sequence[Framework]) -> tuple[Framework, ...]:
    """Return the instruments of the country's part of the world; whether it belongs to them is not known here.

    An instrument names the regions or subregions (UN M49) of those who may belong to it, or the countries by code.
    """
    here = {one.region, one.subregion, one.iso2}
    return tuple(f for f in frameworks if here & set(f.regions))


def not_known(one: Country) -> tuple[str, ...]:
    """Return the names of the public facts that the content has a place for and does not know."""
    seen = {f.key for f in one.facts}
    return tuple(label for key, label in known.labels().items() if key not in seen and key != SUB_BUREAUS)


def never_known() -> tuple[str, ...]:
    """Return what the content holds for no country, so that nobody reads anything into its absence."""
    return (
        _("whether policing is divided among federal units or regions: the interview asks (federal_state)"),
        _("whether another criminal law applies in parts of the country or its territories: the interview asks "
          "(law_areas)"),
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
