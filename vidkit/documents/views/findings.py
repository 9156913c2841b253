"""What must stop, what cannot both be true, and what is known to go wrong, as the answers show it."""

from vidkit.base.i18n import _
from vidkit.content.model import RedFlag
from vidkit.documents.dates import written
from vidkit.documents.references import References
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.planning.explain import late_text
from vidkit.planning.plan import SafeStepDue

_BARRED = "no_prosecution_barred"


@row
class StepRow:
    """A first step with its last day. `late`: that the plan does not bring it in time, or nothing."""

    text: str
    by: str
    late: str


@row
class FlagRow:
    """A red flag with its first steps; `steps` in order, each with its last day."""

    id: str
    observed: str
    steps: tuple[StepRow, ...]
    marks: str


@row
class ContradictionRow:
    """`effect`: which level is used for planning until it is settled, or nothing."""

    id: str
    message: str
    concerns: str
    effect: str
    marks: str


@row
class RiskRow:
    id: str
    mistake: str
    leads_to: str
    instead: str
    marks: str


def flag_rows(results: Results, references: References) -> tuple[FlagRow, ...]:
    """Return the red flags that the answers show, with the steps dated; what must be done first stands first."""
    return tuple(
        FlagRow(
            id=f.id,
            observed=f.observed,
            steps=tuple(_step(s, results) for s in results.plan.make_safe if s.flag.id == f.id),
            marks=references.marks(f),
        )
        for f in sorted(results.card.findings.flags, key=_first_day)
    )


def _first_day(flag: RedFlag) -> int:
    return min((s.within_days for s in flag.steps), default=0)


def _step(due: SafeStepDue, results: Results) -> StepRow:
    return StepRow(text=due.text, by=written(due.by), late=late_text(due, results.pack, written=written))


def contradiction_rows(results: Results, references: References) -> tuple[ContradictionRow, ...]:
    """Return the answers that cannot both be true."""
    made = []
    for c in results.card.findings.contradictions:
        lowered = [
            _("{capability}: level {level}", capability=results.question(i), level=level)
            for i, level in c.at_most.items()
            if c.id in results.card.stands[i].lowered_by
        ]
        made.append(ContradictionRow(
            id=c.id,
            message=c.message,
            concerns="; ".join(results.question(i) for i in c.concerns),
            effect=_("Until it is settled, planned with {levels}.", levels="; ".join(lowered)) if lowered else "",
            marks=references.marks(c),
        ))  # fmt: skip
    return tuple(made)


def risk_rows(results: Results, references: References) -> tuple[RiskRow, ...]:
    """Return the known mistakes that the answers show."""
    return tuple(
        RiskRow(id=m.id, mistake=m.mistake, leads_to=m.leads_to, instead=m.instead, marks=references.marks(m))
        for m in results.card.findings.mistakes
    )


def barred(results: Results) -> str:
    """Return what page one must say where the law keeps children from protection, or nothing."""
    if _BARRED not in results.pack.fact_by_id or results.reading.fact(_BARRED) != "yes":
        return ""
    return _("The law forbids the prosecutor to instruct that identified children are kept from charge and detention. "
             "Until it is changed, no identified child is approached except in imminent danger to life, and the work "
             "of identification is offered to a partner who can protect the child.")  # fmt: skip
