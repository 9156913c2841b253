"""Figures and lists of single entries: levels, checks, weights, weeks, days, bounds."""

from collections.abc import Iterator

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.draft import Draft

LEVELS = 5
CHECKS = (3, 5)
WEIGHTS = (1, 3)
OWNERS = 16


def five_levels(draft: Draft) -> Iterator[Problem]:
    """VK104: a capability has exactly five statements, all different."""
    for c in draft.pack.capabilities:
        if len(c.levels) != LEVELS or len(set(c.levels)) != LEVELS:
            yield draft.problem(
                "VK104", ("capabilities", c.id, "levels"),
                _("{n} level statements, {different} of them different; there must be five, all different.",
                  n=len(c.levels), different=len(set(c.levels))),
                _("Write one statement for each level from 0 to 4."))  # fmt: skip


def three_to_five_checks(draft: Draft) -> Iterator[Problem]:
    """VK105: level 3 has three to five checks with ids of their own."""
    least, most = CHECKS
    for c in draft.pack.capabilities:
        ids = {check.id for check in c.checks}
        if not least <= len(c.checks) <= most or len(ids) != len(c.checks):
            yield draft.problem(
                "VK105", ("capabilities", c.id, "checks"),
                _("{n} checks with {different} different ids; three to five are needed.", n=len(c.checks),
                  different=len(ids)),
                _("Split or join the parts of the level 3 statement."))  # fmt: skip


def weight_in_bounds(draft: Draft) -> Iterator[Problem]:
    """VK106: a weight is 1, 2 or 3."""
    for c in draft.pack.capabilities:
        if not WEIGHTS[0] <= c.weight <= WEIGHTS[1]:
            yield draft.problem(
                "VK106", ("capabilities", c.id, "weight"),
                _("The weight is {n}; it must be 1, 2 or 3.", n=c.weight),
                _("Compare with the other capabilities of the domain."))  # fmt: skip


def weeks_in_order(draft: Draft) -> Iterator[Problem]:
    """VK108: weeks are three points from 0 up: least, likely, most."""
    for a in draft.pack.actions:
        if not 0 <= a.weeks[0] <= a.weeks[1] <= a.weeks[2]:
            yield draft.problem(
                "VK108", ("actions", a.id, "weeks"),
                _("The weeks {least}, {likely}, {most} are not in order.", least=a.weeks[0], likely=a.weeks[1],
                  most=a.weeks[2]),
                _("Write [least, likely, most], none below 0."))  # fmt: skip


def days_not_negative(draft: Draft) -> Iterator[Problem]:
    """VK109: person-days are 0 or more."""
    for a in draft.pack.actions:
        if a.person_days < 0:
            yield draft.problem(
                "VK109", ("actions", a.id, "person_days"),
                _("{n} person-days: the figure is below 0.", n=a.person_days),
                _("Write the working days of the owner's people, 0 if it takes none."))  # fmt: skip


def levels_in_bounds(draft: Draft) -> Iterator[Problem]:
    """VK113: a level that an action, a target or a contradiction names is from 0 to 4; raised or aimed at, from 1."""
    named = [
        *((("actions", a.id, "raises", c), level, 1) for a in draft.pack.actions for c, level in a.raises.items()),
        *((("profiles", p.id, "targets", c), level, 1) for p in draft.pack.profiles for c, level in p.targets.items()),
        *((("contradictions", r.id, "at_most", c), level, 0)
          for r in draft.pack.contradictions for c, level in r.at_most.items()),
    ]  # fmt: skip
    for spot, level, least in named:
        if not least <= level < LEVELS:
            yield draft.problem(
                "VK113", spot,
                _("Level {level} of {capability} cannot be meant here.", level=level, capability=spot[-1]),
                _("Levels go from {least} to 4 here.", least=least))  # fmt: skip


def bounds_in_order(draft: Draft) -> Iterator[Problem]:
    """VK114: a lower bound is not above the upper one, and a default lies between them."""
    for f in draft.pack.facts:
        if f.minimum is not None and f.maximum is not None and f.minimum > f.maximum:
            yield _out_of_order(draft, "facts", f.id, "minimum", f.minimum, f.maximum)
    for p in draft.pack.parameters:
        points = [x for x in (p.least, p.default, p.most) if isinstance(x, int | float)]
        if points != sorted(points):
            yield _out_of_order(draft, "parameters", p.id, "least", *points)


def _out_of_order(draft: Draft, section: str, entry: str, field: str, *points: float) -> Problem:
    return draft.problem(
        "VK114", (section, entry, field),
        _("The figures {points} are not in order.", points=", ".join(f"{p:g}" for p in points)),
        _("Write the lower bound below the upper one, and the default between them."))  # fmt: skip


def choices_where_needed(draft: Draft) -> Iterator[Problem]:
    """VK115: a fact of type choice has at least two choices with ids of their own, and no other type has any."""
    for f in draft.pack.facts:
        ids = {c.id for c in f.choices}
        wanted = f.type in ("choice", "choices")
        if (wanted and len(ids) < 2) or len(ids) != len(f.choices) or (f.choices and not wanted):
            yield draft.problem(
                "VK115", ("facts", f.id, "choices"),
                _("The type {type} does not go with {n} choices.", type=f.type, n=len(ids)),
                _("Give a choice at least two different choices, and other types none."))  # fmt: skip


def few_owners(draft: Draft) -> Iterator[Problem]:
    """VK133: the list of owners stays short enough for one table of who does what."""
    if len(draft.pack.owners) > OWNERS:
        extra = draft.pack.owners[OWNERS]
        yield draft.problem(
            "VK133", ("owners", extra.id),
            _("There are {n} owners; at most {most} are allowed.", n=len(draft.pack.owners), most=OWNERS),
            _("Join this owner to one that answers for it."))  # fmt: skip
