"""The calendar of courses under given dates, and the dates that a plan of the real content gives."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from tests.country import MEDIUM, SMALL, TODAY, make_reading
from vidkit.assessment.model import Progress
from vidkit.planning.plan import Plan, build_plan
from vidkit.planning.sessions import bound, dates, held, posted, windows
from vidkit.staffing.unit import staffing
from vidkit.training.calendar import Session, Waiting, weeks_for_seats
from vidkit.training.dates import Ask, Dates, Window
from vidkit.training.programme import Programme, programme, supervisors
from vidkit.training.words import offered_words, supervisors_words

FIRST = date(2027, 1, 4)
RECRUITED = date(2028, 2, 20)
TEAM = dict.fromkeys(("R02", "R03"), RECRUITED)


def _made(facts: Mapping[str, object] = MEDIUM, **changes: object) -> Programme:
    reading = make_reading(facts)  # type: ignore[arg-type]
    return programme(reading, staffing(reading), replace(Dates(first=FIRST), **changes))  # type: ignore[arg-type]


def _window(start: date, finish: date, *roles: str) -> Window:
    asks = {r: Ask(action="act.x", finish=finish) for r in roles}
    return Window(action="act.x", start=start, finish=finish, asks=asks)


def _of(course: str, found: Programme) -> list[Session]:
    return [s for s in found.sessions if s.course == course]


def _plan(facts: Mapping[str, object] = SMALL) -> Plan:
    reading = make_reading(facts)  # type: ignore[arg-type]
    return build_plan(reading.pack, reading.assessment, TODAY, draws=1)


def test_groups_hold_all_seats_and_are_held_in_four_rounds_at_most() -> None:
    made = _made()
    found = _of("C17", made)
    assert sum(s.seats for s in found) == next(n.missing for n in made.needs if n.course.id == "C17")
    assert len(found) > 4
    assert len({s.start for s in found}) <= 4
    assert all(a.start == b.start or a.finish < b.start for a, b in pairwise(found))


def test_few_groups_follow_each_other() -> None:
    found = _of("C17", _made(SMALL))
    assert len(found) == 2
    assert found[0].finish < found[1].start


def test_course_begins_after_those_that_it_needs() -> None:
    found = _made()
    assert _of("C03", found)[0].start > max(s.finish for s in _of("C05", found))


def test_people_of_one_role_never_sit_in_two_courses_at_once() -> None:
    found = _made()
    must = {n.course.id: n.must for n in found.needs}
    mine = [s for s in found.sessions if "R03" in must[s.course]]
    assert len(mine) > 8
    assert all(a.course == b.course or a.finish < b.start for a, b in pairwise(mine))


def test_only_people_in_post_sit_before_the_team_is_recruited() -> None:
    found = _made({**MEDIUM, "posts_r03": 2, "posts_r02": 1}, posted=TEAM)
    before = [s for s in found.sessions if s.start <= RECRUITED]
    assert before
    assert {since for s in before for _role, since in s.members} == {None}
    assert sum(s.seats for s in _of("C17", found) if s.start <= RECRUITED) == 3


def test_new_people_sit_once_their_posts_are_filled() -> None:
    first = _of("C15", _made(posted=TEAM))[0]
    assert (first.since, first.start) == (RECRUITED, date(2028, 2, 21))


def test_posts_that_no_action_fills_count_as_filled_after_the_months_to_fill() -> None:
    assert min(s.start for s in _made(posted={}).sessions) == date(2027, 7, 5)


def test_course_with_material_waits_for_its_gate_and_what_needs_it_too() -> None:
    opened = date(2028, 4, 2)
    found = _made(opens={"G01": opened})
    assert _of("C05", found)[0].start > opened
    assert _of("C03", found)[0].start > _of("C05", found)[-1].finish
    assert _of("C13", found)[0].start < opened


def test_gate_that_nothing_opens_leaves_seats_without_a_date_and_says_why() -> None:
    found = _made(opens={"G01": None})
    assert not {s.course for s in found.sessions} & {"C05", "C07", "C03", "C02"}
    told = {(w.course, w.why, w.of) for w in found.waiting}
    assert ("C05", "gate", "G01") in told
    assert all(isinstance(w, Waiting) and w.seats for w in found.waiting)


def test_what_waits_for_a_course_without_a_date_has_none_either() -> None:
    found = _made(opens={"G01": None})
    assert next(w.why for w in found.waiting if w.course == "C21") == "course"


def test_law_data_and_welfare_come_before_any_other_course() -> None:
    found = _made(posted=TEAM)
    first = {s.course for s in found.sessions[:4]}
    assert first <= {"C15", "C16", "C17"}


def test_who_teaches_has_the_certificates_of_the_role_first() -> None:
    found = _made()
    last = max(s.finish for s in found.sessions if s.course in ("C02", "C03", "C08"))
    assert _of("C21", found)[0].start > last


def test_courses_begin_on_weekdays_within_the_window_of_their_action() -> None:
    window = _window(date(2027, 6, 2), date(2027, 12, 31), "R02")
    first = _of("C13", _made(SMALL, windows={"C13": window}))[0]
    assert (first.start, first.action, first.late) == (date(2027, 6, 7), "act.x", False)


def test_group_that_ends_after_its_action_is_said_to_be_late() -> None:
    window = _window(date(2027, 3, 1), date(2027, 3, 2), "R02")
    assert all(s.late for s in _of("C01", _made(windows={"C01": window})))


def test_people_who_come_after_an_action_are_no_matter_of_it() -> None:
    window = _window(date(2027, 3, 1), date(2027, 3, 2), "R01", "R02", "R03")
    found = _of("C01", _made(windows={"C01": window}, posted={"R01": RECRUITED, **TEAM}))
    assert {(s.late, s.action) for s in found} == {(False, "")}


def test_people_for_whom_a_course_is_only_recommended_bind_no_action() -> None:
    window = _window(date(2027, 3, 1), date(2027, 3, 2), "R02", "R03")
    assert not any(s.late for s in _of("C11", _made(windows={"C11": window})))


def test_action_that_fills_a_role_asks_for_the_course_for_that_role_alone() -> None:
    plan = _plan(MEDIUM)
    users = plan.planned("act.icse.nominate_users")
    assert users is not None
    assert windows(plan)["C02"].asks["R03"].finish == users.finish
    assert set(windows(plan)["C07"].asks) == {"R05"}


def test_window_of_a_course_spans_the_actions_that_set_the_unit_up() -> None:
    plan = _plan()
    found = windows(plan)["C17"]
    asking = [p for p in plan.actions if "C17" in p.action.courses and p.action.phase != "widen"]
    assert (found.start, found.finish) == (min(p.start for p in asking), max(p.finish for p in asking))


def test_team_is_in_post_when_recruitment_ends_and_not_when_posts_are_approved() -> None:
    plan = _plan()
    recruit, approved = plan.planned("act.staff.recruit"), plan.planned("act.staff.establishment")
    assert recruit is not None
    assert approved is not None
    assert posted(plan)["R03"] == recruit.finish > approved.finish


def test_two_lent_officers_do_not_make_the_team_present() -> None:
    reading = make_reading({**SMALL, "secondable_officers": 3})
    plan = build_plan(reading.pack, reading.assessment, TODAY, variant="fast", draws=1)
    lent, recruit = plan.planned("act.staff.secondment"), plan.planned("act.staff.recruit")
    assert lent is not None
    assert recruit is not None
    assert posted(plan)["R02"] == recruit.finish > lent.finish


def test_action_that_ends_before_its_course_is_named_with_what_waits_for_it() -> None:
    plan = _plan(MEDIUM)
    reading = make_reading(MEDIUM)
    found = bound(programme(reading, staffing(reading), dates(plan)).sessions, plan)
    users = next(b for b in found if b.planned.action.id == "act.icse.nominate_users")
    assert users.until > users.planned.finish
    assert "act.icse.connect" in [p.action.id for p in users.followers]


def test_supervisors_who_are_trained_after_the_analysts_come_are_an_alarm() -> None:
    late = supervisors(_made(posted={"R01": date(2027, 6, 1), **TEAM}, windows={
        "C18": _window(date(2028, 6, 1), date(2028, 9, 1))}))  # fmt: skip
    assert late is not None
    assert late.is_late
    assert "Nobody starts before it" in supervisors_words(late)


def test_supervisors_with_a_certificate_need_no_date() -> None:
    assert supervisors(_made({**MEDIUM, "certs_c18": 99}, posted={"R01": date(2027, 6, 1), **TEAM})) is None


def test_certificates_of_a_finished_action_have_its_date() -> None:
    plan = _plan()
    done = {"act.train.vid_course": Progress(state="done", date="2026-03-31")}
    assert held(replace(plan, assessment=replace(plan.assessment, progress=done)))["C03"] == date(2026, 3, 31)


def test_offered_seats_are_set_against_those_that_are_needed() -> None:
    assert "156 weeks" in offered_words(12, 4)
    assert "waits until" in offered_words(1, 0)
    assert offered_words(0, None) == ""


def test_offered_seats_decide_how_long_a_course_takes() -> None:
    assert [weeks_for_seats(12, 4), weeks_for_seats(0, 0), weeks_for_seats(1, 0)] == [156, 0, None]
