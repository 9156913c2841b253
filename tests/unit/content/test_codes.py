"""The catalogue of codes: complete, explained, and each code raised and tested somewhere."""

import re
from pathlib import Path

import pytest

from tests.unit.content.test_check_rules import CASES, NEEDS_A_CATALOGUE
from vidkit.base import i18n, resources
from vidkit.content.codes import catalogue, explain_code

SHAPE = {"VK101", "VK102", "VK103"}
"""Provoked in test_load.py."""
TERMS = {"VK195"}
"""Provoked in test_term_files.py."""


def codes_in_sources() -> dict[str, set[str]]:
    """Return the codes that each module raises."""
    found = {}
    for file in sorted(resources.PACKAGE.rglob("*.py")):
        if file.name != "codes.py":
            found[file.relative_to(resources.PACKAGE).as_posix()] = set(
                re.findall(r'"(VK\d{3})"', file.read_text(encoding="utf-8"))
            )
    assert len(found) > 20
    return found


def test_every_code_that_is_raised_is_explained() -> None:
    raised = set().union(*codes_in_sources().values())
    assert len(raised) > 50
    assert raised - catalogue().keys() == set()


def test_every_explained_code_is_raised() -> None:
    assert catalogue().keys() - set().union(*codes_in_sources().values()) == set()


def test_every_content_code_has_a_test_that_provokes_it() -> None:
    content = {code for code in catalogue() if code.startswith("VK1")} - {"VK100"}
    assert content == CASES.keys() | NEEDS_A_CATALOGUE | SHAPE | TERMS


@pytest.mark.parametrize("code", [c for c in catalogue() if not c.startswith("VK1") or c == "VK100"])
def test_other_codes_are_raised_in_their_own_layer(code: str) -> None:
    homes = {"VK2": ("assessment", "guard", "exchange"), "VK3": ("scoring", "staffing"),
             "VK4": ("planning", "training", "pricing", "costing"), "VK5": ("documents",)}  # fmt: skip
    home = homes.get(code[:3], ())
    raised_in = [module for module, codes in codes_in_sources().items() if code in codes]
    assert all(module.startswith((*home, "base/errors.py", "cli")) for module in raised_in), raised_in


def test_codes_stand_in_blocks_and_in_order_within_the_catalogue() -> None:
    assert all(re.fullmatch(r"VK[1-6]\d\d", code) for code in catalogue())
    assert all(code == entry.code for code, entry in catalogue().items())


@pytest.mark.parametrize("code", catalogue())
def test_each_entry_explains_and_mends(code: str) -> None:
    entry = catalogue()[code]
    assert entry.title
    assert entry.meaning.endswith(".")
    assert len(entry.fix) > 15


def test_titles_differ() -> None:
    titles = [e.title for e in catalogue().values()]
    assert len(set(titles)) == len(titles)


def test_code_is_found_in_lower_case_too() -> None:
    entry = explain_code("vk107")
    assert entry is not None
    assert entry.title == "Unknown id"


def test_word_that_is_no_code_has_no_entry() -> None:
    assert explain_code("G01") is None


def test_catalogue_speaks_the_language_in_use() -> None:
    with i18n.language(i18n.PSEUDO):
        entry = catalogue()["VK107"]
    assert (entry.title, entry.meaning[0], entry.fix[-1]) == ("⟦Unknown id⟧", "⟦", "⟧")


def test_sources_are_looked_at_where_they_lie() -> None:
    assert (Path(resources.PACKAGE) / "content" / "codes.py").is_file()
