"""Which gates a course helps to open, and which must be open before it is first held."""

from vidkit.content.model import Course, Gate, Pack


def helps_to_open(course: Course, pack: Pack) -> tuple[Gate, ...]:
    """Return the gates that wait for an action with the course: before them, people must have it."""
    return tuple(g for g in pack.gates if giving(course, pack).intersection(g.opened_by))


def waits_for(course: Course, pack: Pack) -> tuple[Gate, ...]:
    """Return the gates that are open before it is held: its own, and those before every action with it."""
    actions = giving(course, pack)
    return tuple(g for g in pack.gates if g.id in course.gates or (actions and actions <= set(g.blocks)))


def giving(course: Course, pack: Pack) -> set[str]:
    """Return the actions that need or give the course."""
    return {a.id for a in pack.actions if course.id in a.courses}
