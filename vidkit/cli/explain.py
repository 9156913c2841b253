"""`explain`: why something is so - of the pack alone, or in one assessment."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from vidkit.assessment.store import SUFFIX
from vidkit.base import i18n
from vidkit.base.errors import BadValue, UnknownName
from vidkit.base.i18n import _
from vidkit.base.text import did_you_mean
from vidkit.cli import console, layout
from vidkit.cli.country import name_in
from vidkit.cli.days import start_of
from vidkit.cli.opening import opened
from vidkit.cli.options import JsonOption, PackOption, TodayOption, day
from vidkit.cli.plan_options import FromOption, VariantOption, variant_of
from vidkit.content.codes import CodeEntry, catalogue, explain_code
from vidkit.content.model import Pack
from vidkit.content.packs import countries, load_pack
from vidkit.planning.describe import SECTIONS, Row, find, kind_word
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

    Example:
    vidkit explain kenya-2026.vidkit.json act.icse.ncb_protocol
    """
    *files, entry_id = words
    if len(files) == 1 and _is_file(entry_id) and not _is_file(files[0]):
        files, entry_id = [entry_id], files[0]
    if len(files) > 1:
        raise BadValue(_("One id at a time, please."), _("Write: vidkit explain [FILE] ID"))
    if not files and _is_file(entry_id):
        raise BadValue(_("What is to be explained? There is a file and no id."), kinds_of_ids(entry_id))
    if re.fullmatch(r"(?i)vk\d{3}", entry_id):
        return _code(entry_id, json=json)
    if not files:
        content = load_pack(pack)
        _known(entry_id, content)
        found = make_explanation(entry_id, content)
    else:
        here = opened(Path(files[0]), pack)
        _known(entry_id, here.pack)
        card = score(here.pack, here.assessment, day(today))
        first = start_of(here.assessment, start, day(today))
        made = build_plan(here.pack, here.assessment, first, card=card, variant=variant_of(variant))
        found = make_explanation(entry_id, here.pack, made)
    if json:
        console.json("explain", _values(found))
    else:
        show(found)
    return 0


def _is_file(word: str) -> bool:
    return word.endswith(SUFFIX) or word.endswith(".json") or Path(word).is_file()


def kinds_of_ids(file: str = "FILE") -> str:
    """Return in a sentence what can be explained, with an example of each kind."""
    return _(
        "Add the id of a gate (G01), a red flag (F01), a contradiction (CR01), a mistake (E01), an action "
        "(act.icse.connect), a capability (welfare.support), a question (people_viewing), a role (R01), a course (C01) "
        "or a code of a message (VK101). Example: vidkit explain {file} G01. All ids: vidkit pack list", file=file,
    )  # fmt: skip


def _known(entry_id: str, pack: Pack) -> None:
    """Let an id of the pack pass. Raises: BadValue, with the nearest ids and what can be explained."""
    try:
        find(entry_id, pack)
    except UnknownName as error:
        place = next((c for c in countries() if entry_id.upper() in (c.iso2, c.iso3)), None)
        if place is not None:
            raise BadValue(
                _('"{word}" is the code of a country ({name}), not the id of an entry.', word=entry_id,
                  name=name_in(place, i18n.current())),
                _("Where a country stands is shown by: vidkit score FILE. {kinds}", kinds=kinds_of_ids()),
            ) from None
        near = did_you_mean(entry_id, [e.id for section in SECTIONS for e in getattr(pack, section)])
        raise BadValue(error.message, f"{near} {kinds_of_ids()}".strip()) from None


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
