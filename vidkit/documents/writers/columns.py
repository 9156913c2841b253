"""How wide the columns of a table are, as shares of the whole."""

from vidkit.documents.tree import Node, plain_text

_SHORT = 14
_LETTERS = 100
_BOX = 2
_MOST_SHORT = 0.6


def shares(table: Node) -> tuple[float, ...]:
    """Return a share for each column, together 1: as the table's dashes say, or by the words in it.

    A column of short words is as wide as they are; long ones share the rest by the amount of text.
    """
    if table.widths:
        return _parts(table.widths)
    columns = list(zip(*([_length(c) for c in row.children] for row in table.children), strict=True))
    short = [(max(c) + 3) / _LETTERS if max(c) <= _SHORT else 0.0 for c in columns]
    if all(short):
        return _parts([1.0] * len(columns))
    narrowed = min(1.0, _MOST_SHORT / sum(short)) if sum(short) else 1.0
    fixed = [s * narrowed for s in short]
    weights = [0.0 if s else (sum(c) / len(c)) ** 0.5 + max(c) ** 0.5 for s, c in zip(short, columns, strict=True)]
    rest = (1 - sum(fixed)) / sum(weights)
    return tuple(s or w * rest for s, w in zip(fixed, weights, strict=True))


def _parts(widths: "tuple[int, ...] | list[float]") -> tuple[float, ...]:
    whole = sum(widths)
    return tuple(w / whole for w in widths)


def _length(cell: Node) -> int:
    return len(plain_text(cell.children)) + _BOX * any(k.kind == "box" for k in cell.children)
