"""What must hold for every training calendar: under any dates, and in generated plans of the real content."""

import math
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.country import MEDIUM, TODAY, make_reading
from vidkit.assessment.model import Answer, Evidence
from vidkit.assessment.model import Value as AnswerValue
from vidkit.assessment.reading import Reading
from vidkit.content.model import Start
from vidkit.content.packs import load_pack
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.sessions import bound, dates, windows
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training.calendar import Session
from vidkit.training.dates import Ask, Dates, Window, months_on
from vidkit.training.needs import people_of
from vidkit.training.programme import Programme, programme

FIRST = date(2027, 1, 4)
ROLES = ("R01", "R02", "R03", "R05", "R09")
COURSES = ("C01", "C02", "C03", "C05", "C07", "C15", "C17", "C18", "C21")
GATES = ("G01", "G02", "G03", "G04", "G13", "G23")
DAYS = st.dates(FIRST, date(2029, 6, 30))
PAPER = (Evidence(title="Signed paper", date="2026-11"),)


@st.composite
def countries(draw: st.DrawFn) -> Reading:
    """A country with some people in post, some certificates, and volumes from nothing to a large unit."""
    facts: dict[str, AnswerValue] = {f: draw(st.integers(0, 400)) for f in MEDIUM if draw(st.booleans())}
    facts |= {f"posts_{r.lower()}": draw(st.sampled_from([0, 0.5, 1, 3, 40])) for r in ROLES if draw(st.booleans())}
    facts |= {f"certs_{c.lower()}": draw(st.integers(0, 30)) for c in COURSES if draw(st.booleans())}
    return make_reading(facts, profile=draw(st.sampled_from(["contact_point", "first_unit", "operational"])))


@st.composite
def any_dates(draw: st.DrawFn) -> Dates:
    """Dates as no planner would give them, in any order."""
    windows = {}
    for course in draw(st.sets(st.sampled_from(COURSES))):
        start, length = draw(DAYS), draw(st.integers(0, 300))
        finish = start + timedelta(days=length)
        asks = dict.fromkeys(draw(st.sets(st.sampled_from(ROLES))), Ask(action=f"act.{course}", finish=finish))
        windows[course] = Window(action=f"act.{course}", start=start, finish=finish, asks=asks)
    opens = draw(st.dictionaries(st.sampled_from(GATES), DAYS | st.none()))
    return Dates(first=FIRST, windows=windows, posted=draw(st.dictionaries(st.sampled_from(ROLES), DAYS)), opens=opens)


def _in_post(unit: Staffing, found: Programme, role: str, day: date) -> int:
    """Return the people of a role in post on a day, worked out from answers and dates alone."""
    whole = people_of(unit.by_year[-1], arrangement=False).get(role, 0)
    fallback = months_on(found.dates.first, round(unit.known["P13"]))
    posted = found.dates.posted or {}
    filled = posted.get(role, posted.get("R03", fallback))
    held = next(p.in_place for p in unit.posts if p.role.id == role)
    return whole if day > filled else min(whole, math.ceil(held or 0))


def _only_people_in_post(unit: Staffing, found: Programme) -> None:
    if unit.setting.arrangement:
        return
    for taken in found.courses:
        roles = {r for r, k in taken.need.course.matrix.items() if k in ("M", "R")}
        seated = 0
        for s in taken.sessions:
            seated += s.seats
            there = sum(_in_post(unit, found, r, s.start) for r in roles)
            assert seated <= there, (s.course, s.start)


def _sharing(a: Session, b: Session) -> bool:
    return not set(a.members).isdisjoint(b.members)


def _follows(found: Programme, first: str, then: str) -> None:
    for s in found.sessions:
        if s.course == then:
            assert all(p.finish < s.start for p in found.sessions if p.course == first and _sharing(p, s)), (first, s)


@given(countries(), any_dates())
@settings(deadline=None)
def test_nobody_is_seated_before_the_post_is_filled(reading: Reading, when: Dates) -> None:
    unit = staffing(reading)
    found = programme(reading, unit, when)
    assert all(s.since is None or s.start > s.since for s in found.sessions)
    _only_people_in_post(unit, found)


@given(countries(), any_dates())
@settings(deadline=None)
def test_no_course_starts_before_its_gates_are_open(reading: Reading, when: Dates) -> None:
    found = programme(reading, staffing(reading), when)
    waited = {g for n in found.needs for g in n.gates}
    assert waited >= set(GATES)
    for taken in found.courses:
        for gate in set(taken.need.gates) & when.opens.keys():
            day = when.opens[gate]
            assert all(day is not None and s.start > day for s in taken.sessions), (gate, taken.sessions)


@given(countries(), any_dates())
@settings(deadline=None)
def test_no_course_starts_before_those_that_come_first_are_over(reading: Reading, when: Dates) -> None:
    found = programme(reading, staffing(reading), when)
    first = [n.course.id for n in found.needs if n.course.induction]
    assert first == ["C15", "C16", "C17"]
    for need in found.needs:
        for before in {*need.course.needs, *(() if need.course.induction else first)}:
            _follows(found, before, need.course.id)


