"""Parameters that no question asks outright, worked out from answers, as `basis_note` of each says."""

from collections.abc import Callable, Mapping

from vidkit.assessment.reading import Reading

FEWEST_POSTS_FOR_TURNOVER = 10
CONTRIBUTIONS_PER_SERIES = 10 / 3
_BATCHES: Mapping[str, float] = {"one_by_one": 0, "daily": 1, "weekly": 5}


def value(parameter: str, reading: Reading) -> float | None:
    """Return the worked-out value of a parameter, or None where the answers do not give it."""
    rule = _RULES.get(parameter)
    return rule(reading) if rule else None


def _number(reading: Reading, fact: str) -> float | None:
    found = reading.answered(fact)
    return float(found) if isinstance(found, int | float) else None


def _part(reading: Reading, part: str, whole: str) -> float | None:
    above, below = _number(reading, part), _number(reading, whole)
    return above / below if above is not None and below else None


def _breaks(reading: Reading) -> float | None:
    minutes = _number(reading, "break_minutes")
    return 1 - minutes / 60 if minutes is not None and minutes < 60 else None


def _turnover(reading: Reading) -> float | None:
    posts = _number(reading, "posts_filled")
    return _part(reading, "leavers_year", "posts_filled") if posts and posts >= FEWEST_POSTS_FOR_TURNOVER else None


def _span(reading: Reading) -> float | None:
    found = _part(reading, "posts_filled", "supervisors")
    return found if found and found >= 1 else None


def _arrivals(reading: Reading) -> float | None:
    return _BATCHES.get(str(reading.answered("arrival_pattern")))


def _growth(reading: Reading) -> float | None:
    """Return the growth a year over the counts of the last three years, never below zero."""
    now = _number(reading, "referrals_year")
    for fact, years in (("referrals_two_years_ago", 2), ("referrals_prev_year", 1)):
        before = _number(reading, fact)
        if now and before:
            return max(0.0, float((now / before) ** (1 / years)) - 1)
    return None


def _contributions(reading: Reading) -> float | None:
    """Return the contributions that unidentified series lead to, where none could be counted yet."""
    series = _number(reading, "series_year")
    return None if series is None else series * CONTRIBUTIONS_PER_SERIES


_RULES: Mapping[str, Callable[[Reading], float | None]] = {
    "P11": _breaks,
    "P12": _turnover,
    "P16": _span,
    "P23": lambda r: _part(r, "packages_year", "referrals_year"),
    "P26": _arrivals,
    "P27": _growth,
    "P43": _contributions,
}
