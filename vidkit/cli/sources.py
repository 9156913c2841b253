"""`sources` and `pack stale`: where each statement comes from, and what should be looked up again."""

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated, Any

import typer

from vidkit.base.errors import EXIT_FOUND, BadValue, UnknownName
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.country_search import NoEntry, candidates
from vidkit.cli.options import JsonOption, PackOption, TodayOption, day
from vidkit.content.model import Pack, Source
from vidkit.content.packs import countries, load_pack
from vidkit.content.provenance import Origin, Stale, about, origins
from vidkit.content.provenance import stale as find_stale
from vidkit.content.terms import lexicon

IdArgument = Annotated[str, typer.Argument(metavar="[ID]", help=_("An entry of the content, a country, or a source."))]
OlderOption = Annotated[
    str, typer.Option("--older-than", metavar="TIME", help=_("Months or years: 12m, 18m, 2y."))
]  # fmt: skip


def sources(entry_id: IdArgument = "", pack: PackOption = None, json: JsonOption = False) -> int:
    """Say where every statement, number and rule comes from: place in the source, grade, last look.

    With an ID: of one entry or country; with a source's ID: everything that rests on it.

    Example:
    vidkit sources G01
    """
    content = load_pack(pack)
    found = origins(content, lexicon(), countries())
    chosen = about(found, entry_id, content) if entry_id else found
    if not chosen:
        with suppress(NoEntry):
            named = candidates(entry_id, countries())
            chosen = about(found, named[0].iso2, content) if len(named) == 1 else chosen
    if entry_id and not chosen and entry_id.casefold() not in {s.id.casefold() for s in content.sources}:
        raise UnknownName("entry", entry_id, sorted({o.entry for o in found}), "vidkit sources")
    if json:
        console.json("sources", [_values(o, content) for o in chosen])
    else:
        _show(chosen, content, entry_id)
    return 0


def stale(older_than: OlderOption = "12m", pack: PackOption = None, json: JsonOption = False,
          today: TodayOption = None) -> int:  # fmt: skip
    """List what was last looked up too long ago, or has no date; exit with 1 when there is any.

    Example:
    vidkit pack stale --older-than 12m
    """
    content = load_pack(pack)
    found = origins(content, lexicon())
    rows = find_stale(content, countries(), found, day(today), months(older_than))
    if json:
        console.json("pack stale", rows)
    else:
        _show_stale(rows, content, older_than)
    return EXIT_FOUND if rows else 0


def months(text: str) -> int:
    """Return the months that a span such as 12m or 2y has. Raises: BadValue."""
    m = re.fullmatch(r"\s*(\d{1,3})\s*([my])\s*", text.casefold())
    if not m:
        raise BadValue(_('"{text}" is no span of time.', text=text), _("Write months or years: 12m, 2y."))
    return int(m[1]) * (12 if m[2] == "y" else 1)


def _show(found: Sequence[Origin], pack: Pack, entry_id: str) -> None:
    known = {name: s for s in pack.sources for name in (s.id, *s.aliases)}
    source = next((s for n, s in known.items() if n.casefold() == entry_id.casefold()), None)
    if source:
        layout.para(_publication(source))
        console.result(source.url)
    shown_in_full = [o for o in found if entry_id or o.section != "countries"]
    section = ""
    for origin in shown_in_full:
        if origin.section != section:
            section = origin.section
            layout.heading(section_name(section))
        _item(origin, known, short=not entry_id or source is not None)
    rest = len(found) - len(shown_in_full)
    layout.blank()
    if rest:
        layout.para(_("Facts about countries: {n}. See one country: vidkit sources KE", n=rest))
    layout.para(n_("{n} statement.", "{n} statements.", len(found)))


def section_name(section: str) -> str:
    """Return a section in words."""
    from vidkit.cli.pack import section_names

    return {**section_names(), "terms": _("terms to avoid or to use with care")}.get(section, section)


def _item(origin: Origin, known: dict[str, Source], *, short: bool) -> None:
    where = " ".join(filter(None, [origin.entry, origin.part]))
    if short:
        cites = "; ".join(f"{c.id}, {c.at}" if c.at else c.id for c in origin.cites)
        layout.item("", f"{where}: {'; '.join(filter(None, [basis_word(origin.basis), cites]))}", hang=2)
        return
    layout.item("", f"{where}: {basis_word(origin.basis)}", hang=2)
    for cite in origin.cites:
        place = _("{source}; there: {place}", source=_publication(known[cite.id]), place=cite.at) if cite.at else ""
        layout.item("-", place or _publication(known[cite.id]) if cite.id in known else cite.id, indent=2)


def basis_word(basis: str) -> str:
    """Return what stands behind a statement, in words."""
    return {
        "source": _("from a publication"),
        "synthesis": _("our wording, direction from the sources"),
        "estimate": _("estimate"),
        "background": _("general professional knowledge"),
        "practice": _("rule of this project"),
    }.get(basis, basis)


def _publication(source: Source) -> str:
    title = ", ".join(filter(None, [source.publisher, source.title, source.year]))
    grade = _("grade {grade}", grade=source.grade) if source.grade else _("no grade")
    checked = _("last looked up {month}", month=source.checked) if source.checked else _("never looked up")
    return _("{id}: {title} ({grade}; {checked})", id=source.id, title=title, grade=grade, checked=checked)


def _show_stale(rows: Sequence[Stale], pack: Pack, older_than: str) -> None:
    labels = country_labels()
    for row in rows:
        source = pack.source_by_id.get(row.id)
        name = _publication(source) if source else _("{label} ({key})", label=labels.get(row.id, row.id), key=row.id)
        layout.item("", f"{name}: {_age(row)}. {_uses(row)}", hang=2)
        if source and source.url:
            console.result(f"  {source.url}")
    layout.para(
        n_("{n} entry was looked up more than {span} ago, or has no date.",
           "{n} entries were looked up more than {span} ago, or have no date.", len(rows), span=older_than)
    )  # fmt: skip


def country_labels() -> dict[str, str]:
    """Return the names of the public facts about countries."""
    from vidkit.cli.country import labels

    return dict(labels())


def _age(row: Stale) -> str:
    if row.months is None:
        return _("no date ({text})", text=row.dated) if row.dated else _("no date")
    return n_("{dated}, {n} month ago", "{dated}, {n} months ago", row.months, dated=row.dated)


def _uses(row: Stale) -> str:
    if row.kind == "source":
        return n_("{n} statement rests on it.", "{n} statements rest on it.", row.cited_by)
    return n_("{n} country.", "{n} countries.", row.cited_by)


def _values(origin: Origin, pack: Pack) -> dict[str, Any]:
    known = {name: s for s in pack.sources for name in (s.id, *s.aliases)}
    cites = [
        {
            "id": c.id, "at": c.at, "title": s.title, "publisher": s.publisher, "year": s.year, "url": s.url,
            "grade": s.grade, "checked": s.checked,
        }
        for c in origin.cites
        if (s := known.get(c.id))
    ]  # fmt: skip
    return {"section": origin.section, "entry": origin.entry, "part": origin.part, "basis": origin.basis,
            "sources": cites}  # fmt: skip
