"""`--set`: a value, its reason, and for prices the year."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment
from vidkit.assessment import store
from vidkit.assessment.model import LocalValue
from vidkit.base.errors import BadValue, UnknownName, VidkitError
from vidkit.cli.app import run
from vidkit.cli.local import parsed
from vidkit.content.packs import load_pack
from vidkit.pricing.prices import NoYear


def test_parameter_takes_a_value_and_a_reason() -> None:
    assert parsed("P10=3:order: of the chief", load_pack()) == (
        "P10", LocalValue(value=3, reason="order: of the chief"),
    )  # fmt: skip


def test_price_takes_its_year_too() -> None:
    assert parsed("cost.workstation=4,200@2026:quote", load_pack()) == (
        "cost.workstation", LocalValue(value=4200, reason="quote", year=2026),
    )  # fmt: skip


def test_a_kept_value_is_taken_back_with_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, pack = tmp_path / "a.vidkit.json", load_pack()
    begun = replace(make_assessment(), pack=pack.id, pack_version=pack.version)
    store.write(path, begun, expected=None)
    for word in ("P10=3:order of the chief", "P10=none"):
        assert run(["staffing", str(path), "--set", word, "--keep", "--today", "2026-11-25"]) == 0
    kept = store.read(path).assessment
    assert kept.parameters == {}
    assert [r.what for r in kept.history][-2:] == ["local P10", "local P10"]


@pytest.mark.parametrize(
    ("word", "error"),
    [
        ("P10", BadValue),
        ("P10=3", BadValue),
        ("P10=three:reason", BadValue),
        ("P99=3:reason", UnknownName),
        ("cost.workstation=3:reason", NoYear),
        ("cost.workstation=-3@2026:reason", BadValue),
        ("cost.workstation=3@1066:reason", BadValue),
        ("P10=3:call +254 712 345 678", BadValue),
    ],
)
def test_what_cannot_be_used_is_refused(word: str, error: type[VidkitError]) -> None:
    with pytest.raises(error):
        parsed(word, load_pack())
