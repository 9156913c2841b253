"""Which documents are also files that are no pages: workbooks and calendars, each made by a module of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from vidkit.documents.tree import Document
from vidkit.documents.views.results import Results
from vidkit.documents.write import Export


@dataclass(frozen=True, slots=True)
class OfPlan:
    """A function `module`:`name` that makes the file from the plan; imported when it is first used."""

    module: str
    name: str

    def __call__(self, document: Document, results: Results) -> bytes:
        made: bytes = _found(self.module, self.name)(results.plan)
        return made


@dataclass(frozen=True, slots=True)
class OfDocument:
    """The same from the document as it is laid out: its tables."""

    module: str
    name: str

    def __call__(self, document: Document, results: Results) -> bytes:
        made: bytes = _found(self.module, self.name)(document)
        return made


def _budget(document: Document, results: Results) -> bytes:
    """Return posts and money with live formulas."""
    from vidkit.costing.budget import budget
    from vidkit.exchange.figures import write

    return write(budget(results.reading, results.plan), results.pack, results.today, results.reading.assessment)


def _found(module: str, name: str) -> Any:
    return getattr(import_module(module), name)


_TABLES = OfDocument("vidkit.exchange.tables_workbook", "write_xlsx")
EXPORTS: Mapping[tuple[str, str], Export] = {
    ("schedule", "xlsx"): OfPlan("vidkit.exchange.schedule_workbook", "write_xlsx"),
    ("budget", "xlsx"): _budget,
    ("schedule", "ics"): OfPlan("vidkit.exchange.schedule_ics", "write_ics"),
    **{
        (name, "xlsx"): _TABLES
        for name in ("staffing-checklist", "premises-checklist", "icse-readiness", "gate-board", "enquiry-list",
                     "training-plan", "partner-map")
    },
}  # fmt: skip
"""By document and format."""
