"""Which actions a plan holds, and why each is there.

A gap brings the actions that raise it to its target, a red flag its make-safe step, and both
bring what must be done before, unless the country has it already. An action that was dropped is
not in place: whatever waits for it cannot be planned either. Nor is one in place that was reported
done while what it needs is open, or against a closed gate: see `reports`.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from vidkit.assessment.reading import Reading
from vidkit.base.i18n import _
from vidkit.content.model import Action, Pack, Profile
from vidkit.planning.reports import Report, forbidding
from vidkit.scoring.levels import Stand
from vidkit.scoring.scorecard import Scorecard

Variant = Literal["default", "fast"]
ReasonKind = Literal["flag", "gap", "unknown", "prerequisite", "variant", "reopened"]


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why an action is in the plan: `of` is a flag, a capability, or the action that waits for it."""

    kind: ReasonKind
    of: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Selection:
    """Actions by id with their reasons, and what each needs of the others.

    `in_place`: not asked again, with what shows it. `left_out`: not for this country, with why.
    `dropped`: wanted, but given up, with the reason. `blocked`: wanted, with the dropped actions
    that it waits for, directly or not. `unconfirmed`: reported started or done, which cannot be yet.
    """

    chosen: Mapping[str, tuple[Reason, ...]]
    needs: Mapping[str, tuple[str, ...]]
    in_place: Mapping[str, str]
    left_out: Mapping[str, str]
    dropped: Mapping[str, str]
    blocked: Mapping[str, tuple[str, ...]]
    unconfirmed: Mapping[str, Report]

    def stopped_by(self, action: str) -> tuple[str, ...]:
        """Return the dropped actions that keep this one from being done, itself among them."""
        return (action,) if action in self.dropped else self.blocked.get(action, ())


def select(
    reading: Reading, card: Scorecard, *, variant: Variant = "default", without: Collection[str] = ()
) -> Selection:
    """Return the actions of a plan, in pack order, with their prerequisites.

    without: actions that are left out for want of money or time, as if they were dropped.
    """
    pack = reading.pack
    denied = frozenset(check for rule in card.findings.contradictions for check in rule.denies)
    reading = replace(reading, denied=denied)
    shown = {a.id: what for a in pack.actions if (what := shown_by(a, reading, card.stands))}
    skipped = {a.id: why for a in pack.actions if a.id not in shown and (why := _not_for(a, reading, variant))}
    profile = pack.profile_by_id[reading.assessment.profile]
    arranged = _arranged(pack, profile)
    skipped |= {old: new for old, new in arranged.items() if old not in shown}
    given_up = {i: p.note for i, p in reading.assessment.progress.items() if p.state == "dropped" and i not in shown}
    limit = _("left out to stay within the limits")
    given_up |= {i: limit for i in sorted(without) if i not in shown and i not in given_up}
    instead = _stand_ins(pack, skipped | given_up, variant) | arranged
    held, unconfirmed = _with_reports(shown, skipped, instead, reading, card)
    skipped = {i: why for i, why in skipped.items() if i not in held}
    given_up = {i: why for i, why in given_up.items() if i not in held}
    barred = held.keys() | skipped.keys()
    reasons: dict[str, set[Reason]] = {}
    for flag in card.findings.flags:
        if flag.action not in held:
            reasons.setdefault(flag.action, set()).add(Reason("flag", flag.id))
    for stand in card.stands.values():
        kind: ReasonKind = "unknown" if stand.planning is None else "gap"
        for action in raising(pack, stand, barred):
            reasons.setdefault(action.id, set()).add(Reason(kind, stand.capability.id))
        if profile.arrangement_action and stand.is_gap and stand.capability.id in profile.arrangement_expected:
            reasons.setdefault(profile.arrangement_action, set()).add(Reason(kind, stand.capability.id))
    for i, p in reading.assessment.progress.items():
        if p.state == "reopened" and i in pack.action_by_id and i not in skipped:
            reasons.setdefault(i, set()).add(Reason("reopened", i))
    if variant == "fast":
        for action in pack.actions:
            if action.fast_track and _is_wanted(action, held, skipped | given_up):
                reasons.setdefault(action.id, set()).add(Reason("variant", "fast_track"))
    stand_in = {slow: quick for slow, quick in instead.items() if slow not in held}
    needs = {a.id: needs_of(a, stand_in) for a in pack.actions}
    _add_prerequisites(needs, reasons, barred, given_up)
    dropped = {i: why for i, why in given_up.items() if i in reasons}
    wanted = [a.id for a in pack.actions if a.id in reasons]
    blocked = _blocked(wanted, needs, dropped)
    chosen = _still_wanted({i: reasons[i] for i in wanted if i not in dropped and i not in blocked})
    needless = {i: "dropped" for i in wanted if not {i} & (chosen.keys() | dropped.keys() | blocked.keys())}
    return Selection(
        chosen=chosen,
        needs=_with_openers({i: needs[i] for i in chosen}, card, stand_in),
        in_place=held,
        left_out={i: w for i, w in skipped.items() if i not in reasons} | needless,
        dropped=dropped,
        blocked=blocked,
        unconfirmed=unconfirmed,
    )


