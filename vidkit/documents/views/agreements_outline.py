"""The agreements outline: skeletons of the letters and agreements that the plan calls for."""

from vidkit.documents.views.outlines import Outlines, outlines
from vidkit.documents.views.results import Results


def agreements_outline(results: Results) -> Outlines:
    """Return the view of the agreements outline."""
    return outlines(results, "agreement")
