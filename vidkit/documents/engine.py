"""Templates: sandboxed, strict, every expression escaped for Markdown unless a view marked it as such.

Templates come from the built-in folder, or from a folder laid over it; no other file can be read,
and nothing that a template says runs outside the sandbox.
"""

import re
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    ModuleLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
)
from jinja2.filters import FILTERS as DEFAULT_FILTERS

from vidkit.base.errors import EXIT_OUTPUT, VidkitError
from vidkit.base.i18n import _
from vidkit.documents.escape import Markdown, escaped, link
from vidkit.documents.sandbox import Sandbox

SUFFIX = ".md.j2"
_FILTERS = ("length", "first", "last")


class BrokenTemplate(VidkitError):
    """A template cannot be used: a mistake in it, or something it may not do."""

    code = "VK504"
    exit_code = EXIT_OUTPUT

    def __init__(self, name: str, why: str) -> None:
        super().__init__(_("The template {name} cannot be used: {why}.", name=name, why=why),
                         _("The built-in one was used. Correct yours, or leave out --templates."))


def environment(folders: Sequence[Path], ready: Path | None = None) -> Sandbox:
    """Return an environment that reads templates from the folders only, the first that has one.

    ready: the templates of the last folder as `compile_templates` left them, read in its place.
    """
    loaders: list[BaseLoader] = [_Folders(folders)]
    if ready is not None:
        loaders = [_Folders(folders[:-1]), ModuleLoader(ready), *loaders]
    made = Sandbox(
        loader=ChoiceLoader(loaders), undefined=StrictUndefined, finalize=_finalize, autoescape=False,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, auto_reload=False,
    )  # fmt: skip
    made.filters |= {name: DEFAULT_FILTERS[name] for name in _FILTERS} | {"link": link}
    made.globals = {"_": _say}
    return made


def compile_templates(folder: Path, target: Path) -> None:
    """Write the templates of the folder as Python modules, so that none is compiled when vidkit runs."""
    target.mkdir(parents=True, exist_ok=True)
    environment([folder]).compile_templates(target, zip=None, ignore_errors=False)


def render(env: Sandbox, name: str, values: dict[str, object], *, folder: str = "documents") -> str:
    """Return the Markdown of a document, or of a partial when `folder` says so. Raises: BrokenTemplate."""
    env.begin()
    try:
        text = env.get_template(f"{folder}/{name}{SUFFIX}").render(values)
    except TemplateNotFound as error:
        raise BrokenTemplate(str(error.name), "there is no such file in the folder of templates") from None
    except TemplateError as error:
        raise BrokenTemplate(_place(error, name), str(error.message or error).rstrip(".")) from None
    except RecursionError:
        raise BrokenTemplate(name, "it includes or calls itself without end") from None
    except (TypeError, ValueError, ArithmeticError, LookupError, AttributeError, MemoryError) as error:
        raise BrokenTemplate(_place(error, name), f"{type(error).__name__}, {error}") from None
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def _place(error: BaseException, name: str) -> str:
    """Return the template in which the error arose, with its line where it is known."""
    line, where = getattr(error, "lineno", None), getattr(error, "filename", None) or getattr(error, "name", None)
    frames = traceback.extract_tb(error.__traceback__)
    inside = [f for f in frames if f.filename.endswith(SUFFIX)]
    if line is None and inside:
        line, where = inside[-1].lineno, inside[-1].filename
    return f"{where or name}, line {line}" if line else str(where or name)


class _Folders(BaseLoader):
    """Looks a template up in each folder; never outside them, not even through a symbolic link."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = [f.resolve() for f in folders]

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for folder in self.folders:
            file = (folder / template).resolve()
            if file.is_relative_to(folder) and file.name.endswith(SUFFIX) and file.is_file():
                try:
                    return file.read_text("utf-8"), str(file), lambda: True
                except (OSError, UnicodeDecodeError) as error:
                    why = f"it is not readable as UTF-8 text ({type(error).__name__})"
                    raise BrokenTemplate(template, why) from None
        raise TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        found = {f.relative_to(folder).as_posix() for folder in self.folders for f in folder.rglob(f"*{SUFFIX}")}
        return sorted(found)


def _finalize(value: object) -> str:
    """Return what an expression prints: our own Markdown as it is, all else escaped."""
    if value is None:
        return ""
    return value if isinstance(value, Markdown) else escaped(value)


def _say(message: str, **values: Any) -> str:
    """Return the message in the current language; never `str.format`, which reaches attributes."""
    return re.sub(r"\{(\w+)\}", lambda m: str(values.get(m[1], m[0])), _(message))
