"""Actions of the plan as short lines, and the checks behind capabilities, for checklists of one subject."""

from collections.abc import Callable, Iterable, Sequence

from vidkit.base.i18n import _
from vidkit.base.text import one_line
from vidkit.content.model import Capability
from vidkit.documents.dates import written
from vidkit.documents.references import References
from vidkit.documents.views.gates import state_word
from vidkit.documents.views.results import Results
from vidkit.documents.views.row import row
from vidkit.documents.views.waits import waits_text
from vidkit.planning.due_words import due_text
from vidkit.planning.opening import opening, opening_short
from vidkit.planning.plan import Planned
from vidkit.planning.reports import unconfirmed_text
from vidkit.scoring.gates import GateStand
from vidkit.scoring.levels import Stand
from vidkit.scoring.words import used_words


@row
class TaskRow:
    """An action with owner and dates; `number` as in the setup plan. `slack`: in weeks, as printed.

    `remark`: what to know besides: reported and not confirmed, its own last day. `waits`: what fixed its start.
    """

    number: int
    title: str
    done_when: str
    owner: str
    start: str
    finish: str
    slack: str
    remark: str
    waits: str


@row
class CheckRow:
    text: str
    done: bool


@row
class SubjectRow:
    """A capability: where it stands, and what its level 3 asks, ticked where answered with yes."""

    name: str
    standing: str
    definition: str
    checks: tuple[CheckRow, ...]
    evidence: tuple[str, ...]
    marks: str


@row
class GateLine:
    id: str
    title: str
    state: str
    planned: str
    is_open: bool


def task_rows(results: Results, wanted: Callable[[Planned], bool]) -> tuple[TaskRow, ...]:
    """Return the wanted actions of the plan, in its order."""
    return tuple(task_row(p, results) for p in results.plan.actions if wanted(p))


def task_row(p: Planned, results: Results) -> TaskRow:
    return TaskRow(
        number=p.rank,
        title=p.action.title,
        done_when=p.action.done_when,
        owner=results.owner(p.action.owner),
        start=written(p.start),
        finish=written(p.finish),
        slack=_("late") if p.late else f"{p.slack_weeks}",
        remark=" ".join(filter(None, [unconfirmed_text(p.unconfirmed) if p.unconfirmed else "",
                                      due_text(p, written=written)])),
        waits=waits_text(p, results),
    )  # fmt: skip


def subject_rows(results: Results, references: References, names: Iterable[str]) -> tuple[SubjectRow, ...]:
    """Return the capabilities of these ids that are in scope, in the order given."""
    stands = [results.card.stands[n] for n in dict.fromkeys(names) if n in results.card.stands]
    return tuple(_subject(s, results, references) for s in stands if s.target is not None)


def _subject(s: Stand, results: Results, references: References) -> SubjectRow:
    c = s.capability
    return SubjectRow(
        name=c.name,
        standing=_by_whom(s),
        definition=c.definition,
        checks=_checks(c, results),
        evidence=c.evidence,
        marks=references.marks(c),
    )


def _checks(c: Capability, results: Results) -> tuple[CheckRow, ...]:
    return tuple(CheckRow(text=k.text, done=results.reading.check(f"{c.id}.{k.id}") == "yes") for k in c.checks)


def _by_whom(s: Stand) -> str:
    """Return level and target, and who provides it where that is another authority."""
    if not s.arrangement:
        return standing(s)
    return _("{standing}, by arrangement with {who}", standing=standing(s), who=one_line(s.arrangement))


def standing(s: Stand) -> str:
    """Return level and target of a capability in few words; the level is the one that the plan counts with."""
    if s.standing == "not_applicable":
        return _("not applicable")
    if s.level is None:
        return _("not known, target {target}", target=s.target)
    if s.lowered_by:
        return _("{used}; target {target}", used=used_words(s), target=s.target)
    if s.claimed_only:
        return _("level {level} claimed, not shown; target {target}", level=s.level, target=s.target)
    return _("level {level}, target {target}", level=s.level, target=s.target)


def gate_lines(results: Results, ids: Iterable[str]) -> tuple[GateLine, ...]:
    """Return these gates in the order of the pack, with state and planned date."""
    wanted = set(ids)
    return tuple(_gate(s, results) for s in results.card.gates if s.gate.id in wanted)


def _gate(stand: GateStand, results: Results) -> GateLine:
    found = opening(stand, results.plan)
    return GateLine(
        id=stand.gate.id,
        title=stand.gate.title,
        state=state_word(stand.state),
        planned=opening_short(found, written=written) if found else "",
        is_open=stand.state == "open",
    )


def owner_names(results: Results, *ids: str) -> tuple[str, ...]:
    """Return the names of those of these responsible parties that the pack has."""
    return tuple(results.owner(i) for i in ids if i in results.pack.owner_by_id)


def of_domains(results: Results, domains: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the capabilities of these domains, in the order of the domains."""
    return tuple(c.id for d in domains for c in results.pack.capabilities if c.domain == d)
