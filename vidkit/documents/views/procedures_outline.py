"""The procedures outline: skeletons of the procedures that the plan calls for."""

from vidkit.documents.views.outlines import Outlines, outlines
from vidkit.documents.views.results import Results


def procedures_outline(results: Results) -> Outlines:
    """Return the view of the procedures outline."""
    return outlines(results, "procedure")
