"""Invented identifiers in twenty spellings, planted in sentences with a fixed seed. Shares no code with the guard."""

import base64
import hashlib
import random
import uuid
from collections.abc import Callable
from dataclasses import dataclass

CARRIERS = (
    "The head of unit wrote down {x} during the interview.",
    "Evidence shown on the second day: {x}, seen by the assessor.",
    "Note ({x}) to be discussed with the ministry.",
    "L'adresse donnée par le service est {x} selon le rapport.",
    "El dato anotado en la entrevista fue {x} y nada más.",
    "ذكر المسؤول {x} خلال المقابلة.",
    "- {x}",
    "Budget line 4 was approved in 2026; see {x} for the rest of it.",
)
B58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
B32 = "abcdefghijklmnopqrstuvwxyz234567"
BECH = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
Draw = random.Random


@dataclass(frozen=True, kw_only=True, slots=True)
class Plant:
    """A text that holds one identifier, from `start` up to `end`."""

    text: str
    start: int
    end: int
    kind: str
    spelling: str


def _digest(r: Draw, name: str) -> "hashlib._Hash":
    return hashlib.new(name, r.randbytes(20))


def _hex(name: str) -> Callable[[Draw], str]:
    return lambda r: _digest(r, name).hexdigest()


def _b64(name: str) -> Callable[[Draw], str]:
    return lambda r: base64.b64encode(_digest(r, name).digest()).decode()


