"""`explain`: why something is so - of the pack alone, or in one assessment."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from vidkit.base.errors import BadValue, UnknownName
from vidkit.base.i18n import _
from vidkit.cli import console, layout
from vidkit.cli.days import start_of
from vidkit.cli.opening import opened
from vidkit.cli.options import JsonOption, PackOption, TodayOption, day
from vidkit.cli.plan import FromOption, VariantOption, variant_of
from vidkit.content.codes import CodeEntry, catalogue, explain_code
from vidkit.content.packs import load_pack
from vidkit.planning.describe import Row, kind_word
from vidkit.planning.explain import Explanation
from vidkit.planning.explain import explain as make_explanation
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score


def explain(
    words: Annotated[list[str], typer.Argument(metavar="[FILE] ID", help=_("An id or a code; in FILE, if given."))],
    start: FromOption = None,
    variant: VariantOption = "default",
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Say what an id is, why it is there, why then, who said so, and from which source.

    Example: vidkit explain kenya-2026.vidkit.json act.icse.ncb_protocol
    """
    *files, entry_id = words
    if len(files) > 1:
        raise BadValue(_("One id at a time, please."), _("Write: vidkit explain [FILE] ID"))
    if re.fullmatch(r"(?i)vk\d{3}", entry_id):
        return _code(entry_id, json=json)
    if not files:
        found = make_explanation(entry_id, load_pack(pack))
    else:
        here = opened(Path(files[0]), pack)
        card = score(here.pack, here.assessment, day(today))
        first = start_of(here.assessment, start, day(today))
        made = build_plan(here.pack, here.assessment, first, card=card, variant=variant_of(variant))
        found = make_explanation(entry_id, here.pack, made)
    if json:
        console.json("explain", _values(found))
    else:
        show(found)
    return 0


def show(found: Explanation) -> None:
    """Print an explanation: first what this assessment says, then what the pack says."""
    layout.para(f"{found.id} ({kind_word(found.kind)})")
    layout.para(found.title)
    if found.here:
        layout.heading(_("In this assessment"))
        _rows(found.here)
    layout.heading(_("In the content pack"))
    _rows(found.general)
    if found.sources:
        layout.heading(_("Sources"))
    for source in found.sources:
        layout.item("-", source)


def _rows(rows: Sequence[Row]) -> None:
    for row in rows:
        layout.item("", f"{row.label}: {row.text}", hang=2)


def _values(found: Explanation) -> dict[str, Any]:
    def rows(these: Sequence[Row]) -> list[dict[str, Any]]:
        return [{"label": r.label, "text": r.text, "ids": r.ids} for r in these]

    return {
        "id": found.id, "kind": found.kind, "title": found.title, "here": rows(found.here),
        "general": rows(found.general), "sources": found.sources,
    }  # fmt: skip


def _code(code: str, *, json: bool) -> int:
    entry = explain_code(code)
    if entry is None:
        raise UnknownName("code", code.upper(), list(catalogue()))
    if json:
        console.json("explain", {"id": entry.code, "kind": "code", "title": entry.title, "meaning": entry.meaning,
                                 "fix": entry.fix})  # fmt: skip
    else:
        _show_code(entry)
    return 0


def _show_code(entry: CodeEntry) -> None:
    layout.para(f"{entry.code} {entry.title}")
    layout.para(entry.meaning)
    layout.para(_("What to do: {fix}", fix=entry.fix))
