"""How many of each cost item the unit needs, and how many it has: posts, seats, licences, rooms, people.

Every rule says its unit as the pack does. What nothing drives is needed once.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from vidkit.assessment.reading import Reading
from vidkit.content.model import Role
from vidkit.pricing.bands import Grade
from vidkit.pricing.prices import POST
from vidkit.staffing.posts import HEAD, Posts
from vidkit.staffing.unit import CONTACT_PEOPLE, GROWTH, YEARS, Staffing

ROOM_FOR = 8
_GRADES: tuple[Grade, ...] = ("G2", "G3", "G4")
CHILDREN, HOUSEHOLDS = "P64", "P65"
STORE = "cost.storage"
STORAGE = ("P30", "P70", "P71", "P72", "P73")


@dataclass(frozen=True, kw_only=True, slots=True)
class Quantity:
    """`needed` units in all, of which `in_place` are there; `to_buy` is the rest."""

    needed: Fraction
    in_place: Fraction = Fraction(0)

    @property
    def to_buy(self) -> Fraction:
        return max(Fraction(0), self.needed - self.in_place)


def quantities(reading: Reading, unit: Staffing) -> Mapping[str, Quantity]:
    """Return the quantity of every cost item of the pack."""
    counted = _Counter(reading, unit)
    return {c.id: counted.of(c.id) for c in reading.pack.cost_items}


def storage_tb(unit: Staffing) -> Fraction | None:
    """Return the terabytes kept at the end of the retention period; None while the cases are not known.

    Cases x data of a case x share kept x copies x years. Source: staffing notes 4.2, review S10.
    """
    known = unit.known
    if not all(i in known for i in STORAGE):
        return None
    result = Fraction(1)
    for i in STORAGE:
        result *= Fraction(str(round(known[i], 6)))
    return result


def children(unit: Staffing) -> tuple[int | None, ...]:
    """Return the children identified in each year, with growth; None while neither they nor the series are known.

    Source: review S11, immediate costs of victims. Children of suspects' households, who are in no
    image (P65), are in the hours of child protection and not here.
    """
    count, growth = unit.known.get(CHILDREN), unit.known.get(GROWTH, 0.0)
    return tuple(None if count is None else math.ceil(count * (1 + growth) ** n - 1e-9) for n in range(YEARS))


def are_counted(unit: Staffing, item: str = "") -> bool:
    """Say whether the country counted its children; else they follow from series and packages, once there is work.

    Children who were identified, or for the posts of child protection those of suspects' households, the most.
    """
    counted = HOUSEHOLDS if item == "cost.child_protection" else CHILDREN
    return counted in unit.values and unit.values[counted].value is not None


def grade_mix(posts: Posts) -> Mapping[Grade, Fraction]:
    """Return the posts of a role by grade: the first head G4, team leaders G3, others at their lowest grade."""
    wanted = Fraction(str(posts.wanted))
    if posts.role.id == HEAD and wanted:
        first = min(wanted, Fraction(1))
        return {"G4": first, "G3": wanted - first}
    return {lowest_grade(posts.role): wanted}


def lowest_grade(role: Role) -> Grade:
    """Return the lowest grade that the role's text names, G2 if none."""
    return next((g for g in _GRADES if g in role.grade), "G2")


def highest_grade(role: Role) -> Grade:
    """Return the highest grade with a price that the role's text names, G2 if none."""
    return next((g for g in reversed(_GRADES) if g in role.grade), "G2")


