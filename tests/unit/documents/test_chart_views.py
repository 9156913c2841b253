"""What charts find and show: the figures of the tables beside them, in three invented countries."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from tests.country import COUNTRIES
from tests.toy import make_assessment, make_pack
from tests.unit.documents.builders import make_results
from tests.unit.documents.countries import country
from vidkit.costing.budget import MONTHS, budget
from vidkit.documents.charts.load import Load
from vidkit.documents.views.actions import gantt_charts
from vidkit.documents.views.chain import chain_views
from vidkit.documents.views.curves import curve_views
from vidkit.documents.views.load import _part_weeks, load_views
from vidkit.documents.views.moves import domain_moves, milestone_moves
from vidkit.documents.views.profile import profile_finding
from vidkit.documents.views.radar import radar
from vidkit.documents.views.results import Results
from vidkit.documents.views.spending import added_up, spending_views, steps
from vidkit.documents.views.tiles import gate_tiles
from vidkit.documents.views.timeline import months, ticks
from vidkit.planning.compare import Comparison, compare
from vidkit.planning.loads import owner_loads
from vidkit.planning.plan import build_plan
from vidkit.scoring.scorecard import score

every_country = pytest.mark.parametrize("name", COUNTRIES)
THEN, NOW = date(2026, 11, 25), date(2027, 6, 30)


@every_country
def test_money_added_up_is_that_of_the_years(name: str) -> None:
    results = country(name)
    found = budget(results.reading, results.plan)
    line = added_up(found, lambda r: r.likely)
    whole = [sum(y.likely.minor for y in found.years[: n + 1]) for n in range(3)]
    assert [line[MONTHS * (n + 1)] for n in range(3)] == whole


@every_country
def test_money_added_up_never_falls(name: str) -> None:
    results = country(name)
    line = added_up(budget(results.reading, results.plan), lambda r: r.high)
    assert list(line) == sorted(line)
    assert len(line) == 3 * MONTHS + 1


def test_money_whose_local_part_has_no_price_is_not_drawn() -> None:
    results = country("medium")
    answers = {i: a for i, a in results.assessment.answers.items() if i not in ("currency", "g2_post_cost", "usd_rate")}
    bare = replace(results.plan, assessment=replace(results.assessment, answers=answers))
    unpriced = Results(plan=bare, today=results.today, language="en")
    found = budget(unpriced.reading, bare)
    assert found.whole.likely.milli_su
    assert spending_views(found, unpriced) is None


@pytest.mark.parametrize("most", [1, 7, 381_299, 999_999_999.4])
def test_an_edge_in_round_amounts_reaches_the_highest(most: float) -> None:
    found = steps(most)
    assert found[0] == 0
    assert found[-1] >= most
    assert 2 <= len(found) <= 8


@every_country
def test_load_of_owners_is_that_of_the_plan(name: str) -> None:
    results = country(name)
    made = load_views(results)
    assert made is not None
    chart, table = made
    loads = owner_loads(results.plan)
    assert [r.label for r in chart.rows] == [results.owner(x.owner) for x in loads] == [o for o, _cells in table.rows]
    assert [c for _o, cells in table.rows for c in cells] == [
        "–" if s is None else f"{s}" for r in chart.rows for s in r.shares
    ]
    assert len(chart.parts) <= 10


@pytest.mark.parametrize(("length", "weeks"), [(1, 13), (130, 13), (131, 26), (400, 52)])
def test_parts_of_a_long_plan_are_longer(length: int, weeks: int) -> None:
    assert _part_weeks(length) == weeks
    assert -(-length // weeks) <= 10


def _load() -> Load:
    made = load_views(make_results({"legal.handling": 0}))
    assert made is not None
    return made[0]


def test_the_fullest_owner_is_named() -> None:
    chart = _load()
    row = max(chart.rows, key=lambda r: max(s or 0 for s in r.shares))
    assert f"{row.label}, {row.note}" in chart.title


@every_country
def test_the_chain_is_without_gaps_and_ends_with_the_last_milestone(name: str) -> None:
    results = country(name)
    made = chain_views(results)
    assert made is not None
    chart, rows = made
    ends = [r.start + r.length for r in chart.rows]
    assert [r.number for r in rows] == [int(r.label.split()[0]) for r in chart.rows]
    assert ends == sorted(ends)
    assert max(m.scheduled for m in results.plan.milestones if m.scheduled) >= results.plan.actions[0].finish
    last = max((m for m in results.plan.milestones if m.scheduled), key=lambda m: (m.scheduled, m.milestone.id))
    assert last.milestone.name in chart.title
    assert results.plan.planned(last.by) is results.plan.actions[rows[-1].number - 1]


@every_country
def test_every_milestone_with_a_date_has_a_rising_curve(name: str) -> None:
    results = country(name)
    made = curve_views(results)
    assert made is not None
    chart, rows = made
    assert len(chart.curves) == len(rows) == sum(bool(m.scheduled) for m in results.plan.milestones)
    assert all([w for w, _s in c.points] == sorted(w for w, _s in c.points) for c in chart.curves)


@every_country
def test_the_board_has_a_tile_for_every_gate(name: str) -> None:
    results = country(name)
    assert [(t.id, t.state) for t in gate_tiles(results).tiles] == [(s.gate.id, s.state) for s in results.card.gates]


def test_a_radar_needs_three_domains() -> None:
    assert radar(make_results({"legal.handling": 3})) is not None
    fewer = make_results({"legal.handling": 3})
    held = tuple(d for d in fewer.card.domains if d.domain.id != "proc")
    two = replace(fewer.plan, card=replace(fewer.card, domains=held))
    assert radar(Results(plan=two, today=fewer.today, language="en")) is None


def test_a_country_of_which_nothing_is_known_has_no_domain_that_stands_out() -> None:
    chart = radar(country("medium"))
    assert chart is not None
    assert chart.title == "None of 13 domains stands out: each has 0 of 100 for certain."
    assert profile_finding(country("medium").card.domains).startswith("13 domains are not known yet;")


def test_what_is_not_safe_yet_is_named_first() -> None:
    results = make_results({"legal.handling": 0, "welfare.support": 3, "proc.intake": 3}, {"people_viewing": 2})
    unsafe = [d.domain.name for d in results.card.domains if d.word == "not safe yet"]
    assert unsafe
    assert all(n in profile_finding(results.card.domains) for n in unsafe)


def test_a_plan_that_begins_before_its_first_day_starts_its_chart_there() -> None:
    results = country("large federal")
    chart = gantt_charts(results)["overview"]
    assert chart.first == min(0, *(int(r.start) for r in chart.rows))


def _moved() -> tuple[Comparison, Results]:
    pack = make_pack()
    before = make_assessment({"legal.handling": 1, "welfare.support": 1}, {"people_viewing": 2})
    after = make_assessment({"legal.handling": 3, "welfare.support": 1}, {"people_viewing": 0})
    old, new = (
        build_plan(pack, a, day, card=score(pack, a, day), draws=20) for a, day in ((before, THEN), (after, NOW))
    )
    return compare(old, new), Results(plan=new, today=NOW, language="en")


def test_numbers_of_two_dates_stand_only_beside_answers_that_moved() -> None:
    found, results = _moved()
    assert domain_moves(found, results) is not None
    assert domain_moves(replace(found, answers=()), results) is None


def test_domains_of_two_dates_say_how_many_answers_moved() -> None:
    made = domain_moves(*_moved())
    assert made is not None
    assert {r.name: r.answers for r in made[1]} == {"Law": "1", "Staff welfare": "1", "Procedures": "0"}


def test_milestones_of_two_dates_lie_where_their_days_are() -> None:
    found, results = _moved()
    chart = milestone_moves(found, results)
    assert chart is not None
    placed = {r.label: (r.was, r.now) for r in chart.rows}
    for m in found.milestones:
        ends = tuple(float(d.toordinal()) if d else None for d in (m.before.likely, m.after.likely))
        assert placed.get(m.milestone.name, (None, None)) == ends


def test_months_of_an_axis_are_the_same_every_year() -> None:
    for end in (date(2027, 4, 1), date(2028, 1, 1), date(2029, 6, 1), date(2034, 1, 1), date(2061, 1, 1)):
        found = months(date(2027, 1, 4), end)
        assert len(found) <= 8
        assert len({d.month for d in found}) <= 6
        assert all(d.day == 1 for d in found)


def test_months_stand_at_their_week() -> None:
    assert ticks(date(2027, 1, 4), 0, 20) == ((4, "Feb 2027"), (8, "Mar 2027"), (12, "Apr 2027"), (17, "May 2027"))


def findings(results: Results) -> Mapping[str, str]:
    """Return the titles of the charts that are made from results alone."""
    views = {"chain": chain_views(results), "curves": curve_views(results), "load": load_views(results)}
    made = {n: v[0].title for n, v in views.items() if v}
    return made | {n: c.title for n, c in gantt_charts(results).items()} | {"gates": gate_tiles(results).title}


@every_country
def test_every_finding_is_a_sentence(name: str) -> None:
    found = findings(country(name))
    assert len(found) > 6
    assert [t for t in found.values() if not re.fullmatch(r"[A-Z0-9].*[.]", t)] == []
