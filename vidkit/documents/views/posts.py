"""Posts as the staffing checklist shows them: needed, why, by year, how sure, the desk, the team against the rules."""

from datetime import date

from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack
from vidkit.documents.charts import Direction
from vidkit.documents.charts.tornado import Tornado, TornadoRow
from vidkit.documents.dates import written
from vidkit.documents.views.named import named
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.staffing import words
from vidkit.staffing.backlog import backlogs, one_more
from vidkit.staffing.queue_test import Desk
from vidkit.staffing.rules import planned_stands, team_stands
from vidkit.staffing.spread import counted, exact, spread, swings
from vidkit.staffing.unit import Staffing

TEAM = "first_team"
_REVIEW_MONTHS, _YEARLY, _BREAK_MONTHS = 24, 12, 60


@row
class PostRow:
    """One role. By hours and by viewing: people before vacancies."""

    id: str
    name: str
    by_hours: str
    by_viewing: str
    decides: str
    needed: str
    in_place: str
    missing: str
    years: tuple[str, ...]
    note: str


@row
class RangeRow:
    id: str
    name: str
    low: int
    likely: int
    high: int


@row
class SwingRow:
    name: str
    low: str
    posts_low: str
    high: str
    posts_high: str


@row
class StandRow:
    """A rule and whether the team keeps it. `alarm`: it does not, and may not be waived."""

    id: str
    text: str
    state: str
    figure: str
    alarm: bool


@row
class SizeRow:
    """A row of the unit sizes, as the pack prints it."""

    name: str
    cells: tuple[str, ...]


@row
class ReviewRow:
    when: str
    what: str


def post_rows(unit: Staffing) -> tuple[PostRow, ...]:
    """Return the roles that have posts, work or people."""
    kept = [n for n, p in enumerate(unit.posts) if p.wanted or p.need or p.in_place or p.asks or p.gates]
    return tuple(_post(n, unit) for n in kept)


def total_row(unit: Staffing) -> PostRow:
    """Return the sum of all roles, with the posts in place as far as they are known."""
    held = sum(p.in_place for p in unit.posts if p.wanted and p.in_place is not None)
    return PostRow(
        id="", name=_("All"), by_hours="", by_viewing="", decides="", needed=words.number(unit.wanted),
        in_place=words.number(round(held, 2)), missing="",
        years=tuple(words.number(round(sum(p.wanted for p in year), 2)) for year in unit.by_year), note="",
    )  # fmt: skip


def gate_names(unit: Staffing, pack: Pack) -> tuple[str, ...]:
    """Return in words the gates that hold posts back."""
    named = {g for p in unit.posts for g in p.gates}
    return tuple(_("{id}: {title}", id=g.id, title=g.title) for g in pack.gates if g.id in named)


def _post(n: int, unit: Staffing) -> PostRow:
    p = unit.posts[n]
    return PostRow(
        id=p.role.id,
        name=words.role_name(p, unit),
        by_hours=words.number(p.need.by_hours) if p.need else "",
        by_viewing=words.number(p.need.by_exposure) if p.need else "",
        decides=words.decides(p),
        needed=words.wanted(p),
        in_place=words.number(p.in_place),
        missing=words.number(p.missing),
        years=tuple(words.wanted(year[n]) for year in unit.by_year),
        note=words.note(p, unit),
    )


def range_rows(unit: Staffing) -> tuple[RangeRow, ...]:
    """Return how far the posts may lie apart."""
    return tuple(
        RangeRow(id=s.role.id, name=words.role_name(p, unit), low=s.low, likely=s.likely, high=s.high)
        for s in spread(unit) for p in unit.posts if p.role.id == s.role.id
    )


def swing_rows(unit: Staffing) -> tuple[SwingRow, ...]:
    """Return the parameters that matter most: the data of the chart."""
    return tuple(
        SwingRow(name=_("{name} ({unit})", name=s.parameter.name, unit=s.parameter.unit), low=f"{s.least:,g}",
                 posts_low=f"{s.at_least:.1f}", high=f"{s.most:,g}", posts_high=f"{s.at_most:.1f}")
        for s in swings(unit)
    )  # fmt: skip


def tornado(unit: Staffing, side: Direction) -> Tornado | None:
    """Return the chart of what matters most, None where nothing moves."""
    found = swings(unit)
    if not found:
        return None
    alt = _("Bars of the posts of all counted roles together when one parameter moves over its range: {names}. The "
            "table has the figures.", names="; ".join(s.parameter.name for s in found))  # fmt: skip
    rows = tuple(TornadoRow(label=s.parameter.name, at_least=s.at_least, at_most=s.at_most)
                 for s in found)  # fmt: skip
    first = found[0]
    low, high = sorted((first.at_least, first.at_most))
    title = _("{parameter} matters most: alone it moves the need between {low} and {high} posts.",
              parameter=first.parameter.name, low=f"{low:.1f}", high=f"{high:.1f}")  # fmt: skip
    return Tornado(title=title, alt=alt, base=exact(unit, counted(unit), {}), rows=rows, direction=side,
                   axis=_("Posts of all counted roles together, before rounding; the line is the likely number"),
                   legend=(_("parameter at its lower end"), _("at its upper end")))  # fmt: skip


