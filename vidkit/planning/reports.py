"""What was reported about an action before its time: the report is kept, and no date rests on it until it can be true.

An action counts as started or done when all that it needs is in place and no gate forbids it. Until
then the plan is made as if nothing were reported: the action, what waits for it, its milestones and
its gates wait for the open needs too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.model import Progress
from vidkit.base.i18n import n_
from vidkit.content.condition import comparisons, parse
from vidkit.content.model import Action, Gate
from vidkit.scoring.gates import GateStand


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """A report that cannot be confirmed. `needs`: what it needs and is not in place; `gates`: those that forbid it."""

    state: Literal["started", "done"]
    needs: tuple[str, ...]
    gates: tuple[str, ...]


def forbidding(action: Action, progress: Progress, stands: Sequence[GateStand]) -> tuple[str, ...]:
    """Return the gates that are not open and forbid what is reported.

    A soft gate may be overridden with a reason: the note of the report. A gate that opens on the very
    level that the action raises does not forbid its report.
    """
    return tuple(
        s.gate.id
        for s in stands
        if s.state != "open"
        and action.id in s.gate.blocks
        and not (s.gate.strength == "soft" and progress.note.strip())
        and not _opens(action, s.gate)
    )


def _opens(action: Action, gate: Gate) -> bool:
    wanted = (c for c in comparisons(parse(gate.opens_when)) if c.ref.kind == "capability" and c.op == ">=")
    return any(0 < action.raises.get(c.ref.id, 0) <= c.value for c in wanted if isinstance(c.value, int))


def unconfirmed_text(report: Report) -> str:
    """Return in a sentence that a report does not count, and what is missing."""
    gates, needs = ", ".join(report.gates), len(report.needs)
    if not report.gates:
        return n_("Reported, not confirmed: {n} of its needs is open.",
                  "Reported, not confirmed: {n} of its needs are open.", needs)  # fmt: skip
    if not needs:
        return n_("Reported, not confirmed: gate {gates} is not open.",
                  "Reported, not confirmed: gates {gates} are not open.", len(report.gates), gates=gates)  # fmt: skip
    return n_("Reported, not confirmed: {n} of its needs is open. Gates not open: {gates}.",
              "Reported, not confirmed: {n} of its needs are open. Gates not open: {gates}.", needs,
              gates=gates)  # fmt: skip
