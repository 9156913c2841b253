"""`training`: seats per course and year, order, gates, trainers, calendar; on screen or as one JSON object."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.cli import console, layout
from vidkit.cli.days import start_of
from vidkit.cli.local import KeepOption, SetOption, with_local_values
from vidkit.cli.opening import opened
from vidkit.cli.options import FileArgument, JsonOption, PackOption, TodayOption, day, now
from vidkit.cli.plan import FromOption
from vidkit.planning.plan import build_plan
from vidkit.planning.sessions import windows
from vidkit.staffing import words as staffing_words
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training import words
from vidkit.training.calendar import Session, calendar
from vidkit.training.delivery import paid_seats, seats_by_delivery, themes, trainers
from vidkit.training.gates import helps_to_open, waits_for
from vidkit.training.needs import CourseNeed, course_needs


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

    Example: vidkit training kenya-2026.vidkit.json
    """
    found = with_local_values(opened(file, pack), values, keep=keep, now=now(today))
    reading = Reading(found.pack, found.assessment, day(today))
    unit = staffing(reading)
    needs = course_needs(reading, unit)
    plan = build_plan(found.pack, found.assessment, start_of(found.assessment, start, day(today)))
    sessions = calendar(needs, windows(plan), plan.start)
    if json:
        console.json("training", training_values(needs, sessions, reading))
    else:
        show_training(needs, sessions, unit, reading)
    return 0


def show_training(
    needs: tuple[CourseNeed, ...], sessions: tuple[Session, ...], unit: Staffing, reading: Reading
) -> None:
    """Print the training: seats in the order of taking, gates, delivery, themes, calendar."""
    a = reading.assessment
    layout.para(", ".join(filter(None, [a.country_name, a.unit])))
    layout.para(staffing_words.minimum_words(unit))
    _seats(needs)
    _gates(needs, reading)
    _delivery(needs, reading)
    _themes(needs)
    _calendar(sessions, {n.course.id: n for n in needs})


def _seats(needs: tuple[CourseNeed, ...]) -> None:
    layout.heading(_("Seats, in the order in which courses are taken"))
    columns = [_("people"), _("held"), _("year 1"), _("year 2"), _("year 3"), _("refresh"), _("groups")]
    rows = [
        (f"{n.course.id} {n.course.name}",
         [str(n.people), "?" if n.held is None else str(n.held), *(str(s) for s in n.seats),
          "/".join(str(r) for r in n.refreshers), str(n.groups[0])])
        for n in needs
    ]  # fmt: skip
    layout.numbers(columns, rows, first=_("Course"))
    layout.para(_("People: who needs the full course. Refresh: refreshers in years 1, 2, 3. Certificates of unknown "
                  "number count as none."))
    for n in needs:
        if n.joins_others:
            layout.item("-", words.joins_words(n))


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


def _delivery(needs: tuple[CourseNeed, ...], reading: Reading) -> None:
    layout.heading(_("Where courses are had: seats, refreshers included"))
    rows = [(words.delivery(d), [str(s) for s in seats]) for d, seats in seats_by_delivery(needs).items()]
    layout.numbers([_("year 1"), _("year 2"), _("year 3")], rows, first=_("Delivery"))
    held = reading.fact("national_trainers") if "national_trainers" in reading.pack.fact_by_id else None
    found = trainers(needs, int(held) if isinstance(held, int | float) else None)
    layout.para(words.trainers_words(found))
    offered = reading.answered("offered_seats_year")
    paid = paid_seats(needs)
    layout.para(words.offered_words(paid[0] if paid else 0, int(offered) if isinstance(offered, int | float) else None))


def _themes(needs: tuple[CourseNeed, ...]) -> None:
    layout.heading(_("INTERPOL's five themes: what is missing"))
    for t in themes(needs):
        layout.item("-", words.theme_words(t))


def _calendar(sessions: tuple[Session, ...], by_id: Mapping[str, CourseNeed]) -> None:
    layout.heading(_("Calendar of the first seats"))
    for s in sessions:
        late = _(" LATER than the plan asks: {action}", action=s.action) if s.late else ""
        group = _("group {n} of {of}, ", n=s.group, of=s.of) if s.of > 1 else ""
        seats = n_("{n} seat", "{n} seats", s.seats)
        layout.item(f"{s.start} - {s.finish}", f"{s.course} {by_id[s.course].course.name}: {group}{seats}{late}")


def training_values(
    needs: tuple[CourseNeed, ...], sessions: tuple[Session, ...], reading: Reading
) -> dict[str, Any]:
    """Return the training as plain values for `--json`."""
    return {
        "country": reading.assessment.country,
        "fictional": reading.assessment.fictional,
        "courses": [
            {"id": n.course.id, "name": n.course.name, "must": n.must, "within_year": n.within_year, "aware": n.aware,
             "people": n.people, "held": n.held, "seats": n.seats, "refreshers": n.refreshers, "short": n.short,
             "groups": n.groups, "delivery": n.course.delivery,
             "opens": [g.id for g in helps_to_open(n.course, reading.pack)],
             "after": [g.id for g in waits_for(n.course, reading.pack)]}
            for n in needs
        ],
        "by_delivery": seats_by_delivery(needs),
        "themes": [{"theme": t.number, "people": t.people, "held": t.held, "gap": t.gap} for t in themes(needs)],
        "calendar": [
            {"course": s.course, "group": s.group, "of": s.of, "seats": s.seats, "start": _iso(s.start),
             "finish": _iso(s.finish), "action": s.action, "late": s.late}
            for s in sessions
        ],
    }  # fmt: skip


def _iso(day_: date) -> str:
    return day_.isoformat()
