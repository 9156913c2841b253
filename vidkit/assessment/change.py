"""Changing an assessment: each change makes a new value and one more record of the history."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from vidkit.assessment.model import Answer, Assessment, LocalValue, Progress, Record, Respondent
from vidkit.assessment.voices import heard, same_voice, voices
from vidkit.base.decode import encode


def with_answer(a: Assessment, question: str, answer: Answer | None, *, who: str, now: str) -> Assessment:
    """Return the assessment with the answer set, or taken away when None. `now` is ISO time.

    Nothing else that was said to the question stands beside it afterwards: for one voice among
    others see `with_said`.
    """
    answers = dict(a.answers)
    before = answers.pop(question, None)
    if answer is not None:
        answers[question] = answer
    changed = replace(a, answers=answers, held={k: v for k, v in a.held.items() if k != question})
    return _recorded(changed, f"answer {question}", before, answer, who=who, now=now)


def with_said(a: Assessment, question: str, answer: Answer, *, who: str, now: str) -> Assessment:
    """Return the assessment with what one person said; what others said stays beside it.

    An earlier answer of the same respondent and assessor is replaced.
    """
    before = next((v for v in voices(a, question) if same_voice(v, answer)), None)
    answers, held = heard(a, question, answer)
    return _recorded(replace(a, answers=answers, held=held), f"answer {question}", before, answer, who=who, now=now)


def with_settled(a: Assessment, question: str, answer: Answer, reason: str, *, who: str, now: str) -> Assessment:
    """Return the assessment with the answer that counts where several were given, and why.

    Raises: ValueError without a reason, or where nothing is held side by side.
    """
    if not reason.strip() or question not in a.held:
        raise ValueError("what differs is settled with a reason")
    held = replace(a.held[question], reason=reason.strip(), settled_by=who, settled_time=now)
    changed = replace(a, answers={**a.answers, question: answer}, held={**a.held, question: held})
    after = {"answer": encode(answer), "reason": held.reason}
    return _recorded(changed, f"settle {question}", a.answers.get(question), after, who=who, now=now)


def with_progress(a: Assessment, action: str, progress: Progress, *, who: str, now: str) -> Assessment:
    """Return the assessment with the state of an action set."""
    changed = replace(a, progress={**a.progress, action: progress})
    return _recorded(changed, f"progress {action}", a.progress.get(action), progress, who=who, now=now)


def with_country_fact(a: Assessment, key: str, value: str, *, who: str, now: str) -> Assessment:
    """Return the assessment with a country fact corrected by the user."""
    changed = replace(a, country_facts={**a.country_facts, key: value})
    return _recorded(changed, f"country {key}", a.country_facts.get(key), value, who=who, now=now)


def with_respondent(a: Assessment, role: str, person: Respondent, *, who: str, now: str) -> Assessment:
    """Return the assessment with function and name of who answers in a role."""
    changed = replace(a, respondents={**a.respondents, role: person})
    return _recorded(changed, f"respondents {role}", a.respondents.get(role), person, who=who, now=now)


def with_local(a: Assessment, name: str, value: LocalValue | None, *, who: str, now: str) -> Assessment:
    """Return the assessment with a local value of a parameter or a price; None: with the default again."""
    kept = {i: v for i, v in a.parameters.items() if i != name}
    changed = replace(a, parameters=kept if value is None else {**kept, name: value})
    return _recorded(changed, f"local {name}", a.parameters.get(name), value, who=who, now=now)


def begun_from(a: Assessment, last: str, *, who: str, now: str) -> Assessment:
    """Return the assessment with a first record that names the last one of the cycle before."""
    return _recorded(a, "begun from", last, None, who=who, now=now)


def with_settings(a: Assessment, *, who: str, now: str, **settings: Any) -> Assessment:
    """Return the assessment with fields of its head changed (profile, start, unit, ...)."""
    before = {k: getattr(a, k) for k in settings}
    return _recorded(replace(a, **settings), "settings " + " ".join(settings), before, settings, who=who, now=now)


def _recorded(a: Assessment, what: str, before: object, after: object, *, who: str, now: str) -> Assessment:
    plain = {"time": now, "who": who, "what": what, "before": _text(before), "after": _text(after)}
    last = a.history[-1].hash if a.history else ""
    return replace(a, history=(*a.history, Record(**plain, hash=_link(last, plain))))


def chained(records: Iterable[Record]) -> tuple[Record, ...]:
    """Return the records in this order, each chained to the one before."""
    made: list[Record] = []
    for r in records:
        plain = {"time": r.time, "who": r.who, "what": r.what, "before": r.before, "after": r.after}
        made.append(Record(**plain, hash=_link(made[-1].hash if made else "", plain)))
    return tuple(made)


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
