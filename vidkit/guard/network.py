"""Addresses on networks: IP, onion, I2P, addresses with a password, e-mail, telephone, devices."""

import ipaddress
import re
from collections.abc import Iterator

from vidkit.guard.checksums import is_luhn

Place = tuple[int, int]

_DOT = r"\s{0,2}\.\s{0,2}"
_V4 = re.compile(rf"\d(?<![\w.]\d)\d{{0,2}}{_DOT}\d{{1,3}}{_DOT}\d{{1,3}}{_DOT}\d{{1,3}}(?![\w])(?!\.\d)")
_OCTET = re.compile(r"\d+")
_V4_DASHES = re.compile(
    r"\bip(?:v4)?(?: ?(?:address|adresse|no|direcci[oó]n))?[\s.:#=]{1,4}"
    r"(\d{1,3}(?:([-,_/])\s?\d{1,3})(?:\2\s?\d{1,3}){2})(?![\w.-])"
)
_V4_HEX = re.compile(r"0x(?<![\w.]0x)[0-9a-f]{1,2}(?:\.0x[0-9a-f]{1,2}){3}(?![\w.])")
_V4_WHOLE = re.compile(r"://(?:0x[0-9a-f]{8}|\d{8,10})(?=[/:?#\s]|$)")
_V6 = re.compile(r":(?=[0-9a-f:]{4})(?:[0-9a-f]{0,4}:){1,7}(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4})(?![\w:])")
_V6_HEAD = re.compile(r"(?<![\w:.])[0-9a-f]{0,4}$")
_NUMBERED = re.compile(
    r"(?:\b(?:v|ver|version|versi[oó]n|release|build|firmware|section|sections|sect|sec|clause|clauses|control|controls|"
    r"annex|appendix|article|art|paragraph|para|chapter|table|figure|item|step|requirement|oid|"
    r"secci[oó]n|apartado|art[ií]culo|anexo|tabla|chapitre|annexe|tableau|alin[eé]a)|§|البند|المادة|القسم)"
    r"[\s.:#n°º]{0,4}$",
)
_NETWORK = re.compile(
    r"(?:\bips?\b|\bipv4|address|adresse|direcci[oó]n|\bhost|server|servidor|serveur|gateway|عنوان|login|logged)[^\n]{0,24}$|(?://|@)$"
)
_NETWORK_AFTER = re.compile(r"[\s(,]{1,3}(?:ip\b|server|serveur|servidor|host|gateway|router)")
_ONION = re.compile(r"(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}?\.onion(?![\w-])")
_ONION_APART = re.compile(
    r"(?<=[a-z2-7]{16})\s{0,2}(?:\s\.\s?|\.\s|(?:\s|-)(?:dot|point|punto)(?:\s|-)|\s)\s{0,2}onion(?!\w)"
)
_ONION_LABEL = re.compile(r"(?<![\w-])(?:[a-z2-7]{16}|[a-z2-7]{56})\Z")
_I2P = re.compile(r"(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,3}?\.i2p(?![\w-])")
_USERINFO = re.compile(r"[a-z][a-z0-9+.-]{1,12}://[^\s/@:<>\"']{1,128}:[^\s/@<>\"']{1,128}@")
_SECRET = re.compile(
    r"[?&;](?:pass(?:word|wd)?|pwd|token|access_token|auth|api_?key|secret|sig(?:nature)?|session(?:id)?)=[^\s&#<>\"']{3}"
)
_EMAIL = re.compile(r"(?<=[\w.+-])@(?:[a-z0-9-]{1,63}(?:\.|\s\.\s)){1,8}[a-z][a-z0-9-]{1,23}(?![\w])")
_SPOKEN = re.compile(
    r"(?<![\w.])[\w.+]{1,64}(?:\s+|-)(?:at(?P<en>)|arobase(?P<fr>)|arroba(?P<es>))(?:\s+|-)[a-z0-9]{1,63}"
    r"(?:(?:\s+|-)(?:(?P=en)dot|(?P=fr)point|(?P=es)punto)(?:\s+|-)[a-z0-9]{1,63}){1,4}(?!\w)"
)
_AT_IN_WORDS = ("dot", "arobase", "arroba")
_INTERNATIONAL = re.compile(r"(?:\+|00(?=[1-9]))\s?\(?\d(?:[\s().\-/]{0,3}\d){7,14}(?!\d)")
_PHONE_WORD = re.compile(
    r"(?:tel|t[eé]l|telephone|t[eé]l[eé]phone|tel[eé]fono|phone|mobile|m[oó]vil|portable|cell|celular|whatsapp|"
    r"signal|viber|telegram|fax|hotline|gsm|هاتف|جوال|موبايل|تلفون)(?:\s?(?:no|number|num[eé]ro|n[uú]mero|nr|رقم))?"
    r"[\s.:#=°º-]{1,5}\(?(\d(?:[\s().\-/]{0,3}\d){5,13})(?!\d)"
)
_DOMESTIC = re.compile(
    r"0(?<![\w.,:/+-]0)(?!0|\d{4}-\d{4}(?!\d))(?:\d{8,10}|\d{1,4}(?:[ .-]\d{2,8}){1,4})(?![\w%])(?![ .,:/-]{1,2}\d)"
    r"|\((?<!\w\()0?\d{2,4}\)\s?\d{3,4}[ -]?\d{3,4}(?![\w%])(?![ .,:/-]{1,2}\d)"
    r"|[2-9](?<![\w.,:/+-][2-9])\d\d([-.])[2-9]\d\d\1\d{4}(?![\w%])(?![.,:/-]\d)"
)
_MAC = re.compile(r"(?<![\w:-])[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\1[0-9a-f]{2}){4}(?![\w:-])")
_MAC_DOTS = re.compile(r"\.(?<=[0-9a-f]{4}\.)(?<![\w.-].{4}\.)[0-9a-f]{4}\.[0-9a-f]{4}(?![\w-]|\.\w)")
_MAC_WORD = re.compile(
    r"\b(?:mac|ethernet|wi-?fi|bluetooth)(?: ?(?:address|adresse|direcci[oó]n))?[\s.:#=]{1,4}([0-9a-f]{12})(?!\w)"
)
_IMEI = re.compile(r"\bimeis?\b[\s.:#=n°o]{1,6}(\d(?:[\s/-]?\d){14})(?!\d)")
_SIM = re.compile(r"\b(?:imsi|iccid|sim (?:card )?(?:no|number|nr|n°))[\s.:#=]{1,4}(\d(?:[\s/-]?\d){13,19})(?!\d)")


