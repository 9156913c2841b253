"""Names of roles in place of their ids, for readers who do not know these by heart."""

import re

from vidkit.content.model import Pack

_BESIDE = re.compile(r"\s*\(R\d\d(?:\W+(?:\w+\W+)?R\d\d)*\)")
_ALONE = re.compile(r"\bR\d\d\b")


def named(text: str, pack: Pack) -> str:
    """Return a text of the pack with the names of roles in place of ids; ids in brackets beside a name are left out.

    An id that the pack does not know stays as it is.
    """
    names = {r.id: r.name for r in pack.roles}
    return _ALONE.sub(lambda found: names.get(found.group(), found.group()), _BESIDE.sub("", text))
