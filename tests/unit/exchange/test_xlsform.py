"""The XLSForm: its three sheets, relevance, constraints, languages; and ODK Validate's verdict."""

import shutil
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.toy import changed
from tests.unit.exchange.builders import EMPTY, PACK, TODAY, form, load, with_answers
from tests.unit.exchange.phone import sheet_lines
from vidkit.assessment.model import Answer
from vidkit.assessment.questionnaire import Extent
from vidkit.exchange.form import FORMATS, make_form

BRANCHED = changed(PACK, "facts", "baseline", asked_when="fact:people_viewing > 0 or months_since:surveyed > 3")
BRANCHED = changed(BRANCHED, "facts", "places", asked_when="check:legal.handling.written = yes")


def book(raw: bytes) -> dict[str, list[dict[str, str]]]:
    made = load(raw)
    return {title: sheet_lines(made, title) for title in ("survey", "choices", "settings")}


@pytest.fixture(scope="module")
def blank() -> dict[str, list[dict[str, str]]]:
    return book(FORMATS["xlsform"].write(form(None, pack=BRANCHED)))


def line(found: dict[str, list[dict[str, str]]], name: str) -> dict[str, str]:
    return next(one for one in found["survey"] if one.get("name") == name)


def offered(found: dict[str, list[dict[str, str]]], name: str) -> list[str]:
    listed = line(found, name)["type"].split()[1]
    return [c["name"] for c in found["choices"] if c["list_name"] == listed]


def test_every_group_that_begins_ends(blank: Any) -> None:
    depth = 0
    for one in blank["survey"]:
        depth += (one["type"] == "begin_group") - (one["type"] == "end_group")
        assert depth in (0, 1, 2)
    assert depth == 0


def test_no_name_is_used_twice(blank: Any) -> None:
    names = [one["name"] for one in blank["survey"] if one.get("name")]
    assert len(names) == len(set(names)) > 40


def test_a_level_is_chosen_from_its_statements(blank: Any) -> None:
    assert offered(blank, "legal__handling") == ["0", "1", "2", "3", "4", "vk_unknown"]
    assert offered(blank, "welfare__support")[-1] == "vk_not_applicable"


def test_a_question_hides_where_its_condition_does_not_hold(blank: Any) -> None:
    assert line(blank, "vk_screen_places")["relevant"] == (
        "((${legal__handling__check__written} = 'yes' and ${legal__handling} >= 0) or "
        "(${legal__handling__check__written} = '' and ${legal__handling} >= 3))"
    )


def test_a_condition_that_cannot_be_said_leaves_the_question_open(blank: Any) -> None:
    assert "relevant" not in line(blank, "vk_screen_baseline")
    assert "Only if: either" in line(blank, "baseline")["hint::English (en)"]


def test_numbers_are_held_to_their_range(blank: Any) -> None:
    found = line(blank, "people_viewing")
    assert (found["type"], found["constraint"]) == ("integer", ". >= 0 and . <= 5000")
    assert found["constraint_message::English (en)"] == "A number from 0 to 5000 (people)."
    assert line(blank, "reached")["constraint"] == ". >= 0 and . <= 100"


def test_a_level_takes_three_pieces_of_evidence_and_a_fact_takes_one(blank: Any) -> None:
    assert offered(blank, "legal__handling__add") == ["note", "evidence", "evidence_2", "evidence_3"]
    assert offered(blank, "people_viewing__add") == ["note", "evidence"]
    third = line(blank, "legal__handling__title__3")
    assert third["relevant"] == "selected(${legal__handling__add}, 'evidence_3')"
    assert third["constraint"] == "string-length(normalize-space(.)) >= 3"


def test_evidence_of_the_future_is_refused_on_the_phone(blank: Any) -> None:
    assert "format-date(today()" in line(blank, "legal__handling__date__2")["constraint"]


def test_a_typed_answer_can_be_not_known(blank: Any) -> None:
    assert line(blank, "people_viewing__unknown")["relevant"] == "${people_viewing} = ''"


def test_several_choices_have_none_and_not_known_to_themselves(blank: Any) -> None:
    assert line(blank, "places")["type"] == "select_multiple places"
    assert offered(blank, "places") == ["desk", "bureau", "region", "vk_none", "vk_unknown"]
    assert "count-selected(.) > 1" in line(blank, "places")["constraint"]


def test_a_blank_form_asks_for_country_and_start(blank: Any) -> None:
    assert line(blank, "vk_country")["required"] == "yes"
    assert "KE" in offered(blank, "vk_country")
    assert offered(blank, "vk_start") == ["none", "unit"]


def test_the_form_says_with_which_pack_it_was_made(blank: Any) -> None:
    assert line(blank, "vk_pack")["calculation"] == "'toy'"
    assert line(blank, "vk_pack_version")["calculation"] == "'1.0.0'"
    assert blank["settings"][0]["form_id"] == "vidkit_toy_full"


def test_a_form_of_an_assessment_holds_its_country_and_answers() -> None:
    held = with_answers(legal__handling=Answer(value=2), people_viewing=Answer(value=4), named=Answer(value="a - b"),
                        spent=Answer(state="unknown"), places=Answer(value=("desk", "region")))  # fmt: skip
    found = book(FORMATS["xlsform"].write(form(held)))
    assert line(found, "vk_country")["calculation"] == "'KE'"
    defaults = {n: line(found, n).get("default") for n in ("legal__handling", "people_viewing", "named", "spent",
                                                           "spent__unknown", "places")}  # fmt: skip
    assert defaults == {"legal__handling": "2", "people_viewing": "4", "named": None, "spent": None,
                        "spent__unknown": "OK", "places": "desk region"}  # fmt: skip


def test_what_is_known_already_is_not_looked_up() -> None:
    pack = changed(PACK, "facts", "baseline", asked_when="start = unit and legal.handling >= 2")
    held = with_answers(legal__handling=Answer(value=1))
    only = make_form(pack, held, today=TODAY, language="en", extent=Extent(respondent="head_of_unit"))
    found = book(FORMATS["xlsform"].write(only))
    assert line(found, "vk_screen_baseline")["relevant"] == "false()"


def test_each_language_has_its_columns() -> None:
    found = book(FORMATS["xlsform"].write(make_form(PACK, None, today=TODAY, language="qps", extent=Extent())))
    one = line(found, "named")
    assert one["label::⟦English⟧ (qps)"] == "⟦What is it called?⟧"
    assert one["label::English (en)"] == "What is it called?"
    assert found["settings"][0]["default_language"] == "⟦English⟧ (qps)"


def test_the_same_form_gives_the_same_bytes() -> None:
    assert FORMATS["xlsform"].write(form(EMPTY)) == FORMATS["xlsform"].write(form(EMPTY))


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("java") is None, reason="ODK Validate needs Java")
@pytest.mark.parametrize("filled", [False, True])
def test_odk_validate_accepts_the_form(tmp_path: Path, *, filled: bool) -> None:
    convert = pytest.importorskip("pyxform.xls2xform").xls2xform_convert
    held = with_answers(legal__handling=Answer(value=2), spent=Answer(value=2.5), places=Answer(value=("desk",)),
                        surveyed=Answer(value="2026-03"), named=Answer(value="today()"))  # fmt: skip
    (tmp_path / "form.xlsx").write_bytes(FORMATS["xlsform"].write(form(held if filled else None, pack=BRANCHED)))
    warnings = convert(str(tmp_path / "form.xlsx"), str(tmp_path / "form.xml"), validate=True, pretty_print=False)
    assert warnings == []
    assert (tmp_path / "form.xml").stat().st_size > 10_000
