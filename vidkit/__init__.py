"""vidkit: from the first answer to a setup plan for a victim identification unit.

The library face: `load_pack`, `Assessment`, `score`, `build_plan`, `write`. Names are looked up
when they are first used, so that `vidkit --version` need not load what it does not show.
"""

from vidkit.version import __version__

TYPE_CHECKING = False  # type checkers read it as true; importing `typing` costs as much as Python itself
if TYPE_CHECKING:
    from typing import Any

    from vidkit.assessment.model import Assessment
    from vidkit.content.packs import load_pack
    from vidkit.documents.write import write
    from vidkit.planning.plan import build_plan
    from vidkit.scoring.scorecard import score

__all__ = ["Assessment", "__version__", "build_plan", "load_pack", "score", "write"]

_HOMES = {
    "Assessment": "vidkit.assessment.model",
    "build_plan": "vidkit.planning.plan",
    "load_pack": "vidkit.content.packs",
    "score": "vidkit.scoring.scorecard",
    "write": "vidkit.documents.write",
}


def __getattr__(name: str) -> "Any":
    from importlib import import_module

    if name not in _HOMES:
        raise AttributeError(f"vidkit has no {name!r}")
    return getattr(import_module(_HOMES[name]), name)
