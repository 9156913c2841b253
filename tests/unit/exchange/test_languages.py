"""Nothing that a form says bypasses the translation layer: shown in the pseudo-language, which marks what passed."""

import re
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import PACK, TODAY, load
from vidkit.assessment.questionnaire import Extent
from vidkit.exchange.form import FORMATS, make_form

IDS = re.compile(r"vidkit:\w+|[a-z_]+(\.[a-z_]+)*(#\w+)?|toy 1\.0\.0|[\d-]+")


@pytest.fixture(scope="module")
def books() -> dict[str, Any]:
    asked = make_form(PACK, None, today=TODAY, language="qps", extent=Extent())
    return {name: load(FORMATS[name].write(asked)) for name in ("xlsx", "xlsform")}


def texts(sheet: Any) -> list[str]:
    cells = [c for row in sheet.iter_rows() for c in row]
    return [c.value for c in cells if isinstance(c.value, str)] + [c.comment.text for c in cells if c.comment]


def test_every_word_of_the_workbook_passes_the_translation_layer(books: dict[str, Any]) -> None:
    seen = [t for s in books["xlsx"].worksheets if s.sheet_state == "visible" for t in texts(s)]
    offered = texts(books["xlsx"]["vidkit lists"])
    assert len(seen) > 80
    assert len(offered) > 20
    assert [t for t in (*seen, *offered) if "⟦" not in t and not IDS.fullmatch(t)] == []


def test_drop_downs_and_ranges_speak_the_language_too(books: dict[str, Any]) -> None:
    rules = [r for s in books["xlsx"].worksheets for r in s.data_validations.dataValidation]
    assert len(rules) > 10
    assert [r.error for r in rules if "⟦" not in r.error] == []


def test_every_word_of_the_xlsform_passes_the_translation_layer(books: dict[str, Any]) -> None:
    found = []
    for title in ("survey", "choices"):
        heads, *rows = [[c.value for c in row] for row in books["xlsform"][title].iter_rows()]
        wanted = [n for n, head in enumerate(heads) if str(head).endswith("(qps)")]
        found += [row[n] for row in rows for n in wanted if row[n] and row[0] != "vk_countries"]
    assert len(found) > 100
    assert [t for t in found if "⟦" not in t] == []
