"""The shareable version: what is gone, what stays, and that a document that still shows it is not written."""

import io
import json
import zipfile
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack
from tests.unit.documents.builders import TODAY
from vidkit.assessment.model import Answer, Assessment, Evidence, LocalValue, Progress, Respondent
from vidkit.assessment.typed import typed
from vidkit.documents.shareable import NEVER, StillThere, Withheld, said_in, shareable
from vidkit.documents.write import DOCUMENTS, write
from vidkit.exchange.exports import EXPORTS

SECRET = "Anna Meier said that the store is open"


def full() -> Assessment:
    paper = Evidence(title="Order 7 of the ministry", kept_at="Room 12, Harbour Street", seen_by="Anna Meier")
    answers = {
        "legal.handling": Answer(value=3, note=SECRET, evidence=(paper,), checks={"written": "yes", "in_force": "yes"},
                                 respondent="head_of_unit", assessor="Anna Meier", time="2026-11-20"),
        "welfare.support": Answer(value=1, note="Nobody is supported", arrangement="Harbour Hospital"),
        "proc.intake": Answer(state="unknown"),
        "people_viewing": Answer(value=4),
    }  # fmt: skip
    return replace(
        make_assessment(), answers=answers, unit="Unit at Harbour Street", assessor="Anna Meier",
        respondents={"a": Respondent(function="head_of_unit", name="Bertha Schulz")},
        capacities={"unit_head": LocalValue(value=2, reason="Anna Meier is away")},
        progress={"act.legal.basis": Progress(state="started", note="Anna Meier has begun")},
    )  # fmt: skip


def test_nothing_that_people_typed_stays() -> None:
    kept, _withheld = shareable(full(), make_pack())
    before, after = {t.text for t in typed(full())}, {t.text for t in typed(kept)}
    assert len(before) > 8
    assert before & after == {"Kenya"}


def test_levels_below_the_chosen_one_become_unknown_and_others_stay() -> None:
    kept, _withheld = shareable(full(), make_pack())
    assert kept.answers["legal.handling"].value == 3
    assert kept.answers["legal.handling"].is_shown
    assert (kept.answers["welfare.support"].state, kept.answers["welfare.support"].value) == ("unknown", None)
    assert "people_viewing" not in kept.answers


@pytest.mark.parametrize(("least", "hidden"), [(0, 0), (1, 0), (2, 1), (4, 2)])
def test_the_level_is_chosen(least: int, hidden: int) -> None:
    kept, withheld = shareable(full(), make_pack(), least)
    levels = [a for a in kept.answers.values() if a.value is not None]
    assert len(levels) == 2 - hidden
    assert (f"below level {least}" in " ".join(withheld.counts)) == bool(hidden)


def test_what_was_withheld_is_counted() -> None:
    _kept, withheld = shareable(full(), make_pack())
    assert withheld.counts == ("1 answer below level 2", "1 typed answer", "2 notes", "1 item of evidence",
                               "5 names of persons or bodies", "1 place")  # fmt: skip


def test_no_document_shows_what_was_withheld_and_each_says_so(tmp_path: Path) -> None:
    kept, withheld = shareable(full(), make_pack())
    names = [n for n in DOCUMENTS if n not in NEVER]
    done = write(make_pack(), kept, names, ("md",), folder=tmp_path, today=TODAY, withheld=withheld)
    assert [w.path.name for w in done] == [f"{n}-shareable.md" for n in names]
    for file in done:
        text = file.path.read_text("utf-8")
        assert "**Withheld:** 1 answer below level 2" in text
        assert not [w for w in ("Meier", "Schulz", "Harbour", "Order 7") if w in text]


def test_the_full_version_shows_it(tmp_path: Path) -> None:
    """The positive control of the test above."""
    (file,) = write(make_pack(), full(), ["assessment-report"], ("md",), folder=tmp_path, today=TODAY)
    assert "Anna Meier" in file.path.read_text("utf-8")
    assert "Room 12, Harbour Street" in file.path.read_text("utf-8")


def test_a_document_that_still_shows_it_is_not_written(tmp_path: Path) -> None:
    kept, withheld = shareable(full(), make_pack())
    leaky = replace(kept, unit="Unit at Harbour Street")
    with pytest.raises(StillThere, match="unit"):
        write(make_pack(), leaky, ["gate-board"], ("md",), folder=tmp_path, today=TODAY, withheld=withheld)
    assert list(tmp_path.iterdir()) == []


def test_the_check_does_not_repeat_what_it_found(tmp_path: Path) -> None:
    kept, withheld = shareable(full(), make_pack())
    with pytest.raises(StillThere) as caught:
        write(make_pack(), replace(kept, unit="Unit at Harbour Street"), ["gate-board"], ("md",), folder=tmp_path,
              today=TODAY, withheld=withheld)  # fmt: skip
    assert "Harbour" not in f"{caught.value.message} {caught.value.hint}"


