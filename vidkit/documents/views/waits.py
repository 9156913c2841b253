"""Why an action of the plan is done when it is, in short sentences that name other actions by number."""

from collections.abc import Iterator, Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.documents.dates import written
from vidkit.documents.views.results import Results
from vidkit.planning.plan import Planned

NAMED = 4


def waits_text(p: Planned, results: Results) -> str:
    """Return what fixed the start of an action: another, its owner, money, a date, a course, a closure, a gate."""
    return " ".join(_sentences(p, results))


def numbers(ranks: Sequence[int]) -> str:
    """Return the numbers of actions, the first few by name."""
    shown = ", ".join(str(n) for n in ranks[:NAMED])
    more = len(ranks) - NAMED
    return _("{numbers} and {n} more", numbers=shown, n=more) if more > 0 else shown


def _sentences(p: Planned, results: Results) -> Iterator[str]:
    times = results.plan.timing
    if p.action.id in times.under_way:
        yield _("Under way since {day}.", day=written(times.under_way[p.action.id]))
    else:
        rank = {q.action.id: q.rank for q in results.plan.actions}
        waits = list(_waits(p, results, rank))
        if waits:
            yield _("Waits for {what}.", what="; ".join(waits))
        elif p.action.id in times.safe:
            yield _("Starts at once.")
        elif p.start_week <= 0:
            yield _("Starts with the plan.")
    if p.paused_weeks > 0:
        yield n_("Pauses for {n} week while its owner is closed.", "Pauses for {n} weeks while its owner is closed.",
                 p.paused_weeks)  # fmt: skip
    held = [s.gate.id for s in results.card.gates if p.action.id in s.gate.blocks and s.state != "open"]
    if held:
        yield n_("Behind a gate that is not open: {gates}.", "Behind gates that are not open: {gates}.", len(held),
                 gates=", ".join(held))  # fmt: skip


def _waits(p: Planned, results: Results, rank: Mapping[str, int]) -> Iterator[str]:
    lags = results.plan.conditions.waits
    plain = sorted(rank[i] for i in p.waits_for if i in rank and not lags.get((i, p.action.id)))
    if plain:
        yield numbers(plain)
    for i in (i for i in p.waits_for if i in rank and lags.get((i, p.action.id))):
        weeks = lags[i, p.action.id]
        yield n_("{number} and {n} week more", "{number} and {n} weeks more", weeks, number=rank[i])
    if p.after_safe:
        yield _("what its owner makes safe: {numbers}", numbers=numbers(sorted(rank[i] for i in p.after_safe)))
    if p.after_enquiry:
        yield _("the answer to an enquiry")
    if p.owner_busy:
        yield _("its owner's time")
    if p.money:
        yield _("the money of the next budget year")
    if p.fixed:
        days = [f.day for f in results.plan.conditions.fixed if f.action == p.action.id]
        yield _("a fixed date: {dates}", dates=", ".join(written(d) for d in sorted(days)))
    for s in (s for s in results.plan.conditions.seated if p.course and s.action == p.action.id):
        yield (
            _("a seat on course {course} on {date}, the dates before are full", course=s.course, date=written(s.day))
            if s.full else _("the date of course {course}, {date}", course=s.course, date=written(s.day))
        )  # fmt: skip
