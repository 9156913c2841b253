"""Changing an assessment: each change makes a new value and one more record of the history."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from vidkit.assessment.model import Answer, Assessment, Progress, Record
from vidkit.base.decode import encode


def with_answer(a: Assessment, question: str, answer: Answer | None, *, who: str, now: str) -> Assessment:
    """Return the assessment with the answer set, or taken away when None. `now` is ISO time."""
    answers = dict(a.answers)
    before = answers.pop(question, None)
    if answer is not None:
        answers[question] = answer
    changed = replace(a, answers=answers)
    return _recorded(changed, f"answer {question}", before, answer, who=who, now=now)


def with_progress(a: Assessment, action: str, progress: Progress, *, who: str, now: str) -> Assessment:
    """Return the assessment with the state of an action set."""
    changed = replace(a, progress={**a.progress, action: progress})
    return _recorded(changed, f"progress {action}", a.progress.get(action), progress, who=who, now=now)


def with_country_fact(a: Assessment, key: str, value: str, *, who: str, now: str) -> Assessment:
    """Return the assessment with a country fact corrected by the user."""
    changed = replace(a, country_facts={**a.country_facts, key: value})
    return _recorded(changed, f"country {key}", a.country_facts.get(key), value, who=who, now=now)


def with_settings(a: Assessment, *, who: str, now: str, **settings: Any) -> Assessment:
    """Return the assessment with fields of its head changed (profile, start, unit, ...)."""
    before = {k: getattr(a, k) for k in settings}
    return _recorded(replace(a, **settings), "settings " + " ".join(settings), before, settings, who=who, now=now)


def _recorded(a: Assessment, what: str, before: object, after: object, *, who: str, now: str) -> Assessment:
    plain = {"time": now, "who": who, "what": what, "before": _text(before), "after": _text(after)}
    last = a.history[-1].hash if a.history else ""
    return replace(a, history=(*a.history, Record(**plain, hash=_link(last, plain))))


def broken_link(history: tuple[Record, ...]) -> int | None:
    """Return the number (from 0) of the first record that does not follow from the one before."""
    last = ""
    for n, r in enumerate(history):
        plain = {"time": r.time, "who": r.who, "what": r.what, "before": r.before, "after": r.after}
        if r.hash != _link(last, plain):
            return n
        last = r.hash
    return None


def _text(value: object) -> str:
    return "" if value is None else json.dumps(encode(value), ensure_ascii=False, sort_keys=True)


def _link(last: str, record: Mapping[str, str]) -> str:
    plain = json.dumps(record, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{last}\n{plain}".encode()).hexdigest()[:24]