@pytest.mark.parametrize(("said", "refused"), [("Ask Amina.", True), ("Ask Aminatta.", False), ("ask AMINA", True)])
def test_a_short_name_is_found_as_a_word_of_its_own(said: str, refused: bool) -> None:
    _kept, withheld = shareable(replace(full(), assessor="Amina", respondents={}), make_pack())
    assert "Amina" in withheld.texts.values()
    with pytest.raises(StillThere, match="assessor") if refused else nullcontext():
        withheld.check_file("schedule", said.encode())


@pytest.mark.parametrize(("said", "refused"), [
    ("From 2027-03-01 to 2027-05-23", False), ("until 2027-05.", True), ("May 2027", False),
])  # fmt: skip
def test_a_month_is_not_found_in_the_days_of_the_plan(said: str, refused: bool) -> None:
    """The calendar of a country with a typed month was refused wherever an action began or ended in that month."""
    answered = replace(full(), answers={"people_viewing": Answer(value="2027-05")})
    _kept, withheld = shareable(answered, make_pack())
    with pytest.raises(StillThere, match="people_viewing") if refused else nullcontext():
        withheld.check_file("schedule", said.encode())


def test_a_day_is_not_looked_for() -> None:
    """The plan has days of its own, and a typed one that happened to be among them stopped the calendar."""
    answered = replace(full(), answers={"people_viewing": Answer(value="2027-05-23")})
    _kept, withheld = shareable(answered, make_pack())
    withheld.check_file("schedule", b"From 2027-03-01 to 2027-05-23")


def doubled(text: str) -> bytes:
    return json.dumps({"a": f'x "{text}"'}).encode()


def as_sheet(text: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("xl/worksheets/sheet1.xml", f"<c><t>A &amp; B, </t></c><t><b>{text[:9]}</b>{text[9:]}</t>")
    return file.getvalue()


PLACE = 'Room "12", Harbour & Sons'


@pytest.mark.parametrize("content", [
    PLACE.encode(), b'1;"' + PLACE.replace('"', '""').encode() + b'"', doubled(PLACE),
    b'DESCRIPTION:Room "12"\\, Har\r\n bour & Sons', as_sheet('Room "12", Harbour &amp; Sons'),
    PLACE.replace(" ", "\n").encode(), PLACE.upper().encode(),
])  # fmt: skip
def test_a_file_that_is_no_page_is_looked_into_before_any_is_written(content: bytes, tmp_path: Path) -> None:
    paper = Evidence(title="Order", kept_at=PLACE)
    whole = replace(full(), answers={"legal.handling": Answer(value=3, evidence=(paper,))})
    kept, withheld = shareable(whole, make_pack())
    exports = {("gate-board", "csv"): lambda _document, _results: content}
    with pytest.raises(StillThere, match="evidence/1/kept_at"):
        write(make_pack(), kept, ["gate-board"], ("md", "csv"), folder=tmp_path, today=TODAY, exports=exports,
              withheld=withheld)  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def exported(assessment: Assessment, withheld: Withheld | None, folder: Path) -> list[bytes]:
    """Return a workbook of each kind, and the calendar."""
    pytest.importorskip("openpyxl", reason="makes the workbooks")
    done = write(make_pack(), assessment, ["schedule", "gate-board", "budget"], ("xlsx", "ics"), folder=folder,
                 today=TODAY, exports=EXPORTS, withheld=withheld)  # fmt: skip
    assert [w.path.suffix for w in done] == [".xlsx", ".ics", ".xlsx", ".xlsx"]
    return [w.path.read_bytes() for w in done]


def test_workbooks_and_calendar_of_the_shareable_version_hold_nothing_withheld(tmp_path: Path) -> None:
    kept, withheld = shareable(full(), make_pack())
    said = " ".join(text for content in exported(kept, withheld, tmp_path) for text in said_in(content))
    assert "withheld" in said
    assert not [w for w in ("Meier", "Schulz", "Harbour", "Order 7") if w in said]


def test_schedule_as_workbook_or_calendar_of_the_full_version_would_be_refused(tmp_path: Path) -> None:
    """The positive control: both name the unit."""
    _kept, withheld = shareable(full(), make_pack())
    for content in exported(full(), None, tmp_path)[:2]:
        with pytest.raises(StillThere, match="unit"):
            withheld.check_file("schedule", content)


@pytest.mark.parametrize("form", ["md", "xlsx"])
def test_words_that_a_document_has_anyway_are_no_secret(tmp_path: Path, form: str) -> None:
    note = "Target profile"
    answers = {**full().answers, "people_viewing": Answer(value=4, note=note)}
    kept, withheld = shareable(replace(full(), answers=answers), make_pack())
    assert note in withheld.texts.values()
    assert write(make_pack(), kept, ["schedule"], (form,), folder=tmp_path, today=TODAY, withheld=withheld,
                 exports=EXPORTS)  # fmt: skip
