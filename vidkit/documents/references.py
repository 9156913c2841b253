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
        self._listed: list[Source] = []
        self._numbers: dict[str, int] = {}

    def marks(self, entry: Sourced) -> str:
        """Return the short mark of an entry: its basis where that is no source, and its sources."""
        return " ".join(filter(None, [basis_mark(entry.basis), self.cited(entry.sources)]))

    def cited(self, cites: Sequence[Cite]) -> str:
        """Return the numbers of the sources, each with the place in it, and a mark if all are weak; or nothing."""
        known = [(self._sources[c.id], c.at) for c in cites if c.id in self._sources]
        weak = _("(weak source)") if known and all(s.is_weak for s, _at in known) else ""
        if not self._numbered or not known:
            return weak
        named = dict.fromkeys((self._number(s), at) for s, at in known)
        return f"[{'; '.join(f'{n}, {at}' if at else f'{n}' for n, at in named)}] {weak}".rstrip()

    def listed(self) -> tuple[SourceRow, ...]:
        """Return the sources cited so far, by number; entries of one page once, as the first of them was cited."""
        return tuple(_row(n, source) for n, source in enumerate(self._listed, start=1))

    def _number(self, source: Source) -> int:
        page = self._page(source)
        if page not in self._numbers:
            self._listed.append(source)
            self._numbers[page] = len(self._listed)
        return self._numbers[page]

    def _page(self, source: Source) -> str:
        """Return the id of the entry that stands for the page of this one."""
        seen: list[str] = []
        while source.id not in seen and source.same_page in self._sources:
            seen.append(source.id)
            source = self._sources[source.same_page]
        return min(seen) if source.id in seen else source.id


def basis_mark(basis: Basis) -> str:
    """Return the word that stands behind an entry which no publication says."""
    return {"estimate": _("(estimate)"), "background": _("(background)")}.get(basis, "")


def _row(number: int, source: Source) -> SourceRow:
    title = source.title if source.publisher in source.title else f"{source.publisher}, {source.title}"
    dated = title if not source.year or source.year in title else f"{title}, {source.year}"
    return SourceRow(number=number, text=dated, url=source.url, site=_site(source.url),
                     note="; ".join(filter(None, [*source_words(source), source.note])))


def source_words(source: Source) -> tuple[str, ...]:
    """Return in words what a reader should know before quoting a source: its grade, and what was seen of it."""
    grade = {"B": _("press or non-governmental organisation"), "C": _("secondary source")}.get(source.grade, "")
    form = {
        "secondary": _("reported by another"), "excerpt": _("only parts or summaries seen"),
        "advertisement": _("job advertisement"), "staging": _("seen at a staging address of the publisher"),
        "copy": _("seen in a copy"),
    }.get(source.form, "")  # fmt: skip
    return tuple(w for w in (grade, "" if source.grade == "C" and source.form == "secondary" else form) if w)


def _site(url: str) -> str:
    """Return the site of a web address.

    >>> _site("https://www.example.org/a/b")
    'example.org'
    """
    return url.partition("://")[2].partition("/")[0].removeprefix("www.")
