"""`merge`: what is said of differences, of what a later copy replaced, and of what hangs on them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import changed, make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.assessment.change import with_said
from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.cli.app import run

PAPER = (Evidence(title="Signed paper", date="2026-01"),)


def said(a: Assessment, question: str, answer: Answer) -> Assessment:
    return with_said(a, question, answer, who=answer.assessor, now=answer.time)


def ada(value: int | str, hour: str, *, shown: bool = True, role: str = "head_of_unit") -> Answer:
    return Answer(value=value, respondent=role, assessor="Ada", time=f"2026-11-25T{hour}:00:00+00:00",
                  evidence=PAPER if shown else ())  # fmt: skip


def merged(folder: Path, *parts: Assessment, extra: tuple[str, ...] = ()) -> int:
    pack = changed(make_pack(), "gates", "G01", opens_when="welfare.support >= 2")
    write_pack(pack, folder / "pack")
    names = [folder / f"{n}.vidkit.json" for n in range(len(parts))]
    for name, part in zip(names, parts, strict=True):
        store.write(name, part, expected=None)
    options = ("--pretend", "--pack", str(folder / "pack"), "--today", "2026-11-25")
    return run(["merge", *map(str, names), *options, *extra])


def test_what_a_later_copy_of_the_same_assessor_replaced_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = said(said(make_assessment(), "legal.handling", ada(1, "09")), "people_viewing", ada(4, "09"))
    second = said(said(first, "legal.handling", ada(3, "11")), "people_viewing", ada(6, "11"))
    assert merged(tmp_path, first, second) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "2 answers were taken from the later copy of the same assessor: legal.handling, people_viewing." in out
    assert "level 1: First steps. (Head of unit, Ada, 2026-11-25, file 1, replaced by the later copy)" in out
    assert "level 3: In force and checked. (Head of unit, Ada, 2026-11-25, file 2)" in out
    assert "Nothing is to be settled." in out
    assert "What hangs on" not in out


def test_json_marks_what_was_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = said(make_assessment(), "legal.handling", ada(1, "09"))
    merged(tmp_path, first, said(first, "legal.handling", ada(3, "11")), extra=("--json",))
    (found,) = json.loads(capsys.readouterr().out)["result"]["differences"]
    assert [(v["value"], v["replaced"]) for v in found["values"]] == [("1", True), ("3", False)]


def test_a_gate_that_only_the_lowest_answers_open_is_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    low = said(make_assessment(), "welfare.support", ada(2, "09"))
    high = said(make_assessment(), "welfare.support", ada(3, "10", shown=False, role="prosecutor"))
    assert merged(tmp_path, low, high) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "The highest answer is not always the better one" in out
    assert "Open with the lowest answers only: G01." in out


def test_which_of_two_settings_the_merged_file_has_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first, second = make_assessment(), replace(make_assessment(), unit="Desk of the province")
    assert merged(tmp_path, replace(first, unit="Desk"), second) == 0
    assert "\n  The merged file has: Desk\n" in capsys.readouterr().out
