"""The built-in templates, as files."""

import re
from itertools import pairwise
from pathlib import Path

from vidkit.base import resources
from vidkit.documents.engine import SUFFIX


def files() -> list[Path]:
    found = sorted(resources.templates().rglob(f"*{SUFFIX}"))
    assert len(found) > 10
    return found


def test_a_line_of_a_list_that_ends_in_a_statement_is_followed_by_an_empty_line() -> None:
    """Jinja takes the line break after a statement away, and two items of a list once became one."""
    joined = []
    for file in files():
        lines = file.read_text("utf-8").split("\n")
        for line, following in pairwise(lines):
            if re.match(r"\s*(?:-|\d+\.|\{\{ loop.index \}\}\.) ", line) and line.endswith("%}") and following:
                joined.append(f"{file.name}: {line}")
    assert joined == []
