"""A report that an action is started or done never brings a milestone or a gate forward while what it needs is open."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.property.strategies import assessments, packs
from tests.toy import make_gate
from vidkit.assessment.model import ActionState, Assessment, Progress
from vidkit.content.model import Milestone, Pack
from vidkit.planning.opening import opening
from vidkit.planning.plan import Plan, build_plan

START = date(2027, 1, 4)
STATES: tuple[ActionState, ...] = ("started", "done")


def watched(pack: Pack) -> Pack:
    """Return the pack with a milestone at the start and at the end of each action, and a gate that it opens."""
    milestones = [
        Milestone(id=f"{edge}_{n}", name=f"{edge} {n}", actions=(a.id,), edge=edge)
        for n, a in enumerate(pack.actions)
        for edge in ("start", "finish")
    ]
    gates = [
        make_gate(id=f"G{n:02}", opens_when="fact:baseline = all", blocks=(), opened_by=(a.id,))
        for n, a in enumerate(pack.actions, start=2)
    ]
    return replace(pack, milestones=tuple(milestones), gates=(*pack.gates, *gates))


def plan(pack: Pack, assessment: Assessment) -> Plan:
    return build_plan(pack, assessment, START, tries=3, draws=20)


def days(made: Plan) -> Mapping[str, tuple[str, ...]]:
    """Return the dates of milestones and gates; one that cannot be reached is later than any."""
    never = {"stopped": "never", "in_place": "", "outside": "outside"}
    found = {r.milestone.id: tuple(str(d or never[r.standing]) for d in (r.scheduled, r.half, r.likely))
             for r in made.milestones}  # fmt: skip
    for stand in made.card.gates:
        opens = opening(stand, made)
        if opens is not None:
            found[stand.gate.id] = ("never" if opens.stopped_by else str(opens.not_before or ""),)
    return found


@given(packs(), assessments(), st.sampled_from(STATES))
def test_no_report_with_open_needs_moves_a_milestone_or_a_gate_forward(
    pack: Pack, assessment: Assessment, state: ActionState
) -> None:
    """For every action of the plan whose needs are open, one after the other."""
    pack = watched(pack)
    before = plan(pack, assessment)
    for p in before.actions:
        if not p.needs:
            continue
        told = {p.action.id: Progress(state=state, date="2026-11-25")}
        after = plan(pack, replace(assessment, progress=told))
        earlier = {i for i, now in days(after).items() if any(a < b for a, b in zip(now, days(before)[i], strict=True))}
        assert earlier == set()
        assert after.planned(p.action.id) is not None


@given(packs(), assessments(), st.dictionaries(st.integers(0, 12), st.sampled_from(STATES), max_size=6))
def test_reports_that_cannot_be_confirmed_change_no_date(
    pack: Pack, assessment: Assessment, told: Mapping[int, ActionState]
) -> None:
    """Beside others that can: taking the unconfirmed ones away leaves every date as it was."""
    pack = watched(pack)
    progress = {pack.actions[n].id: Progress(state=s, date="2026-11-25")
                for n, s in told.items() if n < len(pack.actions)}  # fmt: skip
    whole = plan(pack, replace(assessment, progress=progress))
    kept = {i: p for i, p in progress.items() if i not in whole.selection.unconfirmed}
    assert days(whole) == days(plan(pack, replace(assessment, progress=kept)))
