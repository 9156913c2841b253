"""The executive brief: two pages for a minister. What must stop or start now, and what to decide."""

from collections.abc import Mapping

from vidkit.base.i18n import _, n_
from vidkit.documents.charts import Chart
from vidkit.documents.dates import written
from vidkit.documents.references import References
from vidkit.documents.tree import Meta
from vidkit.documents.views.actions import MilestoneRow, length_words, milestone_rows
from vidkit.documents.views.face import meta
from vidkit.documents.views.findings import FlagRow, flag_rows
from vidkit.documents.views.gates import tally
from vidkit.documents.views.passages import Passage, passage
from vidkit.documents.views.profile import DomainRow, domain_rows
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.plan import Planned

_MOST_FLAGS = 5
_MOST_DECISIONS = 5
_MOST_MILESTONES = 8
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
class ExecutiveBrief:
    meta: Meta
    charts: Mapping[str, Chart]
    flags: tuple[FlagRow, ...]
    more_flags: str
    example: Passage | None
    decisions: tuple[DecisionRow, ...]
    gate_tally: str
    domains: tuple[DomainRow, ...]
    length: str
    milestones: tuple[MilestoneRow, ...]
    meanwhile: Passage | None


def executive_brief(results: Results) -> ExecutiveBrief:
    """Return the view of the executive brief; long lists are cut and say so."""
    references = References(results.pack, numbered=False)
    flags = flag_rows(results, references)
    more = len(flags) - _MOST_FLAGS
    return ExecutiveBrief(
        meta=meta(results, "executive-brief", _("Executive brief"), _("All dates and person-days"), compact=True,
                  subtitle=_("Setting up a victim identification unit"), sources=False),
        charts={},
        flags=flags[:_MOST_FLAGS],
        more_flags=n_("{n} more stands in the setup plan.", "{n} more stand in the setup plan.", more)
        if more > 0 else "",
        example=passage(results, references, "invented_path"),
        decisions=decisions(results),
        gate_tally=tally(results.card.gates),
        domains=domain_rows(results),
        length=length_words(results),
        milestones=milestone_rows(results)[:_MOST_MILESTONES],
        meanwhile=passage(results, references, "meanwhile"),
    )  # fmt: skip


def decisions(results: Results) -> tuple[DecisionRow, ...]:
    """Return the first decisions of ministers and chiefs, by the number of actions that wait for them."""
    waiting = _waiting(results)
    theirs = [p for p in results.plan.actions if p.action.owner in _DECIDERS] or list(results.plan.actions)
    chosen = sorted(theirs, key=lambda p: (-waiting[p.action.id], p.rank))[:_MOST_DECISIONS]
    return tuple(_decision(p, waiting[p.action.id], results) for p in sorted(chosen, key=lambda p: p.rank))


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
