"""A plan over time in text: phases, the chain that decides the last milestone, milestones, gates."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vidkit.base.i18n import _
from vidkit.cli import console, layout
from vidkit.planning.chain import last_chain
from vidkit.planning.opening import opening
from vidkit.planning.plan import Plan

LABEL = 34
"""Columns for names."""
_LEAST = 24
_SIGNS, _PLAIN_SIGNS = "▒█─◆▲", "=#-*^"
_MOST_GATES, _YEAR = 5, 4


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days as columns."""

    first: date
    last: date
    cells: int

    def at(self, day: date) -> int:
        whole = max(1, (self.last - self.first).days)
        return min(self.cells - 1, max(0, (day - self.first).days * self.cells // whole))

    def bar(self, start: date, finish: date, sign: str) -> str:
        begin, end = self.at(start), self.at(finish)
        return " " * begin + sign * (end - begin + 1)


def show_timeline(plan: Plan) -> None:
    """Print the plan over time; every row is also told in the lists of `plan`."""
    if not plan.actions:
        return
    bar, chained, line, event, gate = tuple(_signs())
    scale = _scale(plan)
    layout.heading(_("The plan over time"))
    layout.para(_("From {start} to {finish}. {bar} phase, {chain} action of the chain that decides the last milestone, "
                  "{line}{event} milestone from 50 % to 80 %, {gate} gate can open.", start=scale.first,
                  finish=scale.last, bar=bar, chain=chained, line=line, event=event, gate=gate))  # fmt: skip
    console.result(" " * (LABEL + 1) + _years(scale))
    for name, start, finish in _phases(plan):
        layout.named(name, scale.bar(start, finish, bar), room=LABEL)
    chain = last_chain(plan)
    for step in chain[1] if chain else ():
        title = plan.pack.action_by_id[step.action].title
        layout.named(title, scale.bar(step.start, step.finish, chained), room=LABEL)
    for m in sorted(plan.milestones, key=lambda m: m.likely or date.max):
        if m.half and m.likely:
            drawn = scale.bar(m.half, m.likely, line)[:-1] + event
            layout.named(m.milestone.name, drawn, room=LABEL)
    for names, column in _gates(plan, scale):
        layout.named(", ".join(names), " " * column + gate, room=LABEL)


def _signs() -> str:
    return _SIGNS if (sys.stdout.encoding or "").lower().startswith("utf") else _PLAIN_SIGNS


def _scale(plan: Plan) -> _Scale:
    likely = [m.likely for m in plan.milestones if m.likely]
    first = min(p.start for p in plan.actions)
    return _Scale(first, max([plan.finish, *likely]), max(_LEAST, layout.width() - LABEL - 2))


def _years(scale: _Scale) -> str:
    """Return the years, each where it begins, as far as there is room between them; whole ones come first."""
    begins = [date(year, 1, 1) for year in range(scale.first.year + 1, scale.last.year + 1)]
    marks = [(scale.at(day), day.year) for day in begins]
    if not marks or marks[0][0] > _YEAR:
        marks.insert(0, (0, scale.first.year))
    text = ""
    for column, year in marks:
        if (not text or column > len(text)) and column + _YEAR <= scale.cells:
            text = f"{text:<{column}}{year}"
    return text


def _phases(plan: Plan) -> Iterator[tuple[str, date, date]]:
    for phase in plan.pack.phases:
        held = [p for p in plan.actions if p.action.phase == phase.id]
        if held:
            yield phase.name, min(p.start for p in held), max(p.finish for p in held)


def _gates(plan: Plan, scale: _Scale) -> Sequence[tuple[Sequence[str], int]]:
    """Return gates by the column in which the plan can open them, at most so many in a row."""
    found: dict[int, list[str]] = {}
    for stand in plan.card.gates:
        when = opening(stand, plan)
        if when and when.not_before:
            found.setdefault(scale.at(when.not_before + timedelta(days=1)), []).append(stand.gate.id)
    return [(names[n : n + _MOST_GATES], column) for column, names in sorted(found.items())
            for n in range(0, len(names), _MOST_GATES)]  # fmt: skip
