"""Check digits and checksums of accounts, cards, payment addresses, onion addresses and identity numbers."""

import base64
import binascii
import hashlib
import re

IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22, "BI": 27, "BR": 29,
    "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27, "DK": 18, "DO": 28, "EE": 20, "EG": 29,
    "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27, "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28,
    "HR": 21, "HU": 28, "IE": 22, "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28,
    "LC": 32, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MN": 20,
    "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24, "PL": 28, "PS": 29, "PT": 25,
    "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31, "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27,
    "SO": 23, "ST": 25, "SV": 28, "TL": 23, "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip
_LETTER_VALUES = {n: str(int(chr(n), 36)) for n in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
_BASE58 = {c: n for n, c in enumerate("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")}
_BECH32 = {c: n for n, c in enumerate("qpzry9x8gf2tvdw0s3jn54khce6mua7l")}
_BECH32_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def is_iban(compact: str) -> bool:
    """Say whether the letters and digits are an IBAN: length of its country, remainder 1 by 97."""
    if IBAN_LENGTHS.get(compact[:2]) != len(compact) or not compact[2:4].isdigit():
        return False
    turned = compact[4:] + compact[:4]
    return turned.isascii() and turned.isalnum() and int(turned.translate(_LETTER_VALUES)) % 97 == 1


def is_luhn(digits: str) -> bool:
    """Say whether the last digit is the check digit of the others (cards, IMEI)."""
    total = 0
    for n, c in enumerate(reversed(digits)):
        value = int(c) * (2 if n % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def is_base58check(text: str) -> bool:
    """Say whether the text is a payment address with a right checksum (Bitcoin and its relatives)."""
    number = 0
    for c in text:
        if c not in _BASE58:
            return False
        number = number * 58 + _BASE58[c]
    if number >= 1 << 200:
        return False
    raw = number.to_bytes(25, "big")
    return hashlib.sha256(hashlib.sha256(raw[:-4]).digest()).digest()[:4] == raw[-4:]


def is_bech32(text: str) -> bool:
    """Say whether the text is a segwit payment address with a right checksum (bc1, ltc1, tb1)."""
    lower = text.lower()
    head, _, tail = lower.rpartition("1")
    if not head or len(tail) < 8 or not all(c in _BECH32 for c in tail):
        return False
    values = [ord(c) >> 5 for c in head] + [0] + [ord(c) & 31 for c in head] + [_BECH32[c] for c in tail]
    total = 1
    for value in values:
        top = total >> 25
        total = (total & 0x1FFFFFF) << 5 ^ value
        for n, step in enumerate(_BECH32_STEPS):
            total ^= step if top >> n & 1 else 0
    return total in (1, 0x2BC830A3)


def is_onion_v3(label: str) -> bool:
    """Say whether 56 letters and digits are an onion address of version 3, by its checksum."""
    try:
        raw = base64.b32decode(label.upper())
    except binascii.Error:
        return False
    key, found, version = raw[:32], raw[32:34], raw[34:]
    return version == b"\x03" and hashlib.sha3_256(b".onion checksum" + key + version).digest()[:2] == found


def is_spanish_id(text: str) -> bool:
    """Say whether DNI or NIE has its right letter."""
    number = text[:-1].translate(str.maketrans("XYZ", "012"))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(number) % 23] == text[-1]


def is_french_id(digits: str) -> bool:
    """Say whether 15 digits are a French NIR with its right key."""
    return 97 - int(digits[:13]) % 97 == int(digits[13:])


def is_brazilian_id(digits: str) -> bool:
    """Say whether 11 digits are a CPF with both check digits right."""
    for n in (9, 10):
        total = sum(int(d) * (n + 1 - i) for i, d in enumerate(digits[:n]))
        if total * 10 % 11 % 10 != int(digits[n]):
            return False
    return len(set(digits)) > 1


def is_chinese_id(text: str) -> bool:
    """Say whether 18 characters are a Chinese identity number."""
    if not re.fullmatch(r"\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]", text):
        return False
    total = sum(int(d) * (2 ** (17 - n) % 11) for n, d in enumerate(text[:17]))
    return "10X98765432"[total % 11] == text[17]
