"""Skeletons of procedures and agreements that fit this country's gaps, each a draft for legal review."""

from collections.abc import Mapping
from typing import Literal

from vidkit.base.i18n import _, n_
from vidkit.base.text import one_line
from vidkit.content.model import Outline
from vidkit.documents.charts import Chart
from vidkit.documents.references import References, SourceRow
from vidkit.documents.tree import Meta
from vidkit.documents.views.face import meta
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.tasks import GateLine, SubjectRow, TaskRow, gate_lines, standing, subject_rows, task_row

Kind = Literal["procedure", "agreement"]


@row
class Part:
    """A part of the text, with the points that it has to settle."""

    title: str
    points: tuple[str, ...]


@row
class FunctionRow:
    """A function that another authority is to provide: by whom, as far as that is signed, and where it stands."""

    name: str
    provider: str
    standing: str


@row
class OutlineRow:
    """`tasks`: the actions of this plan that write or sign it. `subjects`: what is lacking and it has to bring;
    `reached`: names of what is at target already. `functions`: what an arrangement is about in this country.
    """

    name: str
    purpose: str
    marks: str
    parts: tuple[Part, ...]
    tasks: tuple[TaskRow, ...]
    gates: tuple[GateLine, ...]
    subjects: tuple[SubjectRow, ...]
    reached: tuple[str, ...]
    functions: tuple[FunctionRow, ...]


@row
class Outlines:
    """`status`: a few words that stand under the head of each. `areas`: of parts of the country with a law of
    their own. `others`: names of those that this plan does not call for.
    """

    meta: Meta
    charts: Mapping[str, Chart]
    count: str
    draft: str
    status: str
    areas: str
    by: str
    outlines: tuple[OutlineRow, ...]
    others: tuple[str, ...]
    sources: tuple[SourceRow, ...]


def outlines(results: Results, kind: Kind) -> Outlines:
    """Return the view of one kind of outline."""
    references = References(results.pack)
    called = {p.action.id for p in results.plan.actions}
    all_of = [o for o in results.pack.outlines if o.kind == kind]
    wanted = [o for o in all_of if called.intersection(o.actions)]
    return Outlines(
        meta=_meta(results, kind),
        charts={},
        count=_count(kind, len(wanted)),
        draft=_("Draft for legal review. The points say what the text has to settle; the words, and whether the law "
                "allows them, are for the country's lawyers."),
        status=_("Draft for legal review, not in force."),
        areas=_areas(results),
        by=_("Drafted by (name and function)"),
        outlines=tuple(_outline(o, results, references) for o in wanted),
        others=tuple(o.name for o in all_of if o not in wanted),
        sources=references.listed(),
    )  # fmt: skip


def _areas(results: Results) -> str:
    """Return what several laws in one country mean for a draft; what is not known is said."""
    several, named = results.reading.fact("law_areas"), results.reading.fact("law_areas_named")
    if "law_areas" not in results.pack.fact_by_id:
        return ""
    if several is None:
        return _("Not known yet: whether another criminal law or procedure applies in parts of the country. Where one "
                 "does, each draft has to be looked at for each of them.")  # fmt: skip
    if several != "yes":
        return ""
    if not isinstance(named, str) or not named.strip():
        return _("Another criminal law or procedure applies in parts of the country: look at each draft, and have it "
                 "signed, for each of them.")  # fmt: skip
    return _("Another criminal law or procedure applies in parts of the country ({areas}): look at each draft, and "
             "have it signed, for each of them.", areas=one_line(named))  # fmt: skip


def _meta(results: Results, kind: Kind) -> Meta:
    estimated = _("Every date. The points are our wording; sources stand where a publication carries them")
    if kind == "procedure":
        name, title = "procedures-outline", _("Procedures outline")
        about = _("Skeletons of the procedures that the plan calls for; drafts for legal review")
    else:
        name, title = "agreements-outline", _("Agreements outline")
        about = _("Skeletons of the agreements that the plan calls for; drafts for legal review")
    return meta(results, name, title, estimated, subtitle=about, contents=True, draft=True)


def _count(kind: Kind, count: int) -> str:
    if kind == "procedure":
        return n_("The plan calls for {n} procedure.", "The plan calls for {n} procedures.", count)
    return n_("The plan calls for {n} agreement.", "The plan calls for {n} agreements.", count)


def _outline(o: Outline, results: Results, references: References) -> OutlineRow:
    steps = _("Steps and duties") if o.kind == "procedure" else _("Duties of each party")
    parties = _("Who") if o.kind == "procedure" else _("Parties")
    parts = ((parties, o.parties), (steps, o.duties), (_("Limits on data"), o.data),
             (_("Safeguards"), o.safeguards), (_("Review"), o.review))  # fmt: skip
    planned = [p for p in results.plan.actions if p.action.id in o.actions]
    stands = [s for c in o.capabilities if (s := results.card.stands.get(c)) and s.target is not None]
    return OutlineRow(
        name=o.name,
        purpose=o.purpose,
        marks=references.marks(o),
        parts=tuple(Part(title=title, points=points) for title, points in parts),
        tasks=tuple(task_row(p, results) for p in planned),
        gates=gate_lines(results, o.gates),
        subjects=subject_rows(results, references, (s.capability.id for s in stands if s.is_gap)),
        reached=tuple(s.capability.name for s in stands if not s.is_gap and s.standing != "not_applicable"),
        functions=_functions(o, results),
    )


def _functions(o: Outline, results: Results) -> tuple[FunctionRow, ...]:
    """Return what this country's profile expects from others, where the outline is of the arrangement for it."""
    profile = results.pack.profile_by_id[results.assessment.profile]
    if profile.arrangement_action not in o.actions:
        return ()
    stands = (results.card.stands[c] for c in profile.arrangement_expected)
    return tuple(
        FunctionRow(name=s.capability.name, provider=one_line(s.arrangement) or _("to be found"), standing=standing(s))
        for s in stands if s.target is not None
    )  # fmt: skip
