"""Opening an assessment: content that is newer than the content here is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack, write_pack
from vidkit.assessment import store
from vidkit.cli.opening import opened


@pytest.mark.parametrize(("version", "said"), [("9.9.9", True), ("0.0.1", False)])
def test_an_assessment_made_with_newer_content_is_opened_with_a_warning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], version: str, said: bool
) -> None:
    write_pack(make_pack(), tmp_path / "pack")
    store.write(tmp_path / "a.vidkit.json", replace(make_assessment(), pack_version=version), expected=None)
    assert opened(tmp_path / "a.vidkit.json", tmp_path / "pack").assessment.pack_version == version
    assert ("newer content, 9.9.9" in capsys.readouterr().err) is said
