"""The schedule as Microsoft Project XML, which ProjectLibre and other open programs read too.

Elements stand in the order of the schema (mspdi_pj12.xsd). What waits for its owner's time has no
predecessor there, so every task also says that it starts no earlier than planned. Work begins and
ends on working days there, so dates stand on those nearest to ours: what a program that times the
tasks anew finds is what the file already says.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from xml.etree import ElementTree as ET

from vidkit.base.i18n import _
from vidkit.base.text import printable
from vidkit.exchange.schedule_rows import ScheduleRow, face, reached, rows, title
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Plan, Reached
from vidkit.planning.timing import TENTHS
from vidkit.planning.workdays import WorkCalendar, days_between

NAMESPACE = "http://schemas.microsoft.com/project"
HOURS, DAYS = 8, 5
WEEKS_FORMAT, FINISH_TO_START, WORK, NOT_EARLIER = "9", "1", "1", "4"
_BASE = 1


def write_mspdi(plan: Plan) -> bytes:
    """Return the project: tasks with links, resources with their time, and who does what."""
    found, worked = rows(plan), _Worked(plan)
    numbers = {row.id: n for n, row in enumerate(found, start=1)}
    first = min([plan.start, *(row.start for row in found)])
    root = ET.Element("Project", xmlns=NAMESPACE)
    _texts(root, {
        "SaveVersion": "12", "Name": title(plan), "Title": title(plan), "Subject": "; ".join(face(plan)[1:]),
        "CreationDate": _at(plan.card.today, "00"), "ScheduleFromStart": "1", "StartDate": _at(first, "08"),
        "FinishDate": _at(worked.last(plan.finish), "17"), "CurrencyCode": plan.timing.costs.currency,
        "CalendarUID": str(_BASE), "DefaultStartTime": "08:00:00", "DefaultFinishTime": "17:00:00",
        "MinutesPerDay": str(HOURS * 60), "MinutesPerWeek": str(HOURS * DAYS * 60), "DaysPerMonth": "20",
    })  # fmt: skip
    _calendar(ET.SubElement(root, "Calendars"), plan)
    tasks = ET.SubElement(root, "Tasks")
    for row in found:
        _task(ET.SubElement(tasks, "Task"), row, numbers, worked)
    for n, r in enumerate(reached(plan), start=len(found) + 1):
        _milestone(ET.SubElement(tasks, "Task"), n, r, numbers, worked)
    owners = {o.id: n for n, o in enumerate(plan.pack.owners, start=1)}
    _resources(ET.SubElement(root, "Resources"), owners, plan)
    _assignments(ET.SubElement(root, "Assignments"), numbers, owners, worked)
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}\n'.encode()


class _Worked:
    """The days on which the plan's people work, and how much of a task is behind it."""

    def __init__(self, plan: Plan) -> None:
        closures = (c for c in plan.conditions.closures if not c.owner)
        closed = frozenset(d for c in closures for d in days_between(c.first, c.last))
        self.plan, self._calendar = plan, WorkCalendar(plan.start, closed)

    def first(self, day: date) -> date:
        """Return the first working day from a day on."""
        while not self._calendar.is_worked(day):
            day += timedelta(days=1)
        return day

    def last(self, day: date) -> date:
        """Return the last working day up to a day."""
        while not self._calendar.is_worked(day):
            day -= timedelta(days=1)
        return day

    def hours_done(self, row: ScheduleRow) -> int:
        """Return the hours of work between the day on which the action began and the plan's first."""
        began = self.plan.timing.under_way.get(row.id)
        days = days_between(began, self.plan.start - timedelta(days=1)) if began else ()
        return HOURS * sum(self._calendar.is_worked(d) for d in days)


