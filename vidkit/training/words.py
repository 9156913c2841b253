"""The words for delivery, groups, trainers and themes, shared by screens and documents."""

from collections.abc import Callable, Sequence
from datetime import date

from vidkit.base.i18n import _, n_
from vidkit.content.model import Delivery, Pack
from vidkit.staffing.unit import CONTACT_PEOPLE, Staffing
from vidkit.training.calendar import Session, Waiting, weeks_for_seats
from vidkit.training.dates import Offer
from vidkit.training.delivery import Theme, Trainers
from vidkit.training.needs import CourseNeed
from vidkit.training.programme import Programme, Supervisors


def delivery(word: Delivery) -> str:
    """Return the words for where a course is had."""
    words: dict[Delivery, str] = {
        "free": _("free, online"),
        "national": _("at home"),
        "regional": _("regional, or INTERPOL on request"),
        "abroad": _("abroad"),
    }
    return words[word]


def joins_words(needs: Sequence[CourseNeed]) -> str:
    """Return for which courses there are too few people for a group, and what to do, or nothing."""
    few = [_("{course} ({n})", course=n.course.id, n=n.missing) for n in needs if n.joins_others]
    if not few:
        return ""
    return _("Too few people for a group of their own, so join the course of another body: {courses}.",
             courses=", ".join(few))  # fmt: skip


def contact_words(unit: Staffing) -> str:
    """Return which courses the people of a contact point take, or nothing."""
    if not unit.setting.arrangement:
        return ""
    return n_("The {n} person of the contact point takes what R02 must have before independent work.",
              "The {n} people of the contact point, in post today, take what R02 must have before independent work.",
              CONTACT_PEOPLE)  # fmt: skip


def trainers_words(found: Trainers) -> str:
    """Return how many trainers the courses at home need (estimate); nothing where none are held."""
    if not found.needed:
        return ""
    needed = n_("First courses at home take {days} trainer-days in year {year}, the year with most, two trainers to a "
                "group: {n} trainer needed (estimate).", "First courses at home take {days} trainer-days in year "
                "{year}, the year with most, two trainers to a group: {n} trainers needed (estimate).", found.needed,
                days=f"{found.trainer_days:g}", year=found.year)  # fmt: skip
    if found.missing is None:
        return _("{needed} How many certified trainers there are is not known.", needed=needed)
    if not found.missing:
        return _("{needed} So many are certified.", needed=needed)
    return n_("{needed} {n} is missing.", "{needed} {n} are missing.", found.missing, needed=needed)


def offered_words(needed: int, offered: int | None) -> str:
    """Return how long the seats away from home take at the pace at which seats are offered, or nothing."""
    if not needed:
        return ""
    if offered is None:
        return n_("{n} first seat is regional or abroad; how many are offered to the country a year is not known.",
                  "{n} first seats are regional or abroad; how many are offered to the country a year is not known.",
                  needed)  # fmt: skip
    weeks = weeks_for_seats(needed, offered)
    if weeks is None:
        return n_("{n} first seat is regional or abroad, and none was offered last year: what waits for it waits until "
                  "one is.", "{n} first seats are regional or abroad, and none was offered last year: what waits for "
                  "them waits until they are.", needed)  # fmt: skip
    time = n_("{n} week", "{n} weeks", weeks)
    return n_("{n} first seat is regional or abroad; with {offered} offered a year that takes {time}.",
              "{n} first seats are regional or abroad; with {offered} offered a year that takes {time}.",
              needed, offered=offered, time=time)  # fmt: skip


def who_words(found: Session, *, written: Callable[[date], str] = str) -> str:
    """Return whose seats these are: never those of people whose post is not filled yet. written: how dates are said."""
    if found.since is None:
        return _("in post today")
    if any(since is None for _role, since in found.members):
        return _("in post today, and posts filled by {day}", day=written(found.since))
    return _("posts filled by {day}", day=written(found.since))


def supervisors_words(found: Supervisors, *, written: Callable[[date], str] = str) -> str:
    """Return whether those who lead are trained before the first analysts come. written: how dates are said."""
    if found.trained is None:
        return _("Course {course} for supervisors has no date, and nobody starts before it (rule M6).",
                 course=found.course)  # fmt: skip
    if found.is_late:
        return _("Supervisors have course {course} only by {day}, after the first new analysts come on {analysts}. "
                 "Nobody starts before it (rule M6): bring the course forward, or let the analysts wait.",
                 course=found.course, day=written(found.trained), analysts=written(found.analysts))  # fmt: skip
    return _("Supervisors have course {course} by {day}, before the first new analysts come on {analysts} (rule M6).",
             course=found.course, day=written(found.trained), analysts=written(found.analysts))  # fmt: skip


