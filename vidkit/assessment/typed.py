"""The texts that people typed into an assessment, each with its place, and what the guard says about them.

The history is left out: it cannot be rewritten, and no document prints it. `vidkit scan` reads it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vidkit.assessment.model import Answer, Assessment, Evidence
from vidkit.base.errors import EXIT_INPUT, VidkitError
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where
from vidkit.guard import check_text, title
from vidkit.guard.finding import Finding


@dataclass(frozen=True, kw_only=True, slots=True)
class Typed:
    """A text that somebody typed. `place`: the way to it in the file, such as `answers/legal.offences/note`."""

    place: str
    text: str


class HoldsCaseData(VidkitError):
    """Texts of an assessment hold case data, so no document is made of them. Says where and what kind, never what."""

    code = "VK221"
    exit_code = EXIT_INPUT

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(
            _("Nothing was written: texts that would be written look like case data."),
            _("Write them again without, in the interview or in the file, and repeat."),
            problems,
        )


def typed(assessment: Assessment) -> Iterator[Typed]:
    """Yield every text that is not empty, in the order of the file; some, such as the assessor, stand there often."""
    yield from (t for t in _all(assessment) if t.text.strip())


def case_data(assessment: Assessment, file: str) -> tuple[Problem, ...]:
    """Return a problem for each text that the guard blocks, with its kind and place. What it doubts was confirmed."""
    texts = tuple(typed(assessment))
    blocked = {text for text in dict.fromkeys(one.text for one in texts) if _is_blocked(check_text(text))}
    looked_at = (as_problem(f"{file}: {one.place}", one.text) for one in texts if one.text in blocked)
    return tuple(problem for problem in looked_at if problem)


def as_problem(place: str, text: str) -> Problem | None:
    """Return what the guard blocks in a text as a problem with its kind, or None."""
    found = check_text(text)
    if not _is_blocked(found):
        return None
    return Problem(
        code="VK220", where=Where(file=place), what=_("This looks like case data ({kinds}).", kinds=title(found)),
        fix=_("Describe the organisation, not a case: leave out identifiers, addresses and accounts."),
    )  # fmt: skip


def _is_blocked(found: Sequence[Finding]) -> bool:
    return any(f.severity == "block" for f in found)


def _all(a: Assessment) -> Iterator[Typed]:
    for name in ("country_name", "unit", "marking", "assessor"):
        yield Typed(place=name, text=getattr(a, name))
    for key, respondent in a.respondents.items():
        yield Typed(place=f"respondents/{key}", text=respondent.name)
        yield Typed(place=f"respondents/{key}/function", text=respondent.function)
    for key, text in a.country_facts.items():
        yield Typed(place=f"country_facts/{key}", text=text)
    for part, answers in (("answers", a.answers), ("retired", a.retired)):
        for key, answer in answers.items():
            yield from _answer(f"{part}/{key}", answer)
    for key, held in a.held.items():
        yield Typed(place=f"held/{key}/reason", text=held.reason)
        for n, answer in enumerate(held.answers, 1):
            yield from _answer(f"held/{key}/{n}", answer)
    for key, progress in a.progress.items():
        yield Typed(place=f"progress/{key}/note", text=progress.note)
    for part, values in (("parameters", a.parameters), ("capacities", a.capacities)):
        for key, value in values.items():
            yield Typed(place=f"{part}/{key}/reason", text=value.reason)


def _answer(place: str, answer: Answer) -> Iterator[Typed]:
    if isinstance(answer.value, str):
        yield Typed(place=place, text=answer.value)
    for name in ("note", "arrangement", "assessor"):
        yield Typed(place=f"{place}/{name}", text=getattr(answer, name))
    for n, evidence in enumerate(answer.evidence, 1):
        yield from _evidence(f"{place}/evidence/{n}", evidence)


def _evidence(place: str, evidence: Evidence) -> Iterator[Typed]:
    for name in ("title", "kind", "kept_at", "seen_by"):
        yield Typed(place=f"{place}/{name}", text=getattr(evidence, name))
