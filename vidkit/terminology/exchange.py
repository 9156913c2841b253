"""The terms for other programs: a style for Vale, results as SARIF 2.1.0."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from vidkit.terminology.check import TermUse
from vidkit.terminology.model import Lexicon, Term
from vidkit.terminology.phrase import expression

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"avoid": "error", "care": "suggestion"}
_SARIF_LEVELS = {"avoid": "error", "care": "note"}


def vale_style(lexicon: Lexicon, language: str) -> dict[str, str]:
    """Return the files of a Vale style by path: one rule a term, and `.vale-<language>.ini`.

    Vale looks at words only: contexts, quotations of a law and negations are not known to it.
    """
    terms = lexicon.of(language)
    if terms is None:
        return {}
    style = f"vidkit-{language}"
    settings = f"StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.{{md,txt,html}}]\nBasedOnStyles = {style}\n"
    files = {f".vale-{language}.ini": settings}
    for term in terms.terms:
        if term.match and not term.near:
            files[f"styles/{style}/{term.id}.yml"] = _vale_rule(term)
    return files


def _vale_rule(term: Term) -> str:
    message = f"'%s': {term.reason} Write: {term.instead}." if term.instead else f"'%s': {term.reason}"
    lines = [
        "extends: existence",
        f"message: {json.dumps(message, ensure_ascii=False)}",
        f"level: {_LEVELS[term.grade]}",
        "ignorecase: true",
        "tokens:",
        *(f"  - {json.dumps(_vale(e), ensure_ascii=False)}" for e in expression(term.match)),
    ]
    if term.unless:
        lines += ["exceptions:", *(f"  - {json.dumps(_vale(e), ensure_ascii=False)}" for e in expression(term.unless))]
    return "\n".join(lines) + "\n"


def _vale(source: str) -> str:
    return source.replace("(?-i:", "(?:")


def sarif(uses: Iterable[tuple[str, int, int, TermUse]], lexicon: Lexicon, version: str) -> dict[str, Any]:
    """Return a SARIF log. uses: file, line, column (from 1) and the use."""
    known: Mapping[str, Term] = {t.id: t for terms in lexicon.languages for t in terms.terms}
    results, rules = [], {}
    for file, line, column, use in uses:
        term = known[use.id]
        rules[use.id] = {
            "id": use.id, "name": term.term, "shortDescription": {"text": term.term},
            "fullDescription": {"text": term.reason}, "help": {"text": term.instead or term.reason},
            "defaultConfiguration": {"level": _SARIF_LEVELS[term.grade]},
        }  # fmt: skip
        results.append(_result(file, line, column, use))
    driver = {"name": "vidkit terms", "version": version, "rules": [rules[i] for i in sorted(rules)]}
    return {"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [{"tool": {"driver": driver}, "results": results}]}


def _result(file: str, line: int, column: int, use: TermUse) -> dict[str, Any]:
    region = {"startLine": line, "startColumn": column, "endColumn": column + len(use.words)} if line else {}
    location: dict[str, Any] = {"artifactLocation": {"uri": file}}
    return {
        "ruleId": use.id,
        "level": _SARIF_LEVELS[use.grade],
        "message": {"text": f"{use.words}: {use.why} {use.instead}".strip()},
        "locations": [{"physicalLocation": location | ({"region": region} if region else {})}],
    }