def waiting_words(found: Waiting, pack: Pack) -> str:
    """Return which seats have no date, and what keeps them from one."""
    names = {c.id: c.name for c in pack.courses}
    gates = {g.id: g.title for g in pack.gates}
    if found.why == "gate":
        return n_("{course} {name}: {n} seat has no date, because no action of this plan opens gate {gate} ({title}).",
                  "{course} {name}: {n} seats have no date, because no action of this plan opens gate {gate} "
                  "({title}).", found.seats, course=found.course, name=names[found.course], gate=found.of,
                  title=gates[found.of])  # fmt: skip
    if found.why == "seats":
        return n_("{course} {name}: {n} seat has no date, because the dates that are given have none left when these "
                  "people may sit. Give further dates or seats.",
                  "{course} {name}: {n} seats have no date, because the dates that are given have none left when these "
                  "people may sit. Give further dates or seats.", found.seats, course=found.course,
                  name=names[found.course])  # fmt: skip
    return n_("{course} {name}: {n} seat has no date, because {other} {other_name}, which comes first, has none.",
              "{course} {name}: {n} seats have no date, because {other} {other_name}, which comes first, has none.",
              found.seats, course=found.course, name=names[found.course], other=found.of,
              other_name=names[found.of])  # fmt: skip


def given_words(found: Programme, *, written: Callable[[date], str] = str) -> tuple[str, ...]:
    """Return for each course whose dates are given its dates, and how many of their seats are taken."""
    taken: dict[tuple[str, date], int] = {}
    for s in found.sessions:
        taken[s.course, s.start] = taken.get((s.course, s.start), 0) + s.seats
    return tuple(
        _("{course} {name} is held on given dates: {dates}.", course=n.course.id, name=n.course.name,
          dates="; ".join(_seats_words(o, taken.get((n.course.id, o.day), 0), written(o.day)) for o in offers))
        for n in found.needs if (offers := found.dates.given.get(n.course.id))
    )  # fmt: skip


def _seats_words(offer: Offer, taken: int, day: str) -> str:
    if not offer.seats:
        return n_("{day}, {n} seat taken", "{day}, {n} seats taken", taken, day=day)
    return n_("{day}, {taken} of {n} seat taken", "{day}, {taken} of {n} seats taken", offer.seats, day=day,
              taken=taken)  # fmt: skip


def evenly_words(found: Programme) -> str:
    """Return of which certificates the dates are assumed, or nothing."""
    names = ", ".join(f"{t.need.course.id}" for t in found.courses if t.evenly)
    if not names:
        return ""
    return _("Certificates held today are counted without their dates, and are taken to lapse evenly over their cycle "
             "(assumption): {courses}. Keep the date of each certificate, and count anew.", courses=names)


def dated_words(found: Programme, *, written: Callable[[date], str] = str) -> str:
    """Return from which day certificates are counted whose course was given by a finished action, or nothing."""
    names = ", ".join(
        _("{course} from {day}", course=t.need.course.id, day=written(found.dates.held[t.need.course.id]))
        for t in found.courses if t.need.held and t.need.people and t.need.course.id in found.dates.held
    )  # fmt: skip
    if not names:
        return ""
    return _("Certificates held today count from the last finished action that gave the course: {courses}. Where some "
             "are older, they lapse earlier.", courses=names)


def theme_words(theme: Theme) -> str:
    """Return what is missing of a theme."""
    names = "; ".join(f"{n.course.id} {n.course.name}" for n in theme.courses)
    if not theme.people:
        return _("Theme {theme}, {names}: nobody of the unit needs it", theme=theme.number, names=names)
    held = _("not known") if theme.held is None else str(theme.held)
    return n_("Theme {theme}, {names}: {n} person needs it, certificates held: {held}, seats missing: {gap}",
              "Theme {theme}, {names}: {n} people need it, certificates held: {held}, seats missing: {gap}",
              theme.people, theme=theme.number, names=names, held=held, gap=theme.gap)  # fmt: skip
