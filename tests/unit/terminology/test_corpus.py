"""The term data against sentences with expected verdicts, a third of them traps, in four languages."""

from collections import Counter
from pathlib import Path

import pytest

from vidkit.content.packs import load_pack
from vidkit.content.term_files import check_terms, load_terms
from vidkit.terminology import check_text

ROOT = Path(__file__).resolve().parents[3]
CORPUS = ROOT / "tests" / "data" / "terminology.tsv"
NONE = "-"
LEAST = 0.95


def rows() -> list[tuple[str, str, str]]:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    return [(a, b, c) for a, b, c in (line.split("\t") for line in lines)]


def test_corpus_is_large_and_a_third_of_it_are_traps() -> None:
    assert len(rows()) >= 300
    assert sum(expected == NONE for _l, expected, _s in rows()) * 3 >= len(rows())


@pytest.mark.parametrize("language", ["en", "fr", "es", "ar"])
def test_precision_and_recall(language: str) -> None:
    lexicon, _problems = load_terms(ROOT / "checklists")
    counts: Counter[str] = Counter()
    wrong = []
    for _language, expected, sentence in (r for r in rows() if r[0] == language):
        ids = {u.id for u in check_text(sentence, language, lexicon)}
        hit = expected in ids
        counts.update({"right": hit, "missed": expected != NONE and not hit, "extra": bool(ids - {expected})})
        wrong += [] if ids == ({expected} - {NONE}) else [(expected, sorted(ids), sentence)]
    assert counts["right"] >= 20
    assert counts["right"] / (counts["right"] + counts["missed"]) >= LEAST, wrong
    assert counts["right"] / (counts["right"] + counts["extra"]) >= LEAST, wrong


def test_every_term_to_avoid_or_to_use_with_care_says_why_and_what_instead() -> None:
    lexicon, problems = load_terms(ROOT / "checklists")
    terms = [t for language in lexicon.languages for t in language.terms]
    assert problems == ()
    assert {t.id for t in terms if t.id.startswith("EN")} == {f"EN{n:02d}" for n in range(1, 60)}
    assert [t.id for t in terms if t.grade != "preferred" and not (t.match and t.reason and t.instead)] == []


def test_sources_of_the_terms_are_in_the_list() -> None:
    assert check_terms(ROOT / "checklists", load_pack()) == ()


def test_safe_changes_leave_nothing_to_report() -> None:
    lexicon, _problems = load_terms(ROOT / "checklists")
    for language in lexicon.languages:
        news = [new for term in language.terms for new in term.fix.values()]
        assert [n for n in news if check_text(n, language.language, lexicon)] == []
