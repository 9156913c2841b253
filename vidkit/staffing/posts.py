"""Posts by role: needed by hours, by exposure, by rule; in place, missing. Unknown volume stays unknown."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.content.model import Role
from vidkit.staffing import workload
from vidkit.staffing.queue_test import QueueTest, queue_test
from vidkit.staffing.sizes import fixed_posts
from vidkit.staffing.workload import Demand, Need, Values

Why = Literal[
    "hours", "exposure", "minimum", "queue", "span", "size", "function", "gate", "arrangement", "service", "none"
]
"""What decides the number: hours, exposure, a minimum rule, the waiting time, people to a leader, the size
of the unit, a function of another role, a closed gate, an arrangement, a service agreement, nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Roles whose work is counted together, what drives it, and the volumes it must know.

    `gates`: closed gates that keep the work from being done. `service`: a fact that says with
    "yes" that another service does it, so that these are not posts of the unit. `pair`: if
    anybody does the work, two people do. `own`: by role the volume of its own; where one of them is
    not known, each role is counted alone.
    """

    roles: tuple[str, ...]
    demand: Callable[[Values], Demand]
    volumes: tuple[str, ...]
    gates: tuple[str, ...] = ()
    service: str = ""
    pair: bool = False
    own: Mapping[str, str] = field(default_factory=dict)


FAMILIES = (
    Family(roles=("R02",), demand=workload.triage, volumes=("P20",)),
    Family(roles=("R03", "R04"), demand=workload.identification, volumes=("P30", "P40", "P43")),
    Family(roles=("R05",), demand=workload.forensics, volumes=("P30",),
           service="forensic_service_agreement", pair=True),
    Family(roles=("R06",), demand=workload.online, volumes=("P63",), gates=("G13", "G23"), pair=True),
    Family(roles=("R07", "R08"), demand=workload.interviewing, volumes=("P60", "P61"),
           service="interview_service_shared", pair=True, own={"R07": "P60", "R08": "P61"}),
    Family(roles=("R12",), demand=workload.liaison, volumes=("P64",)),
)  # fmt: skip
HEAD = "R01"
ANALYSTS = "R03"
TRIAGE = "R02"
ANALYSTS_WITH_PROMISE = 3
WORKING_HEAD_BELOW = 6
LED_BY_OTHERS = frozenset({"R05", "R07", "R08", "R12"})
DIVISIBLE = frozenset({"R09", "R10", "R11", "R13", "R14"})
_EPSILON = 1e-9


@dataclass(frozen=True, kw_only=True, slots=True)
class Posts:
    """One role, or the first of a family. `need` None: its volumes are not known (`asks`), or none drive it.

    `wanted`: posts to plan for in the unit. `after_gates`: posts that follow once `gates` are open.
    `provided`: posts' worth of work that another service does. `least`: what the minimum rules ask.
    """

    role: Role
    family: tuple[str, ...]
    need: Need | None
    asks: tuple[str, ...]
    in_place: float | None
    wanted: float
    why: Why
    least: int = 0
    after_gates: int = 0
    gates: tuple[str, ...] = ()
    provided: int = 0

    @property
    def missing(self) -> float | None:
        """Posts still to fill; None while those in place, or those wanted, are not known."""
        return None if self.in_place is None or not self.is_known else round(max(0.0, self.wanted - self.in_place), 2)

    @property
    def is_known(self) -> bool:
        """Whether `wanted` says anything: not where nothing is known of the work and no minimum stands for it."""
        return not self.asks or self.why == "arrangement" or bool(self.need or self.wanted)

    @property
    def people(self) -> int:
        """Whole people behind the posts."""
        return math.ceil(self.wanted - _EPSILON)


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """What of the country decides on posts beside the volumes. `arrangement`: the profile is a contact point."""

    arrangement: bool
    closed_gates: frozenset[str]
    services: frozenset[str]
    fixed_for: Callable[[float], Mapping[str, float]]


def setting(reading: Reading) -> Setting:
    """Return the setting of an assessment."""
    pack = reading.pack
    profile = pack.profile_by_id.get(reading.assessment.profile)
    verified = replace(reading, verified=True)
    gates = {g for f in FAMILIES for g in f.gates if g in pack.gate_by_id}
    closed = {g for g in gates if verified.holds(pack.gate_by_id[g].opens_when) is not True}
    services = {f.service for f in FAMILIES if f.service and reading.fact(f.service) == "yes"}
    return Setting(
        arrangement=bool(profile and profile.arrangement_action),
        closed_gates=frozenset(closed),
        services=frozenset(services),
        fixed_for=lambda viewers: fixed_posts(pack, viewers),
    )


def posts(
    roles: Sequence[Role], values: Mapping[str, float | None], where: Setting, in_place: Mapping[str, float | None]
) -> tuple[Posts, ...]:
    """Return the posts of every role, in the order given."""
    known = {i: v for i, v in values.items() if v is not None}
    made = {r.id: _by_work(r, values, known, where, in_place) for r in roles}
    _by_function(made, values)
    _leaders(made, known, where)
    _fixed(made, where)
    return tuple(made[r.id] for r in roles)


def tested(values: Mapping[str, float], triage_posts: int) -> QueueTest | None:
    """Return the test of the triage desk with so many posts, None while its volumes are not known."""
    return queue_test(values, triage_posts) if "P20" in values and "P17" in values else None


def _by_work(
    role: Role,
    values: Mapping[str, float | None],
    known: Mapping[str, float],
    where: Setting,
    in_place: Mapping[str, float | None],
) -> Posts:
    family = _family(role, values)
    asks = tuple(v for v in family.volumes if values.get(v) is None) if family else ()
    need = workload.need(family.demand(known), known) if family and not asks else None
    least = 0 if where.arrangement else _least(role, known, need)
    made = Posts(
        role=role, family=family.roles if family else (role.id,), need=need, asks=asks,
        in_place=in_place.get(role.id), wanted=least, why="minimum" if least else "none", least=least,
    )  # fmt: skip
    if where.arrangement:
        return replace(made, why="arrangement", provided=need.posts if need else 0)
    closed = tuple(g for g in family.gates if g in where.closed_gates) if family else ()
    if closed:
        return replace(made, why="gate", asks=(), after_gates=_pair(need.posts) if need else 0, gates=closed)
    if family and family.service in where.services:
        return replace(made, why="service", asks=(), provided=need.posts if need else 0)
    return _decided(made, family, need, known) if family and need else made


def _family(role: Role, values: Mapping[str, float | None]) -> Family | None:
    """Return the family that is counted at a role; a part of it where its roles are counted alone."""
    for family in FAMILIES:
        if role.id in family.roles and _is_split(family, values):
            return replace(family, roles=(role.id,), volumes=(family.own[role.id],), demand=_alone(family, role.id))
        if role.id == family.roles[0]:
            return family
    return None


def _is_split(family: Family, values: Mapping[str, float | None]) -> bool:
    return any(values.get(v) is None for v in family.own.values())


def _alone(family: Family, role: str) -> Callable[[Values], Demand]:
    """Return the demand of one role of the family: that of its own volume."""
    others = {v: 0.0 for r, v in family.own.items() if r != role}
    return lambda p: family.demand({**p, **others})


def _least(role: Role, known: Mapping[str, float], need: Need | None) -> int:
    """Return the least posts; a third analyst where times are promised, which is wherever work is planned."""
    if role.id == ANALYSTS and role.least and need is not None:
        return max(role.least, ANALYSTS_WITH_PROMISE)
    return role.least


def _decided(made: Posts, family: Family, need: Need, known: Mapping[str, float]) -> Posts:
    wanted = max(made.least, _pair(need.posts) if family.pair else need.posts)
    why: Why = "minimum" if wanted > need.posts else need.decides if wanted else "none"
    if made.role.id == TRIAGE:
        tried = tested(known, wanted)
        if tried is not None and tried.posts > wanted:
            wanted, why = tried.posts, "queue"
    return replace(made, wanted=wanted, why=why)


def _pair(posts: int) -> int:
    """Return at least two where there is any: nobody does this work alone."""
    return max(posts, 2) if posts else 0


def _by_function(made: dict[str, Posts], values: Mapping[str, float | None]) -> None:
    """Mark the roles that others of their family fill."""
    for family in FAMILIES:
        for role in family.roles[1:] if not _is_split(family, values) else ():
            if role in made:
                made[role] = replace(made[role], why="function", wanted=0, family=family.roles)


def _leaders(made: dict[str, Posts], known: Mapping[str, float], where: Setting) -> None:
    head = made.get(HEAD)
    if head is None or where.arrangement:
        return
    led = sum(p.wanted for r, p in made.items() if r not in LED_BY_OTHERS and r != HEAD)
    if led < WORKING_HEAD_BELOW or not known.get("P16"):
        return
    leaders = math.ceil(led / known["P16"] - _EPSILON)
    made[HEAD] = replace(head, wanted=max(head.least, 1) + leaders, why="span")


def _fixed(made: dict[str, Posts], where: Setting) -> None:
    if where.arrangement:
        return
    viewers = sum(made[r].wanted for r in (TRIAGE, ANALYSTS) if r in made)
    for role, wanted in where.fixed_for(viewers).items():
        if role in made and wanted > made[role].wanted:
            made[role] = replace(made[role], wanted=wanted, why="size")
