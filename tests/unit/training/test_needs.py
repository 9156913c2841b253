"""Seats of invented countries under the real pack."""

from collections.abc import Mapping
from datetime import date

from tests.country import MEDIUM, SMALL, make_reading
from vidkit.assessment.model import Value as AnswerValue
from vidkit.assessment.reading import Reading
from vidkit.staffing.unit import staffing
from vidkit.training.dates import Dates
from vidkit.training.delivery import paid_seats, seats_by_delivery, themes, trainers
from vidkit.training.needs import CourseNeed, in_order, people_of
from vidkit.training.programme import Programme, Taken, programme
from vidkit.training.words import dated_words, evenly_words, joins_words, trainers_words

FIRST = date(2027, 1, 4)


def _made(reading: Reading, when: Dates | None = None) -> Programme:
    return programme(reading, staffing(reading), when or Dates(first=FIRST))


def _needs(reading: Reading) -> dict[str, CourseNeed]:
    return {n.course.id: n for n in _made(reading).needs}


def _taken(facts: Mapping[str, AnswerValue], course: str, when: Dates | None = None) -> Taken:
    return next(t for t in _made(make_reading(facts), when).courses if t.need.course.id == course)


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
    assert _taken({**SMALL, "certs_c03": 2}, "C03").seats[0] == _taken(SMALL, "C03").seats[0] - 2


def test_more_certificates_than_people_leave_no_seat_to_find() -> None:
    assert _needs(make_reading({**SMALL, "certs_c03": 99}))["C03"].missing == 0


def test_places_of_those_who_leave_are_trained_anew() -> None:
    assert _taken(SMALL, "C17").seats[1:] == (3, 2)


def test_of_two_people_not_one_leaves_every_year() -> None:
    """With 15 percent leaving, each year was rounded up alone: half a contact point was trained anew every year."""
    made = _made(make_reading(SMALL, profile="contact_point"))
    assert {t.seats for t in made.courses if t.need.people} == {(2, 1, 0)}


def test_refreshers_are_never_for_more_than_the_people_there_are() -> None:
    """Certificates of leavers were renewed beside those of the people who follow them."""
    found = [t for t in _made(make_reading(SMALL, profile="contact_point")).courses if t.need.people]
    assert found
    for t in found:
        cycle = t.need.course.refresher_months or 0
        assert max(t.refreshers) <= (2 * max(1, 12 // cycle) if cycle else 0), t.need.course.id


def test_seats_count_in_the_year_in_which_the_posts_are_filled() -> None:
    filled = Dates(first=FIRST, posted={"R03": date(2028, 3, 1)})
    assert _taken(SMALL, "C17", filled).seats[0] == 0
    assert _taken(SMALL, "C17", filled).seats[1] >= _needs(make_reading(SMALL))["C17"].people


def test_a_yearly_certificate_is_refreshed_by_everybody_each_year() -> None:
    taken = _taken({**SMALL, "certs_c17": 4}, "C17")
    assert taken.refreshers[:2] == (4, taken.need.people)


def test_a_two_year_certificate_is_refreshed_two_years_after_the_course() -> None:
    taken = _taken(SMALL, "C02")
    assert taken.refreshers == (0, 0, taken.need.missing)
    assert taken.refresher_from is not None
    assert taken.refresher_from.year == taken.sessions[0].finish.year + 2


def test_agreement_test_every_six_months_counts_twice_a_year() -> None:
    taken = _taken(SMALL, "C05")
    assert taken.refreshers[1] == 2 * taken.need.people


def test_certificates_without_a_date_are_taken_to_lapse_evenly_and_this_is_said() -> None:
    made = _made(make_reading({**SMALL, "certs_c02": 4}))
    assert next(t for t in made.courses if t.need.course.id == "C02").refreshers[:2] == (2, 2)
    assert "C02" in evenly_words(made)
    assert evenly_words(_made(make_reading(SMALL))) == ""


def test_certificates_with_a_date_are_renewed_a_cycle_after_it() -> None:
    dated = Dates(first=FIRST, held={"C02": date(2026, 6, 1)})
    taken = _taken({**SMALL, "certs_c02": 4}, "C02", dated)
    assert (taken.refreshers, taken.evenly) == ((0, 4, 0), False)
    made = _made(make_reading({**SMALL, "certs_c02": 4}), dated)
    assert "C02 from 2026-06-01" in dated_words(made)
    assert evenly_words(made) == ""
    assert dated_words(_made(make_reading(SMALL), dated)) == ""


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
    taken = _taken(MEDIUM, "C17")
    assert taken.groups == -(-taken.need.missing // 12)


def test_too_few_people_join_a_course_of_others() -> None:
    needs = _needs(make_reading(SMALL))
    assert (needs["C04b"].joins_others, needs["C17"].joins_others) == (True, False)
    assert "C04b (1)" in joins_words(tuple(needs.values()))


def test_nobody_joins_others_for_what_is_had_online() -> None:
    needs = _needs(make_reading(SMALL, profile="contact_point"))
    assert (needs["C15"].missing, needs["C15"].joins_others, needs["C17"].joins_others) == (2, False, True)


def test_no_course_at_home_asks_for_no_trainers() -> None:
    made = _made(make_reading(SMALL, profile="contact_point"))
    assert trainers_words(trainers(made, None)) == ""


def test_seats_by_delivery_hold_all_seats() -> None:
    made = _made(make_reading(MEDIUM))
    by_delivery = seats_by_delivery(made)
    assert sum(s[0] for s in by_delivery.values()) == made.seats[0] + made.refreshers[0]
    assert 0 < paid_seats(made)[0] < made.seats[0]


def test_five_themes_are_shown_with_their_gap() -> None:
    found = themes(tuple(_needs(make_reading({**MEDIUM, "certs_c01": 4})).values()))
    assert [t.number for t in found] == [1, 2, 3, 4, 5]
    assert (found[0].held, found[0].gap) == (4, found[0].people - 4)
    assert found[4].held is None


def test_groups_after_the_third_year_ask_for_no_trainer_in_it() -> None:
    """They were counted in year three, with people who are not there yet."""
    late = Dates(first=FIRST, posted={"R03": date(2030, 3, 1)})
    found = trainers(_made(make_reading(SMALL), late), None)
    assert (found.trainer_days, found.needed) == (0, 0)


def test_courses_at_home_need_two_trainers_at_least() -> None:
    found = trainers(_made(make_reading(SMALL)), 1)
    assert (found.needed, found.missing) == (2, 1)
