"""The gate board at a glance: a tile for each gate."""

from vidkit.base.i18n import _
from vidkit.documents.charts.gates import GateTiles, Tile
from vidkit.documents.dates import month_written, written
from vidkit.documents.views.gates import state_word
from vidkit.documents.views.results import Results
from vidkit.planning.opening import opening, opening_short
from vidkit.scoring.gates import GateStand


def gate_tiles(results: Results) -> GateTiles:
    """Return the chart of all gates, in the order of the pack."""
    return GateTiles(
        title=_finding(results),
        alt=_("A tile for each of {n} gates with its state and the month for which it is planned. The table has the "
              "same in words.", n=len(results.card.gates)),
        tiles=tuple(_tile(s, results) for s in results.card.gates),
        direction=results.side,
    )  # fmt: skip


def _tile(stand: GateStand, results: Results) -> Tile:
    found = opening(stand, results.plan)
    return Tile(id=stand.gate.id, title=stand.gate.title, state=stand.state, word=state_word(stand.state),
                when=opening_short(found, written=month_written) if found else "")  # fmt: skip


def _finding(results: Results) -> str:
    """Return which gate the plan opens next; where it opens none for certain, how many are open."""
    stands = results.card.gates
    found = ((s.gate.id, opening(s, results.plan)) for s in stands)
    dated = [(o.not_before, i) for i, o in found if o and o.not_before and not (o.only_if or o.goes_on)]
    if not dated:
        return _("{open} of {n} gates are open.", open=sum(s.state == "open" for s in stands), n=len(stands))
    day, gate = min(dated)
    return _("The next gate that the plan opens is {gate}, on {day}.", gate=gate, day=written(day))
