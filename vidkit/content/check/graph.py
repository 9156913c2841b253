"""What comes before what: no circles, and no action in an earlier phase than one it needs."""

from collections.abc import Iterator, Mapping, Sequence

from vidkit.base.i18n import _
from vidkit.base.problems import Problem
from vidkit.content.check.conditions import references
from vidkit.content.check.draft import Draft

Arrows = Mapping[str, Sequence[str]]


def circles(arrows: Arrows) -> tuple[tuple[str, ...], ...]:
    """Return circles, each as the ids on it in order, the smallest first; none if there is none.

    arrows: from an id to those it needs. At least one circle of every tangle is returned.

    >>> circles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]})
    (('a', 'b', 'c'),)
    """
    found: dict[tuple[str, ...], None] = {}
    done: set[str] = set()
    for start in sorted(arrows):
        for circle in _circles_from(start, arrows, done):
            first = circle.index(min(circle))
            found[(*circle[first:], *circle[:first])] = None
    return tuple(sorted(found))


def _circles_from(start: str, arrows: Arrows, done: set[str]) -> Iterator[list[str]]:
    """Walk depth first; an arrow back to the way taken closes a circle."""
    if start in done:
        return
    way, ahead = [start], [iter(arrows.get(start, ()))]
    while way:
        following = next(ahead[-1], None)
        if following is None:
            done.add(way.pop())
            ahead.pop()
        elif following in way:
            yield way[way.index(following) :]
        elif following not in done and following in arrows:
            way.append(following)
            ahead.append(iter(arrows[following]))


def written(circle: Sequence[str]) -> str:
    """Return a circle as `a -> b -> c -> a`."""
    return " -> ".join((*circle, circle[0]))


def circular_needs(draft: Draft) -> Iterator[Problem]:
    """VK120: actions, or courses, that need each other in a circle; in the fast track too."""
    actions = {a.id: a.needs for a in draft.pack.actions}
    courses = {c.id: c.needs for c in draft.pack.courses}
    plain = circles(actions)
    quick = tuple(c for c in circles(_fast_track(draft)) if c not in plain)
    for section, found in (("actions", plain), ("courses", circles(courses))):
        for circle in found:
            yield draft.problem(
                "VK120", (section, circle[0], "needs"),
                _("It needs itself in the end: {circle}", circle=written(circle)),
                _("Take away the need that is least real."))  # fmt: skip
    for circle in quick:
        yield draft.problem(
            "VK120", ("actions", circle[0], "needs"),
            _("In the fast track it needs itself in the end: {circle}", circle=written(circle)),
            _("Change what stands in for what, or take away a need."))  # fmt: skip


def _fast_track(draft: Draft) -> Arrows:
    """Return the needs of the fast track, where quick actions stand in for slower ones."""
    quick = {slow: a.id for a in draft.pack.actions if a.fast_track for slow in a.stands_in_for}
    return {
        a.id: [n if quick.get(n, n) in (n, quick.get(a.id), a.id) else quick[n] for n in a.needs]
        for a in draft.pack.actions
    }


def circular_questions(draft: Draft) -> Iterator[Problem]:
    """VK121: facts that are asked only when each other is answered."""
    arrows = {
        f.id: [r.id for r in references(f.asked_when) if r.kind in ("fact", "months_since")] for f in draft.pack.facts
    }
    for circle in circles(arrows):
        yield draft.problem(
            "VK121", ("facts", circle[0], "asked_when"),
            _("It is asked only after itself: {circle}", circle=written(circle)),
            _("Let one of them be asked always."))  # fmt: skip


def earlier_phase(draft: Draft) -> Iterator[Problem]:
    """VK122: an action stands in an earlier phase than an action it needs."""
    rank = {p.id: n for n, p in enumerate(draft.pack.phases)}
    for a in draft.pack.actions:
        for n, need in enumerate(a.needs):
            other = draft.pack.action_by_id.get(need)
            if other and rank.get(other.phase, -1) > rank.get(a.phase, len(rank)):
                yield draft.problem(
                    "VK122", ("actions", a.id, "needs", n),
                    _("Phase {phase} comes before phase {later} of {need}, which it needs.", phase=a.phase,
                      later=other.phase, need=need),
                    _("Move one of the two to another phase, or take away the need."))  # fmt: skip
