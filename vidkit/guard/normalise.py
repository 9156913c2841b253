"""One spelling for the many: full-width, invisible and defanged characters become plain ones.

Both views keep the place of each character in the original. Linear in the length of the text.
"""

import html
import re
import unicodedata
from array import array
from itertools import chain, repeat

from vidkit.base.mapped import Mapped

_CHARACTER_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_PERCENT = re.compile(r"%(?:40|3[aA]|2[eEfFdD])")
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt](?![a-z]{2}))")
_SCHEME = re.compile(r"\bhxxp(?=s?\s{0,2}[\[(]?:)", re.IGNORECASE)
_DEFANGED = re.compile(
    r"\s{0,2}[\[({<]\s{0,2}(?:(dot|punkt|point|punto|\.)|(at|arobase|arroba|@)|(://|:|colon)|(/))\s{0,2}[\])}>]\s{0,2}",
    re.IGNORECASE,
)
_DASHES = dict.fromkeys("‐‑‒–—−﹣－", "-")
_LOOKALIKES = str.maketrans("аеорсхуАВЕКМНОРСТХ", "aeopcxyABEKMHOPCTX")  # Cyrillic letters shaped like Latin ones


class _Folded(dict[str, str]):
    """Each character as plain as it gets; nothing for what cannot be seen."""

    def __missing__(self, c: str) -> str:
        kind = unicodedata.category(c)
        unseen = kind in ("Cf", "Mn", "Me") or c in "\u115f\u1160\u3164\u034f"
        plain = "" if unseen else unicodedata.normalize("NFKC", c)
        if kind == "Nd":
            plain = str(unicodedata.digit(c))
        elif kind in ("Zs", "Zl", "Zp"):
            plain = " " if kind == "Zs" else "\n"
        plain = _DASHES.get(c, plain.translate(_LOOKALIKES))
        self[c] = plain = "I" if c == "İ" else plain if len(plain) <= 4 else " "
        return plain


_FOLDED = _Folded()


def plain(text: str) -> Mapped:
    """Return the text with every character in its plain form (NFKC), invisible ones left out."""
    found = _unescaped(Mapped.of(text))
    return found if found.text.isascii() else _folded(found)


def refanged(view: Mapped) -> Mapped:
    """Return the plain view with "[.]", "(dot)", "[at]", "hxxp" and the like as the signs they stand for."""
    if "[" not in view.text and "(" not in view.text and "{" not in view.text and "<" not in view.text:
        return view.sub(_SCHEME, lambda m: "http") if "xx" in view.text.lower() else view
    return view.sub(_DEFANGED, _sign).sub(_SCHEME, lambda m: "http")


def _sign(m: re.Match[str]) -> str:
    if m[1] or m[2]:
        return "." if m[1] else "@"
    return "/" if m[4] else m[3].replace("colon", ":")


def _unescaped(view: Mapped) -> Mapped:
    if "&" in view.text:
        view = view.sub(_CHARACTER_REFERENCE, lambda m: html.unescape(m[0]).replace("\xa0", " "))
    if "\\" in view.text:
        view = view.sub(_JSON_ESCAPE, lambda m: chr(int(m[1], 16)) if m[1] else "\n")
    if "%" in view.text:
        view = view.sub(_PERCENT, lambda m: chr(int(m[0][1:], 16)))
    return view


def _folded(view: Mapped) -> Mapped:
    folded = list(map(_FOLDED.__getitem__, view.text))
    joined = "".join(folded)
    sizes = list(map(len, folded))
    if len(joined) == len(sizes) and min(sizes) == 1:
        return Mapped(joined, view.at)
    at = array("L", chain.from_iterable(map(repeat, view.at, sizes)))
    at.append(view.at[-1])
    return Mapped(joined, at)
