"""The annex of words: only those used, each once, found whatever the sentence."""

from dataclasses import replace

import pytest

from tests.toy import make_pack
from vidkit.content.model import Cite, Explained, Pack
from vidkit.content.packs import load_pack
from vidkit.documents.glossary import glossary


def make_word(name: str, forms: str = "", text: str = "x") -> Explained:
    return Explained(id=name.lower(), name=name, forms=forms or name, text=text)


def words_in(text: str, *entries: Explained) -> list[str]:
    return [row.name for row in glossary(replace(make_pack(), glossary=entries), text)]


def test_only_words_that_are_used_are_listed_by_alphabet() -> None:
    entries = make_word("NCB"), make_word("FIU"), make_word("DNA")
    assert words_in("The NCB asks the FIU. The NCB answers.", *entries) == ["FIU", "NCB"]


def test_abbreviation_asks_for_its_capitals_and_a_word_does_not() -> None:
    assert words_in("The unit said so.", make_word("IT"), make_word("SO")) == []
    assert words_in("Triage comes first.", make_word("triage")) == ["triage"]


@pytest.mark.parametrize("text", ["XNCB", "sub-NCB", "NCBs", "see [here](https://x.example/NCB)"])
def test_part_of_another_word_or_of_an_address_is_no_use(text: str) -> None:
    assert words_in(text, make_word("NCB")) == []


def test_form_over_two_lines_is_found() -> None:
    assert words_in("two hash\nvalues", make_word("hash value", "hash value; hash values")) == ["hash value"]


def test_word_that_an_explanation_uses_is_explained_too() -> None:
    assert words_in("FIU", make_word("FIU", text="An office of the NCB."), make_word("NCB")) == ["FIU", "NCB"]


def test_source_stands_beside_the_word() -> None:
    pack = load_pack()
    entry = Explained(id="a", name="ABC", forms="ABC", text="x", basis="source", sources=(Cite(id="cm.I2"),))
    assert glossary(replace(pack, glossary=(entry,)), "ABC")[0].behind == "INTERPOL, Victim identification"


def test_words_of_the_built_in_pack_do_not_share_a_form() -> None:
    pack: Pack = load_pack()
    forms = [f.strip() for e in pack.glossary for f in e.forms.split(";")]
    assert len(forms) > 50
    assert sorted(forms) == sorted(set(forms))
