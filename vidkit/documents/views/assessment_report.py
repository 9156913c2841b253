"""The assessment report: every answer with its level, what shows it, who said it, and what it means."""

from collections.abc import Mapping

from vidkit.assessment.model import Answer, Evidence
from vidkit.assessment.reading import Reading
from vidkit.assessment.voices import named
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.content.model import Capability
from vidkit.documents.charts import Chart
from vidkit.documents.dates import from_text, written, written_text
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.findings import ContradictionRow, FlagRow, contradiction_rows, flag_rows
from vidkit.documents.views.gates import tally
from vidkit.documents.views.passages import Passage, passages
from vidkit.documents.views.profile import DomainRow, domain_rows, formula, profile_chart
from vidkit.documents.views.radar import radar
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.scoring.levels import Stand
from vidkit.scoring.words import used_words


@row
class FactRow:
    question: str
    answer: str
    shown_by: str
    note: str


@row
class CapabilityRow:
    """`level`: as answered, in words. `checks`: what was said to each part of level 3."""

    name: str
    level: str
    target: str
    statement: str
    remarks: tuple[str, ...]
    checks: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    said: str
    note: str
    facts: tuple[FactRow, ...]
    marks: str


@row
class DomainPart:
    domain: DomainRow
    capabilities: tuple[CapabilityRow, ...]


@row
class AssessmentReport:
    meta: Meta
    charts: Mapping[str, Chart]
    gate_tally: str
    flags: tuple[FlagRow, ...]
    contradictions: tuple[ContradictionRow, ...]
    domains: tuple[DomainRow, ...]
    formula: str
    firm: tuple[str, ...]
    claims: tuple[str, ...]
    claims_count: str
    parts: tuple[DomainPart, ...]
    caveats: tuple[Passage, ...]
    sources: tuple[SourceRow, ...]


def assessment_report(results: Results) -> AssessmentReport:
    """Return the view of the assessment report."""
    references, card = References(results.pack), results.card
    domains, web = domain_rows(results), radar(results)
    return AssessmentReport(
        meta=meta(results, "assessment-report", _("Assessment report"),
                  _("The dates of first steps, counted from the day of this report; scores follow from the answers by "
                    "the formula that stands beside them"),
                  subtitle=_("Answers, evidence, claimed and verified"), title_page=True, contents=True),
        charts={"profile": profile_chart(results), **({"radar": web} if web else {})},
        gate_tally=tally(card.gates),
        flags=flag_rows(results, references),
        contradictions=contradiction_rows(results, references),
        domains=domains,
        formula=formula(),
        firm=tuple(results.question(c) for c in card.firm),
        claims=tuple(s.capability.name for s in card.claims),
        claims_count=n_("{n} answer of level 3 or 4 is claimed and still to be shown:",
                        "{n} answers of level 3 or 4 are claimed and still to be shown:", len(card.claims)),
        parts=tuple(
            DomainPart(domain=row, capabilities=tuple(
                _capability(s, results, references) for s in card.stands.values()
                if s.capability.domain == scored.domain.id and (s.target is not None or s.answer)))
            for row, scored in zip(domains, card.domains, strict=True)
        ),
        caveats=passages(results, references, "level_rule", "arrangement_rule", "small_numbers"),
        sources=references.listed(),
    )  # fmt: skip


def _capability(s: Stand, results: Results, references: References) -> CapabilityRow:
    c, answer = s.capability, s.answer
    return CapabilityRow(
        name=c.name,
        level=_level(s),
        target=f"{s.target}" if s.target is not None else _("none in this profile"),
        statement=c.levels[s.level] if s.level is not None and 0 <= s.level < len(c.levels) else "",
        remarks=_remarks(s),
        checks=_checks(c, answer),
        evidence=tuple(_evidence(e) for e in answer.evidence) if answer else (),
        said=_said(answer, results) if answer else "",
        note=one_line(answer.note) if answer else "",
        facts=_facts(c, results),
        marks=references.marks(c),
    )


def _level(s: Stand) -> str:
    if s.standing == "not_applicable":
        return _("not applicable")
    if s.level is None:
        return _("not known") if s.standing == "unknown" else _("not asked yet")
    names = (_("absent"), _("initial"), _("developing"), _("established"), _("advanced"))
    name = names[s.level] if 0 <= s.level < len(names) else ""
    if s.is_denied:
        return _("{n} {name}, but its checks support only {most}", n=s.level, name=name, most=s.claimed)
    if s.claimed_only:
        return _("{n} {name}, claimed; verified {verified}", n=s.level, name=name, verified=s.verified)
    return _("{n} {name}", n=s.level, name=name)


def _remarks(s: Stand) -> tuple[str, ...]:
    made = []
    if s.arrangement:
        made.append(_("By arrangement with {who}.", who=one_line(s.arrangement)))
    if s.lowered_by:
        made.append(_("Planned with another level than answered: {used}.", used=used_words(s)))
    return tuple(made)


def _checks(c: Capability, answer: Answer | None) -> tuple[tuple[str, str], ...]:
    words = {"yes": _("yes"), "no": _("no")}
    said = answer.checks if answer else {}
    return tuple((k.text, words[said[k.id]]) for k in c.checks if k.id in said)


def _evidence(e: Evidence) -> str:
    shown = [e.title, e.kind, written_text(e.date),
             _("kept at {place}", place=e.kept_at) if e.kept_at else "",
             _("seen by {who}", who=e.seen_by) if e.seen_by else "",
             _("speaks against it") if e.speaks == "against" else "", _confidence(e)]  # fmt: skip
    return ", ".join(one_line(part) for part in shown if part)


def _confidence(e: Evidence) -> str:
    words = {"low": _("low confidence"), "medium": _("medium confidence"), "high": _("high confidence")}
    return words.get(e.confidence, "")


def _said(answer: Answer, results: Results) -> str:
    day = from_text(answer.time)
    if not answer.respondent:
        return _("Said on {date}", date=written(day)) if day else ""
    person = results.assessment.respondents.get(answer.respondent)
    who = named(results.respondent(answer.respondent), person)
    return _("Said by {who}, {date}", who=who, date=written(day)) if day else _("Said by {who}", who=who)


def _facts(c: Capability, results: Results) -> tuple[FactRow, ...]:
    made = []
    reading = Reading(results.pack, results.assessment, results.card.today)
    for f in results.pack.facts_of.get(c.id, ()):
        answer = results.assessment.answers.get(f.id)
        if answer is None or reading.is_aside(f.id):
            continue
        states = {"unknown": _("not known"), "not_applicable": _("not applicable")}
        text = states.get(answer.state) or one_line(results.value(f, answer.value))
        made.append(FactRow(question=f.question, answer=text, shown_by="; ".join(_evidence(e) for e in answer.evidence),
                            note=one_line(answer.note)))  # fmt: skip
    return tuple(made)
