"""Hash values, fingerprints, encoded data and addresses without a dot: what one token can be.

A token may be written in groups or broken over lines; `chains` puts such pieces together again.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from vidkit.guard.checksums import is_base58check, is_bech32, is_onion_v3
from vidkit.guard.finding import Kind

DIGEST_SIZES = frozenset({32, 40, 48, 56, 64, 96, 128})  # hexadecimal digits, MD5 to SHA-512
_PADDED = {22: "==", 27: "=", 38: "==", 43: "=", 64: "", 86: "=="}  # base64 of the digests, length without padding
_SHORTEST = 22
_BASE32_SIZES = frozenset({26, 32, 39, 45, 52, 56, 59, 77, 103})
_BASE58 = re.compile(r"[1-9A-HJ-NP-Za-km-z]+")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")
_BASE32 = re.compile(r"(?:[A-Z2-7]+|[a-z2-7]+)={0,6}")
_MONERO = re.compile(r"[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}(?:[1-9A-HJ-NP-Za-km-z]{11})?")
_ETHEREUM = re.compile(r"0[xX][0-9a-fA-F]{40}(?![0-9a-fA-F])")
_SEGWIT = ("bc1", "tb1", "ltc1", "zs1", "addr1", "stake1")
_PIECES = re.compile(r"[_/+-]+")
_LONG_HEX = re.compile(r"[0-9a-fA-F]{32,}")
_WORD_LIKE = re.compile(r"[a-z]{9,}|[A-Z]{12,}|[aeiou][a-z]{2}[aeiou][a-z]{4,}")
_WORD_PIECE = re.compile(r"(?:^|[/_+-])[A-Z]?[a-z]{3,}(?=[/_+-]|$)")


def kind_of(token: str) -> Kind | None:
    """Return what the token is, or None for an ordinary word, name or path."""
    size = len(token)
    if size < _SHORTEST:
        return None
    if size >= 42 and _ETHEREUM.match(token):
        return "crypto"
    hexadecimal = _LONG_HEX.search(token) if size >= 32 else None
    if hexadecimal and is_mixed_hex(hexadecimal[0]):
        return "hash"
    small, capital, figures = map(_classes(token).count, "aA0")
    mixed = small >= 3 and capital >= 3
    if not figures and not mixed:
        return None
    if _is_payment(token):
        return "crypto"
    groups = token.split("-") if "-" in token else []
    if len(groups) > 3 and len({len(g) for g in groups[:-1]}) == 1 and (found := _piece("".join(groups))):
        return found
    return _long(token, mixed=mixed) or (None if token.isalnum() else _longest_piece(token))


def _longest_piece(token: str) -> Kind | None:
    pieces = (p for p in _PIECES.split(token) if 22 <= len(p) < len(token))
    return next((kind for p in pieces if (kind := _piece(p))), None)


def _piece(token: str) -> Kind | None:
    return "crypto" if _is_payment(token) else _long(token, mixed=True)


def _is_payment(token: str) -> bool:
    size = len(token)
    if 25 <= size <= 35 and token[0] in "13LMDTAtX" and is_base58check(token):
        return True
    if 26 <= size <= 120 and token[:6].lower().startswith(_SEGWIT) and is_bech32(token):
        return True
    return size in (95, 106) and bool(_MONERO.fullmatch(token))


def _long(token: str, *, mixed: bool) -> Kind | None:
    core = token.rstrip("=")
    size = len(core)
    if size == 56 and core.isalnum() and is_onion_v3(core):
        return "onion"
    if size in _BASE32_SIZES and _BASE32.fullmatch(token) and _is_random32(core):
        return "hash"
    return _base64(token, core) if mixed and _BASE64.fullmatch(token) else None


def _base64(token: str, core: str) -> Kind | None:
    size = len(core)
    classes = _classes(core)
    if _PADDED.get(size) == token[size:] and _is_random64(core, classes, 0.30 if token[size:] else 0.40):
        return "hash" if size != 64 else "encoded"
    if size >= 192 and _is_random64(core, classes, 0.38):
        return "photodna" if size == 192 else "encoded"
    if len(token) - size and size >= 24 and len(token) % 4 == 0 and _is_random64(core, classes, 0.40):
        return "encoded"
    is_word_like = _WORD_LIKE.search(core) or len(_WORD_PIECE.findall(core)) >= 2
    return "encoded" if size >= 40 and not is_word_like and _is_random64(core, classes, 0.42) else None


def is_mixed_hex(digits: str) -> bool:
    """Say whether digits and letters are mixed as in a digest; a number or a word is not."""
    letters = sum(c.isalpha() for c in digits)
    return letters >= 3 and len(digits) - letters >= 3


def _is_random32(core: str) -> bool:
    """Say whether figures stand among the letters as by chance; words with a number behind them are none."""
    return not core.rstrip("234567").isalpha() and len(set(core)) >= 10 and not re.search(r"\d{9}", core)


def _classes(core: str) -> str:
    return core.translate(_CLASS)


_SMALL = "abcdefghijklmnopqrstuvwxyz"
_CLASS = str.maketrans(_SMALL + _SMALL.upper() + "0123456789", "a" * 26 + "A" * 26 + "0" * 10)


def _is_random64(core: str, classes: str, least: float) -> bool:
    """Say whether small, capital and figures follow each other as by chance: words and paths change more seldom."""
    counts = [classes.count(c) for c in "aA0"]
    if counts[0] < 3 or counts[1] < 3 or (counts[2] < 1 and len(core) >= 40):
        return False
    changes = sum(a != b for a, b in pairwise(classes))
    return changes >= least * (len(core) - 1) and len(set(core)) >= 12


_CODE = re.compile(r"[A-Za-z0-9+/_-](?<![A-Za-z0-9+/_=-][A-Za-z0-9+/_-])[A-Za-z0-9+/_-]++={0,6}+(?![A-Za-z0-9])")
_LONG = re.compile(r"[A-Za-z0-9+/_-]{22,}+={0,6}+")
_LOOKS = re.compile(  # hash values of what a picture looks like are too short to be known without a word
    r"(?:[adpw]-?hash|(?:perceptual|average|difference|image) ?hash)\W{1,4}([0-9a-f]{16})(?!\w)", re.IGNORECASE
)
_WIDE_LINE = 16
_MOST_GAP = 8
_MOST_JOINED = 400
_LEAST_DIFFERENT = 8  # characters that are not alike; a digest has some fourteen
Piece = tuple[int, int]


def tokens(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Yield every long token that is something: its kind and place."""
    for m in _LOOKS.finditer(text) if "ash" in text or "ASH" in text else ():
        if is_mixed_hex(m[1]):
            yield "hash", *m.span(1)
    for m in _LONG.finditer(text):
        kind = kind_of(m[0])
        if kind:
            yield kind, *m.span()


