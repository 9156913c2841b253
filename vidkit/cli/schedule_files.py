"""The schedule of a plan as a file: workbook, calendar, values, project, or the plan as JSON."""

import json
from collections.abc import Callable
from pathlib import Path

from vidkit.assessment import store
from vidkit.assessment.store import replace_file
from vidkit.base.errors import BadValue
from vidkit.base.i18n import _
from vidkit.cli import made
from vidkit.planning.plan import Plan

SUFFIXES = {"xlsx": ".xlsx", "ics": ".ics", "csv": ".csv", "json": ".json", "mspdi": ".xml"}


def write_schedule(
    plan: Plan, kind: str, file: Path, out: Path | None, *, overwrite: bool, values: Callable[[], object]
) -> Path:
    """Write the schedule and return where. Raises: BadValue, WouldOverwrite, CannotWrite, MissingPart.

    out: the file, or a folder for it; beside the assessment if not given. values: the plan as plain values.
    """
    if kind not in SUFFIXES:
        raise BadValue(_('There is no schedule format "{word}".', word=kind),
                       _("Known: {known}.", known=", ".join(SUFFIXES)))  # fmt: skip
    path = _target(file, out, kind)
    if not overwrite:
        made.guard(path.parent, [path.name])
    content = _content(plan, kind, values)
    made.announce(path.parent, [path.name])
    replace_file(path, content)
    made.record(path.parent, [path.name])
    return path


def _target(file: Path, out: Path | None, kind: str) -> Path:
    name = f"{file.name.removesuffix(store.SUFFIX).removesuffix('.json')}-schedule{SUFFIXES[kind]}"
    if out is None:
        return file.parent / name
    return out / name if out.is_dir() else out


def _content(plan: Plan, kind: str, values: Callable[[], object]) -> bytes:
    match kind:
        case "xlsx":
            from vidkit.exchange.schedule_workbook import write_xlsx

            return write_xlsx(plan)
        case "ics":
            from vidkit.exchange.schedule_ics import write_ics

            return write_ics(plan)
        case "csv":
            from vidkit.exchange.schedule_csv import write_csv

            return write_csv(plan)
        case "mspdi":
            from vidkit.exchange.schedule_project import write_mspdi

            return write_mspdi(plan)
        case _:
            return (json.dumps(values(), ensure_ascii=False, indent=1) + "\n").encode()
