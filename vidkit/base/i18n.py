"""Languages: gettext catalogues at run time, and two pseudo-languages that show what bypasses them.

The current language is held in a context variable, so that an interface in one language can
write a document in another. English is the original and needs no catalogue.
"""

import contextvars
import gettext
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from vidkit.base import resources

ORIGINAL = "en"
PSEUDO, PSEUDO_ARABIC = "qps", "qpa"
PSEUDOS = (PSEUDO, PSEUDO_ARABIC)
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", PSEUDO_ARABIC})
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوفقرستوطوخيز")


class _Pseudo(gettext.NullTranslations):
    """Changes every text that passed through the translation layer, so that the others show."""

    def __init__(self, change: Callable[[str], str]) -> None:
        super().__init__()
        self.change = change

    def gettext(self, message: str) -> str:
        return self.change(message)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.change(singular if n == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return self.change(message)


def pseudo(message: str) -> str:
    """Return the message in the pseudo-language: bracketed, placeholders untouched."""
    return f"⟦{message}⟧" if message else message


def pseudo_arabic(message: str) -> str:
    """Return the message in Arabic letters, placeholders and codes such as G01 untouched.

    >>> pseudo_arabic("Gate {id}").endswith(" {id}")
    True
    """
    return "".join(
        part if n % 2 else part.lower().translate(_ARABIC) for n, part in enumerate(_KEPT.split(message))
    )  # fmt: skip


_KEPT = re.compile(r"(\{[^{}]*\}|\b[A-Z]{1,4}-?\d[\w/-]*|https?://\S+|\b(?:INTERPOL|ICSE|NCB|vidkit)\b)")


def _catalogue(language: str) -> gettext.NullTranslations:
    if language in PSEUDOS:
        return _Pseudo(pseudo if language == PSEUDO else pseudo_arabic)
    return gettext.translation("vidkit", resources.locale(), [language], fallback=True)


_current: contextvars.ContextVar[tuple[str, gettext.NullTranslations]] = contextvars.ContextVar(
    "language", default=(ORIGINAL, gettext.NullTranslations())
)


@contextmanager
def language(tag: str) -> Iterator[None]:
    """Speak the language `tag` inside the block."""
    token = _current.set((tag, _catalogue(tag)))
    try:
        yield
    finally:
        _current.reset(token)


def current() -> str:
    """Return the tag of the language in use."""
    return _current.get()[0]


def direction(tag: str) -> str:
    """Return `rtl` or `ltr`."""
    return "rtl" if tag in RIGHT_TO_LEFT else "ltr"


def _(message: str, **values: object) -> str:
    """Return the message in the current language, its named placeholders filled."""
    translated = _current.get()[1].gettext(message)
    return translated.format(**values) if values else translated


def n_(singular: str, plural: str, n: int, **values: object) -> str:
    """Return the form for `n` in the current language; `{n}` is filled."""
    return _current.get()[1].ngettext(singular, plural, n).format(n=n, **values)


def content(context: str, text: str) -> str:
    """Return a text of the content pack in the current language; `context` is id and field."""
    return _current.get()[1].pgettext(context, text) if text else text


def available() -> tuple[str, ...]:
    """Return the tags of the languages that can be chosen, the original first."""
    folders = resources.locale().glob("*/LC_MESSAGES/vidkit.mo") if resources.locale().is_dir() else ()
    return (ORIGINAL, *sorted(p.parent.parent.name for p in folders))
