"""Where each statement of the content comes from: its sources with the place in them, or its stated basis.

Also what should be looked up again. Nothing here judges; `check.sources` does.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import Literal

from vidkit.content.model import Cite, Country, Pack, Source
from vidkit.terminology import Lexicon

_NOT_STATEMENTS = frozenset({"sources", "countries"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """A statement and what stands behind it. `part`: the field of the entry that has sources of its own."""

    section: str
    entry: str
    part: str
    basis: str
    cites: tuple[Cite, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Stale:
    """What to look up again: a publication, or one fact about countries as of one date.

    `dated`: when it was last checked, or as of when the fact stands, as written; `months`: whole months since, None
    where no date can be read. `cited_by`: statements that rest on it, or countries with the fact.
    """

    id: str
    kind: Literal["source", "country fact"]
    dated: str
    months: int | None
    cited_by: int


def origins(pack: Pack, lexicon: Lexicon, countries: Sequence[Country] = ()) -> tuple[Origin, ...]:
    """Return the origin of each statement, number and rule: the pack's sections, the terms, the countries."""
    return (*_of_pack(pack), *_of_terms(lexicon), *_of_countries(countries))


def about(found: Iterable[Origin], wanted: str, pack: Pack) -> tuple[Origin, ...]:
    """Return the origins of an entry, or what cites a source; ids without regard to case."""
    word = wanted.casefold()
    names = {n for s in pack.sources for n in _ids(s) if word in {i.casefold() for i in _ids(s)}}
    return tuple(o for o in found if o.entry.casefold() == word or any(c.id in names for c in o.cites))


def stale(
    pack: Pack, countries: Sequence[Country], found: Sequence[Origin], today: date, older_than: int
) -> tuple[Stale, ...]:
    """Return what was last looked up more than so many months ago, or has no date; undated first, then oldest."""
    uses = _uses(pack, found)
    facts = Counter((f.key, f.as_of) for c in countries for f in c.facts)
    rows = [
        *(_row(s.id, "source", s.checked, today, uses.get(s.id, 0)) for s in pack.sources),
        *(_row(key, "country fact", as_of, today, n) for (key, as_of), n in facts.items()),
    ]
    old = (r for r in rows if r.months is None or r.months > older_than)
    return tuple(sorted(old, key=lambda r: (r.months is not None, -(r.months or 0), r.kind, r.id)))


def _row(name: str, kind: Literal["source", "country fact"], dated: str, today: date, uses: int) -> Stale:
    return Stale(id=name, kind=kind, dated=dated, months=months_since(dated, today), cited_by=uses)


def months_since(dated: str, today: date) -> int | None:
    """Return whole months since a day, month, year or span of years, counted from its end; None for other words.

    >>> months_since("2022-08", date(2026, 11, 25)), months_since("2019", date(2026, 11, 25))
    (51, 83)
    """
    m = re.fullmatch(r"(?:\d{4}-(?=\d{4}))?(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-\d{2})?", dated)
    return (today.year - int(m[1])) * 12 + today.month - int(m[2] or 12) if m else None


def _uses(pack: Pack, found: Sequence[Origin]) -> dict[str, int]:
    main = {name: s.id for s in pack.sources for name in _ids(s)}
    counts: dict[str, int] = {}
    for origin in found:
        for name in {main.get(c.id, c.id) for c in origin.cites}:
            counts[name] = counts.get(name, 0) + 1
    return counts


def _ids(source: Source) -> tuple[str, ...]:
    return (source.id, *source.aliases)


def _of_pack(pack: Pack) -> Iterator[Origin]:
    for f in fields(pack):
        entries = getattr(pack, f.name)
        if f.name not in _NOT_STATEMENTS and isinstance(entries, tuple):
            for entry in entries:
                yield from _parts(entry, f.name, _name(entry), "")


def _parts(value: object, section: str, entry: str, part: str) -> Iterator[Origin]:
    if is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Cite):
        basis, cites = getattr(value, "basis", ""), getattr(value, "sources", ())
        if basis or cites:
            place = (part, getattr(value, "framework", ""), getattr(value, "ref", ""))
            named = " ".join(filter(None, place))
            yield Origin(section=section, entry=entry, part=named, basis=basis or "source", cites=cites)
        for f in fields(value):
            yield from _parts(getattr(value, f.name), section, entry, f"{part}.{f.name}" if part else f.name)
    elif isinstance(value, tuple):
        for n, item in enumerate(value, 1):
            yield from _parts(item, section, entry, f"{part} {n}")


def _name(entry: object) -> str:
    return str(next(getattr(entry, n) for n in ("id", "iso2", "item") if hasattr(entry, n)))


def _of_terms(lexicon: Lexicon) -> Iterator[Origin]:
    for language in lexicon.languages:
        for term in language.terms:
            cites = tuple(Cite(id=s) for s in term.sources)
            yield Origin(section="terms", entry=term.id, part="", basis=term.basis, cites=cites)


def _of_countries(countries: Sequence[Country]) -> Iterator[Origin]:
    for country in countries:
        for fact in country.facts:
            yield Origin(section="countries", entry=country.iso2, part=fact.key, basis="source", cites=fact.sources)
