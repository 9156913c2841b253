"""What stops the writing of any file from an assessment: case data in what people typed."""

from pathlib import Path

from vidkit.assessment.model import Assessment
from vidkit.assessment.typed import HoldsCaseData, case_data


def before_writing(assessment: Assessment, file: Path) -> None:
    """Stop over case data, with kind and place, before a document, form or workbook is made. Raises: HoldsCaseData."""
    found = case_data(assessment, file.name)
    if found:
        raise HoldsCaseData(found)
