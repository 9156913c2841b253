"""Text of users and of the pack as Markdown that shows it letter by letter; nothing in it acts."""

import re
from collections.abc import Iterable
from functools import lru_cache

from vidkit.base.text import one_line

_ACTS = re.compile(r"[\\`*\[\]<>|~#$^{}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=\S)")
_OPENS_A_BLOCK = re.compile(r"^(?:(?=[-+=:.)](?![A-Za-z0-9]))|(\d{1,9})(?=[.)](?:\s|$)))")
_ADDRESS = re.compile(r"(?i)\b(?:https?|ftp)(?=://)|\bwww(?=\.)|(?<=\w)(?=@)")


class Markdown(str):
    """Text that is Markdown already. Joining or changing it gives plain text again, which is escaped."""

    __slots__ = ()


@lru_cache(maxsize=8192)
def escaped(text: object) -> Markdown:
    r"""Return the text on one line, every sign that Markdown would act on escaped.

    The result is safe anywhere in a line, in a table cell and as the first word of a list item.

    >>> print(escaped("- [x] a|b\n*c* act.staff_plan"))
    \- \[x\] a\|b \*c\* act.staff_plan
    """
    plain = _ACTS.sub(r"\\\g<0>", one_line(str(text)))
    plain = _OPENS_A_BLOCK.sub(lambda m: m[0] + "\\", plain)
    return Markdown(_ADDRESS.sub(lambda m: m[0] + "\\", plain) if _may_have_address(plain) else plain)


def _may_have_address(text: str) -> bool:
    """Say whether it is worth while to look for addresses, which takes longer than all the rest."""
    return "@" in text or "://" in text or "www." in text.lower()


def link(text: object, address: str) -> Markdown:
    """Return a Markdown link, or the escaped text alone where the address is no web address."""
    if not re.fullmatch(r"https?://[!-~]+", address):
        return escaped(text)
    target = re.sub(r"[<>\\|`]", lambda m: f"%{ord(m[0]):02X}", address)
    return Markdown(f"[{escaped(text)}](<{target}>)")


def lines(texts: Iterable[object]) -> Markdown:
    """Return the texts one below the other, as a table cell can hold them."""
    return Markdown("<br>".join(escaped(t) for t in texts))
