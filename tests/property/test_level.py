"""Levelled work: all of it, within its weeks, with no less overload possible."""

from hypothesis import given
from hypothesis import strategies as st

from vidkit.planning.level import Work, levelled


@st.composite
def works(draw: st.DrawFn) -> list[Work]:
    found = []
    for n in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, 6))
        end = start + draw(st.integers(1, 4))
        found.append(Work(id=f"w{n}", start=start, end=end, tenths=draw(st.integers(0, 60))))
    return found


ROWS = st.lists(st.integers(0, 50), min_size=1, max_size=12)


def _at(row: list[int], week: int) -> int:
    return row[min(week, len(row) - 1)]


def _least(given_: list[Work], row: list[int]) -> int:
    """Return the work that finds no time whatever is done: the most that sets of weeks apart from each other lack."""
    best = [0]
    for end in range(1, 12):
        lacks = [
            best[begin]
            + sum(w.tenths for w in given_ if begin <= w.start and w.end <= end)
            - sum(_at(row, t) for t in range(begin, end))
            for begin in range(end)
        ]
        best.append(max(best[-1], *lacks))
    return best[-1]


@given(works(), ROWS)
def test_all_work_is_done_within_its_weeks(given_: list[Work], row: list[int]) -> None:
    found = levelled(given_, row)
    for w in given_:
        assert len(found[w.id]) == w.end - w.start
        assert sum(found[w.id]) == w.tenths
        assert min(found[w.id]) >= 0


@given(works(), ROWS)
def test_no_spread_has_less_overload(given_: list[Work], row: list[int]) -> None:
    found = levelled(given_, row)
    used = [sum(found[w.id][t - w.start] for w in given_ if w.start <= t < w.end) for t in range(12)]
    assert sum(max(0, n - _at(row, t)) for t, n in enumerate(used)) == _least(given_, row)


@given(works(), ROWS)
def test_order_changes_nothing(given_: list[Work], row: list[int]) -> None:
    assert levelled(given_, row) == levelled(given_[::-1], row)


def test_nothing_is_done_while_the_owner_is_closed_unless_all_its_weeks_are() -> None:
    assert levelled([Work(id="a", start=0, end=3, tenths=40)], [30, 0, 30])["a"] == (30, 0, 10)
    assert levelled([Work(id="a", start=1, end=2, tenths=5)], [30, 0, 30])["a"] == (5,)
