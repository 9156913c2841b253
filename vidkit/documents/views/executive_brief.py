"""The executive brief: two pages for a minister. What is asked, why, by when, what it costs, what may not start yet."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from vidkit.base.i18n import _, n_
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.references import References
from vidkit.documents.tree import Meta
from vidkit.documents.views.actions import MilestoneRow, milestone_rows
from vidkit.documents.views.brief_summary import AWAITED, held_back, summary
from vidkit.documents.views.face import meta
from vidkit.documents.views.figures import in_brief
from vidkit.documents.views.findings import FlagRow, StepRow, barred, flag_rows
from vidkit.documents.views.first_use import FirstUse, letters
from vidkit.documents.views.gates import gate_rows, tally
from vidkit.documents.views.passages import Passage, passage, sentences
from vidkit.documents.views.profile import word_meaning, word_of
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.due_words import early_text, past_text
from vidkit.planning.explain import milestone_name
from vidkit.planning.plan import Planned, SafeStepDue
from vidkit.scoring.scorecard import DomainScore, Word

_FLAGS_WITH_STORY = 8
"""With more red flags the two pages have no room for the invented example."""
_MOST_LATE = 2
_MOST_DECISIONS = 5
_MOST_GATES = 6
_MOST_MILESTONES = 12
_DECIDERS = ("steering_group", "police_chief", "justice_ministry", "regulator")


@row
class DecisionRow:
    """What a minister or a chief is asked to decide. `waiting`: how much waits for it, in words."""

    number: int
    title: str
    owner: str
    by: str
    waiting: str


@row
class ClosedRow:
    """What may not start yet, and when the plan lets it."""

    title: str
    planned: str


@row
class StandingRow:
    """The domains for which one word holds, and what it means."""

    word: str
    meaning: str
    domains: str


@row
class ExecutiveBrief:
    """`summary` and `figures`: (label, statement) pairs that stand alone, for a reader with one minute.

    `held_back`: how much may not start yet, or nothing. `barred`: that the law keeps children from protection.
    """

    meta: Meta
    charts: Mapping[str, Chart]
    summary: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str], ...]
    held_back: str
    barred: str
    flags: tuple[FlagRow, ...]
    late_flags: str
    example: Passage | None
    decisions: tuple[DecisionRow, ...]
    closed: tuple[ClosedRow, ...]
    more_closed: str
    gate_tally: str
    standings: tuple[StandingRow, ...]
    length: str
    milestones: tuple[MilestoneRow, ...]
    meanwhile: Passage | None


def executive_brief(results: Results) -> ExecutiveBrief:
    """Return the view of the executive brief; long lists are cut and say so."""
    references, said = References(results.pack, numbered=False), FirstUse(letters(results.pack))
    wanted = decisions(results)
    flags = flag_rows(results, references)
    shown = tuple(_plain(f, said) for f in flags)
    in_short = tuple((label, said(text)) for label, text in summary(results, [d.by for d in wanted]))
    asked = tuple(_said_decision(d, said) for d in wanted)
    story = passage(results, references, "invented_path") if len(flags) <= _FLAGS_WITH_STORY else None
    example = _said_passage(story, said)
    closed = tuple(replace(c, title=said(c.title)) for c in _closed(results, references)[:_MOST_GATES])
    return ExecutiveBrief(
        meta=meta(results, "executive-brief", _("Executive brief"), _("All dates, person-days, posts and amounts"),
                  subtitle=_("Setting up a victim identification unit"), compact=True, most_pages=2, sources=False),
        charts={},
        summary=in_short,
        figures=in_brief(results),
        held_back=held_back(results),
        barred=barred(results),
        flags=shown,
        late_flags=_late_flags(results),
        decisions=asked,
        example=example,
        closed=closed,
        more_closed=_more_gates(sum(s.state != "open" for s in results.card.gates) - _MOST_GATES),
        meanwhile=_said_passage(passage(results, references, "meanwhile"), said),
        gate_tally=tally(results.card.gates),
        standings=_standings(results),
        length=_length(results),
        milestones=_milestones(results, said),
    )  # fmt: skip


def decisions(results: Results) -> tuple[DecisionRow, ...]:
    """Return the decisions of ministers and chiefs for which most actions wait, by date."""
    waiting = _waiting(results)
    theirs = [p for p in results.plan.actions if p.action.owner in _DECIDERS] or list(results.plan.actions)
    chosen = sorted(theirs, key=lambda p: (-waiting[p.action.id], p.rank))[:_MOST_DECISIONS]
    by_date = sorted(chosen, key=lambda p: (p.finish, p.rank))
    return tuple(_decision(p, waiting[p.action.id], results) for p in by_date)


def _decision(p: Planned, waiting: int, results: Results) -> DecisionRow:
    return DecisionRow(
        number=p.rank,
        title=p.action.title,
        owner=results.owner(p.action.owner),
        by=written(p.finish),
        waiting=n_("{n} action waits for it", "{n} actions wait for it", waiting) if waiting else "",
    )


def _waiting(results: Results) -> Mapping[str, int]:
    """Return for each action how many others need it, directly or through others."""
    after: dict[str, set[str]] = {p.action.id: set() for p in results.plan.actions}
    for p in sorted(results.plan.actions, key=lambda p: (-p.start_week, -p.finish_week)):
        for need in p.needs:
            after[need] |= {p.action.id, *after[p.action.id]}
    return {i: len(found) for i, found in after.items()}


def _closed(results: Results, references: References) -> tuple[ClosedRow, ...]:
    """Return the gates that are not open, the hard ones first, each with its letter."""
    hard = {s.gate.id for s in results.card.gates if s.gate.strength == "hard"}
    rows = [g for g in gate_rows(results, references) if not g.is_open]
    return tuple(
        ClosedRow(title=_("{title} ({id})", title=g.title, id=g.id), planned=g.planned_short or _("not by this plan"))
        for g in sorted(rows, key=lambda g: g.id not in hard)
    )


def _standings(results: Results) -> tuple[StandingRow, ...]:
    """Return the domains in scope under the word for each, the least safe first."""
    worst_first: Sequence[Word] = ("not safe yet", "not known yet", "early", "partly in place", "targets met")
    held = {word: [d for d in results.card.domains if d.word == word] for word in worst_first}
    return tuple(
        StandingRow(word=word_of(word), meaning=word_meaning(word), domains="; ".join(_domain(d) for d in found))
        for word, found in held.items() if found
    )  # fmt: skip


def _domain(d: DomainScore) -> str:
    name, k, n = d.domain.name, len(d.at_target), len(d.stands)
    if not d.unknown:
        return _("{name} ({k} of {n})", name=name, k=k, n=n)
    return _("{name} ({k} of {n}, {unknown} not known)", name=name, k=k, n=n, unknown=len(d.unknown))


def _length(results: Results) -> str:
    plan = results.plan
    return sentences(
        past_text(plan, written=written),
        _("{n} actions from {start} to {finish} if each takes its likely time; the dates under decisions are of this "
          "schedule.", n=len(plan.actions), start=written(plan.start), finish=written(plan.finish)),
        early_text(plan, written=written),
        _("In practice some take longer: so an event below has two later dates, met in 50 and in 80 of 100 runs of the "
          "plan. Promise the second."),
    )  # fmt: skip


def _milestones(results: Results, said: FirstUse) -> tuple[MilestoneRow, ...]:
    """Return the events that this plan dates or cannot reach; those that a minister waits for are never cut."""
    dated = [m for m in results.plan.milestones if m.standing in ("planned", "stopped")]
    awaited = {milestone_name(m) for m in dated if m.milestone.id in AWAITED}
    rows = [r for r in milestone_rows(results) if r.name in {milestone_name(m) for m in dated}]
    others = [r for r in rows if r.name not in awaited][: _MOST_MILESTONES - len(awaited)]
    return tuple(replace(r, name=said(r.name)) for r in rows if r.name in awaited or r in others)


def _plain(flag: FlagRow, said: FirstUse) -> FlagRow:
    """Return the flag with its first step only."""
    observed = said(flag.observed)
    steps = tuple(StepRow(text=said(s.text), by=s.by, late=said(s.late)) for s in flag.steps[:1])
    return replace(flag, observed=observed, steps=steps)


def _said_decision(d: DecisionRow, said: FirstUse) -> DecisionRow:
    return replace(d, title=said(d.title), owner=said(d.owner))


def _said_passage(found: Passage | None, said: FirstUse) -> Passage | None:
    return replace(found, items=tuple(said(i) for i in found.items)) if found else None


def _late_flags(results: Results) -> str:
    """Return the steps of red flags that the plan does not bring in time, in one sentence that names the first."""
    late = [s for s in results.plan.make_safe if s.is_late]
    told = [
        _("{step} (due {by}, not met by this plan)", step=_what(s), by=written(s.by)) if s.stopped_by or not s.planned
        else _("{step} (due {by}, planned to end {end})", step=_what(s), by=written(s.by), end=written(s.planned))
        for s in late[:_MOST_LATE]
    ]  # fmt: skip
    if len(late) > _MOST_LATE:
        return _("Late: {n} steps come after their last day, first of all: {steps}. The setup plan names all, and says "
                 "what to do about it.", n=len(late), steps="; ".join(told))  # fmt: skip
    return n_("Late: {n} step comes after its last day: {steps}. The setup plan says what to do about it.",
              "Late: {n} steps come after their last day: {steps}. The setup plan says what to do about it.", len(late),
              steps="; ".join(told)) if late else ""  # fmt: skip


def _what(step: SafeStepDue) -> str:
    """Return the step in few words: its text as far as the first semicolon."""
    return step.text.partition(";")[0]


def _more_gates(count: int) -> str:
    return n_("{n} more stands on the gate board.", "{n} more stand on the gate board.", count) if count > 0 else ""
