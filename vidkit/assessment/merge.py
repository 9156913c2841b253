"""Several assessors, one country: their assessments put together, and nothing lost.

What each person said stays side by side, unless the history shows that it was replaced later by
the same hands. Merging is commutative, associative and idempotent: who merges whose file first
changes nothing. The history is the common ancestor: what one side left alone, the other changed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from typing import Any

from vidkit.assessment.change import chained
from vidkit.assessment.model import Answer, Assessment, Held, Record
from vidkit.assessment.voices import counting, differ, disagree, voices
from vidkit.base.decode import decode, encode
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.base.text import one_line

_PLACES = ("cursor", "places", "drafts")
_SETS = ("respondents", "country_facts", "progress", "parameters", "capacities", "conditions", "retired", "previous")
_RECORDED_AS = {"country_facts": "country", "parameters": "local"}
_NOT_SET, _DEFAULT = object(), None
_OWN = ("format", "created", "assessor", "answers", "held", "history", "pack_version")


@dataclass(frozen=True, kw_only=True, slots=True)
class Said:
    """One value of a difference: what was said, by which respondent, to whom, when. `file`: from 0.

    `answer`: the whole of it, where it answers a question. `replaced`: the same hands said another thing later, and
    the merged assessment holds only that.
    """

    text: str
    respondent: str
    assessor: str
    time: str
    file: int
    answer: Answer | None = None
    replaced: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """What the files do not agree on. `kind`: answer, or the name of the part of an assessment.

    `taken`: the value of such a part that stands in the merged file.
    """

    kind: str
    id: str
    values: tuple[Said, ...]
    settled: bool
    taken: str = ""

    @property
    def is_replaced(self) -> bool:
        """Whether a later copy of the same hands replaced one of the values."""
        return any(s.replaced for s in self.values)


def merge(*parts: Assessment) -> Assessment:
    """Return the assessments of one country as one. Raises: BadValue for two countries or two packs."""
    _same(parts)
    return reduce(_two, parts, parts[0])


def differences(parts: Sequence[Assessment], merged: Assessment) -> tuple[Difference, ...]:
    """Return each difference between the parts, with every value: first the answers, in order of id."""
    questions = sorted({q for a in parts for q in (*a.answers, *a.held)})
    found = [d for q in questions if (d := _answer_difference(q, parts, merged))]
    for name in (*_head_fields(), *_SETS):
        found += _field_differences(name, parts, merged)
    return tuple(found)


def _same(parts: Sequence[Assessment]) -> None:
    first = parts[0]
    for other in parts[1:]:
        if other.country != first.country:
            raise BadValue(
                _("These are two countries: {one} and {other}.", one=one_line(first.country_name),
                  other=one_line(other.country_name)),
                _("Merge the assessments of one country. Nothing was written."),
            )  # fmt: skip
        if other.pack != first.pack:
            raise BadValue(
                _("These were made under two content packs: {one} and {other}.", one=first.pack, other=other.pack),
                _("Merge assessments of one pack. Nothing was written."),
            )


def _two(one: Assessment, other: Assessment) -> Assessment:
    if one == other:
        return one
    records = _records(one, other)
    gone = _replaced(one) | _replaced(other)
    answers: dict[str, Answer] = {}
    held: dict[str, Held] = {}
    for question in sorted({*one.answers, *one.held, *other.answers, *other.held}):
        left = _left(question, one, other, gone)
        if left:
            answers[question], together = _told(question, left, records)
            if together:
                held[question] = together
    made = replace(one, answers=answers, held=held, history=chained(records), created=min(one.created, other.created),
                   pack_version=max(one.pack_version, other.pack_version), assessor=_names(one, other),
                   cursor="", places={}, drafts={})  # fmt: skip
    return _with_rest(made, one, other, _last_set(records))


def _with_rest(made: Assessment, one: Assessment, other: Assessment, last: Mapping[str, Any]) -> Assessment:
    """Return the merged assessment with head and sets as they were last set."""
    plain = encode(made)
    left, right = encode(one), encode(other)
    for name in (*_head_fields(), *_SETS):
        value = last.get(f"settings {name}", _NOT_SET)
        if value is _NOT_SET and name in _SETS:
            value = _merged_set(name, left.get(name, {}), right.get(name, {}), last)
        elif value is _NOT_SET:
            value = max(left.get(name, _DEFAULT), right.get(name, _DEFAULT), key=_text)
        if value in (_DEFAULT, {}):
            plain.pop(name, None)
        else:
            plain[name] = value
    return decode(Assessment, plain)


def _head_fields() -> tuple[str, ...]:
    return tuple(f.name for f in fields(Assessment) if f.name not in (*_PLACES, *_SETS, *_OWN))


def _records(one: Assessment, other: Assessment) -> tuple[Record, ...]:
    """Return what both histories tell, each record once, in the order of time."""
    told = {(r.time, r.who, r.what, r.before, r.after): r for a in (one, other) for r in a.history}
    return tuple(told[key] for key in sorted(told))


def _replaced(a: Assessment) -> frozenset[tuple[str, str]]:
    """Return the answers, by question and text, that this history shows replaced by a later one."""
    now = {(q, _text(v)) for q in {*a.answers, *a.held} for v in voices(a, q)}
    gone = set()
    for r in a.history:
        if r.what.startswith("answer ") and r.before and _time(r.before) < r.time:
            gone.add((r.what.removeprefix("answer "), r.before))
    return frozenset(gone - now)


def _time(text: str) -> str:
    found = json.loads(text)
    return str(found.get("time", "")) if isinstance(found, dict) else ""


def _left(
    question: str, one: Assessment, other: Assessment, gone: frozenset[tuple[str, str]]
) -> tuple[Answer, ...]:
    """Return what was said and not replaced, each once, in the order of time."""
    said = {_text(v): v for a in (one, other) for v in voices(a, question)}
    left = [v for text, v in said.items() if (question, text) not in gone]
    return tuple(sorted(left, key=lambda v: (v.time, v.respondent, v.assessor, _text(v))))


def _told(question: str, left: Sequence[Answer], records: Sequence[Record]) -> tuple[Answer, Held | None]:
    """Return the answer that counts, and what is held beside it."""
    if len(left) == 1:
        return left[0], None
    held = Held(answers=tuple(left))
    settled = _settlement(question, left, records)
    if settled is None:
        return counting(held), held
    answer, record, reason = settled
    shown = [e for v in (answer, *(v for v in left if not differ(v, answer))) for e in v.evidence]
    counts = replace(answer, evidence=tuple(dict.fromkeys(shown)))
    return counts, replace(held, reason=reason, settled_by=record.who, settled_time=record.time)


def _settlement(
    question: str, left: Sequence[Answer], records: Sequence[Record]
) -> tuple[Answer, Record, str] | None:
    """Return the last settlement, unless somebody said something else after it."""
    for record in reversed(records):
        if record.what == f"settle {question}":
            told = json.loads(record.after)
            answer = decode(Answer, told["answer"])
            after = [v for v in left if v.time > record.time and differ(v, answer)]
            return None if after else (answer, record, str(told["reason"]))
    return None


def _last_set(records: Iterable[Record]) -> Mapping[str, Any]:
    """Return what each part of the assessment was last set to, as plain values; None: taken away.

    The history alone decides, so that it does not matter whose file is merged first.
    """
    found: dict[str, Any] = {}
    for r in records:
        value = json.loads(r.after) if r.after else None
        if r.what.startswith("settings "):
            found |= {f"settings {name}": v for name, v in (value or {}).items()}
        else:
            found[r.what] = value
    return found


def _merged_set(
    name: str, one: Mapping[str, Any], other: Mapping[str, Any], last: Mapping[str, Any]
) -> Mapping[str, Any]:
    """Return both sets as one: what the history tells, else the same value whoever is merged first."""
    word = _RECORDED_AS.get(name, name)
    told = {what.removeprefix(f"{word} "): v for what, v in last.items() if what.startswith(f"{word} ")}
    made = {key: max((v[key] for v in (one, other) if key in v), key=_text) for key in {*one, *other}}
    whole = {**made, **told}
    return {key: whole[key] for key in sorted(whole) if whole[key] is not None}


def _names(one: Assessment, other: Assessment) -> str:
    names = {name for a in (one, other) for name in a.assessor.split("; ") if name}
    return "; ".join(sorted(names))


def _text(value: object) -> str:
    return json.dumps(encode(value), ensure_ascii=False, sort_keys=True)


def _answer_difference(question: str, parts: Sequence[Assessment], merged: Assessment) -> Difference | None:
    said = [(n, v) for n, a in enumerate(parts) for v in voices(a, question)]
    if not disagree([v for _n, v in said]):
        return None
    held = merged.held.get(question)
    kept = {_text(v) for v in voices(merged, question)}
    values = {
        _text(v): Said(text=_answer_text(v), respondent=v.respondent, assessor=v.assessor, time=v.time, file=n,
                       answer=v, replaced=_text(v) not in kept)
        for n, v in reversed(said)
    }  # fmt: skip
    ordered = sorted(values.values(), key=lambda s: (s.file, s.time, s.text))
    settled = held is None or bool(held.reason)
    return Difference(kind="answer", id=question, values=tuple(ordered), settled=settled)


def _answer_text(answer: Answer) -> str:
    if not answer.is_known:
        return answer.state
    return ", ".join(answer.value) if isinstance(answer.value, tuple) else str(answer.value)


def _field_differences(name: str, parts: Sequence[Assessment], merged: Assessment) -> list[Difference]:
    def values(key: str | None) -> list[tuple[int, Any]]:
        held = [(n, getattr(a, name)) for n, a in enumerate(parts)]
        return held if key is None else [(n, v[key]) for n, v in held if key in v]

    keys: list[str | None] = [None]
    if name in _SETS:
        keys = [*sorted({k for a in parts for k in getattr(a, name)})]
    made = []
    for key in keys:
        found = values(key)
        if len({_text(v) for _n, v in found}) > 1:
            said = tuple(Said(text=_plain(v), respondent="", assessor=parts[n].assessor, time="", file=n)
                         for n, v in found)  # fmt: skip
            kept = getattr(merged, name)
            taken = kept if key is None else kept.get(key, "")
            made.append(Difference(kind=name, id=key or name, values=said, settled=True, taken=_plain(taken)))
    return made


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else _text(value)