def _b58check(r: Draw) -> str:
    raw = bytes([r.choice([0, 5])]) + r.randbytes(20)
    raw += hashlib.sha256(hashlib.sha256(raw).digest()).digest()[:4]
    number, out = int.from_bytes(raw, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        out = B58[rest] + out
    return "1" * (len(raw) - len(raw.lstrip(b"\0"))) + out


def _bech32(r: Draw) -> str:
    data = [0, *(r.randrange(32) for _ in range(32))]

    def polymod(values: list[int]) -> int:
        total = 1
        for v in values:
            top, total = total >> 25, (total & 0x1FFFFFF) << 5 ^ v
            for n, g in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
                total ^= g if top >> n & 1 else 0
        return total

    check = polymod([3, 3, 0, 2, 3, *data, 0, 0, 0, 0, 0, 0]) ^ 1
    return "bc1" + "".join(BECH[d] for d in [*data, *(check >> 5 * (5 - n) & 31 for n in range(6))])


def _onion(r: Draw) -> str:
    key = r.randbytes(32)
    check = hashlib.sha3_256(b".onion checksum" + key + b"\3").digest()[:2]
    return base64.b32encode(key + check + b"\3").decode().lower() + ".onion"


def _iban(r: Draw) -> str:
    country, size = r.choice([("DE", 18), ("FR", 23), ("GB", 18), ("ES", 20), ("NL", 14), ("SA", 20), ("TN", 20)])
    bank = "NWBK" if country == "GB" else "ABNA" if country == "NL" else ""
    body = bank + "".join(str(r.randrange(10)) for _ in range(size - len(bank)))
    number = int("".join(str(int(c, 36)) for c in f"{body}{country}00"))
    return f"{country}{98 - number % 97:02d}{body}"


def _luhn(digits: str) -> str:
    for last in "0123456789":
        total = 0
        for n, c in enumerate(reversed(digits + last)):
            v = int(c) * (1 + n % 2)
            total += v - 9 * (v > 9)
        if total % 10 == 0:
            return digits + last
    raise AssertionError


def _digits(r: Draw, n: int) -> str:
    return "".join(str(r.randrange(10)) for _ in range(n))


def _v4(r: Draw) -> str:
    return ".".join(str(n) for n in (r.randrange(32, 224), r.randrange(256), r.randrange(256), r.randrange(1, 255)))


def _v6(r: Draw) -> str:
    groups = ["2001", f"{r.randrange(0x200, 0xFFF):x}", *(f"{r.randrange(1, 0xFFFF):x}" for _ in range(6))]
    return ":".join(groups) if r.random() < 0.5 else ":".join(groups[:3]) + "::" + groups[-1]


def _phone(r: Draw) -> str:
    code = r.choice(["+44 20 ", "+33 6 ", "+34 91 ", "+254 7", "+201"])
    return code + _digits(r, 4) + r.choice([" ", "", "-"]) + _digits(r, 4)


def _born(r: Draw) -> str:
    day, month, year = r.randrange(1, 29), r.randrange(1, 13), r.randrange(2008, 2022)
    date = r.choice([f"{day:02d}/{month:02d}/{year}", f"{year}-{month:02d}-{day:02d}", f"{day}.{month}.{year}"])
    labels = ["born on ", "DOB ", "date of birth: ", "née le ", "fecha de nacimiento: ", "تاريخ الميلاد: "]
    return r.choice(labels) + date


def _dni(r: Draw) -> str:
    number = r.randrange(10_000_000, 99_999_999)
    return f"{number}{'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}"


def _identity(r: Draw) -> str:
    label = r.choice(["passport no. ", "national ID number: ", "cédula: ", "passeport n° ", "رقم الهوية: ", "SSN "])
    return label + r.choice(["", "AB"]) + _digits(r, r.randrange(7, 11))


def _case(r: Draw) -> str:
    label = r.choice(["case no. ", "FIR No. ", "dossier n° ", "expediente n.º ", "case number: ", "CyberTip report #"])
    return label + r.choice([f"{r.randrange(2015, 2027)}/{_digits(r, 5)}", _digits(r, 8), f"CR-{_digits(r, 4)}-26"])


def _media(r: Draw) -> str:
    stem = r.choice(["IMG_", "DSC0", "VID-2024", "girl_", "PXL_20240101_", "WhatsApp-Image-"]) + _digits(r, 4)
    return f"{stem}.{r.choice(['jpg', 'mp4', 'png', 'mov', 'heic', 'avi'])}"


MAKERS: dict[str, Callable[[Draw], str]] = {
    "md5": _hex("md5"), "sha1": _hex("sha1"), "sha256": _hex("sha256"), "sha384": _hex("sha384"),
    "sha512": _hex("sha512"), "sha1 b64": _b64("sha1"), "sha256 b64": _b64("sha256"), "md5 b64": _b64("md5"),
    "sha1 b32": lambda r: base64.b32encode(_digest(r, "sha1").digest()).decode(),
    "photodna": lambda r: base64.b64encode(r.randbytes(144)).decode(),
    "onion": _onion, "i2p": lambda r: "".join(r.choice(B32) for _ in range(52)) + ".b32.i2p",
    "credentials": lambda r: f"https://u{_digits(r, 3)}:{_digits(r, 6)}x@files.example/{_digits(r, 2)}",
    "ipv4": _v4, "ipv6": _v6, "mac": lambda r: ":".join(f"{b:02x}" for b in r.randbytes(6)),
    "imei": lambda r: "IMEI " + _luhn("35" + _digits(r, 12)),
    "email": lambda r: f"{r.choice(['amina', 'j.doe', 'k_lee'])}{_digits(r, 2)}@{r.choice(['mail', 'po'])}.example.org",
    "phone": _phone, "iban": _iban, "card": lambda r: _luhn("4" + _digits(r, 14)),
    "bitcoin": _b58check, "bech32": _bech32, "ethereum": lambda r: "0x" + r.randbytes(20).hex(),
    "monero": lambda r: "4" + r.choice("0123456789AB") + "".join(r.choice(B58) for _ in range(93)),
    "position": lambda r: f"{r.uniform(-60, 70):.5f}, {r.uniform(2, 170):.5f}",
    "degrees": lambda r: f"{r.randrange(60)}°{r.randrange(60)}'{r.uniform(0, 59):.1f}\"N 12°30'E",
    "uuid": lambda r: str(uuid.UUID(bytes=r.randbytes(16), version=4)),
    "case": _case, "birth": _born, "media": _media, "identity": _identity, "dni": _dni,
    "data": lambda r: "data:image/png;base64," + base64.b64encode(r.randbytes(40)).decode(),
}  # fmt: skip
ANY_CASE = ("md5", "sha1", "sha256", "sha512", "ipv6", "mac", "email", "uuid", "case", "birth", "media", "identity",
            "onion")  # fmt: skip
DOTTED = ("ipv4", "email", "onion", "i2p", "credentials")
IN_GROUPS = ("md5", "sha1", "sha256", "sha384", "sha512", "sha1 b64", "sha256 b64", "sha1 b32", "photodna", "iban",
             "card", "bitcoin", "bech32", "ethereum", "monero")  # fmt: skip
WRAPPED = ("md5", "sha1", "sha256", "sha384", "sha512", "sha256 b64", "photodna", "iban", "bitcoin", "bech32",
           "ethereum", "monero", "sha1 b32")  # fmt: skip
TYPED = tuple(MAKERS)


def _plain(_r: Draw, x: str) -> str:
    return x


def _wide(_r: Draw, x: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalnum() else c for c in x)


def _invisible(r: Draw, x: str) -> str:
    return "".join(c + (r.choice("\u200b\u200d\u2060\u00ad\ufeff") if r.random() < 0.25 else "") for c in x)


def _references(r: Draw, x: str) -> str:
    return "".join(f"&#{ord(c)};" if c in "@.:/" or r.random() < 0.1 else c for c in x)


def _defanged(r: Draw, x: str) -> str:
    dot, at = r.choice(["[.]", "(.)", "{.}", " [.] "]), r.choice(["[@]", "[at]", "(at)"])
    return x.replace("http", "hxxp").replace(".", dot).replace("@", at)


def _worded(_r: Draw, x: str) -> str:
    return x.replace(".", "(dot)").replace("@", " (at) ")


def _grouped(r: Draw, x: str) -> str:
    size = r.choice([4, 8])
    between = " " if "=" in x else r.choice([" ", " ", "-", "  "])
    return between.join(x[n : n + size] for n in range(0, len(x), size))


def _wrapped(r: Draw, x: str) -> str:
    at = r.randrange(len(x) // 3, 2 * len(x) // 3)
    return x[:at] + r.choice(["\n", "\n  ", "\r\n", "\n> "]) + x[at:]


def _marked(r: Draw, x: str) -> str:
    left, right = r.choice([("`", "`"), ("**", "**"), ("<", ">"), ('"', '",'), ("| ", " |"), ("«", "»"), ("=", "")])
    return left + x + right


def _tagged(r: Draw, x: str) -> str:
    tag = r.choice(["<wbr>", "</b><b>", "&shy;", "&#x200B;"])
    return tag.join(x[n : n + 6] for n in range(0, len(x), 6))


def _bytes(r: Draw, x: str) -> str:
    pairs = [x[n : n + 2] for n in range(0, len(x), 2)]
    return r.choice(["".join(f"\\x{p}" for p in pairs), " ".join(f"0x{p}" for p in pairs), ", ".join(pairs)])


def _mailed(r: Draw, x: str) -> str:
    if r.random() < 0.5:
        return "".join(f"={ord(c):02X}" for c in x)
    return "=\n".join(x[n : n + 24] for n in range(0, len(x), 24)) if len(x) > 30 else x


def _letters(_r: Draw, x: str) -> str:
    return " ".join(x)


def _dotted(r: Draw, x: str) -> str:
    return r.choice([".", "/", "_"]).join(x[n : n + 4] for n in range(0, len(x), 4))


def _said(r: Draw, x: str) -> str:
    at, dot = r.choice([(" at ", " dot "), (" arobase ", " point "), (" arroba ", " punto "), (" AT ", " DOT ")])
    return x.replace(".", dot).replace("@", at)


def _digits_of_others(r: Draw, x: str) -> str:
    first = r.choice([0x660, 0x6F0, 0x966, 0x1D7CE, 0xFF10])
    return "".join(chr(first + int(c)) if c.isascii() and c.isdigit() else c for c in x)


def _lookalikes(_r: Draw, x: str) -> str:
    return x.translate(str.maketrans("aceoAEOCBMHTPK", "асеоАЕОСВМНТРК"))


def _escaped(r: Draw, x: str) -> str:
    if r.random() < 0.5:
        return "".join(f"\\{c}" if c in "._@:-" else c for c in x)
    return "".join(f"\\u{ord(c):04x}" for c in x)


def _percent(_r: Draw, x: str) -> str:
    return "".join(f"%{ord(c):02X}" for c in x)


HEXES = ("md5", "sha1", "sha256", "sha384", "sha512")
SPELLINGS: dict[str, tuple[Callable[[Draw, str], str], tuple[str, ...]]] = {
    "plain": (_plain, TYPED), "capitals": (lambda _r, x: x.upper(), ANY_CASE), "full-width": (_wide, TYPED),
    "invisible": (_invisible, TYPED), "references": (_references, TYPED), "defanged": (_defanged, DOTTED),
    "in words": (_worded, DOTTED), "in groups": (_grouped, IN_GROUPS), "wrapped": (_wrapped, WRAPPED),
    "marked up": (_marked, TYPED), "in tags": (_tagged, (*HEXES, "bitcoin", "iban", "sha256 b64")),
    "bytes": (_bytes, HEXES), "mailed": (_mailed, (*HEXES, "ipv4", "iban", "sha256 b64")),
    "letter by letter": (_letters, (*HEXES, "iban", "card")), "dotted groups": (_dotted, (*HEXES, "iban", "card")),
    "said": (_said, ("ipv4", "onion", "i2p")), "other digits": (_digits_of_others, ("ipv4", "card", "iban", "birth")),
    "lookalikes": (_lookalikes, (*HEXES, "iban", "email", "onion")),
    "escaped": (_escaped, (*HEXES, "ipv4", "email", "iban", "onion")),
    "percent": (_percent, (*HEXES, "ipv4", "email", "iban", "onion")),
}  # fmt: skip


def planted(count: int, seed: int = 7) -> tuple[Plant, ...]:
    """Return `count` plants, the twenty spellings in turn, the kinds that allow a spelling by chance."""
    r = Draw(seed)
    names = tuple(SPELLINGS)
    return tuple(_plant(r, names[n % len(names)]) for n in range(count))


def _plant(r: Draw, spelling: str) -> Plant:
    respell, kinds = SPELLINGS[spelling]
    kind = r.choice(kinds)
    x = respell(r, MAKERS[kind](r))
    before, after = r.choice(CARRIERS).split("{x}")
    return Plant(text=before + x + after, start=len(before), end=len(before) + len(x), kind=kind, spelling=spelling)
