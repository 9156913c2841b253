"""What an assessment holds. Values only; `store` keeps them safe, `reading` makes sense of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

FORMAT = 1
MOST_WHEN_DENIED = 2
SHORTEST_TITLE = 3

State = Literal["given", "unknown", "not_applicable"]
Value = int | float | str | tuple[str, ...]
YesNo = Literal["yes", "no"]
ActionState = Literal["planned", "started", "done", "dropped", "reopened"]
Speaks = Literal["for", "against"]
Confidence = Literal["", "low", "medium", "high"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """What was shown, never the document itself. `date` ISO, a month will do.

    It speaks for the answer or against it, with a confidence; not stated counts as medium.
    """

    title: str
    kind: str = ""
    date: str = ""
    kept_at: str = ""
    seen_by: str = ""
    speaks: Speaks = "for"
    confidence: Confidence = ""


def _counts(item: Evidence, day: str) -> bool:
    """Say whether an item is heard: what speaks against always is, what speaks for it must be something by then."""
    if item.speaks == "against":
        return True
    after = bool(day and item.date) and item.date > day[: len(item.date)]
    return not after and len(item.title.strip()) >= SHORTEST_TITLE


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A level (capability) or a fact's value; or unknown; or not applicable, with its state.

    `arrangement` names the authority that provides the service under a tested agreement.
    `checks` holds the yes/no answers that proposed the level. `respondent` is who said it, by
    the role id of the pack; `assessor` wrote it down at `time` (ISO).
    """

    state: State = "given"
    value: Value | None = None
    checks: Mapping[str, YesNo] = field(default_factory=dict)
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    arrangement: str = ""
    respondent: str = ""
    assessor: str = ""
    time: str = ""

    @property
    def is_known(self) -> bool:
        return self.state == "given" and self.value is not None

    @property
    def is_denied(self) -> bool:
        """Whether it is a level 3 or 4 that one of its own checks, the parts of level 3, answers with no."""
        high = self.is_known and isinstance(self.value, int) and self.value >= 3
        return high and "no" in self.checks.values()

    @property
    def counted(self) -> Value | None:
        """The value that counts: a level that its own checks deny counts as the highest below level 3.

        The checks say nothing about the levels below, so that a higher answer never counts less than a lower one.
        """
        if not self.is_known:
            return None
        return MOST_WHEN_DENIED if self.is_denied else self.value

    @property
    def is_shown(self) -> bool:
        """Whether evidence carries the answer: an item for it and none against it, low confidence aside.

        Nothing shows a level 3 or 4 against its own checks, nor does what is dated after the answer, nor a letter or
        two that were typed for another purpose.
        """
        return self.shown_by(self.time[:10])

    def shown_by(self, day: str) -> bool:
        """Say whether evidence dated up to this day carries the answer. day: ISO; empty: of whatever date."""
        if self.is_denied:
            return False
        firm = {e.speaks for e in self.evidence if e.confidence != "low" and _counts(e, day)}
        return firm == {"for"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Held:
    """What more than one person said to one question, side by side, in the order of time.

    One answer for each respondent and assessor. While they differ and `reason` is empty, the
    answer that counts is "unknown"; a reason says why the answer that then counts was taken.
    """

    answers: tuple[Answer, ...]
    reason: str = ""
    settled_by: str = ""
    settled_time: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Respondent:
    """A person asked, by function; the name is optional."""

    function: str
    name: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """What became of an action. `evidence`: what shows that it is done."""

    state: ActionState
    date: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalValue:
    """A parameter or price set for this country, with the reason; a price has the year it is from."""

    value: float
    reason: str
    year: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """One change. `hash` chains it to the one before, so that a gap shows."""

    time: str
    who: str
    what: str
    before: str
    after: str
    hash: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    """Everything said about one country's unit at one time.

    `conditions`: what binds its plan (money, holidays, fixed dates), as texts by kind.
    `cursor` is where the interview goes on, `places` where it does with one respondent, and
    `drafts` what was entered when it was broken off: none of the three counts as said.
    `previous`: the answers of the cycle before, which count only when they are given again.
    """

    format: int = FORMAT
    pack: str
    pack_version: str
    country: str
    country_name: str
    unit: str = ""
    profile: str
    start: Literal["none", "unit"] = "none"
    language: str = "en"
    marking: str = "restricted: shows weaknesses"
    assessor: str = ""
    created: str = ""
    plan_from: str = ""
    fictional: bool = False
    cursor: str = ""
    places: Mapping[str, str] = field(default_factory=dict)
    drafts: Mapping[str, Answer] = field(default_factory=dict)
    respondents: Mapping[str, Respondent] = field(default_factory=dict)
    country_facts: Mapping[str, str] = field(default_factory=dict)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    previous: Mapping[str, Answer] = field(default_factory=dict)
    held: Mapping[str, Held] = field(default_factory=dict)
    progress: Mapping[str, Progress] = field(default_factory=dict)
    parameters: Mapping[str, LocalValue] = field(default_factory=dict)
    capacities: Mapping[str, LocalValue] = field(default_factory=dict)
    conditions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    retired: Mapping[str, Answer] = field(default_factory=dict)
    history: tuple[Record, ...] = ()
