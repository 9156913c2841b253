"""The training plan: who takes which course, in which order, before which gate, and where it is found."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.content.model import Course, Need, Pack, Role
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.figures import programme_of, refused, unit_of, warnings
from vidkit.documents.views.named import named
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.plan import Planned
from vidkit.planning.sessions import Bound, bound
from vidkit.training import words
from vidkit.training.calendar import Session
from vidkit.training.delivery import first_paid_seats, seats_by_delivery, themes, trainers
from vidkit.training.gates import helps_to_open, waits_for
from vidkit.training.programme import Programme, Taken, supervisors


@row
class ProviderRow:
    """A real course or provider as found; free ones are said to be so."""

    text: str
    free: bool
    marks: str


@row
class CourseRow:
    """`needs` each with its letter in `matrix`, in the order of the roles; empty where there is none.

    `held`: certificates as answered. `dates`: when this plan delivers it.
    """

    id: str
    name: str
    theme: str
    outcomes: str
    audience: str
    duration: str
    mode: str
    first: str
    gates: str
    dates: str
    held: str
    matrix: tuple[str, ...]
    providers: tuple[ProviderRow, ...]
    refresher: str
    marks: str


@row
class RoleRow:
    """The courses of a role, in the order in which they are taken."""

    id: str
    name: str
    must: str
    within_year: str
    aware: str


@row
class SeatRow:
    """Seats of one course by year of the plan. `people`: who needs it in full; `undated`: first seats without a date.

    `renewed`: the first day on which a certificate of this plan must be renewed, or nothing.
    """

    id: str
    name: str
    people: int
    held: str
    seats: tuple[int, ...]
    undated: str
    refreshers: tuple[int, ...]
    renewed: str
    short: int
    groups: int
    delivery: str


@row
class DeliveryRow:
    name: str
    seats: tuple[int, ...]


@row
class SessionRow:
    """One group. `who`: people in post today, or since when those are there who come. `late`: it binds its action."""

    dates: str
    course: str
    group: str
    seats: int
    who: str
    late: str


@row
class BoundRow:
    """An action that a course binds. `followers`: what waits for it and would begin too early."""

    action: str
    planned: str
    course: str
    until: str
    followers: str


@row
class TrainingPlan:
    """`gates`: in words, those that the courses name."""

    meta: Meta
    charts: Mapping[str, Chart]
    courses: tuple[CourseRow, ...]
    themes: tuple[CourseRow, ...]
    roles: tuple[RoleRow, ...]
    gates: tuple[str, ...]
    refused: str
    warnings: tuple[tuple[str, bool], ...]
    seats: tuple[SeatRow, ...]
    seat_notes: tuple[str, ...]
    deliveries: tuple[DeliveryRow, ...]
    trainers: str
    gaps: tuple[str, ...]
    sessions: tuple[SessionRow, ...]
    supervisors: str
    supervisors_late: bool
    binds: str
    bound: tuple[BoundRow, ...]
    sources: tuple[SourceRow, ...]


def training_plan(results: Results) -> TrainingPlan:
    """Return the view of the training plan, courses in the order in which they are taken."""
    references, pack = References(results.pack), results.pack
    ordered = sorted(pack.courses, key=lambda c: c.order)
    found = programme_of(results)
    sessions = found.sessions if found else ()
    binding = bound(sessions, results.plan)
    leaders = supervisors(found) if found else None
    rows = tuple(_course(c, ordered, results, references) for c in ordered)
    return TrainingPlan(
        meta=meta(results, "training-plan", _("Training plan"),
                  _("Durations, order and who needs what, where marked (estimate); seats, which follow from posts, "
                    "turnover and growth; the dates of courses"),
                  subtitle=_("Courses for each role, their order, providers and refreshers"), landscape=True),
        charts={},
        courses=rows,
        themes=tuple(sorted((r for r in rows if r.theme), key=lambda r: r.theme)),
        roles=tuple(_role(r, ordered) for r in pack.roles),
        gates=_named_gates(pack),
        refused="" if found else refused(results),
        warnings=warnings(unit_of(results)),
        seats=tuple(_seat(t) for t in found.courses if t.need.is_needed) if found else (),
        seat_notes=_notes(found, results) if found else (),
        deliveries=_deliveries(found) if found else (),
        trainers=_trainers(found, results) if found else "",
        gaps=tuple(words.theme_words(t) for t in themes(found.needs)) if found else (),
        sessions=tuple(_session(s, results) for s in sessions),
        supervisors=words.supervisors_words(leaders, written=written) if leaders else "",
        supervisors_late=bool(leaders and leaders.is_late),
        binds=_bound_words(binding),
        bound=tuple(_bound(b) for b in binding),
        sources=references.listed(),
    )  # fmt: skip


def _notes(found: Programme, results: Results) -> tuple[str, ...]:
    """Return what must be known beside the seats: too few for a group, without a date, given dates, assumed ones."""
    unit = unit_of(results)
    return tuple(filter(None, [
        words.contact_words(unit) if unit else "",
        words.joins_words(found.needs),
        *(words.waiting_words(w, results.pack) for w in found.waiting),
        *words.given_words(found, written=written),
        words.evenly_words(found),
        words.dated_words(found, written=written),
    ]))  # fmt: skip


def _deliveries(found: Programme) -> tuple[DeliveryRow, ...]:
    return tuple(DeliveryRow(name=words.delivery(d), seats=s) for d, s in seats_by_delivery(found).items())


def _seat(t: Taken) -> SeatRow:
    n = t.need
    return SeatRow(
        id=n.course.id, name=n.course.name, people=n.people,
        held=str(n.held) if n.held is not None else _("not known"), seats=t.seats,
        undated=str(t.undated) if t.undated else "", refreshers=t.refreshers,
        renewed=written(t.refresher_from) if t.refresher_from else "", short=n.short, groups=t.groups,
        delivery=words.delivery(n.course.delivery),
    )  # fmt: skip


def _trainers(found: Programme, results: Results) -> str:
    held = results.reading.fact("national_trainers") if "national_trainers" in results.pack.fact_by_id else None
    offered = results.reading.answered("offered_seats_year")
    return " ".join(filter(None, [
        words.trainers_words(trainers(found, int(held) if isinstance(held, int | float) else None)),
        words.offered_words(first_paid_seats(found), int(offered) if isinstance(offered, int | float) else None),
    ]))  # fmt: skip


def _session(s: Session, results: Results) -> SessionRow:
    course = next(c for c in results.pack.courses if c.id == s.course)
    planned = results.plan.planned(s.action) if s.late else None
    return SessionRow(
        dates=_("{first} to {last}", first=written(s.start), last=written(s.finish)) if s.start != s.finish
        else written(s.start),
        course=f"{s.course} {course.name}",
        group=_("{n} of {of}", n=s.group, of=s.of),
        seats=s.seats,
        who=words.who_words(s, written=written),
        late=_("after No. {n}, which asks for it by {day}", n=planned.rank, day=written(planned.finish))
        if planned else "",
    )  # fmt: skip


def _bound(b: Bound) -> BoundRow:
    return BoundRow(
        action=_numbered(b.planned),
        planned=written(b.planned.finish),
        course=", ".join(b.courses),
        until=written(b.until),
        followers="; ".join(_numbered(p) for p in b.followers),
    )


def _numbered(p: Planned) -> str:
    return _("No. {n}, {title}", n=p.rank, title=p.action.title)


def _bound_words(found: Sequence[Bound]) -> str:
    """Return in short whether the dates of courses bind the plan."""
    if not found:
        return _("No course date binds this plan: every group of people who are there ends within the action that asks "
                 "for it.")  # fmt: skip
    return n_(
        "{n} action is planned to end before people of the unit have had the course that it gives. If it needs these "
        "people, it is not done before the day below, and what waits for it does not begin before that. Otherwise "
        "begin the course earlier, or hold groups side by side.",
        "{n} actions are planned to end before people of the unit have had the courses that they give. Where one needs "
        "these people, it is not done before the day below, and what waits for it does not begin before that. "
        "Otherwise begin the course earlier, or hold groups side by side.", len(found),
    )  # fmt: skip


def _course(c: Course, ordered: Sequence[Course], results: Results, references: References) -> CourseRow:
    held = results.reading.fact(c.fact) if c.fact else None
    return CourseRow(
        id=c.id,
        name=c.name,
        theme=_("INTERPOL theme {n}", n=c.theme) if c.theme else "",
        outcomes=c.outcomes,
        audience=named(c.audience, results.pack),
        duration=c.duration,
        mode=c.mode,
        first=_first(c, ordered),
        gates=_gates(c, results),
        dates=_dates(c, results),
        held=f"{held:g}" if isinstance(held, int | float) else _("not known"),
        matrix=tuple(c.matrix.get(r.id, "") for r in results.pack.roles),
        providers=tuple(ProviderRow(text=e.text, free=e.free, marks=references.cited(e.sources)) for e in c.examples),
        refresher=c.refresher,
        marks=references.marks(c),
    )


def _first(c: Course, ordered: Sequence[Course]) -> str:
    """Return what people have before the course: what everybody takes first, what it needs, and what else is said."""
    induction = [] if c.induction else [o.id for o in ordered if o.induction]
    own = _("all courses that the role must have") if c.own_certificates else ""
    before = ", ".join(dict.fromkeys([*induction, *c.needs]))
    return "; ".join(filter(None, [before, own, c.needs_text]))


def _role(role: Role, ordered: Sequence[Course]) -> RoleRow:
    def taken(need: Need) -> str:
        return ", ".join(c.id for c in ordered if c.matrix.get(role.id) == need)

    return RoleRow(id=role.id, name=role.name, must=taken("M"), within_year=taken("R"), aware=taken("A"))


def _gates(c: Course, results: Results) -> str:
    """Return which gates the course helps to open, and which must be open before it is first held."""
    opens, after = helps_to_open(c, results.pack), waits_for(c, results.pack)
    return "; ".join([
        *([_("before {gates} can open", gates=", ".join(g.id for g in opens))] if opens else []),
        *([n_("not before {gates} is open", "not before {gates} are open", len(after),
              gates=", ".join(g.id for g in after))] if after else []),
    ])  # fmt: skip


def _named_gates(pack: Pack) -> tuple[str, ...]:
    """Return in words the gates that the table names by their letters."""
    named = {g.id for c in pack.courses for g in (*helps_to_open(c, pack), *waits_for(c, pack))}
    return tuple(_("{id}: {title}", id=g.id, title=g.title) for g in pack.gates if g.id in named)


def _dates(c: Course, results: Results) -> str:
    """Return by which action of this plan the course is first needed or delivered, and how many follow."""
    held = sorted((p for p in results.plan.actions if c.id in p.action.courses), key=lambda p: (p.start, p.rank))
    if not held:
        return _("no action of this plan needs it")
    first, *others = held
    said = _("No. {n}, {start} to {finish}: {title}", n=first.rank, start=written(first.start),
             finish=written(first.finish), title=first.action.title)  # fmt: skip
    if not others:
        return said
    return n_("{said}; {n} more action until {last}", "{said}; {n} more actions until {last}", len(others), said=said,
              last=written(max(p.finish for p in others)))  # fmt: skip
