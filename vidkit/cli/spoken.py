"""The languages that can be asked for."""

from vidkit.base import i18n
from vidkit.base.errors import UnknownName


def language_tag(tag: str) -> str:
    """Return the tag when vidkit speaks the language. Raises: UnknownName."""
    if tag not in (*i18n.available(), *i18n.PSEUDOS):
        raise UnknownName("language", tag, i18n.available())
    return tag
