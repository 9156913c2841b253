"""Merging: who merges whose file first changes nothing, and nothing that was said is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tests.property.merging import three
from vidkit.assessment.change import broken_link
from vidkit.assessment.merge import merge
from vidkit.assessment.model import Assessment
from vidkit.assessment.voices import voices

SEEDS = st.integers(0, 10**9)


@given(SEEDS)
def test_merging_is_commutative(seed: int) -> None:
    a, b, _c = three(seed)
    assert merge(a, b) == merge(b, a)


@given(SEEDS)
def test_merging_is_associative(seed: int) -> None:
    a, b, c = three(seed)
    assert merge(merge(a, b), c) == merge(a, merge(b, c)) == merge(a, b, c)


@given(SEEDS)
def test_merging_is_idempotent(seed: int) -> None:
    a, b, _c = three(seed)
    both = merge(a, b)
    assert merge(a, a) == a
    assert merge(both, a) == merge(both, b) == merge(both, both) == both


@given(SEEDS)
def test_all_that_was_said_is_there_or_was_replaced_later(seed: int) -> None:
    parts = three(seed)
    merged = merge(*parts)
    before = {r.before for r in merged.history}
    for a in parts:
        for question in a.answers:
            for v in voices(a, question):
                assert v in voices(merged, question) or _text(v) in before


@given(SEEDS)
def test_the_history_of_a_merged_file_holds_and_has_every_record(seed: int) -> None:
    parts = three(seed)
    merged = merge(*parts)
    assert broken_link(merged.history) is None
    told = {(r.time, r.who, r.what, r.after) for r in merged.history}
    assert told == {(r.time, r.who, r.what, r.after) for a in parts for r in a.history}


def _text(answer: object) -> str:
    import json

    from vidkit.base.decode import encode

    return json.dumps(encode(answer), ensure_ascii=False, sort_keys=True)


def test_the_generated_files_differ() -> None:
    assert sum(len(set(map(_answers, three(seed)))) == 3 for seed in range(50)) > 20


def _answers(a: Assessment) -> str:
    return _text(a.answers)
