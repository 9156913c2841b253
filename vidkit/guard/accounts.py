"""Accounts: IBAN and payment cards with right check digits, Ethereum addresses."""

import re
from collections.abc import Iterator

from vidkit.guard.checksums import IBAN_LENGTHS, is_iban, is_luhn

Place = tuple[int, int]

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[ -]?\d[ -]?\d(?:[\s>*-]{0,4}[A-Za-z0-9]){11,30}")
_CARD = re.compile(
    r"(?:[3-6]\d{3}([\s-]{0,2})\d{4}\1\d{4}\1\d{4}"
    r"|3[47]\d{2}([\s-]?)\d{6}\2\d{5}|[3-6]\d{7}[\s-]{1,2}\d{8})(?![\w])(?![.,-]\d)"
)
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,/+-")
_ETHEREUM = re.compile(r"(?<![\w])0x(?:[\s:-]{0,3}[0-9a-f]){40}(?![0-9a-z])")


def ibans(text: str) -> Iterator[Place]:
    """Yield IBANs with right check digits, in groups or not."""
    for m in _IBAN.finditer(text):
        wanted = IBAN_LENGTHS.get(m[0][:2].upper())
        if wanted is None:
            continue
        places = [n for n in range(m.start(), m.end()) if text[n].isalnum()]
        if len(places) >= wanted and is_iban("".join(text[n] for n in places[:wanted]).upper()):
            yield places[0], places[wanted - 1] + 1


def cards(text: str) -> Iterator[Place]:
    """Yield payment card numbers with a right check digit."""
    for m in _CARD.finditer(text):
        alone = text[max(0, m.start() - 1) : m.start()] not in _INSIDE
        if alone and is_luhn("".join(c for c in m[0] if c.isdigit())):
            yield m.span()


def ethereum(low: str) -> Iterator[Place]:
    """Yield Ethereum addresses, in groups or not."""
    yield from (m.span() for m in _ETHEREUM.finditer(low)) if "0x" in low else ()
