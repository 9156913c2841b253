"""Seats of invented countries under the real pack."""

from tests.country import MEDIUM, SMALL, make_reading
from vidkit.assessment.reading import Reading
from vidkit.staffing.unit import staffing
from vidkit.training.delivery import paid_seats, seats_by_delivery, themes, trainers
from vidkit.training.needs import CourseNeed, course_needs, in_order, people_of


def _needs(reading: Reading) -> dict[str, CourseNeed]:
    return {n.course.id: n for n in course_needs(reading, staffing(reading))}


def test_everybody_in_the_unit_takes_the_welfare_course() -> None:
    reading = make_reading(SMALL)
    unit = staffing(reading)
    everybody = people_of(unit.posts, arrangement=False)
    icse_users = everybody["R04"]
    assert _needs(reading)["C17"].people == sum(everybody.values()) - icse_users


def test_icse_users_are_two_of_the_analysts_and_no_more_people() -> None:
    needs = _needs(make_reading(SMALL))
    assert needs["C02"].people == 3 + 1
    assert (needs["C02"].must, needs["C02"].within_year) == (("R03", "R04"), ("R13",))


def test_certificates_held_are_taken_off_in_year_one() -> None:
    assert _needs(make_reading({**SMALL, "certs_c03": 2}))["C03"].seats[0] == \
        _needs(make_reading(SMALL))["C03"].seats[0] - 2  # fmt: skip


def test_more_certificates_than_people_leave_no_seat_to_find() -> None:
    assert _needs(make_reading({**SMALL, "certs_c03": 99}))["C03"].seats[0] == 0


def test_places_of_those_who_leave_are_trained_anew() -> None:
    need = _needs(make_reading(SMALL))["C17"]
    assert need.seats[1:] == (3, 3)


def test_a_yearly_certificate_is_refreshed_by_everybody_each_year() -> None:
    need = _needs(make_reading({**SMALL, "certs_c17": 4}))["C17"]
    assert need.refreshers == (4, need.people, need.people)


def test_a_two_year_certificate_is_refreshed_by_half() -> None:
    need = _needs(make_reading(SMALL))["C02"]
    assert need.refreshers == (0, 2, 2)


def test_courses_stand_after_those_that_they_need() -> None:
    taken: set[str] = set()
    for course in in_order(make_reading().pack.courses):
        assert set(course.needs) <= taken
        taken.add(course.id)
    assert len(taken) == 22


def test_law_data_and_welfare_come_first_then_grading_methods_and_icse() -> None:
    order = [c.id for c in in_order(make_reading().pack.courses)]
    assert order[:3] == ["C15", "C16", "C17"]
    assert order.index("C05") < order.index("C03") < order.index("C02")


def test_focal_point_and_deputy_of_a_contact_point_are_trained() -> None:
    needs = _needs(make_reading(SMALL, profile="contact_point"))
    assert needs["C17"].people == 2


def test_large_courses_sit_in_groups() -> None:
    need = _needs(make_reading(MEDIUM))["C17"]
    assert need.groups[0] == -(-need.seats[0] // 12)


def test_too_few_people_join_a_course_of_others() -> None:
    needs = _needs(make_reading(SMALL))
    assert (needs["C04b"].joins_others, needs["C17"].joins_others) == (True, False)


def test_seats_by_delivery_hold_all_seats() -> None:
    needs = tuple(_needs(make_reading(MEDIUM)).values())
    by_delivery = seats_by_delivery(needs)
    assert sum(s[0] for s in by_delivery.values()) == sum(n.seats[0] + n.refreshers[0] for n in needs)
    assert paid_seats(needs)[0] < sum(n.seats[0] for n in needs)


def test_five_themes_are_shown_with_their_gap() -> None:
    found = themes(tuple(_needs(make_reading({**MEDIUM, "certs_c01": 4})).values()))
    assert [t.number for t in found] == [1, 2, 3, 4, 5]
    assert (found[0].held, found[0].gap) == (4, found[0].people - 4)
    assert found[4].held is None


def test_courses_at_home_need_two_trainers_at_least() -> None:
    found = trainers(tuple(_needs(make_reading(SMALL)).values()), 1)
    assert (found.needed, found.missing) == (2, 1)
