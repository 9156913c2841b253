"""What binds a plan beside its content: money, time of owners, holidays, fixed dates, a horizon.

Each condition is a short text, as typed on the command line and as kept in the assessment:
`budget 120000/y`, `capacity head=2d/w`, `closed 2027-12-20..2028-01-02`, `date act.x<=2027-09-30`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue, UnknownName
from vidkit.base.i18n import _
from vidkit.content.model import Pack
from vidkit.planning.months import months_after
from vidkit.training.seats import Seated

Sign = Literal[">=", "<=", "="]
KINDS = ("budget", "horizon", "capacity", "closed", "date", "course", "wait", "promise")
LONGEST = 100
"""Years that a horizon or a wait may span: beyond lies a slip of the pen."""


@dataclass(frozen=True, slots=True)
class Money:
    """So much a year. `currency`: three letters, or "" for that of the prices."""

    amount: int
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """Tenths of a day a week that an owner has, from a day on, or once an action is done."""

    owner: str
    tenths: int
    since: date | None = None
    after: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which nobody works, or with `owner` that one does not."""

    first: date
    last: date
    owner: str = ""


@dataclass(frozen=True, slots=True)
class FixedDate:
    """An action that starts on the day or later (`>=`), is done by it (`<=`), or in its week (`=`)."""

    action: str
    sign: Sign
    day: date

    def __str__(self) -> str:
        return f"{self.action}{self.sign}{self.day}"


@dataclass(frozen=True, slots=True)
class CourseDate:
    """A course that begins on a day with so many seats; 0: seats are not limited."""

    course: str
    day: date
    seats: int = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Conditions:
    """`waits`: weeks between the end of the first action and the start of the second.
    `promises`: dates by milestone. `stretch`: weeks that an action takes longer, or less.
    `without`: actions that are left out. `seated`: worked out from `courses`, until when actions wait for seats.
    """

    budget: Money | None = None
    horizon: date | None = None
    capacities: tuple[Share, ...] = ()
    closures: tuple[Closure, ...] = ()
    fixed: tuple[FixedDate, ...] = ()
    courses: tuple[CourseDate, ...] = ()
    waits: Mapping[tuple[str, str], int] = field(default_factory=dict)
    promises: Mapping[str, date] = field(default_factory=dict)
    stretch: Mapping[str, int] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    seated: tuple[Seated, ...] = ()

    @property
    def is_limited(self) -> bool:
        """Say whether money or a horizon may leave no room for everything."""
        return self.budget is not None or self.horizon is not None


def conditions_of(assessment: Assessment, pack: Pack, start: date) -> Conditions:
    """Return the conditions kept in an assessment. Raises: BadValue, UnknownName."""
    return read(assessment.conditions, pack, start)


def read(texts: Mapping[str, Sequence[str]], pack: Pack, start: date, base: Conditions | None = None) -> Conditions:
    """Return the conditions that the texts state, on top of `base`. Raises: BadValue, UnknownName.

    texts: by kind (see `KINDS`), each a list of texts. start: first day of the plan.
    """
    found = base or Conditions()
    for kind in KINDS:
        for text in texts.get(kind, ()):
            found = _with(found, kind, text.strip(), pack, start)
    return found


def _with(found: Conditions, kind: str, text: str, pack: Pack, start: date) -> Conditions:
    match kind:
        case "budget":
            return replace(found, budget=budget(text))
        case "horizon":
            return replace(found, horizon=horizon(text, start))
        case "capacity":
            return replace(found, capacities=(*found.capacities, share(text, pack)))
        case "closed":
            return replace(found, closures=(*found.closures, closure(text, pack)))
        case "date":
            return replace(found, fixed=(*found.fixed, fixed_date(text, pack)))
        case "course":
            return replace(found, courses=(*found.courses, course_date(text, pack)))
        case "wait":
            return replace(found, waits={**found.waits, **wait(text, pack)})
        case _:
            return replace(found, promises={**found.promises, **promise(text, pack)})


def budget(text: str) -> Money:
    """Return the money that `120000/y`, `EUR 120000/y` or `120000 EUR/y` states. Raises: BadValue."""
    match = re.fullmatch(r"([A-Za-z]{3})?\s*([\d_',. ]*\d)\s*([A-Za-z]{3})?\s*(?:/\s*y(?:ear)?)?", text)
    amount = re.sub(r"[_' ]|[.,](?=\d{3}(?:\D|$))", "", match.group(2)) if match else ""
    if match is None or not amount.isdecimal() or (match.group(1) and match.group(3)):
        raise BadValue(
            _('"{text}" is no yearly budget.', text=text),
            _("Write a whole amount and a year, like this: 120000/y or EUR 120000/y"),
        )
    return Money(int(amount), (match.group(1) or match.group(3) or "").upper())


def horizon(text: str, start: date) -> date:
    """Return the last day of `18m`, `80w`, `2y` from the start, or of an ISO date. Raises: BadValue."""
    match = re.fullmatch(r"(\d{1,4})\s*([wmy])", text)
    if match:
        count, unit = int(match.group(1)), match.group(2)
        if count <= LONGEST * {"w": 53, "m": 12, "y": 1}[unit]:
            months = count * (12 if unit == "y" else 1)
            after = start + timedelta(weeks=count) if unit == "w" else months_after(start, months)
            return _future(after - timedelta(days=1), start)
    return _future(_day(text, _("Write a span or a date, like this: 18m, 80w, 2y or 2028-06-30")), start)


def _future(day: date, start: date) -> date:
    if day < start:
        raise BadValue(
            _("The horizon {day} lies before the first day of the plan, {start}.", day=day, start=start),
            _("Give a later horizon, or an earlier first day with --from."),
        )
    return day


