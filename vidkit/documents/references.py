"""The marks behind what is printed, and the sources that they name, numbered in the order of use."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from vidkit.base.i18n import _
from vidkit.content.model import Basis, Cite, Pack, Source


class Sourced(Protocol):
    """An entry of the pack that says what stands behind it."""

    @property
    def basis(self) -> Basis: ...

    @property
    def sources(self) -> tuple[Cite, ...]: ...


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRow:
    """A publication as listed at the end of a document. `site`: where `url` leads, in short."""

    number: int
    text: str
    url: str
    site: str
    note: str


class References:
    """Collects what one document cites, while its view is made."""

    def __init__(self, pack: Pack, *, numbered: bool = True) -> None:
        """numbered: False for a document that lists no sources; marks then name none."""
        self._numbered = numbered
        self._sources = {name: s for s in pack.sources for name in (s.id, *s.aliases)}
        self._numbers: dict[str, int] = {}

    def marks(self, entry: Sourced) -> str:
        """Return the short mark of an entry: its basis where that is no source, and its sources."""
        return " ".join(filter(None, [basis_mark(entry.basis), self.cited(entry.sources)]))

    def cited(self, cites: Sequence[Cite]) -> str:
        """Return the numbers of the sources, each with the place in it, or nothing."""
        if not self._numbered:
            return ""
        known = [(self._number(self._sources[c.id].id), c.at) for c in cites if c.id in self._sources]
        return f"[{'; '.join(f'{n}, {at}' if at else f'{n}' for n, at in known)}]" if known else ""

    def listed(self) -> tuple[SourceRow, ...]:
        """Return the sources cited so far, by number."""
        return tuple(_row(n, self._sources[name]) for name, n in self._numbers.items())

    def _number(self, source: str) -> int:
        return self._numbers.setdefault(source, len(self._numbers) + 1)


def basis_mark(basis: Basis) -> str:
    """Return the word that stands behind an entry which no publication says."""
    return {"estimate": _("(estimate)"), "background": _("(background)")}.get(basis, "")


def _row(number: int, source: Source) -> SourceRow:
    grades = {"B": _("press or non-governmental organisation"), "C": _("secondary source")}
    title = source.title if source.publisher in source.title else f"{source.publisher}, {source.title}"
    dated = title if not source.year or source.year in title else f"{title}, {source.year}"
    return SourceRow(number=number, text=dated, url=source.url, site=_site(source.url),
                     note="; ".join(filter(None, [grades.get(source.grade, ""), source.note])))


def _site(url: str) -> str:
    """Return the site of a web address.

    >>> _site("https://www.example.org/a/b")
    'example.org'
    """
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
