"""The gate board: what may not start yet, in which state, what opens it, who can show it."""

from collections.abc import Iterable

from vidkit.base.i18n import _
from vidkit.content.condition import All, Any, comparisons, parse
from vidkit.documents.dates import written
from vidkit.documents.references import References
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.opening import opening, opening_short, opening_text
from vidkit.scoring.asked import listed, of_these, still_asked
from vidkit.scoring.gates import GateStand, GateState, Part
from vidkit.scoring.words import described

STATES: tuple[GateState, ...] = ("closed", "undecided", "interim", "open")


@row
class Condition:
    """One thing that a gate asks for: met and shown, or what is to be done about it."""

    text: str
    met: bool
    remark: str


@row
class GateRow:
    """`planned`: sentences on when it can open, or on what stops it; `planned_short`: the same in few words.
    `open_words`: what still opens it.
    """

    id: str
    title: str
    forbids: str
    state: str
    is_open: bool
    strength: str
    conditions: tuple[Condition, ...]
    open_words: tuple[str, ...]
    planned: str
    planned_short: str
    shown_by: str
    interim_limits: str
    reason: str
    note: str
    marks: str


def gate_rows(results: Results, references: References) -> tuple[GateRow, ...]:
    """Return every gate, in the order of the pack."""
    return tuple(_row(s, results, references) for s in results.card.gates)


def state_word(state: GateState) -> str:
    """Return the state of a gate in one word or two."""
    return {"open": _("open"), "interim": _("interim"), "closed": _("closed"), "undecided": _("undecided")}[state]


def tally(stands: Iterable[GateStand]) -> str:
    """Return how many gates stand in each state, as a sentence."""
    states = [s.state for s in stands]
    words = {"closed": _("{n} closed"), "undecided": _("{n} undecided"),
             "interim": _("{n} interim (open for a limited time)"), "open": _("{n} open")}  # fmt: skip
    counted = "; ".join(words[s].format(n=states.count(s)) for s in STATES if s in states)
    return _("Of {n} gates: {states}.", n=len(states), states=counted or "–")


def _row(stand: GateStand, results: Results, references: References) -> GateRow:
    gate = stand.gate
    found = opening(stand, results.plan)
    return GateRow(
        id=gate.id,
        title=gate.title,
        forbids=gate.forbids,
        state=state_word(stand.state),
        is_open=stand.state == "open",
        strength=_("Hard gate: it opens on verified answers only.") if gate.strength == "hard"
        else _("Soft gate: it may be overridden with a reason, which is printed."),
        conditions=_conditions(stand, results),
        open_words=_open_words(stand, results),
        planned=opening_text(found, results.pack, written=written) if found else "",
        planned_short=opening_short(found, written=written) if found else "",
        shown_by=results.respondents(gate.shown_by),
        interim_limits=gate.interim_limits,
        reason=gate.reason,
        note=gate.note,
        marks=references.marks(gate),
    )  # fmt: skip


def _conditions(stand: GateStand, results: Results) -> tuple[Condition, ...]:
    whole = parse(stand.gate.opens_when)
    grouped = [tuple(comparisons(a)) for a in (whole.parts if isinstance(whole, Any) else ()) if isinstance(a, All)]
    made = []
    for p in stand.parts:
        beside = next((group for group in grouped if p.compare in group), ())
        others = "; ".join(described(c, results.pack) for c in beside if c != p.compare)
        made.append(Condition(text=described(p.compare, results.pack), met=p.shown is True, remark=_remark(p, others)))
    return tuple(made)


def _remark(part: Part, beside: str) -> str:
    """Return what is to be done about a condition, and that another would do where that is so.

    beside: what has to hold together with it, of alternatives.
    """
    if part.claimed is True:
        said = "" if part.shown is True else _("claimed: show it")
    else:
        said = _("not so today") if part.claimed is False else _("not known: ask")
    if not part.either:
        return said
    if beside:
        together = _("only together with: {others}; or else another of these", others=beside)
        return _("{remark}; {together}", remark=said, together=together) if said else together
    return _("{remark}; one of these is enough", remark=said) if said else _("one of these is enough")


def _open_words(stand: GateStand, results: Results) -> tuple[str, ...]:
    """Return what is to be done, shown and asked; those of which one would do are named as such."""
    whole = still_asked(parse(stand.gate.opens_when), lambda _compare: False)
    groups = (
        (_("To do: {what}"), {p.compare for p in stand.parts if p.claimed is False}),
        (_("To show: {what}"), {p.compare for p in stand.parts if p.claimed is True and p.shown is not True}),
        (_("To ask: {what}"), {p.compare for p in stand.parts if p.claimed is None}),
    )
    return tuple(
        message.format(what=listed(of_these(whole, found.__contains__), results.pack))
        for message, found in groups if whole and found
    )  # fmt: skip
