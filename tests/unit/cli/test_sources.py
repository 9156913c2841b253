"""`sources`, `pack stale` and `partners` as typed."""

import json
from pathlib import Path

import pytest

from tests.toy import make_assessment
from vidkit.assessment import store
from vidkit.base.errors import BadValue
from vidkit.cli.app import run
from vidkit.cli.sources import months


def test_sources_of_a_gate_have_place_grade_and_date(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources", "G01", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)["result"]
    assert row["sources"]
    assert all(s["grade"] and s["checked"] and s["title"] for s in row["sources"])


def test_sources_of_everything_are_listed_by_section(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["sources"]) == 0
    out = capsys.readouterr().out
    assert "\ngates\n" in out
    assert "statements." in out


@pytest.mark.parametrize("word", ["Kenya", "كينيا"])
def test_a_country_is_known_by_its_name_too(capsys: pytest.CaptureFixture[str], word: str) -> None:
    run(["sources", "KE", "--json"])
    by_code = capsys.readouterr().out
    assert run(["sources", word, "--json"]) == 0
    assert capsys.readouterr().out == by_code


def test_unknown_id_is_wrong_usage() -> None:
    assert run(["sources", "G99x"]) == 2


def test_stale_ends_with_one_when_it_lists_something(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["pack", "stale", "--older-than", "12m", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["result"]


@pytest.mark.parametrize(("text", "expected"), [("12m", 12), ("2y", 24), (" 18 M ", 18)])
def test_span_is_read(text: str, expected: int) -> None:
    assert months(text) == expected


@pytest.mark.parametrize("text", ["", "12", "m", "1w", "-1m"])
def test_other_span_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        months(text)


def test_partners_say_offer_door_and_what_comes_first(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.vidkit.json"
    store.write(file, make_assessment(pack="vidkit-core", profile="first_unit"), expected=None)
    assert run(["partners", str(file), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["result"]
    assert rows[-1]["id"] == "europol"  # of another region; others are invited
    values = [r["value"] for r in rows[:-1]]
    assert values == sorted(values, reverse=True)
    assert all(r["offers"] and r["channel"] and r["first"] and r["answers"] and r["last_checked"] for r in rows)
    assert run(["partners", str(file)]) == 0
    assert "Waits for:" in capsys.readouterr().out
