"""Writes docs/cases.md: each recommendation with the actions that fulfil it, their rank and phase.

    python -m tests.cases.table
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.cases.case import (
    START,
    Case,
    Raw,
    Reach,
    Recommendation,
    Verdict,
    cases,
    missing,
    pack,
    with_all_else,
    with_nothing_else_wrong,
    with_unknowns,
)
from vidkit.planning.plan import Plan

PAGE = Path(__file__).parents[2] / "docs" / "cases.md"
REACHES: Mapping[Reach, str] = {"police": "Police", "partner": "Partners", "government": "Governments"}
VERDICTS: Mapping[Verdict, str] = {"full": "in full", "part": "in part", "not": "not"}

_INTRO = """\
# Ten published inspections, and what a plan makes of them

Made by `python -m tests.cases.table` from `tests/cases/*.yaml` and the content of `checklists/`; a test fails when
this page is stale. Pack {pack} {version}, plans from {start}.

The findings of each inspection were entered as answers. For each recommendation the table names the actions whose
end conditions ("done when") fulfil it, and their place in three plans of an existing unit:

- **All else unknown**: only the findings are answered.
- **All else in place**: every other capability stands at its target, shown by evidence, and every one of its checks
  is yes. Nothing else is said about a capability in which something was found.
- **Nothing else wrong**: as before, and each check that no finding denies is yes.

"12 build" is rank 12 in order of start, in the phase "build"; "-" is not in the plan. The verdict weighs the end
conditions against the text of the recommendation: an end condition that a refusal meets too fulfils in part. A
recommendation with "own words" is one that no finding we saw leads to; there the weakness that its own words state
is answered too, in the two plans where the rest is in place. Of most of these publications only excerpts, summaries
or press accounts were seen: read the original before quoting one.
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What becomes of one recommendation: `verdict` counts the plans too, `by_finding` says what led to it."""

    case: Case
    recommendation: Recommendation
    verdict: Verdict
    by_finding: bool


@cache
def results() -> tuple[Result, ...]:
    """Return all results in the order of cases and recommendations."""
    return tuple(_result(c, r) for c in cases() for r in c.recommendations)


def _result(case: Case, wanted: Recommendation) -> Result:
    plans = (with_unknowns(case), with_all_else(case, wanted))
    held = not any(missing(p, wanted.fulfilled_by) for p in plans)
    return Result(case, wanted, wanted.verdict if held else "not", by_finding=not wanted.says)


def share_in_full(found: Iterable[Result]) -> float:
    """Return the share, 0 to 1, of results that are in full."""
    verdicts = [r.verdict for r in found]
    return verdicts.count("full") / len(verdicts)


def for_police() -> tuple[Result, ...]:
    """Return the results that the police or a partner can carry out."""
    return tuple(r for r in results() if r.recommendation.reach != "government")


def page() -> str:
    """Return the whole page."""
    head = _INTRO.format(pack=pack().id, version=pack().version, start=START.isoformat())
    return "\n".join([head, *_totals(), *(line for c in cases() for line in _of(c))]) + "\n"


def _totals() -> list[str]:
    rows = [_total(name, [r for r in results() if r.recommendation.reach == reach]) for reach, name in REACHES.items()]
    rows += [_total("**Police and partners**", for_police()), _total("**All**", results())]
    selected = sum(r.verdict == "full" and r.by_finding for r in for_police())
    share = _percent(selected, len(for_police()))
    named = ("Addressed to", "Recommendations", "In full", "In part", "Not", "Share in full")
    return [
        "## Totals",
        "",
        *_table(named, rows),
        "",
        f"Of the {len(for_police())} for police and partners, the findings alone fulfil {selected} in full ({share}).",
        "",
    ]


def _total(name: str, found: Sequence[Result]) -> tuple[str, ...]:
    counts = [sum(r.verdict == v for r in found) for v in VERDICTS]
    return (name, str(len(found)), *map(str, counts), _percent(counts[0], len(found)))


def _percent(part: int, whole: int) -> str:
    return f"{round(100 * part / whole)} %"


def _of(case: Case) -> list[str]:
    head = ("Recommendation", "To", "Action", "All else unknown", "All else in place", "Nothing else wrong", "Verdict")
    return [
        f"## {case.country}, {case.year} (`{case.id}`)",
        "",
        f"{case.title}. {case.publisher}, {case.year}. <{case.url}>",
        "",
        f"Seen: {case.seen}",
        "",
        _sizes(case),
        "",
        *_table(("Finding", "As answers"), [(f"{f.number}. {f.text}", _read(case, f.number)) for f in case.findings]),
        "",
        *_table(head, [row for r in results() if r.case is case for row in _rows(r)]),
        "",
    ]


def _sizes(case: Case) -> str:
    unknown, rest, nothing = (
        len(p.actions) for p in (with_unknowns(case), with_all_else(case), with_nothing_else_wrong(case))
    )
    return (
        f"Profile `{case.profile}`. Of {len(pack().actions)} actions the plan holds {unknown} when all else is "
        f"unknown, {rest} when all else is in place, {nothing} when nothing else is wrong."
    )


def _read(case: Case, number: int) -> str:
    given = [_answer(r.question, r.answer) for r in case.answers if number in r.findings]
    return "; ".join(given) or f"None: {next(f.not_read for f in case.findings if f.number == number)}"


def _answer(question: str, answer: Raw) -> str:
    checks = answer.get("checks")
    words = ", ".join(f"{k} {v}" for k, v in checks.items()) if isinstance(checks, dict) else ""
    return f"`{question}` {answer['value']}" + (f" ({words})" if words else "")


def _rows(result: Result) -> list[tuple[str, ...]]:
    case, wanted = result.case, result.recommendation
    plans = (with_unknowns(case), with_all_else(case, wanted), with_nothing_else_wrong(case, wanted))
    own = "; ".join(_answer(q, a) for q, a in wanted.says.items())
    text = f"**{wanted.id}** {wanted.text}" + (f" (Own words: {own})" if own else "")
    verdict = f"**{VERDICTS[result.verdict]}**. {wanted.reason}"
    first, *rest = [(f"`{a}`", *(_place(p, a) for p in plans)) for a in wanted.fulfilled_by] or [("-",) * 4]
    return [(text, REACHES[wanted.reach], *first, verdict), *(("", "", *row, "") for row in rest)]


def _place(plan: Plan, action: str) -> str:
    planned = plan.planned(action)
    return f"{planned.rank} {planned.action.phase}" if planned else "-"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [_row(head), _row(["---"] * len(head)), *(_row(r) for r in rows)]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(c.replace("|", "\\|").replace("\n", " ") for c in cells) + " |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
