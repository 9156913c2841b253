"""`training`: seats per course and year, order, gates, trainers, calendar; on screen or as one JSON object."""

from datetime import date
from typing import Any

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.days import start_of
from vidkit.cli.local import KeepOption, SetOption, with_local_values
from vidkit.cli.opening import opened
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day, now
from vidkit.cli.plan_options import FromOption
from vidkit.planning.plan import build_plan
from vidkit.planning.sessions import Bound, bound, dates
from vidkit.scoring.scorecard import score
from vidkit.staffing import words as staffing_words
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training import words
from vidkit.training.delivery import first_paid_seats, seats_by_delivery, themes, trainers
from vidkit.training.gates import helps_to_open, waits_for
from vidkit.training.needs import CourseNeed
from vidkit.training.programme import Programme, Taken, programme, supervisors


def training(
    file: FileArgument,
    values: SetOption = None,
    keep: KeepOption = False,
    start: FromOption = None,
    pack: PackOption = None,
    json: JsonOption = False,
    today: TodayOption = None,
) -> int:
    """Show who must learn what, before which gate; seats by year, refreshers, trainers, and a calendar.

    Example:
    vidkit training kenya-2026.vidkit.json
    """
    found = with_local_values(opened(file, pack), values, keep=keep, now=now(today))
    reading = Reading(found.pack, found.assessment, day(today))
    unit = staffing(reading)
    first, card = start_of(found.assessment, start, day(today)), score(found.pack, found.assessment, day(today))
    plan = build_plan(found.pack, found.assessment, first, card=card)
    made = programme(reading, unit, dates(plan))
    if json:
        console.json("training", training_values(made, bound(made.sessions, plan), reading))
    else:
        show_training(made, bound(made.sessions, plan), unit, reading)
    return 0


def show_training(made: Programme, binding: tuple[Bound, ...], unit: Staffing, reading: Reading) -> None:
    """Print the training: seats in the order of taking, gates, delivery, themes, calendar."""
    a = reading.assessment
    layout.para(", ".join(filter(None, [a.country_name, a.unit])))
    layout.para(staffing_words.minimum_words(unit))
    layout.para(staffing_words.arrangement_words(unit))
    layout.para(words.contact_words(unit))
    _seats(made, reading)
    _gates(made.needs, reading)
    _delivery(made, reading)
    _themes(made.needs)
    _calendar(made)
    leaders = supervisors(made)
    if leaders:
        (layout.alarm if leaders.is_late else layout.para)(words.supervisors_words(leaders))
    _bound(binding)


def _seats(made: Programme, reading: Reading) -> None:
    layout.heading(_("Seats, in the order in which courses are taken"))
    late = any(t.undated for t in made.courses)
    columns = [_("people"), _("held"), _("year 1"), _("year 2"), _("year 3"), *([_("no date")] if late else []),
               _("refresh"), _("groups")]  # fmt: skip
    rows = [
        (f"{t.need.course.id} {t.need.course.name}",
         [str(t.need.people), "?" if t.need.held is None else str(t.need.held), *(str(s) for s in t.seats),
          *([str(t.undated or "")] if late else []), "/".join(str(r) for r in t.refreshers), str(t.groups)])
        for t in made.courses if t.need.is_needed
    ]  # fmt: skip
    layout.numbers(columns, rows, first=_("Course"))
    layout.para(_("People: who needs the full course. Seats in the year of the plan in which the group begins; nobody "
                  "sits before the post is filled. Refresh: refreshers in years 1, 2, 3. Certificates of unknown "
                  "number count as none."))
    layout.para(words.joins_words(made.needs))
    for w in made.waiting:
        layout.item("-", words.waiting_words(w, reading.pack))
    for given in words.given_words(made):
        layout.item("-", given)
    layout.para(words.evenly_words(made))
    layout.para(words.dated_words(made))


def _gates(needs: tuple[CourseNeed, ...], reading: Reading) -> None:
    layout.heading(_("Before which gate"))
    for n in needs:
        opens = ", ".join(g.id for g in helps_to_open(n.course, reading.pack))
        after = ", ".join(g.id for g in waits_for(n.course, reading.pack))
        roles = ", ".join(n.must)
        if opens and roles:
            layout.item("-", _("{course}: {roles} before {gates} can open", course=n.course.id, roles=roles,
                               gates=opens))  # fmt: skip
        if after:
            layout.item("-", _("{course}: not before {gates}", course=n.course.id, gates=after))


