"""A filled workbook read back: moved about or spoilt, and every cell that cannot be used reported."""

from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.toy import changed
from tests.unit.exchange.builders import (
    PACK,
    cell,
    empty_workbook,
    filled,
    load,
    saved,
    taken,
    values,
    with_answers,
)
from vidkit.assessment.model import Answer, Evidence
from vidkit.base.errors import UnusableFile
from vidkit.exchange.incoming import returned


def put(**answers: object) -> Any:
    """Return a change that writes answers into the form; `__` stands for a full stop, `___` for a part."""

    def change(book: Any) -> None:
        for name, value in answers.items():
            cell(book, name.replace("___", "#").replace("__", ".")).value = value

    return change


def said(folder: Path, change: Any) -> list[tuple[str, str, str]]:
    """Return code, place and words of each problem."""
    found = taken(filled(folder, change)).problems
    return [(p.code, str(p.where), p.what) for p in found]


# -- what is answered --


@pytest.mark.parametrize(
    ("typed", "value"),
    [("2 – A draft in use.", 2), ("2", 2), (2, 2), (2.0, 2), ("2 - as I see it", 2), ("not known", "unknown"),
     ("NOT KNOWN", "unknown"), ("unknown", "unknown")],
)  # fmt: skip
def test_a_level_is_read_as_chosen_or_as_typed(tmp_path: Path, typed: object, value: object) -> None:
    assert values(taken(filled(tmp_path, put(legal__handling=typed)))) == {"legal.handling": value}


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [("people_viewing", 12, 12), ("people_viewing", "12", 12), ("people_viewing", "not known", "unknown"),
     ("registered", "yes", "yes"), ("registered", False, "no"), ("baseline", "Some of them", "some"),
     ("surveyed", "2026-03", "2026-03"), ("named", "The desk", "The desk"), ("spent", "12 500,50", 12500.5)],
)  # fmt: skip
def test_a_fact_is_read_by_its_type(tmp_path: Path, question: str, typed: object, value: object) -> None:
    assert values(taken(filled(tmp_path, put(**{question: typed})))) == {question: value}


def test_a_day_that_the_program_made_a_date_is_read(tmp_path: Path) -> None:
    from datetime import datetime

    assert values(taken(filled(tmp_path, put(surveyed=datetime(2026, 3, 31))))) == {"surveyed": "2026-03-31"}


def test_a_percentage_cell_is_per_cent(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "reached").value, cell(book, "reached").number_format = 0.55, "0%"

    assert values(taken(filled(tmp_path, change))) == {"reached": 55}


def test_marked_choices_are_the_value(tmp_path: Path) -> None:
    found = taken(filled(tmp_path, put(places___desk="yes", places___bureau="no", places___region="yes")))
    assert values(found) == {"places": ("desk", "region")}


def test_none_of_the_choices_is_an_answer(tmp_path: Path) -> None:
    assert values(taken(filled(tmp_path, put(places="none of those below")))) == {"places": ()}


def test_checks_stand_beside_the_level(tmp_path: Path) -> None:
    (change,) = taken(filled(tmp_path, put(legal__handling=2, legal__handling___written="yes"))).changes
    assert change.after.checks == {"written": "yes"}


def test_note_evidence_and_who_answered_are_read(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "legal.handling").value = 3
        cell(book, "legal.handling", "note").value = "As the head says."
        cell(book, "legal.handling", "title").value = "Signed order"
        cell(book, "legal.handling", "date").value = "2026-03"
        cell(book, "legal.handling", "respondent").value = "Head of unit"

    (found,) = taken(filled(tmp_path, change)).changes
    assert (found.after.note, found.after.respondent) == ("As the head says.", "head_of_unit")
    assert found.after.evidence == (Evidence(title="Signed order", date="2026-03"),)


def test_an_empty_form_changes_nothing(tmp_path: Path) -> None:
    found = taken(filled(tmp_path, lambda book: None))
    assert (found.changes, found.problems) == ((), ())


