"""The schedule as workbook, calendar, values and project: read back by other programs' readers."""

import csv
import io
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from tests.toy import changed, make_assessment, make_pack
from vidkit.exchange.schedule_csv import write_csv
from vidkit.exchange.schedule_ics import folded, uid, write_ics
from vidkit.exchange.schedule_project import NAMESPACE, write_mspdi
from vidkit.exchange.schedule_workbook import write_xlsx
from vidkit.planning.conditions import Closure, Conditions
from vidkit.planning.plan import Plan, build_plan

START = date(2027, 1, 4)
NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}
HOSTILE = "=HYPERLINK(1);Ünïted, \\State\nof \x07 <b>"


def make_plan(start: date = START, conditions: Conditions | None = None, **action: str) -> Plan:
    assessment = replace(make_assessment(NOTHING), country_name=HOSTILE, unit="@unit")
    pack = changed(make_pack(), "actions", "act.proc.desk", **action)
    return build_plan(pack, assessment, start, draws=20, conditions=conditions)


def test_calendar_is_read_by_another_program_with_one_entry_an_action_and_milestone() -> None:
    icalendar = pytest.importorskip("icalendar")
    plan = make_plan()
    events = icalendar.Calendar.from_ical(write_ics(plan)).walk("VEVENT")
    dues = {str(e["UID"]): e.decoded("DTSTART") for e in events}
    assert {uid(p.action.id, plan): p.finish for p in plan.actions}.items() <= dues.items()
    assert len(events) == len(plan.actions) + sum(1 for r in plan.milestones if r.scheduled)


def test_every_entry_says_of_itself_whose_plan_it_is_from() -> None:
    """Among entries of other calendars nothing said of which country it was; the last line was an id."""
    icalendar = pytest.importorskip("icalendar")
    plan = make_plan()
    events = icalendar.Calendar.from_ical(write_ics(plan)).walk("VEVENT")
    assert len(events) > 3
    for event in events:
        said = str(event["DESCRIPTION"])
        assert "=HYPERLINK(1);Ünïted, \\State of" in said
        assert "act.proc.desk" not in said.splitlines()


def test_calendar_keeps_a_hostile_text_as_it_is() -> None:
    icalendar = pytest.importorskip("icalendar")
    plan = make_plan(done_when=HOSTILE)
    events = icalendar.Calendar.from_ical(write_ics(plan)).walk("VEVENT")
    about = next(str(e["DESCRIPTION"]) for e in events if str(e["UID"]) == uid("act.proc.desk", plan))
    assert "=HYPERLINK(1);Ünïted, \\State of" in about


def test_entry_keeps_its_identity_when_its_date_moves() -> None:
    ids = [
        {line for line in write_ics(plan).decode().split("\r\n") if line.startswith("UID:")}
        for plan in (make_plan(), make_plan(date(2027, 3, 1)))
    ]
    assert ids[0] == ids[1]


def test_calendar_lines_are_short_and_end_as_the_standard_says() -> None:
    raw = write_ics(make_plan())
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))


def test_folding_splits_no_character() -> None:
    line = "SUMMARY:" + "é" * 80
    pieces = folded(line).split("\r\n")
    assert all(len(p.encode()) <= 75 for p in pieces)
    assert pieces[0] + "".join(p[1:] for p in pieces[1:]) == line


def test_values_hold_a_row_for_each_action_and_no_formula() -> None:
    plan = make_plan()
    found = list(csv.reader(io.StringIO(write_csv(plan).decode("utf-8-sig"))))
    assert [r[1] for r in found[1:]] == [p.action.id for p in plan.actions]
    assert found[1][5] == plan.actions[0].start.isoformat()
    assert not [c for r in found for c in r if c.startswith(("=", "+", "-", "@"))]


def test_workbook_sums_by_formulas_over_all_actions() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    plan = make_plan()
    book = openpyxl.load_workbook(io.BytesIO(write_xlsx(plan)))
    sheet = book["Schedule"]
    formulas = [c.value for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    first = int(sheet.freeze_panes[1:])
    last = first + len(plan.actions) - 1
    assert formulas == [f"=SUBTOTAL(109,$H${first}:$H${last})", f"=SUBTOTAL(109,$I${first}:$I${last})"]
    assert sheet.auto_filter.ref == f"A{first - 1}:N{last}"
    assert [sheet.cell(n, 14).value for n in range(first, last + 1)] == [p.action.id for p in plan.actions]


def test_workbook_keeps_a_hostile_name_as_text() -> None:
    openpyxl = pytest.importorskip("openpyxl")
    sheet = openpyxl.load_workbook(io.BytesIO(write_xlsx(make_plan())))["Schedule"]
    assert sheet["A1"].data_type == "s"
    assert "=HYPERLINK(1)" in sheet["A1"].value


def test_workbook_is_the_same_bytes_each_time() -> None:
    pytest.importorskip("openpyxl")
    assert write_xlsx(make_plan()) == write_xlsx(make_plan())


def test_project_holds_tasks_links_and_who_does_them() -> None:
    plan = make_plan(conditions=Conditions(closures=(Closure(date(2027, 1, 11), date(2027, 1, 15)),)))
    root = ET.fromstring(write_mspdi(plan))  # noqa: S314 - our own file
    tasks = {t.findtext(tag("WBS")): t for t in root.iter(tag("Task"))}
    for p in plan.actions:
        task = tasks[p.action.id]
        assert task.findtext(tag("Start")) == f"{p.start}T08:00:00"
        assert task.findtext(tag("Duration")) == f"PT{40 * (p.finish_week - p.start_week)}H0M0S"
        links = [link.findtext(tag("PredecessorUID")) for link in task.iter(tag("PredecessorLink"))]
        assert links == [tasks[n].findtext(tag("UID")) for n in p.needs]
    assert len(list(root.iter(tag("Assignment")))) == len(plan.actions)
    assert [p.findtext(tag("FromDate")) for p in root.iter(tag("TimePeriod"))] == ["2027-01-11T00:00:00"]


def test_project_has_its_elements_in_the_order_of_the_schema() -> None:
    root = ET.fromstring(write_mspdi(make_plan()))  # noqa: S314 - our own file
    order = ["SaveVersion", "Name", "Title", "Subject", "CreationDate", "ScheduleFromStart", "StartDate", "FinishDate",
             "CurrencyCode", "CalendarUID", "DefaultStartTime", "DefaultFinishTime", "MinutesPerDay", "MinutesPerWeek",
             "DaysPerMonth", "Calendars", "Tasks", "Resources", "Assignments"]  # fmt: skip
    assert [child.tag for child in root] == [tag(name) for name in order]


def tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
