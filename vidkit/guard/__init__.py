"""The case-data guard: finds what points to a case, a device or a person. Keeps and shows nothing of it."""

from vidkit.guard.detect import check_text, inspect
from vidkit.guard.finding import CaseData, Finding
from vidkit.guard.words import describe, limits, named, title

__all__ = ["CaseData", "Finding", "check_text", "describe", "inspect", "limits", "named", "title"]
