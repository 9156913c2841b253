"""A text whose language nobody stated: each paragraph is judged by its own."""

from vidkit.terminology.check import TermUse, check_text
from vidkit.terminology.languages import languages_of
from vidkit.terminology.model import Lexicon


def check_prose(text: str, lexicon: Lexicon, otherwise: str = "en") -> tuple[TermUse, ...]:
    """Return each use of a term, in reading order. otherwise: the language of a text too short to tell."""
    paragraphs = languages_of(text, otherwise)
    uses = [
        use
        for tag in sorted({tag for _start, _end, tag in paragraphs})
        for use in check_text(text, tag, lexicon)
        if any(start <= use.start < end and tag == t for start, end, t in paragraphs)
    ]
    return tuple(sorted(uses, key=lambda u: u.start))
