"""The waits for seats on courses with given dates, for questions that are answered without a whole plan."""

from dataclasses import replace
from datetime import date

from vidkit.assessment.model import Assessment
from vidkit.content.model import Pack
from vidkit.planning.conditions import Conditions
from vidkit.planning.plan import timed_plan
from vidkit.planning.select import Variant
from vidkit.scoring.scorecard import Scorecard


def with_waits(
    pack: Pack, assessment: Assessment, start: date, card: Scorecard, conditions: Conditions, variant: Variant
) -> Conditions:
    """Return the conditions with the waits for seats of the plan that neither money nor a horizon limits."""
    if not conditions.courses:
        return conditions
    free = replace(conditions, budget=None, horizon=None)
    plan = timed_plan(pack, assessment, start, card, free, variant=variant, tries=1, draws=1)
    return replace(conditions, seated=plan.conditions.seated)
