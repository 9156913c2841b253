"""Passages of the pack that documents print as they stand."""


from vidkit.documents.references import References
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row


@row
class Passage:
    """A title and its items, with what stands behind them."""

    title: str
    items: tuple[str, ...]
    marks: str


def passage(results: Results, references: References, name: str) -> Passage | None:
    """Return the paragraph of this id, or None where the pack has none."""
    found = results.pack.paragraph_by_id.get(name)
    return Passage(title=found.title, items=found.items, marks=references.marks(found)) if found else None


def passages(results: Results, references: References, *names: str) -> tuple[Passage, ...]:
    """Return those of the paragraphs that the pack has."""
    return tuple(p for name in names if (p := passage(results, references, name)))


def sentences(*texts: str) -> str:
    """Return the texts one after the other, each ending as a sentence does where another follows.

    >>> sentences("Order signed", "", "Ask again in May.")
    'Order signed. Ask again in May.'
    """
    said = [t.strip() for t in texts if t.strip()]
    ended = [t if t[-1] in ".!?:;؟。" else f"{t}." for t in said[:-1]]
    return " ".join([*ended, *said[-1:]])


def heading(text: str) -> str:
    """Return a sentence as it stands before a colon.

    >>> heading("Only where this holds: a unit.")
    'Only where this holds: a unit'
    """
    return text.strip().rstrip(".:;،؛。 ")
