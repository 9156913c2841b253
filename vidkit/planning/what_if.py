"""What if: a plan with one or more things changed, side by side with the plan as it is.

A change is a short text: `staff.recruit+8w`, `budget-30%`, `head-1d`, `head=2d/w`, `start+3m`,
`drop icse.connect`, `fast`, `staff.recruit>=2027-09-01`, `closed 2027-08-01..2027-08-31`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vidkit.assessment.model import Assessment
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack
from vidkit.planning.condition_words import fixed_text
from vidkit.planning.conditions import (
    KINDS,
    Conditions,
    Money,
    Share,
    action_id,
    budget,
    fixed_date,
    owner_id,
    read,
    share,
)
from vidkit.planning.explain import late_text
from vidkit.planning.months import months_after
from vidkit.planning.plan import TRIES, Plan, build_plan
from vidkit.planning.seats import short_of_seats, short_text
from vidkit.planning.select import Variant
from vidkit.planning.sides import Sides, money_by_year, sides
from vidkit.scoring.scorecard import Scorecard


@dataclass(frozen=True, kw_only=True, slots=True)
class WhatIf:
    """`said`: each change in a sentence."""

    said: tuple[str, ...]
    base: Plan
    changed: Plan
    sides: Sides


@dataclass(frozen=True, kw_only=True, slots=True)
class Setting:
    """All that a plan is made of apart from the answers. `said`: the changes so far, in words."""

    conditions: Conditions
    variant: Variant
    start: date
    said: tuple[str, ...] = ()


def what_if(
    pack: Pack,
    assessment: Assessment,
    start: date,
    card: Scorecard,
    conditions: Conditions,
    changes: Sequence[str],
    *,
    variant: Variant = "default",
    tries: int = TRIES,
) -> WhatIf:
    """Return the plan with all changes beside the plan without. Raises: BadValue, UnknownName, see `timing`."""
    base = build_plan(pack, assessment, start, card=card, conditions=conditions, variant=variant, tries=tries)
    setting = Setting(conditions=conditions, variant=variant, start=start)
    for text in changes:
        setting = changed(setting, text.strip(), base)
    other = build_plan(
        pack, assessment, setting.start, card=card, conditions=setting.conditions, variant=setting.variant, tries=tries
    )
    said = (*setting.said, *_less_safe(base, other), *_without_seats(base, other))
    return WhatIf(said=said, base=base, changed=other, sides=sides(base, other))


def _less_safe(base: Plan, other: Plan) -> Iterator[str]:
    """Yield the steps of red flags that the changed plan does not bring in time, and the plan as it is does."""
    kept = {(s.flag.id, s.text) for s in base.make_safe if not s.is_late}
    for step in (s for s in other.make_safe if s.is_late and (s.flag.id, s.text) in kept):
        yield _("Red flag {id}, {step}. {late}", id=step.flag.id, step=step.text, late=late_text(step, other.pack))


def _without_seats(base: Plan, other: Plan) -> Iterator[str]:
    """Yield the courses on which people find no seat in the changed plan, and do in the plan as it is."""
    known = {s.course: s.people for s in short_of_seats(base)}
    for short in (s for s in short_of_seats(other) if s.people > known.get(s.course, 0)):
        yield short_text(short, other)


def changed(setting: Setting, text: str, base: Plan) -> Setting:
    """Return the setting with one change. Raises: BadValue, UnknownName."""
    for pattern, change in _CHANGES:
        match = re.fullmatch(pattern, text)
        if match:
            return change(setting, match, base)
    raise BadValue(
        _('"{text}" is no change of a plan.', text=text),
        _("Write one like these: {examples}", examples=", ".join(
            ("staff.recruit+8w", "budget-30%", "head=2d/w", "head-1d", "start+3m", "drop icse.connect", "fast")
        )),
    )  # fmt: skip


def _fast(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    return replace(setting, variant="fast", said=(*setting.said, _("The fast track is taken.")))


def _drop(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    action = action_id(match.group(1), base.pack)
    said = _("Dropped: {title} ({id}).", title=base.pack.action_by_id[action].title, id=action)
    bound_by = replace(setting.conditions, without=setting.conditions.without | {action})
    return replace(setting, conditions=bound_by, said=(*setting.said, said))


def _start(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    count = int(match.group(2)) * (-1 if match.group(1) == "-" else 1)
    day = setting.start + timedelta(weeks=count) if match.group(3) == "w" else months_after(setting.start, count)
    return replace(setting, start=day, said=(*setting.said, _("The plan starts on {day}.", day=day)))


def _budget(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    """Change the budget by a share or an amount; without one, what the plan spends in its dearest year counts."""
    money = setting.conditions.budget or Money(max(money_by_year(base).values(), default=0))
    by = int(match.group(2)) if match.group(3) == "" else money.amount * int(match.group(2)) // 100
    amount = max(0, money.amount + (by if match.group(1) == "+" else -by))
    currency = money.currency or base.timing.costs.currency
    said = _("The budget is {amount} {currency} a year instead of {before}.", amount=f"{amount:,}", currency=currency,
             before=f"{money.amount:,}")  # fmt: skip
    if setting.conditions.budget is None:
        said = f"{said} " + _("No budget was given, so what the plan spends in its dearest year stands for it.")
    bound_by = replace(setting.conditions, budget=Money(amount, money.currency))
    return replace(setting, conditions=bound_by, said=(*setting.said, said))


def _new_budget(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    money = budget(match.group(1))
    said = _("The budget is {amount} {currency} a year.", amount=f"{money.amount:,}",
             currency=money.currency or base.timing.costs.currency)  # fmt: skip
    return replace(setting, conditions=replace(setting.conditions, budget=money), said=(*setting.said, said))


def _stretch(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    action = base.pack.action_by_id[action_id(match.group(1), base.pack)]
    weeks = int(match.group(3)) * (-1 if match.group(2) == "-" else 1)
    before = setting.conditions.stretch.get(action.id, 0)
    if action.weeks[1] + before + weeks < 0:
        raise BadValue(
            _("{id} takes {weeks} weeks; it cannot take {n} less.", id=action.id, weeks=action.weeks[1], n=-weeks),
            _("Take off at most its weeks."),
        )
    said = n_(
        "{title} ({id}) takes {n} week instead of {before}.", "{title} ({id}) takes {n} weeks instead of {before}.",
        action.weeks[1] + before + weeks, title=action.title, id=action.id, before=action.weeks[1],
    )  # fmt: skip
    bound_by = replace(setting.conditions, stretch={**setting.conditions.stretch, action.id: before + weeks})
    return replace(setting, conditions=bound_by, said=(*setting.said, said))


def _time(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    owner = owner_id(match.group(1), base.pack)
    now = _tenths(owner, setting.conditions, base)
    whole, _dot, part = match.group(3).partition(".")
    by = int(whole) * 10 + int(part or 0)
    return _with_share(setting, Share(owner, max(0, now + (by if match.group(2) == "+" else -by))), base)


def _new_time(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    return _with_share(setting, share(match.group(0), base.pack), base)


def _with_share(setting: Setting, new: Share, base: Plan) -> Setting:
    kept = tuple(s for s in setting.conditions.capacities if new.since or new.after or s.owner != new.owner)
    name = base.pack.owner_by_id[new.owner].name
    said = _("{owner} has {days:g} days a week for set-up work.", owner=name, days=new.tenths / 10)
    bound_by = replace(setting.conditions, capacities=(*kept, new))
    return replace(setting, conditions=bound_by, said=(*setting.said, said))


def _tenths(owner: str, conditions: Conditions, base: Plan) -> int:
    known = [s.tenths for s in conditions.capacities if s.owner == owner]
    local = base.assessment.capacities.get(owner)
    return known[-1] if known else round(10 * (local.value if local else base.pack.owner_by_id[owner].days_per_week))


def _date(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    fixed = fixed_date(match.group(0), base.pack)
    said = fixed_text(fixed, base.pack)
    bound_by = replace(setting.conditions, fixed=(*setting.conditions.fixed, fixed))
    return replace(setting, conditions=bound_by, said=(*setting.said, said))


def _condition(setting: Setting, match: re.Match[str], base: Plan) -> Setting:
    kind, text = match.group(1), match.group(2)
    said = _("Under the condition: {kind} {text}.", kind=kind, text=text)
    bound_by = read({kind: [text]}, base.pack, setting.start, setting.conditions)
    return replace(setting, conditions=bound_by, said=(*setting.said, said))


_CHANGES: tuple[tuple[str, Callable[[Setting, re.Match[str], Plan], Setting]], ...] = (
    (r"fast", _fast),
    (r"(?:drop|without)\s+([\w.]+)", _drop),
    (r"start\s*([+-])\s*(\d{1,3})([wm])", _start),
    (r"budget\s*([+-])\s*(\d{1,12})(%?)", _budget),
    (r"budget\s*=\s*(.+)", _new_budget),
    (rf"({'|'.join(KINDS)})\s+(.+)", _condition),
    (r"([\w.]+?)\s*([+-])\s*(\d{1,3})w", _stretch),
    (r"(\w+)\s*([+-])\s*(\d{1,3}(?:[.]\d)?)d(?:/w)?", _time),
    (r"\w+\s*=\s*\d{1,3}(?:[.]\d)?\s*d(?:/w)?(?:@\S+)?", _new_time),
    (r"[\w.]+\s*(?:>=|<=|=)\s*\d{4}-\d\d-\d\d", _date),
)
