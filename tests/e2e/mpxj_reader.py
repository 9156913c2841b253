"""Prints as JSON what MPXJ reads in Microsoft Project files, and what it finds when it times their tasks anew.

python mpxj_reader.py FILE ... - run by itself, for Java does not go away again within a process.
"""

import json
import sys
from pathlib import Path
from typing import Any

import jpype
import mpxj  # noqa: F401 - puts its classes where Java looks for them


def read(file: Path) -> dict[str, Any]:
    """Return the tasks and resources of a file; `timed`: start and finish as MPXJ's own scheduler has them."""
    project = jpype.JClass("org.mpxj.reader.UniversalProjectReader")().read(str(file))
    tasks = {str(t.getWBS()): task(t) for t in project.getTasks()}
    scheduler = jpype.JClass("org.mpxj.cpm.MicrosoftScheduler")()
    scheduler.schedule(project, project.getProjectProperties().getStartDate())
    for t in project.getTasks():
        tasks[str(t.getWBS())]["timed"] = [str(t.getStart()), str(t.getFinish())]
    return {
        "title": str(project.getProjectProperties().getProjectTitle()),
        "tasks": tasks,
        "resources": [str(r.getName()) for r in project.getResources()],
        "errors": [str(e) for e in project.getIgnoredErrors()],
    }


def task(t: Any) -> dict[str, Any]:
    links = [[str(p.getPredecessorTask().getWBS()), str(p.getType()), float(p.getLag().getDuration())]
             for p in t.getPredecessors()]  # fmt: skip
    return {
        "name": str(t.getName()),
        "dates": [str(t.getStart()), str(t.getFinish())],
        "milestone": bool(t.getMilestone()),
        "links": links,
        "owners": [str(a.getResource().getName()) for a in t.getResourceAssignments()],
        "notes": str(t.getNotes()),
    }


if __name__ == "__main__":
    jpype.startJVM("-Xmx256m", "-XX:TieredStopAtLevel=1")
    print(json.dumps([read(Path(name)) for name in sys.argv[1:]]))  # noqa: T201 - its one result