def _with_reports(
    shown: Mapping[str, str], skipped: Mapping[str, str], instead: Mapping[str, str], reading: Reading, card: Scorecard
) -> tuple[Mapping[str, str], Mapping[str, Report]]:
    """Return what is in place, in pack order: what the answers show, and what is reported done and can be.

    Beside it the reports that cannot be true yet. instead: by slower action what is done in its place.
    """
    pack, found, held = reading.pack, dict[str, Report](), dict(shown)
    told = [(a, p) for a in pack.actions if (p := reading.assessment.progress.get(a.id))]
    flagged = {flag.action for flag in card.findings.flags}
    settled = skipped.keys() - flagged
    changed = True
    while changed:
        changed, found = False, {}
        quicker = {old: new for old, new in instead.items() if old not in held}
        for action, progress in told:
            if action.id in shown or progress.state not in ("started", "done"):
                continue
            needs = tuple(n for n in needs_of(action, quicker) if n not in held and n not in settled)
            gates = forbidding(action, progress, card.gates)
            if needs or gates:
                found[action.id] = Report(state=progress.state, needs=needs, gates=gates)
            elif progress.state == "done" and action.id not in held:
                held[action.id] = progress.state
                changed = True
    done = {a.id for a, p in told if p.state == "done"}
    return {a.id: "done" if a.id in done else held[a.id] for a in pack.actions if a.id in held}, found


def raising(pack: Pack, stand: Stand, barred: Iterable[str] = ()) -> tuple[Action, ...]:
    """Return the actions that raise a capability from where it stands to its target.

    Where no action reaches the target exactly (a target of 2), those of the next level serve.
    """
    if not stand.is_gap:
        return ()
    at, target, name = stand.planning or 0, stand.target or 0, stand.capability.id
    able = [a for a in pack.actions if a.raises.get(name, 0) > at and not a.flag]
    wanted = [a for a in able if a.raises[name] <= target]
    if not wanted and able:
        lowest = min(a.raises[name] for a in able)
        wanted = [a for a in able if a.raises[name] == lowest]
    return tuple(a for a in wanted if a.id not in set(barred))


def shown_by(action: Action, reading: Reading, stands: Mapping[str, Stand]) -> str:
    """Return what in the answers shows that the action need not be done (an id or a word), or nothing."""
    progress = reading.assessment.progress.get(action.id)
    if progress and progress.state == "reopened":
        return ""
    if action.in_place_when and reading.holds(action.in_place_when) is True:
        return action.in_place_when
    if action.flag:
        return ""
    if action.raises and all(_reached(stands[c], level) for c, level in action.raises.items()):
        return ", ".join(action.raises)
    return ""


def _reached(stand: Stand, level: int) -> bool:
    if stand.standing == "not_applicable":
        return True
    return stand.planning is not None and stand.planning >= level


def _not_for(action: Action, reading: Reading, variant: Variant) -> str:
    """Return why an action is no part of this plan whatever the gaps, or nothing."""
    if reading.assessment.start not in action.starts:
        return "start"
    if action.only_when and reading.holds(action.only_when) is False:
        return action.only_when
    if action.fast_track and variant != "fast":
        return "fast_track"
    return "flag" if action.flag else ""


