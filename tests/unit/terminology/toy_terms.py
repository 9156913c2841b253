"""A lexicon of four harmless terms, to test the machinery without its data."""

from typing import Any

from vidkit.terminology import LanguageTerms, Lexicon, Term


def make_term(**changes: Any) -> Term:
    """Return a term that advises against "blue apple"."""
    defaults: dict[str, Any] = {
        "id": "T1", "term": "blue apple", "grade": "avoid", "match": ("blue apple|apples",), "instead": "green apple",
        "reason": "Apples are green.", "sources": ("te.S1",),
    }  # fmt: skip
    return Term(**{**defaults, **changes})


def make_lexicon(*terms: Term, **changes: Any) -> Lexicon:
    """Return a lexicon of English with these terms, or with one."""
    defaults: dict[str, Any] = {
        "language": "en",
        "terms": terms or (make_term(),),
        "contexts": {"fruit": ("fruit|basket|pie*",)},
        "names": ("Blue Apple Society", "treaty on blue apples"),
        "statute_cues": ("Act|Convention", "article|art #"),
        "disowned_before": ("do|should not use|write", "instead of"),
        "disowned_next": ("not|never", "not|never a|an|the", "term|word"),
        "disowned_after": ("should|is not used|right",),
        "avoid_heads": ("Avoid",),
    }
    return Lexicon(languages=(LanguageTerms(**{**defaults, **changes}),))
