"""Texts of the built-in pack, as a reader meets them in a document: no ids, each mark once."""

import re

import pytest

from vidkit.content.check.draft import entries, visible_texts
from vidkit.content.model import Pack
from vidkit.content.packs import load_pack

INTERNAL = re.compile(r"(?<![\w.])(?:(?:act|fact|check|cost)[.:]\w+(?:\.\w+)*|CR\d+|E\d\d)(?!\w)")
_CONDITION = re.compile(r"\w\s*(?:>=|<=|[<>=])\s*\w|^(?:check|fact):\S+$|^(?:always|never)$")


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack()


def printed(pack: Pack) -> list[str]:
    """Return the texts that people read, notes on sources among them."""
    texts = [t.text for t in visible_texts(pack) if " " in t.text and not _CONDITION.search(t.text)]
    return [*texts, *(s.note for s in pack.sources)]


def ids(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of every id that no word of a language looks like."""
    named = {name for _section, name, entry in entries(pack) for name in (name, *getattr(entry, "aliases", ()))}
    return re.compile("|".join(
        rf"(?<![\w.]){re.escape(n)}(?![\w])" for n in sorted(named, key=len, reverse=True) if re.search(r"\w[._]\w", n)
    ))  # fmt: skip


def test_no_text_names_an_entry_by_its_id(pack: Pack) -> None:
    known, texts = ids(pack), printed(pack)
    assert len(texts) > 3000
    assert [t[:120] for t in texts if known.search(t) or INTERNAL.search(t)] == []


def test_a_mark_in_a_text_is_written_as_documents_print_it(pack: Pack) -> None:
    assert [t[:120] for t in printed(pack) if "[estimate]" in t or "[background]" in t] == []


def test_a_paragraph_or_rule_that_is_an_estimate_does_not_say_so_again(pack: Pack) -> None:
    """The fast track once ended with the mark twice: in its last sentence, and behind it."""
    texts = [(p.basis, p.items[-1]) for p in pack.paragraphs] + [(c.basis, c.message) for c in pack.contradictions]
    texts += [(a.basis, a.done_when + a.note) for a in pack.actions] + [(g.basis, g.title) for g in pack.gates]
    assert len(texts) > 300
    assert [t[:120] for basis, t in texts if f"({basis})" in t] == []


def test_a_question_stands_alone(pack: Pack) -> None:
    """It is printed in lists where the question before it went to somebody else."""
    leaning = re.compile(r"\bof (?:them|these|those) (?!who |may |does )|\b(?:that|such an?) (?:rule|review|decision"
                         r"|calculation|arrangement|instruction)\b|\bof them are\b")  # fmt: skip
    assert len(pack.facts) > 400
    assert [f.question for f in pack.facts if leaning.search(f.question)] == []