def _stand_ins(pack: Pack, skipped: Mapping[str, str], variant: Variant) -> dict[str, str]:
    """Return, for the fast track, the action that stands in for each slower one."""
    if variant != "fast":
        return {}
    quick = (a for a in pack.actions if a.fast_track and a.id not in skipped)
    return {slow: a.id for a in quick for slow in a.stands_in_for}


def _arranged(pack: Pack, profile: Profile) -> dict[str, str]:
    """Return, where others provide a service by agreement, the actions that building it would take.

    What only serves capabilities outside the profile is not built either.
    """
    if not profile.arrangement_action:
        return {}
    own = profile.targets.keys() - set(profile.arrangement_expected)
    instead = profile.arrangement_action
    return {a.id: instead for a in pack.actions if a.id != instead and not a.flag and not a.raises.keys() & own}


def _is_wanted(action: Action, held: Mapping[str, str], skipped: Mapping[str, str]) -> bool:
    """Say whether a fast-track action still has something to shorten."""
    if action.id in held or action.id in skipped:
        return False
    return not action.stands_in_for or any(slow not in held for slow in action.stands_in_for)


def needs_of(action: Action, stand_in: Mapping[str, str]) -> tuple[str, ...]:
    """Return what must be done before, with slower actions named by what stands in for them.

    The slower actions themselves keep to their own order: the lasting room still needs its survey.
    """
    instead = stand_in.get(action.id)
    named = (n if n in stand_in and stand_in[n] in (instead, action.id) else stand_in.get(n, n) for n in action.needs)
    return tuple(dict.fromkeys(named))


def _add_prerequisites(
    needs: Mapping[str, tuple[str, ...]],
    reasons: dict[str, set[Reason]],
    barred: Collection[str],
    given_up: Collection[str],
) -> None:
    waiting = [i for i in reasons if i not in given_up]
    while waiting:
        after = waiting.pop()
        for need in needs[after]:
            if need in barred and need not in reasons:
                continue
            if need not in reasons and need not in given_up:
                waiting.append(need)
            reasons.setdefault(need, set()).add(Reason("prerequisite", after))


def _with_openers(
    needs: Mapping[str, tuple[str, ...]], card: Scorecard, stand_in: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    """Return what each chosen action needs of the others, and what opens the gates that forbid it today.

    **Why**: where an action between the two is in place, the prerequisites no longer say that they follow each other.
    """
    found = {i: dict.fromkeys(n for n in all_of if n in needs) for i, all_of in needs.items()}
    for gate in (s.gate for s in card.gates if s.state in ("closed", "undecided")):
        openers = [o for opener in gate.opened_by if (o := stand_in.get(opener, opener)) in needs]
        for action in (a for a in gate.blocks if a in needs):
            found[action] |= dict.fromkeys(o for o in openers if o != action)
    return {i: tuple(those) for i, those in found.items()}


def _blocked(
    wanted: Collection[str], needs: Mapping[str, tuple[str, ...]], dropped: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Return the wanted actions that wait for a dropped one, with the dropped ones, in pack order."""
    found: dict[str, set[str]] = {i: {i} for i in dropped}
    here = set(wanted)
    changed = bool(dropped)
    while changed:
        changed = False
        for i in wanted:
            stops = {stop for n in needs[i] if n in here for stop in found.get(n, ())}
            if i not in dropped and not stops <= found.get(i, set()):
                found[i] = stops
                changed = True
    return {i: tuple(d for d in wanted if d in found[i]) for i in wanted if i in found and i not in dropped}


def _still_wanted(reasons: Mapping[str, set[Reason]]) -> dict[str, tuple[Reason, ...]]:
    """Return the actions with the reasons that are still there, without those that have none left."""
    kept = dict(reasons)
    while True:
        left = {i: {r for r in why if r.kind != "prerequisite" or r.of in kept} for i, why in kept.items()}
        left = {i: why for i, why in left.items() if why}
        if left == kept:
            return {i: tuple(sorted(why)) for i, why in left.items()}
        kept = left
