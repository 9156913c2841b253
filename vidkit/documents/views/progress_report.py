"""The progress report: what moved between two dates of one country, and what is late."""

from collections.abc import Mapping

from vidkit.base.i18n import _
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.moves import DomainMove, domain_moves, milestone_moves
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.compare import ActionMove, AnswerMove, Comparison
from vidkit.planning.compare_words import (
    action_dates,
    answer_words,
    fate_word,
    gate_change,
    in_short,
    later_words,
    milestone_dates,
    move_word,
    question_text,
)
from vidkit.planning.explain import milestone_name


@row
class AnswerRow:
    question: str
    before: str
    after: str
    move: str


@row
class ActionRow:
    """`change`: what became of it; `before`, `after`: when it was, and is, to end."""

    title: str
    owner: str
    change: str
    before: str
    after: str


@row
class MilestoneRow:
    name: str
    before: str
    after: str
    difference: str


@row
class ProgressReport:
    meta: Meta
    charts: Mapping[str, Chart]
    period: str
    in_short: tuple[str, ...]
    late: tuple[ActionRow, ...]
    flags_new: tuple[str, ...]
    flags_ended: tuple[str, ...]
    gates: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    finished: tuple[ActionRow, ...]
    others: tuple[ActionRow, ...]
    milestones: tuple[MilestoneRow, ...]
    domains: tuple[DomainMove, ...]
    length: str


def progress_report(found: Comparison, results: Results) -> ProgressReport:
    """Return the view of the progress report. results: of the newer date."""
    ended, late = ("done", "in_place"), {m.action for m in found.overdue}
    dated, scored = milestone_moves(found, results), domain_moves(found, results)
    made = {"milestones": dated, "domains": scored[0] if scored else None}
    return ProgressReport(
        meta=meta(results, "progress-report", _("Progress report"), _("All dates and person-days"), sources=False,
                  subtitle=_("What changed between two dates, and what is late")),
        charts={name: chart for name, chart in made.items() if chart},
        period=_period(found),
        in_short=tuple(in_short(found)),
        late=tuple(_action(m, results) for m in found.overdue),
        flags_new=tuple(f"{f.id} {f.observed}" for f in found.flags_new),
        flags_ended=tuple(f"{f.id} {f.observed}" for f in found.flags_ended),
        gates=tuple(gate_change(g) for g in found.gates),
        answers=tuple(_answer(a, results) for a in found.answers),
        finished=tuple(_action(m, results) for m in found.actions if m.fate in ended),
        others=tuple(_action(m, results) for m in found.actions if m.fate not in ended and m.action not in late),
        milestones=tuple(
            MilestoneRow(name=milestone_name(m.after), before=before, after=after, difference=difference)
            for m in found.milestones
            for before, after, difference in [milestone_dates(m, written=written)]
        ),
        domains=scored[1] if scored else (),
        length=_length(found),
    )  # fmt: skip


def _period(found: Comparison) -> str:
    same = found.old.assessment.profile == found.new.assessment.profile
    said = _("From {old} to {new}; both dates are read under the same content, {pack} {version}.",
             old=written(found.old.card.today), new=written(found.new.card.today), pack=found.new.pack.id,
             version=found.new.pack.version)  # fmt: skip
    return said if same else f"{said} " + _("The target profile was changed between them.")


def _length(found: Comparison) -> str:
    return _("The plan had {before} actions in {weeks_before} weeks; it has {after} in {weeks_after} weeks from "
             "{start}.", before=len(found.old.actions), weeks_before=found.old.weeks, after=len(found.new.actions),
             weeks_after=found.new.weeks, start=written(found.new.start))  # fmt: skip


def _answer(move: AnswerMove, results: Results) -> AnswerRow:
    before, after = answer_words(move, results.pack)
    return AnswerRow(question=question_text(move.question, results.pack), before=before, after=after,
                     move=move_word(move.move))  # fmt: skip


def _action(move: ActionMove, results: Results) -> ActionRow:
    action = results.pack.action_by_id[move.action]
    before, after = action_dates(move, written=written)
    change = later_words(move.days) if move.fate in ("later", "earlier") else fate_word(move.fate)
    return ActionRow(title=action.title, owner=results.owner(action.owner), change=change, before=before, after=after)