def test_an_emptied_cell_takes_nothing_away(tmp_path: Path) -> None:
    held = with_answers(legal__handling=Answer(value=2, note="Kept."))

    def change(book: Any) -> None:
        cell(book, "legal.handling", "note").value = None

    found = taken(filled(tmp_path, change, held), held)
    assert (found.changes, found.same) == ((), 1)


def test_evidence_of_another_level_does_not_carry_over(tmp_path: Path) -> None:
    held = with_answers(legal__handling=Answer(value=2, evidence=(Evidence(title="A draft"),)))
    (found,) = taken(filled(tmp_path, put(legal__handling=4)), held).changes
    assert found.after.evidence == ()


# -- moved about --


def test_rows_may_be_sorted_heads_and_all(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(people_viewing=3, places___desk="yes", welfare__support=1)(book)
        sheet = cell(book, "people_viewing").parent
        rows = [[c.value for c in row] for row in sheet.iter_rows()][::-1]
        for n, row in enumerate(rows, start=1):
            for m, value in enumerate(row, start=1):
                sheet.cell(n, m).value = value

    found = taken(filled(tmp_path, change))
    assert values(found) == {"welfare.support": 1, "people_viewing": 3, "places": ("desk",)}
    assert found.problems == ()


def test_columns_and_sheets_may_be_moved(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(legal__handling=1)(book)
        sheet = cell(book, "legal.handling").parent
        sheet.insert_cols(2)
        sheet.column_dimensions["A"].width = 80
        book.move_sheet(sheet, 3)

    found = taken(filled(tmp_path, change))
    assert (values(found), found.problems) == ({"legal.handling": 1}, ())


def test_a_renamed_sheet_is_read_and_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        put(legal__handling=1)(book)
        cell(book, "legal.handling").parent.title = "Our law"

    found = taken(filled(tmp_path, change))
    assert values(found) == {"legal.handling": 1}
    assert [(p.code, p.severity, str(p.where)) for p in found.problems] == [
        ("VK233", "warning", 'form.xlsx, sheet "Our law"')]  # fmt: skip


def test_a_missing_sheet_is_an_error(tmp_path: Path) -> None:
    (found,) = said(tmp_path, lambda book: book.remove(book["1 Law"]))
    assert found[:2] == ("VK233", 'form.xlsx, sheet "1 Law"')


def test_a_foreign_sheet_is_said(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Mine")["A1"].value = "my own list"

    ((code, place, _words),) = said(tmp_path, change)
    assert (code, place) == ("VK233", 'form.xlsx, sheet "Mine"')


# -- spoilt --


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [(put(legal__handling="=1+1"), "VK230", "formula"), (put(legal__handling="#N/A"), "VK230", "error"),
     (put(legal__handling=7), "VK213", '"7" is not a level'), (put(people_viewing="many"), "VK213", '"many"'),
     (put(people_viewing=6000), "VK213", "out of range"), (put(places___desk="maybe"), "VK230", "neither yes nor no"),
     (put(places="as marked below"), "VK230", "No choice is marked"),
     (put(places="not known", places___desk="yes"), "VK230", "Choices are marked"),
     (put(legal__handling___written="yes"), "VK213", "There is no value")],
)  # fmt: skip
def test_a_cell_that_cannot_be_used_is_named(tmp_path: Path, change: Any, code: str, words: str) -> None:
    ((found, place, what),) = said(tmp_path, change)
    assert found == code
    assert words in what
    assert 'form.xlsx, sheet "' in place
    assert "row " in place
    assert 'column D "Answer"' in place


def test_merged_cells_are_named_with_their_area(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        at = cell(book, "legal.handling")
        at.parent.merge_cells(start_row=at.row, end_row=at.row + 1, start_column=4, end_column=4)

    found = said(tmp_path, change)
    assert [(code, what) for code, _place, what in found] == [("VK230", "These cells are merged: D3:D4.")] * 2


def test_the_rest_of_a_spoilt_form_is_read(tmp_path: Path) -> None:
    found = taken(filled(tmp_path, put(legal__handling="=1+1", proc__intake=1)))
    assert values(found) == {"proc.intake": 1}


@pytest.mark.parametrize(("name", "words"), [("legal.handlink", "handlink"), ("proc.intake", "stands twice"),
                                             ("reach me at a@b.org", '""')])  # fmt: skip
def test_a_changed_id_is_named(tmp_path: Path, name: str, words: str) -> None:
    def change(book: Any) -> None:
        cell(book, "legal.handling").value = 1
        cell(book, "legal.handling", "id").value = name

    found = said(tmp_path, change)
    assert any(code == "VK232" and words in what for code, _place, what in found)


def test_an_answer_without_an_id_is_named(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        cell(book, "legal.handling").value = 1
        cell(book, "legal.handling", "id").value = None

    assert [code for code, _place, _what in said(tmp_path, change)] == ["VK232"]


@pytest.mark.parametrize("column", ["note", "title", "kept_at"])
def test_case_data_is_named_by_kind_and_never_repeated(tmp_path: Path, column: str) -> None:
    def change(book: Any) -> None:
        cell(book, "legal.handling").value = 2
        cell(book, "legal.handling", column).value = "seen at 203.0.113.7 yesterday"

    found = taken(filled(tmp_path, change))
    assert values(found) == {}
    assert [p.code for p in found.problems] == ["VK220"]
    assert "203.0.113" not in str(found.problems)


def test_what_the_assessment_holds_already_passes_the_guard(tmp_path: Path) -> None:
    kept = with_answers(legal__handling=Answer(value=2, note="Mail desk@police.example (kept because: public)"))
    found = taken(filled(tmp_path, lambda book: None, kept), kept)
    assert (found.problems, found.same) == ((), 1)


# -- another pack --


@pytest.mark.parametrize("change", [{"version": "2.0.0"}, {"id": "other"}])
def test_a_form_of_another_pack_is_refused_with_both_names(tmp_path: Path, change: dict[str, str]) -> None:
    from dataclasses import replace

    path = saved(load(empty_workbook()), tmp_path)
    with pytest.raises(UnusableFile, match=r"toy 1\.0\.0; this is"):
        returned(path, replace(PACK, **change))  # type: ignore[arg-type]


def test_a_workbook_that_is_no_form_is_refused(tmp_path: Path) -> None:
    from openpyxl import Workbook

    with pytest.raises(UnusableFile, match="none of its columns"):
        returned(saved(Workbook(), tmp_path), PACK)


def test_words_are_read_in_the_language_of_the_form_and_not_of_the_program(tmp_path: Path) -> None:
    from tests.unit.exchange.builders import TODAY
    from vidkit.assessment.questionnaire import Extent
    from vidkit.exchange.form import FORMATS, make_form

    held = with_answers(legal__handling=Answer(value=2), baseline=Answer(value="some"), named=Answer(state="unknown"),
                        places=Answer(value=("desk",)))  # fmt: skip
    (tmp_path / "f.xlsx").write_bytes(
        FORMATS["xlsx"].write(make_form(PACK, held, today=TODAY, language="qps", extent=Extent()))
    )
    (one,) = returned(tmp_path / "f.xlsx", PACK)
    found = taken(one)
    assert found.problems == ()
    assert values(found) == {"legal.handling": 2, "baseline": "some", "named": "unknown", "places": ("desk",)}


def test_a_choice_of_another_text_is_not_guessed(tmp_path: Path) -> None:
    from vidkit.content.model import Choice

    pack = changed(PACK, "facts", "baseline", choices=(Choice(id="all", text="Everybody"),))
    book = load(empty_workbook())
    cell(book, "baseline").value = "Some of them"
    (one,) = returned(saved(book, tmp_path), pack)
    assert [p.code for p in taken(one, pack=pack).problems] == ["VK213"]
