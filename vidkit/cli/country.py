"""A country: found by what people call it, and what is publicly known about it, with source and date."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from vidkit.assessment.reading import months_between
from vidkit.base import i18n
from vidkit.base.errors import EXIT_USAGE, BadValue, VidkitError
from vidkit.base.i18n import _
from vidkit.base.text import fold, one_line
from vidkit.content.model import Country, CountryFact, Pack

OLD_MONTHS = 24
_ALIKE = 0.72


class NoEntry(VidkitError):
    """A word that stands for no entry of the list. The list follows INTERPOL membership and says nothing else."""

    code = "VK601"
    exit_code = EXIT_USAGE

    def __init__(self, word: str, known: Sequence[Country]) -> None:
        near = similar(word, known)
        hint = _("The list follows the membership of INTERPOL: an ISO code, or a name in four languages.")
        asked = _("Did you mean {names}?", names=_(" or ").join(map(named, near))) if near else ""
        super().__init__(_('vidkit has no entry for "{word}".', word=one_line(word)), f"{asked} {hint}".strip())


def named(country: Country) -> str:
    """Return name and code, as they are shown for a choice."""
    return _("{name} ({code})", name=name_in(country, i18n.current()), code=country.iso3)


def find(word: str, countries: Sequence[Country]) -> Country:
    """Return the country of this ISO code, name in any language, or alias. Raises: NoEntry, BadValue."""
    found = candidates(word, countries)
    if len(found) > 1:
        raise BadValue(
            _('"{word}" can stand for more than one country.', word=one_line(word)),
            _("Give the code: {codes}.", codes="; ".join(f"{c.iso3} {name_in(c, i18n.current())}" for c in found)),
        )
    return found[0]


def candidates(word: str, countries: Sequence[Country]) -> tuple[Country, ...]:
    """Return every country that the word can mean, the nearest first. Raises: NoEntry.

    A code means one country. A name of one word can also be short for a longer name: Guinea, Congo.
    """
    wanted = fold(word)
    by_code = tuple(c for c in countries if wanted and wanted in {fold(n) for n in (c.iso2, c.iso3)})
    if by_code:
        return by_code
    exact = [c for c in countries if wanted and wanted in _names(c)]
    if not exact:
        raise NoEntry(word, countries)
    longer = [c for c in countries if c not in exact and _has_word(wanted, c)] if " " not in wanted else []
    return (*exact, *longer)


def _names(country: Country) -> frozenset[str]:
    return frozenset(fold(n) for n in (*country.names.values(), *country.aliases))


def _has_word(word: str, country: Country, *, most: int = 3) -> bool:
    """Say whether the word is a whole word of one of the country's short names."""
    return any(word in words and len(words) <= most for words in map(str.split, _names(country)))


def similar(word: str, countries: Sequence[Country], *, most: int = 4) -> tuple[Country, ...]:
    """Return the countries whose name has this word in it, or is spelled nearly so; each once, the nearest first."""
    wanted = fold(word)
    ranked = [(max(_likeness(wanted, name) for name in _names(c)), c) for c in countries] if wanted else []
    near = sorted((r for r in ranked if r[0]), key=lambda r: (-r[0], r[1].iso3))
    return tuple(c for _rank, c in near[:most])


def _likeness(wanted: str, name: str) -> float:
    """Return how alike two folded names are, 0 to 1: word by word, so that one odd word is enough to differ."""
    ours, theirs = wanted.split(), name.split()
    if len(wanted) > 3 and f" {wanted} " in f" {name} ":
        return 0.9
    if len(ours) != len(theirs):
        return 0
    pairs = [SequenceMatcher(None, a, b).ratio() for a, b in zip(ours, theirs, strict=True)]
    return sum(pairs) / len(pairs) if min(pairs) >= _ALIKE else 0


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
