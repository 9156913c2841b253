"""The terminology checker: words for children and crimes against them, as the Luxembourg Guidelines advise."""

from vidkit.terminology.check import TermUse, check_text
from vidkit.terminology.fix import change_of, fixed
from vidkit.terminology.languages import guess, languages_of
from vidkit.terminology.model import LanguageTerms, Lexicon, Name, Term

__all__ = [
    "LanguageTerms", "Lexicon", "Name", "Term", "TermUse", "change_of", "check_text", "fixed", "guess", "languages_of",
]  # fmt: skip
