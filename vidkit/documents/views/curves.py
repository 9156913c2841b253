"""How sure milestones are: the S-curves, and the table of the days by which so many of 100 cases have them."""

from vidkit.base.i18n import _
from vidkit.documents.charts.curves import Curve, Curves
from vidkit.documents.dates import month_written
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.timeline import ticks, week_of
from vidkit.planning.loads import TENTH_SHARES, SCurve, s_curves

SHOWN = (0, 2, 4, 6, 7, 8)
"""Which of the tenths stand in the table: 10, 30, 50, 70, 80 and 90 per cent."""
_HALF, _LIKELY = 4, 7


@row
class CurveRow:
    """`months`: by which 10, 30, 50, 70, 80 and 90 of 100 cases have it."""

    name: str
    months: tuple[str, ...]


def curve_views(results: Results) -> tuple[Curves, tuple[CurveRow, ...]] | None:
    """Return the chart and its table, None where the plan reaches no milestone. Shown: as `plan --chart` has it."""
    found = sorted(s_curves(results.plan), key=lambda c: c.days[_LIKELY])
    if not found:
        return None
    names = {m.id: m.name for m in results.pack.milestones}
    rows = tuple(CurveRow(name=names[c.milestone], months=tuple(month_written(c.days[n]) for n in SHOWN))
                 for c in found)  # fmt: skip
    return _chart(results, found, names), rows


def _chart(results: Results, found: list[SCurve], names: dict[str, str]) -> Curves:
    start = results.plan.start
    last = max(week_of(c.days[-1], start) for c in found) + 4
    widest = max(found, key=lambda c: (c.days[-1] - c.days[0], c.milestone))
    return Curves(
        title=_("Least sure: {milestone}. One case in ten has it by {early}, nine in ten by {late}.",
                milestone=names[widest.milestone], early=month_written(widest.days[0]),
                late=month_written(widest.days[-1])),
        alt=_("Rising curves of {n} milestones: by which day how many of 100 cases have them, each with marks at 50 "
              "and 80. The table has the months.", n=len(found)),
        axis=_("Of 100 cases, how many have it by then; the months are under each curve"),
        weeks=last,
        curves=tuple(_curve(c, results, names[c.milestone]) for c in found),
        ticks=tuple(ticks(start, 0, last)),
        legend=(_("as likely as not (50)"), _("likely (80)")),
        direction=results.side,
    )  # fmt: skip


def _curve(found: SCurve, results: Results, name: str) -> Curve:
    points = zip(found.days, TENTH_SHARES, strict=True)
    return Curve(
        name=name,
        points=tuple((week_of(day, results.plan.start), round(100 * share)) for day, share in points),
        note=_("50: {half}, 80: {likely}", half=month_written(found.days[_HALF]),
               likely=month_written(found.days[_LIKELY])),
    )  # fmt: skip
