"""The staffing of a unit: posts now and by year, the range, what matters most, the desk, the seats.

Everything is worked out from one reading; the same reading gives the same figures.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.base.errors import VidkitError
from vidkit.base.i18n import _
from vidkit.staffing import workload
from vidkit.staffing.posts import ANALYSTS, DIVISIBLE, FAMILIES, TRIAGE, Posts, Setting, posts, setting, tested
from vidkit.staffing.queue_test import QueueTest
from vidkit.staffing.values import Used, all_used, plain

YEARS = 3
GROWTH = "P27"
GROWING = ("P20", "P30", "P40", "P43", "P60", "P61", "P64", "P65")
VIEWING_FAMILIES = ("R02", "R03", "R05", "R06")
FEWEST_SEATS = 2
OUTSIDE_CORE = ("R05", "R07", "R08")
CONTACT_PEOPLE = 2
"""Focal point and deputy of a contact point, in existing posts."""
ON_CALL = 6


class MoreAnalystsThanPosts(VidkitError):
    """More cleared analysts than posts are filled: one of the two counts is wrong."""

    code = "VK307"

    def __init__(self, analysts: float, filled: float) -> None:
        super().__init__(
            _("{analysts} cleared analysts are more than the {filled} posts that are filled.",
              analysts=f"{analysts:g}", filled=f"{filled:g}"),
            _("Correct cleared_analysts, or posts_filled: analysts are counted among the people in post."),
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Staffing:
    """Posts of one unit.

    `posts` for the volumes of today; `by_year` the same with growth, first year first. `unknown`:
    parameters of volume that nobody knows. `child_posts`: full-time people of police and child
    protection together that children found need, and of them `authority_posts` outside the unit.
    """

    posts: tuple[Posts, ...]
    by_year: tuple[tuple[Posts, ...], ...]
    values: Mapping[str, Used]
    numbers: Mapping[str, float | None]
    setting: Setting
    queue: QueueTest | None
    unknown: tuple[str, ...]
    viewing_seats: int
    on_call: int
    around_the_clock: float | None
    child_people: float | None
    authority_posts: float | None

    @property
    def known(self) -> Mapping[str, float]:
        """The numbers that are known."""
        return {i: v for i, v in self.numbers.items() if v is not None}

    @property
    def over(self) -> tuple[Used, ...]:
        """Values beyond what the pack would refuse, used for a reason that the country gave."""
        return tuple(u for u in self.values.values() if u.over)

    def of(self, role: str) -> Posts | None:
        """Return the posts of a role, None where the pack has no such role."""
        return next((p for p in self.posts if p.role.id == role), None)

    @property
    def wanted(self) -> float:
        return round(sum(p.wanted for p in self.posts), 2)

    @property
    def wanted_at_last(self) -> float:
        """Posts of the last year, with growth."""
        return round(sum(p.wanted for p in self.by_year[-1]), 2)

    @property
    def exposed(self) -> int:
        """People who see material or hear children's accounts: for them the welfare service is bought."""
        if self.setting.arrangement:
            return CONTACT_PEOPLE
        return sum(p.people for p in self.posts if p.role.views or p.role.id == "R07")

    @property
    def core(self) -> float:
        """Posts without forensics and interviewing."""
        return round(sum(p.wanted for p in self.posts if p.role.id not in OUTSIDE_CORE), 2)


def staffing(reading: Reading) -> Staffing:
    """Return the staffing of the unit.

    Raises: RefusedValue, ShareAboveOne, NegativeValue, AbsurdValue, NoReason, NothingLeft,
    MoreAnalystsThanPosts.
    """
    values = all_used(reading)
    numbers = plain(values)
    _check_people(reading)
    where = setting(reading)
    in_place = {r.id: _held(reading, r.fact) for r in reading.pack.roles}
    years = tuple(posts(reading.pack.roles, grown(numbers, n), where, in_place) for n in range(YEARS))
    triage = next((p for p in years[0] if p.role.id == TRIAGE), None)
    known = {i: v for i, v in numbers.items() if v is not None}
    people = _child_people(known)
    return Staffing(
        posts=years[0], by_year=years, values=values, numbers=numbers, setting=where,
        queue=tested(known, triage.need.posts) if triage and triage.need and not where.arrangement else None,
        unknown=tuple(i for i in values if any(i in p.asks for p in years[0])),
        viewing_seats=viewing_seats(known, where), on_call=_on_call(reading, where),
        around_the_clock=_around_the_clock(known), child_people=people,
        authority_posts=_authority_posts(known, years[0]),
    )  # fmt: skip


