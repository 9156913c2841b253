"""What came back in one form: plain answers as an answers file would hold them, and where each stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from vidkit.base.problems import Problem, Where

Path_ = tuple[str | int, ...]
Group = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Returned:
    """One workbook, one submission or one answers file. `instance`: the id of a submission.

    `name`: how messages call it. `country`: as written or chosen, empty if not. `time`: when it was
    filled, ISO, empty if it does not say. `groups`: by question, see `assessment.answers`.
    """

    file: str
    name: str
    instance: str = ""
    country: str = ""
    respondent: str = ""
    assessor: str = ""
    time: str = ""
    groups: Mapping[str, Group] = field(default_factory=dict)
    places: Mapping[Path_, Where] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def at(self, path: Path_) -> Where:
        """Return the place of a path, or of the nearest thing around it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Where(file=self.file))