def desk_lines(unit: Staffing, results: Results) -> tuple[str, ...]:
    """Return in sentences how long reports wait, and what one more post would buy."""
    if unit.queue is None:
        return ()
    said = [_desk(_("Grading of referrals"), unit.queue.desk)]
    if unit.queue.packages is not None:
        said.append(_desk(_("Work on packages"), unit.queue.packages))
    more = one_more(unit)
    if more is not None:
        said.append(n_("{n} more post would cut the mean wait for a package from {a} to {b}.",
                       "{n} more posts would cut the mean wait for a package from {a} to {b}.", more.posts,
                       a=words.wait(more.mean_now), b=words.wait(more.mean_then)))  # fmt: skip
    said.extend(words.backlog(b) for b in backlogs(unit, results.reading))
    return tuple(said)


def _desk(name: str, desk: Desk) -> str:
    said = _("{name}: {seats}, {busy} % busy; mean wait {mean}, most urgent {urgent}, others {rest} (estimate).",
             name=name, seats=n_("{n} seat", "{n} seats", desk.seats), busy=round(100 * desk.occupancy),
             mean=words.wait(desk.mean), urgent=words.wait(desk.by_class[0]), rest=words.wait(desk.by_class[-1]))
    if desk.batch_mean is None or desk.batch_last is None:
        return said
    return _("{said} Where reports come in one batch: mean {mean}, the last {last}.", said=said,
             mean=words.wait(desk.batch_mean), last=words.wait(desk.batch_last))  # fmt: skip


def team_rows(results: Results) -> tuple[StandRow, ...]:
    """Return how the team of today stands to each rule, broken ones first."""
    pack = results.pack
    filled = results.reading.fact("posts_filled") if "posts_filled" in pack.fact_by_id else None
    stands = team_stands(results.reading, float(filled) if isinstance(filled, int | float) else None)
    return tuple(
        StandRow(id=s.rule.id, text=named(s.rule.text, pack), state=words.state(s.state), figure=s.figure,
                 alarm=s.state == "broken")
        for s in sorted(stands, key=lambda s: s.state != "broken")
    )  # fmt: skip


def planned_rows(unit: Staffing, pack: Pack) -> tuple[StandRow, ...]:
    """Return how the unit as planned stands to the minimum rules."""
    if unit.setting.arrangement:
        return ()
    return tuple(
        StandRow(id=s.rule.id, text=named(s.rule.text, pack), state=words.state(s.state), figure=s.figure,
                 alarm=s.state == "broken")
        for s in planned_stands(unit, pack.staff_rules)
    )  # fmt: skip


def reviews(results: Results) -> tuple[ReviewRow, ...]:
    """Return the dates at which tenure is looked at, counted from when the plan fills the first team."""
    team = next((m for m in results.plan.milestones if m.milestone.id == TEAM), None)
    begin = team.scheduled if team and team.scheduled else results.plan.start
    return (
        ReviewRow(when=written(begin), what=_("First team in post, as planned; count anew from each person's own day")),
        ReviewRow(when=written(_later(begin, _REVIEW_MONTHS)), what=_("First review of tenure, after 24 months (M4)")),
        ReviewRow(when=written(_later(begin, _REVIEW_MONTHS + _YEARLY)), what=_("Review of tenure, then every year")),
        ReviewRow(when=written(_later(begin, _BREAK_MONTHS)),
                  what=_("After five years: three months without viewing, and the path back agreed")),
    )  # fmt: skip


def _later(day: date, months: int) -> date:
    total = day.month - 1 + months
    return date(day.year + total // 12, total % 12 + 1, min(day.day, 28))


def size_names(pack: Pack) -> tuple[str, ...]:
    return tuple(s.name for s in pack.unit_sizes)


def size_rows(pack: Pack) -> tuple[SizeRow, ...]:
    """Return the profiles side by side, as the pack prints them."""
    names = list(dict.fromkeys(name for s in pack.unit_sizes for name in s.rows))
    return tuple(SizeRow(name=n, cells=tuple(s.rows.get(n, "") for s in pack.unit_sizes)) for n in names)


def first_days(pack: Pack) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the first ninety days of a new member, by period, each step with its rule."""
    courses = {c.id: _("{id} {name}", id=c.id, name=c.name) for c in pack.courses}
    first = "; ".join(courses[c.id] for c in sorted(pack.courses, key=lambda c: c.order) if c.induction)
    return (
        (_("Before the first day"), (
            _("V1 to V6 done and on file; V9 signed; entry in the register of authorised people"),
            _("First appointment with the clinician who supports (baseline); family information handed over"),
            _("Line manager has course {course}; mentor named; place, badge and account ready",
              course=courses.get("C18", "C18")),
        )),
        (_("Days 1 to 30"), (
            _("Courses {courses}; rules of the viewing room signed", courses=first),
            _("No material; work with text, procedures and the case system"),
            _("Weekly supportive check-in with the mentor"),
        )),
        (_("Days 31 to 60"), (
            _("Course {course} and an agreement test on sanitised sets", course=courses.get("C05", "C05")),
            _("V7 with gates G01 to G03 open: first real work, accompanied; check-in the next day and after two weeks"),
            _("At most half the daily limit of viewing"),
        )),
        (_("Days 61 to 90"), (
            _("Own work under the mentor, still at most half the limit"),
            _("Second grader sees a sample of all grading"),
            _("Talk on day 90: stay, adjust, or leave without disadvantage; second appointment with the clinician"),
        )),
    )  # fmt: skip
