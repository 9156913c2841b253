"""How far the posts may lie apart: over all corners of the parameter ranges, in a seeded sample, one by one.

Only parameters that stand at the pack's default move; what the country answered or set is taken as
said. Posts depend on each parameter in one direction only, so two corners hold all others.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vidkit.content.model import Parameter, Role
from vidkit.staffing import workload
from vidkit.staffing.posts import FAMILIES, Family
from vidkit.staffing.unit import Staffing
from vidkit.staffing.values import FOLLOWS

DRAWS = 400
MOST_SHOWN = 5
_TENTH, HALF, _NINE_TENTHS = 0.1, 0.5, 0.9


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """Posts of one family: all parameters at their best and worst ends, and 80 in 100 draws between."""

    role: Role
    lowest: int
    low: int
    likely: int
    high: int
    highest: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Swing:
    """What one parameter does alone to the posts of all families together, before rounding."""

    parameter: Parameter
    least: float
    most: float
    at_least: float
    at_most: float

    @property
    def width(self) -> float:
        return abs(self.at_most - self.at_least)


def spread(unit: Staffing, *, seed: int = 0, draws: int = DRAWS) -> tuple[Spread, ...]:
    """Return the range of each family whose volumes are known, in the order of the roles."""
    moving = free(unit)
    drawn = [_numbers(unit, values) for values in _samples(moving, seed, draws)]
    return tuple(_spread(f, unit, moving, drawn) for f in counted(unit))


def swings(unit: Staffing, *, most: int = MOST_SHOWN) -> tuple[Swing, ...]:
    """Return the parameters that matter most, widest first: the bars of a tornado."""
    families = counted(unit)
    made = [_swing(p, unit, families) for p in free(unit)]
    return tuple(sorted((s for s in made if s.width > 1e-9), key=lambda s: (-s.width, s.parameter.id))[:most])


def free(unit: Staffing) -> tuple[Parameter, ...]:
    """Return the parameters that stand at their default and have a range."""
    return tuple(
        u.parameter for u in unit.values.values()
        if u.origin == "default" and u.parameter.least is not None and u.parameter.most is not None
    )  # fmt: skip


def counted(unit: Staffing) -> tuple[Family, ...]:
    """Return the families whose work the unit does itself and whose volumes are known."""
    if unit.setting.arrangement:
        return ()
    return tuple(
        f for f in FAMILIES
        if all(v in unit.known for v in f.volumes) and f.service not in unit.setting.services
        and not unit.setting.closed_gates.intersection(f.gates) and unit.of(f.roles[0]) is not None
    )  # fmt: skip


def exact(unit: Staffing, families: Sequence[Family], changes: Mapping[str, float]) -> float:
    """Return the posts of the families, before rounding, with some parameters changed."""
    numbers = _numbers(unit, changes)
    return sum(_exact(f, numbers) for f in families)


def _exact(family: Family, numbers: Mapping[str, float]) -> float:
    return workload.need(family.demand(numbers), numbers).posts_exact


def _numbers(unit: Staffing, changes: Mapping[str, float]) -> Mapping[str, float]:
    made = {**unit.known, **changes}
    for name, factors in FOLLOWS.items():
        if name in made and unit.values[name].value is None:
            made[name] = math.prod(made[f] for f in factors)
    return made


def _ends(parameter: Parameter) -> tuple[float, float]:
    return float(parameter.least or 0), float(parameter.most or 0)


def _corner(family: Family, unit: Staffing, moving: Sequence[Parameter], *, worst: bool) -> float:
    """Return the posts with every parameter at the end that asks for most, or for least."""
    chosen: dict[str, float] = {}
    for p in moving:
        asked = [(exact(unit, (family,), {p.id: end}), end) for end in _ends(p)]
        chosen[p.id] = (max if worst else min)(asked)[1]
    return exact(unit, (family,), chosen)


def _samples(moving: Sequence[Parameter], seed: int, draws: int) -> list[dict[str, float]]:
    rng = random.Random(seed)
    return [{p.id: _draw(p, rng) for p in moving} for _n in range(draws)]


def _draw(parameter: Parameter, rng: random.Random) -> float:
    """Return a value in the range: half of all lie below the default, half above, the nearer the likelier."""
    least, most = _ends(parameter)
    default = float(parameter.default or 0)
    end = least if rng.random() < HALF else most
    return default + (end - default) * (1 - math.sqrt(rng.random()))


def _spread(family: Family, unit: Staffing, moving: Sequence[Parameter], drawn: list[Mapping[str, float]]) -> Spread:
    posts = next(p for p in unit.posts if p.role.id == family.roles[0])
    found = sorted(_exact(family, numbers) for numbers in drawn)

    def whole(number: float) -> int:
        return max(posts.least, math.ceil(number - 1e-9))

    return Spread(
        role=posts.role,
        lowest=whole(_corner(family, unit, moving, worst=False)),
        low=whole(found[int(_TENTH * len(found))]),
        likely=math.ceil(posts.wanted),
        high=whole(found[int(_NINE_TENTHS * len(found))]),
        highest=whole(_corner(family, unit, moving, worst=True)),
    )


def _swing(parameter: Parameter, unit: Staffing, families: Sequence[Family]) -> Swing:
    least, most = _ends(parameter)
    return Swing(
        parameter=parameter, least=least, most=most, at_least=exact(unit, families, {parameter.id: least}),
        at_most=exact(unit, families, {parameter.id: most}),
    )  # fmt: skip
