"""Three assessors who begin with one file and go on apart: what the merge is tried on."""

import random
from collections.abc import Callable

from tests.toy import PAPER, make_assessment
from vidkit.assessment.change import with_answer, with_progress, with_said, with_settings, with_settled
from vidkit.assessment.model import Answer, Assessment, Progress
from vidkit.assessment.voices import voices

QUESTIONS = ("legal.handling", "welfare.support", "people_viewing")
ROLES = ("head_of_unit", "prosecutor", "")


def three(seed: int) -> tuple[Assessment, Assessment, Assessment]:
    """Return three files that share their beginning; the same seed gives the same three."""
    chance = random.Random(seed)
    clock = iter(f"2026-11-25T08:{n // 60:02}:{n % 60:02}+00:00" for n in range(3600))
    base = make_assessment(answers={}, created="2026-11-25T08:00:00+00:00")
    for _ in range(chance.randrange(4)):
        base = _step(base, "Ada", chance, next(clock))
    made = []
    for who in ("Ada", "Ben", "Cleo"):
        part = base
        for _ in range(chance.randrange(5)):
            part = _step(part, who, chance, next(clock) if chance.random() < 0.7 else "2026-11-25T08:59:59+00:00")
        made.append(part)
    return made[0], made[1], made[2]


def _step(a: Assessment, who: str, chance: random.Random, now: str) -> Assessment:
    steps: tuple[Callable[[], Assessment], ...] = (
        lambda: with_said(a, chance.choice(QUESTIONS), _answer(who, chance, now), who=who, now=now),
        lambda: with_said(a, chance.choice(QUESTIONS), _answer(who, chance, now), who=who, now=now),
        lambda: with_answer(a, chance.choice(QUESTIONS), chance.choice([None, _answer(who, chance, now)]),
                            who=who, now=now),
        lambda: _settled(a, chance.choice(QUESTIONS), who, now),
        lambda: with_progress(a, "act.legal.basis", Progress(state=chance.choice(["started", "done"]), date=now[:10]),
                              who=who, now=now),
        lambda: with_settings(a, who=who, now=now, unit=chance.choice(["A", "B"])),
    )  # fmt: skip
    return chance.choice(steps)()


def _answer(who: str, chance: random.Random, now: str) -> Answer:
    if chance.random() < 0.1:
        return Answer(state="unknown", respondent=chance.choice(ROLES), assessor=who, time=now)
    return Answer(value=chance.randrange(5), evidence=chance.choice([(), PAPER]), respondent=chance.choice(ROLES),
                  assessor=who, time=now)  # fmt: skip


def _settled(a: Assessment, question: str, who: str, now: str) -> Assessment:
    if question not in a.held:
        return a
    return with_settled(a, question, voices(a, question)[0], "It was looked up.", who=who, now=now)
