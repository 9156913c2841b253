"""Pictures of a plan in text: load of owners, money spent, how sure milestones are. Readable without colour."""

import sys
from collections.abc import Sequence

from vidkit.base.i18n import _
from vidkit.cli import console, layout
from vidkit.cli.timeline import show_timeline
from vidkit.planning.loads import OwnerLoad, cost_by_month, owner_loads, s_curves
from vidkit.planning.plan import Plan

LABEL = 24
"""Columns for the names of owners."""
BLOCKS, DIGITS = " ▁▂▃▄▅▆▇█", " 12345678"
FULL = 100


def show_pictures(plan: Plan) -> None:
    """Print all pictures of a plan."""
    show_timeline(plan)
    _loads(plan)
    _costs(plan)
    _curves(plan)


def _loads(plan: Plan) -> None:
    loads = owner_loads(plan)
    if not loads:
        return
    layout.heading(_("Load of owners against their time"))
    step = max(1, -(-plan.timing.timed.makespan // max(12, layout.width() - LABEL - 12)))
    layout.para(_("From {start} to {finish}, one sign for {n} weeks; the highest sign is full. Then the busiest "
                  "quarter, in per cent.", start=plan.timing.calendar.origin, finish=plan.finish, n=step))  # fmt: skip
    for load in loads:
        shares = [load.share(t, t + step) for t in range(0, len(load.used), step)]
        name = plan.pack.owner_by_id[load.owner].name
        layout.named(name, f"{_line(shares)} {_busiest(load):>4}", room=LABEL)


def _busiest(load: OwnerLoad) -> str:
    shares = [load.share(t, t + 13) for t in range(0, len(load.used), 13)]
    return f"{max((s for s in shares if s is not None), default=0)}"


def _line(shares: Sequence[int | None]) -> str:
    """Return one sign for each share of 100: empty, eighths, full; `!` above full, `x` without any time."""
    signs = BLOCKS if (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf") else DIGITS
    return "".join(
        "x" if s is None else "!" if s > FULL else signs[min(8, -(-s * 8 // FULL))] if s else "." for s in shares
    )


def _costs(plan: Plan) -> None:
    months = cost_by_month(plan)
    most = months[-1][1] if months else 0
    if not most:
        return
    currency = plan.timing.costs.currency
    layout.heading(_("Money spent, estimated, {currency}", currency=currency))
    quarters = [m for n, m in enumerate(months) if n % 3 == 2 or n == len(months) - 1]
    for month, spent in quarters:
        console.result(f"{month:%Y-%m} {_bar(spent, most)} {spent}")


def _curves(plan: Plan) -> None:
    curves = s_curves(plan)
    if not curves:
        return
    layout.heading(_("How sure milestones are: the day by which so many of 100 cases have them"))
    names = {m.id: m.name for m in plan.pack.milestones}
    rows = [(names[c.milestone], [f"{c.days[n]:%Y-%m}" for n in (0, 2, 4, 6, 7, 8)]) for c in curves]
    layout.numbers(["10", "30", "50", "70", "80", "90"], rows, first=_("Milestone"))


def _bar(part: int, whole: int, cells: int = 40) -> str:
    full = part * cells // max(1, whole)
    solid, empty = ("█", "·") if (sys.stdout.encoding or "").lower().startswith("utf") else ("#", ".")
    return solid * full + empty * (cells - full)
