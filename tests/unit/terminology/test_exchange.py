"""The terms for other programs."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.unit.terminology.toy_terms import make_lexicon, make_term
from vidkit.content.terms import lexicon
from vidkit.terminology import check_text
from vidkit.terminology.exchange import sarif, vale_style

LANGUAGES = ("en", "fr", "es", "ar")
LEVELS = {"suggestion", "warning", "error"}
CORPUS = Path(__file__).resolve().parents[2] / "data" / "terminology.tsv"


class Rule:
    """A rule of the kind `existence`, read and run as Vale 3 does it (internal/check/existence.go, definition.go)."""

    def __init__(self, text: str) -> None:
        self.keys: dict[str, Any] = yaml.safe_load(text)
        case = re.IGNORECASE if self.keys["ignorecase"] else 0
        self.pattern = re.compile(rf"\b(?:{'|'.join(self.keys['tokens'])})\b", case | re.MULTILINE)
        self.exceptions = [
            re.compile(rf"\b(?:{e.removeprefix('(?i)')})\b", re.MULTILINE | (re.IGNORECASE if e[:4] == "(?i)" else 0))
            for e in self.keys.get("exceptions", ())
        ]

    def finds(self, text: str) -> bool:
        found = (m[0].strip() for m in self.pattern.finditer(text))
        return any(not any(e.search(words) for e in self.exceptions) for words in found)


@cache
def rules(language: str) -> dict[str, Rule]:
    files = vale_style(lexicon(), language)
    return {Path(name).stem: Rule(text) for name, text in files.items() if name.endswith(".yml")}


def sentences(language: str) -> list[tuple[str, str]]:
    lines = (line.split("\t") for line in CORPUS.read_text(encoding="utf-8").splitlines())
    return [(expected, sentence) for tag, expected, sentence in lines if tag == language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_vale_rules_have_the_keys_and_values_that_vale_takes(language: str) -> None:
    made = rules(language)
    assert len(made) >= {"en": 35}.get(language, 5)
    for rule in made.values():
        types = {"extends": str, "message": str, "level": str, "ignorecase": bool, "tokens": list, "exceptions": list}
        assert all(isinstance(value, types[key]) for key, value in rule.keys.items())
        assert rule.keys["extends"] == "existence"
        assert rule.keys["level"] in LEVELS
        assert rule.keys["message"].count("%") == rule.keys["message"].count("%s") == 1
        assert all(isinstance(t, str) and t.strip() for t in (*rule.keys["tokens"], *rule.keys.get("exceptions", ())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_vale_settings_name_the_style_and_its_folder(language: str) -> None:
    files = vale_style(lexicon(), language)
    settings = files[f".vale-{language}.ini"]
    assert f"BasedOnStyles = vidkit-{language}\n" in settings
    assert {name.rpartition("/")[0] for name in files} == {"", f"styles/vidkit-{language}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_vale_finds_in_the_corpus_what_the_checker_finds(language: str) -> None:
    made = rules(language)
    wanted = [(expected, s) for expected, s in sentences(language) if expected in made]
    missed = [s for expected, s in wanted if not any(rule.finds(s) for rule in made.values())]
    assert len(wanted) > 15
    assert len(missed) <= len(wanted) // 50, missed


@pytest.mark.parametrize("text", [
    "The child sex offender register is kept.", "A person with paedophile disorder.", "predators and prey",
    "The offences related to child pornography in article 9.", "The Child Sex Offender Disclosure Scheme applies.",
    "Online survivors and victims met.", "The identified victims and survivors met.",
])  # fmt: skip
def test_vale_lets_pass_what_a_term_spares(text: str) -> None:
    assert [name for name, rule in rules("en").items() if rule.finds(text)] == []


def test_vale_knows_capitals_where_a_phrase_asks_for_them() -> None:
    assert rules("en")["EN08"].finds("two CP images")
    assert not rules("en")["EN08"].finds("two cp images")


@pytest.mark.parametrize(("language", "text"), [
    ("fr", "La Pédopornographie augmente."), ("fr", "Des pédophiles d’ici."), ("es", "La pornografía infantil crece."),
    ("ar", "إباحية الأطفال"), ("en", "children’s pornography"),
])  # fmt: skip
def test_vale_reads_text_with_its_accents(language: str, text: str) -> None:
    assert [name for name, rule in rules(language).items() if rule.finds(text)] != []


def test_vale_leaves_out_terms_that_need_a_context() -> None:
    assert "styles/vidkit-en/T1.yml" not in vale_style(make_lexicon(make_term(near=("fruit",))), "en")


def test_sarif_names_rule_level_and_place() -> None:
    (use,) = check_text("A blue apple.", "en", make_lexicon())
    run = sarif([("a.md", 1, 3, use)], make_lexicon(), "1.0")["runs"][0]
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("T1", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 3, "endColumn": 13}
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["T1"]
