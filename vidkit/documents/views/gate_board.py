"""The gate board: the go / no-go list, one page part a gate, to be signed gate by gate."""

from collections.abc import Mapping

from vidkit.base.i18n import _
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.gates import GateRow, gate_rows, tally
from vidkit.documents.views.passages import Passage, passages
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tiles import gate_tiles


@row
class GateBoard:
    meta: Meta
    charts: Mapping[str, Chart]
    gates: tuple[GateRow, ...]
    gate_tally: str
    front: tuple[Passage, ...]
    sources: tuple[SourceRow, ...]


def gate_board(results: Results) -> GateBoard:
    """Return the view of the gate board."""
    references = References(results.pack)
    return GateBoard(
        meta=meta(results, "gate-board", _("Gate board"), _("The dates for which gates are planned"),
                  subtitle=_("What may not start yet, and what opens it")),
        charts={"gates": gate_tiles(results)},
        gates=gate_rows(results, references),
        gate_tally=tally(results.card.gates),
        front=passages(results, references, "emergency"),
        sources=references.listed(),
    )  # fmt: skip
