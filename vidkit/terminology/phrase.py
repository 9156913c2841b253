"""Phrases: a small language for words in a row, and the plain spelling of the text they are sought in.

    child|children porn*      one of the words, then a word that begins so
    a? child                  an optional word
    client ... girl           up to six words between
    live-streaming            with hyphen, with a space, or as one word
    section #                 a number

A word with a capital letter asks for exactly that spelling. Accents, hyphens, quotation marks and
Arabic letters of one sound are made equal on both sides.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache
from itertools import chain, repeat

from vidkit.base.mapped import Mapped

BETWEEN = r"[\s\-*_]{1,4}"
_GAP = r"(?:[\w'-]+[\s\-*_,]{1,3}){0,6}?"
_NUMBER = r"\d[\w./()]*"
_PREFIX = r"(?:[وف]?[بكل]?(?:ال|ل)?)"
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_EQUAL = {
    **dict.fromkeys("\u2019\u02bc\u201a", "'"), **dict.fromkeys("\xa0\u202f", " "),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014", "-"), **dict.fromkeys("أإآٱ", "ا"),
    "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae",
}  # fmt: skip


class BadPhrase(ValueError):
    """A phrase that cannot be read."""


class _Folded(dict[str, str]):
    def __missing__(self, c: str) -> str:
        kind = unicodedata.category(c)
        base = unicodedata.normalize("NFD", c)[0] if kind in ("Ll", "Lu") else c
        found = _EQUAL.get(c, "" if kind in ("Mn", "Cf") else base)
        self[c] = found
        return found


_FOLDED = _Folded()


def folded(text: str) -> Mapped:
    """Return the text in plain spelling, each character with its place; capitals stay."""
    if text.isascii():
        return Mapped.of(text)
    changed = {c: plain for c in set(text) if (plain := _FOLDED[c]) != c}
    if all(len(plain) == 1 for plain in changed.values()):
        for c, plain in changed.items():
            text = text.replace(c, plain)
        return Mapped.of(text)
    pieces = [_FOLDED[c] for c in text]
    at = array("L", chain.from_iterable(map(repeat, range(len(text)), map(len, pieces))))
    at.append(len(text))
    return Mapped("".join(pieces), at)


@cache
def compiled(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of the phrases, at word boundaries. Raises: BadPhrase."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_source, phrases))})(?!\w)", re.IGNORECASE)


@cache
def ending(phrases: tuple[str, ...], words: int) -> re.Pattern[str]:
    """Return the pattern of a phrase at the end of a text, at most so many words before it."""
    return re.compile(rf"{compiled(phrases).pattern}(?:\W{{1,3}}[\w'-]+){{0,{words}}}\W{{0,4}}\Z", re.IGNORECASE)


@cache
def beginning(phrases: tuple[str, ...], words: int) -> re.Pattern[str]:
    """Return the pattern of a phrase at the beginning of a text, after at most so many words."""
    return re.compile(rf"\W{{0,4}}(?:[\w'-]+\W{{1,3}}){{0,{words}}}{compiled(phrases).pattern}", re.IGNORECASE)


@cache
def exact(name: str) -> re.Pattern[str]:
    """Return the pattern of a name: as it stands; in any case when it has no capital."""
    return re.compile(rf"(?<!\w){written(name)}(?!\w)", re.IGNORECASE)


def written(name: str) -> str:
    """Return a name as a regular expression that asks for its capitals, if it has any."""
    inside = r"[\s*_]{1,4}".join(map(re.escape, folded(name).text.split()))
    return inside if name == name.lower() else f"(?-i:{inside})"


def expression(phrases: Sequence[str]) -> tuple[str, ...]:
    """Return each phrase as a regular expression, for other programs."""
    return tuple(_source(p) for p in phrases)


@cache
def needles(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Return, for each word that must be there, small texts of which one must occur where the phrase does."""
    words = (w for w in phrase.split() if w not in ("...", "#") and not w.endswith("?"))
    return tuple(
        tuple(min(re.split(r"[-*]", alt), key=lambda s: (-len(s), s)) for alt in _alternatives(word)) for word in words
    )


def _alternatives(word: str) -> list[str]:
    return [folded(alt).text.lower() for alt in word.split("|")]


def _source(phrase: str) -> str:
    words = phrase.split()
    if not words or words[-1].endswith("?") or words[-1] == "..." or words[0] == "...":
        raise BadPhrase(phrase)
    return "".join(_word(w, is_last=n == len(words) - 1) for n, w in enumerate(words))


def _word(word: str, *, is_last: bool) -> str:
    if word == "...":
        return _GAP
    optional = word.endswith("?")
    alternatives = word.removesuffix("?").split("|")
    if not all(alternatives):
        raise BadPhrase(word)
    whole = "|".join(_alternative(a) for a in alternatives if not a.endswith("'"))
    elided = "|".join(_alternative(a) for a in alternatives if a.endswith("'"))
    if is_last:
        return f"(?:{'|'.join(filter(None, (whole, elided)))})"
    parts = [rf"(?:{whole}){BETWEEN}"] if whole else []
    parts += [rf"(?:{elided})\s?"] if elided else []
    return f"(?:{'|'.join(parts)}){'?' if optional else ''}"


def _alternative(text: str) -> str:
    if text == "#":
        return _NUMBER
    plain = folded(text).text
    source = re.escape(plain).replace(r"\*", r"\w*").replace(r"\-", r"[\s\-]{0,2}")
    if _ARABIC.search(plain):
        return _PREFIX + source
    return f"(?-i:{source})" if plain != plain.lower() else source
