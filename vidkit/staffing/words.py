"""The words for posts, values, waits and rules, shared by screens and documents."""

import math

from vidkit.base.i18n import _, n_
from vidkit.staffing.backlog import Backlog
from vidkit.staffing.posts import FAMILIES, Posts
from vidkit.staffing.rules import State
from vidkit.staffing.unit import Staffing
from vidkit.staffing.values import Used


def number(value: float | None) -> str:
    """Return a number with at most one decimal, or the words for what nobody knows."""
    return _("not known") if value is None else f"{value:,.1f}".removesuffix(".0")


def role_name(posts: Posts, unit: Staffing) -> str:
    """Return the name of a role, with those whose posts are counted with it: interviewers of children and suspects."""
    own = next((f.own for f in FAMILIES if f.roles == posts.family), {})
    others = [p.role for p in unit.posts if p.role.id in own and p.why == "function"]
    return ", ".join([posts.role.name, *(_("with {id} {name}", id=r.id, name=r.name) for r in others)])


def wanted(posts: Posts) -> str:
    """Return the posts wanted, or that nobody knows how many."""
    return number(posts.wanted if posts.is_known else None)


def decides(posts: Posts) -> str:
    """Return in a few words what decides the number of posts."""
    words = {
        "hours": _("hours"),
        "exposure": _("viewing"),
        "minimum": _("minimum rule"),
        "queue": _("waiting time"),
        "span": _("people to a leader"),
        "size": _("size of the unit"),
        "function": _("function of {roles}", roles=posts.family[0]),
        "gate": _("closed gates {gates}", gates=", ".join(posts.gates)),
        "arrangement": _("by arrangement"),
        "service": _("service agreement"),
        "none": _("not known") if posts.asks else _("nothing asks for it"),
    }
    return words[posts.why]


def note(posts: Posts, unit: Staffing) -> str:
    """Return what a reader must know about a role beside its number, or nothing."""
    if posts.why == "arrangement" and posts.asks:
        return ""
    if posts.asks:
        volumes = ", ".join(unit.values[v].parameter.name for v in posts.asks if v in unit.values)
        if posts.least:
            return _("Not counted from work: {volumes} not known. The minimum stands instead.", volumes=volumes)
        return _("Not counted: {volumes} not known.", volumes=volumes)
    if posts.why == "gate" and not posts.after_gates:
        return _("No posts before {gates} are open; how many after is a decision.", gates=", ".join(posts.gates))
    if posts.why == "gate":
        return n_("{n} post more once {gates} are open.", "{n} posts more once {gates} are open.", posts.after_gates,
                  gates=", ".join(posts.gates))  # fmt: skip
    if posts.why == "arrangement" and posts.need:
        return _("Work done under the arrangement, in full-time people: {people}.",
                 people=f"{max(posts.need.by_hours, posts.need.by_exposure):.1f}")  # fmt: skip
    if posts.provided:
        return n_("Work of {n} post, done by another service.", "Work of {n} posts, done by another service.",
                  posts.provided)  # fmt: skip
    if posts.why == "queue" and unit.queue is not None:
        return queue_note(unit)
    return ""


def queue_note(unit: Staffing) -> str:
    """Return which post buys the waiting time, from what wait to what."""
    queue = unit.queue
    if queue is None or not queue.added or queue.packages is None:
        return ""
    if queue.packages_before is None:
        return n_("{n} post: with {before} no seat is left for packages.",
                  "{n} posts: with {before} no seat is left for packages.", queue.posts, before=queue.before)
    return n_("{n} post: {before} by hours, and the rest buys the waiting time: mean wait for a package {a} instead "
              "of {b}.",
              "{n} posts: {before} by hours, and the rest buys the waiting time: mean wait for a package {a} instead "
              "of {b}.", queue.posts, before=queue.before, a=wait(queue.packages.mean),
              b=wait(queue.packages_before.mean))  # fmt: skip


def wait(open_hours: float) -> str:
    """Return a wait in hours or working days of eight hours, never in minutes."""
    if math.isinf(open_hours):
        return _("without end")
    if open_hours < 1:
        return _("under an hour")
    if open_hours < 16:
        return n_("{n} hour", "{n} hours", round(open_hours))
    return n_("{n} working day", "{n} working days", round(open_hours / 8))


def backlog(found: Backlog) -> str:
    """Return how a backlog stands, and when it clears with the seats planned."""
    names = {"triage": _("Referrals without a grade"), "packages": _("Packages waiting")}
    planned = n_("{name}: {items}. With the {n} seat planned it clears in {time}.",
                 "{name}: {items}. With the {n} seats planned it clears in {time}.", found.seats_planned,
                 name=names[found.stage], items=number(found.items), time=wait(found.clears_planned))  # fmt: skip
    if found.growth_year is None or found.growth_year <= 0:
        return planned
    return _("{planned} With the seats of today it grows by {n} a year.", planned=planned,
             n=number(round(found.growth_year)))  # fmt: skip


def origin(value: Used) -> str:
    """Return where a value comes from."""
    words = {
        "local": _("local value"),
        "answer": _("answer"),
        "worked_out": _("worked out from answers"),
        "default": _("default (estimate)") if value.parameter.basis == "estimate" else _("default"),
        "unknown": _("not known"),
    }
    return words[value.origin]


def over_words(value: Used) -> str:
    """Return the warning beside a value that stands above what is planned with."""
    return _("ABOVE THE LIMIT: {id} {name}: {value} {unit}, where {most} is the most that is planned with. Reason "
             "given: {reason}. {why}", id=value.parameter.id, name=value.parameter.name, value=number(value.value),
             unit=value.parameter.unit, most=number(value.parameter.refuse_above), reason=value.reason,
             why=value.parameter.refuse_reason)  # fmt: skip


def state(word: State) -> str:
    """Return the word for how a rule stands."""
    words = {
        "met": _("kept"),
        "broken": _("NOT KEPT"),
        "exception": _("not kept; a small unit may meet it otherwise"),
        "unknown": _("not known"),
        "idle": _("does not arise"),
    }
    return words[word]


def minimum_words(unit: Staffing) -> str:
    """Return what the figures are while volumes are unknown, or nothing."""
    if not unit.unknown or unit.setting.arrangement:
        return ""
    volumes = "; ".join(unit.values[i].parameter.name for i in unit.unknown)
    if any(p.need for p in unit.posts):
        return _("Part of the work is not known yet; for that part the minimum stands. Ask: {volumes}.",
                 volumes=volumes)  # fmt: skip
    return _("The work is not known yet, so this is the smallest unit that the rules allow, not what the country "
             "needs. Ask: {volumes}.", volumes=volumes)


def arrangement_words(unit: Staffing) -> str:
    """Return what a contact point is, or nothing."""
    if not unit.setting.arrangement:
        return ""
    return _("A contact point: a named focal point and a deputy in existing posts; another authority does the rest "
             "under a written arrangement. No posts of its own.")


def posts_words(unit: Staffing) -> str:
    """Return the posts of the first and, where they grow, of the last year."""
    first, last = number(unit.wanted), number(unit.wanted_at_last)
    if first == last:
        return first
    return _("{a} in year one, {b} in year three", a=first, b=last)


def growth_words(unit: Staffing) -> str:
    """Return the growth that is reckoned with, and where it comes from."""
    value = unit.values.get("P27")
    if value is None or value.value is None:
        return ""
    return _("Volumes grow by {share} % a year: {origin}.", share=number(100 * value.value), origin=origin(value))
