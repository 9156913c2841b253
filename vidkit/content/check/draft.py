"""The pack being judged, with the place of each entry, and the texts a reader of it would see."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

from vidkit.base.problems import Problem, Severity
from vidkit.content.load import SECTIONS, Places
from vidkit.content.model import Pack
from vidkit.content.translate import KEYS

Spot = tuple[str | int, ...]
"""A section, the id of an entry in it, then the way to a field: ("actions", "act.x.y", "needs", 0)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A pack that may hold problems. `places` knows file and line of its entries."""

    pack: Pack
    places: Places

    def problem(self, code: str, spot: Spot, what: str, fix: str, severity: Severity = "error") -> Problem:
        """Return a problem that names the entry and points to the field."""
        section, entry, *path = spot
        named = f"{entry}: {what}" if entry else what
        where = self.places.of(str(section), str(entry), *path)
        return Problem(code=code, where=where, what=named, fix=fix, severity=severity)

    def known(self, section: str) -> frozenset[str]:
        """Return the ids of a section, those of entries that could not be read included."""
        unread = (i for s, i in self.places.unread if s == section)
        return frozenset((*(name_of(e) for e in getattr(self.pack, section)), *unread))


def name_of(entry: object) -> str:
    """Return the id of an entry; countries and prices go by other fields."""
    return str(next(getattr(entry, n) for n in ("id", "iso2", "item") if hasattr(entry, n)))


def entries(pack: Pack) -> Iterator[tuple[str, str, object]]:
    """Yield section, id and entry of everything in the pack."""
    for section in SECTIONS:
        for entry in getattr(pack, section):
            yield section, name_of(entry), entry


def parts(value: object, spot: Spot) -> Iterator[tuple[Spot, object]]:
    """Yield the value and every dataclass inside it, each with its spot."""
    if is_dataclass(value) and not isinstance(value, type):
        yield spot, value
        for f in fields(value):
            yield from parts(getattr(value, f.name), (*spot, f.name))
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from parts(item, (*spot, n))


@dataclass(frozen=True, slots=True)
class Text:
    """A visible text. `context` is what the catalogues of translations know it by."""

    spot: Spot
    context: str
    text: str


_NOT_TRANSLATED = frozenset({"sources", "countries"})


def visible_texts(pack: Pack) -> Iterator[Text]:
    """Yield every text of the pack that a user can see, as `translate.translated` treats it."""
    yield Text(("", "", "title"), "title", pack.title)
    for section in SECTIONS:
        if section not in _NOT_TRANSLATED:
            for n, entry in enumerate(getattr(pack, section)):
                yield from _texts(entry, (section, name_of(entry)), f"{section}.{n}")


def _texts(value: object, spot: Spot, context: str) -> Iterator[Text]:
    if isinstance(value, str):
        if value:
            yield Text(spot, context, value)
    elif is_dataclass(value):
        name = getattr(value, "id", context)
        for f in fields(value):
            if f.name not in KEYS:
                yield from _texts(getattr(value, f.name), (*spot, f.name), f"{name}.{f.name}")
    elif isinstance(value, tuple):
        for n, item in enumerate(value):
            yield from _texts(item, (*spot, n), f"{context}.{n}")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _texts(item, (*spot, key), f"{context}.{key}")
