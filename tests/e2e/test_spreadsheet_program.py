"""A spreadsheet program opens the form, keeps its drop-downs, saves it, and the answers come back."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import EMPTY, PACK, cell, load, taken, values, with_answers, workbook_bytes
from vidkit.assessment.model import Answer
from vidkit.exchange.incoming import returned

SOFFICE = shutil.which("soffice")
NOTE = "=1+1 is text"


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder in which LibreOffice opened a filled form and saved it again."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    held = with_answers(legal__handling=Answer(value=2, note=NOTE), people_viewing=Answer(value=4),
                        places=Answer(value=("desk",)), surveyed=Answer(value="2026-03"))  # fmt: skip
    (folder / "form.xlsx").write_bytes(workbook_bytes(held))
    (folder / "out").mkdir()
    words = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx",
             "--outdir", str(folder / "out"), str(folder / "form.xlsx")]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True, timeout=180)
    return folder / "out"


def offered(book: Any, question: str) -> list[str]:
    at = cell(book, question)
    (rule,) = [r for r in at.parent.data_validations.dataValidation if at.coordinate in r.sqref and r.type == "list"]
    name, area = rule.formula1.rsplit("!", 1)
    return [c.value for (c,) in book[name.strip("'")][area.replace("$", "")]]


@pytest.mark.slow
def test_drop_downs_protection_and_help_survive(converted: Path) -> None:
    book = load((converted / "form.xlsx").read_bytes())
    assert offered(book, "legal.handling")[2:] == [
        "2 – A draft in use.", "3 – In force and checked.", "4 – Improved every year.", "not known"]  # fmt: skip
    assert offered(book, "legal.handling#written") == ["yes", "no"]
    assert cell(book, "legal.handling").parent.protection.sheet
    assert cell(book, "legal.handling", "id").protection.locked
    assert "Why it matters" in cell(book, "legal.handling", "question").comment.text


@pytest.mark.slow
def test_answers_come_back_from_the_saved_form(converted: Path) -> None:
    (one,) = returned(converted / "form.xlsx", PACK)
    found = taken(one, EMPTY)
    assert found.problems == ()
    assert values(found) == {"legal.handling": 2, "people_viewing": 4, "places": ("desk",), "surveyed": "2026-03"}
    assert {c.id: c.after.note for c in found.changes}["legal.handling"] == NOTE
