"""Documents of three invented countries, as their readers meet them: no internal ids, letters explained, marks once.

One has a desk already, one plans a national centre from nothing, one a contact point with arrangements.
"""

import re
from collections.abc import Mapping
from functools import cache

import pytest

from tests.readers import COUNTRIES, TODAY, assessment_of
from vidkit.base import i18n
from vidkit.cli.fictional import fictional
from vidkit.content.check.draft import entries
from vidkit.content.packs import load_pack
from vidkit.documents.legend import legend
from vidkit.documents.tree import Document, Node, walk
from vidkit.documents.write import DOCUMENTS, render
from vidkit.documents.writers.pdf import page_count
from vidkit.documents.writers.pdf import write as write_pdf

pytestmark = pytest.mark.slow

@cache
def documents(country: str) -> Mapping[str, Document]:
    pack = load_pack()
    made = render(pack, assessment_of(country, pack), list(DOCUMENTS), today=TODAY)
    return {name: doc for name, (doc, _warning) in made.items()}


def text_of(node: Node) -> str:
    if node.kind in ("text", "inline_code"):
        return node.text
    return "".join(text_of(c) for c in node.children) + (" " if node.kind in ("line_break", "strong") else "")


def blocks(document: Document) -> list[str]:
    """Return the text of each paragraph, item, heading and cell, the list of sources last."""
    return [text_of(n) for n in walk(document.nodes) if n.kind in ("paragraph", "item", "heading", "cell")]


every_document = pytest.mark.parametrize(("country", "name"), [(c, d) for c in COUNTRIES for d in DOCUMENTS])


@cache
def internal_ids() -> re.Pattern[str]:
    """Return the pattern of every id of the pack that no word of a language looks like."""
    named = {n for _section, name, entry in entries(load_pack()) for n in (name, *getattr(entry, "aliases", ()))}
    known = sorted((n for n in named if re.search(r"\w[._]\w", n)), key=len, reverse=True)
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, known))}|(?:act|fact|check)[.:]\w+|CR\d\d)(?!\w)")


@every_document
def test_no_document_calls_an_entry_of_the_pack_by_its_id(country: str, name: str) -> None:
    texts = blocks(documents(country)[name])
    assert len(texts) > 20
    assert [t[:160] for t in texts if internal_ids().search(t)] == []


@every_document
def test_letters_with_a_number_are_explained_in_the_document_that_uses_them(country: str, name: str) -> None:
    """Outside of brackets; there they only say which entry it is that was just named."""
    texts = blocks(documents(country)[name])
    said = "\n".join(re.sub(r" *\([^()]*\)", "", t) for t in texts)
    whole = "\n".join([said, *texts])
    assert [row.text for row in legend(load_pack(), said) if row.text.partition(": ")[2] not in whole] == []


@every_document
def test_an_estimate_is_marked_once_in_a_sentence(country: str, name: str) -> None:
    for text in blocks(documents(country)[name]):
        assert "[estimate]" not in text
        assert not re.search(r"\((estimate|background)\)[^.;:!?]*\(\1\)", text), text


@every_document
def test_one_of_a_kind_is_not_counted_in_the_plural(country: str, name: str) -> None:
    counted = re.compile(r"(?<![\w.,:/-])1 (?:people|posts|accounts|weeks|texts|actions|gates|questions|months|days)\b")
    assert [t[:120] for t in blocks(documents(country)[name]) if counted.search(t)] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_the_brief_has_two_pages_in_every_country(country: str) -> None:
    assert page_count(write_pdf(documents(country)["executive-brief"])) == 2


@pytest.mark.parametrize("language", i18n.PSEUDOS)
def test_the_brief_has_two_pages_in_a_language_that_needs_more_room(language: str) -> None:
    """It once ran over by the last table; now letters and lines get a little smaller."""
    with i18n.language(language):
        pack = load_pack()
        made = render(pack, fictional(pack)[0], ["executive-brief"], today=TODAY, language=language)
        assert page_count(write_pdf(made["executive-brief"][0])) == 2
