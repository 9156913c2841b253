"""Words of finished documents: what is found, where, and what is left alone."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.toy import make_assessment, make_pack, make_source
from tests.unit.documents.builders import TODAY
from vidkit.assessment.model import Answer
from vidkit.content.model import Pack
from vidkit.content.terms import lexicon
from vidkit.documents.charts import Chart
from vidkit.documents.tree import Document, document
from vidkit.documents.wording import Terms, by_words
from vidkit.documents.write import render, write
from vidkit.terminology.model import Name

TITLE = "Child Pornography: Model Legislation"


def laid_out(markdown: str, charts: Mapping[str, Chart] | None = None, **meta: Any) -> Document:
    (found,) = render(make_pack(), make_assessment(), ["gate-board"], today=TODAY).values()
    return document(markdown, replace(found[0].meta, **meta), charts or {})


def found(markdown: str, pack: Pack | None = None, **meta: Any) -> list[tuple[str, str]]:
    terms = Terms.of(lexicon(), pack or make_pack())
    return [(w.part, w.words) for w in terms.found_in(laid_out(markdown, **meta))]


def test_words_are_told_with_the_heading_they_stand_under() -> None:
    text = "# Law\n\nIt counts **child pornography** today.\n\n## People\n\n| Who |\n|---|\n| child prostitutes |\n"
    assert found(text) == [("Law", "child pornography"), ("People", "child prostitutes")]


def test_the_face_of_a_document_is_read() -> None:
    assert found("Nothing.", unit="Child porn unit", marking="Paedophile list") == [
        ("", "Child porn"), ("", "Paedophile")]  # fmt: skip


def test_inside_of_items_and_quotations_is_read() -> None:
    assert found("- one\n  - child porn\n\n> child prostitute\n") == [("", "child porn"), ("", "child prostitute")]


def test_words_of_two_cells_are_no_term() -> None:
    assert found("| a | b |\n|---|---|\n| child | porn |\n") == []


def test_a_quotation_mark_left_open_hides_nothing_after_it() -> None:
    text = 'He said "no.\n\nThe unit counts child pornography.\n\nShe said "yes.\n'
    assert found(text) == [("", "child pornography")]


def test_titles_of_cited_publications_and_kept_names_stay() -> None:
    pack = replace(make_pack(), sources=(*make_pack().sources, make_source(id="s.two", title=TITLE)))
    assert found(f"As {TITLE} says.", pack) == []
    kept = Terms.of(lexicon().with_names((Name(name="Child Porn Squad"),)), make_pack())
    assert kept.found_in(laid_out("The Child Porn Squad met.")) == ()


def test_another_language_is_told_by_the_paragraph() -> None:
    text = "L'unité a compté la pédopornographie dans les rapports de la police.\n\nThe unit is small.\n"
    assert found(text) == [("", "pédopornographie")]


def test_places_of_one_wording_are_gathered() -> None:
    terms = Terms.of(lexicon(), make_pack())
    one = terms.found_in(laid_out("## A\n\nchild porn\n\n## B\n\nchild porn\n"))
    assert list(by_words({"a": one, "b": one[:1]}).values()) == [(("a", "A"), ("a", "B"), ("b", "A"))]


def test_a_document_is_written_all_the_same_and_says_what_was_found(tmp_path: Path) -> None:
    answers = {"legal.handling": Answer(value=2, note="The unit counts child pornography.", time="2026-11-20")}
    done = write(make_pack(), make_assessment(answers=answers), ["assessment-report", "gate-board"], ("md",),
                 folder=tmp_path, today=TODAY, lexicon=lexicon())  # fmt: skip
    assert [[f.words for f in w.wording] for w in done] == [["child pornography"], []]
    assert "child pornography" in done[0].path.read_text("utf-8")


@pytest.mark.parametrize("text", ["", "plain words", "# Heading only"])
def test_nothing_is_found_in_plain_words(text: str) -> None:
    assert found(text) == []
