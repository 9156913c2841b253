"""HTML: one file that acts on nothing, asks for nothing and says what it is."""

import base64
import hashlib
import re
from functools import cache
from html.parser import HTMLParser

import pytest

from tests.unit.documents.naughty import CONTROL, NAUGHTY
from tests.unit.documents.whole import WORDS, make_chart, make_whole
from vidkit.base.text import one_line
from vidkit.documents.escape import escaped
from vidkit.documents.look import Logo, Look
from vidkit.documents.writers.html import write

ALONE = {"meta", "link", "br", "col", "img", "rect", "path", "hr"}


class Page(HTMLParser):
    """Reads a page: its elements with attributes, its words; complains about one that is closed wrongly."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in ALONE:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ALONE:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    def named(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


@cache
def text() -> str:
    return write(make_whole()).decode()


@cache
def page() -> Page:
    return Page(text())


def test_every_word_is_there_in_the_order_of_the_document() -> None:
    shown = "".join(page().words)
    shown = shown[shown.rindex("A heading") :]
    at = [shown.find(words) for words in WORDS]
    assert -1 not in at
    assert sorted(at) == at


def test_nothing_runs_and_nothing_is_fetched() -> None:
    tags = {tag for tag, _attributes in page().elements}
    assert not tags & {"script", "iframe", "object", "embed", "link", "base", "form", "video", "audio"}
    attributes = {name for _tag, found in page().elements for name in found}
    assert not [a for a in attributes if a.startswith("on") or a in ("style", "src", "srcset", "ping")]
    assert "url(" not in text()
    assert "@import" not in text()


def test_the_policy_allows_this_style_sheet_and_no_other() -> None:
    (policy,) = [m["content"] for m in page().named("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    style = text().partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy == (f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; base-uri 'none'; "
                      "form-action 'none'")  # fmt: skip


def test_the_page_says_its_language_title_and_landmarks() -> None:
    assert page().named("html") == [{"lang": "en", "dir": "ltr"}]
    assert "<title>The whole – Kenya</title>" in text()
    assert [len(page().named(tag)) for tag in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]


def test_the_first_link_leads_to_the_text() -> None:
    first, *_others = page().named("a")
    assert first == {"class": "skip", "href": "#content"}
    assert page().named("main") == [{"id": "content"}]


def test_every_link_inside_leads_somewhere() -> None:
    ids = [a["id"] for _tag, a in page().elements if "id" in a]
    assert len(ids) == len(set(ids))
    assert {a["href"][1:] for a in page().named("a") if a["href"].startswith("#")} <= set(ids)


def test_the_heads_of_a_table_say_that_they_head_a_column() -> None:
    assert [h["scope"] for h in page().named("th")] == ["col"] * 3
    assert [d["data-head"] for d in page().named("td")] == ["Left", "Middle", "Right"] * 2


def test_a_chart_has_a_title_and_words() -> None:
    (chart,) = page().named("svg")
    assert chart["role"] == "img"
    assert f">{make_chart().alt}</desc>" in text()
    assert len(page().named("title")) == 2


def test_a_box_says_whether_it_is_done() -> None:
    assert [b["aria-label"] for b in page().named("span") if b.get("class") == "box"] == ["to do", "done", "to do"]


def test_a_right_to_left_page_keeps_dates_whole() -> None:
    made = write(make_whole("نص 25 November 2026 عربي", language="ar", face=())).decode()
    assert '<html lang="ar" dir="rtl">' in made
    assert 'نص <bdi dir="ltr">25 November 2026</bdi> عربي' in made


def test_what_users_type_is_shown_letter_by_letter() -> None:
    texts = [*NAUGHTY, *CONTROL, "no character \ufffe", "x" * 500]
    rows = "\n".join(f"- Note: {escaped(t)}" for t in texts)
    made = Page(write(make_whole(rows, title=NAUGHTY[24], country=NAUGHTY[24], marking=NAUGHTY[24])).decode())
    shown = "".join(made.words)
    expected = [f"Note: {one_line(t)}".replace("\ufffe", "[U+FFFE]") for t in texts]
    assert [t for t in expected if t not in shown] == []
    assert not {tag for tag, _attributes in made.elements} & {"script", "b"}


def test_an_address_cannot_leave_its_attribute() -> None:
    made = Page(write(make_whole("[x](<https://example.org/\"onclick='a'>)")).decode())
    assert [set(a) for a in made.named("a")] == [{"class", "href"}, {"href", "rel"}]


@pytest.mark.parametrize("language", ["qps", 'en" onload="x'])
def test_a_language_is_a_tag_or_english(language: str) -> None:
    assert Page(write(make_whole(language=language)).decode()).named("html")[0]["lang"] in ("qps", "en")


def test_logo_and_organisations_stand_at_the_head() -> None:
    logo = Logo(content=b"<svg/>", kind="svg", ratio=1)
    made = Page(write(make_whole(), Look(logo=logo, organisations=("A & B",), paper="letter")).decode())
    (picture,) = made.named("img")
    assert picture["alt"] == "A & B"
    assert picture["src"].startswith("data:image/svg+xml;base64,")


def test_widths_of_columns_stand_in_the_style_sheet() -> None:
    assert re.search(r"\.widths-1 col:nth-child\(1\)\{width:\d+%\}", text())