def share(text: str, pack: Pack) -> Share:
    """Return the time that `head=2d/w`, `head=2d/w@2027-06-01` or `head=5d/w@act.x` states.

    Raises: BadValue, UnknownName.
    """
    match = re.fullmatch(r"([\w.]+)\s*=\s*(\d{1,3}(?:[.]\d)?)\s*d?\s*(?:/\s*w(?:eek)?)?\s*(?:@\s*(\S+))?", text)
    if match is None:
        raise BadValue(
            _('"{text}" states no capacity.', text=text),
            _("Write owner and days a week, like this: head=2d/w, head=2d/w@2027-06-01 or head=5d/w@act.staff.recruit"),
        )
    whole, _dot, part = match.group(2).partition(".")
    owner, tenths, when = owner_id(match.group(1), pack), int(whole) * 10 + int(part or 0), match.group(3) or ""
    if not when:
        return Share(owner, tenths)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", when):
        return Share(owner, tenths, since=_day(when))
    return Share(owner, tenths, after=action_id(when, pack))


def closure(text: str, pack: Pack) -> Closure:
    """Return the days of `2027-12-24`, `2027-12-20..2028-01-02` or `ncb=2027-08-01..2027-08-31`.

    Raises: BadValue, UnknownName.
    """
    owner, equals, days = text.rpartition("=")
    first, _dots, last = days.partition("..")
    help_text = _("Write days, like this: 2027-12-20..2028-01-02, or for one owner ncb=2027-08-01..2027-08-31")
    found = Closure(_day(first, help_text), _day(last or first, help_text), owner_id(owner, pack) if equals else "")
    if found.last < found.first or (found.last - found.first).days > 366:
        raise BadValue(_('"{text}" ends before it begins, or is longer than a year.', text=text), help_text)
    return found


def fixed_date(text: str, pack: Pack) -> FixedDate:
    """Return the fixed date that `act.x>=2027-09-01` states. Raises: BadValue, UnknownName."""
    match = re.fullmatch(r"([\w.]+)\s*(>=|<=|=)\s*(\S+)", text)
    help_text = _('Write action, sign and day, in quotes, like this: "act.x>=2027-09-01" (not before), '
                  '"act.x<=2027-09-30" (done by) or "act.x=2027-09-15" (done in that week)')  # fmt: skip
    if match is None:
        raise BadValue(_('"{text}" states no date of an action.', text=text), help_text)
    sign: Sign = ">=" if match.group(2) == ">=" else "<=" if match.group(2) == "<=" else "="
    return FixedDate(action_id(match.group(1), pack), sign, _day(match.group(3), help_text))


def course_date(text: str, pack: Pack) -> CourseDate:
    """Return the course date that `C15=2027-10-04` or `C15=2027-10-04:4` states; 4 are its seats, one at least."""
    match = re.fullmatch(r"(\w+)\s*=\s*([\d-]+)(?::(\d{1,4}))?", text)
    help_text = _("Write course, day and seats, like this: C15=2027-10-04:4")
    if match is None or (match.group(3) and not int(match.group(3))):
        raise BadValue(_('"{text}" states no date of a course.', text=text), help_text)
    known = [c.id for c in pack.courses]
    course = next((c for c in known if c.casefold() == match.group(1).casefold()), "")
    if not course:
        raise UnknownName(_("course"), match.group(1), known, "vidkit pack list --kind course")
    return CourseDate(course, _day(match.group(2), help_text), int(match.group(3) or 0))


def wait(text: str, pack: Pack) -> Mapping[tuple[str, str], int]:
    """Return the waiting time that `act.a>act.b=4w` states: 4 weeks after act.a, before act.b."""
    match = re.fullmatch(r"([\w.]+)\s*>\s*([\w.]+)\s*=\s*(\d{1,3})\s*w", text)
    if match is None:
        raise BadValue(
            _('"{text}" states no waiting time.', text=text),
            _('Write two actions and weeks, in quotes, like this: "act.a>act.b=4w"'),
        )
    return {(action_id(match.group(1), pack), action_id(match.group(2), pack)): int(match.group(3))}


def promise(text: str, pack: Pack) -> Mapping[str, date]:
    """Return the promised date that `icse_open=2028-06-30` states, by milestone."""
    name, _equals, day = text.partition("=")
    known = [m.id for m in pack.milestones]
    if name.strip() not in known:
        raise UnknownName(_("milestone"), name.strip(), known, "vidkit pack list --kind milestone")
    return {name.strip(): _day(day.strip(), _("Write milestone and day, like this: icse_open=2028-06-30"))}


def action_id(word: str, pack: Pack) -> str:
    """Return the id of an action, which may be named without `act.`. Raises: UnknownName."""
    for name in (word, f"act.{word}"):
        if name in pack.action_by_id:
            return name
    raise UnknownName(_("action"), word, _both(pack.action_by_id), "vidkit pack list --kind action")


def owner_id(word: str, pack: Pack) -> str:
    """Return the id of an owner, named in full or by a word of it that no other has. Raises: UnknownName."""
    known = [o.id for o in pack.owners]
    if word in known:
        return word
    found = [i for i in known if word.casefold() in i.split("_")]
    if len(found) == 1:
        return found[0]
    raise UnknownName(_("owner"), word, known, "vidkit pack show")


def _both(ids: Iterable[str]) -> list[str]:
    return [name for i in ids for name in (i, i.removeprefix("act."))]


def _day(text: str, hint: str = "") -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise BadValue(
            _('"{text}" is no date.', text=text), hint or _("Write year, month and day, like this: 2026-11-25")
        ) from None
