"""A country: found by what people call it, and what is publicly known about it, with source and date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vidkit.assessment.reading import months_between
from vidkit.base import i18n
from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import Country, CountryFact, Pack

OLD_MONTHS = 24


def named(country: Country) -> str:
    """Return name and code, as they are shown for a choice."""
    return _("{name} ({code})", name=name_in(country, i18n.current()), code=country.iso3)


def name_in(country: Country, language: str) -> str:
    """Return the country's name in the language, in English where there is none."""
    return country.names.get(language) or country.names["en"]


def labels() -> Mapping[str, str]:
    """Return what each public fact about a country is about, by its key."""
    return {
        "interpol_member": _("Member of INTERPOL"),
        "interpol_office": _("INTERPOL office in the country"),
        "interpol_sub_bureaus": _("INTERPOL sub-bureaus"),
        "icse": _("Connected to ICSE"),
        "opsc": _("Optional Protocol on the sale of children (OPSC)"),
        "budapest": _("Budapest Convention on Cybercrime"),
        "lanzarote": _("Lanzarote Convention"),
        "weprotect": _("WeProtect Global Alliance"),
        "disrupting_harm": _("Disrupting Harm study"),
        "out_of_the_shadows": _("Out of the Shadows index"),
        "cybertipline_reports": _("CyberTipline reports a year"),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """One public fact as it is shown. `value` empty: not seen, which is never a no."""

    key: str
    label: str
    value: str
    origin: str
    corrected: bool = False


def facts(country: Country, corrected: Mapping[str, str], pack: Pack, today: date) -> tuple[Shown, ...]:
    """Return every public fact that vidkit knows a place for, the user's value standing over ours."""
    by_key = {f.key: f for f in country.facts}
    return tuple(
        _shown(key, label, by_key.get(key), corrected.get(key, ""), pack, today) for key, label in labels().items()
    )


def _shown(key: str, label: str, fact: CountryFact | None, corrected: str, pack: Pack, today: date) -> Shown:
    if corrected:
        return Shown(key=key, label=label, value=one_line(corrected), origin=_("your correction"), corrected=True)
    if fact is None:
        return Shown(key=key, label=label, value="", origin="")
    return Shown(key=key, label=label, value=fact.value, origin=origin(fact, pack, today))


def origin(fact: CountryFact, pack: Pack, today: date) -> str:
    """Return date and sources of a fact, and a word when it is old."""
    titles = [pack.source_by_id[c.id].title if c.id in pack.source_by_id else c.id for c in fact.sources]
    parts = [fact.as_of, *titles]
    age = months_between(fact.as_of, today)
    if age is not None and age > OLD_MONTHS:
        parts.append(_("more than two years old: please confirm"))
    return "; ".join(p for p in parts if p)


def lines(shown: Sequence[Shown]) -> tuple[str, ...]:
    """Return the facts that are known as numbered lines, and the others with their numbers in one sentence."""
    known = [
        _("{n}. {label}: {value} ({origin})", n=n, label=s.label, value=s.value, origin=s.origin)
        for n, s in enumerate(shown, start=1)
        if s.value
    ]
    others = [_("{n}. {label}", n=n, label=s.label) for n, s in enumerate(shown, start=1) if not s.value]
    if not others:
        return tuple(known)
    return (*known, _("Not known to this tool, which does not mean no: {facts}", facts="; ".join(others)))
