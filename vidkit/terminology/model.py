"""What the terminology data are made of. They stand in `checklists/terms/`, one file a language."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Grade = Literal["preferred", "care", "avoid"]
Basis = Literal["source", "background"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A term with its grade and the phrases that show it.

    match, unless: phrases (see `phrase`); a match that overlaps an `unless` is none.
    near: contexts of which a word must stand within eight words. statutory: left alone beside a law.
    fix: words that may be put in place without changing what is meant.
    """

    id: str
    term: str
    grade: Grade
    match: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    statutory: bool = False
    instead: str = ""
    reason: str = ""
    fix: Mapping[str, str] = field(default_factory=dict)
    basis: Basis = "source"
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Name:
    """A legal name or title that stays as it is; `instead` is what to write in one's own words."""

    name: str
    instead: str = ""
    language: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LanguageTerms:
    """The terms of one language, and the words by which the traps are known."""

    language: str
    terms: tuple[Term, ...]
    contexts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    statute_cues: tuple[str, ...] = ()
    disowned_before: tuple[str, ...] = ()
    disowned_next: tuple[str, ...] = ()
    disowned_after: tuple[str, ...] = ()
    avoid_heads: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Lexicon:
    """All languages, and the legal names of this place."""

    languages: tuple[LanguageTerms, ...]
    legal_names: tuple[Name, ...] = ()

    def of(self, language: str) -> LanguageTerms | None:
        """Return the terms of a language, or None when there are none."""
        return next((t for t in self.languages if t.language == language), None)

    def with_names(self, names: tuple[Name, ...]) -> "Lexicon":
        """Return the lexicon with more legal names."""
        return replace(self, legal_names=(*self.legal_names, *names))
