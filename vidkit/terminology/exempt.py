"""What in a text is not its writer's own prose: quotations, code, addresses, titles, references, marked passages.

Places are characters of the folded text. Markdown is assumed; in other texts its signs are rare.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from vidkit.terminology.model import LanguageTerms
from vidkit.terminology.phrase import exact, folded

Place = tuple[int, int]

_ALWAYS = (
    re.compile(r"^[ \t]*(```+|~~~+)[^\n]*\n.*?^[ \t]*\1[ \t]*$", re.DOTALL | re.MULTILINE),
    re.compile(r"(?<!`)(`+)(?!`)[^\n]{1,300}?(?<!`)\1(?!`)"),
    re.compile(r"<!--.*?-->", re.DOTALL),
    re.compile(r"<(script|style|code|pre|cite|blockquote|q)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"</?[a-zA-Z][^<>]{0,500}>"),
    re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL),
    re.compile(r"\]\([^()\s]{1,500}(?:\s[^()\n]{0,100})?\)"),
    re.compile(r"(?:https?://|www\.)[^\s<>\"')]+|<[\w.+-]+@[\w.-]+>"),
    re.compile(r"(?<![\w/])[\w.@-]*+(?:/[\w.@-]+){2,}/?|(?<!\w)[\w-]++\.(?:md|pdf|html?|ya?ml|json|csv|docx|xlsx|py|txt|jpg|png)\b"),
    re.compile(r"^[ \t]*>[^\n]*$", re.MULTILINE),
)
_QUOTES = (  # none goes on after an empty line
    re.compile(r'"(?:[^"\n]|\n(?!\s*\n)){1,400}"'), re.compile(r"“(?:[^”\n]|\n(?!\s*\n)){1,400}[”“]"),
    re.compile(r"«(?:[^»\n]|\n(?!\s*\n)){1,400}»"), re.compile(r"„(?:[^“”\n]|\n(?!\s*\n)){1,400}[“”]"),
    re.compile(r"‘[^‘\n]{1,300}?'(?!\w)"), re.compile(r"(?<!\w)'[^'\n]{2,200}'(?!\w)"),
    re.compile(r"‹(?:[^›\n]|\n(?!\s*\n)){1,300}›"),
)  # fmt: skip
_ITALIC = re.compile(r"(?<![\w*])([*_])(?![\s*_])([^*_\n]{6,200})\1(?![\w*])")
_SWITCHED_OFF = re.compile(r"<!--\s*terms:\s*off\s*-->.*?(?:<!--\s*terms:\s*on\s*-->|\Z)", re.DOTALL)
_SWITCHED_LINE = re.compile(r"^[^\n]*(?:<!--|#|//)[ \t]*terms:\s*ok\b[^\n]*$", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+([^\n]*)$|^([^\n]{3,60})\n(?:=|-){3,}[ \t]*$", re.MULTILINE)
_REFERENCES = re.compile(
    r"(?:\d+[.)]?\s*)?(?:references|sources?(?: used| utilisees| citees)?|bibliography|further reading|works cited"
    r"|bibliographie|fuentes (?:utilizadas|citadas|usadas)"
    r"|fuentes|bibliografia|referencias|المراجع|المصادر)(?: and .{0,30}| et .{0,30}| y .{0,30})?\s*",
    re.IGNORECASE,
)
_FOREIGN = re.compile(r"<(\w+)\b[^<>]{0,200}\blang\s*=\s*[\"']?([a-zA-Z]{2,3})[^<>]{0,200}>.*?</\1\s*>", re.DOTALL)
_YAML_VALUE = re.compile(r"(?m)(?:(?<=: )|(?<=- )|(?<=\[)|(?<=, ))([\"'])([^\n]{1,400}?)\1(?=\s*(?:$|,|\]|\}|#))")
_CITED_TITLE = re.compile(
    r"^[ ]*(?:- )?title:[^\n]*\n(?:[ ]{3,}[^\n:]*\n)*(?=[ ]+(?:publisher|year|url):)", re.MULTILINE
)


class Exempt:
    """The places of a text that are not checked."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(end, self._ends[-1])
            else:
                self._starts.append(start)
                self._ends.append(end)

    def __contains__(self, place: Place) -> bool:
        """Say whether any character of the place is exempt."""
        n = bisect_right(self._starts, place[1] - 1) - 1
        return n >= 0 and self._ends[n] > place[0]


def exempt(text: str, terms: LanguageTerms, *, form: str) -> Exempt:
    """Return the places that are not checked. form: `yaml` for data files, whose values may stand in quotes."""
    return Exempt(_places(text, terms, form))


def is_named(text: str, place: Place, names: Iterable[str]) -> bool:
    """Say whether any character of the place is part of a name."""
    start, end = place
    for name in names:
        reach = 4 * len(name)
        found = exact(name).finditer(text, max(0, start - reach), end + reach)
        if any(m.start() < end and m.end() > start for m in found):
            return True
    return False


def _places(text: str, terms: LanguageTerms, form: str) -> Iterator[Place]:
    for pattern in (*_ALWAYS, _SWITCHED_OFF, _SWITCHED_LINE):
        yield from (m.span() for m in pattern.finditer(text))
    if form in ("yaml", "json"):
        yield from (m.span() for m in _CITED_TITLE.finditer(text))
    unquoted = _YAML_VALUE.sub(lambda m: f" {m[2]} ", text) if form in ("yaml", "json") else text
    for pattern in _QUOTES:
        yield from (m.span() for m in pattern.finditer(unquoted))
    yield from (m.span() for m in _ITALIC.finditer(text) if m[2][0].isupper() and len(m[2].split()) >= 3)
    yield from (m.span() for m in _FOREIGN.finditer(text) if m[2].lower() != terms.language)
    yield from _references(text)
    yield from _avoid_columns(text, terms)


def _references(text: str) -> Iterator[Place]:
    headings = [(m.start(), len(m[1] or "#"), (m[2] or m[3] or "").strip(" #*")) for m in _HEADING.finditer(text)]
    for n, (start, level, title) in enumerate(headings):
        if _REFERENCES.fullmatch(title):
            yield start, next((h[0] for h in headings[n + 1 :] if h[1] <= level), len(text))


def _avoid_columns(text: str, terms: LanguageTerms) -> Iterator[Place]:
    heads = {folded(h).text.lower() for h in terms.avoid_heads}
    columns: set[int] = set()
    at = 0
    for line in text.splitlines(keepends=True):
        cells = list(re.finditer(r"[^|\n]+", line)) if line.lstrip().startswith("|") else []
        if not cells:
            columns = set()
        elif not columns:
            columns = {n for n, c in enumerate(cells) if c[0].strip(" *_\t").lower() in heads}
        for n, cell in enumerate(cells):
            if n in columns:
                yield at + cell.start(), at + cell.end()
        at += len(line)