def _delivery(made: Programme, reading: Reading) -> None:
    layout.heading(_("Where courses are had: seats, refreshers included"))
    rows = [(words.delivery(d), [str(s) for s in seats]) for d, seats in seats_by_delivery(made).items()]
    layout.numbers([_("year 1"), _("year 2"), _("year 3")], rows, first=_("Delivery"))
    held = reading.fact("national_trainers") if "national_trainers" in reading.pack.fact_by_id else None
    found = trainers(made, int(held) if isinstance(held, int | float) else None)
    layout.para(words.trainers_words(found))
    offered = reading.answered("offered_seats_year")
    layout.para(words.offered_words(first_paid_seats(made), int(offered) if isinstance(offered, int | float) else None))


def _themes(needs: tuple[CourseNeed, ...]) -> None:
    layout.heading(_("INTERPOL's five themes: what is missing"))
    for t in themes(needs):
        layout.item("-", words.theme_words(t))


def _calendar(made: Programme) -> None:
    layout.heading(_("Calendar of the first seats"))
    names = {n.course.id: n.course.name for n in made.needs}
    for s in made.sessions:
        group = _("group {n} of {of}, ", n=s.group, of=s.of) if s.of > 1 else ""
        seats = n_("{n} seat", "{n} seats", s.seats)
        late = _(" LATER than the plan asks: {action}", action=s.action) if s.late else ""
        who = words.who_words(s)
        layout.item(f"{s.start} - {s.finish}", f"{s.course} {names[s.course]}: {group}{seats}, {who}{late}")


def _bound(binding: tuple[Bound, ...]) -> None:
    if not binding:
        return
    layout.heading(_("Where a course date binds the plan"))
    for b in binding:
        layout.item("-", _("{title} ({id}), planned to end on {planned}, is not done before {until}: {courses}.",
                           title=b.planned.action.title, id=b.planned.action.id, planned=b.planned.finish,
                           until=b.until, courses=", ".join(b.courses)))  # fmt: skip
        for p in b.followers:
            layout.item("  -", _("{title} ({id}), planned from {start}, waits for it.", title=p.action.title,
                                 id=p.action.id, start=p.start))  # fmt: skip


def training_values(made: Programme, binding: tuple[Bound, ...], reading: Reading) -> dict[str, Any]:
    """Return the training as plain values for `--json`."""
    return {
        "country": reading.assessment.country,
        "fictional": reading.assessment.fictional,
        "courses": [_course_values(t, reading) for t in made.courses],
        "by_delivery": seats_by_delivery(made),
        "themes": [{"theme": t.number, "people": t.people, "held": t.held, "gap": t.gap} for t in themes(made.needs)],
        "calendar": [
            {"course": s.course, "group": s.group, "of": s.of, "seats": s.seats, "start": _iso(s.start),
             "finish": _iso(s.finish), "posts_filled_by": _iso(s.since) if s.since else None, "action": s.action,
             "late": s.late}
            for s in made.sessions
        ],
        "given_dates": [{"course": course, "start": _iso(o.day), "seats": o.seats or None}
                        for course, offers in made.dates.given.items() for o in offers],
        "without_date": [{"course": w.course, "seats": w.seats, "waits_for": w.of} for w in made.waiting],
        "bound": [
            {"action": b.planned.action.id, "planned": _iso(b.planned.finish), "courses": b.courses,
             "until": _iso(b.until), "followers": [p.action.id for p in b.followers]}
            for b in binding
        ],
    }  # fmt: skip


def _course_values(t: Taken, reading: Reading) -> dict[str, Any]:
    n = t.need
    return {
        "id": n.course.id, "name": n.course.name, "must": n.must, "within_year": n.within_year, "aware": n.aware,
        "people": n.people, "held": n.held, "seats": t.seats, "without_date": t.undated, "refreshers": t.refreshers,
        "short": n.short, "groups": t.groups, "delivery": n.course.delivery,
        "opens": [g.id for g in helps_to_open(n.course, reading.pack)], "after": n.gates,
    }  # fmt: skip


def _iso(day_: date) -> str:
    return day_.isoformat()
