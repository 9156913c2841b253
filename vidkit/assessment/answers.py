"""From what a person types or writes in an answers file to `Answer` values.

One reading of values for both ways in, so that the interview and a file accept the same. An
answers file maps ids to a value, to the word `unknown`, or to a group with `value` or `state`,
`checks`, `note`, `evidence`, `respondent` and `arrangement`. Parsing the file is done above.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from vidkit.assessment.evidence import objection
from vidkit.assessment.model import Answer, Assessment, Evidence, Speaks, State, Value, YesNo
from vidkit.assessment.reading import Reading
from vidkit.assessment.voices import voices
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where, in_reading_order
from vidkit.base.text import did_you_mean, one_line
from vidkit.content.model import Capability, Fact, Pack

Path_ = tuple[str | int, ...]
Place = Callable[[Path_], Where]

STATES: Mapping[str, State] = {
    "given": "given",
    "unknown": "unknown",
    "not_applicable": "not_applicable",
    "not applicable": "not_applicable",
}
_KEYS = ("value", "state", "checks", "note", "evidence", "respondent", "arrangement")
_EVIDENCE_KEYS = ("title", "kind", "date", "kept_at", "seen_by", "speaks", "confidence")
_CLOSED: Mapping[str, tuple[str, ...]] = {"speaks": get_args(Speaks), "confidence": ("low", "medium", "high")}
_LARGEST = 10**15
_EARLIEST_YEAR = 1900  # before it a year is a slip of the pen


class BadAnswer(ValueError):
    """The value does not fit the question. `what` is wrong; `fix` says what is accepted."""

    def __init__(self, what: str, fix: str, code: str = "VK213") -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.code = code


def proposed_level(capability: Capability, checks: Mapping[str, YesNo]) -> int | None:
    """Return the level that the checks propose: all yes 3, some yes 2, otherwise none."""
    yes = sum(checks.get(c.id) == "yes" for c in capability.checks)
    if not yes:
        return None
    return 3 if yes == len(capability.checks) else 2


def parse_level(raw: object) -> int:
    """Return a level 0 to 4. Raises: BadAnswer."""
    text = str(raw).strip()
    text = str(int(text)) if text.isdecimal() and len(text) == 1 else text
    if isinstance(raw, bool) or text not in {"0", "1", "2", "3", "4"}:
        raise BadAnswer(
            _('"{text}" is not a level.', text=one_line(text)),
            _("Give a whole number from 0 to 4, or the word unknown."),
        )
    return int(text)


def parse_value(fact: Fact, raw: object, today: date | None = None) -> Value:
    """Return the value of a fact from text, or from what a file holds; today: no date of the past lies after it.

    Raises: BadAnswer.
    """
    match fact.type:
        case "count":
            return _in_range(fact, _whole(_number(raw)))
        case "amount":
            return _in_range(fact, _number(raw))
        case "share":
            return _in_range(fact, _number(str(raw).strip().rstrip("%")))
        case "yes_no":
            return _yes_no(raw)
        case "choice":
            return _choice(fact, raw)
        case "choices":
            return _choices(fact, raw)
        case "date":
            return _not_ahead(fact, parse_date(str(raw)), today)
        case "text":
            return _text(raw)


def _not_ahead(fact: Fact, when: str, today: date | None) -> str:
    if today is not None and not fact.ahead and when > today.isoformat()[: len(when)]:
        raise BadAnswer(
            _("{when} lies in the future: today is {today}.", when=when, today=today.isoformat()),
            _("Give the day on which it happened; if it has not happened yet, the word unknown, and say so in a note."),
        )
    return when


def parse_date(text: str) -> str:
    """Return an ISO date, or year and month. Raises: BadAnswer."""
    text = text.strip()
    try:
        is_written = re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text)
        if is_written and date.fromisoformat(text if len(text) == 10 else f"{text}-01").year >= _EARLIEST_YEAR:
            return text
    except ValueError:
        pass
    raise BadAnswer(
        _('"{text}" is no date.', text=one_line(text)),
        _("Write year and month, or year, month and day, like this: 2026-03 or 2026-03-31"),
    )


def expected(fact: Fact) -> str:
    """Return in one sentence what the question accepts."""
    low, high = _limits(fact)
    match fact.type:
        case "count" | "amount" | "share":
            return _number_expected(fact, low, high)
        case "yes_no":
            return _("Answer yes or no.")
        case "choice":
            return _("Give one number or word of the list.")
        case "choices":
            return _("Give numbers or words of the list, separated by commas; or none.")
        case "date":
            return _("Write year and month, or the day: 2026-03 or 2026-03-31.")
        case "text":
            return _("Write a few words.")


def _number_expected(fact: Fact, low: float | None, high: float | None) -> str:
    unit = fact.unit or (_("per cent") if fact.type == "share" else "")
    if low is None:
        return _("A number ({unit}).", unit=unit) if unit else _("A number.")
    if high is None:
        if unit:
            return _("A number, {low} or more ({unit}).", low=_plain(low), unit=unit)
        return _("A number, {low} or more.", low=_plain(low))
    if unit:
        return _("A number from {low} to {high} ({unit}).", low=_plain(low), high=_plain(high), unit=unit)
    return _("A number from {low} to {high}.", low=_plain(low), high=_plain(high))


def _plain(number: float) -> str:
    return str(int(number)) if float(number).is_integer() else str(number)


def _limits(fact: Fact) -> tuple[float | None, float | None]:
    if fact.type == "share":
        return (0 if fact.minimum is None else fact.minimum, 100 if fact.maximum is None else fact.maximum)
    return fact.minimum, fact.maximum


def _number(raw: object) -> float:
    """Return a number; spaces and apostrophes may group thousands, a comma too or be the decimal sign."""
    typed = format(Decimal(repr(raw)), "f") if isinstance(raw, float) else str(raw)
    text = re.sub(r"[\s\u00a0\u202f'’_٬]", "", typed).replace("٫", ".")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", text):
        text = text.replace(",", "")
    elif re.fullmatch(r"-?\d+,\d+", text):
        text = text.replace(",", ".")
    if isinstance(raw, bool) or not re.fullmatch(r"-?\d+(\.\d+)?", text):
        raise BadAnswer(
            _('"{text}" is not a number.', text=one_line(str(raw))), _("Write digits only, like this: 12 or 12.5")
        )
    number = float(text)
    if abs(number) > _LARGEST:
        what = _('"{text}" is too large.', text=one_line(str(raw)))
        raise BadAnswer(what, _("Count the digits: one may be doubled."))
    return int(number) if number.is_integer() else number


def _whole(number: float) -> int:
    if number != int(number):
        raise BadAnswer(
            _("{number} is not a whole number.", number=number), _("Count whole ones, like this: {n}", n=round(number))
        )
    return int(number)


def _in_range(fact: Fact, number: float) -> int | float:
    low, high = _limits(fact)
    if (low is not None and number < low) or (high is not None and number > high):
        raise BadAnswer(_("{number} is out of range.", number=_plain(number)), expected(fact))
    return number


def _yes_no(raw: object) -> str:
    word = str(raw).strip().casefold()
    if raw is True or word in {"yes", "y", "true", _("yes").casefold()}:
        return "yes"
    if raw is False or word in {"no", "n", "false", _("no").casefold()}:
        return "no"
    raise BadAnswer(_('"{text}" is neither yes nor no.', text=one_line(str(raw))), _("Answer yes or no."))


def _choice(fact: Fact, raw: object) -> str:
    word = str(raw).strip()
    if raw is True or raw is False:
        word = "yes" if raw else "no"
    for choice in fact.choices:
        if word.casefold() in {choice.id.casefold(), choice.text.casefold()}:
            return choice.id
    if re.fullmatch(r"\d{1,3}", word) and 1 <= int(word) <= len(fact.choices):
        return fact.choices[int(word) - 1].id
    known = ", ".join(c.id for c in fact.choices)
    near = did_you_mean(word, [c.id for c in fact.choices])
    listed = _("Known: {known}.", known=known)
    raise BadAnswer(_('"{text}" is not in the list.', text=one_line(word)), f"{near} {listed}" if near else listed)


def _choices(fact: Fact, raw: object) -> tuple[str, ...]:
    words = list(raw) if isinstance(raw, list | tuple) else str(raw).replace(";", ",").split(",")
    words = [w for w in words if str(w).strip()]
    if [str(w).strip().casefold() for w in words] in (["none"], [_("none").casefold()]) and "none" not in {
        c.id for c in fact.choices
    }:
        return ()
    if not words and not isinstance(raw, list | tuple):
        raise BadAnswer(_("Nothing was chosen."), expected(fact))
    found = {_choice(fact, w) for w in words}
    return tuple(c.id for c in fact.choices if c.id in found)


def _text(raw: object) -> str:
    text = str(raw).strip()
    if not text:
        raise BadAnswer(_("Nothing was written."), _("Write a few words, or unknown."))
    return text


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Who brings an answers file in: the assessor, the default respondent, and the time."""

    assessor: str
    respondent: str
    time: str


