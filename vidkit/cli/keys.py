"""Keys as the screens know them, also from a keyboard that is set to Arabic: the key pressed counts, not the letter."""

import unicodedata

_ARABIC = {
    "غ": "y", "ى": "n", "ع": "u", "ء": "x", "ض": "q", "ف": "t", "ش": "a", "س": "s", "م": "l", "ل": "b", "ؤ": "c",
    "ن": "k", "؟": "?",
}  # fmt: skip
SECOND_HALF = "ا"
"""The key of b sends two letters; this is the second."""


def as_key(text: str) -> str:
    """Return the letter or digit that a key stands for; any other text as it is.

    >>> as_key("٣"), as_key("غ"), as_key("B"), as_key("many")
    ('3', 'y', 'b', 'many')
    """
    word = text.removesuffix(SECOND_HALF) if text == "ل" + SECOND_HALF else text
    if len(word) != 1:
        return text
    if word.isdecimal():
        return str(unicodedata.digit(word))
    return _ARABIC.get(word, word.casefold())