@given(countries(), any_dates())
@settings(deadline=None)
def test_who_teaches_others_has_the_certificates_of_the_role(reading: Reading, when: Dates) -> None:
    found = programme(reading, staffing(reading), when)
    for s in found.sessions:
        if s.course == "C21":
            for role, since in s.members:
                must = {n.course.id for n in found.needs if role in n.must and n.course.id != "C21"}
                assert must
                mine = [p for p in found.sessions if p.course in must and (role, since) in p.members]
                assert all(p.finish < s.start for p in mine)


@given(countries(), any_dates())
@settings(deadline=None)
def test_every_first_seat_has_a_date_or_a_reason(reading: Reading, when: Dates) -> None:
    found = programme(reading, staffing(reading), when)
    for need in found.needs:
        dated = sum(s.seats for s in found.sessions if s.course == need.course.id)
        waiting = sum(w.seats for w in found.waiting if w.course == need.course.id)
        assert dated + waiting == need.missing
    if None not in when.opens.values():
        assert found.waiting == ()


@given(countries(), any_dates())
@settings(deadline=None)
def test_nothing_is_refreshed_before_the_certificate_is_a_cycle_old(reading: Reading, when: Dates) -> None:
    found = programme(reading, staffing(reading), when)
    for taken in found.courses:
        cycle = taken.need.course.refresher_months
        if not cycle or taken.need.held:
            assert cycle or set(taken.refreshers) == {0}
            continue
        due = [months_on(s.finish, cycle) for s in taken.sessions]
        later = [n - sum(s.seats for s in taken.sessions if when.year(s.start) == y) for y, n in enumerate(taken.seats)]
        due += [months_on(FIRST, 12 * y + 6 + cycle) for y, n in enumerate(later) if n]
        earliest = min((when.year(day) for day in due), default=3)
        assert not any(taken.refreshers[:earliest])


@st.composite
def assessed(draw: st.DrawFn) -> Reading:
    """A country whose abilities are answered too, some of them shown, under the real content."""
    pack = load_pack()
    starts: tuple[Start, ...] = ("none", "unit")
    start = draw(st.sampled_from(starts))
    shown = draw(st.booleans())
    levels = draw(st.lists(st.integers(0, 4), min_size=len(pack.capabilities), max_size=len(pack.capabilities)))
    answers = {c.id: Answer(value=n, evidence=PAPER if shown else ()) for c, n in
               zip(pack.capabilities, levels, strict=True)}  # fmt: skip
    reading = draw(countries())
    a = reading.assessment
    return replace(reading, assessment=replace(a, start=start, answers={**answers, **a.answers}))


def _plan(reading: Reading) -> Plan:
    return build_plan(reading.pack, reading.assessment, TODAY, tries=1, draws=1)


@given(assessed())
@settings(deadline=None, max_examples=12)
def test_in_a_generated_plan_nobody_is_seated_before_post_and_gate(reading: Reading) -> None:
    plan = _plan(reading)
    unit = staffing(reading)
    found = programme(reading, unit, dates(plan))
    _only_people_in_post(unit, found)
    recruit = plan.planned("act.staff.recruit")
    for s in found.sessions:
        new = {role for role, since in s.members if since is not None}
        assert not recruit or not new & {"R02", "R03", "R04"} or s.start > recruit.finish
    still = {g.gate.id for g in plan.card.gates if g.state != "open"}
    ends = {p.action.id: p.finish for p in plan.actions}
    for need in found.needs:
        gates = [g for g in reading.pack.gates if g.id in need.gates and g.id in still]
        opening = [ends[a] for g in gates for a in g.opened_by if a in ends]
        first = min((s.start for s in found.sessions if s.course == need.course.id), default=date.max)
        assert all(day < first for day in opening), need.course.id


@given(assessed())
@settings(deadline=None, max_examples=12)
def test_in_a_generated_plan_what_needs_a_course_waits_for_it_or_is_named(reading: Reading) -> None:
    plan = _plan(reading)
    found = programme(reading, staffing(reading), dates(plan))
    named: Mapping[str, set[str]] = {
        b.planned.action.id: {p.action.id for p in b.followers} for b in bound(found.sessions, plan)
    }
    given, must = windows(plan), {n.course.id: n.must for n in found.needs}
    for s in found.sessions:
        for role, since in s.members:
            ask = given[s.course].asks.get(role) if s.course in given and role in must[s.course] else None
            if ask is None or s.finish <= ask.finish or (since is not None and since >= ask.finish):
                continue
            assert s.late
            late = max((p for p in plan.actions if p.action.id in named and s.course in p.action.courses),
                       key=lambda p: p.finish)  # fmt: skip
            assert late.finish < s.finish
        for p in plan.actions if s.late else ():
            assert s.action not in p.needs or p.start > s.finish or p.action.id in named[s.action]
