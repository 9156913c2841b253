"""The next cycle: an assessment that begins where the last one ended, with every answer to confirm."""

from dataclasses import replace

from vidkit.assessment.change import begun_from
from vidkit.assessment.model import Answer, Assessment


def next_cycle(old: Assessment, *, assessor: str, now: str) -> Assessment:
    """Return a new assessment of the same country, unit and profile. `now` is ISO time.

    The old answers are shown beside their questions and count only when they are confirmed. What
    became of the actions stays. The history begins anew and names the last record of the old one.
    """
    last = old.history[-1].hash if old.history else ""
    begun = replace(
        old, answers={}, held={}, retired={}, history=(), cursor="", places={}, drafts={}, plan_from="", created=now,
        assessor=assessor or old.assessor, previous=_known(old),
    )  # fmt: skip
    return begun_from(begun, last, who=begun.assessor, now=now)


def _known(old: Assessment) -> dict[str, Answer]:
    """Return what was known at the end, and what nobody confirmed since the cycle before that."""
    return {**old.previous, **{i: a for i, a in old.answers.items() if a.state != "unknown"}}


def carried(last: Answer) -> Answer:
    """Return an answer of the last cycle as it is confirmed: what was shown then counts once it is shown again.

    **Why**: confirmed with its papers, a level that nobody looked at since would open a hard gate.
    """
    return replace(last, evidence=tuple(e for e in last.evidence if e.speaks == "against"))


def to_confirm(a: Assessment) -> tuple[str, ...]:
    """Return the questions whose answer of the last cycle is not confirmed or changed yet, in order of id."""
    return tuple(sorted(q for q in a.previous if q not in a.answers))
