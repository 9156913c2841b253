"""Published inspections as data: what was found, as answers, and what fulfils each recommendation.

A case file copies the findings and recommendations with their sources. `answers` is our reading of the
findings; `says`, under a recommendation that no finding leads to, is what its own words show.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from vidkit.assessment.answers import Source, read_answers
from vidkit.assessment.model import Answer, Assessment, Evidence, YesNo
from vidkit.base.problems import Where
from vidkit.base.resources import checklists
from vidkit.content.load import load
from vidkit.content.model import Pack
from vidkit.planning.plan import Plan, build_plan

FOLDER = Path(__file__).parent
START = date(2026, 12, 1)

Reach = Literal["police", "partner", "government"]
Verdict = Literal["full", "part", "not"]
Raw = Mapping[str, object]


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """`not_read`: why it gives no answer; empty when it gives one."""

    number: int
    text: str
    source_ref: str
    not_read: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """An answer as a person would write it into an answers file, and the findings that give it."""

    question: str
    answer: Raw
    findings: tuple[int, ...]
    because: str


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Recommendation:
    """`verdict`: how far the end conditions of `fulfilled_by` fulfil the text, with the reason."""

    id: str
    text: str
    source_ref: str
    addressed_to: str
    reach: Reach
    fulfilled_by: tuple[str, ...]
    verdict: Verdict
    reason: str
    says: Mapping[str, Raw]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Case:
    id: str
    country: str
    iso2: str
    title: str
    publisher: str
    year: str
    url: str
    seen: str
    start: Literal["none", "unit"]
    profile: str
    findings: tuple[Finding, ...]
    answers: tuple[Reading, ...]
    recommendations: tuple[Recommendation, ...]


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases, in the order of their ids."""
    return tuple(_case(file) for file in sorted(FOLDER.glob("*.yaml")))


@cache
def pack() -> Pack:
    """Return the pack of the repository, from its YAML."""
    found, _, problems = load(checklists())
    assert found is not None, [str(p) for p in problems]
    return found


@cache
def with_unknowns(case: Case) -> Plan:
    """Return the plan of the findings when all else is unknown."""
    return _plan(case, _answers(case))


def with_all_else(case: Case, wanted: Recommendation | None = None) -> Plan:
    """Return the plan of the findings when every other capability stands at its target, shown.

    wanted: its own words are answered too, if it has any to be answered.
    """
    return _with_all_else(case, wanted if wanted and wanted.says else None)


def with_nothing_else_wrong(case: Case, wanted: Recommendation | None = None) -> Plan:
    """Return the same plan when each check that is not denied is yes, beside those of a level below 2."""
    return _with_nothing_else_wrong(case, wanted if wanted and wanted.says else None)


@cache
def with_everything(case: Case) -> Plan:
    """Return the plan of the same country when every capability stands at its target, shown."""
    return _plan(case, {**_in_place(case), **_ordinary()})


@cache
def _with_all_else(case: Case, wanted: Recommendation | None) -> Plan:
    return _plan(case, {**_in_place(case), **_ordinary(), **_answers(case, wanted)})


@cache
def _with_nothing_else_wrong(case: Case, wanted: Recommendation | None) -> Plan:
    checked = {q: _rest_yes(q, a) for q, a in _answers(case, wanted).items()}
    return _plan(case, {**_in_place(case), **_ordinary(), **checked})


def _case(file: Path) -> Case:
    # BaseLoader: `no` is a word and a year is text, as in the files that vidkit reads.
    raw = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    assert raw["id"] == file.stem
    return Case(**{
        **raw,
        "findings": tuple(_finding(f) for f in raw["findings"]),
        "answers": tuple(_reading(name, r) for name, r in raw["answers"].items()),
        "recommendations": tuple(_recommendation(r) for r in raw["recommendations"]),
    })  # fmt: skip


def _finding(raw: dict[str, Any]) -> Finding:
    return Finding(**{"not_read": "", **raw, "number": int(raw["number"])})


def _reading(question: str, raw: dict[str, Any]) -> Reading:
    return Reading(**{**raw, "question": question, "findings": tuple(int(n) for n in raw["findings"])})


def _recommendation(raw: dict[str, Any]) -> Recommendation:
    return Recommendation(**{"says": {}, **raw, "fulfilled_by": tuple(raw["fulfilled_by"])})


def _answers(case: Case, wanted: Recommendation | None = None) -> Mapping[str, Answer]:
    raw = {r.question: r.answer for r in case.answers} | dict(wanted.says if wanted else {})
    source = Source(assessor="", respondent="", time="")
    read, problems = read_answers(raw, pack(), _assessment(case, {}), START, lambda _: Where(file=case.id), source)
    assert not problems, [f"{case.id}: {p.what} {p.fix}" for p in problems]
    return read


def _in_place(case: Case) -> Mapping[str, Answer]:
    """Return every capability at its target, at 3 where it has none, each check yes, with evidence."""
    targets = pack().profile_by_id[case.profile].targets
    shown = (Evidence(title="Signed paper", date="2026-11"),)
    return {
        c.id: Answer(value=max(targets.get(c.id, 3), 3), checks={k.id: "yes" for k in c.checks}, evidence=shown)
        for c in pack().capabilities
    }


def _ordinary() -> Mapping[str, Answer]:
    """Return what holds where nothing is said: one police body, one laboratory, no function given away."""
    return {
        "police_levels": Answer(value=0),
        "forensic_services": Answer(value=1),
        "arrangement_planned": Answer(value="no"),
    }


def _rest_yes(question: str, answer: Answer) -> Answer:
    capability = pack().capability_by_id.get(question)
    if capability is None or not isinstance(answer.value, int) or answer.value < 2:
        return answer
    yes: Mapping[str, YesNo] = {k.id: "yes" for k in capability.checks}
    return replace(answer, checks={**yes, **answer.checks})


def _assessment(case: Case, answers: Mapping[str, Answer]) -> Assessment:
    return Assessment(
        pack=pack().id,
        pack_version=pack().version,
        country=case.iso2,
        country_name=case.country,
        profile=case.profile,
        start=case.start,
        answers=answers,
    )


def _plan(case: Case, answers: Mapping[str, Answer]) -> Plan:
    return build_plan(pack(), _assessment(case, answers), START, draws=1)


def missing(plan: Plan, actions: Sequence[str]) -> tuple[str, ...]:
    """Return those of the actions that the plan does not hold."""
    held = {p.action.id for p in plan.actions}
    return tuple(a for a in actions if a not in held)
