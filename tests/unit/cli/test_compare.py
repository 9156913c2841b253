"""`compare` as typed: the older file comes first."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.cli.app import run


def test_files_in_the_wrong_order_are_refused_with_the_right_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_pack(make_pack(), tmp_path / "pack")
    for year in ("2026", "2027"):
        made = replace(make_assessment({"legal.handling": 1}), created=f"{year}-06-30T09:00:00+00:00")
        store.write(Path(f"{year}.vidkit.json"), made, expected=None)
    options = ("--pack", "pack", "--today", "2027-07-01")
    assert run(["compare", "2027.vidkit.json", "2026.vidkit.json", *options]) == 2
    assert "vidkit compare 2026.vidkit.json 2027.vidkit.json" in capsys.readouterr().err
    assert run(["compare", "2026.vidkit.json", "2027.vidkit.json", *options]) == 0
