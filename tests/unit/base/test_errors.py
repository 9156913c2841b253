"""Errors: each has a code, an exit code, a message and a way out."""

from pathlib import Path

import pytest

from vidkit.base import errors
from vidkit.base.errors import VidkitError
from vidkit.base.problems import Problem, Where

FILE = Path("kenya.vidkit.json")
PROBLEM = Problem(code="VK101", where=Where(file="a.yaml"), what="Wrong.", fix="Mend it.")
EXAMPLES: list[tuple[VidkitError, str, int]] = [
    (errors.UnknownName("country", "Kenia", ["Kenya", "Chad"]), "VK601", 2),
    (errors.BadValue("No date.", "Write 2026-11-25."), "VK602", 2),
    (errors.UnusableFile(FILE, "there is no such file.", "Begin one."), "VK201", 3),
    (errors.NewerFile(FILE, 7, 1), "VK202", 3),
    (errors.CannotWrite(FILE, "no space left on device"), "VK501", 4),
    (errors.NoTerminal("Use --answers FILE."), "VK603", 2),
    (errors.MissingAnswers(["legal.offences", "people_viewing"]), "VK203", 3),
    (errors.UnusablePack(Path("checklists"), [PROBLEM]), "VK100", 3),
    (errors.MissingPart("The fonts are missing.", "Install vidkit again."), "VK502", 4),
]


@pytest.mark.parametrize(("error", "code", "exit_code"), EXAMPLES, ids=[e[1] for e in EXAMPLES])
def test_error_has_its_code_and_exit_code(error: VidkitError, code: str, exit_code: int) -> None:
    assert (error.code, error.exit_code) == (code, exit_code)


@pytest.mark.parametrize("error", [e[0] for e in EXAMPLES], ids=[e[1] for e in EXAMPLES])
def test_error_says_what_is_wrong_and_the_way_out(error: VidkitError) -> None:
    assert error.message
    assert error.hint
    assert str(error) == error.message


def test_nearest_names_are_offered() -> None:
    assert "Kenya" in errors.UnknownName("country", "Kenia", ["Kenya", "Chad"]).hint


def test_short_list_is_shown_when_nothing_is_near() -> None:
    assert errors.UnknownName("document", "zzz", ["plan", "brief"]).hint == "Known: plan, brief."


def test_long_list_is_not_shown_but_where_it_is() -> None:
    known = [f"act.{n}" for n in range(31)]
    assert errors.UnknownName("action", "zzz", known, "vidkit pack list").hint == "Listed by: vidkit pack list"


def test_missing_answers_are_all_named() -> None:
    error = errors.MissingAnswers(["legal.offences", "people_viewing"])
    assert error.ids == ("legal.offences", "people_viewing")
    assert "legal.offences, people_viewing" in error.message


def test_problems_travel_with_the_error() -> None:
    assert errors.UnusablePack(Path("checklists"), [PROBLEM]).problems == (PROBLEM,)


def test_exit_codes_are_those_that_are_documented() -> None:
    assert (errors.EXIT_FOUND, errors.EXIT_USAGE, errors.EXIT_INPUT, errors.EXIT_OUTPUT) == (1, 2, 3, 4)
    assert (errors.EXIT_BUG, errors.EXIT_INTERRUPTED) == (70, 130)
