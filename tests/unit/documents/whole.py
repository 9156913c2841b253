"""A document with every kind of node, and what each writer must show of it."""

from datetime import date

from vidkit.documents.charts.profile import DomainProfile, ProfileRow
from vidkit.documents.tree import KINDS, Document, Meta, document, walk

MARKDOWN = """\
## A heading

A paragraph with **strong words**, *stressed words*, `short code` and [a link](<https://example.org/a?b=1&c=2>).<br>Below.

### A lower heading

- a point
- a second point

  that goes on

  - a point inside

- [ ] an open box
- [x] a ticked box

1. the first
2. the second

Between.

1. first again

> A quote

| Left | Middle | Right |
|------|:--:|---:|
| one | two | 3 |
| [ ] four<br>five | **six** | 7 |

---

## After a rule

```chart shape
```

```
code that
stands alone
```
"""

WORDS = ("A heading", "strong words", "stressed words", "short code", "a link", "Below.", "A lower heading", "a point",
         "a second point", "that goes on", "a point inside", "an open box", "a ticked box", "the first", "the second",
         "first again", "A quote", "Left", "Middle", "Right", "six", "7", "After a rule", "code that", "stands alone")


def make_meta(**changes: object) -> Meta:
    values: dict[str, object] = {
        "name": "whole", "title": "The whole", "country": "Kenya", "unit": "The unit", "marking": "restricted",
        "language": "en", "day": date(2026, 11, 25), "date": "25 November 2026", "edition": "toy 1.0.0",
        "face": (("Content", "toy 1.0.0"), ("Marking", "restricted")), "notice": "Invented.", "contents": True,
        "words": {"page": "Page", "contents": "Contents"},
    }  # fmt: skip
    return Meta(**{**values, **changes})  # type: ignore[arg-type]


def make_chart() -> DomainProfile:
    row = ProfileRow(label="Law", word="early", low=20, high=60, verified_low=10)
    return DomainProfile(alt="Scores of one domain.", rows=(row,), legend=("shown", "claimed", "not known"))


def make_whole(markdown: str = MARKDOWN, **changes: object) -> Document:
    """Return a document; of `MARKDOWN`, which holds every kind of node."""
    made = document(markdown, make_meta(**changes), {"shape": make_chart()})
    if markdown == MARKDOWN:
        assert {n.kind for n in walk(made.nodes)} == set(KINDS)
    return made
