"""The staffing checklist: posts with their reasons, selection and vetting, welfare, duties, boxes to tick."""

import math
from collections.abc import Mapping, Sequence

from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack, Role, StaffRule
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.figures import refused, unit_of, warnings
from vidkit.documents.views.named import named
from vidkit.documents.views.passages import Passage, passages
from vidkit.documents.views.posts import (
    PostRow,
    RangeRow,
    ReviewRow,
    SizeRow,
    StandRow,
    SwingRow,
    desk_lines,
    first_days,
    gate_names,
    planned_rows,
    post_rows,
    range_rows,
    reviews,
    size_names,
    size_rows,
    swing_rows,
    team_rows,
    tornado,
    total_row,
)
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.staffing import words
from vidkit.staffing.unit import Staffing
from vidkit.staffing.workload import first_year_exposure, first_year_share
from vidkit.training.needs import ICSE_ROLE, people_of

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
    more: str
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
    refused: str
    warnings: tuple[tuple[str, bool], ...]
    needed: tuple[PostRow, ...]
    total: PostRow | None
    arrangement: bool
    carried: bool
    gates: tuple[str, ...]
    first_year: str
    whole: str
    growth: str
    children: str
    ranges: tuple[RangeRow, ...]
    swings: tuple[SwingRow, ...]
    desk: tuple[str, ...]
    cover: str
    sizes: tuple[str, ...]
    size_rows: tuple[SizeRow, ...]
    team: tuple[StandRow, ...]
    planned: tuple[StandRow, ...]
    first_days: tuple[tuple[str, tuple[str, ...]], ...]
    reviews: tuple[ReviewRow, ...]
    roles: tuple[RoleRow, ...]
    without: str
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
    unit = unit_of(results)
    chart = tornado(unit, results.side) if unit else None
    shown = unit is None or (bool(unit.unknown) and not unit.setting.arrangement)
    steps = tuple(
        StepRow(id=s.id, name=s.name, text=s.text, hard_stop=s.hard_stop, marks=references.marks(s))
        for s in pack.selection
    )
    roles = tuple(_role(r, results, references, unit) for r in pack.roles)
    return StaffingChecklist(
        meta=meta(results, "staffing-checklist", _("Staffing checklist"),
                  _("Posts, where parameters were not measured here; minimum numbers and rules marked (estimate)"),
                  subtitle=_("Posts, selection, vetting, welfare and separation of duties"), contents=True),
        charts={"tornado": chart} if chart else {},
        refused=refused(results) if unit is None else "",
        warnings=warnings(unit),
        needed=post_rows(unit) if unit else (),
        total=total_row(unit) if unit else None,
        arrangement=bool(unit and unit.setting.arrangement),
        carried=bool(unit and any(p.need for p in unit.posts)),
        gates=gate_names(unit, pack) if unit else (),
        first_year=_first_year(unit) if unit else "",
        whole=_whole(unit) if unit else "",
        growth=words.growth_words(unit) if unit else "",
        children=_children(unit) if unit else "",
        ranges=range_rows(unit) if unit else (),
        swings=swing_rows(unit) if unit else (),
        desk=desk_lines(unit, results) if unit else (),
        cover=_cover(unit) if unit else "",
        sizes=size_names(pack) if shown else (),
        size_rows=size_rows(pack) if shown else (),
        team=team_rows(results),
        planned=planned_rows(unit, pack) if unit else (),
        first_days=first_days(pack),
        reviews=reviews(results),
        steps=tuple(s for s in steps if s.id.removeprefix(_STEP).isdigit()),
        decisions=tuple(s for s in steps if not s.id.removeprefix(_STEP).isdigit()),
        roles=roles,
        without=_without(roles, unit),
        welfare=_welfare(results, references),
        separation=_rules("separation", results, references),
        minimum=_rules("minimum", results, references),
        caveats=passages(results, references, "welfare_caveat"),
        sources=references.listed(),
    )  # fmt: skip


def _whole(unit: Staffing) -> str:
    if unit.setting.arrangement:
        return _arranged(unit)
    return _("In all {posts} posts, {core} of them without forensics and interviewing. By hours and by viewing: people "
             "before vacancies; the larger decides, then vacancies and learning are added.",
             posts=words.number(unit.wanted), core=words.number(unit.core))  # fmt: skip


def _arranged(unit: Staffing) -> str:
    """Return what is known of the work that others do for a contact point."""
    ask = "; ".join(unit.values[i].parameter.name for i in unit.unknown)
    known = any(p.need for p in unit.posts)
    said = _("The figures show how much work the arrangement must carry.") if known else _(
        "How much work the arrangement must carry is not known yet.")  # fmt: skip
    return _("{said} Ask: {volumes}.", said=said, volumes=ask) if ask else said