def read_answers(
    raw: object, pack: Pack, assessment: Assessment, today: date, at: Place, source: Source
) -> tuple[Mapping[str, Answer], tuple[Problem, ...]]:
    """Return the answers that plain data hold, and every problem in them with its place.

    raw: what the file holds, as plain values; `at` gives the place of a path in it.
    """
    reader = _Reader(pack, Reading(pack, assessment, today), at, source)
    if not isinstance(raw, dict):
        reader.add((), "VK211", _("The file does not map ids to answers."), _("Write lines such as: legal.offences: 2"))
        return {}, tuple(reader.problems)
    made = {name: reader.answer(name, value) for name, value in raw.items()}
    return {k: v for k, v in made.items() if v is not None}, in_reading_order(reader.problems)


class _Reader:
    """Reads one file and keeps its problems."""

    def __init__(self, pack: Pack, reading: Reading, at: Place, source: Source) -> None:
        self.pack, self.reading, self.at, self.source = pack, reading, at, source
        self.problems: list[Problem] = []

    def add(self, path: Path_, code: str, what: str, fix: str) -> None:
        self.problems.append(Problem(code=code, where=self.at(path), what=what, fix=fix))

    def answer(self, name: str, raw: object) -> Answer | None:
        """Return one answer, or None when there are problems in it."""
        item = self.pack.capability_by_id.get(name) or self.pack.fact_by_id.get(name)
        if item is None:
            known = [*self.pack.capability_by_id, *self.pack.fact_by_id]
            near = did_you_mean(name, known)
            fix = near or _("Ids are listed by: vidkit pack list --kind capability, --kind fact")
            self.add((name,), "VK212", _('There is no question "{id}".', id=one_line(name)), fix)
            return None
        before = len(self.problems)
        group = raw if isinstance(raw, dict) else {"value": raw}
        found = self._group(item, name, group)
        return found if len(self.problems) == before else None

    def _group(self, item: Capability | Fact, name: str, group: Mapping[str, object]) -> Answer:
        self._known_keys((name,), group, _KEYS)
        state, value = self._state_and_value(item, name, group)
        respondent = self._words(name, group, "respondent") or self.source.respondent
        if respondent and respondent not in self.pack.respondent_by_id:
            fix = did_you_mean(respondent, self.pack.respondent_by_id) or _(
                "Known: {known}.", known=", ".join(self.pack.respondent_by_id)
            )
            self.add((name, "respondent"), "VK213", _('There is no respondent "{word}".', word=respondent), fix)
        return Answer(
            state=state,
            value=value,
            checks=self._checks(item, name, group.get("checks")),
            note=self._words(name, group, "note"),
            evidence=self._evidence(name, group.get("evidence")),
            arrangement=self._arrangement(item, name, group),
            respondent=respondent,
            assessor=self.source.assessor,
            time=self.source.time,
        )

    def _state_and_value(
        self, item: Capability | Fact, name: str, group: Mapping[str, object]
    ) -> tuple[State, Value | None]:
        raw = group.get("value")
        word = str(group.get("state", "")).strip() or (str(raw).strip() if str(raw).strip() in STATES else "")
        if word and word not in STATES:
            fix = _("Known: {known}.", known=", ".join(s for s in STATES if " " not in s))
            self.add((name, "state"), "VK213", _('"{text}" is no state.', text=one_line(word)), fix)
            return "unknown", None
        state = STATES.get(word, "given")
        if state == "not_applicable":
            self._may_not_apply(item, name)
        if state != "given":
            return state, None
        if raw is None:
            self.add((name,), "VK213", _("There is no value."), _("Give a value, or the word unknown."))
            return "unknown", None
        try:
            if isinstance(item, Capability):
                return state, parse_level(raw)
            return state, parse_value(item, raw, self.reading.today)
        except BadAnswer as bad:
            self.add((name, "value"), bad.code, f"{name}: {bad.what}", bad.fix)
            return "unknown", None

    def _may_not_apply(self, item: Capability | Fact, name: str) -> None:
        if not may_not_apply(item, self.reading):
            self.add(
                (name,), "VK214", _('{id}: "not applicable" is not possible here.', id=name),
                _("Give a value, or the word unknown."),
            )  # fmt: skip

    def _checks(self, item: Capability | Fact, name: str, raw: object) -> Mapping[str, YesNo]:
        if raw is None:
            return {}
        known = [c.id for c in item.checks] if isinstance(item, Capability) else []
        if not isinstance(raw, dict):
            self.add(
                (name, "checks"),
                "VK213",
                _("{id}: checks are a group of yes and no.", id=name),
                _("Known: {known}.", known=", ".join(known)),
            )
            return {}
        self._known_keys((name, "checks"), raw, known)
        made: dict[str, YesNo] = {}
        for check, value in raw.items():
            try:
                made[check] = "yes" if _yes_no(value) == "yes" else "no"
            except BadAnswer as bad:
                self.add((name, "checks", check), bad.code, f"{name}.{check}: {bad.what}", bad.fix)
        return made

    def _evidence(self, name: str, raw: object) -> tuple[Evidence, ...]:
        items = raw if isinstance(raw, list) else [] if raw is None else [raw]
        return tuple(e for n, i in enumerate(items) for e in self._item((name, "evidence", n), i))

    def _item(self, path: Path_, raw: object) -> tuple[Evidence, ...]:
        group: Mapping[str, Any] = raw if isinstance(raw, dict) else {"title": raw}
        self._known_keys(path, group, _EVIDENCE_KEYS)
        words: dict[str, Any] = {k: str(group[k]).strip() for k in _EVIDENCE_KEYS if group.get(k) is not None}
        if not words.get("title"):
            self.add(path, "VK213", _("This evidence has no title."), _("Write: title: ..."))
            return ()
        try:
            words["date"] = parse_date(words["date"]) if words.get("date") else ""
        except BadAnswer as bad:
            self.add((*path, "date"), bad.code, bad.what, bad.fix)
            words["date"] = ""
        for key, known in _CLOSED.items():
            words[key] = word = words.get(key, "").casefold() or ("for" if key == "speaks" else "")
            if word and word not in known:
                fix = _("Known: {known}.", known=", ".join(known))
                self.add((*path, key), "VK213", _('"{text}" is not in the list.', text=one_line(word)), fix)
        made = Evidence(**{"seen_by": self.source.assessor, **words})
        if not self._is_on_disk(str(path[0]), made) and (wrong := objection(made.title, made.date, self.reading.today)):
            self.add(path, "VK213", f"{path[0]}: {wrong[0]}", wrong[1])
        return (made,)

    def _is_on_disk(self, name: str, item: Evidence) -> bool:
        """Say whether the assessment holds this evidence already: it was taken once, and is not refused now."""
        return any(item in voice.evidence for voice in voices(self.reading.assessment, name))

    def _arrangement(self, item: Capability | Fact, name: str, group: Mapping[str, object]) -> str:
        word = self._words(name, group, "arrangement")
        if word and not (isinstance(item, Capability) and item.by_arrangement):
            self.add(
                (name, "arrangement"),
                "VK214",
                _("{id}: another authority cannot provide this by arrangement.", id=name),
                _("Remove the line."),
            )
        return word

    def _words(self, name: str, group: Mapping[str, object], key: str) -> str:
        raw = group.get(key)
        if isinstance(raw, dict | list):
            self.add((name, key), "VK213", _('{id}: "{key}" is not text.', id=name, key=key), _("Write one text."))
            return ""
        return "" if raw is None else str(raw).strip()

    def _known_keys(self, path: Path_, group: Mapping[str, object], known: "list[str] | tuple[str, ...]") -> None:
        for key in group:
            if key not in known:
                fix = did_you_mean(key, known) or _("Known: {known}.", known=", ".join(known))
                self.add((*path, key), "VK215", _('"{key}" has no place here.', key=one_line(str(key))), fix)


def may_not_apply(item: Capability | Fact, reading: Reading) -> bool:
    """Say whether the pack allows "not applicable": it has such a rule, and no answer speaks against it."""
    if isinstance(item, Fact) or item.not_applicable is None:
        return False
    return reading.holds(item.not_applicable.when) is not False
