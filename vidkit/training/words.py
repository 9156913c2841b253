"""The words for delivery, groups, trainers and themes, shared by screens and documents."""

from vidkit.base.i18n import _, n_
from vidkit.content.model import Delivery
from vidkit.training.calendar import weeks_for_seats
from vidkit.training.delivery import Theme, Trainers
from vidkit.training.needs import CourseNeed


def delivery(word: Delivery) -> str:
    """Return the words for where a course is had."""
    words: dict[Delivery, str] = {
        "free": _("free, online"),
        "national": _("at home"),
        "regional": _("regional, or INTERPOL on request"),
        "abroad": _("abroad"),
    }
    return words[word]


def joins_words(need: CourseNeed) -> str:
    """Return what to do where there are too few people for a group."""
    return n_("{course}: {n} seat is too few for a group of one's own; join the course of another body.",
              "{course}: {n} seats are too few for a group of one's own; join the course of another body.",
              need.seats[0], course=need.course.id)  # fmt: skip


def trainers_words(found: Trainers) -> str:
    """Return how many trainers the courses at home need (estimate)."""
    needed = n_("Courses at home in year one take {days} trainer-days, two trainers to a group: {n} trainer needed "
                "(estimate).", "Courses at home in year one take {days} trainer-days, two trainers to a group: {n} "
                "trainers needed (estimate).", found.needed, days=f"{found.trainer_days:g}")  # fmt: skip
    if found.missing is None:
        return _("{needed} How many certified trainers there are is not known.", needed=needed)
    return n_("{needed} {n} is missing.", "{needed} {n} are missing.", found.missing, needed=needed)


def offered_words(needed: int, offered: int | None) -> str:
    """Return how long the seats away from home take at the pace at which seats are offered, or nothing."""
    if not needed:
        return ""
    if offered is None:
        return n_(
            "{n} seat of year one is regional or abroad; how many are offered to the country a year is not known.",
            "{n} seats of year one are regional or abroad; how many are offered to the country a year is not known.",
            needed,
        )
    weeks = weeks_for_seats(needed, offered)
    if weeks is None:
        return n_("{n} seat of year one is regional or abroad, and none was offered last year: what waits for it waits "
                  "until one is.", "{n} seats of year one are regional or abroad, and none was offered last year: what "
                  "waits for them waits until they are.", needed)  # fmt: skip
    return n_("{n} seat of year one is regional or abroad; with {offered} offered a year that takes {weeks} weeks.",
              "{n} seats of year one are regional or abroad; with {offered} offered a year that takes {weeks} weeks.",
              needed, offered=offered, weeks=weeks)  # fmt: skip


def theme_words(theme: Theme) -> str:
    """Return what is missing of a theme."""
    names = "; ".join(f"{n.course.id} {n.course.name}" for n in theme.courses)
    held = _("not known") if theme.held is None else str(theme.held)
    return _("Theme {n}, {names}: {people} people need it, certificates held: {held}, seats missing: {gap}",
             n=theme.number, names=names, people=theme.people, held=held, gap=theme.gap)  # fmt: skip
