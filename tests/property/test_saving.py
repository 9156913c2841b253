"""Saving and reading is the identity, for any text and any answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.toy import make_assessment
from vidkit.assessment.change import broken_link, with_answer
from vidkit.assessment.model import (
    Answer,
    Assessment,
    Evidence,
    LocalValue,
    Progress,
    Respondent,
)
from vidkit.assessment.store import read, write

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NUMBERS = st.integers(-(10**12), 10**12) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = NUMBERS | TEXT | st.lists(TEXT, min_size=1, max_size=3).map(tuple)

answers = st.builds(
    Answer,
    state=st.sampled_from(["given", "unknown", "not_applicable"]),
    value=st.none() | VALUES,
    checks=st.dictionaries(TEXT, st.sampled_from(["yes", "no"]), max_size=3),
    note=TEXT,
    evidence=st.lists(st.builds(Evidence, title=TEXT, date=TEXT, kept_at=TEXT), max_size=2).map(tuple),
    arrangement=TEXT,
    respondent=TEXT,
)


@st.composite
def filled(draw: st.DrawFn) -> Assessment:
    a = make_assessment(
        unit=draw(TEXT),
        country_facts=draw(st.dictionaries(TEXT, TEXT, max_size=2)),
        respondents=draw(st.dictionaries(TEXT, st.builds(Respondent, function=TEXT, name=TEXT), max_size=2)),
        progress=draw(st.dictionaries(TEXT, st.builds(Progress, state=st.just("done"), note=TEXT), max_size=2)),
        capacities=draw(st.dictionaries(TEXT, st.builds(LocalValue, value=NUMBERS, reason=TEXT), max_size=2)),
    )
    for question, answer in draw(st.dictionaries(TEXT, answers, max_size=4)).items():
        a = with_answer(a, question, answer, who=draw(TEXT), now=draw(TEXT))
    return a


@given(filled())
def test_saved_is_read_back_the_same(tmp_path_factory: pytest.TempPathFactory, assessment: Assessment) -> None:
    path = tmp_path_factory.mktemp("saved") / "a.vidkit.json"
    digest = write(path, assessment, expected=None)
    found = read(path)
    assert (found.assessment, found.digest) == (assessment, digest)


@given(filled())
def test_history_of_any_changes_is_a_chain(assessment: Assessment) -> None:
    assert broken_link(assessment.history) is None
