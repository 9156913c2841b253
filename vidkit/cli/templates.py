"""`templates`: list, copy and check the templates and the style file of a house."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from vidkit.base import resources
from vidkit.base.errors import EXIT_FOUND, UnknownName, UnusableFile, VidkitError
from vidkit.base.i18n import _, n_
from vidkit.base.problems import Problem, Where
from vidkit.base.text import did_you_mean
from vidkit.cli import console, layout, made
from vidkit.cli.options import JsonOption, YesOption
from vidkit.documents.house import STYLE_FILE, read_house

SUFFIX = ".md.j2"
EXAMPLE = Path("style", "style-example.toml")

app = typer.Typer(
    rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True,
    help=_("List, copy and check the templates of documents, and the style file of your house."),
)  # fmt: skip
FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help=_("The folder of your templates."))]


@app.command(name="list")
def list_templates(json: JsonOption = False) -> int:
    """List the built-in templates: a document's own, and the parts that several share.

    Example:
    vidkit templates list
    """
    names = built_in()
    if json:
        console.json("templates list", {"templates": names, "style_file": STYLE_FILE})
        return 0
    for name in names:
        console.result(name)
    return 0


@app.command()
def copy(
    folder: FolderArgument,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[TEMPLATE]...", help=_("Which; all if left out."))
    ] = None,
    yes: YesOption = False,
) -> int:
    """Copy built-in templates and an example of the style file into a folder, to be changed there.

    Keep only those that you change: a file that is there stands before the built-in one.

    Example:
    vidkit templates copy ours documents/gate-board.md.j2
    """
    every = built_in()
    wanted = [_known(n, every) for n in names or every]
    sources = {n: resources.templates() / n for n in wanted} | {STYLE_FILE: resources.templates() / EXAMPLE}
    if not yes:
        made.guard(folder, sources)
    made.announce(folder, sources)
    for name, source in sources.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(source.read_bytes())
        console.result(str(folder / name))
    made.record(folder, sources)
    return 0


@app.command()
def check(folder: FolderArgument, json: JsonOption = False) -> int:
    """Look for what is wrong in your templates and style file, with file and line; exit with 1 if anything is.

    Every document is laid out with them for the fictional country.

    Example:
    vidkit templates check ours
    """
    if not folder.is_dir():
        raise UnusableFile(folder, _("there is no such folder."), _("Give the folder of your templates."))
    own = own_templates(folder)
    problems = (*_strange(folder, own), *sorted(read_house(folder).problems, key=lambda p: p.where),
                *_broken(folder, own))  # fmt: skip
    if json:
        console.json("templates check", {"templates": own}, problems)
    else:
        for problem in problems:
            console.result(console.hushed(f"{problem.where}  {problem.code}  {problem.what}\n  {problem.fix}"))
        used = [n for n in own if n in built_in()]
        layout.para(n_("{n} template stands before the built-in one.", "{n} templates stand before the built-in ones.",
                       len(used)) + " " + n_("{n} problem.", "{n} problems.", len(problems)))  # fmt: skip
    return EXIT_FOUND if problems else 0


def built_in() -> list[str]:
    """Return the names of the built-in templates, documents first."""
    return _names(resources.templates())


def own_templates(folder: Path) -> list[str]:
    """Return the names of the templates in a folder."""
    return _names(folder)


def _names(folder: Path) -> list[str]:
    return sorted(f.relative_to(folder).as_posix() for f in folder.rglob(f"*{SUFFIX}"))


def _known(name: str, every: Sequence[str]) -> str:
    found = [n for n in every if n in (name, f"{name}{SUFFIX}") or n.rpartition("/")[2] == f"{name}{SUFFIX}"]
    if not found:
        short = [n.rpartition("/")[2].removesuffix(SUFFIX) for n in every]
        raise UnknownName("template", name, short, listed_by="vidkit templates list")
    return found[0]


def _strange(folder: Path, own: Sequence[str]) -> tuple[Problem, ...]:
    """Return a problem for each file that no document would ever use."""
    every = built_in()
    included = "".join((folder / n).read_text("utf-8", errors="replace") for n in own)
    return tuple(
        Problem(code="VK504", where=Where(file=str(folder / name)), severity="warning",
                what=_("No document uses a template of this name."),
                fix=did_you_mean(name, every) or _("Known: {command}", command="vidkit templates list"))
        for name in own if name not in every and name not in included
    )  # fmt: skip


def _broken(folder: Path, own: Sequence[str]) -> tuple[Problem, ...]:
    """Return a problem for each mistake that stops a document, once, with its place."""
    if not own:
        return ()
    from vidkit.cli.fictional import fictional
    from vidkit.content.packs import load_pack
    from vidkit.documents.write import DOCUMENTS, results_of, view_of
    from vidkit.documents.write import laid_out as lay_out

    pack = load_pack()
    assessment, today = fictional(pack)
    results = results_of(pack, assessment, today=today)
    found: dict[str, Problem] = {}
    for name in DOCUMENTS:
        try:
            lay_out(name, view_of(name, results), (folder, resources.templates()), results.pack)
        except VidkitError as error:
            problem = Problem(code=error.code, where=Where(file=str(folder)), what=error.message,
                              fix=_("Found in the document {name}.", name=name), severity="error")  # fmt: skip
            found.setdefault(error.message, problem)
    return tuple(found.values())
