"""The ICSE readiness checklist: which gates stand before it, what the connection, the users and the rules need."""

from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tasks import (
    GateLine,
    SubjectRow,
    TaskRow,
    gate_lines,
    of_domains,
    owner_names,
    subject_rows,
    task_rows,
)
from vidkit.planning.plan import Planned

_DOMAIN = "icse"
_SERVICES = ("icse", "i247", "image_comparison", "training_icse")


@row
class AnswerRow:
    """A typed question of this subject, as answered."""

    question: str
    answer: str


@row
class ServiceRow:
    """A service behind ICSE: what must be there first, and through which door it is asked for."""

    name: str
    offers: str
    who_may_ask: str
    channel: str
    first: str
    marks: str


@row
class IcseReadiness:
    """`before`: what other domains have to bring; `subjects`: ICSE's own."""

    meta: Meta
    charts: Mapping[str, Chart]
    gates: tuple[GateLine, ...]
    services: tuple[ServiceRow, ...]
    before: tuple[SubjectRow, ...]
    subjects: tuple[SubjectRow, ...]
    answers: tuple[AnswerRow, ...]
    tasks: tuple[TaskRow, ...]
    accepted_by: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def icse_readiness(results: Results) -> IcseReadiness:
    """Return the view of the ICSE readiness checklist."""
    references, pack = References(results.pack), results.pack
    services = [p for p in pack.partners if p.id in _SERVICES]
    own = {a.id for a in pack.actions if a.id.startswith(f"act.{_DOMAIN}.")}
    gates = [g.id for g in pack.gates if own & set(g.blocks)]
    gates += [g for s in services for g in s.gates]
    subjects = of_domains(results, (_DOMAIN,))
    return IcseReadiness(
        meta=meta(results, "icse-readiness", _("ICSE readiness checklist"),
                  _("Every date; the exact technical conditions are not public: ask the NCB"),
                  subtitle=_("I-24/7, users and rules for INTERPOL's database"), contents=True),
        charts={},
        gates=gate_lines(results, gates),
        services=tuple(
            ServiceRow(name=s.name, offers=s.offers, who_may_ask=s.who_may_ask, channel=s.channel, first=s.first,
                       marks=references.marks(s))
            for s in services
        ),
        before=subject_rows(results, references, _needed_before(results, gates, subjects)),
        subjects=subject_rows(results, references, subjects),
        answers=_answers(results, subjects),
        tasks=task_rows(results, lambda p: _is_own(p, own)),
        accepted_by=owner_names(results, "ncb", "ict_security"),
        sources=references.listed(),
    )  # fmt: skip


def _is_own(p: Planned, own: set[str]) -> bool:
    return p.action.id in own


def _needed_before(results: Results, gates: Sequence[str], own: Sequence[str]) -> Sequence[str]:
    """Return the capabilities of other domains that the gates before ICSE ask for."""
    parts = [p for s in results.card.gates if s.gate.id in gates for p in s.parts]
    named = {p.compare.ref.id for p in parts}
    return [c.id for c in results.pack.capabilities if c.id in named and c.id not in own]


def _answers(results: Results, capabilities: Sequence[str]) -> tuple[AnswerRow, ...]:
    asked = [f for c in capabilities for f in results.pack.facts_of.get(c, ())]
    made = []
    for fact in asked:
        answer = results.assessment.answers.get(fact.id)
        said = _("not asked yet") if answer is None else _("not known")
        if answer is not None and answer.state == "given":
            said = results.value(fact, answer.value)
        made.append(AnswerRow(question=fact.question, answer=said))
    return tuple(made)

