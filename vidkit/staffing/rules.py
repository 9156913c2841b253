"""Separation of duties and minimum numbers: what the team of today keeps, and what the planned unit will."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _, n_
from vidkit.content.condition import parse, refs
from vidkit.content.model import StaffRule
from vidkit.staffing import workload
from vidkit.staffing.posts import ANALYSTS, HEAD, TRIAGE
from vidkit.staffing.unit import ON_CALL, Staffing

State = Literal["met", "broken", "exception", "unknown", "idle"]
SMALL = 6
ANALYSTS_NEEDED = 2
CLEARED = 4
NEWCOMERS = 0.3
URGENT_RESERVE = 0.1
_INSIDE = (HEAD, TRIAGE, ANALYSTS, "R06", "R09", "R12")


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleStand:
    """A rule and whether the team keeps it. `exception`: broken, but a small unit may meet it otherwise.

    `facts`: the questions that show it. `figure`: what was counted, in words.
    """

    rule: StaffRule
    state: State
    facts: tuple[str, ...] = ()
    figure: str = ""


def team_stands(reading: Reading, posts: float | None) -> tuple[RuleStand, ...]:
    """Return for each rule whether the answers show that the team of today keeps it.

    posts: filled today, None if not known. A question that was not asked because its branch is
    closed makes its rule idle, not broken: who does no covert work needs no second authoriser.
    """
    return tuple(_team_stand(r, reading, posts) for r in reading.pack.staff_rules if r.met_when)


def _team_stand(rule: StaffRule, reading: Reading, posts: float | None) -> RuleStand:
    facts = tuple(dict.fromkeys(r.id for r in refs(parse(rule.met_when)) if r.kind == "fact"))
    if any(_not_asked(f, reading) for f in facts):
        return RuleStand(rule=rule, state="idle", facts=facts)
    holds = reading.holds(rule.met_when)
    state: State = "unknown" if holds is None else "met" if holds else "broken"
    if state == "broken" and rule.waivable and posts is not None and posts < SMALL:
        state = "exception"
    return RuleStand(rule=rule, state=state, facts=facts)


def _not_asked(fact: str, reading: Reading) -> bool:
    known = reading.pack.fact_by_id.get(fact)
    if known is None or known.asked_when == "always" or reading.answer(fact) is not None:
        return False
    return reading.is_asked(known) is False


def planned_stands(unit: Staffing, rules: tuple[StaffRule, ...]) -> tuple[RuleStand, ...]:
    """Return for each minimum rule whether the unit as planned keeps it, with the figure."""
    by_id: Mapping[str, RuleStand] = {
        r.id: _PLANNED[r.id](r, unit) for r in rules if r.id in _PLANNED
    }  # fmt: skip
    return tuple(by_id.values())


def _stand(rule: StaffRule, unit: Staffing, *, holds: bool, figure: str) -> RuleStand:
    small = rule.waivable and (unit.setting.arrangement or unit.wanted < SMALL)
    return RuleStand(rule=rule, state="met" if holds else "exception" if small else "broken", figure=figure)


def _wanted(unit: Staffing, *roles: str) -> float:
    return sum(p.wanted for p in unit.posts if p.role.id in roles)


def _able(rule: StaffRule, unit: Staffing) -> RuleStand:
    triage, analysts = _wanted(unit, TRIAGE), _wanted(unit, ANALYSTS)
    return _stand(rule, unit, holds=min(triage, analysts) >= ANALYSTS_NEEDED,
                  figure=_("{triage} in triage, {analysts} analysts, two of whom use ICSE", triage=f"{triage:g}",
                           analysts=f"{analysts:g}"))  # fmt: skip


def _average(rule: StaffRule, unit: Staffing) -> RuleStand:
    known = unit.known
    if not {"P09", "P10", "P11"} <= set(known):
        return RuleStand(rule=rule, state="unknown")
    average = known["P10"] * known["P11"] * known["P09"]
    return _stand(rule, unit, holds=average <= known["P10"],
                  figure=_("{average} hours planned on average, {most} at most on one day", average=f"{average:.1f}",
                           most=f"{known['P10']:g}"))  # fmt: skip


def _rota(rule: StaffRule, unit: Staffing) -> RuleStand:
    if not unit.on_call:
        return _stand(rule, unit, holds=True, figure=_("joins the rota of another service"))
    people = participants(unit)
    return _stand(rule, unit, holds=people >= ON_CALL, 
                  figure=n_("{n} person can share the rota", "{n} people can share the rota", people))


def participants(unit: Staffing) -> int:
    """Return the people of the unit who can share a rota."""
    return sum(p.people for p in unit.posts if p.role.id in (HEAD, TRIAGE, ANALYSTS, "R12"))


def _tenure(rule: StaffRule, unit: Staffing) -> RuleStand:
    return _stand(rule, unit, holds=True, figure=_("dates stand in the staffing checklist"))


def _newcomers(rule: StaffRule, unit: Staffing) -> RuleStand:
    held = sum(p.in_place or 0 for p in unit.posts)
    steps = stages(int(held), int(unit.wanted))
    return _stand(rule, unit, holds=True,
                  figure=_("team by half-year: {steps}", steps=", ".join(str(n) for n in steps)))  # fmt: skip


def stages(held: int, wanted: int) -> tuple[int, ...]:
    """Return the size of the team in each half-year, so that at most three in ten are newcomers.

    A team below the floor of cleared people first opens at the floor, with mentors from elsewhere.
    """
    made = [max(held, min(wanted, CLEARED))]
    while made[-1] < wanted:
        made.append(min(wanted, int(made[-1] / (1 - NEWCOMERS) + 1e-9)))
    return tuple(made)


def _supervisors(rule: StaffRule, unit: Staffing) -> RuleStand:
    return _stand(rule, unit, holds=True, figure=_("the training plan dates course C18 against the first analysts"))


def _reserve(rule: StaffRule, unit: Staffing) -> RuleStand:
    if "P09" not in unit.known:
        return RuleStand(rule=rule, state="unknown")
    kept = 1 - unit.known["P09"]
    return _stand(rule, unit, holds=kept >= URGENT_RESERVE - 1e-9,
                  figure=_("{share} % of the hours are not planned", share=f"{100 * kept:.0f}"))  # fmt: skip


def _cleared(rule: StaffRule, unit: Staffing) -> RuleStand:
    people = sum(p.people for p in unit.posts if p.role.id in _INSIDE)
    analysts = int(_wanted(unit, ANALYSTS))
    both = people >= CLEARED and analysts >= ANALYSTS_NEEDED
    return _stand(rule, unit, holds=both or unit.setting.arrangement,
                  figure=n_("{n} person to clear, analysts among them: {analysts}",
                            "{n} people to clear, analysts among them: {analysts}", people,
                            analysts=analysts))  # fmt: skip


_PLANNED = {
    "M1": _able, "M2": _average, "M3": _rota, "M4": _tenure, "M5": _newcomers, "M6": _supervisors, "M7": _reserve,
    "M8": _cleared,
}  # fmt: skip


def presence(people: int, unit: Staffing, least: int = 2) -> float | None:
    """Return the share of weekdays on which at least `least` of so many people are present.

    Source: review M15, each person present on working days / weekdays.
    """
    known = unit.known
    if not all(f"P{n:02}" in known for n in range(1, 7)):
        return None
    here = workload.working_days(known) / known["P01"]
    return sum(_exactly(k, people, here) for k in range(least, people + 1))


def _exactly(k: int, people: int, here: float) -> float:
    from math import comb

    return float(comb(people, k) * here**k * (1 - here) ** (people - k))
