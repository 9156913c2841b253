"""The three invented countries with an answer to every capability; no real country is meant.

Which answer a capability has is worked out from its id, so that a new capability changes no other answer.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from tests.country import COUNTRIES, TODAY
from vidkit.assessment.model import Answer, Assessment, Evidence, Progress, Value
from vidkit.content.model import Capability, Pack

FIRST_DAY = date(2027, 1, 4)
_TIME = "2026-11-24T10:00:00+00:00"
_PAPER = (Evidence(title="Signed order (invented)", kind="document", date="2026-03-02", seen_by="the adviser"),)
_UNKNOWN, _SHOWN = "?", "!"


@dataclass(frozen=True, kw_only=True, slots=True)
class Invented:
    """`facts`: of which of `tests.country.COUNTRIES`. `levels`: what capabilities have, in turn by their id.

    A level with `!` is shown, a bare 3 or 4 only claimed; `?` is not known. `more`: facts beside those.
    `progress`: what became of actions.
    """

    facts: str
    code: str
    name: str
    unit: str
    profile: str
    levels: str
    more: Mapping[str, Value] = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)


_PROGRESS = {
    "act.mandate.launch": Progress(state="started", date="2026-10-05"),
    "act.icse.ncb_protocol": Progress(state="done", date="2026-09-14", evidence=_PAPER),
    "act.premises.break_space": Progress(state="dropped", date="2026-11-02", note="No room in this building."),
}
INVENTED: Mapping[str, Invented] = {
    "island": Invented(facts="small island", code="XI", name="Isla Menor", unit="Contact point for child protection",
                       profile="contact_point", levels="? 0 1! 1! 2! 2 3! 3"),
    "medium": Invented(facts="medium", code="XM", name="Mediana", unit="Victim identification unit",
                       profile="first_unit", levels="? 0 1! 1 2! 2! 3! 3",
                       more={"people_viewing": 4, "leads_unread": 30}),
    "federal": Invented(facts="large federal", code="XF", name="Federated Provinces of Vasta",
                        unit="National victim identification centre", profile="national_centre",
                        levels="? 1! 2! 2! 3! 3! 3 4!", progress=_PROGRESS),
}  # fmt: skip


def assessment(name: str, pack: Pack) -> Assessment:
    """Return the answers of one of `INVENTED`."""
    made = INVENTED[name]
    facts, _profile = COUNTRIES[made.facts]
    answers = {c.id: _answer(c, made.levels.split()) for c in pack.capabilities}
    answers |= {i: Answer(value=v, time=_TIME) for i, v in {**facts, **made.more}.items()}
    return Assessment(
        pack=pack.id, pack_version=pack.version, country=made.code, country_name=made.name, unit=made.unit,
        profile=made.profile, fictional=True, answers=answers, plan_from=FIRST_DAY.isoformat(),
        progress=made.progress,
    )  # fmt: skip


def _answer(capability: Capability, levels: list[str]) -> Answer:
    level = levels[zlib.crc32(capability.id.encode()) % len(levels)]
    if level == _UNKNOWN:
        return Answer(state="unknown", time=_TIME, respondent=capability.respondents[0])
    return Answer(value=int(level.rstrip(_SHOWN)), evidence=_PAPER if level.endswith(_SHOWN) else (), time=_TIME,
                  respondent=capability.respondents[0])  # fmt: skip


__all__ = ["FIRST_DAY", "INVENTED", "TODAY", "assessment"]
