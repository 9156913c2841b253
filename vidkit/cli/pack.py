"""`pack`: check, list and show the content."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from vidkit.base import resources
from vidkit.base.errors import EXIT_FOUND, UnknownName, UnusableFile
from vidkit.base.i18n import _, n_
from vidkit.base.problems import Problem
from vidkit.cli import console, layout
from vidkit.cli.explain import show
from vidkit.cli.options import JsonOption, PackOption
from vidkit.cli.sources import stale
from vidkit.content.packs import load_pack
from vidkit.planning.describe import SECTIONS, find, title_of
from vidkit.planning.explain import explain

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True,
    help=_("Check, list and show the content: questions, actions, gates, courses, sources."),
)  # fmt: skip

FolderArgument = Annotated[
    Path | None, typer.Argument(metavar="[DIR]", help=_("The folder of the pack; the built-in one if left out."))
]


@app.command()
def check(folder: FolderArgument = None, json: JsonOption = False) -> int:
    """List every problem of a content pack, with file, line, code and fix; exit with 1 on errors.

    Example:
    vidkit pack check checklists
    """
    from vidkit.content.check import check_pack

    place = folder or resources.checklists()
    _is_pack(place)
    report = check_pack(place)
    if json:
        console.json("pack check", _check_values(report), report.problems)
    else:
        _show_check(place, report)
    return EXIT_FOUND if report.errors else 0


def _is_pack(folder: Path) -> None:
    if not (folder / "pack.yaml").is_file():
        raise UnusableFile(
            folder, _("this is no content pack: it has no pack.yaml."), _("Give the folder that holds it.")
        )


def _show_check(place: Path, report: Any) -> None:
    for problem in report.problems:
        console.result(_problem(problem))
    layout.heading(_("Content of {folder}", folder=place))
    names = section_names()
    layout.numbers([_("entries")], [(names.get(s, s), [str(n)]) for s, n in report.counts.items()], first=_("Section"))
    layout.heading(_("Prompts at most"))
    layout.numbers(["screening", "core", "full"], _prompt_rows(report.prompts), first=_("Profile"))
    if report.next_step_only:
        layout.blank()
        layout.para(n_(
            "{n} capability has no action to level 4; its level 4 statement is its next step.",
            "{n} capabilities have no action to level 4; their level 4 statements are their next steps.",
            len(report.next_step_only),
        ))  # fmt: skip
    layout.blank()
    errors, warnings = len(report.errors), len(report.warnings)
    layout.para(n_("{n} error.", "{n} errors.", errors) + " " + n_("{n} warning.", "{n} warnings.", warnings))


def _problem(problem: Problem) -> str:
    severity = {"error": _("error"), "warning": _("warning")}[problem.severity]
    return f"{problem.where}  {problem.code} {severity}  {problem.what}\n  {problem.fix}"


def _prompt_rows(prompts: Mapping[tuple[str, Any], int]) -> list[tuple[str, Sequence[str]]]:
    profiles = dict.fromkeys(profile for profile, _scope in prompts)
    return [(p, [str(prompts.get((p, s), 0)) for s in ("screening", "core", "full")]) for p in profiles]


def _check_values(report: Any) -> dict[str, Any]:
    return {
        "counts": dict(report.counts),
        "prompts": [{"profile": p, "scope": s, "at_most": n} for (p, s), n in report.prompts.items()],
        "next_step_only": report.next_step_only,
        "errors": len(report.errors),
        "warnings": len(report.warnings),
    }


def section_names() -> Mapping[str, str]:
    """Return the sections of a pack in words."""
    return {
        "phases": _("phases"), "milestones": _("milestones"), "paragraphs": _("paragraphs"), "domains": _("domains"),
        "respondents": _("respondents"), "owners": _("owners"), "capabilities": _("capabilities"), "facts": _("facts"),
        "actions": _("actions"), "gates": _("gates"), "red_flags": _("red flags"),
        "contradictions": _("contradictions"), "mistakes": _("mistakes"), "roles": _("roles"),
        "selection": _("selection steps"), "staff_rules": _("staff rules"), "courses": _("courses"),
        "parameters": _("parameters"), "equipment": _("equipment"), "cost_items": _("cost items"),
        "prices": _("prices"), "figures": _("figures"), "indicators": _("indicators"), "profiles": _("profiles"),
        "unit_sizes": _("unit sizes"), "partners": _("partners"),
        "outlines": _("outlines of procedures and agreements"), "frameworks": _("frameworks"),
        "topics": _("topics"), "glossary": _("words explained"), "sources": _("sources"),
        "countries": _("countries"),
    }  # fmt: skip


@app.command(name="list")
def list_entries(
    folder: FolderArgument = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help=_("Only these: capability, fact, action, gate, ..."))
    ] = None,
    json: JsonOption = False,
) -> int:
    """List the ids of a pack with what they stand for.

    Example:
    vidkit pack list --kind action
    """
    sections = _sections(kind)
    pack = load_pack(folder)
    rows = [(SECTIONS[s], e.id, title_of(e)) for s in sections for e in getattr(pack, s)]
    if json:
        console.json("pack list", [{"kind": k, "id": i, "title": t} for k, i, t in rows])
        return 0
    for n, (this, entry_id, title) in enumerate(rows):
        if len(sections) > 1 and (n == 0 or rows[n - 1][0] != this):
            layout.heading(this)
        layout.item("", f"{entry_id}  {title}", hang=2)
    return 0


def _sections(kind: str | None) -> list[str]:
    if kind is None:
        return list(SECTIONS)
    word = kind.casefold().replace("_", " ")
    found = [s for s, k in SECTIONS.items() if word in (k, s.replace("_", " "))]
    if not found:
        raise UnknownName("kind", kind, list(SECTIONS.values()))
    return found


@app.command(name="show")
def show_entry(
    entry_id: Annotated[str, typer.Argument(metavar="ID", help=_("An id, as listed by: vidkit pack list"))],
    pack: PackOption = None,
    json: JsonOption = False,
) -> int:
    """Show one entry in words, with its sources; --json gives all its fields.

    Example:
    vidkit pack show G01
    """
    loaded = load_pack(pack)
    if json:
        kind, entry = find(entry_id, loaded)
        console.json("pack show", {"kind": kind, "entry": entry})
    else:
        show(explain(entry_id, loaded))
    return 0


app.command(name="stale")(stale)


@app.command()
def schema() -> int:
    """Print the JSON Schemas: of an assessment, and of each file of a content pack.

    Example:
    vidkit pack schema > vidkit.schema.json
    """
    import json

    from vidkit.assessment.model import Assessment
    from vidkit.content.schema import file_schemas, schema_of

    whole = {"assessment": schema_of(Assessment, "vidkit assessment"), "pack": dict(file_schemas())}
    console.result(json.dumps(whole, ensure_ascii=False, indent=1))
    return 0
