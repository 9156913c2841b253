"""`staffing`, `training` and `budget` from the command line, for the fictional country."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from vidkit.assessment import store
from vidkit.cli.app import run
from vidkit.cli.fictional import fictional
from vidkit.content.packs import load_pack

DAY = ("--today", "2026-11-25")
COMMANDS = ("staffing", "training", "budget")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "esperia.vidkit.json"
    assessment, _ = fictional(load_pack())
    store.write(path, assessment, expected=None)
    return path


def _printed(args: Sequence[object], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    code = run([str(a) for a in args])
    out, err = capsys.readouterr()
    return code, out, err


def _result(args: Sequence[object], capsys: pytest.CaptureFixture[str]) -> Any:
    code, out, err = _printed([*args, *DAY, "--json"], capsys)
    assert (code, err) == (0, "")
    return json.loads(out)["result"]


@pytest.mark.parametrize("command", COMMANDS)
def test_screen_has_a_page_and_nothing_on_stderr(command: str, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = _printed([command, file, *DAY], capsys)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) > 40


def test_json_of_staffing_has_the_posts(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _result(["staffing", file], capsys)
    assert found["wanted"] == pytest.approx(sum(p["needed"] or 0 for p in found["posts"]))
    assert len(found["matters_most"]) == 5


def test_json_of_training_has_all_courses_in_order(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _result(["training", file], capsys)
    assert [c["id"] for c in found["courses"]][:3] == ["C15", "C16", "C17"]


def test_json_of_the_budget_adds_up(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = _result(["budget", file], capsys)
    years = [y["likely"]["minor"] for y in found["years"]]
    assert sum(years) == found["whole"]["likely"]["minor"]
    assert sum(y["likely"]["minor"] for p in found["by_phase"].values() for y in p) == sum(years)


def test_local_value_is_used_now_and_kept_only_on_request(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    local = ["--set", "P10=3:order of the chief"]
    assert _result(["staffing", file, *local], capsys)["values"]["P10"]["value"] == 3
    assert store.read(file).assessment.parameters == {}
    _result(["staffing", file, *local, "--keep"], capsys)
    assert store.read(file).assessment.parameters["P10"].reason == "order of the chief"


def test_value_that_cannot_be_planned_with_is_not_kept(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, _err = _printed(["staffing", file, *DAY, "--set", "P32=1.5:a guess", "--keep"], capsys)
    assert (code, store.read(file).assessment.parameters) == (3, {})


def test_limit_above_the_range_is_said_first(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = _printed(["staffing", file, *DAY, "--set", "P10=6:order of the minister"], capsys)
    assert "ABOVE THE LIMIT" in out.splitlines()[1]


@pytest.mark.parametrize(
    ("word", "code", "said"),
    [
        ("P10=6", 2, "no reason"),
        ("P32=1.5:a guess", 3, "more than the whole"),
        ("P20=-1:a guess", 3, "below zero"),
        ("P33=1200:we are fast", 3, "injury to health"),
        ("cost.workstation=4000:quote", 3, "no year"),
    ],
)
def test_wrong_local_value_is_refused(
    word: str, code: int, said: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found, out, err = _printed(["budget", file, *DAY, "--set", word], capsys)
    assert (found, out) == (code, "")
    assert said in " ".join(err.split())


def test_workbook_is_written_where_it_is_wanted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("openpyxl")
    target = file.with_name("money.xlsx")
    code, out, _err = _printed(["budget", file, *DAY, "-o", target], capsys)
    assert (code, out.strip()) == (0, str(target))
    assert target.read_bytes()[:2] == b"PK"
