"""Choice, reach and what-if in sentences for a minister's office."""

from collections.abc import Iterable

from vidkit.base.i18n import _, n_
from vidkit.content.model import Pack
from vidkit.planning.choose import Choice, LeftOut
from vidkit.planning.reach import Limit, Reach, Way


def choice_text(choice: Choice) -> Iterable[str]:
    """Yield what a choice gives and costs."""
    if choice.everything_fits:
        yield _("Everything that the gaps need fits within these limits.")
        return
    yield n_(
        "Not everything fits within these limits: {n} action is left out.",
        "Not everything fits within these limits: {n} actions are left out.", len(choice.conditions.without),
    )  # fmt: skip
    yield _(
        "Hard gates that it can open: {some} of {all}. Gain of levels, by weight: {gain} of {whole}; no choice within "
        "these limits gives more than {most}.",
        some=len(choice.gates), all=len(choice.gates_of_all), gain=choice.gain, whole=choice.gain_of_all,
        most=choice.gain_at_most,
    )
    yield _("Set-up cost, estimated: {cost} of {whole} {currency}.", cost=f"{choice.cost:,}",
            whole=f"{choice.cost_of_all:,}", currency=choice.costs.currency)  # fmt: skip
    if choice.costs.smallest:
        yield _("How much work there is is not known: the costs are those of the smallest unit that the rules allow, "
                "not of what the country needs.")  # fmt: skip
    if choice.costs.unpriced:
        yield _("Without a price, and so counted as nothing: {lines}. Say what one analyst post costs a year.",
                lines="; ".join(choice.costs.unpriced.values()))  # fmt: skip


def left_out_title(lost: LeftOut, pack: Pack) -> str:
    """Return what is lost: a gate or a level."""
    b = lost.bundle
    if b.kind == "gate":
        return _("{id} {title} stays closed", id=b.of, title=pack.gate_by_id[b.of].title)
    return _("{name} ({id}) does not reach level {n}", name=pack.capability_by_id[b.of].name, id=b.of, n=b.level)


def left_out_cost(lost: LeftOut, currency: str) -> str:
    """Return what it would take to have it."""
    text = n_(
        "To have it: {n} more action, {days:g} person-days, {cost} {currency}; without limits done by {finish}.",
        "To have it: {n} more actions, {days:g} person-days, {cost} {currency}; without limits done by {finish}.",
        len(lost.more_actions), days=lost.more_days / 10, cost=f"{lost.more_cost:,}", currency=currency,
        finish=lost.finish,
    )  # fmt: skip
    return f"{text} " + _("Not even alone does it fit.") if lost.alone else text


def goal_name(goal: str, pack: Pack) -> str:
    """Return the goal with its title."""
    milestone = next((m for m in pack.milestones if m.id == goal), None)
    return _("{name} ({id})", name=milestone.name if milestone else pack.action_by_id[goal].title, id=goal)


def reach_text(found: Reach, pack: Pack) -> Iterable[str]:
    """Yield the answer: yes or no, and how sure."""
    goal = goal_name(found.goal, pack)
    if found.already:
        yield _("{goal}: nothing has to be done for it any more.", goal=goal)
        return
    chance = round(100 * found.chance)
    if found.is_feasible:
        yield _("Yes. {goal} can be reached on {day}, by {by}.", goal=goal, day=found.reached, by=found.by)
        yield _("If durations vary as they do, it is kept in {chance} of 100 cases.", chance=chance)
    elif found.unseated:
        for s in found.unseated:
            yield n_(
                "No. {n} of the people for whom {action} waits finds no seat on course {course}: the last date given "
                "is {day}. Give further dates or seats.",
                "No. {n} of the people for whom {action} waits find no seat on course {course}: the last date given "
                "is {day}. Give further dates or seats.", s.left, action=s.action, course=s.course, day=s.day,
            )  # fmt: skip
    elif found.is_impossible:
        yield _(
            "No. {goal} cannot be reached by {by}: under these limits no plan has it before {bound}; ours has it on "
            "{day}.", goal=goal, by=found.by, bound=found.never_before, day=found.reached,
        )  # fmt: skip
    else:
        yield _("No plan was found that reaches {goal} by {by}. The earliest is {day}; before {bound} it cannot be.",
                goal=goal, by=found.by, bound=found.never_before, day=found.reached)  # fmt: skip
    yield n_("It takes {n} action.", "It takes {n} actions.", len(found.actions))


def limit_text(limit: Limit, pack: Pack) -> str:
    """Return what binds, in a sentence."""
    if limit.kind == "prerequisites":
        return _("The chain of what must come first binds: more time of the owners alone gains nothing.")
    owner = pack.owner_by_id[limit.of].name if limit.of in pack.owner_by_id else ""
    sentences = {
        "owner": n_("Time of {owner} binds: without that limit it would be {n} week earlier.",
                    "Time of {owner} binds: without that limit it would be {n} weeks earlier.", limit.weeks,
                    owner=owner),
        "money": n_("Money binds: without that limit it would be {n} week earlier.",
                    "Money binds: without that limit it would be {n} weeks earlier.", limit.weeks),
        "date": n_("The fixed date {date} binds: without it, it would be {n} week earlier.",
                   "The fixed date {date} binds: without it, it would be {n} weeks earlier.", limit.weeks,
                   date=limit.of),
        "course": n_("The dates of course {course} bind: without them it would be {n} week earlier.",
                     "The dates of course {course} bind: without them it would be {n} weeks earlier.", limit.weeks,
                     course=limit.of),
    }  # fmt: skip
    return sentences[limit.kind]


def way_text(way: Way, pack: Pack, currency: str) -> str:
    """Return a way out in a sentence, with the day that it reaches."""
    if way.kind == "together":
        parts = "; ".join(_way(p, pack, currency) for p in way.parts)
        return _("All of these together reach {day}: {parts}.", day=way.reached, parts=parts)
    if way.kind == "best":
        parts = "; ".join(_way(p, pack, currency) for p in way.parts)
        return _("Even all of these together reach only {day}: {parts}.", day=way.reached, parts=parts)
    return _("{what}: reaches {day}.", what=_way(way, pack, currency), day=way.reached)


def _way(way: Way, pack: Pack, currency: str) -> str:
    match way.kind:
        case "fast":
            return _("the fast track, with borrowed means")
        case "owner":
            return _("{days:g} days a week more of {owner}", days=way.tenths / 10, owner=pack.owner_by_id[way.of].name)
        case "money":
            return _("a budget of {amount} {currency} a year", amount=f"{way.amount:,}", currency=currency)
        case "date":
            return _("without the fixed date {date}", date=way.of)
        case "shorter":
            return _("in the shortest time that they can take: {actions}", actions=", ".join(
                _("{title} ({to} instead of {weeks} weeks)", title=pack.action_by_id[i].title, to=to, weeks=weeks)
                for i, (weeks, to) in (way.weeks or {}).items()
            ))  # fmt: skip
        case _:
            return _("a later date")
