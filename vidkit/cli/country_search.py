"""A country, found by what people call it: code, name in four languages, alias, territory, or a near spelling.

One search for every command, so that what one accepts no other refuses.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from vidkit.base import i18n
from vidkit.base.errors import EXIT_USAGE, BadValue, VidkitError
from vidkit.base.i18n import _
from vidkit.base.text import fold, one_line
from vidkit.cli.country import name_in, named
from vidkit.content.model import Country

SUB_BUREAUS = "interpol_sub_bureaus"
_ALIKE = 0.72
_SURE = 0.8
"""From here on a spelling is taken for the country without asking."""
_FORMS = re.compile(
    r"(?:the )?(?:(?:people s|democratic|islamic|federal|federative|united|arab|socialist) )*"
    r"(?:republic|kingdom|state|commonwealth|principality|sultanate|union)(?: of)? (?:the )?"
)
_SMALL = frozenset({"and", "the", "islands", "island", "of", "sar"})
_OPENING = re.compile(r"\s*\(.*?\)")


class NoEntry(VidkitError):
    """A word that stands for no entry of the list. The list follows INTERPOL membership and says nothing else."""

    code = "VK601"
    exit_code = EXIT_USAGE

    def __init__(self, word: str, known: Sequence[Country]) -> None:
        near = similar(word, known)
        hint = _("The list follows the membership of INTERPOL: an ISO code, or a name in four languages.")
        asked = _("Did you mean {names}?", names=_(" or ").join(map(named, near))) if near else ""
        super().__init__(_('vidkit has no entry for "{word}".', word=one_line(word)), f"{asked} {hint}".strip())


@dataclass(frozen=True, kw_only=True, slots=True)
class LookedUp:
    """A country, and how the word led to it where it is not its own name: a near spelling, a territory."""

    country: Country
    note: str = ""
    is_territory: bool = False


def look_up(word: str, all_countries: Sequence[Country]) -> LookedUp:
    """Return the country of a code, name or alias; of a territory's name; or of a word spelled nearly so.

    Raises: NoEntry, with the nearest names; BadValue when the word can mean several countries.
    """
    found = matches(word, all_countries)
    if len(found) > 1:
        codes = "; ".join(f"{m.country.iso3} {name_in(m.country, i18n.current())}" for m in found)
        raise BadValue(
            _('"{word}" can stand for more than one country.', word=one_line(word)),
            _("Give the code: {codes}.", codes=codes),
        )
    return found[0]


def matches(word: str, all_countries: Sequence[Country]) -> tuple[LookedUp, ...]:
    """Return every country that the word can mean, the nearest first. Raises: NoEntry, with the nearest names."""
    try:
        return tuple(LookedUp(country=c) for c in candidates(word, all_countries))
    except NoEntry:
        responsible = _responsible(word, all_countries)
        if responsible:
            note = _("{word} is listed as an INTERPOL sub-bureau. A plan for it runs through the National Central "
                     "Bureau of the member shown here.", word=one_line(word))  # fmt: skip
            return (LookedUp(country=responsible, note=note, is_territory=True),)
        near = _run_together(word, all_countries) or _surely(word, all_countries)
        if len(near) != 1:
            raise
        note = _('Taken as {name}: no entry is spelled "{word}".', word=one_line(word), name=named(near[0]))
        return (LookedUp(country=near[0], note=note),)


def candidates(word: str, countries: Sequence[Country]) -> tuple[Country, ...]:
    """Return every country that the word can mean, the nearest first. Raises: NoEntry.

    A code means one country. A name of one word can also be short for a longer name: Guinea, Congo.
    """
    wanted = fold(word)
    by_code = tuple(c for c in countries if wanted and wanted in {fold(n) for n in (c.iso2, c.iso3)})
    if by_code:
        return by_code
    exact = [c for c in countries if wanted and wanted in _names(c)] or _by_short_name(wanted, countries)
    if not exact:
        raise NoEntry(word, countries)
    longer = [c for c in countries if c not in exact and _has_word(wanted, c)] if " " not in wanted else []
    return (*exact, *longer)


def _by_short_name(wanted: str, countries: Sequence[Country]) -> list[Country]:
    """Return the country whose name is the words without the form of its state, as in Republic of Kenya."""
    short = _FORMS.sub("", wanted, count=1)
    return [c for c in countries if short and short != wanted and short in _names(c)]


def _names(country: Country) -> frozenset[str]:
    return frozenset(fold(n) for n in (*country.names.values(), *country.aliases))


def _has_word(word: str, country: Country, *, most: int = 3) -> bool:
    """Say whether the word is a whole word of one of the country's short names."""
    return any(word in words and len(words) <= most for words in map(str.split, _names(country)))


def _surely(word: str, countries: Sequence[Country]) -> tuple[Country, ...]:
    """Return the only country spelled nearly so, where it is so near that nobody need be asked."""
    wanted, near = fold(word), similar(word, countries)
    likeness = [max(_likeness(wanted, name) for name in _names(c)) for c in near]
    return near if len(near) == 1 and likeness[0] >= _SURE and not _is_part(word, near[0]) else ()


def _is_part(word: str, country: Country) -> bool:
    """Say whether it is one word of a longer name, which may stand for another country too: Korea."""
    wanted = fold(word)
    return " " not in wanted and any(wanted in name.split() for name in _names(country))


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


def territories(one: Country) -> tuple[str, ...]:
    """Return the sub-bureaus that the content lists for a member."""
    value = next((f.value for f in one.facts if f.key == SUB_BUREAUS), "")
    return tuple(t.strip() for t in _OPENING.sub("", value).split(",") if t.strip())


def _responsible(word: str, all_countries: Sequence[Country]) -> Country | None:
    wanted = set(fold(word).split()) - _SMALL
    named = [(set(fold(t).split()) - _SMALL, c) for c in all_countries for t in territories(c)]
    return next((c for words, c in named if wanted and (wanted == words or _are_spelled_alike(wanted, words))), None)


def _are_spelled_alike(one: set[str], other: set[str]) -> bool:
    """Say whether two names of one word differ by a letter or so, as Macau and Macao."""
    if len(one) != 1 or len(other) != 1:
        return False
    return SequenceMatcher(None, min(one), min(other)).ratio() >= _SURE


def _run_together(word: str, all_countries: Sequence[Country]) -> tuple[Country, ...]:
    """Return the countries whose name has the same letters without its spaces and signs."""
    wanted = fold(word).replace(" ", "")
    return tuple(
        c for c in all_countries
        if wanted and wanted in {fold(n).replace(" ", "") for n in (*c.names.values(), *c.aliases)}
    )  # fmt: skip
