"""What stops the writing of any file from an assessment: case data in what people typed."""

from collections.abc import Iterator
from pathlib import Path

from vidkit.assessment.model import Assessment
from vidkit.assessment.typed import HoldsCaseData, as_problem, case_data
from vidkit.base.problems import Problem

HOUSE_FILES = ("*.j2", "style.toml")


def before_writing(assessment: Assessment, file: Path, *, templates: Path | None = None) -> None:
    """Stop over case data, with kind and place, before a document, form or workbook is made. Raises: HoldsCaseData.

    templates: the folder of a house, whose own words are printed too.
    """
    found = (*case_data(assessment, file.name), *(_of_house(templates) if templates else ()))
    if found:
        raise HoldsCaseData(found)


def _of_house(folder: Path) -> Iterator[Problem]:
    for file in sorted(f for pattern in HOUSE_FILES for f in folder.rglob(pattern)):
        lines = file.read_text("utf-8", errors="replace").split("\n")
        for n, line in enumerate(lines, 1):
            problem = as_problem(f"{file.relative_to(folder)}:{n}", line)
            if problem:
                yield problem
