"""The staffing checklist: posts, selection and vetting, welfare, separation of duties, boxes to tick.

It counts only what the pack states as a minimum and what was answered; how many posts the work
needs is another document's matter.
"""

from collections.abc import Mapping

from vidkit.base.i18n import _
from vidkit.content.model import Role, StaffRule
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.passages import Passage, passages
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row

_MOST_LINES = 12
_STEP = "V"


@row
class RoleRow:
    """`posts`: a line to fill in for each post, with boxes for the steps. `in_place`: as answered."""

    id: str
    name: str
    mandate: str
    competencies: str
    grade: str
    minimum: str
    in_place: str
    shared: str
    views: bool
    posts: tuple[str, ...]
    marks: str


@row
class StepRow:
    id: str
    name: str
    text: str
    hard_stop: bool
    marks: str


@row
class RuleRow:
    """`exception`: what a small unit may do instead; empty where nothing may be waived."""

    id: str
    text: str
    why: str
    exception: str
    roles: str
    marks: str


@row
class WelfareRow:
    """A capability of the welfare domain with the checks behind its level 3, ticked as answered."""

    name: str
    checks: tuple[tuple[str, bool], ...]
    marks: str


@row
class StaffingChecklist:
    meta: Meta
    charts: Mapping[str, Chart]
    roles: tuple[RoleRow, ...]
    steps: tuple[StepRow, ...]
    decisions: tuple[StepRow, ...]
    welfare: tuple[WelfareRow, ...]
    separation: tuple[RuleRow, ...]
    minimum: tuple[RuleRow, ...]
    caveats: tuple[Passage, ...]
    sources: tuple[SourceRow, ...]


def staffing_checklist(results: Results) -> StaffingChecklist:
    """Return the view of the staffing checklist."""
    references, pack = References(results.pack), results.pack
    steps = tuple(
        StepRow(id=s.id, name=s.name, text=s.text, hard_stop=s.hard_stop, marks=references.marks(s))
        for s in pack.selection
    )
    return StaffingChecklist(
        meta=meta(results, "staffing-checklist", _("Staffing checklist"),
                  _("Minimum numbers and rules marked (estimate). How many posts the work needs is not worked out "
                    "here"),
                  subtitle=_("Posts, selection, vetting, welfare and separation of duties"), contents=True),
        charts={},
        steps=tuple(s for s in steps if s.id.removeprefix(_STEP).isdigit()),
        decisions=tuple(s for s in steps if not s.id.removeprefix(_STEP).isdigit()),
        roles=tuple(_role(r, results, references) for r in pack.roles),
        welfare=_welfare(results, references),
        separation=_rules("separation", results, references),
        minimum=_rules("minimum", results, references),
        caveats=passages(results, references, "welfare_caveat"),
        sources=references.listed(),
    )  # fmt: skip


def _role(role: Role, results: Results, references: References) -> RoleRow:
    held = results.reading.fact(role.fact) if role.fact else None
    count = held if isinstance(held, int | float) else None
    lines = max(1, role.least, -(-int(count * 10) // 10) if count is not None else 0)
    return RoleRow(
        id=role.id,
        name=role.name,
        mandate=role.mandate,
        competencies=role.competencies,
        grade=role.grade,
        minimum=role.minimum,
        in_place=f"{count:g}" if count is not None else _("not known"),
        shared=role.shared,
        views=role.views,
        posts=tuple(f"{role.id}-{n}" for n in range(1, min(lines, _MOST_LINES) + 1)),
        marks=references.marks(role),
    )


def _welfare(results: Results, references: References) -> tuple[WelfareRow, ...]:
    made = []
    for c in results.pack.capabilities:
        if c.domain == "welfare" and results.card.stands[c.id].target is not None:
            checks = tuple((k.text, results.reading.check(f"{c.id}.{k.id}") == "yes") for k in c.checks)
            made.append(WelfareRow(name=c.name, checks=checks, marks=references.marks(c)))
    return tuple(made)


def _rules(kind: str, results: Results, references: References) -> tuple[RuleRow, ...]:
    return tuple(_rule(r, references) for r in results.pack.staff_rules if r.kind == kind)


def _rule(rule: StaffRule, references: References) -> RuleRow:
    never = _("Never waived.") if not rule.waivable else ""
    return RuleRow(id=rule.id, text=rule.text, why=rule.why, exception=rule.exception or never,
                   roles=", ".join(rule.roles), marks=references.marks(rule))  # fmt: skip
