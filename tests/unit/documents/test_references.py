"""References: numbered in the order of use, only what is cited is listed."""

import pytest

from tests.toy import CITED, make_gate, make_pack, make_source
from vidkit.content.model import Cite
from vidkit.content.packs import load_pack
from vidkit.documents.references import References


def _references() -> References:
    sources = (make_source(), make_source(id="s.two", title="Another", url="https://www.example.org/a/b", grade="C"),
               make_source(id="s.three", aliases=("x.9",)))  # fmt: skip
    return References(make_pack(sources=sources))


def test_numbers_follow_the_order_of_use() -> None:
    references = _references()
    assert references.cited([Cite(id="s.two")]) == "[1] (weak source)"
    assert references.cited([Cite(id="s.one", at="p. 3"), Cite(id="s.two")]) == "[2, p. 3; 1]"


def test_only_what_was_cited_is_listed() -> None:
    references = _references()
    references.cited(CITED)
    assert [s.text for s in references.listed()] == ["A body, A publication, 2026"]


def test_an_alias_is_the_same_source() -> None:
    references = _references()
    assert references.cited([Cite(id="s.three"), Cite(id="x.9")]) == "[1]"


def test_two_entries_of_one_page_are_listed_once() -> None:
    sources = (make_source(), make_source(id="s.two", title="The same page", same_page="s.one"))
    references = References(make_pack(sources=sources))
    assert references.cited([Cite(id="s.two", at="p. 2"), Cite(id="s.one")]) == "[1, p. 2; 1]"
    assert [s.text for s in references.listed()] == ["A body, The same page, 2026"]


def test_entries_that_name_one_another_end_as_one_page() -> None:
    sources = (make_source(same_page="s.two"), make_source(id="s.two", same_page="s.one"))
    references = References(make_pack(sources=sources))
    assert references.cited([Cite(id="s.two"), Cite(id="s.one")]) == "[1]"


def test_a_secondary_source_says_so() -> None:
    references = _references()
    references.cited([Cite(id="s.two")])
    (row,) = references.listed()
    assert (row.note, row.site) == ("secondary source", "example.org")


def test_what_was_seen_of_a_source_stands_in_the_list() -> None:
    sources = (make_source(grade="B", form="advertisement", note="Undated"),)
    references = References(make_pack(sources=sources))
    references.cited(CITED)
    (row,) = references.listed()
    assert row.note == "press or non-governmental organisation; job advertisement; Undated"


@pytest.mark.parametrize("form", ["secondary", "excerpt", "advertisement", "staging"])
def test_a_sentence_that_only_weak_sources_carry_is_marked(form: str) -> None:
    references = References(make_pack(sources=(make_source(form=form), make_source(id="s.two", grade="C"))))
    assert references.cited([Cite(id="s.one"), Cite(id="s.two")]) == "[1; 2] (weak source)"


def test_one_good_source_carries_a_sentence() -> None:
    references = References(make_pack(sources=(make_source(form="copy"), make_source(id="s.two", grade="C"))))
    assert references.cited([Cite(id="s.one"), Cite(id="s.two")]) == "[1; 2]"


def test_a_weak_source_is_marked_where_no_list_stands() -> None:
    references = References(make_pack(sources=(make_source(form="staging"),)), numbered=False)
    assert references.marks(make_gate(basis="source", sources=CITED)) == "(weak source)"


def test_the_pack_says_of_advertisements_and_staging_addresses_what_they_are() -> None:
    sources = load_pack().sources
    assert {s.form for s in sources if s.title.startswith("Vacancy")} == {"advertisement"}
    assert {s.form for s in sources if "//staging." in s.url or ".aws." in s.url} == {"staging"}


def test_estimates_and_background_are_marked_and_sources_are_not() -> None:
    references = _references()
    assert references.marks(make_gate(basis="estimate", sources=())) == "(estimate)"
    assert references.marks(make_gate(basis="background", sources=())) == "(background)"
    assert references.marks(make_gate(basis="source", sources=CITED)) == "[1, p. 3]"


def test_a_document_without_a_list_names_no_numbers() -> None:
    references = References(make_pack(), numbered=False)
    assert references.marks(make_gate(basis="estimate", sources=CITED)) == "(estimate)"