def grown(numbers: Mapping[str, float | None], years: int) -> Mapping[str, float | None]:
    """Return the numbers with the volumes of so many years on; proactive hours are a decision and stay."""
    factor = (1 + (numbers.get(GROWTH) or 0.0)) ** years
    return {i: v * factor if v is not None and i in GROWING else v for i, v in numbers.items()}


def viewing_seats(known: Mapping[str, float], where: Setting) -> int:
    """Return the seats at which material is viewed: all viewing within open hours and breaks, two at least."""
    if where.arrangement:
        return 1
    if not all(i in known for i in ("P09", "P11", "P17")):
        return FEWEST_SEATS
    hours = sum(
        f.demand(known).exposure for f in FAMILIES
        if f.roles[0] in VIEWING_FAMILIES and all(v in known for v in f.volumes)
        and f.service not in where.services and not where.closed_gates.intersection(f.gates)
    )  # fmt: skip
    return max(FEWEST_SEATS, math.ceil(hours / (known["P17"] * known["P11"] * known["P09"]) - 1e-9))


def _held(reading: Reading, fact: str) -> float | None:
    found = reading.fact(fact) if fact else None
    return float(found) if isinstance(found, int | float) else None


def _check_people(reading: Reading) -> None:
    known = reading.pack.fact_by_id
    if not {"cleared_analysts", "posts_filled"} <= set(known):
        return
    analysts, filled = _held(reading, "cleared_analysts"), _held(reading, "posts_filled")
    if analysts is not None and filled is not None and analysts > filled:
        raise MoreAnalystsThanPosts(analysts, filled)


def _on_call(reading: Reading, where: Setting) -> int:
    """Return the people of the unit on a rota of its own; 0 where it joins another rota."""
    joined = "oncall_joined_rota" in reading.pack.fact_by_id and reading.fact("oncall_joined_rota") == "yes"
    return 0 if joined or where.arrangement else ON_CALL


def _around_the_clock(known: Mapping[str, float]) -> float | None:
    """Return the posts behind one seat staffed day and night, vacancies included."""
    if not all(f"P{n:02}" in known for n in range(1, 16)):
        return None
    from vidkit.staffing.queueing import HOURS_ROUND_THE_CLOCK, posts_for_seat

    return posts_for_seat(HOURS_ROUND_THE_CLOCK, workload.productive_hours(known), workload.loss(known))


def _child_people(known: Mapping[str, float]) -> float | None:
    if not all(i in known for i in ("P62", "P64", "P65")):
        return None
    return workload.need(workload.safeguarding(known), known).by_hours


def _authority_posts(known: Mapping[str, float], made: tuple[Posts, ...]) -> float | None:
    """Return the posts outside the unit, in tenths: in a small country it is a part of one."""
    if _child_people(known) is None:
        return None
    whole = workload.need(workload.safeguarding(known), known).posts_exact
    own = sum(p.wanted for p in made if p.role.id == "R12")
    return max(0.0, math.ceil((whole - own) * 10 - 1e-9) / 10)


def analyst_posts(known: Mapping[str, float]) -> float:
    """Return the posts for identification before rounding, for tables of what a change does."""
    family = next(f for f in FAMILIES if f.roles[0] == ANALYSTS)
    return workload.need(family.demand(known), known).posts_exact


def is_divisible(role: str) -> bool:
    """Return whether a role may be held for a part of the week."""
    return role in DIVISIBLE
