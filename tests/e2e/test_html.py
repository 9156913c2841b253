"""Pages in a browser: no complaint on the console, no violation that axe-core knows."""

from pathlib import Path

import pytest

from tests.e2e.chromium import needs_axe, needs_chromium, opened, violations
from tests.e2e.test_documents import documents
from tests.unit.documents.whole import make_whole
from vidkit.documents.writers.html import write

pytestmark = pytest.mark.slow


@needs_chromium
def test_the_browser_has_nothing_to_complain_about(tmp_path: Path) -> None:
    page = tmp_path / "board.html"
    page.write_bytes(write(documents()["gate-board"]))
    shown, console = opened(page, tmp_path)
    assert console == []
    assert "Gate board" in shown


@needs_chromium
def test_the_policy_of_a_page_stops_a_script(tmp_path: Path) -> None:
    """The positive control of the test above: a page that wants to run something is complained about."""
    page = tmp_path / "page.html"
    page.write_text(write(make_whole()).decode().replace("</body>", "<script>console.log('ran')</script></body>"),
                    "utf-8")  # fmt: skip
    _shown, console = opened(page, tmp_path)
    assert len(console) == 1
    assert "Content Security Policy" in console[0]


@needs_axe
def test_axe_finds_no_violation(tmp_path: Path) -> None:
    assert violations(write(documents()["gate-board"]).decode(), tmp_path) == []


@needs_axe
def test_axe_finds_no_violation_in_a_right_to_left_page_with_every_kind_of_node(tmp_path: Path) -> None:
    assert violations(write(make_whole(language="ar")).decode(), tmp_path) == []


@needs_axe
def test_axe_sees_a_page_without_titles_and_scopes(tmp_path: Path) -> None:
    """The positive control: what the writer takes care of is missed when it is taken away."""
    bare = write(make_whole()).decode().replace('role="img"', 'role="img" aria-hidden="false" aria-label=""')
    bare = bare.replace('<html lang="en"', "<html").replace("aria-labelledby", "data-was")
    assert {"html-has-lang", "role-img-alt"} <= {rule for rule, _element in violations(bare, tmp_path)}