def ip_addresses(low: str) -> Iterator[Place]:
    """Yield IPv4 and IPv6 addresses; section, control and version numbers are none."""
    for m in _V4.finditer(low) if low.count(".") >= 3 else ():
        octets = [int(n) for n in _OCTET.findall(m[0])]
        if max(octets) <= 255 and _is_address(low, m, octets):
            yield m.span()
    yield from (m.span(1) for m in _V4_DASHES.finditer(low)) if "ip" in low else ()
    yield from (m.span() for m in _V4_HEX.finditer(low)) if "0x" in low else ()
    yield from (m.span() for m in _V4_WHOLE.finditer(low)) if "://" in low else ()
    for m in _V6.finditer(low) if low.count(":") >= 2 else ():
        if "::" in m[0] or m[0].count(":") >= 6:
            head = _V6_HEAD.search(low, max(0, m.start() - 5), m.start())
            start = head.start() if head else m.start() + 1  # a label and a colon stand before it
            if m.end() - start >= 6 and _is_v6(low[start : m.end()]):
                yield start, m.end()


def _is_address(low: str, m: re.Match[str], octets: list[int]) -> bool:
    before = low[max(0, m.start() - 40) : m.start()]
    if _NUMBERED.search(before[-24:]):
        return False
    tail = re.match(r"(?:/(?:[89]|[12]\d|3[0-2])|:\d{2,5})(?![\w.])", low[m.end() : m.end() + 7])
    after = _NETWORK_AFTER.match(low, m.end(), m.end() + 16)
    return max(octets) >= 32 or bool(tail) or bool(_NETWORK.search(before)) or bool(after)


