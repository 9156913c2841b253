"""Posts by role: needed by work, the minimum, in place, missing. Unknown volume stays unknown."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vidkit.assessment.reading import Reading
from vidkit.content.model import Role
from vidkit.staffing import workload
from vidkit.staffing.values import Used, all_used
from vidkit.staffing.workload import Demand, Need, Values


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """Roles whose work is counted together, what drives it, and the volumes it must know."""

    roles: tuple[str, ...]
    demand: Callable[[Values], Demand]
    volumes: tuple[str, ...]


FAMILIES = (
    Family(roles=("R02",), demand=workload.triage, volumes=("P20",)),
    Family(roles=("R03", "R04"), demand=workload.identification, volumes=("P30", "P40", "P43")),
    Family(roles=("R05",), demand=workload.forensics, volumes=("P30",)),
    Family(roles=("R06",), demand=workload.online, volumes=("P63",)),
    Family(roles=("R07", "R08"), demand=workload.interviewing, volumes=("P60", "P61")),
    Family(roles=("R12",), demand=workload.safeguarding, volumes=("P64", "P65")),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Posts:
    """One role, or the first of a family. `need` None: its volumes are not known (`asks`)."""

    role: Role
    family: tuple[str, ...]
    need: Need | None
    asks: tuple[str, ...]
    in_place: float | None

    @property
    def wanted(self) -> int:
        """The posts to plan for: by work where it is known, never below the minimum."""
        return max(self.role.least, self.need.posts if self.need else 0)

    @property
    def missing(self) -> float | None:
        """Posts still to fill; None while those in place are not known."""
        return None if self.in_place is None else max(0.0, self.wanted - self.in_place)


def posts(reading: Reading) -> tuple[Posts, ...]:
    """Return the posts of every role of the pack, in its order. Raises: RefusedValue."""
    values = with_derived(all_used(reading))
    return tuple(_posts(role, values, reading) for role in reading.pack.roles)


def with_derived(values: Mapping[str, Used]) -> dict[str, float | None]:
    """Return plain values; children to make safe follow from series and packages where not counted."""
    plain = {i: u.value for i, u in values.items()}
    plain["P64"] = plain["P64"] if plain["P64"] is not None else _product(plain, "P40", "P68")
    plain["P65"] = plain["P65"] if plain["P65"] is not None else _product(plain, "P20", "P23", "P69")
    return plain


def _product(plain: Mapping[str, float | None], *ids: str) -> float | None:
    result = 1.0
    for i in ids:
        value = plain[i]
        if value is None:
            return None
        result *= value
    return result


def _posts(role: Role, values: Mapping[str, float | None], reading: Reading) -> Posts:
    family = next((f for f in FAMILIES if role.id == f.roles[0]), None)
    held = reading.fact(role.fact) if role.fact else None
    asks = tuple(v for v in family.volumes if values[v] is None) if family else ()
    known = {i: v for i, v in values.items() if v is not None}
    return Posts(
        role=role,
        family=family.roles if family else (role.id,),
        need=workload.need(family.demand(known), known) if family and not asks else None,
        asks=asks,
        in_place=float(held) if isinstance(held, int | float) else None,
    )
