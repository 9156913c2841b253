"""Long identifiers inside web addresses: a document in a shared folder, a version of a text, a record of a help desk.

They are ordinary in texts about an organisation, so they are doubted, not blocked. Any other digest in an address
stays blocked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from vidkit.guard.finding import Kind

_LINK = re.compile(r"https?://[^\s<>\"'`)\]|]{1,2000}", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9a-fA-F](?:-?[0-9a-fA-F]){31,}")
_VERSION = re.compile(
    r"/(?:commits?|blob|tree|compare|raw|blame|rev(?:ision)?)/\Z|//gist\.[\w.]{3,40}/[\w-]{1,40}/\Z", re.IGNORECASE
)
_RECORD = re.compile(r"[?&;][\w.-]{0,40}(?:id|category)=\Z", re.IGNORECASE)
_LOOK_BACK = 100
_KEYED = re.compile(r"mega(?:\.co)?\.nz/[^\s#!]{0,60}(?:#|#?!)[\w!-]{16,60}")  # the key opens it
_SHARED = re.compile(
    r"(?:t\.me/(?:\+|joinchat/)|discord(?:\.gg|(?:app)?\.com/invite)/|chat\.whatsapp\.com/|signal\.group/#|signal\.me/#"
    r"|gofile\.io/d/|mega(?:\.co)?\.nz/|1drv\.ms/|dropbox\.com/(?:s|scl|sh)/|we\.tl/t-|maps\.app\.goo\.gl/"
    r"|(?:drive|docs)\.google\.com/(?:\w{1,12}/){1,2}d/|drive\.google\.com/drive/folders/)[\w./!-]{5,200}"
)
_STORES = (
    "t.me/", "discord", "whatsapp.com/", "signal.", "gofile.", "mega.", "1drv.", "dropbox.", "we.tl/", "google.com/",
    "app.goo.gl/",
)  # fmt: skip


def keys(low: str) -> Iterator[tuple[Kind, int, int]]:
    """Yield addresses of shared stores and closed groups: whoever has the address gets in."""
    if any(store in low for store in _STORES):
        yield from (("credentials", *m.span()) for m in _KEYED.finditer(low))
        yield from (("link_key", *m.span()) for m in _SHARED.finditer(low))


class Links:
    """The web addresses of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [m.span() for m in _LINK.finditer(text)] if "://" in text else []
        self._starts = [start for start, _end in self._spans]

    def kind(self, kind: Kind, start: int, end: int) -> Kind:
        """Return the kind of what was found: `link_key` when it is only the identifier of a web address."""
        if kind not in ("hash", "encoded") or not self._spans:
            return kind
        n = bisect_right(self._starts, start) - 1
        if n < 0 or end > self._spans[n][1]:
            return kind
        digits = [m.start() for m in _DIGITS.finditer(self._text, start, end)]
        return "link_key" if all(self._is_ordinary(at, self._starts[n]) for at in digits) else kind

    def _is_ordinary(self, at: int, link: int) -> bool:
        before = self._text[max(link, at - _LOOK_BACK) : at]
        return bool(_VERSION.search(before) or _RECORD.search(before))
