"""The terms for other programs."""

import re

import yaml

from tests.unit.terminology.toy_terms import make_lexicon, make_term
from vidkit.content.terms import lexicon
from vidkit.terminology import check_text
from vidkit.terminology.exchange import sarif, vale_style

VALE_KEYS = {"extends", "message", "level", "ignorecase", "tokens", "exceptions"}


def test_vale_rules_are_yaml_with_keys_that_vale_knows() -> None:
    files = vale_style(lexicon(), "en")
    rules = {name: yaml.safe_load(text) for name, text in files.items() if name.endswith(".yml")}
    assert len(rules) > 30
    assert all(set(r) <= VALE_KEYS and r["extends"] == "existence" for r in rules.values())


def test_vale_expressions_find_what_the_checker_finds() -> None:
    rule = yaml.safe_load(vale_style(make_lexicon(), "en")["styles/vidkit-en/T1.yml"])
    assert all(re.search(token, "A blue apple.", re.IGNORECASE) for token in rule["tokens"])


def test_vale_leaves_out_terms_that_need_a_context() -> None:
    assert "styles/vidkit-en/T1.yml" not in vale_style(make_lexicon(make_term(near=("fruit",))), "en")


def test_sarif_names_rule_level_and_place() -> None:
    (use,) = check_text("A blue apple.", "en", make_lexicon())
    run = sarif([("a.md", 1, 3, use)], make_lexicon(), "1.0")["runs"][0]
    result = run["results"][0]
    assert (result["ruleId"], result["level"]) == ("T1", "error")
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 3, "endColumn": 13}
    assert [r["id"] for r in run["tool"]["driver"]["rules"]] == ["T1"]
