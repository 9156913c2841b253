"""The pack in another language: every text a user can see, through the catalogue.

The context of each text is `<id>.<field>`, so that a translator sees where it stands. Fields that
are keys, not words, are named here; everything else that is text is translated.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from vidkit.base import i18n
from vidkit.content.model import Pack

T = TypeVar("T")

KEYS = frozenset({
    "id", "version", "date", "basis", "kind", "type", "scope", "strength", "grade", "form", "year", "url", "checked",
    "aliases", "same_page", "when", "asked_when", "opens_when", "interim_when", "also_before", "in_place_when",
    "only_when", "met_when",
    "edge", "pick", "capability", "capabilities", "respondents", "sources", "framework", "owner", "supporters",
    "phase", "needs", "raises", "starts", "flag", "stands_in_for", "courses", "fills", "costs", "blocks", "opened_by",
    "shown_by", "action", "actions", "concerns", "at_most", "denies", "roles", "fact", "matrix", "targets",
    "arrangement_expected", "arrangement_action", "pair_with", "gates", "topics", "uses", "payer_currency", "iso2",
    "iso3", "names", "as_of", "key", "topic", "regions", "one_off", "yearly", "one_off_fact", "yearly_fact", "posts",
    "volumes", "delivery",
})  # fmt: skip

NAMED = ".rows"
"""The end of the context of groups whose keys are printed too."""


def translated(pack: Pack) -> Pack:
    """Return the pack with every visible text in the current language; ids stay."""
    kept = {"id", "version", "date", "sources", "countries"}
    return replace(pack, **{f.name: _value(getattr(pack, f.name), f.name) for f in fields(pack) if f.name not in kept})


def _value(value: Any, context: str) -> Any:
    if isinstance(value, str):
        return i18n.content(context, value)
    if is_dataclass(value) and not isinstance(value, type):
        return _entry(value, context)
    if isinstance(value, tuple):
        return tuple(_value(v, f"{context}.{n}") for n, v in enumerate(value))
    if isinstance(value, Mapping):
        names = {k: i18n.content(f"{context}.name", k) if context.endswith(NAMED) else k for k in value}
        return {names[k]: _value(v, f"{context}.{k}") for k, v in value.items()}
    return value


def _entry(entry: T, context: str) -> T:
    name = getattr(entry, "id", context)
    changes = {
        f.name: _value(getattr(entry, f.name), f"{name}.{f.name}")
        for f in fields(entry)  # type: ignore[arg-type]
        if f.name not in KEYS
    }
    return replace(entry, **changes)  # type: ignore[type-var]