def _texts(parent: ET.Element, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        ET.SubElement(parent, name).text = printable(value)


def _at(day: date, hour: str) -> str:
    return f"{day.isoformat()}T{hour}:00:00"


def _calendar(parent: ET.Element, plan: Plan) -> None:
    """Write the working week, 8 to 12 and 13 to 17, and the days on which nobody works."""
    calendar = ET.SubElement(parent, "Calendar")
    _texts(calendar, {"UID": str(_BASE), "Name": "Standard", "IsBaseCalendar": "1"})
    days = ET.SubElement(calendar, "WeekDays")
    for day in range(1, 8):
        week_day = ET.SubElement(days, "WeekDay")
        working = 2 <= day <= DAYS + 1
        _texts(week_day, {"DayType": str(day), "DayWorking": str(int(working))})
        if working:
            times = ET.SubElement(week_day, "WorkingTimes")
            for begin, end in (("08", "12"), ("13", "17")):
                _texts(ET.SubElement(times, "WorkingTime"), {"FromTime": f"{begin}:00:00", "ToTime": f"{end}:00:00"})
    for closure in (c for c in plan.conditions.closures if not c.owner):
        week_day = ET.SubElement(days, "WeekDay")
        _texts(week_day, {"DayType": "0", "DayWorking": "0"})
        _texts(ET.SubElement(week_day, "TimePeriod"), {
            "FromDate": _at(closure.first, "00"), "ToDate": f"{closure.last.isoformat()}T23:59:00"
        })  # fmt: skip


def _task(task: ET.Element, row: ScheduleRow, numbers: Mapping[str, int], worked: _Worked) -> None:
    number, plan = numbers[row.id], worked.plan
    done, left = worked.hours_done(row), row.weeks * DAYS * HOURS
    _texts(task, {
        "UID": str(number), "ID": str(number), "Name": row.title, "Type": "1", "IsNull": "0",
        "WBS": row.id, "OutlineNumber": str(number), "OutlineLevel": "1", "Priority": "500",
        "Start": _at(worked.first(row.start), "08"), "Finish": _at(worked.last(row.finish), "17"),
        "Duration": _duration(done + left), "DurationFormat": WEEKS_FORMAT,
        "Work": _hours(row.person_days), "Estimated": "1", "Milestone": str(int(row.weeks == 0)), "Summary": "0",
        "FixedCost": str(row.cost * 100), "PercentComplete": str(100 * done // (done + left) if done else 0),
        **({"ActualStart": _at(worked.first(row.start), "08")} if row.id in plan.timing.under_way else {}),
        "ActualDuration": _duration(done), "RemainingDuration": _duration(left), "ConstraintType": NOT_EARLIER,
        "CalendarUID": "-1", "ConstraintDate": _at(worked.first(row.start), "08"),
        "Notes": _("{owner}. Done when: {text}", owner=row.owner, text=row.done_when),
    })  # fmt: skip
    for need in row.needs:
        lag = plan.conditions.waits.get((need, row.id), 0)
        _link(task, numbers[need], lag)


def _milestone(
    task: ET.Element, number: int, r: Reached, numbers: Mapping[str, int], worked: _Worked
) -> None:
    """Write a milestone: at the end of the last working day of what it waits for, or as its first begins."""
    day, at_end = r.scheduled or date.min, r.milestone.edge == "finish"
    moment = _at(worked.last(day), "17") if at_end else _at(worked.first(day), "08")
    _texts(task, {
        "UID": str(number), "ID": str(number), "Name": milestone_name(r), "Type": "1", "IsNull": "0",
        "WBS": r.milestone.id, "OutlineNumber": str(number), "OutlineLevel": "1", "Priority": "900",
        "Start": moment, "Finish": moment, "Duration": _duration(0), "DurationFormat": WEEKS_FORMAT,
        "Estimated": "1", "Milestone": "1", "Summary": "0", "PercentComplete": "0", "ActualDuration": _duration(0),
        "RemainingDuration": _duration(0), "ConstraintType": NOT_EARLIER, "CalendarUID": "-1", "ConstraintDate": moment,
        "Notes": _("50 %: {half}; 80 %: {likely}", half=r.half, likely=r.likely),
    })  # fmt: skip
    if at_end and r.by in numbers:
        _link(task, numbers[r.by], 0)


def _link(task: ET.Element, before: int, lag_weeks: int) -> None:
    """Write a predecessor; a lag counts in tenths of minutes of work."""
    _texts(ET.SubElement(task, "PredecessorLink"), {
        "PredecessorUID": str(before), "Type": FINISH_TO_START, "CrossProject": "0",
        "LinkLag": str(lag_weeks * DAYS * HOURS * 60 * 10), "LagFormat": WEEKS_FORMAT,
    })  # fmt: skip


def _resources(parent: ET.Element, owners: Mapping[str, int], plan: Plan) -> None:
    for owner in plan.pack.owners:
        tenths = plan.timing.full[owner.id][-1]
        _texts(ET.SubElement(parent, "Resource"), {
            "UID": str(owners[owner.id]), "ID": str(owners[owner.id]), "Name": owner.name, "Type": WORK, "IsNull": "0",
            "MaxUnits": _units(tenths), "CalendarUID": str(_BASE),
        })  # fmt: skip


def _assignments(
    parent: ET.Element, numbers: Mapping[str, int], owners: Mapping[str, int], worked: _Worked
) -> None:
    plan = worked.plan
    for n, p in enumerate(plan.actions, start=1):
        _texts(ET.SubElement(parent, "Assignment"), {
            "UID": str(n), "TaskUID": str(numbers[p.action.id]), "ResourceUID": str(owners[p.action.owner]),
            "Start": _at(worked.first(p.start), "08"), "Finish": _at(worked.last(p.finish), "17"),
            "Units": _units(plan.timing.load[p.action.id]), "Work": _hours(p.action.person_days),
        })  # fmt: skip


def _duration(hours: int) -> str:
    return f"PT{hours}H0M0S"


def _units(tenths: int) -> str:
    """Return tenths of days a week as a share of one full person."""
    return f"{tenths / TENTHS / DAYS:.3f}"


def _hours(person_days: float) -> str:
    minutes = round(person_days * HOURS * 60)
    return f"PT{minutes // 60}H{minutes % 60}M0S"
