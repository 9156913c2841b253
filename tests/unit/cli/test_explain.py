"""`explain` as typed: file and id in either order."""

from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.cli.app import run


def test_file_and_id_may_change_places(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_pack(make_pack(), tmp_path / "pack")
    store.write(tmp_path / "a.vidkit.json", make_assessment({"legal.handling": 1}), expected=None)
    options = ("--pack", str(tmp_path / "pack"), "--today", "2026-11-25")
    shown = []
    file = str(tmp_path / "a.vidkit.json")
    for words in (("legal.handling", file), (file, "legal.handling")):
        assert run(["explain", *words, *options]) == 0
        shown.append(capsys.readouterr().out)
    assert shown[0] == shown[1]
