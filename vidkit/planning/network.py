"""The plan as a network of three-point durations: drawn dates, what drives them, and chances."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from vidkit.content.model import Action
from vidkit.planning.binding import bindings
from vidkit.planning.project import by_name, in_order
from vidkit.planning.timing import Timing
from vidkit.planning.uncertainty import HUNDRED, Draws, Span, draw

_TRACED = 1000
"""Draws whose driving chain is walked: enough for shares in whole per cent."""


@dataclass(frozen=True, slots=True)
class Driver:
    """`share`: of the draws in which the action is on the driving chain, in per cent.

    `weeks_late`: what it adds to the milestone on average over all draws, beyond its likely duration.
    """

    action: str
    share: int
    weeks_late: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Network:
    """`spans` in an order where everything comes after its `links` (what it waits for, weeks longer than its end)."""

    spans: Mapping[str, Span]
    links: Mapping[str, Sequence[tuple[str, int]]]
    not_before: Mapping[str, int]

    @classmethod
    def of(cls, actions: Mapping[str, Action], times: Timing) -> "Network":
        """Return the network of timed actions, which keeps their order: who waited for whom waits again."""
        binding = bindings(times)
        place = {i: n for n, i in enumerate(in_order(by_name(times.activities)))}
        ordered = sorted(times.activities, key=lambda a: (times.timed.start[a.id], times.timed.end[a.id], place[a.id]))
        spans, links, floors = {}, {}, {}
        done: set[str] = set()
        for a in ordered:
            span = _span(actions.get(a.id), times, a.id)
            spans[a.id] = replace(span, least=span.likely) if binding[a.id].course else span
            waits = [*a.needs, *(i for i in binding[a.id].earlier if i in done)]
            links[a.id] = [(i, a.lags.get(i, 0)) for i in dict.fromkeys(sorted(waits))]
            held = binding[a.id].money or binding[a.id].course or binding[a.id].fixed
            floors[a.id] = times.timed.start[a.id] if held else a.release
            done.add(a.id)
        return cls(spans=spans, links=links, not_before={i: w for i, w in floors.items() if w})

    def drawn(self, *, draws: int, seed: int = 0) -> Draws:
        """Return the drawn starts and finishes."""
        return draw(self.spans, self.links, not_before=self.not_before, draws=draws, seed=seed)

    def drivers(self, entry: str, found: Draws) -> tuple[Driver, ...]:
        """Return what drives the end of an action, most of the delay first."""
        count = min(_TRACED, len(found.finishes[entry]))
        times: dict[str, int] = {}
        late: dict[str, int] = {}
        for n in range(count):
            i: str | None = entry
            while i is not None:
                length = found.finishes[i][n] - found.starts[i][n]
                times[i] = times.get(i, 0) + 1
                late[i] = late.get(i, 0) + length - round(self.spans[i].likely * HUNDRED)
                i = self._before(i, n, found)
        ranked = sorted(times, key=lambda i: (-late[i], i))
        return tuple(
            Driver(i, round(100 * times[i] / count), late[i] / count / HUNDRED)
            for i in ranked
            if self.spans[i].most > self.spans[i].least
        )

    def _before(self, entry: str, n: int, found: Draws) -> str | None:
        """Return what the entry waited for in the n-th draw."""
        start = found.starts[entry][n]
        waits = self.links[entry]
        return next((i for i, lag in waits if found.finishes[i][n] + lag * HUNDRED == start), None) if start else None


def _span(action: Action | None, times: Timing, entry: str) -> Span:
    """Return the durations of an action, stretched as far as its owner stretches it; markers are sure."""
    timed = times.timed.end[entry] - times.timed.start[entry]
    if action is None or not action.weeks[1]:
        return Span(timed, timed, timed)
    factor = timed / action.weeks[1]
    return Span(action.weeks[0] * factor, timed, max(timed, action.weeks[2] * factor))
