"""How a workbook is laid out: what its writer and its reader both know.

Columns are found by codes in a hidden row, rows by ids in the first column; so neither the order
of rows, columns or sheets matters, nor what a sheet is called.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from vidkit.base.i18n import _
from vidkit.content.model import Capability, Fact

FORM = 1
"""Number of this layout; it goes up when a reader of the old one could misread the new one."""

MARK = "vidkit:"
IDENTITY_SHEET, LISTS_SHEET = "vidkit", "vidkit lists"
IDENTITY = ("form", "pack", "pack_version", "language", "country", "scope", "respondent")

COLUMNS = (
    "id", "question", "statements", "answer", "arrangement", "note", "title", "kind", "date", "kept_at", "seen_by",
    "speaks", "confidence", "respondent",
)  # fmt: skip
EVIDENCE = ("title", "kind", "date", "kept_at", "seen_by", "speaks", "confidence")
FURTHER = ("further_id", *EVIDENCE)
COVER = ("country", "respondent", "assessor")
WIDTHS: Mapping[str, int] = {
    "id": 24, "question": 46, "statements": 66, "answer": 34, "arrangement": 22, "note": 40, "title": 28, "kind": 14,
    "date": 12, "kept_at": 18, "seen_by": 18, "speaks": 12, "confidence": 12, "respondent": 24, "further_id": 24,
}  # fmt: skip


def heads() -> Mapping[str, str]:
    """Return what stands over each column."""
    return {
        "id": _("Id (do not change)"),
        "question": _("Question"),
        "statements": _("Levels, or what can be answered"),
        "answer": _("Answer"),
        "arrangement": _("By arrangement, provided by"),
        "note": _("Note"),
        "title": _("Evidence: what"),
        "kind": _("Evidence: kind"),
        "date": _("Evidence: date"),
        "kept_at": _("Evidence: where it is kept"),
        "seen_by": _("Evidence: seen by"),
        "speaks": _("Evidence: for or against"),
        "confidence": _("Evidence: confidence"),
        "respondent": _("Who answered"),
        "further_id": _("Id of the question"),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A row of a domain's sheet: a question, or one check or choice of the question above it."""

    id: str
    item: Capability | Fact
    part: str = ""


def rows(item: Capability | Fact) -> Iterator[Row]:
    """Yield the rows of a question: its own, then one for each check, or for each choice that may be marked."""
    yield Row(id=item.id, item=item)
    for part in parts(item):
        yield Row(id=f"{item.id}#{part}", item=item, part=part)


def parts(item: Capability | Fact) -> tuple[str, ...]:
    """Return the ids of the checks, or of the choices where several may be chosen."""
    if isinstance(item, Capability):
        return tuple(c.id for c in item.checks)
    return tuple(c.id for c in item.choices) if item.type == "choices" else ()


def sheet_title(number: int, name: str) -> str:
    """Return the name of a domain's sheet: at most 31 characters, none that Excel forbids.

    >>> sheet_title(2, "Law: powers/terms")
    '2 Law powers terms'
    """
    plain = "".join(" " if c in "[]:*?/\\'" else c for c in f"{number} {name}")
    return " ".join(plain.split())[:31].rstrip()