def _is_v6(text: str) -> bool:
    try:
        address = ipaddress.IPv6Address(text)
    except ValueError:
        return False
    if "::" not in text:
        return True
    top = int(address) >> 112
    is_in_use = 0x2000 <= top <= 0x3FFF or 0xFC00 <= top <= 0xFDFF or 0xFE80 <= top <= 0xFEBF
    return is_in_use or address.ipv4_mapped is not None


def onions(low: str) -> Iterator[Place]:
    """Yield onion addresses."""
    yield from (m.span() for m in _ONION.finditer(low)) if ".onion" in low else ()
    for m in _ONION_APART.finditer(low) if "onion" in low else ():
        label = _ONION_LABEL.search(low, max(0, m.start() - 57), m.start())
        if label and any(c in label[0] for c in "234567"):
            yield label.start(), m.end()


def i2p(low: str) -> Iterator[Place]:
    """Yield I2P addresses."""
    yield from (m.span() for m in _I2P.finditer(low)) if ".i2p" in low else ()


def credentials(low: str) -> Iterator[Place]:
    """Yield addresses that carry a password or a key."""
    if "://" in low:
        yield from (m.span() for m in _USERINFO.finditer(low))
    if "=" in low:
        yield from (m.span() for m in _SECRET.finditer(low))


def emails(low: str) -> Iterator[Place]:
    """Yield e-mail addresses, also with "at" and "dot" in words."""
    for m in _EMAIL.finditer(low) if "@" in low else ():
        window = low[max(0, m.start() - 64) : m.start()]
        size = len(window) - len(window.rstrip("abcdefghijklmnopqrstuvwxyz0123456789._+-%"))
        if size or window[-1:].isalpha():
            yield m.start() - max(size, 1), m.end()
    yield from (m.span() for m in _SPOKEN.finditer(low)) if any(word in low for word in _AT_IN_WORDS) else ()


def phones(low: str) -> Iterator[Place]:
    """Yield telephone numbers: international ones, those after a word that says so, and domestic ones by their shape.

    A figure does not begin with 0; nine to eleven digits that do are taken for a number to dial. Dates have eight.
    """
    yield from (m.span() for m in _INTERNATIONAL.finditer(low) if begins_word(low, m))
    yield from (m.span(1) for m in _PHONE_WORD.finditer(low) if begins_word(low, m))
    for m in _DOMESTIC.finditer(low):
        if 9 <= sum(map(str.isdigit, m[0])) <= 11:
            yield m.span()


def begins_word(text: str, m: re.Match[str]) -> bool:
    """Say whether no letter or figure stands before the match.

    Tested afterwards, because a pattern that begins with its words is searched several times as fast.
    """
    return m.start() == 0 or not (text[m.start() - 1].isalnum() or text[m.start() - 1] in "_+")


def devices(low: str) -> Iterator[Place]:
    """Yield hardware addresses and IMEI numbers."""
    yield from (m.span() for m in _MAC.finditer(low)) if low.count(":") + low.count("-") >= 5 else ()
    for m in _MAC_DOTS.finditer(low) if low.count(".") >= 2 else ():
        if not low[m.start() - 4 : m.end()].replace(".", "").isdigit():
            yield m.start() - 4, m.end()
    yield from (m.span(1) for m in _MAC_WORD.finditer(low))
    yield from (m.span(1) for m in _SIM.finditer(low)) if "im" in low or "iccid" in low else ()
    for m in _IMEI.finditer(low) if "imei" in low else ():
        if is_luhn("".join(c for c in m[1] if c.isdigit())):
            yield m.span(1)
