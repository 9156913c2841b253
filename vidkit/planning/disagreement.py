"""How far the differences between assessors change score, gates and plan.

The plan counts what differs as not known. Beside it stand two readings: every difference settled
by its lowest answer, and every one by its highest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from vidkit.assessment.model import Answer, Assessment, Held
from vidkit.assessment.voices import to_settle
from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.planning.plan import Plan, build_plan
from vidkit.scoring.scorecard import score

Reading = Literal["as_it_stands", "lowest", "highest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Spread:
    """One question whose answers differ. `levels` apart: 0 where the answers are no numbers."""

    question: str
    held: Held
    levels: float
    weight: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Disagreement:
    """`spreads`: the widest first. `plans`: of the assessment as it stands, lowest and highest."""

    spreads: tuple[Spread, ...]
    plans: Mapping[Reading, Plan]

    @property
    def opened_by_lowest_only(self) -> tuple[str, ...]:
        """The gates that are open with the lowest answers and not with the highest.

        The highest answer may have nothing to show it, or be a number of which less is better.
        """
        low, high = (
            {s.gate.id for s in self.plans[name].card.gates if s.state == "open"} for name in ("lowest", "highest")
        )
        return tuple(sorted(low - high))


def disagreement(pack: Pack, assessment: Assessment, today: date, start: date) -> Disagreement:
    """Return where the assessors differ and what that changes."""
    open_ones = to_settle(assessment)
    spreads = sorted((_spread(q, assessment.held[q], pack) for q in open_ones),
                     key=lambda s: (-s.levels * s.weight, -s.levels, s.question))  # fmt: skip
    readings: Mapping[Reading, Assessment] = {
        "as_it_stands": assessment,
        "lowest": _settled(assessment, open_ones, lowest=True),
        "highest": _settled(assessment, open_ones, lowest=False),
    }
    plans = {name: build_plan(pack, a, start, card=score(pack, a, today)) for name, a in readings.items()}
    return Disagreement(spreads=tuple(spreads), plans=plans)


def _spread(question: str, held: Held, pack: Pack) -> Spread:
    numbers = [v.value for v in held.answers if v.is_known and isinstance(v.value, int | float)]
    capability = pack.capability_by_id.get(question)
    apart = max(numbers) - min(numbers) if capability and len(numbers) > 1 else 0
    return Spread(question=question, held=held, levels=apart, weight=capability.weight if capability else 0)


def _settled(a: Assessment, questions: tuple[str, ...], *, lowest: bool) -> Assessment:
    answers = {q: _extreme(a.held[q], lowest=lowest) for q in questions}
    held = {q: h for q, h in a.held.items() if q not in answers}
    return replace(a, answers={**a.answers, **answers}, held=held)


def _extreme(held: Held, *, lowest: bool) -> Answer:
    """Return the lowest or the highest answer; of answers that are no numbers, the first or the last said."""
    known = [v for v in held.answers if v.is_known] or list(held.answers)
    numbers = [v for v in known if isinstance(v.value, int | float)]
    if len(numbers) < len(known):
        return known[0] if lowest else known[-1]
    choose = min if lowest else max
    return choose(numbers, key=lambda v: v.value if isinstance(v.value, int | float) else 0)


def lowest_only_words(found: Disagreement) -> str:
    """Return why the highest answers open fewer gates than the lowest, where they do; or nothing."""
    ids = ", ".join(found.opened_by_lowest_only)
    return _("The highest answer is not always the better one: it may have no evidence, or a number of which less is "
             "better. Open with the lowest answers only: {gates}.", gates=ids) if ids else ""  # fmt: skip
