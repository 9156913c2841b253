"""Two dates of one country as charts: when milestones are likely, and what domains score, with their tables."""

from collections.abc import Sequence
from datetime import date

from vidkit.base.i18n import _
from vidkit.documents.charts.moves import MoveRow, Moves
from vidkit.documents.dates import month_written, written
from vidkit.documents.views.profile import range_words
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.timeline import months
from vidkit.planning.compare import Comparison, MilestoneMove
from vidkit.planning.compare_words import later_words, milestone_dates
from vidkit.scoring.scorecard import DomainScore

_EDGE_DAYS = 20


@row
class DomainMove:
    """`answers`: how many answers of the domain moved."""

    name: str
    before: str
    after: str
    answers: str


def milestone_moves(found: Comparison, results: Results) -> Moves | None:
    """Return the chart of the days by which milestones are likely, None where neither date has one."""
    held = [m for m in found.milestones if m.before.likely or m.after.likely]
    days = sorted(d for m in held for d in (m.before.likely, m.after.likely) if d)
    if not days:
        return None
    return Moves(
        title=_milestones_finding(found, held),
        alt=_("For each of {n} milestones a ring on the day by which it was likely and a diamond on the day by which "
              "it is. The table has the dates.", n=len(held)),
        axis=_("Day by which it is likely (80 %)"),
        rows=tuple(_milestone(m) for m in held),
        low=days[0].toordinal() - _EDGE_DAYS, high=days[-1].toordinal() + _EDGE_DAYS,
        ticks=tuple((d.toordinal(), month_written(d)) for d in months(days[0], days[-1])),
        legend=_dates(found),
        direction=results.side,
    )  # fmt: skip


def _milestone(m: MilestoneMove) -> MoveRow:
    before, after, difference = milestone_dates(m, written=month_written)
    words = difference or _("was: {before}; is: {after}", before=before, after=after)
    return MoveRow(label=m.milestone.name, was=_place(m.before.likely), now=_place(m.after.likely), words=words)


def _place(day: date | None) -> float | None:
    return float(day.toordinal()) if day else None


def _milestones_finding(found: Comparison, held: Sequence[MilestoneMove]) -> str:
    both = [(m, m.days) for m in held if m.days is not None]
    later = sum(later_words(days) != later_words(0) and days > 0 for _m, days in both)
    earlier = sum(later_words(days) != later_words(0) and days < 0 for _m, days in both)
    if not later + earlier:
        return _("No milestone moved since {old}.", old=written(found.old.card.today))
    far, days = max(both, key=lambda pair: (abs(pair[1]), pair[0].milestone.id))
    return _("Since {old}: {later} milestones later, {earlier} earlier, of {n}. Furthest: {milestone}, {words}.",
             old=written(found.old.card.today), later=later, earlier=earlier, n=len(held),
             milestone=far.milestone.name, words=later_words(days))  # fmt: skip


def domain_moves(found: Comparison, results: Results) -> tuple[Moves, tuple[DomainMove, ...]] | None:
    """Return the chart of what domains scored and score, and its table; None where no answer moved.

    Numbers stand only beside the list of answers that moved.
    """
    before = {d.domain.id: d for d in found.old.card.domains}
    held = [(before[d.domain.id], d) for d in found.new.card.domains if d.domain.id in before]
    scored = [(was, now) for was, now in held if was.verified or now.verified]
    if not found.answers or not scored:
        return None
    return _domains(found, scored, results), tuple(_domain(was, now, found) for was, now in scored)


def _domains(found: Comparison, scored: Sequence[tuple[DomainScore, DomainScore]], results: Results) -> Moves:
    pairs = [(_score(was), _score(now)) for was, now in scored]
    moved = [(a, b) for a, b in pairs if a is not None and b is not None]
    return Moves(
        title=_("Since {old}: {up} domains score higher, {down} lower, of {n} (verified).",
                old=written(found.old.card.today), up=sum(b > a for a, b in moved), down=sum(b < a for a, b in moved),
                n=len(scored)),
        alt=_("For each of {n} domains a ring on its score of then and a diamond on that of now, 0 to 100. The table "
              "has the numbers, and how many answers moved.", n=len(scored)),
        axis=_("Verified score, 0 to 100; what is not known counts 0"),
        rows=tuple(MoveRow(label=now.domain.name, was=a, now=b, words=_difference(a, b))
                   for (_was, now), (a, b) in zip(scored, pairs, strict=True)),
        low=-3, high=103, ticks=tuple((25.0 * n, f"{25 * n}") for n in range(5)), legend=_dates(found),
        direction=results.side,
    )  # fmt: skip


def _score(d: DomainScore) -> int | None:
    return d.verified.low if d.verified else None


def _difference(was: int | None, now: int | None) -> str:
    if was is None or now is None:
        return _("not applicable")
    return _("{n} higher", n=now - was) if now > was else _("{n} lower", n=was - now) if now < was else _("the same")


def _domain(was: DomainScore, now: DomainScore, found: Comparison) -> DomainMove:
    capability, fact = found.new.pack.capability_by_id, found.new.pack.fact_by_id
    of = {i: c.domain for i, c in capability.items()}
    of |= {i: capability[f.capability].domain for i, f in fact.items() if f.capability in capability}
    moved = sum(of.get(a.question) == now.domain.id for a in found.answers)
    return DomainMove(name=now.domain.name, before=range_words(was.verified), after=range_words(now.verified),
                      answers=f"{moved}")  # fmt: skip


def _dates(found: Comparison) -> tuple[str, str]:
    """Return the words of the legend."""
    return (_("on {day}", day=written(found.old.card.today)), _("on {day}", day=written(found.new.card.today)))
