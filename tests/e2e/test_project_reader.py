"""MPXJ, which open programs use to read Microsoft Project files, reads our schedule as we meant it."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.test_documents import answered
from tests.toy import changed, make_assessment, make_pack
from vidkit.assessment.model import Progress
from vidkit.content.packs import load_pack
from vidkit.exchange.schedule_project import write_mspdi
from vidkit.planning.conditions import Closure, Conditions
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.scorecard import score

pytest.importorskip("mpxj")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Java is not installed"),
]

START = date(2027, 1, 4)
ARABIC = "وحدة تحديد هوية الضحايا \u200f(مكتب)"
HOSTILE = "=HYPERLINK(1) <b>&amp;</b> ]]> \u202e\x07\uffff {{7*7}} 'x'; --"
Read = Mapping[str, Any]


@cache
def whole() -> Plan:
    """Return the plan of a country with answers of every kind, on the real pack."""
    pack = load_pack()
    return build_plan(pack, answered(pack), START, draws=20)


@cache
def bound() -> Plan:
    """Return a small plan with a name of every kind, a closure, an owner's absence, a wait, work under way,
    and what makes things safe, from the Saturday of the answers on."""
    pack = changed(make_pack(), "actions", "act.proc.desk", title=HOSTILE, done_when=HOSTILE)
    pack = changed(changed(pack, "actions", "act.legal.basis", title=ARABIC), "owners", "unit_head", name=ARABIC)
    assessment = make_assessment({"legal.handling": 0, "welfare.support": 0, "proc.intake": 0, "people_viewing": 2})
    under_way = {"act.legal.basis": Progress(state="started", date="2026-12-09")}
    assessment = replace(assessment, country_name=HOSTILE, progress=under_way)
    return build_plan(
        pack, assessment, START, draws=20, card=score(pack, assessment, START - timedelta(days=2)),
        conditions=Conditions(
            closures=(Closure(date(2027, 1, 11), date(2027, 1, 15)), Closure(date(2027, 2, 3), date(2027, 2, 3)),
                      Closure(date(2027, 3, 8), date(2027, 3, 19), "unit_head")),
            waits={("act.legal.basis", "act.welfare.provider"): 3},
        ),
    )  # fmt: skip


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Read]:
    """Return what MPXJ reads of both plans, and of one whose first action takes a week longer than its dates say."""
    folder = tmp_path_factory.mktemp("project")
    files = {"whole": write_mspdi(whole()), "bound": write_mspdi(bound())}
    files["longer"] = re.sub(
        rb"(Duration>PT)(\d+)H", lambda m: m[1] + b"%dH" % (int(m[2]) + 40), files["bound"], count=3
    )
    for name, raw in files.items():
        (folder / f"{name}.xml").write_bytes(raw)
    words = [sys.executable, str(Path(__file__).with_name("mpxj_reader.py")), *(f"{folder / n}.xml" for n in files)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True, timeout=180)
    return dict(zip(files, json.loads(done.stdout), strict=True))


PLANS = {"whole": whole, "bound": bound}
each_plan = pytest.mark.parametrize("name", PLANS)


@each_plan
def test_every_action_and_milestone_is_a_task(found: Mapping[str, Read], name: str) -> None:
    plan = PLANS[name]()
    dated = [r.milestone.id for r in plan.milestones if r.scheduled]
    assert list(found[name]["tasks"]) == [p.action.id for p in plan.actions] + dated
    assert [i for i, t in found[name]["tasks"].items() if t["milestone"]] == dated
    assert found[name]["errors"] == []
    assert dated


@each_plan
def test_every_link_is_there_with_its_wait(found: Mapping[str, Read], name: str) -> None:
    plan = PLANS[name]()
    links = {p.action.id: [[n, "FS", float(plan.conditions.waits.get((n, p.action.id), 0))] for n in p.needs]
             for p in plan.actions}  # fmt: skip
    assert {i: found[name]["tasks"][i]["links"] for i in links} == links


@each_plan
def test_work_begins_and_ends_on_the_working_days_nearest_to_ours(found: Mapping[str, Read], name: str) -> None:
    plan = PLANS[name]()
    for p in plan.actions:
        first, last = nearest_worked(plan, p.start, 1), nearest_worked(plan, p.finish, -1)
        assert found[name]["tasks"][p.action.id]["dates"] == [f"{first}T08:00", f"{last}T17:00"]


def nearest_worked(plan: Plan, day: date, step: int) -> date:
    closed = [c for c in plan.conditions.closures if not c.owner]
    while day.weekday() > 4 or any(c.first <= day <= c.last for c in closed):
        day += timedelta(days=step)
    return day


@each_plan
def test_program_that_times_the_tasks_anew_moves_nothing(found: Mapping[str, Read], name: str) -> None:
    assert {i: t["timed"] for i, t in found[name]["tasks"].items()} == {
        i: t["dates"] for i, t in found[name]["tasks"].items()
    }


def test_program_that_times_the_tasks_anew_would_notice_a_wrong_duration(found: Mapping[str, Read]) -> None:
    moved = [i for i, t in found["longer"]["tasks"].items() if t["timed"] != t["dates"]]
    assert moved == ["act.welfare.interim"]


@each_plan
def test_each_owner_is_a_resource_and_does_its_actions(found: Mapping[str, Read], name: str) -> None:
    plan = PLANS[name]()
    owners = {o.id: o.name for o in plan.pack.owners}
    assert found[name]["resources"] == list(owners.values())
    for p in plan.actions:
        assert found[name]["tasks"][p.action.id]["owners"] == [owners[p.action.owner]]


def test_name_written_from_right_to_left_stays_as_it_is(found: Mapping[str, Read]) -> None:
    assert found["bound"]["tasks"]["act.legal.basis"]["name"] == ARABIC
    assert found["bound"]["resources"] == [ARABIC]


def test_hostile_text_is_text(found: Mapping[str, Read]) -> None:
    shown = HOSTILE.replace("\u202e", r"\x202e").replace("\x07", r"\x07").replace("\uffff", r"\xffff")
    assert found["bound"]["tasks"]["act.proc.desk"]["name"] == shown
    assert shown in found["bound"]["tasks"]["act.proc.desk"]["notes"]
    assert shown in found["bound"]["title"]
