"""The setup plan: the whole, for everyone who carries a part of it."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.actions import (
    MilestoneRow,
    PhaseRow,
    gantt_charts,
    length_words,
    milestone_rows,
    phase_rows,
)
from vidkit.documents.views.enquiries import EnquiryRow, enquiry_rows
from vidkit.documents.views.face import meta
from vidkit.documents.views.findings import (
    ContradictionRow,
    FlagRow,
    RiskRow,
    barred,
    contradiction_rows,
    flag_rows,
    risk_rows,
)
from vidkit.documents.views.gates import GateRow, gate_rows, tally
from vidkit.documents.views.indicators import IndicatorRow, indicator_rows
from vidkit.documents.views.passages import Passage, heading, passage, passages
from vidkit.documents.views.profile import DomainRow, domain_rows, formula, profile_chart
from vidkit.documents.views.remainder import (
    CapacityRow,
    LeftOut,
    NextStep,
    assumptions,
    capacity_rows,
    in_place,
    left_out,
    next_steps,
    outside_profile,
)
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.signatures import SignatureGroup, signature_groups


@row
class SetupPlan:
    """`barred`: that the law keeps children from protection, where it does."""

    meta: Meta
    charts: Mapping[str, Chart]
    barred: str
    gates: tuple[GateRow, ...]
    gate_tally: str
    flags: tuple[FlagRow, ...]
    front: tuple[Passage, ...]
    contradictions: tuple[ContradictionRow, ...]
    domains: tuple[DomainRow, ...]
    formula: str
    length: str
    phases: tuple[PhaseRow, ...]
    milestones: tuple[MilestoneRow, ...]
    fast_track: Passage | None
    risks: tuple[RiskRow, ...]
    indicators: tuple[IndicatorRow, ...]
    enquiries: tuple[EnquiryRow, ...]
    assumptions: tuple[str, ...]
    capacities: tuple[CapacityRow, ...]
    left_out: tuple[LeftOut, ...]
    in_place: tuple[LeftOut, ...]
    outside_profile: tuple[str, ...]
    next_steps: tuple[NextStep, ...]
    caveats: tuple[Passage, ...]
    signatures: tuple[SignatureGroup, ...]
    sources: tuple[SourceRow, ...]


def setup_plan(results: Results) -> SetupPlan:
    """Return the view of the setup plan. References are numbered in the order of reading."""
    references = References(results.pack)
    estimated = _("Weeks, person-days, owners' days and so every date; entries marked (estimate)")
    return SetupPlan(
        meta=meta(results, "setup-plan", _("Setup plan"), estimated,
                  subtitle=_("For a victim identification unit"), title_page=True, contents=True),
        charts={"profile": profile_chart(results), **gantt_charts(results)},
        barred=barred(results),
        gates=gate_rows(results, references),
        gate_tally=tally(results.card.gates),
        flags=flag_rows(results, references),
        front=passages(results, references, "meanwhile", "emergency"),
        contradictions=contradiction_rows(results, references),
        domains=domain_rows(results),
        formula=formula(),
        length=length_words(results),
        phases=phase_rows(results, references),
        milestones=milestone_rows(results),
        fast_track=passage(results, references, "fast_track"),
        risks=risk_rows(results, references),
        indicators=indicator_rows(results, references),
        enquiries=enquiry_rows(results),
        assumptions=assumptions(results),
        capacities=capacity_rows(results),
        left_out=_headed(left_out(results)),
        in_place=_headed(in_place(results)),
        outside_profile=outside_profile(results),
        next_steps=next_steps(results),
        caveats=passages(results, references, "not_done", "welfare_caveat", "where_courts_fail", "known_gaps"),
        signatures=signature_groups(results),
        sources=references.listed(),
    )  # fmt: skip


def _headed(groups: Sequence[LeftOut]) -> tuple[LeftOut, ...]:
    """Return the groups with their reasons as they stand before a list."""
    return tuple(LeftOut(why=heading(g.why), actions=g.actions) for g in groups)
