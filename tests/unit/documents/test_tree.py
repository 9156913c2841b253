"""The tree: a closed set of kinds, boxes and breaks only where a template put them."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vidkit.documents import plain_table
from vidkit.documents.charts.profile import DomainProfile
from vidkit.documents.tree import (
    _ADDRESS,
    KINDS,
    Meta,
    Node,
    UnknownBlock,
    _boxed,
    _Builder,
    _Inline,
    _joined,
    _parser,
    document,
    is_alarm,
    nodes,
    plain_text,
    walk,
)

EVERYTHING = """## Heading

Text **strong** and *emphasis* and `code` and [link](https://example.org).

- one
- [ ] to do
- [x] done

1. first
2. second

| a | b |
|---|:-----:|
| one<br>two | [ ] |

> quote

---

```chart bars
```

```text
code
```
"""


def make_meta(**changes: object) -> Meta:
    values: dict[str, object] = {
        "name": "doc", "title": "A document", "country": "Norway", "unit": "A unit", "marking": "restricted",
        "language": "en", "day": date(2026, 11, 25), "date": "25 November 2026", "edition": "toy 1.0.0",
        "face": (("Content", "toy 1.0.0"),),
    }  # fmt: skip
    return Meta(**{**values, **changes})  # type: ignore[arg-type]


BARS = DomainProfile(alt="Bars", rows=(), legend=("a", "b", "c"))


def _first(kind: str, markdown: str) -> Node:
    return next(n for n in walk(nodes(markdown)) if n.kind == kind)


def test_the_sample_holds_every_kind() -> None:
    assert {n.kind for n in walk(nodes(EVERYTHING))} == set(KINDS)


def test_a_chart_that_the_view_lacks_is_named() -> None:
    with pytest.raises(UnknownBlock, match="bars"):
        document(EVERYTHING, make_meta(), {})


def test_a_chart_of_the_view_is_found() -> None:
    assert document(EVERYTHING, make_meta(), {"bars": BARS}).charts["bars"] is BARS


def test_html_is_text() -> None:
    assert plain_text(nodes("<b>bold</b>")) == "<b>bold</b>"


def test_pictures_are_refused() -> None:
    with pytest.raises(UnknownBlock, match="image"):
        nodes("![alt](https://example.org/x.png)")


def test_a_box_is_ticked_as_written() -> None:
    assert [n.ticked for n in walk(nodes("- [ ] a\n- [x] b")) if n.kind == "box"] == [False, True]


def test_escaped_brackets_are_no_box() -> None:
    assert "box" not in {n.kind for n in walk(nodes("- \\[ \\] a"))}


def test_text_behind_a_box_keeps_its_brackets() -> None:
    assert plain_text(nodes("- [ ] \\[x\\] b")) == "[x] b"


def test_neighbouring_texts_are_one() -> None:
    assert _first("paragraph", "a \\* b & c").children == (Node("text", text="a * b & c"),)


PIECES = st.lists(
    st.sampled_from([
        "word", " ", "  ", "(x)", "1", "é", "! ", "_", "&", "**", "**bold word**", "**a**", "**a.**", "** a**",
        "**b\\|c**", "**a:**", "*em*", "<br>", "\\|", "\\[", "\\*", "\\!", "`c`", "[ ] ", "[x] ", "[l](https://example.org)",
        "[a \\[b\\]](<https://example.org/a?b=c#d>)", "[é](<http://www.example.org>)", "[](<https://example.org>)",
    ]),
    max_size=8,
).map("".join)  # fmt: skip


@given(PIECES)
def test_the_quick_way_through_a_line_reads_what_the_parser_reads(text: str) -> None:
    reader = _Inline(_parser())
    assert _joined(_boxed(reader.read(text))) == _joined(_boxed(reader.slowly(text)))


HOSTS = st.sampled_from(["a.org", "www.example.org", "1-a.b2.c.museum", f"{'a' * 42}.example"])
PATHS = st.lists(st.sampled_from([*"/?:@=+$,-_.!~*'()#&aZ0", "%2F", "&amp", "//"]), max_size=12).map("".join)


@given(HOSTS, PATHS)
def test_address_read_the_quick_way_is_what_the_parser_makes_of_it(host: str, path: str) -> None:
    address = f"https://{host}/{path}"
    reader = _Inline(_parser())
    assert re.fullmatch(_ADDRESS, address)
    (link,) = _joined(reader.slowly(f"[a](<{address}>)"))
    assert link == Node("link", (Node("text", text="a"),), text=address)


ROWS = st.lists(
    st.lists(
        st.sampled_from(["|", "|", "| ", " |", "a", "**b**", "\\|", "\\", "`|`", " ", "\t", "\xa0", "-", "[ ] "]),
        max_size=7,
    ).map("".join),
    max_size=4,
)  # fmt: skip
DASHES = st.sampled_from(["|-|", "|---|:-:|", "|--:| :-- |", "| - | --- |", "---|---", "|---|", "|:|", "| --"])


@given(ROWS, DASHES, ROWS)
def test_table_read_at_once_is_what_the_parser_reads(before: list[str], dashes: str, after: list[str]) -> None:
    text = "\n".join([*before, dashes, *after])
    slow = _parser()
    slow.block.ruler.disable(plain_table.KIND)
    assert nodes(text) == _Builder(slow.parse(text), _Inline(slow), text.split("\n")).blocks()


@pytest.mark.parametrize(("dashes", "quick"), [("|---|:-:|", True), ("|---|---", False)])
def test_only_a_table_from_bar_to_bar_is_read_at_once(dashes: str, quick: bool) -> None:
    kinds = {token.type for token in _parser().parse(f"| a | b |\n{dashes}\n| c | d |")}
    assert (plain_table.KIND in kinds) is quick


def test_dashes_set_the_widths() -> None:
    assert _first("table", "| a | b |\n|--|------|\n| 1 | 2 |").widths == (2, 6)


def test_equal_dashes_leave_the_widths_to_the_words() -> None:
    assert _first("table", "| a | b |\n|---|---|\n| 1 | 2 |").widths == ()


@pytest.mark.parametrize(
    ("text", "alarm"), [("> **Stop here.**", True), ("> **Stop.** Read on.", False), ("> Read.", False)]
)
def test_a_quotation_that_is_strong_throughout_is_an_alarm(text: str, alarm: bool) -> None:
    (quote,) = nodes(text)
    assert is_alarm(quote) is alarm
