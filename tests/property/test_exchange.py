"""Round trips: what is filled into a form comes back as the last answer, whatever it is."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

pytest.importorskip("openpyxl")

from tests.unit.exchange.builders import EMPTY, NOW, PACK, TODAY, form
from tests.unit.exchange.phone import Survey, csv_bytes, exported, held, survey
from vidkit.assessment.evidence import objection
from vidkit.assessment.model import Answer, Assessment, Evidence, Value
from vidkit.cli.import_answers import answers_file
from vidkit.exchange.acceptance import accepted, substance
from vidkit.exchange.form import FORMATS
from vidkit.exchange.incoming import returned
from vidkit.exchange.returned import Returned
from vidkit.exchange.sheet_layout import EVIDENCE
from vidkit.exchange.xlsform_names import MOST_ITEMS
from vidkit.guard import check_text


@pytest.fixture(scope="module")
def lines() -> Survey:
    return survey()


WORDS = st.text(max_size=40).map(str.strip).filter(lambda t: not check_text(t))
PAST = st.dates(date(2000, 1, 1), TODAY).map(date.isoformat)
MONTHS = PAST.map(lambda d: d[:7])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "legal.handling": st.integers(0, 4),
    "proc.intake": st.integers(0, 4),
    "welfare.support": st.integers(0, 4),
    "people_viewing": st.integers(0, 5000),
    "baseline": st.sampled_from(["all", "some", "none"]),
    "registered": st.sampled_from(["yes", "no"]),
    "named": WORDS.filter(lambda t: bool(t) and t.casefold() not in {"unknown", "not known", "not applicable",
                                                                     "not_applicable", "given"}),
    "reached": st.integers(0, 100) | st.integers(0, 1000).map(lambda n: n / 10),
    "spent": st.integers(0, 10**9) | st.integers(0, 10**9).map(lambda n: n / 100),
    "places": st.sets(st.sampled_from(["desk", "bureau", "region"])).map(
        lambda s: tuple(p for p in ("desk", "bureau", "region") if p in s)),
}  # fmt: skip
CHECKS: st.SearchStrategy[Any] = st.dictionaries(
    st.sampled_from(["written", "in_force", "sampled"]), st.sampled_from(["yes", "no"])
)


def names_something(title: str) -> bool:
    return objection(title, "", TODAY) is None


@st.composite
def evidence(draw: st.DrawFn, dates: st.SearchStrategy[str]) -> Evidence:
    title = draw(WORDS.filter(names_something))
    return Evidence(title=title, kind=draw(WORDS), date=draw(dates), kept_at=draw(WORDS), seen_by=draw(WORDS),
                    speaks=draw(st.sampled_from(["for", "against"])),
                    confidence=draw(st.sampled_from(["", "low", "medium", "high"])))  # fmt: skip


@st.composite
def assessments(draw: st.DrawFn, *, items: int = 3, months: bool = True) -> Assessment:
    """Any answers to the questions of the toy pack with a fact of each type; up to `items` evidence items each."""
    answers: dict[str, Answer] = {}
    dates = PAST | st.just("") | (MONTHS if months else st.nothing())
    values = {**VALUES, "surveyed": PAST | (MONTHS if months else st.nothing())}
    for name in draw(st.sets(st.sampled_from(sorted(values)), max_size=6)):
        state = draw(st.sampled_from(["given", "given", "given", "unknown"]))
        value: Value | None = draw(values[name]) if state == "given" else None
        answers[name] = Answer(
            state="unknown" if state == "unknown" else "given", value=value, note=draw(WORDS),
            checks=draw(CHECKS) if "." in name else {},
            evidence=tuple(draw(st.lists(evidence(dates), max_size=items))),
            arrangement=draw(WORDS) if name == "welfare.support" else "",
            respondent=draw(st.sampled_from(["", "head_of_unit"])),
        )  # fmt: skip
    return replace(EMPTY, answers=answers)


def whole(assessment: Assessment) -> dict[str, object]:
    return {name: substance(a) for name, a in assessment.answers.items()}


def came_back(forms: Any) -> dict[str, object]:
    result = accepted(forms, PACK, EMPTY, TODAY, now=NOW)
    assert result.problems == ()
    return {c.id: substance(c.after) for c in result.changes}


NAUGHTY = replace(EMPTY, answers={
    "legal.handling": Answer(value=2, note="=1+1\n_x000D_ \x07\ufffe"),
    "named": Answer(value="0 – Nothing yet."), "places": Answer(value=()), "proc.intake": Answer(state="unknown"),
    "spent": Answer(value=0.1), "people_viewing": Answer(value=0),
})  # fmt: skip


@settings(max_examples=settings().max_examples // 2)
@given(assessments())
@example(NAUGHTY)
def test_a_workbook_comes_back_as_it_was_filled(tmp_path: Path, assessment: Assessment) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(FORMATS["xlsx"].write(form(assessment)))
    forms: tuple[Returned, ...] = returned(path, PACK)
    assert came_back(forms) == whole(assessment)
    again = accepted(forms, PACK, assessment, TODAY, now=NOW)
    assert (again.changes, again.problems, again.same) == ((), (), len(assessment.answers))


@given(assessments())
@example(NAUGHTY)
def test_an_answers_file_comes_back_as_it_was_written(tmp_path: Path, assessment: Assessment) -> None:
    path = tmp_path / "answers.json"
    path.write_text(json.dumps(_plain(assessment)), encoding="utf-8")
    assert came_back([answers_file(path)]) == whole(assessment)


@given(assessments())
@example(NAUGHTY)
@example(replace(EMPTY, answers={"named": Answer(value="unknown"), "spent": Answer(value=1e-07)}))
def test_the_answers_written_as_text_come_back(tmp_path: Path, assessment: Assessment) -> None:
    assume(assessment.answers)  # a file of comments alone is told to be no answers file
    path = tmp_path / "form.answers.yaml"
    path.write_bytes(FORMATS["yaml"].write(form(assessment)))
    forms = [answers_file(path)]
    assert came_back(forms) == whole(assessment)
    again = accepted(forms, PACK, assessment, TODAY, now=NOW)
    assert (again.changes, again.problems, again.same) == ((), (), len(assessment.answers))


def _plain(assessment: Assessment) -> dict[str, Any]:
    made = {}
    for name, a in assessment.answers.items():
        given_value = list(a.value) if isinstance(a.value, tuple) else a.value
        value = {"value": given_value} if a.is_known else {"state": a.state}
        items = [{k: getattr(e, k) for k in EVIDENCE if getattr(e, k)}
                 for e in a.evidence]  # fmt: skip
        made[name] = {**value, "checks": dict(a.checks), "note": a.note, "evidence": items,
                      "arrangement": a.arrangement, "respondent": a.respondent}  # fmt: skip
    return made


@given(assessments(), st.sampled_from("-/"), st.sampled_from(["one", "each", "beside"]))
@example(NAUGHTY, "-", "one")
def test_a_submission_comes_back_as_it_was_sent(
    lines: Survey, tmp_path: Path, assessment: Assessment, separator: str, split: str
) -> None:
    sent = replace(assessment, answers={n: _on_phone(n, a) for n, a in assessment.answers.items()})
    path = tmp_path / "export.csv"
    path.write_bytes(csv_bytes(exported(lines, [held(sent)], separator=separator, split=split)))
    assert came_back(returned(path, PACK)) == whole(sent)


def _on_phone(name: str, answer: Answer) -> Answer:
    """Who saw the evidence is not asked on a phone, nor is a second item for a fact.

    A null character cannot stand in a CSV file.
    """
    made = replace(answer, note=answer.note.replace("\x00", ""), arrangement=answer.arrangement.replace("\x00", ""))
    if isinstance(answer.value, str):
        made = replace(made, value=answer.value.replace("\x00", "").strip() or "x")
    clean = [replace(e, seen_by="", **{k: getattr(e, k).replace("\x00", "") for k in ("title", "kind", "kept_at")})
             for e in answer.evidence[: MOST_ITEMS if "." in name else 1]]  # fmt: skip
    titles = [t if names_something(t) else f"{t} seen" for t in (e.title.strip() for e in clean)]
    return replace(made, evidence=tuple(replace(e, title=t.strip()) for e, t in zip(clean, titles, strict=True)))