class _Counter:
    """Counts the units of one country."""

    def __init__(self, reading: Reading, unit: Staffing) -> None:
        self.reading, self.unit = reading, unit

    def of(self, item: str) -> Quantity:
        """Return the quantity of a cost item; 1 where nothing drives it."""
        rule = _RULES.get(item)
        return rule(self) if rule else Quantity(needed=Fraction(1))

    def fact(self, fact: str) -> Fraction:
        """Return an answered number, 0 while there is none."""
        value = self.reading.fact(fact) if fact in self.reading.pack.fact_by_id else None
        return Fraction(str(value)) if isinstance(value, int | float) else Fraction(0)

    def says(self, fact: str, *words: str) -> bool:
        """Return whether the answer is one of these words."""
        return fact in self.reading.pack.fact_by_id and self.reading.fact(fact) in words

    def wanted(self, role: str) -> Fraction:
        """Return the posts wanted in a role."""
        found = self.unit.of(role)
        return Fraction(str(found.wanted)) if found else Fraction(0)

    def needs(self, number: Fraction | int, in_place: str = "") -> Quantity:
        """Return a quantity; what is in place never counts beyond the need."""
        needed = Fraction(number)
        return Quantity(needed=needed, in_place=min(needed, self.fact(in_place)) if in_place else Fraction(0))

    def posts(self) -> Quantity:
        needed = Fraction(str(self.unit.wanted))
        held = sum((Fraction(str(min(p.in_place or 0, p.wanted))) for p in self.unit.posts), Fraction(0))
        return Quantity(needed=needed, in_place=held)

    def rooms(self) -> Quantity:
        if self.says_quote("fit_out_quote"):
            return self.needs(1)
        if self.small():
            return self.needs(Fraction(CONTACT_PEOPLE, ROOM_FOR))
        return self.needs(max(1, math.ceil(Fraction(str(self.unit.core)) / ROOM_FOR)))

    def says_quote(self, fact: str) -> bool:
        return fact in self.reading.pack.fact_by_id and self.reading.fact(fact) is not None

    def exposed(self) -> Quantity:
        """Return the exposed people, and those of them in post today."""
        people = (p for p in self.unit.posts if p.role.views or p.role.id == "R07")
        here = sum(min(p.people, math.ceil(p.in_place or 0)) for p in people)
        return Quantity(needed=Fraction(self.unit.exposed), in_place=Fraction(min(here, self.unit.exposed)))

    def suite(self) -> Quantity:
        own = self.wanted("R07") > 0 and not self.says("child_interview_suite", "yes")
        return self.needs(1 if own else 0)

    def small(self) -> bool:
        """Return whether the country plans a contact point: others have the tools."""
        return self.unit.setting.arrangement

    def storage(self) -> Quantity:
        """Return terabytes where the country gave a price for one, else one store."""
        size = storage_tb(self.unit)
        if not self.says_quote("storage_price_tb") or size is None:
            return self.needs(0 if self.small() else 1)
        return self.needs(size, "storage_tb")

    def line(self) -> Quantity:
        return self.own_one(self.says("i247_at_unit", "in_the_unit", "unit_at_ncb"))

    def report_system(self) -> Quantity:
        return self.own_one(self.says("report_system", "dedicated_system"))

    def own_one(self, there: bool) -> Quantity:
        """Return one, there or not; a contact point uses that of others."""
        needed = Fraction(int(not self.small()))
        return Quantity(needed=needed, in_place=min(needed, Fraction(int(there))))

    def unless_small(self, number: Fraction | int, in_place: str = "") -> Quantity:
        return self.needs(0 if self.small() else number, in_place)

    def children(self) -> Quantity:
        return self.needs(children(self.unit)[0] or 0)


_RULES: Mapping[str, Callable[[_Counter], Quantity]] = {
    POST: _Counter.posts,
    "cost.rooms": _Counter.rooms,
    "cost.interview_suite": _Counter.suite,
    "cost.workstation": lambda c: c.needs(c.unit.viewing_seats, "viewing_workstations"),
    "cost.forensic_workstation": lambda c: c.needs(c.wanted("R05"), "forensic_workstations"),
    "cost.mobile_tool": lambda c: c.needs(1 if c.wanted("R05") else 0, "mobile_tools"),
    "cost.unlock_service": lambda c: c.needs(1 if c.wanted("R05") > 2 else 0),
    "cost.analysis_licence": lambda c: c.unless_small(c.unit.viewing_seats, "analysis_licences"),
    "cost.storage": _Counter.storage,
    "cost.power": lambda c: c.unless_small(1),
    "cost.secure_line": _Counter.line,
    "cost.report_system": _Counter.report_system,
    "cost.welfare": lambda c: c.needs(c.unit.exposed),
    "cost.training": lambda c: c.needs(CONTACT_PEOPLE if c.small() else math.ceil(c.unit.wanted)),
    "cost.english": lambda c: c.needs(c.wanted("R03")),
    "cost.allowances": lambda c: c.needs(c.unit.on_call),
    "cost.vehicles": lambda c: c.unless_small(1),
    "cost.victim_needs": _Counter.children,
    "cost.child_protection": lambda c: c.needs(Fraction(str(c.unit.authority_posts or 0))),
    "cost.insurance": _Counter.exposed,
    "cost.disposal": lambda c: c.unless_small(1),
}
