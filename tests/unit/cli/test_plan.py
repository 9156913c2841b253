"""`plan` under conditions, and `progress`, as typed: what is printed, kept, written, and with which exit code."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.toy import make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.cli import app

NOTHING = {"legal.handling": 0, "welfare.support": 0, "proc.intake": 0}
FROM = ("--from", "2027-01-04")


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the arguments that name a file under the toy pack, on a day that stands still."""
    monkeypatch.setenv("VIDKIT_TODAY", "2026-11-25")
    monkeypatch.setenv("COLUMNS", "200")
    write_pack(make_pack(), tmp_path / "pack")
    store.write(tmp_path / "toy.vidkit.json", make_assessment(NOTHING), expected=None)
    return [str(tmp_path / "toy.vidkit.json"), "--pack", str(tmp_path / "pack")]


def result(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    capsys.readouterr()
    app.run([*args, "--json"])
    return json.loads(capsys.readouterr().out)["result"]


def test_goal_out_of_reach_is_said_with_exit_code_1(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["plan", *base, *FROM, "--reach", "proc.desk", "--by", "2027-02-01"]) == 1
    assert capsys.readouterr().out.startswith("No. Carry out act.proc.desk (act.proc.desk) cannot be reached")


def test_goal_in_reach_is_said_with_exit_code_0(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["plan", *base, *FROM, "--reach", "proc.desk", "--by", "2028-01-01"]) == 0
    assert capsys.readouterr().out.startswith("Yes.")


def test_what_if_shows_both_plans(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["plan", *base, *FROM, "--what-if", "legal.basis+8w"]) == 0
    assert "+8" in capsys.readouterr().out
    assert result(capsys, "plan", *base, *FROM, "--what-if", "legal.basis+8w")["what_if"]["whole"][2]["weeks"] == 8


def test_limits_say_what_is_left_out(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    found = result(capsys, "plan", *base, *FROM, "--horizon", "5w")
    assert [a["id"] for a in found["actions"]] == ["act.legal.basis"]
    assert found["choice"]["without"] == ["act.proc.desk", "act.welfare.provider"]
    assert app.run(["plan", *base, *FROM, "--horizon", "5w"]) == 0
    assert "Left out, and what it would take" in capsys.readouterr().out


def test_conditions_are_kept_only_when_asked(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["plan", *base, *FROM, "--capacity", "head=1d/w"])
    assert store.read(Path(base[0])).assessment.conditions == {}
    app.run(["plan", *base, *FROM, "--capacity", "head=1d/w", "--keep"])
    assert store.read(Path(base[0])).assessment.conditions == {"capacity": ("head=1d/w",)}
    assert result(capsys, "plan", *base, *FROM)["conditions"] == {"capacity": ["head=1d/w"]}


def test_pictures_are_shown_in_text(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["plan", *base, *FROM, "--chart"]) == 0
    shown = capsys.readouterr().out
    assert "Load of owners" in shown
    assert "How sure milestones are" in shown


@pytest.mark.parametrize(("kind", "name"), [("csv", "toy-schedule.csv"), ("ics", "toy-schedule.ics"),
                                            ("mspdi", "toy-schedule.xml"), ("json", "toy-schedule.json")])  # fmt: skip
def test_schedule_is_written_beside_the_file(base: list[str], kind: str, name: str) -> None:
    assert app.run(["plan", *base, *FROM, "--format", kind]) == 0
    assert b"act.legal.basis" in (Path(base[0]).parent / name).read_bytes()


def test_file_of_another_hand_is_not_overwritten(base: list[str], tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")
    assert app.run(["plan", *base, *FROM, "--format", "csv", "-o", str(tmp_path / "mine.csv")]) == 4
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(("args", "code", "told"), [
    (("--reach", "proc.desk"), 2, "--reach and --by belong together"),
    (("--reach", "proc.dsk", "--by", "2028-01-01"), 2, "proc.desk"),
    (("--what-if", "nonsense"), 2, "is no change of a plan"),
    (("--budget", "EUR 5/y"), 3, "The budget is in EUR"),
    (("--horizon", "2026-01-01"), 2, "lies before the first day"),
    (("--capacity", "head=0d/w"), 3, "has no time for set-up work"),
    (("--date", "proc.desk<=2027-01-31"), 3, "cannot be kept"),
    (("--format", "doc"), 2, "Known: xlsx, ics, csv, json, mspdi"),
])  # fmt: skip
def test_wrong_input_is_named(
    base: list[str], capsys: pytest.CaptureFixture[str], args: tuple[str, ...], code: int, told: str
) -> None:
    assert app.run(["plan", *base, *FROM, *args]) == code
    assert told in capsys.readouterr().err


def test_action_that_is_done_asks_for_the_level_it_should_have_raised(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    args = ["progress", base[0], "act.legal.basis", "done", "--evidence", "Signed order", *base[1:]]
    assert app.run(args) == 0
    shown = capsys.readouterr().out
    assert "(legal.handling) should now be at level 3; the answer says 0" in shown
    assert "--ask legal.handling" in shown
    kept = store.read(Path(base[0])).assessment.progress["act.legal.basis"]
    assert [e.title for e in kept.evidence] == ["Signed order"]


def test_reopened_action_is_back_in_the_plan_with_its_reason(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["progress", base[0], "act.legal.basis", "done", *base[1:]])
    assert "act.legal.basis" not in [a["id"] for a in result(capsys, "plan", *base, *FROM)["actions"]]
    app.run(["progress", base[0], "act.legal.basis", "reopened", "--note", "court ruling", *base[1:]])
    found = {a["id"]: a for a in result(capsys, "plan", *base, *FROM)["actions"]}
    assert {"kind": "reopened", "of": "act.legal.basis"} in found["act.legal.basis"]["reasons"]


def test_action_that_was_never_closed_cannot_be_reopened(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["progress", base[0], "act.legal.basis", "reopened", *base[1:]]) == 2
    assert "neither done nor dropped" in capsys.readouterr().err


def test_late_action_and_what_it_pushes_are_shown(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    app.run(["progress", base[0], "act.legal.basis", "started", "--date", "2026-09-01", "--yes", *base[1:]])
    shown = " ".join(capsys.readouterr().out.split())
    assert "9 weeks ago, and is not done. It holds up 2 actions." in shown


def test_what_was_saved_wraps_between_words(
    base: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    app.run(["progress", base[0], "act.legal.basis", "done", "--note", "signed by the minister", *base[1:]])
    assert capsys.readouterr().out.splitlines()[:2] == [
        "Saved: Carry out act.legal.basis (act.legal.basis) is done since 2026-11-25.", "signed by the minister",
    ]  # fmt: skip


@pytest.mark.parametrize("state", ["started", "done"])
def test_report_before_its_time_says_what_is_open_and_moves_nothing(
    base: list[str], capsys: pytest.CaptureFixture[str], state: str
) -> None:
    before = result(capsys, "plan", *base, *FROM)
    assert app.run(["progress", base[0], "act.proc.desk", state, *base[1:]]) == 0
    shown = capsys.readouterr()
    assert f"is reported as {state} since 2026-11-25." in " ".join(shown.out.split())
    assert "No milestone moves." in shown.out
    assert "Reported, not confirmed: 1 of its needs is open. Gates not open: G01." in shown.err
    assert "Still open: Carry out act.welfare.provider (act.welfare.provider)." in shown.err
    assert "No date rests on this report" in shown.err
    after = result(capsys, "plan", *base, *FROM)
    dates = [[(m["id"], m["scheduled"], m["half"], m["likely"]) for m in r["milestones"]] for r in (before, after)]
    assert dates[0] == dates[1]


def test_plan_prints_a_report_that_is_not_confirmed_as_such(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["progress", base[0], "act.proc.desk", "done", *base[1:]])
    found = result(capsys, "plan", *base, *FROM)
    assert found["reported_not_confirmed"]["act.proc.desk"] == {
        "state": "done", "open_needs": ["act.welfare.provider"], "shut_gates": ["G01"]
    }  # fmt: skip
    desk = next(a for a in found["actions"] if a["id"] == "act.proc.desk")
    assert (desk["progress"], desk["confirmed"]) == ("done", False)
    assert [m["reported_not_confirmed"] for m in found["milestones"]] == [["act.proc.desk"]]
    assert [c["kind"] for c in found["checks"]] == ["reported"]
    app.run(["plan", *base, *FROM])
    shown = " ".join(capsys.readouterr().out.split())
    assert shown.count("Reported, not confirmed: 1 of its needs is open.") == 2
    assert "Desk open (reported, not confirmed)" in shown


def test_level_is_not_asked_while_what_the_action_needs_is_open(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["progress", base[0], "act.proc.desk", "done", *base[1:]])
    assert "--ask" not in capsys.readouterr().out


def test_what_starts_before_the_plan_is_said_under_its_first_day(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    unsafe = make_assessment(NOTHING, {"people_viewing": 2})
    store.write(Path(base[0]).with_name("unsafe.vidkit.json"), unsafe, expected=None)
    args = [str(Path(base[0]).with_name("unsafe.vidkit.json")), *base[1:], *FROM]
    assert app.run(["plan", *args]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "1 action does not wait for the first day: it makes things safe, and starts on 2026-11-25." in shown
    assert "Late: due 2026-11-27, planned to end 2026-12-22." in shown
    assert result(capsys, "plan", *args)["first_day"] == "2026-11-25"


def test_plan_in_the_past_says_so_at_its_top(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["plan", *base, "--from", "2020-01-06"]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[1].startswith("This whole plan lies in the past, from 2020-01-06 to 2020-03-")
    assert "which is past: today is 2026-11-25" in shown.err


def test_first_day_that_was_kept_and_is_past_gives_way_to_today(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(base[0]).with_name("begun.vidkit.json")
    store.write(file, make_assessment(NOTHING, plan_from="2026-10-05"), expected=None)
    assert result(capsys, "plan", str(file), *base[1:])["start"] == "2026-11-25"
    app.run(["plan", str(file), *base[1:]])
    assert "The first day of the plan, 2026-10-05, is past: what is still to be done is planned from today" in (
        capsys.readouterr().err
    )  # fmt: skip


def test_dropping_what_makes_things_safe_says_that_the_red_flag_stays(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(base[0]).with_name("flagged.vidkit.json")
    store.write(file, make_assessment(NOTHING, {"people_viewing": 2}), expected=None)
    app.run(["progress", str(file), "act.welfare.interim", "dropped", "--note", "no time", *base[1:]])
    assert "red flag F01 (People view material without support) stays" in capsys.readouterr().err


def test_what_is_given_stands_in_place_of_what_was_kept_of_its_kind_on_screen_and_in_the_file(
    base: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    app.run(["plan", *base, *FROM, "--keep", "--capacity", "head=0.5d/w@2027-01-11", "--horizon", "9y"])
    shown = result(capsys, "plan", *base, *FROM, "--keep", "--capacity", "head=1d/w")
    assert shown["conditions"] == {"capacity": ["head=1d/w"], "horizon": ["9y"]}
    assert result(capsys, "plan", *base, *FROM) == shown


def test_none_takes_a_kept_condition_out(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    free = result(capsys, "plan", *base, *FROM)
    app.run(["plan", *base, *FROM, "--keep", "--horizon", "5w"])
    assert result(capsys, "plan", *base, *FROM, "--horizon", "none") == free
    assert store.read(Path(base[0])).assessment.conditions == {"horizon": ("5w",)}
    app.run(["plan", *base, *FROM, "--horizon", "none", "--keep"])
    assert store.read(Path(base[0])).assessment.conditions == {}


def test_nothing_to_keep_is_said(base: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert app.run(["plan", *base, *FROM, "--keep"]) == 0
    assert "There is nothing to keep" in capsys.readouterr().err


@pytest.mark.parametrize("money", ["120000,50/y", "1,5/y", "12,00 EUR/y"])
def test_a_decimal_comma_never_makes_a_budget_larger(
    base: list[str], capsys: pytest.CaptureFixture[str], money: str
) -> None:
    assert app.run(["plan", *base, *FROM, "--budget", money]) == 2
    assert "is no yearly budget" in capsys.readouterr().err
