"""Writes docs/staffing-figures.md: the test vectors and the sensitivity table, old defaults and corrected ones.

    python -m tests.benchmarks.staffing_figures > docs/staffing-figures.md
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.country import LARGE, MEDIUM, SMALL, make_reading
from vidkit.staffing import queueing as q
from vidkit.staffing import workload as w
from vidkit.staffing.rules import presence
from vidkit.staffing.unit import staffing

OLD: Mapping[str, float] = {"P33": 1000, "P37": 0}
OLD_LOSS = 0.15
"""The notes' defaults: 1,000 files an hour, no video, vacancy loss 0.15 by the linear formula."""


@dataclass(frozen=True, slots=True)
class Change:
    """One row of table 2.5. `printed`: posts as the notes print them, None where the row is not in them."""

    name: str
    values: Mapping[str, float]
    printed: float | None
    loss: float | None = None


CHANGES = (
    Change("base", {}, 7.9),
    Change("hash share 0.30", {"P32": 0.3}, 12.6),
    Change("hash share 0.85", {"P32": 0.85}, 4.1),
    Change("grading 100 an hour", {"P35": 100}, 11.5),
    Change("grading 400 an hour", {"P35": 400}, 6.1),
    Change("grading 2,000 an hour (classifier)", {"P35": 2000}, 4.7),
    Change("media per case 40,000", {"P31": 40_000}, 14.1),
    Change("media per case 10,000", {"P31": 10_000}, 4.8),
    Change("exposure limit 2 h", {"P10": 2}, 15.9),
    Change("exposure limit 3 h", {"P10": 3}, 10.6),
    Change("utilisation 0.70", {"P09": 0.7}, 9.1),
    Change("vacancy loss 0.25", {}, 9.0, 0.25),
    Change("series 120", {"P40": 120}, 9.2),
    Change("deep work 80 h", {"P45": 80}, 8.7),
)
"""The row for a limit of 6 h is left out: it lies above the range, and the review struck it."""


def known() -> dict[str, float]:
    """Return the numbers of the worked example at the corrected defaults."""
    return dict(staffing(make_reading(MEDIUM)).known)


def posts(values: Mapping[str, float], loss: float | None) -> float:
    """Return the identification posts before rounding, with the given vacancy loss or that of the parameters."""
    need = w.need(w.identification(values), values)
    return max(need.by_hours, need.by_exposure) / (1 - (w.loss(values) if loss is None else loss))


def old(change: Change) -> float:
    """Return a row of the table with the notes' defaults."""
    return posts({**known(), **OLD, **change.values}, change.loss or OLD_LOSS)


def new(change: Change) -> float:
    """Return a row of the table with the corrected defaults."""
    return posts({**known(), **change.values}, change.loss)


def text() -> str:
    """Return the page."""
    return "\n".join([
        "# Figures of the staffing arithmetic", "",
        "Made by `python -m tests.benchmarks.staffing_figures`; a test compares this page with a new run.", "",
        "The worked example is the medium country: 12,000 referrals, 150 seizure cases, 60 series, 200 ICSE",
        "contributions, 60 child and 120 suspect interviews, 2,000 online hours. All defaults are planning estimates.",
        "",
        "## Vectors", "", *_table(("what", "value"), _vectors()), "",
        "## Sensitivity of the identification posts", "",
        "Old: 1,000 files an hour, no video, vacancy loss 0.15. Corrected: 500 files an hour, 10 hours of unknown",
        "video a case, vacancy loss by renewal (0.1346). Posts before rounding.", "",
        *_table(("change", "notes", "old defaults", "corrected"), _sensitivity()), "",
        "## Units of three sizes", "", *_table(("unit", "posts", "core", "R02", "R03", "R05", "R07", "viewing seats"),
                                               _sizes()), "",
    ])  # fmt: skip


def _table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> list[str]:
    return [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *(f"| {' | '.join(r)} |" for r in rows)]


