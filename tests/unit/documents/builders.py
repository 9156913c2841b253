"""Results of the toy pack, ready for a view."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from tests.toy import make_assessment, make_pack
from vidkit.assessment.model import Assessment
from vidkit.assessment.model import Value as AnswerValue
from vidkit.content.model import Pack
from vidkit.documents.views.results import Results
from vidkit.planning.plan import build_plan

TODAY = date(2026, 11, 25)


def make_results(
    levels: Mapping[str, int] | None = None,
    facts: Mapping[str, AnswerValue] | None = None,
    *,
    pack: Pack | None = None,
    assessment: Assessment | None = None,
    **changes: Any,
) -> Results:
    """Return the results of an assessment under the toy pack, or under `pack`."""
    found = assessment or make_assessment(levels, facts, **changes)
    return Results(plan=build_plan(pack or make_pack(), found, TODAY), today=TODAY, language="en")
