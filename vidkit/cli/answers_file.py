"""Reads an answers file, YAML or JSON, to plain values with the line of each. Judges no answer."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vidkit.base.errors import UnusableFile
from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where
from vidkit.guard import check_text, title

if TYPE_CHECKING:
    import yaml

Path_ = tuple[str | int, ...]
MOST_BYTES = 8 * 1024 * 1024


def _texts(value: Any, path: Path_) -> Iterator[tuple[Path_, str]]:
    """Yield every text of the file, keys too, with the path to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key), key
            yield from _texts(inner, (*path, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _texts(inner, (*path, n))


class AnswersFile:
    """Plain values, as text, numbers, lists and groups, and where each stands."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.lines: dict[Path_, int] = {}
        self.doubles: list[Problem] = []
        self.value: Any = self._build(self._root(), ())

    def at(self, path: Path_) -> Where:
        """Return the place of a path, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return Where(file=str(self.path), line=self.lines.get(path, 0))

    def case_data(self) -> list[Problem]:
        """Return a problem for each text that looks like case data; the text itself is not repeated."""
        return [
            Problem(
                code="VK220",
                where=self.at(path),
                what=_("This looks like case data ({kinds}).", kinds=title(found)),
                fix=_("Describe the organisation, not a case: leave out identifiers, addresses and accounts."),
            )
            for path, text in _texts(self.value, ())
            if (found := check_text(text))
        ]

    def _root(self) -> "yaml.Node | None":
        import yaml

        text = _text(self.path)
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=loader)):
                raise UnusableFile(self.path, _("it uses aliases (*name)."), _("Write each answer out."))
            return yaml.compose(text, Loader=loader)
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            place = Where(file=str(self.path), line=line)
            problem = Problem(
                code="VK210",
                where=place,
                what=_("This is neither YAML nor JSON: {why}", why=error.problem or ""),
                fix=_("Write one line for each answer, such as: legal.offences: 2"),
            )
            raise _unreadable(self.path, problem) from None
        except (yaml.YAMLError, RecursionError):
            place = Where(file=str(self.path))
            fix = _("Save it as plain UTF-8 text, one answer a line.")
            raise _unreadable(
                self.path, Problem(code="VK210", where=place, what=_("This is neither YAML nor JSON."), fix=fix)
            ) from None

    def _build(self, node: "yaml.Node | None", path: Path_) -> Any:
        import yaml

        if node is None:
            return None
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._group(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self._build(v, (*path, n)) for n, v in enumerate(node.value)]
        return _scalar(node)

    def _group(self, node: "yaml.MappingNode", path: Path_) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)
            line = key.start_mark.line + 1
            if name in made:
                self.doubles.append(
                    Problem(
                        code="VK216",
                        where=Where(file=str(self.path), line=line),
                        what=_('"{name}" stands here twice.', name=name),
                        fix=_("Keep one of the two."),
                    )
                )
            self.lines[(*path, name)] = line
            made[name] = self._build(value, (*path, name))
        return made


def _unreadable(path: Path, problem: Problem) -> UnusableFile:
    return UnusableFile(path, _("the answers cannot be read."), _("Nothing was changed."), [problem])


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnusableFile(path, _("this file is too large for answers."), _("Give the answers file."))
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnusableFile(path, _("this is not UTF-8 text."), _("Save it as UTF-8 and try again.")) from None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UnusableFile(
            path, _("it cannot be read ({reason}).", reason=reason), _("Give the answers file.")
        ) from None
    return _as_yaml(text) if _is_json(text) else text


_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def _as_yaml(text: str) -> str:
    """Return JSON with what YAML does not know: tabs before a line, and characters written as two."""
    spaced = re.sub(r"^\t+", lambda m: " " * len(m[0]), text, flags=re.MULTILINE)
    return _PAIR.sub(lambda m: m[1] + chr(0x10000 + ((int(m[2], 16) & 0x3FF) << 10) + (int(m[3], 16) & 0x3FF)), spaced)


def _is_json(text: str) -> bool:
    return text.lstrip().startswith("{")


def _scalar(node: "yaml.Node") -> Any:
    """Return numbers as numbers, true and false as such, null as None; all else is text."""
    text = str(node.value)
    if getattr(node, "style", None) in ("'", '"', "|", ">"):
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    numbers: tuple[Callable[[str], Any], str] = (float if "." in text else int, r"-?\d{1,15}(\.\d{1,15})?")
    if re.fullmatch(numbers[1], text):
        return numbers[0](text)
    return {"true": True, "false": False, "null": None, "~": None, "": None}.get(text, text)
