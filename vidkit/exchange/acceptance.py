"""What of a returned form can be taken over into an assessment, and what would change by it.

One reading of values for every way in: groups go through `assessment.answers.read_answers`, as an
answers file does. An answer is taken whole or not at all. Empty changes nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from vidkit.assessment.answers import BadAnswer, Source, parse_level, parse_value, read_answers
from vidkit.assessment.model import Answer, Assessment
from vidkit.assessment.voices import differ, same_voice, voices
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, in_reading_order
from vidkit.content.model import Capability, Pack
from vidkit.exchange.returned import Group, Path_, Returned
from vidkit.guard import check_text, title

_FIELDS: Mapping[str | int, str] = {"arrangement": "name", "title": "title", "seen_by": "name", "assessor": "name"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """An answer that the import would set. `before` None: that respondent and assessor said nothing yet.

    `beside`: others said something else, which stays beside it until it is settled.
    """

    id: str
    before: Answer | None
    after: Answer
    beside: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Accepted:
    """`changes` in the order of the pack; `same` counts answers that are as they were."""

    changes: tuple[Change, ...]
    same: int
    problems: tuple[Problem, ...]


def accepted(
    returned: Sequence[Returned], pack: Pack, assessment: Assessment, today: date, *, now: str
) -> Accepted:
    """Return what the forms would change together. `now`: ISO time, where a form names none.

    What different people said is kept side by side. Where the same respondent says two things to
    the same assessor, that is a problem, and the question is left out.
    """
    problems: list[Problem] = []
    found: dict[tuple[str, str, str], tuple[Answer, Returned]] = {}
    split: set[str] = set()
    for one in _each_once(returned, problems):
        answers, wrong = _read(one, pack, assessment, today, now)
        problems += wrong
        for name, answer in answers.items():
            voice = (name, answer.respondent, answer.assessor)
            earlier = found.get(voice)
            if earlier and substance(earlier[0]) != substance(answer):
                split.add(name)
                problems.append(_differs(name, one, earlier[1]))
            found.setdefault(voice, (answer, one))
    order = {name: n for n, name in enumerate((*pack.capability_by_id, *pack.fact_by_id))}
    kept = [(v[0], found[v][0]) for v in sorted(found, key=lambda v: order[v[0]]) if v[0] not in split]
    changes = tuple(c for name, answer in kept if (c := _change(name, answer, kept, assessment)))
    return Accepted(changes=changes, same=len(kept) - len(changes), problems=in_reading_order(problems))


def _change(
    name: str, answer: Answer, kept: Sequence[tuple[str, Answer]], assessment: Assessment
) -> Change | None:
    """Return what an answer would change; None where that respondent, or nobody named, says what is there already."""
    said = voices(assessment, name)
    held = (*said, *((assessment.answers[name],) if name in assessment.answers else ()))
    if any(substance(v) == substance(answer) and answer.respondent in ("", v.respondent) for v in held):
        return None
    others = [*said, *(a for n, a in kept if n == name)]
    return Change(
        id=name, before=next((v for v in said if same_voice(v, answer)), None), after=answer,
        beside=any(differ(v, answer) for v in others if not same_voice(v, answer)),
    )  # fmt: skip


def _each_once(returned: Sequence[Returned], problems: list[Problem]) -> Iterator[Returned]:
    """Yield the forms in the order of time; a submission that is there twice counts once, and is told."""
    seen: dict[str, Returned] = {}
    for one in sorted(returned, key=lambda r: r.time):
        earlier = seen.get(one.instance) if one.instance else None
        if earlier is None:
            seen[one.instance] = one
            yield one
        elif one.groups == earlier.groups:
            problems.append(Problem(
                code="VK234", where=one.at(()), severity="warning",
                what=_("Submission {name} is there twice, with the same answers.", name=one.name),
                fix=_("Nothing needs to be done: it is read once."),
            ))  # fmt: skip
        else:
            problems.append(Problem(
                code="VK234", where=one.at(()),
                what=_("Submission {name} is there twice, with different answers.", name=one.name),
                fix=_("Keep the line that holds. With --partial the first is taken."),
            ))  # fmt: skip


def substance(answer: Answer) -> object:
    """Return what an answer says, without who said it and when; for comparison only."""
    plain = asdict(answer)
    shown = sorted(tuple(sorted((k, _stripped(v)) for k, v in e.items())) for e in plain["evidence"])
    return (answer.state, _stripped(answer.value), dict(answer.checks), answer.note.strip(),
            answer.arrangement.strip(), shown)  # fmt: skip


def _stripped(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


def _differs(name: str, one: Returned, other: Returned) -> Problem:
    return Problem(
        code="VK235", where=one.at((name, "value")),
        what=_("{id}: {this} and {other} answer differently.", id=name, this=one.name, other=other.name),
        fix=_("Settle it with those who answered, and import the form that holds; or answer it in the interview."),
    )  # fmt: skip


def _read(
    one: Returned, pack: Pack, assessment: Assessment, today: date, now: str
) -> tuple[Mapping[str, Answer], list[Problem]]:
    refused = _case_data(one, pack, assessment)
    barred = {path[0] for path, _problem in refused}
    who = "" if "assessor" in barred else one.assessor
    groups = {
        name: _completed(group, _earlier(group, name, one.respondent, who, assessment), pack, name)
        for name, group in one.groups.items() if name not in barred
    }  # fmt: skip
    source = Source(assessor=who or assessment.assessor, respondent=one.respondent, time=one.time or now)
    first, _first_problems = read_answers(groups, pack, assessment, today, one.at, source)
    with_first = replace(assessment, answers={**assessment.answers, **first})
    answers, problems = read_answers(groups, pack, with_first, today, one.at, source)
    return answers, [*one.problems, *(p for _path, p in refused), *problems]


# -- case data --


def _case_data(one: Returned, pack: Pack, assessment: Assessment) -> list[tuple[Path_, Problem]]:
    """Return a problem for each text that looks like case data; the text itself is not repeated."""
    texts = [(path, text) for name, group in one.groups.items() for path, text in _texts(group, (name,))]
    if one.assessor:
        texts.append((("assessor",), one.assessor))
    return [
        (path, Problem(
            code="VK220", where=one.at(path), what=_("This looks like case data ({kinds}).", kinds=title(found)),
            fix=_("Describe the organisation, not a case: leave out identifiers, addresses and accounts."),
        ))
        for path, text in texts
        if not _is_known(path, text, pack, assessment) and (found := check_text(text, field=_field(path)))
    ]  # fmt: skip


def _texts(value: object, path: Path_) -> Iterator[tuple[Path_, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list | tuple):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*path, n))


def _field(path: Path_) -> str:
    return _FIELDS.get(path[-1], "note")


def _is_known(path: Path_, text: str, pack: Pack, assessment: Assessment) -> bool:
    """Say whether a text is stored as a level, number or choice, or stands in the assessment already."""
    name = str(path[0])
    if path[1:] == ("value",) and _is_value(text, name, pack):
        return True
    answer = assessment.answers.get(name)
    if answer is None:
        return False
    held = [answer.note, answer.arrangement, str(answer.value), *(str(v) for e in answer.evidence
                                                                  for v in asdict(e).values())]  # fmt: skip
    return text.strip() in {h.strip() for h in held}


def _is_value(text: str, name: str, pack: Pack) -> bool:
    fact = pack.fact_by_id.get(name)
    try:
        if fact is not None:
            parse_value(fact, text)
            return fact.type != "text"
        parse_level(text)
    except BadAnswer:
        return False
    return True


# -- what is there already --


def _earlier(group: Group, name: str, respondent: str, assessor: str, assessment: Assessment) -> Answer | None:
    """Return what the same respondent said to the same assessor; for a form without a value, the answer that counts."""
    voice = (str(group.get("respondent") or respondent), assessor or assessment.assessor)
    own = next((v for v in voices(assessment, name) if (v.respondent, v.assessor) == voice), None)
    silent = "value" not in group and "state" not in group
    return own or (assessment.answers.get(name) if silent else None)


def _completed(group: Group, before: Answer | None, pack: Pack, name: str) -> Group:
    """Return the group with what the assessment holds where the form is silent.

    Where the form gives another value, notes, checks and evidence of the old one do not carry over.
    """
    if before is None:
        return group
    plain = _plain(before)
    silent = "value" not in group and "state" not in group
    if not silent and not _same_value(group, before, pack, name):
        return group
    made: Group = {**plain, **group}
    if not silent:
        made["state"] = before.state
    made["checks"] = {**plain.get("checks", {}), **(group.get("checks") or {})}
    made["evidence"] = _joined(plain.get("evidence", []), group.get("evidence"))
    return {k: v for k, v in made.items() if v not in ({}, "")}


def _plain(answer: Answer) -> Group:
    value = list(answer.value) if isinstance(answer.value, tuple) else answer.value
    made: Group = {"note": answer.note, "arrangement": answer.arrangement, "checks": dict(answer.checks),
                   "evidence": [{k: v for k, v in asdict(e).items() if v} for e in answer.evidence],
                   "respondent": answer.respondent}  # fmt: skip
    return {**made, "value": value} if answer.state == "given" else {**made, "state": answer.state}


def _same_value(group: Group, before: Answer, pack: Pack, name: str) -> bool:
    raw = group.get("value", group.get("state"))
    if before.state != "given":
        return raw == before.state
    item = pack.capability_by_id.get(name) or pack.fact_by_id.get(name)
    if item is None:
        return False
    try:
        value = parse_level(raw) if isinstance(item, Capability) else parse_value(item, raw)
    except BadAnswer:
        return False
    return value == before.value


def _joined(before: Sequence[Group], new: Any) -> list[Any]:
    """Return the evidence, new items first. An old item of the same title is completed by the new one, not doubled."""
    items: list[Any] = list(new) if isinstance(new, list) else [] if new is None else [new]
    free = [n for n, i in enumerate(items) if isinstance(i, dict)]
    kept: list[Group] = []
    for alike in (_agrees, _has_title_of):
        left, kept = (list(before), []) if alike is _agrees else (kept, [])
        for old in left:
            at = next((n for n in free if alike(old, items[n])), None)
            if at is None:
                kept.append(old)
            else:
                free.remove(at)
                items[at] = {**old, **items[at]}
    return [*items, *kept]


def _agrees(old: Group, new: Group) -> bool:
    return all(old.get(key, value) == value for key, value in new.items()) and _has_title_of(old, new)


def _has_title_of(old: Group, new: Group) -> bool:
    return str(old.get("title", "")).strip() == str(new.get("title", "")).strip()
