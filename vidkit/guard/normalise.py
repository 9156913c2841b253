"""One spelling for the many: full-width, invisible and defanged characters become plain ones.

Both views keep the place of each character in the original. Linear in the length of the text.
"""

import html
import re
import unicodedata
from array import array
from functools import cache
from itertools import chain, compress, repeat

from vidkit.base.mapped import Mapped

_CHARACTER_REFERENCE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,10});")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+|(?:=[0-9A-F]{2}){4,}")  # of addresses, of mail
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrt](?![a-z]{2})|([._@:/+#-]))")
_BYTES = re.compile(r"(?:\\x[0-9a-fA-F]{2}){8,}")
_BYTE_LIST = re.compile(r"0[xX][0-9a-fA-F]{2}(?:[\s,;]{1,3}0[xX][0-9a-fA-F]{2}){7,}")
_TAG = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|code|wbr|mark|small|sub|sup|tt|kbd|del|ins|font)\s{0,2}/?>", re.IGNORECASE
)
_NUMBER_DOT = re.compile(r"(?<=\d)(?:\s{1,2}|-)(?:dot|point|punto)(?:\s{1,2}|-)(?=\d)", re.IGNORECASE)
_SCHEME = re.compile(r"\bhxxp(?=s?\s{0,2}[\[(]?:)", re.IGNORECASE)
_DEFANGED = re.compile(
    r"\s{0,2}[\[({<]\s{0,2}(?:(dot|punkt|point|punto|\.)|(at|arobase|arroba|@)|(://|:|colon)|(/))\s{0,2}[\])}>]\s{0,2}",
    re.IGNORECASE,
)
_SIGNS = dict.fromkeys("‐‑‒–—−﹣－", "-") | dict.fromkeys("。｡·", ".") | {"\u2800": " "}
_LOOKALIKES = str.maketrans(  # Cyrillic and Greek letters shaped like Latin ones
    "аеорсхуіѕјһӏԁАВЕКМНОРСТХІЅЈοΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcxyisjhldABEKMHOPCTXISJoABEZHIKMNOPTYX"
)

_PLAIN_AS_THEY_ARE = re.compile(  # the larger ranges that folding leaves as they are: no need to look each one up
    "[\x05-\x7e\xbf-\u012f\u01f4-\u02af\u048a-\u04ba\u04bc-\u04ce\u04d0-\u0500\u0502-\u0586\u0620-\u063a\u0641-\u064a\u1161-\u135c\u1360-\u167f\u218a-\u2211"
    "\u2231-\u2328\u232b-\u245f\u24eb-\u27ff\u2801-\u2a0b\u2add-\u2c7b\u3400-\ua61f\uac00-\ud7a3]+"
)
_SIZES = bytes(n if n in (0, 2, 3, 4) else 1 for n in range(256))


@cache
def _fold(c: str) -> str:
    """Return the character as plain as it gets; nothing for what cannot be seen."""
    kind = unicodedata.category(c)
    unseen = kind in ("Cf", "Mn", "Me") or c in "\u115f\u1160\u3164\u034f"
    plain = "" if unseen else unicodedata.normalize("NFKC", c)
    if kind == "Nd":
        plain = str(unicodedata.digit(c))
    elif kind in ("Zs", "Zl", "Zp"):
        plain = " " if kind == "Zs" else "\n"
    plain = _SIGNS.get(c, plain.translate(_LOOKALIKES))
    return "I" if c == "İ" else plain if len(plain) <= 4 else " "


def plain(text: str) -> Mapped:
    """Return the text with every character in its plain form (NFKC), invisible ones left out."""
    found = _unescaped(Mapped.of(text))
    return found if found.text.isascii() else _folded(found)


def refanged(view: Mapped) -> Mapped:
    """Return the plain view with "[.]", "(dot)", "[at]", "hxxp" and the like as the signs they stand for."""
    low = view.text.lower()
    if " dot " in low or "-dot-" in low or " point " in low or " punto " in low:
        view = view.sub(_NUMBER_DOT, lambda m: ".")
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
        view = (view.sub(_BYTES, _unprefixed) if "\\x" in view.text else view).sub(_JSON_ESCAPE, _escaped)
    if "0x" in view.text or "0X" in view.text:
        view = view.sub(_BYTE_LIST, _unprefixed)
    if "<" in view.text:
        view = view.sub(_TAG, lambda m: "")
    if "%" in view.text or "=" in view.text:
        view = view.sub(_PERCENT, _percent_decoded)
    return view


def _unprefixed(m: re.Match[str]) -> str:
    return re.sub(r"\\x|0[xX]", "", m[0])


def _escaped(m: re.Match[str]) -> str:
    return chr(int(m[1], 16)) if m[1] else m[2] or "\n"


def _percent_decoded(m: re.Match[str]) -> str:
    try:
        return bytes.fromhex(m[0].replace("%", "").replace("=", "")).decode()
    except UnicodeDecodeError:
        return m[0]


def _folded(view: Mapped) -> Mapped:
    """Return the view with each character folded. All steps over the whole text are single calls, for speed."""
    text = view.text
    changed = {ord(c): new for c in set(_PLAIN_AS_THEY_ARE.sub("", text)) if (new := _fold(c)) != c}
    joined = text.translate(changed)
    if all(len(new) == 1 for new in changed.values()):
        return Mapped(joined, view.at)
    marks = dict.fromkeys(range(5), "\x01") | {n: chr(len(new)) for n, new in changed.items()}
    sizes = text.translate(marks).encode("ascii", "replace").translate(_SIZES)
    at = array("L", compress(view.at, sizes) if max(sizes) == 1 else chain.from_iterable(map(repeat, view.at, sizes)))
    at.append(view.at[-1])
    return Mapped(joined, at)
