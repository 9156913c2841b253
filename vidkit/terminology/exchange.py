"""The terms for other programs: a style for Vale, results as SARIF 2.1.0."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from vidkit.terminology.check import TermUse
from vidkit.terminology.model import LanguageTerms, Lexicon, Term
from vidkit.terminology.phrase import compiled, expression, folded, written

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
            files[f"styles/{style}/{term.id}.yml"] = _vale_rule(term, terms)
    return files


def _vale_rule(term: Term, terms: LanguageTerms) -> str:
    """Return a rule of the kind `existence`.

    **Why** what is spared is among the tokens: Vale holds an exception against the words it found, not against those
    around them. So it has to find them, first and whole, to let them pass. Exceptions ask for capitals unless told.
    Source: Vale 3, internal/check/existence.go and definition.go.
    """
    message = f"'%s': {term.reason} Write: {term.instead}." if term.instead else f"'%s': {term.reason}"
    names = [n for n in terms.names if compiled(term.match).search(folded(n).text)]
    spared = [_spelled(e, terms.language) for e in (*map(written, names), *expression(term.unless))]
    tokens = [*spared, *(_spelled(e, terms.language) for e in expression(term.match))]
    lines = [
        "extends: existence",
        f"message: {_quoted(message)}",
        f"level: {_LEVELS[term.grade]}",
        "ignorecase: true",
        "tokens:",
        *(f"  - {_quoted(token)}" for token in tokens),
    ]
    if spared:
        lines += ["exceptions:", *(f"  - {_quoted(f'(?i){one}')}" for one in spared)]
    return "\n".join(lines) + "\n"


_LATIN = {
    "a": "[aàâáä]", "c": "[cç]", "e": "[eéèêë]", "i": "[iíîï]", "n": "[nñ]", "o": "[oóôö]", "u": "[uúùûü]",
    "oe": "(?:oe|œ)", "ae": "(?:ae|æ)", "'": "['’]",
}  # fmt: skip
_SPELLINGS = {
    "en": {"'": "['’]"}, "fr": _LATIN, "es": _LATIN,
    "ar": {"ا": "[اأإآٱ]", "ي": "[يىئ]", "ه": "[هة]", "و": "[وؤ]"},
}  # fmt: skip
_LITERAL = re.compile(r"\\.|\[[^\]]*\]|\(\?[a-z-]*:|oe|ae|.", re.DOTALL)


def _spelled(source: str, language: str) -> str:
    """Return the expression for text that was not folded: each plain letter with its accents."""
    spellings = _SPELLINGS.get(language, {})
    return _LITERAL.sub(lambda m: spellings.get(m[0], m[0]), source)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


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
