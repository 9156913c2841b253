"""The interview guide: the questionnaire on paper, blank or filled, with boxes and room to write."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vidkit.assessment.answers import expected, may_not_apply
from vidkit.assessment.model import Answer, Evidence
from vidkit.assessment.questionnaire import Extent, Part, items, questionnaire
from vidkit.base.i18n import _, n_
from vidkit.content.model import Capability, Fact
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.passages import sentences
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.scoring.words import only_if

_NO_ANSWER = Answer(state="given")


@row
class ChoiceRow:
    """A box to tick before a text; `sign` is what the text is called by, such as a level's number."""

    sign: str
    text: str
    ticked: bool


@row
class CheckRow:
    id: str
    text: str
    yes: bool
    no: bool


@row
class QuestionRow:
    """`kind` capability or fact. `choices`: boxes; `room`: a line to write the value on instead. `about`: in small.

    `written`, `note`, `evidence`, `arrangement`: as answered so far. `by_arrangement`: there is a line for it.
    """

    id: str
    kind: str
    title: str
    definition: str
    why: str
    about: str
    ask: tuple[str, ...]
    choices: tuple[ChoiceRow, ...]
    checks: tuple[CheckRow, ...]
    room: bool
    written: str
    note: str
    evidence: tuple[str, ...]
    by_arrangement: bool
    arrangement: str
    respondents: str
    said: str
    marks: str


@row
class PartRow:
    name: str
    intro: str
    questions: tuple[QuestionRow, ...]


@row
class InterviewGuide:
    """`blank`: no country yet, so the head of the form is to be filled in by hand."""

    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    blank: bool
    parts: tuple[PartRow, ...]
    sources: tuple[SourceRow, ...]


def interview_guide(results: Results, extent: Extent | None = None) -> InterviewGuide:
    """Return the view of the interview guide; extent: everything for everybody when None."""
    wanted = extent or Extent()
    references = References(results.pack, numbered=False)
    parts = questionnaire(results.pack, results.assessment, results.today, wanted)
    return InterviewGuide(
        meta=_meta(results, wanted, contents=len(parts) > 1),
        charts={},
        count=_count(parts),
        blank=not results.assessment.country,
        parts=tuple(PartRow(name=p.domain.name, intro=p.domain.intro,
                            questions=tuple(_question(i, results, references) for i in p.items)) for p in parts),
        sources=references.listed(),
    )  # fmt: skip


def _meta(results: Results, extent: Extent, *, contents: bool) -> Meta:
    """Return what stands around the form; a blank one says nothing about answers."""
    made = meta(results, "interview-guide", _("Interview guide"), _("Questions marked (estimate)"),
                subtitle=_subtitle(results, extent), contents=contents, compact=True, sources=False)  # fmt: skip
    if results.assessment.country:
        return made
    kept = {_("Content"), _("Language"), _("Estimated"), _("Marks")}
    pack = results.pack
    return replace(made, face=tuple(line for line in made.face if line[0] in kept), marking=_("blank form"),
                   edition=_("{pack} {version} · blank form", pack=pack.id, version=pack.version))  # fmt: skip


def _subtitle(results: Results, extent: Extent) -> str:
    who = results.respondent(extent.respondent)
    match extent.scope, bool(who):
        case "screening", True:
            return _("Questions of the half-hour set for: {who}", who=who)
        case "screening", False:
            return _("Questions of the half-hour set")
        case "core", True:
            return _("Questions of the two-hour set for: {who}", who=who)
        case "core", False:
            return _("Questions of the two-hour set")
        case _, True:
            return _("All questions for: {who}", who=who)
    return _("All questions")


def _count(parts: Sequence[Part]) -> str:
    found = items(parts)
    levels = sum(isinstance(i, Capability) for i in found)
    return n_("{n} question: {levels} on levels, {facts} on facts.",
              "{n} questions: {levels} on levels, {facts} on facts.", len(found), levels=levels,
              facts=len(found) - levels)  # fmt: skip


def _question(item: Capability | Fact, results: Results, references: References) -> QuestionRow:
    answer = results.assessment.answers.get(item.id, _NO_ANSWER)
    if isinstance(item, Capability):
        return _capability(item, answer, results, references)
    return _fact(item, answer, results, references)


def _capability(item: Capability, answer: Answer, results: Results, references: References) -> QuestionRow:
    return QuestionRow(
        id=item.id, kind="capability", title=item.name, definition=item.definition, why=item.why,
        about=item.note, ask=item.evidence, choices=_levels(item, answer, results),
        checks=tuple(CheckRow(id=c.id, text=c.text, yes=answer.checks.get(c.id) == "yes",
                              no=answer.checks.get(c.id) == "no") for c in item.checks),
        room=False, written="", note=answer.note, evidence=tuple(_evidence(e) for e in answer.evidence),
        by_arrangement=item.by_arrangement, arrangement=answer.arrangement,
        respondents=results.respondents(item.respondents), said=results.respondent(answer.respondent),
        marks=references.marks(item),
    )  # fmt: skip


def _levels(item: Capability, answer: Answer, results: Results) -> tuple[ChoiceRow, ...]:
    made = [
        ChoiceRow(sign=str(n), text=text, ticked=answer.is_known and answer.value == n)
        for n, text in enumerate(item.levels)
    ]
    made.append(ChoiceRow(sign="?", text=_("Not known"), ticked=answer.state == "unknown"))
    if item.not_applicable and (may_not_apply(item, results.reading) or answer.state == "not_applicable"):
        text = _("Not applicable. {when} Then asked instead: {instead}", when=item.not_applicable.text,
                 instead=item.not_applicable.ask_instead)  # fmt: skip
        made.append(ChoiceRow(sign="–", text=text, ticked=answer.state == "not_applicable"))
    return tuple(made)


def _fact(item: Fact, answer: Answer, results: Results, references: References) -> QuestionRow:
    boxes = _boxes(item, answer)
    return QuestionRow(
        id=item.id, kind="fact", title=item.question, definition="", why="", ask=(),
        about=sentences(only_if(item.asked_when, results.pack), item.help, "" if boxes else expected(item),
                        _("Tick all that apply.") if item.type == "choices" else "",
                        _("Who answers best: {who}.", who=results.respondents(item.respondents))),
        choices=(*boxes, ChoiceRow(sign="?", text=_("Not known"), ticked=answer.state == "unknown")),
        checks=(), room=not boxes,
        written=results.value(item, answer.value) if answer.is_known and not boxes else "",
        note=answer.note, evidence=tuple(_evidence(e) for e in answer.evidence), by_arrangement=False, arrangement="",
        respondents=results.respondents(item.respondents), said=results.respondent(answer.respondent),
        marks=references.marks(item),
    )  # fmt: skip


def _boxes(item: Fact, answer: Answer) -> tuple[ChoiceRow, ...]:
    if item.type == "yes_no":
        return tuple(ChoiceRow(sign="", text=text, ticked=answer.value == word)
                     for word, text in (("yes", _("Yes")), ("no", _("No"))))  # fmt: skip
    chosen = answer.value if isinstance(answer.value, tuple) else (answer.value,)
    return tuple(ChoiceRow(sign="", text=c.text, ticked=c.id in chosen) for c in item.choices)


def _evidence(e: Evidence) -> str:
    against = _("speaks against it") if e.speaks == "against" else ""
    return "; ".join(part for part in (e.title, e.kind, e.date, e.kept_at, against) if part)