def _first_year(unit: Staffing) -> str:
    """Return what new people do in their first twelve months, which no average of later years shows (review M12)."""
    if unit.setting.arrangement or not all(i in unit.known for i in ("P14", "P15", "P19")):
        return ""
    return _("A new unit does less at first: in the first twelve months a new person does {work} % of a full year's "
             "work, and views for {viewing} % of a year's viewing hours, because the limit is halved for the first "
             "{months} months (estimate).", work=round(100 * first_year_share(unit.known)),
             viewing=round(100 * first_year_exposure(unit.known)), months=f"{unit.known['P19']:g}")  # fmt: skip


def _children(unit: Staffing) -> str:
    if unit.child_people is None or not unit.authority_posts:
        return ""
    return _("Children found need {people} full-time people of police and child protection together (estimate); of the "
             "posts, {posts} stand outside the unit. The success of the unit is the workload of child protection: "
             "budget it there.", people=words.number(unit.child_people),
             posts=words.number(unit.authority_posts))  # fmt: skip


def _cover(unit: Staffing) -> str:
    rota = _("On call: the unit joins the rota of another service.")
    if unit.on_call:
        rota = n_("On call: a rota of the unit's own needs {n} person.",
                  "On call: a rota of the unit's own needs {n} people.", unit.on_call)  # fmt: skip
    if unit.around_the_clock is None or unit.setting.arrangement:
        return rota
    return _("{rota} One seat staffed day and night needs {n} posts, vacancies included.", rota=rota,
             n=words.number(unit.around_the_clock))  # fmt: skip


def _role(role: Role, results: Results, references: References, unit: Staffing | None) -> RoleRow:
    held = results.reading.fact(role.fact) if role.fact else None
    count = held if isinstance(held, int | float) else None
    lines = max(_people(role, unit), math.ceil(count) if count is not None else 0)
    more = max(0, lines - _MOST_LINES)
    return RoleRow(
        id=role.id,
        name=role.name,
        mandate=named(role.mandate, results.pack),
        competencies=role.competencies,
        grade=role.grade,
        minimum=named(role.minimum, results.pack),
        in_place=f"{count:g}" if count is not None else _("not known"),
        shared=named(role.shared, results.pack),
        views=role.views,
        posts=tuple(f"{role.id}-{n}" for n in range(1, min(lines, _MOST_LINES) + 1)),
        more=n_("{n} more post: copy the line.", "{n} more posts: copy the lines.", more) if more else "",
        marks=references.marks(role),
    )


def _people(role: Role, unit: Staffing | None) -> int:
    """Return the people who need a line: the ICSE users have theirs as analysts; work that is not known may need one.

    The two people of a contact point stand as those who receive reports.
    """
    if unit is None:
        return max(1, role.least)
    found = unit.of(role.id)
    if role.id == ICSE_ROLE and found is not None and found.why == "function":
        return 0
    people = people_of(unit.posts, arrangement=unit.setting.arrangement).get(role.id, 0)
    return people or int(found is not None and not found.is_known)


def _without(roles: Sequence[RoleRow], unit: Staffing | None) -> str:
    """Return which roles have no line, and why."""
    names = "; ".join(_("{id} {name}", id=r.id, name=r.name) for r in roles if not r.posts)
    if not names or unit is None:
        return ""
    if unit.setting.arrangement:
        return _("The focal point and the deputy stand under R02. Without a line, because others do this work under "
                 "the arrangement: {roles}.", roles=names)  # fmt: skip
    return _("Without a line, because no post is needed or in place today, or because people of another role hold it: "
             "{roles}.", roles=names)


def _welfare(results: Results, references: References) -> tuple[WelfareRow, ...]:
    made = []
    for c in results.pack.capabilities:
        if c.domain == "welfare" and results.card.stands[c.id].target is not None:
            checks = tuple((k.text, results.reading.check(f"{c.id}.{k.id}") == "yes") for k in c.checks)
            made.append(WelfareRow(name=c.name, checks=checks, marks=references.marks(c)))
    return tuple(made)


def _rules(kind: str, results: Results, references: References) -> tuple[RuleRow, ...]:
    return tuple(_rule(r, results.pack, references) for r in results.pack.staff_rules if r.kind == kind)


def _rule(rule: StaffRule, pack: Pack, references: References) -> RuleRow:
    never = _("Never waived.") if not rule.waivable else ""
    names = {r.id: r.name for r in pack.roles}
    return RuleRow(id=rule.id, text=named(rule.text, pack), why=named(rule.why, pack),
                   exception=named(rule.exception, pack) or never,
                   roles="; ".join(names.get(r, r) for r in rule.roles), marks=references.marks(rule))  # fmt: skip
