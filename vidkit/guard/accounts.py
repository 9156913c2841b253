"""Accounts: IBAN and payment cards with right check digits, Ethereum addresses."""

import re
from collections.abc import Iterator

from vidkit.guard.checksums import IBAN_LENGTHS, is_iban, is_luhn

Place = tuple[int, int]

_GAP = r"[\s>*._/|-]{0,5}"
_IBAN = re.compile(  # check digits after two letters; then a bank code, which begins with figures or is of letters
    r"\d(?:(?<=[A-Za-z]{2}\d)|(?<=[A-Za-z]{2}[ -]\d)|(?<=[A-Za-z] [A-Za-z] \d))[ -]?\d"
    rf"(?={_GAP}(?:\d|[A-Za-z]{_GAP}(?:\d|[A-Za-z]{_GAP}[A-Za-z])))"
)
_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{5,}(?![A-Za-z0-9])")  # as in "by 27 February": groups have four letters
_WIDEST = 120  # characters that an IBAN in groups takes
_GAPS = dict.fromkeys(map(ord, " \t\n\r\f\v>*._/|-"))
_CARD = re.compile(
    r"(?:[3-6]\d{3}([\s._/-]{0,2})\d{4}\1\d{4}\1\d{4}|[3-6](?: \d){15}(?! \d)"
    r"|3[47]\d{2}([\s-]?)\d{6}\2\d{5}|[3-6]\d{7}[\s-]{1,2}\d{8})(?![\w])(?![.,-]\d)"
)
_INSIDE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.,/+-")
_ETHEREUM = re.compile(r"(?<![\w])0x(?:[\s:-]{0,3}[0-9a-f]){40}(?![0-9a-z])")


def ibans(text: str) -> Iterator[Place]:
    """Yield IBANs with right check digits, in groups or not."""
    done = 0
    for m in _IBAN.finditer(text):
        at = m.start()
        start = at - (2 if text[at - 1].isalpha() else 3)
        wanted = IBAN_LENGTHS.get(text[start : start + 2].upper())
        if wanted is None and text[start] == " ":  # each letter alone
            start = at - 4
            wanted = IBAN_LENGTHS.get((text[start] + text[at - 2]).upper())
        if wanted is None or start < done or _runs_on(text, start):
            continue
        end = _iban_end(text, start, wanted)
        if end:
            yield start, end
            done = end


def _runs_on(text: str, start: int) -> bool:
    """Say whether a word goes on into the letters; the label IBAN does not count."""
    return text[max(0, start - 1) : start].isalnum() and text[max(0, start - 4) : start].upper() != "IBAN"


def _iban_end(text: str, start: int, wanted: int) -> int:
    """Return where an IBAN of `wanted` letters and digits ends that begins at `start`, 0 if there is none."""
    written = text[start : start + _WIDEST]
    letters = written.translate(_GAPS)[:wanted]
    if len(letters) < wanted or not is_iban(letters.upper()):
        return 0
    end = start + [n for n, c in enumerate(written) if ord(c) not in _GAPS][wanted - 1] + 1
    return 0 if _WORD.search(text, start, end) else end


def cards(text: str) -> Iterator[Place]:
    """Yield payment card numbers with a right check digit."""
    for m in _CARD.finditer(text):
        alone = text[max(0, m.start() - 1) : m.start()] not in _INSIDE
        if alone and is_luhn("".join(c for c in m[0] if c.isdigit())):
            yield m.span()


def ethereum(low: str) -> Iterator[Place]:
    """Yield Ethereum addresses, in groups or not."""
    yield from (m.span() for m in _ETHEREUM.finditer(low)) if "0x" in low else ()