def _vectors() -> list[tuple[str, ...]]:
    p = known()
    still = {**p, "P37": 0}
    at_old = w.need(w.identification({**still, "P33": 1000}), p)
    at_new = w.need(w.identification(still), p)
    unit = staffing(make_reading(MEDIUM))
    waits = ", ".join(f"{x:.2f}" for x in q.priority_waits(0.72, 6, 5, (0.05, 0.25, 0.7)))
    return [
        ("working days; plannable and viewing hours", f"{w.working_days(p):g}; {w.plannable_hours(p):.2f}, "
                                                      f"{w.exposure_hours(p):.2f}"),
        ("vacancy loss: defaults; extreme; turnover 0.35", f"{w.vacancy_loss(0.15, 6, 12, 0.5):.4f}; "
         f"{w.vacancy_loss(0.35, 12, 24, 0.3):.4f}; {w.vacancy_loss(0.35, 6, 12, 0.5):.4f}"),
        ("analysts at 1,000 files an hour, no video", f"{at_old.posts_exact:.2f} -> {at_old.posts}"),
        ("analysts at 500 files an hour, no video", f"{at_new.by_exposure:.2f} raw, {at_new.posts_exact:.2f} -> "
                                                    f"{at_new.posts}"),
        ("the same, ignoring the exposure limit", f"{w.need(w.Demand(w.identification(still).hours, 0), p).posts}"),
        ("analysts at the corrected defaults", str(w.need(w.identification(p), p).posts)),
        ("other families: R02, R05, R07, R06", ", ".join(str(w.need(f(p), p).posts) for f in
                                                       (w.triage, w.forensics, w.interviewing, w.online))),
        ("children found: full-time people of both services", f"{unit.child_people or 0:.1f}"),
        ("R02 after the queue test", f"{unit.queue.posts if unit.queue else 0}"),
        ("Wq(0.72, 6, 5), (…, 6), (…, 7)", ", ".join(f"{q.mean_wait(0.72, 6, c):.2f}" for c in (5, 6, 7))),
        ("Wq(6, 0.2, 2)", f"{q.mean_wait(6, 0.2, 2):.4f}"),
        ("C(5, 4.32)", f"{q.erlang_c(5, 4.32):.3f}"),
        ("waits by priority, 5 / 25 / 70 %", waits),
        ("batch(48, 12, 2): mean, last", f"{q.batch_wait(48, 12, 2):g}, {q.last_of_batch(48, 12, 2):g}"),
        ("backlog of 3,000 referrals, open hours", f"{q.time_to_clear(3000, 6, 0.2, 2):.0f}"),
        ("posts behind a seat: open hours; all viewing; day and night; with vacancies",
         f"{q.posts_for_seat(2000, w.productive_hours(p)):.2f}; {q.posts_for_seat(2000, 203 * 4 * 50 / 60):.2f}; "
         f"{q.posts_for_seat(8760, w.productive_hours(p)):.1f}; "
         f"{q.posts_for_seat(8760, w.productive_hours(p), w.loss(p)):.1f}"),
        ("at least two of 2, 3, 4, 5 people present", ", ".join(f"{presence(n, unit) or 0:.2f}" for n in (2, 3, 4, 5))),
    ]  # fmt: skip


def _sensitivity() -> list[tuple[str, ...]]:
    return [(c.name, f"{c.printed}", f"{old(c):.2f}", f"{new(c):.2f}") for c in CHANGES]


def _sizes() -> list[tuple[str, ...]]:
    made = []
    for name, facts in (("small", SMALL), ("medium", MEDIUM), ("large", LARGE)):
        unit = staffing(make_reading(facts))
        by_role = {p.role.id: f"{p.wanted:g}" for p in unit.posts}
        made.append((name, f"{unit.wanted:g}", f"{unit.core:g}", *(by_role[r] for r in ("R02", "R03", "R05", "R07")),
                     str(unit.viewing_seats)))  # fmt: skip
    return made


if __name__ == "__main__":
    print(text())
