"""Results of the three invented countries, ready for a view; made once."""

from functools import cache

from tests.country import COUNTRIES, TODAY, make_reading
from vidkit.assessment.reading import Reading
from vidkit.documents.views.results import Results
from vidkit.planning.plan import build_plan


def results_of(reading: Reading) -> Results:
    """Return the results of a reading under a quick plan."""
    plan = build_plan(reading.pack, reading.assessment, TODAY, tries=1, draws=1)
    return Results(plan=plan, today=TODAY, language="en")


@cache
def country(name: str) -> Results:
    """Return the results of one of `tests.country.COUNTRIES`."""
    facts, profile = COUNTRIES[name]
    return results_of(make_reading(facts, profile=profile))
