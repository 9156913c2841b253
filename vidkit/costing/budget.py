"""The budget of a plan: three years, one-off and running, by line, by phase and by who pays.

Every view is a sum of the same parts, so their totals agree to the last hundredth. A line begins
when the action that brings it is done, or at once where no action does; what is in place runs
from the first month.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from vidkit.assessment.reading import Reading
from vidkit.content.model import Action
from vidkit.planning.plan import Plan
from vidkit.planning.sessions import dates, posted
from vidkit.pricing.actions import carriers
from vidkit.pricing.lines import TRAINING, VICTIMS, YEARS, Line, contingency, lines
from vidkit.pricing.money import Range, blended, half_up, shares, total
from vidkit.pricing.prices import GRADE_FACTS, Prices, prices
from vidkit.pricing.quantities import are_counted, children, quantities, storage_tb
from vidkit.staffing.unit import Staffing, staffing
from vidkit.training.dates import Dates
from vidkit.training.delivery import paid_seats
from vidkit.training.needs import filled
from vidkit.training.programme import programme

MONTHS = 12
IDENTIFICATION = "identification"
IN_PLACE, OTHERWISE = "", "otherwise"
"""The phases of what is in place, and of what no action of the plan brings."""
_WITH_THE_TEAM = ("cost.english", "cost.languages", "cost.allowances", "cost.vehicles", "cost.insurance")
"""Lines that begin with the first team, where no action of the plan brings them."""
_WITH_THE_WORK = (VICTIMS, "cost.child_protection")
"""Lines that begin once children are identified, where the country does not count them today."""


@dataclass(frozen=True, slots=True)
class Begun:
    """When a line begins: the month from the start of the plan, from 0; `ramp` months at `share`, then in full."""

    month: int = 0
    ramp: int = 0
    share: Fraction = Fraction(1)

    def served(self) -> tuple[Fraction, ...]:
        """Return the share of a full year that runs in each year of the plan."""
        return tuple(self._between(n * MONTHS, (n + 1) * MONTHS) for n in range(YEARS))

    def own_years(self) -> tuple[tuple[Fraction, ...], ...]:
        """Return for each year of the plan its share of the first, second and third year from when the line begins.

        What begins in a month has the rest of its own first year in the next year of the plan.
        """
        return tuple(
            tuple(self._between(max(n * MONTHS, self.month + k * MONTHS),
                                min((n + 1) * MONTHS, self.month + (k + 1) * MONTHS)) for k in range(YEARS))
            for n in range(YEARS)
        )  # fmt: skip

    def _between(self, first: int, last: int) -> Fraction:
        return (self._until(last) - self._until(first)) / MONTHS if last > first else Fraction(0)

    def _until(self, month: int) -> Fraction:
        slow = max(0, min(month - self.month, self.ramp))
        return slow * self.share + max(0, month - self.month - self.ramp)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A piece of a line that begins in one month: once, and running, in each year of the plan.

    `served`: for each year the share that runs of each full year of the line.
    """

    phase: str
    month: int
    served: tuple[tuple[Fraction, ...], ...]
    one_off: tuple[Range, ...]
    running: tuple[Range, ...]

    @property
    def years(self) -> tuple[Range, ...]:
        return tuple(o + r for o, r in zip(self.one_off, self.running, strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class BudgetLine:
    """A line with its pieces."""

    line: Line
    parts: tuple[Part, ...]

    @property
    def one_off(self) -> tuple[Range, ...]:
        return _by_year(p.one_off for p in self.parts)

    @property
    def running(self) -> tuple[Range, ...]:
        return _by_year(p.running for p in self.parts)

    @property
    def years(self) -> tuple[Range, ...]:
        return _by_year(p.years for p in self.parts)

    @property
    def whole(self) -> Range:
        return total(self.years)

    def likely_until(self, month: int, year: int) -> int:
        """Return the hundredths needed in a year of the plan before a month of it: what runs on, spread evenly."""
        if month >= (year + 1) * MONTHS:
            return self.years[year].likely.minor
        found = Fraction(0)
        for part in self.parts:
            begin = max(part.month, year * MONTHS)
            if month > begin:
                found += Fraction(part.running[year].likely.minor * (month - begin), (year + 1) * MONTHS - begin)
                found += part.one_off[year].likely.minor
        return half_up(found)


@dataclass(frozen=True, kw_only=True, slots=True)
class Budget:
    """`lines` without those that cost nothing, the contingency last. `asks`: facts that would firm it up.

    `ask_lines`: lines whose price somebody must be asked for. `first`: first day of the plan.
    """

    prices: Prices
    unit: Staffing
    lines: tuple[BudgetLine, ...]
    first: date
    storage_tb: Fraction | None
    ask_lines: tuple[str, ...]

    @property
    def years(self) -> tuple[Range, ...]:
        return _by_year(x.years for x in self.lines)

    @property
    def one_off(self) -> tuple[Range, ...]:
        return _by_year(x.one_off for x in self.lines)

    @property
    def running(self) -> tuple[Range, ...]:
        return _by_year(x.running for x in self.lines)

    @property
    def whole(self) -> Range:
        return total(self.years)

    @property
    def asks(self) -> tuple[str, ...]:
        """Return the facts that would firm up a line of this budget: prices of what it needs none of are not asked."""
        items = [*(x.line.item for x in self.lines), *(self.prices.items[i].item for i in self.ask_lines)]
        facts = {*GRADE_FACTS.values(), *(f for i in items for f in (i.one_off_fact, i.yearly_fact))}
        return tuple(f for f in self.prices.asks if f in facts)

    def by_phase(self) -> Mapping[str, tuple[Range, ...]]:
        """Return the years of each phase in which something begins, and of what runs without one."""
        found: dict[str, list[tuple[Range, ...]]] = {}
        for piece in (p for x in self.lines for p in x.parts):
            found.setdefault(piece.phase, []).append(piece.years)
        return {phase: _by_year(parts) for phase, parts in found.items()}

    def of(self, *items: str) -> Range:
        """Return what the lines of these items cost in all three years."""
        return total(x.whole for x in self.lines if x.line.item.id in items)


def budget(reading: Reading, plan: Plan | None = None, *, first: date | None = None) -> Budget:
    """Return the budget of the unit; with a plan, each line begins when its action is done.

    first: first day where there is no plan. Raises: as `staffing` and `prices`.
    """
    unit, priced = staffing(reading), prices(reading)
    start = plan.start if plan else first or reading.today
    courses = programme(reading, unit, dates(plan) if plan else Dates(first=start))
    begun = lines(priced, quantities(reading, unit), unit, paid_seats(courses))
    done = [(p.action, _months(start, p.finish)) for p in plan.actions] if plan else []
    made = [_budget_line(x, done, _begun(x, unit, plan)) for x in begun if not x.empty]
    spare = contingency(priced, begun)
    if spare is not None:
        made.append(_spare(spare, made))
    asked = tuple(x.item.id for x in begun if "ask" in (x.price.one_off_origin, x.price.yearly_origin)
                  or (x.item.id == VICTIMS and None in children(unit)))  # fmt: skip
    return Budget(prices=priced, unit=unit, lines=tuple(made), first=start, storage_tb=storage_tb(unit),
                  ask_lines=asked)  # fmt: skip


def _begun(line: Line, unit: Staffing, plan: Plan | None) -> Begun:
    """Return when a line begins that no action brings: with the people it is for, or with the children it is for."""
    if plan is None or unit.setting.arrangement:
        return Begun()
    if line.role or line.item.id in _WITH_THE_TEAM:
        return Begun(_months(plan.start, _filled(line.role, unit, plan)))
    works = next((m.scheduled for m in plan.milestones if m.milestone.id == IDENTIFICATION), None)
    if line.item.id not in _WITH_THE_WORK or works is None or are_counted(unit, line.item.id):
        return Begun()
    share = Fraction(str(round(unit.known.get("P15", 1.0), 6)))
    return Begun(_months(plan.start, works), round(unit.known.get("P14", 0.0)), share)


def _filled(role: str, unit: Staffing, plan: Plan) -> date:
    """Return the day on which the posts of a role are filled, as training takes it."""
    return filled(role, posted(plan), unit, plan.start)


def _months(start: date, day: date) -> int:
    return max(0, (day.year - start.year) * MONTHS + day.month - start.month)


def _budget_line(line: Line, done: Sequence[tuple[Action, int]], otherwise: Begun) -> BudgetLine:
    in_place = line.quantity.in_place / line.quantity.needed if line.quantity.needed else Fraction(0)
    here = tuple(y.times(in_place) for y in line.yearly)
    new = _Piece(line.one_off, tuple(y - r for y, r in zip(line.yearly, here, strict=True)), line.growing)
    parts = [_part(IN_PLACE, Begun(), _Piece(Range(), here), line)] if any(here) else []
    month_of = {a.id: month for a, month in done}
    bringing = carriers(line, [a for a, _month in done])
    if line.item.id == TRAINING and line.by_year and bringing:
        return BudgetLine(line=line, parts=(_part(bringing[-1].phase, Begun(), new, line),))
    if not bringing:
        parts.append(_part(OTHERWISE, otherwise, new, line))
    parts.extend(_part(a.phase, Begun(month_of[a.id]), piece, line)
                 for a, piece in zip(bringing, new.split(len(bringing)), strict=True))  # fmt: skip
    return BudgetLine(line=line, parts=tuple(parts))


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a piece of a line costs once, and in each full year; `growing`: as of the line."""

    once: Range
    yearly: tuple[Range, ...]
    growing: tuple[Range, ...] = (Range(),) * YEARS

    def split(self, count: int) -> "list[_Piece]":
        """Return equal pieces, which add up to this one."""
        equal = (1,) * count
        columns = [shares(r, equal) for r in (self.once, *self.yearly, *self.growing)] if count else []
        return [_Piece(once, tuple(rest[:YEARS]), tuple(rest[YEARS:]))
                for once, *rest in zip(*columns, strict=True)]  # fmt: skip


def _part(phase: str, begun: Begun, piece: _Piece, line: Line) -> Part:
    """Return the piece over the years. What posts that growth adds cost once stands in their year, in full."""
    month, whole = begun.month, begun.served()
    of_plan = tuple(tuple(whole[n] if k == n else Fraction(0) for k in range(YEARS)) for n in range(YEARS))
    served = of_plan if line.by_year else begun.own_years()
    once = [(0, piece.once), *enumerate(piece.growing)]
    bought = tuple(total(r for n, r in once if max(n, month // MONTHS) == year) for year in range(YEARS))
    return Part(phase=phase, month=month, served=served, one_off=bought,
                running=tuple(blended(piece.yearly, parts) for parts in served))  # fmt: skip


def _spare(line: Line, made: Sequence[BudgetLine]) -> BudgetLine:
    """Return the contingency: its part of every phase and year of all other lines."""
    from vidkit.pricing.lines import share_of_all

    share = share_of_all(line.item)
    return BudgetLine(line=line, parts=tuple(_share_of(p, share) for x in made for p in x.parts))


def _share_of(part: Part, share: Fraction) -> Part:
    once = tuple(r.times(share) for r in part.one_off)
    running = tuple(y.times(share) - o for y, o in zip(part.years, once, strict=True))
    return Part(phase=part.phase, month=part.month, served=part.served, one_off=once, running=running)


def _by_year(columns: Iterable[tuple[Range, ...]]) -> tuple[Range, ...]:
    kept = list(columns)
    return tuple(total(c[n] for c in kept) for n in range(YEARS))
