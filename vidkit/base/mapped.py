"""Text that was rewritten for searching, with the place of each character in the original."""

import re
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat


@dataclass(frozen=True, slots=True)
class Mapped:
    """`at[n]` is the place in the original of character n; the last entry is the original's length."""

    text: str
    at: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "Mapped":
        """Return the text as it is, each character at its own place."""
        return cls(text, range(len(text) + 1))

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the original of the characters from `start` up to `end`."""
        return self.at[start], self.at[end - 1] + 1 if end > start else self.at[end]

    def sub(self, pattern: re.Pattern[str], change: Callable[[re.Match[str]], str]) -> "Mapped":
        """Return the text with each match replaced; what is put in stands where the match began.

        A replacement as long as its match keeps the place of each character. `change` is asked once for each
        text that matches.
        """
        known: dict[str, str] = {}
        pieces: list[str] = []
        places: list[Iterable[int]] = []
        done = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            old = match[0]
            new = known[old] if old in known else known.setdefault(old, change(match))
            pieces += (self.text[done:start], new)
            kept = self.at[start:end] if len(new) == end - start else repeat(self.at[start], len(new))
            places += (self.at[done:start], kept)
            done = end
        if not done:
            return self
        pieces.append(self.text[done:])
        places.append(self.at[done:])
        return Mapped("".join(pieces), array("L", chain.from_iterable(places)))


class Lines:
    """Tells line and column of places in a text; both count from 1."""

    def __init__(self, text: str) -> None:
        self._ends = [m.start() for m in re.finditer("\n", text)]

    def of(self, place: int) -> tuple[int, int]:
        """Return line and column."""
        row = bisect_left(self._ends, place)
        return row + 1, place - (self._ends[row - 1] if row else -1)
