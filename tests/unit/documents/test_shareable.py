"""The shareable version: what is gone, what stays, and that a document that still shows it is not written."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.toy import make_assessment, make_pack
from tests.unit.documents.builders import TODAY
from vidkit.assessment.model import Answer, Assessment, Evidence, LocalValue, Progress, Respondent
from vidkit.assessment.typed import typed
from vidkit.documents.shareable import NEVER, StillThere, shareable
from vidkit.documents.write import DOCUMENTS, write

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
