"""The plan over time in text: every row begins and ends where its days are."""

from datetime import date

import pytest

from tests.toy import make_assessment, make_pack
from vidkit.cli import layout
from vidkit.cli.timeline import LABEL, _Scale, _years, show_timeline
from vidkit.planning.plan import Plan, build_plan

TODAY = date(2026, 11, 25)


def made() -> Plan:
    return build_plan(make_pack(), make_assessment({"legal.handling": 0}), TODAY, draws=20)


@pytest.fixture
def rows(capsys: pytest.CaptureFixture[str]) -> list[str]:
    show_timeline(made())
    return capsys.readouterr().out.splitlines()


def test_every_phase_chain_and_milestone_has_its_row(rows: list[str]) -> None:
    plan = made()
    told = "\n".join(rows)
    assert all(p.name in told for p in plan.pack.phases if any(a.action.phase == p.id for a in plan.actions))
    assert all(m.milestone.name in told for m in plan.milestones if m.likely)
    assert "G01" in told


def test_no_row_is_wider_than_the_screen(rows: list[str]) -> None:
    assert len(rows) > 5
    assert max(map(len, rows)) <= layout.width()


def test_the_signs_are_those_that_the_line_above_explains(rows: list[str]) -> None:
    drawn = {c for row in rows for c in row[LABEL:] if not c.isalnum() and not c.isspace()}
    assert drawn & set("▒█◆▲") == set("▒█◆▲")


def test_a_bar_covers_its_days() -> None:
    scale = _Scale(date(2027, 1, 1), date(2027, 4, 11), 10)
    assert scale.bar(date(2027, 1, 21), date(2027, 2, 19), "#") == "  ###"
    assert scale.bar(date(2027, 1, 1), date(2027, 4, 11), "#") == "#" * 10


def test_years_do_not_run_into_each_other() -> None:
    assert _years(_Scale(date(2027, 6, 1), date(2030, 6, 1), 30)) == "2027 2028      2029      2030"
    assert _years(_Scale(date(2026, 12, 20), date(2036, 12, 20), 24)).split() == ["2027", "2030", "2032", "2035"]
