"""Which language a text is written in, as far as the checker needs to know."""

import re

_COMMON = {
    "en": "the of and to in is that for are with as be by on this from or which not have has was were it its at an "
    "he she they we had but who when will does no into than were been their our two one more all",
    "fr": "le la les des du et est une dans pour que qui sur par au aux ne pas avec sont ce cette "
    " il elle ou a leurs en",
    "es": "el la los las del y es una en para que por con se no su al como son este esta ha lo o más sus un de",
}
_LANGUAGES_OF = {w: [t for t, ws in _COMMON.items() if w in ws.split()] for ws in _COMMON.values() for w in ws.split()}
_ARABIC = re.compile("[\u0600-\u06ff]+")
_WORD = re.compile(r"[^\W\d_]+")
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")
_ENOUGH_LETTERS = 25


def guess(text: str, otherwise: str = "en", *, lead: int = 1) -> str:
    """Return the tag of the language that most of the common words belong to.

    lead: by how many words it must be ahead of `otherwise`.
    """
    arabic = 0 if text.isascii() else sum(map(len, _ARABIC.findall(text[:4000])))
    if arabic and arabic * 2 > sum(map(str.isalpha, text[:4000])):
        return "ar"
    counts = dict.fromkeys((*_COMMON, otherwise), 0)
    for word in _WORD.findall(text[:20000].lower()):
        for tag in _LANGUAGES_OF.get(word, ()):
            counts[tag] += 1
    best = max(counts.values())
    return otherwise if best - counts[otherwise] < lead else max(counts, key=lambda t: (counts[t], t))


def languages_of(text: str, otherwise: str = "en") -> tuple[tuple[int, int, str], ...]:
    """Return the paragraphs of a text, each with its language; short ones follow the text as a whole."""
    main = guess(text, otherwise)
    found = []
    for m in _PARAGRAPH.finditer(text):
        enough = sum(map(str.isalpha, m[0])) >= _ENOUGH_LETTERS
        found.append((*m.span(), guess(m[0], main, lead=2) if enough else main))
    return tuple(found)
