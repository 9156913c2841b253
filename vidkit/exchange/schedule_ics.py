"""The schedule as a calendar file (RFC 5545): milestones, and the day on which each action is due.

Every entry keeps its identity from one plan to the next, so a calendar that takes the file again
moves the entries and does not double them.
"""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta

from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.exchange.schedule_rows import ScheduleRow, reached, rows, title
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Plan, Reached
from vidkit.version import __version__

LONGEST_LINE = 75
"""Octets of a line without its end; longer ones are folded."""
_EPOCH = date(2000, 1, 1)


def write_ics(plan: Plan) -> bytes:
    """Return the calendar: lines of at most 75 octets, each ended by CR and LF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//vidkit//vidkit {__version__}//EN", "CALSCALE:GREGORIAN",
             "METHOD:PUBLISH", f"X-WR-CALNAME:{text(title(plan))}"]  # fmt: skip
    for r in reached(plan):
        lines += _milestone(r, plan)
    for row in rows(plan):
        lines += _due(row, plan)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines).encode()


def _milestone(r: Reached, plan: Plan) -> Iterable[str]:
    about = _("Planned for this day if every action takes its likely time. It is as likely as not by {half}, and "
              "likely (four in five) by {likely}.", half=r.half, likely=r.likely)  # fmt: skip
    name = _("Milestone: {name}", name=milestone_name(r))
    day = r.scheduled or plan.finish
    return _event(f"milestone.{r.milestone.id}", day, name, about, plan, priority=1)


def _due(row: ScheduleRow, plan: Plan) -> Iterable[str]:
    about = "\n".join((
        _("Owner: {owner}", owner=row.owner), _("From {start} to {finish}", start=row.start, finish=row.finish),
        _("Done when: {text}", text=row.done_when),
    ))  # fmt: skip
    return _event(row.id, row.finish, _("Due: {title}", title=row.title), about, plan, priority=5)


def _event(entry: str, day: date, summary: str, about: str, plan: Plan, *, priority: int) -> Iterable[str]:
    stamp, said = plan.card.today, "\n".join([about, *_whose(plan)])
    return (
        "BEGIN:VEVENT",
        f"UID:{uid(entry, plan)}",
        f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
        f"SEQUENCE:{max(0, (stamp - _EPOCH).days)}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{text(summary)}",
        f"DESCRIPTION:{text(said)}",
        f"PRIORITY:{priority}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    )


def _whose(plan: Plan) -> Iterable[str]:
    """Yield what an entry says of its plan, because it is read among entries of others."""
    yield title(plan)
    if plan.assessment.marking:
        yield one_line(plan.assessment.marking)
    if plan.assessment.fictional:
        yield _("This country is fictional.")


def uid(entry: str, plan: Plan) -> str:
    """Return the identity of an entry: of this country's unit, whatever its dates are."""
    of = hashlib.sha256(f"{plan.assessment.country}\n{plan.assessment.unit}".encode()).hexdigest()[:12]
    return f"{entry}.{of}@vidkit"


def text(value: str) -> str:
    r"""Return a text as RFC 5545, section 3.3.11, wants it.

    >>> text("a, b; c\\d\ne")
    'a\\, b\\; c\\\\d\\ne'
    """
    kept = "".join(c for c in value if c == "\n" or c >= " ")
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """Return the line in pieces of at most 75 octets, none of which splits a character."""
    pieces, piece, size = [], "", 0
    for c in line:
        octets = len(c.encode())
        if size + octets > LONGEST_LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece += c
        size += octets
    return "\r\n".join([*pieces, piece])
