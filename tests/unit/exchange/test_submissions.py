"""Exports of ODK Central and KoboToolbox: whatever their separators, columns and encodings."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import EMPTY, NOW, PACK, TODAY, taken, values, with_answers
from tests.unit.exchange.phone import Survey, csv_bytes, exported, held, survey, xlsx
from vidkit.assessment.model import Answer, Evidence
from vidkit.base.errors import UnusableFile
from vidkit.exchange.acceptance import Accepted, accepted
from vidkit.exchange.incoming import returned

ANSWERS = with_answers(
    legal__handling=Answer(value=2, note="=1+1; as told", checks={"written": "yes", "sampled": "no"},
                           evidence=(Evidence(title="Order", date="2026-03"),)),
    welfare__support=Answer(state="not_applicable"), places=Answer(value=("desk", "region")),
    people_viewing=Answer(state="unknown"), spent=Answer(value=2.5), baseline=Answer(value="none"),
    registered=Answer(state="unknown"),
)  # fmt: skip
VALUES = {"legal.handling": 2, "welfare.support": "not_applicable", "places": ("desk", "region"), "spent": 2.5,
          "people_viewing": "unknown", "baseline": "none", "registered": "unknown"}  # fmt: skip


@pytest.fixture(scope="module")
def lines() -> Survey:
    return survey()


def export(lines: Survey, folder: Path, *submissions: Mapping[str, str], delimiter: str = ",", **how: str) -> Path:
    rows = exported(lines, submissions or [held(ANSWERS)], **how)
    (folder / "export.csv").write_bytes(csv_bytes(rows, delimiter))
    return folder / "export.csv"


def all_taken(*paths: Path) -> Accepted:
    return accepted([one for p in paths for one in returned(p, PACK)], PACK, EMPTY, TODAY, now=NOW)


@pytest.mark.parametrize("separator", ["-", "/", ":", "."])
@pytest.mark.parametrize("split", ["one", "each", "beside"])
def test_groups_and_several_choices_are_read_both_ways(
    lines: Survey, tmp_path: Path, separator: str, split: str
) -> None:
    (one,) = returned(export(lines, tmp_path, separator=separator, split=split), PACK)
    found = taken(one)
    assert (values(found), found.problems) == (VALUES, ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_commas_semicolons_and_tabs_part_the_columns(lines: Survey, tmp_path: Path, delimiter: str) -> None:
    assert values(all_taken(export(lines, tmp_path, delimiter=delimiter))) == VALUES


def test_checks_note_and_evidence_come_along(lines: Survey, tmp_path: Path) -> None:
    after = {c.id: c.after for c in all_taken(export(lines, tmp_path)).changes}["legal.handling"]
    assert (after.note, after.checks) == ("=1+1; as told", {"written": "yes", "sampled": "no"})
    assert after.evidence == (Evidence(title="Order", date="2026-03"),)


def test_a_piece_of_evidence_that_was_left_out_leaves_no_gap(lines: Survey, tmp_path: Path) -> None:
    sent = {**held(ANSWERS), "legal__handling__title__3": "Minutes", "legal__handling__date__3": "2026-02"}
    path = tmp_path / "export.csv"
    path.write_bytes(csv_bytes(exported(lines, [sent])))
    after = {c.id: c.after for c in all_taken(path).changes}["legal.handling"]
    assert [(e.title, e.date) for e in after.evidence] == [("Order", "2026-03"), ("Minutes", "2026-02")]


def test_the_time_of_the_submission_is_the_time_of_the_answer(lines: Survey, tmp_path: Path) -> None:
    assert {c.after.time for c in all_taken(export(lines, tmp_path)).changes} == {"2026-11-20T09:00:00+00:00"}


def test_an_xlsx_export_is_read(lines: Survey, tmp_path: Path) -> None:
    path = xlsx(exported(lines, [held(ANSWERS)], separator="/"), tmp_path / "kobo.xlsx")
    assert values(all_taken(path)) == VALUES


def test_a_formula_in_an_xlsx_export_is_named(lines: Survey, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = xlsx(exported(lines, [held(ANSWERS)], separator="/"), tmp_path / "kobo.xlsx")
    book: Any = load_workbook(path)
    column = next(c.column for c in book.active[1] if str(c.value).endswith("/spent"))
    book.active.cell(2, column).value = "=1+1"
    book.save(path)
    found = all_taken(path)
    assert [(p.code, p.where.line, p.where.head.rpartition("/")[2]) for p in found.problems] == [("VK230", 2, "spent")]
    assert "spent" not in values(found)


def test_a_zip_file_with_one_table_is_read(lines: Survey, tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr("form.csv", export(lines, tmp_path).read_bytes())
    (tmp_path / "form.csv.zip").write_bytes(made.getvalue())
    assert values(all_taken(tmp_path / "form.csv.zip")) == VALUES


@pytest.mark.parametrize(("encoding", "read"), [("utf-8-sig", True), ("utf-16", True), ("cp1252", False)])
def test_a_local_encoding_is_refused_and_unicode_read(
    lines: Survey, tmp_path: Path, encoding: str, *, read: bool
) -> None:
    text = csv_bytes(exported(lines, [held(with_answers(named=Answer(value="Unité")))])).decode()
    (tmp_path / "export.csv").write_bytes(text.encode(encoding))
    if read:
        assert values(all_taken(tmp_path / "export.csv")) == {"named": "Unité"}
        return
    with pytest.raises(UnusableFile, match="local encoding"):
        all_taken(tmp_path / "export.csv")


def submission(value: int, key: str = "uuid:a") -> dict[str, str]:
    return {**held(with_answers(legal__handling=Answer(value=value))), "KEY": key}


def test_the_same_submission_twice_counts_once(lines: Survey, tmp_path: Path) -> None:
    found = all_taken(export(lines, tmp_path, submission(2), submission(2)))
    assert values(found) == {"legal.handling": 2}
    assert [(p.code, p.severity, p.where.line) for p in found.problems] == [("VK234", "warning", 3)]


def test_one_id_with_two_answers_is_an_error(lines: Survey, tmp_path: Path) -> None:
    found = all_taken(export(lines, tmp_path, submission(2), submission(3)))
    assert [(p.code, p.severity) for p in found.problems] == [("VK234", "error")]


def test_what_two_respondents_said_is_kept_side_by_side(lines: Survey, tmp_path: Path) -> None:
    other = {**submission(3, "uuid:b"), "vk_respondent": "head_of_unit"}
    found = all_taken(export(lines, tmp_path, submission(2), other))
    assert [(c.after.value, c.after.respondent, c.beside) for c in found.changes] == [
        (2, "", True), (3, "head_of_unit", True)]  # fmt: skip
    assert found.problems == ()


def test_a_second_respondent_who_says_the_same_is_heard_too(lines: Survey, tmp_path: Path) -> None:
    said = with_answers(legal__handling=Answer(value=2))
    path = export(lines, tmp_path, {**submission(2), "vk_respondent": "head_of_unit"})
    (change,) = accepted(returned(path, PACK), PACK, said, TODAY, now=NOW).changes
    assert (change.before, change.after.respondent, change.beside) == (None, "head_of_unit", False)


def test_two_submissions_of_one_respondent_that_differ_are_left_to_the_assessor(lines: Survey, tmp_path: Path) -> None:
    found = all_taken(export(lines, tmp_path, submission(2), submission(3, "uuid:b")))
    assert (values(found), [p.code for p in found.problems]) == ({}, ["VK235"])


def test_a_rejected_submission_is_passed_over(lines: Survey, tmp_path: Path) -> None:
    rows = exported(lines, [submission(2)])
    rows = [[*rows[0], "ReviewState"], [*rows[1], "rejected"]]
    (tmp_path / "export.csv").write_bytes(csv_bytes(rows))
    found = all_taken(tmp_path / "export.csv")
    assert (values(found), [p.code for p in found.problems]) == ({}, ["VK236"])


def test_case_data_is_named_with_its_column_and_never_repeated(lines: Survey, tmp_path: Path) -> None:
    bad = {**submission(2), "legal__handling__note": "seen at 203.0.113.7"}
    found = all_taken(export(lines, tmp_path, bad))
    assert values(found) == {}
    assert [p.code for p in found.problems] == ["VK220"]
    assert "legal__handling__note" in str(found.problems[0].where)
    assert "203.0.113" not in str(found.problems)


def test_long_numbers_are_numbers_and_not_telephones(lines: Survey, tmp_path: Path) -> None:
    assert values(all_taken(export(lines, tmp_path, held(with_answers(spent=Answer(value=4915112345678)))))) == {
        "spent": 4915112345678}  # fmt: skip


def spoilt(rows: Sequence[Sequence[str]], old: str, new: str) -> bytes:
    return csv_bytes([[new if cell == old else cell for cell in row] for row in rows])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [("1.0.0", "0.9.0", r"toy 0\.9\.0; this is toy 1\.0\.0"), ("vk_pack", "pack", "lacks the columns vk_pack")],
)  # fmt: skip
def test_a_submission_of_another_form_is_refused(
    lines: Survey, tmp_path: Path, old: str, new: str, words: str
) -> None:
    (tmp_path / "export.csv").write_bytes(spoilt(exported(lines, [submission(2)]), old, new))
    with pytest.raises(UnusableFile, match=words):
        all_taken(tmp_path / "export.csv")


@pytest.mark.parametrize("text", ["Name;Age\nx;1\n", "", "Capability legal.handling,Note\n2 – A draft,\n"])
def test_a_table_without_a_column_of_the_form_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "other.csv").write_text(text, encoding="utf-8")
    with pytest.raises(UnusableFile, match="none of its columns"):
        all_taken(tmp_path / "other.csv")


def test_an_unclosed_quotation_mark_does_not_swallow_the_file_silently(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text('vk_pack,legal__handling\ntoy,"' + "x" * 1_100_000, encoding="utf-8")
    with pytest.raises(UnusableFile, match="no CSV table"):
        all_taken(tmp_path / "other.csv")
