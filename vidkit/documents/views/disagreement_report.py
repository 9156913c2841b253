"""The disagreement report: where assessors differ, how widely, and what hangs on it."""

from collections.abc import Mapping
from datetime import date

from vidkit.assessment.model import Answer
from vidkit.assessment.voices import named
from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.documents.charts import Chart
from vidkit.documents.dates import from_text, written
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.profile import range_words
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.disagreement import Disagreement, Spread, disagreement
from vidkit.planning.explain import answer_text


@row
class VoiceRow:
    """What one respondent said, who wrote it down, when, and what was shown."""

    respondent: str
    answer: str
    assessor: str
    date: str
    evidence: str


@row
class SpreadRow:
    """`apart`: how wide, in words."""

    question: str
    apart: str
    voices: tuple[VoiceRow, ...]


@row
class EffectRow:
    what: str
    lowest: str
    stands: str
    highest: str


@row
class DisagreementReport:
    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    spreads: tuple[SpreadRow, ...]
    effects: tuple[EffectRow, ...]


def disagreement_report(results: Results) -> DisagreementReport:
    """Return the view of the disagreement report."""
    found = disagreement(results.pack, results.assessment, results.today, results.plan.start)
    return DisagreementReport(
        meta=meta(results, "disagreement-report", _("Disagreement report"), _("All dates"), sources=False,
                  subtitle=_("Where those who were asked differ, and what hangs on it")),
        charts={},
        count=n_("{n} question has answers that differ. It counts as not known, and no gate opens on it, until one "
                 "answer is chosen with a reason.",
                 "{n} questions have answers that differ. They count as not known, and no gate opens on them, until "
                 "one answer is chosen with a reason.", len(found.spreads)),
        spreads=tuple(_spread(s, results) for s in found.spreads),
        effects=_effects(found) if found.spreads else (),
    )  # fmt: skip


def _spread(found: Spread, results: Results) -> SpreadRow:
    levels = round(found.levels)
    apart = n_("{n} level apart", "{n} levels apart", levels) if levels else _("different answers")
    return SpreadRow(question=results.question(found.question), apart=apart,
                     voices=tuple(_voice(found.question, v, results) for v in found.held.answers))  # fmt: skip


def _voice(question: str, said: Answer, results: Results) -> VoiceRow:
    day, person = from_text(said.time), results.assessment.respondents.get(said.respondent)
    return VoiceRow(
        respondent=named(results.respondent(said.respondent), person) if said.respondent else _("not named"),
        answer=answer_text(question, said, results.pack),
        assessor=one_line(said.assessor) or _("not named"),
        date=written(day) if day else "–",
        evidence="; ".join(one_line(e.title) for e in said.evidence) or _("nothing shown"),
    )


def _effects(found: Disagreement) -> tuple[EffectRow, ...]:
    low, stands, high = (found.plans[k] for k in ("lowest", "as_it_stands", "highest"))
    plans = (low, stands, high)

    def line(what: str, values: list[str]) -> EffectRow:
        return EffectRow(what=what, lowest=values[0], stands=values[1], highest=values[2])

    rows = [
        line(_("Gates open"), [str(sum(s.state == "open" for s in p.card.gates)) for p in plans]),
        line(_("Actions of the plan"), [str(len(p.actions)) for p in plans]),
        line(_("Weeks of the plan"), [str(p.weeks) for p in plans]),
    ]
    lowest_only = ", ".join(found.opened_by_lowest_only)
    if lowest_only:
        rows.append(line(_("Open with the lowest answers only: the highest have no evidence, or less is better"),
                         [lowest_only, "–", "–"]))  # fmt: skip
    for reached in zip(low.milestones, stands.milestones, high.milestones, strict=True):
        days = [r.likely for r in reached]
        if len(set(days)) > 1:
            rows.append(line(reached[0].milestone.name, [_date(d) for d in days]))
    for one, two, three in zip(low.card.domains, stands.card.domains, high.card.domains, strict=True):
        ranges = [d.verified for d in (one, two, three)]
        if len(set(ranges)) > 1:
            texts = [range_words(r) for r in ranges]
            rows.append(line(_("{domain}: score as verified", domain=one.domain.name), texts))
    return tuple(rows)


def _date(day: date | None) -> str:
    return written(day) if day else "–"
