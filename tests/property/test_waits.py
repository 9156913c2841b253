"""Every action of every plan says what fixed its start, on the screen and in the documents."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import assessments, packs
from tests.property.test_limits import conditions, plan, priced
from vidkit.assessment.model import Answer, Assessment
from vidkit.content.model import Pack
from vidkit.documents.views.results import Results
from vidkit.documents.views.waits import waits_text
from vidkit.planning.conditions import Conditions
from vidkit.planning.why_then import why_then


@given(packs(), assessments(), conditions(), st.booleans())
def test_every_action_says_why_then(pack: Pack, assessment: Assessment, bound_by: Conditions, unsafe: bool) -> None:
    answers = {i: a for i, a in assessment.answers.items() if i != "people_viewing"}
    if unsafe:
        answers["people_viewing"] = Answer(value=2)
    known = replace(assessment, answers=answers)
    limits = replace(bound_by, horizon=None)
    made = plan(priced(pack), known, limits)
    results = Results(plan=made, today=date(2026, 11, 25), language="en")
    for p in made.actions:
        assert list(why_then(p, made))
        assert waits_text(p, results)
