"""Nothing a reader sees bypasses the translation layer: shown in the pseudo-language, which marks what passed."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from vidkit.assessment import store
from vidkit.base import i18n
from vidkit.cli.fictional import fictional
from vidkit.content.packs import load_pack
from vidkit.documents.charts import Chart
from vidkit.documents.drawing import Text
from vidkit.documents.tree import Document, Node, walk
from vidkit.documents.write import DOCUMENTS, render

TODAY = date(2026, 11, 25)
IDS = re.compile(
    r"\b(?:(?:act|fact|check|months_since)[.:])?[a-z]+(?:\.[a-z0-9_]+)+\b|\b[A-Z]{1,3}-?[A-Z]?\d+[a-z]?\b|\b[a-z0-9]+(?:_[a-z0-9]+)+\b"
    r"|https?://\S+|vidkit(?:-core)? ?[\d.]*|\b[A-Z]{2,3}\b"
)


def unmarked(text: str) -> str:
    """Return the letters of a text that stand outside every marker."""
    depth, kept = 0, []
    for c in text:
        depth += (c == "⟦") - (c == "⟧")
        kept.append(" " if depth or c in "⟦⟧" else c)
    return "".join(kept)


def words_outside(text: str, names: frozenset[str]) -> list[str]:
    """Return words that were not translated, apart from ids, addresses and proper names."""
    rest = unmarked(text)
    for name in sorted(names, key=len, reverse=True):
        rest = rest.replace(name, " ")
    return re.findall(r"[^\W\d_]{2,}", IDS.sub(" ", rest))


def sentences(document: Document) -> list[str]:
    """Return the text of each block, and the words around the document."""
    blocks = [_text(n) for n in walk(document.nodes) if n.kind in ("paragraph", "heading", "cell")]
    meta = document.meta
    around = [meta.title, meta.subtitle, meta.marking, meta.date, meta.edition, meta.notice, *meta.words.values()]
    charts = [words for c in document.charts.values() for words in (c.title, c.alt, _words(c))]
    return [*blocks, *around, *charts]


def _words(chart: Chart) -> str:
    """Return the words in a chart, in the order drawn, so that the lines of a label follow each other."""
    return " ".join(s.words for s in chart.drawing().shapes if isinstance(s, Text))


def _text(node: Node) -> str:
    if node.kind in ("text", "inline_code"):
        return node.text
    return "".join(_text(c) for c in node.children)


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    with i18n.language(i18n.PSEUDO):
        pack = load_pack()
        assessment, _ = fictional(pack)
        return {n: d for n, (d, _) in render(pack, assessment, list(DOCUMENTS), today=TODAY, language="qps").items()}


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """Proper names and what the user typed: titles of works, publishers, the country, notes."""
    pack = load_pack()
    assessment, _ = fictional(pack)
    works = [t for s in pack.sources for t in (s.title, s.publisher, s.note, s.url) if t]
    cited = [entry.sources for entries in (pack.capabilities, pack.actions, pack.gates) for entry in entries]
    places = [c.at for cites in cited for c in cites if c.at]
    typed = [assessment.country_name, assessment.unit, assessment.marking, assessment.assessor]
    for answer in assessment.answers.values():
        typed += [answer.note, answer.arrangement, *(v for e in answer.evidence for v in (e.title, e.kind, e.kept_at))]
        typed += [answer.value] if isinstance(answer.value, str) else []
    return frozenset(w.strip() for w in works + places + typed if len(w.strip()) > 3 or w.isupper())


@pytest.mark.parametrize("name", list(DOCUMENTS))
def test_every_word_of_a_document_passes_the_translation_layer(
    name: str, documents: dict[str, Document], names: frozenset[str]
) -> None:
    texts = sentences(documents[name])
    assert sum("⟦" in t for t in texts) > 20
    bypassed = {t[:100]: w for t in texts if (w := words_outside(t, names))}
    assert bypassed == {}


@pytest.mark.slow
@pytest.mark.parametrize("command", ["status", "score", "plan"])
def test_every_word_on_screen_passes_the_translation_layer(
    command: str, names: frozenset[str], tmp_path: Path
) -> None:
    pack = load_pack()
    assessment, _ = fictional(pack)
    file = tmp_path / "esperia.vidkit.json"
    store.write(file, assessment, expected=None)
    environment = os.environ | {"VIDKIT_LANG": i18n.PSEUDO, "COLUMNS": "4000", "VIDKIT_CONFIG_DIR": str(tmp_path)}
    words = [sys.executable, "-m", "vidkit", command, str(file)]
    shown = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert shown.returncode in (0, 1), shown.stderr
    assert shown.stdout.count("⟦") > 20
    said = [line for line in shown.stdout.splitlines() if not line.startswith("vidkit ")]
    assert words_outside("\n".join(said).replace(str(file), ""), names) == []


def test_marker_shows_a_word_that_bypasses_the_layer() -> None:
    assert words_outside("⟦Gate board⟧ G01 closed act.mandate.launch", frozenset()) == ["closed"]