def chains(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Yield what stands in groups of one size, or broken over lines: its kind and place."""
    pieces = [m.span() for m in _CODE.finditer(text)]
    at = 0
    while at < len(pieces):
        after = _same_size(pieces, at)
        if after - at >= 2 and (pieces[at][1] - pieces[at][0]) * (after - at + 1) >= 22:
            yield from _grouped(text, pieces, at, after)
        at = after
    yield from _broken(text)


def _same_size(pieces: list[Piece], first: int) -> int:
    """Return the number of the first piece after a row of pieces as long as the first, close together."""
    size = pieces[first][1] - pieces[first][0]
    n = first + 1
    while n < len(pieces) and pieces[n][1] - pieces[n][0] == size and pieces[n][0] - pieces[n - 1][1] <= _MOST_GAP:
        n += 1
    return n


def _grouped(text: str, pieces: list[Piece], first: int, after: int) -> Iterator[tuple[Kind, int, int]]:
    """Try a row of groups, with and without the words of the same length before and after it, and its short end."""
    if _are_labels(text, pieces[first:after]):
        return
    size = pieces[first][1] - pieces[first][0]
    last = min(after, first + _MOST_JOINED // size + 3)
    parts = [text[start:end].rstrip("-") for start, end in pieces[first:last]]
    if len(set("".join(parts))) < _LEAST_DIFFERENT:
        return
    rest = after < len(pieces) and pieces[after][0] - pieces[after - 1][1] <= _MOST_GAP
    if rest and last == after and pieces[after][1] - pieces[after][0] < size:
        parts.append(text[slice(*pieces[after])])
    for start in range(min(3, len(parts))):
        for end in range(len(parts), max(start + 1, len(parts) - 4), -1):
            token = "".join(parts[start:end])
            if len(token) < _SHORTEST:
                break  # those that follow are shorter still
            kind = kind_of(token)
            if kind:
                yield kind, pieces[first + start][0], pieces[first + end - 1 if last == after else after - 1][1]
                return


_LABEL = re.compile(r"[A-Z]\d{1,3}")


def _are_labels(text: str, row: list[Piece]) -> bool:
    """Say whether the groups are labels, such as C15, C16, C17: digits of a digest follow one form by no chance."""
    if not any(_LABEL.fullmatch(text, *piece) for piece in row[:3]):
        return False
    labels = sum(bool(_LABEL.fullmatch(text, *piece)) for piece in row)
    return labels >= 6 and labels >= len(row) - 2


_LINE_END = r"[ \t\r\\=]{0,3}\n[ \t>*|]{0,7}"
_NEXT_LINE = r"([A-Za-z0-9+/_-]{1,400}+={0,6}+)"
_BROKEN = re.compile(
    rf"([A-Za-z0-9+/_-](?<![A-Za-z0-9+/_=-][A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{{7,399}}+)(?={_LINE_END}{_NEXT_LINE}(?:{_LINE_END}{_NEXT_LINE})?+(?:{_LINE_END}{_NEXT_LINE})?+)"
)


def _broken(text: str) -> Iterator[tuple[Kind, int, int]]:
    """Try a long piece at the end of a line with what begins the next line; with up to three lines if it is wide."""
    for m in _BROKEN.finditer(text) if "\n" in text else ():
        joined = m[1].rstrip("-")
        for last in (2, 3, 4) if m.end() - m.start() >= _WIDE_LINE else (2,):
            if m[last] is None:
                break
            kind = kind_of(joined + m[last])
            if kind:
                yield kind, m.start(), m.end(last)
                break
            joined += m[last].rstrip("-")


def _joined(text: str, row: list[Piece]) -> str:
    parts: list[str] = []
    size = 0
    for start, end in row:
        parts.append(text[start:end].rstrip("-") if size + end - start < _MOST_JOINED else text[start:end])
        size += end - start
        if size >= _MOST_JOINED:
            break
    return "".join(parts)


_BETWEEN = r"(?![0-9a-zA-Z])[\s:.\-_,|/>*\\`=]{0,6}+"
_HEX_GROUPS = re.compile(
    r"[0-9a-fA-F](?<![0-9a-zA-Z][0-9a-fA-F])(?:(?<=0)[xX])?[0-9a-fA-F]*+"
    rf"{_BETWEEN}(?:[0-9a-fA-F]++{_BETWEEN})++"
)
_HEX_GROUP = re.compile(r"[0-9a-fA-F]+")


def hex_groups(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of digests written in groups of digits, or broken over lines."""
    for run in _HEX_GROUPS.finditer(text):
        if run.end() - run.start() < 32 or not _is_mixed_run(run[0]):
            continue
        groups = [m.span() for m in _HEX_GROUP.finditer(text, *run.span())]
        yield from _even(text, groups)
        yield from _uneven(text, groups)


def _even(text: str, groups: list[Piece]) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(groups):
        after = _same_size(groups, at)
        size = groups[at][1] - groups[at][0]
        shorter = after < len(groups) and groups[after][1] - groups[after][0] < size
        if size * (after - at) + (size if shorter else 0) > 32 or size * (after - at) == 32:
            row = groups[at : after + shorter]
            if not _are_labels(text, row) and is_mixed_hex(_joined(text, row)) and sum(e - s for s, e in row) >= 32:
                yield row[0][0], row[-1][1]
        at = after


def _is_mixed_run(run: str) -> bool:
    return len(run.translate(_NO_DIGITS)) <= len(run) - 3 and len(run.lower().translate(_NO_LETTERS)) <= len(run) - 3


_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
_NO_LETTERS = dict.fromkeys(map(ord, "abcdef"))


def _uneven(text: str, groups: list[Piece]) -> Iterator[tuple[int, int]]:
    """Two to four pieces that make a digest together, the longest at least twelve."""
    long = [n for n, (start, end) in enumerate(groups) if end - start >= 12]
    for n in sorted({first for at in long for first in range(max(0, at - 3), at + 1)}):
        for more in (2, 3, 4):
            row = groups[n : n + more]
            sizes = [e - s for s, e in row]
            if sum(sizes) in DIGEST_SIZES and max(sizes) >= 12 and is_mixed_hex(_joined(text, row)):
                yield row[0][0], row[-1][1]
                break
