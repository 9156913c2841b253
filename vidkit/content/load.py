"""YAML files to a `Pack`, keeping file and line of everything for the messages.

Plain mappings, lists and scalars only, no anchors. Scalars follow the small set that
`docs/pack-format.md` names: numbers, true, false, null; all else is text, so that `NO` and `NA`
stay countries. Returns problems instead of raising.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ConfigDict, TypeAdapter, ValidationError

from vidkit.base.i18n import _
from vidkit.base.problems import Problem, Where, in_reading_order
from vidkit.content import model
from vidkit.content.model import Pack

Path_ = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Section:
    """Where a field of `Pack` is read from: a file, or all files of a folder."""

    place: str
    key: str = ""
    optional: bool = False


SECTIONS: Mapping[str, Section] = {
    "phases": Section("pack.yaml", "phases"),
    "milestones": Section("pack.yaml", "milestones"),
    "paragraphs": Section("pack.yaml", "paragraphs"),
    "domains": Section("domains.yaml"),
    "respondents": Section("respondents.yaml"),
    "owners": Section("owners.yaml"),
    "capabilities": Section("capabilities"),
    "facts": Section("facts"),
    "actions": Section("actions"),
    "gates": Section("gates.yaml"),
    "red_flags": Section("rules.yaml", "red_flags"),
    "contradictions": Section("rules.yaml", "contradictions"),
    "mistakes": Section("rules.yaml", "mistakes"),
    "roles": Section("roles.yaml", "roles"),
    "selection": Section("roles.yaml", "selection"),
    "staff_rules": Section("roles.yaml", "staff_rules"),
    "courses": Section("courses.yaml"),
    "parameters": Section("workload.yaml"),
    "equipment": Section("equipment.yaml", "equipment"),
    "cost_items": Section("equipment.yaml", "cost_items"),
    "prices": Section("equipment.yaml", "prices"),
    "figures": Section("figures.yaml"),
    "indicators": Section("indicators.yaml"),
    "profiles": Section("profiles.yaml", "profiles"),
    "unit_sizes": Section("profiles.yaml", "unit_sizes"),
    "partners": Section("partners.yaml"),
    "outlines": Section("outlines.yaml", optional=True),
    "frameworks": Section("frameworks.yaml", "frameworks"),
    "topics": Section("frameworks.yaml", "topics"),
    "glossary": Section("glossary.yaml", optional=True),
    "sources": Section("sources.yaml"),
    "countries": Section("countries.yaml"),
}
ENTRY_TYPES: Mapping[str, type] = {
    "phases": model.Phase, "milestones": model.Milestone, "paragraphs": model.Paragraph,
    "domains": model.Domain, "respondents": model.Named, "owners": model.Owner,
    "capabilities": model.Capability, "facts": model.Fact, "actions": model.Action,
    "gates": model.Gate, "red_flags": model.RedFlag, "contradictions": model.Contradiction,
    "mistakes": model.Mistake, "roles": model.Role, "selection": model.SelectionStep,
    "staff_rules": model.StaffRule, "courses": model.Course, "parameters": model.Parameter,
    "equipment": model.Equipment, "cost_items": model.CostItem, "prices": model.Price,
    "figures": model.Figure, "indicators": model.Indicator, "profiles": model.Profile, "unit_sizes": model.UnitSize,
    "partners": model.Partner, "outlines": model.Outline, "frameworks": model.Framework, "topics": model.Topic,
    "glossary": model.Explained, "sources": model.Source, "countries": model.Country,
}  # fmt: skip


@dataclass(slots=True)
class Places:
    """Where each entry stands: `(section, id)` to a place in a file.

    `unread`: entries that have an id and could not be read.
    """

    folder: Path
    entries: dict[tuple[str, str], Where] = field(default_factory=dict)
    order: list[tuple[str, str, Where]] = field(default_factory=list)
    unread: set[tuple[str, str]] = field(default_factory=set)
    spots: dict[tuple[str, str], tuple["_Tree", Path_]] = field(default_factory=dict)

    def of(self, section: str, entry_id: str, *path: str | int) -> Where:
        """Return the place of an entry, or of a field in it; failing that, the section's file or folder."""
        if (section, entry_id) in self.spots:
            tree, start = self.spots[section, entry_id]
            return tree.at((*start, *path))
        place = SECTIONS[section].place if section in SECTIONS else "pack.yaml"
        return Where(file=_shown(self.folder / place, self.folder))


def load(folder: Path) -> tuple[Pack | None, Places, tuple[Problem, ...]]:
    """Return the pack in `folder`, the places of its entries, and every problem of shape.

    The pack is None when an entry could not be read; the problems say which and why.
    """
    pack, places, problems = load_readable(folder)
    return (None if any(p.severity == "error" for p in problems) else pack), places, problems


def load_readable(folder: Path) -> tuple[Pack, Places, tuple[Problem, ...]]:
    """Return what `load` returns, with a pack of those entries that could be read.

    For the check, which goes on after an error of shape so that its reader sees everything at once.
    """
    reader = _Reader(folder)
    made: dict[str, Any] = {s: reader.section(s) for s in SECTIONS}
    made.update(reader.head())
    return Pack(**made), reader.places, in_reading_order(reader.problems)


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places = Places(folder)
        self.problems: list[Problem] = []
        self.trees: dict[Path, _Tree | None] = {}

    def head(self) -> dict[str, str]:
        names = ("id", "version", "date", "title")
        tree = self._tree(self.folder / "pack.yaml")
        if tree is None or not isinstance(tree.value, dict):
            return dict.fromkeys(names, "")
        for name in names:
            if not isinstance(tree.value.get(name), str):
                self._add("VK101", tree.at((name,)), _('"{name}" is missing, or is no text.', name=name),
                          _("Write: {name}: ...", name=name))
        for name in tree.value.keys() - {*names, "phases", "milestones", "paragraphs"}:
            self._add("VK101", tree.at((name,)), _('"{name}" has no place here.', name=name), _("Remove the line."))
        return {n: str(tree.value.get(n, "")) for n in names}

    def section(self, name: str) -> tuple[Any, ...]:
        section = SECTIONS[name]
        place = self.folder / section.place
        if section.optional and not place.exists():
            return ()
        files = sorted(place.glob("*.yaml")) if place.suffix == "" else [place]
        if not files:
            self._add("VK101", Where(file=_shown(place, self.folder)), _("No file was found here."),
                      _("Add one with at least one entry."))
        entries = [self._entry(name, t, path, raw) for t, path, raw in self._raw(files, section.key)]
        return tuple(e for e in entries if e is not None)

    def _raw(self, files: list[Path], key: str) -> list[tuple["_Tree", Path_, Any]]:
        found = []
        for file in files:
            tree = self._tree(file)
            if tree is None:
                continue
            value, path = tree.value, ()  # type: Any, Path_
            if key:
                value, path = (value.get(key, []) if isinstance(value, dict) else None), (key,)
            if not isinstance(value, list):
                self._add("VK101", tree.at(path), _("A list of entries was expected."),
                          _('Begin each entry with "- id:".'))
                continue
            found += [(tree, (*path, n), raw) for n, raw in enumerate(value)]
        return found

    def _entry(self, section: str, tree: "_Tree", path: Path_, raw: Any) -> Any:
        where = tree.at(path)
        value = _short_forms(raw)
        try:
            entry = _adapter(ENTRY_TYPES[section]).validate_python(value)
        except ValidationError as error:
            for line in error.errors():
                self.problems.append(_explain(line, tree, path, raw))
            self.places.unread.add((section, _name(raw)))
            return None
        name = getattr(entry, "id", getattr(entry, "iso2", getattr(entry, "item", "")))
        if (section, name) in self.places.entries:
            self._add("VK103", where, _('The id "{name}" is used twice (also in {other}).', name=name,
                                        other=self.places.entries[section, name]), _("Give one of them a new id."))
        self.places.entries.setdefault((section, name), where)
        self.places.spots.setdefault((section, name), (tree, path))
        self.places.order.append((section, name, where))
        return entry

    def _tree(self, file: Path) -> "_Tree | None":
        if file not in self.trees:
            self.trees[file] = self._read(file)
        return self.trees[file]

    def _read(self, file: Path) -> "_Tree | None":
        tree = _Tree(_shown(file, self.folder))
        try:
            node = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
            tree.value = tree.build(node, ()) if node is not None else []
        except FileNotFoundError:
            self._add("VK101", Where(file=tree.name), _("This file is missing."),
                      _("Add it; docs/pack-format.md shows how."))
            return None
        except (UnicodeDecodeError, OSError) as error:
            self._add("VK101", Where(file=tree.name),
                      _("Not readable as UTF-8 text ({reason}).", reason=error.__class__.__name__),
                      _("Save it as UTF-8."))
            return None
        except (yaml.YAMLError, RecursionError) as error:
            self._add("VK102", *_not_yaml(error, tree.name))
            return None
        for where, key in tree.doubles:
            self._add("VK103", where, _('The key "{key}" stands twice.', key=key), _("Keep one of the two."))
        for where in tree.aliases:
            self._add("VK102", where, _("Anchors and aliases are not read here."), _("Write the value out."))
        return tree

    def _add(self, code: str, where: Where, what: str, fix: str) -> None:
        self.problems.append(Problem(code=code, where=where, what=what, fix=fix))


def _name(raw: Any) -> str:
    return str(next((raw[k] for k in ("id", "iso2", "item") if k in raw), "")) if isinstance(raw, dict) else ""


def _not_yaml(error: yaml.YAMLError | RecursionError, name: str) -> tuple[Where, str, str]:
    if isinstance(error, RecursionError):
        return (Where(file=name), _("The entries are nested too deeply."),
                _("Write lists and groups as in the other files."))
    if isinstance(error, yaml.reader.ReaderError):
        return (Where(file=name), _("The file holds a control character ({code}).", code=f"U+{_ord(error):04X}"),
                _("Remove it; most editors do not show it."))
    mark = getattr(error, "problem_mark", None)
    where = Where(file=name, line=mark.line + 1, column=mark.column + 1) if mark else Where(file=name)
    return (where, _("This is not YAML: {reason}.", reason=getattr(error, "problem", error)),
            _("Check the indentation, and put text with a colon in quotes."))


def _ord(error: yaml.reader.ReaderError) -> int:
    found: object = error.character
    return found if isinstance(found, int) else ord(str(found)[:1] or "\0")


class _Tree:
    """A YAML document as plain values, with the place of each path."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.value: Any = None
        self.marks: dict[Path_, tuple[int, int]] = {}
        self.doubles: list[tuple[Where, str]] = []
        self.aliases: list[Where] = []
        self._met: set[int] = set()

    def at(self, path: Path_) -> Where:
        while path and path not in self.marks:
            path = path[:-1]
        line, column = self.marks.get(path, (0, 0))
        return Where(file=self.name, line=line, column=column)

    def build(self, node: yaml.Node, path: Path_) -> Any:
        self.marks[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if id(node) in self._met:
            self.aliases.append(self.at(path[:-1]))
            return None
        self._met.add(id(node))
        if isinstance(node, yaml.MappingNode):
            made: dict[str, Any] = {}
            for key, value in node.value:
                name = str(key.value)
                if name in made:
                    mark = key.start_mark
                    self.doubles.append((Where(file=self.name, line=mark.line + 1, column=mark.column + 1), name))
                made[name] = self.build(value, (*path, name))
            return made
        if isinstance(node, yaml.SequenceNode):
            return [self.build(v, (*path, n)) for n, v in enumerate(node.value)]
        return _scalar(node)


_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if not isinstance(node, yaml.ScalarNode) or node.style in ("'", '"', "|", ">"):
        return text
    if text in ("true", "false"):
        return text == "true"
    if text in ("null", "~", ""):
        return None
    if _NUMBER.fullmatch(text):
        return float(text) if "." in text else int(text)
    return text


_TEXT_LISTS = frozenset({"at_most", "targets", "matrix", "raises", "rows", "refs", "names"})


def _short_forms(raw: Any) -> Any:
    """Return the entry with its short forms written out: sources, checks, choices."""
    if not isinstance(raw, dict):
        return raw
    value = {k: _short_forms(v) if isinstance(v, dict) and k not in _TEXT_LISTS else v for k, v in raw.items()}
    for name, item in value.items():
        if isinstance(item, list) and item and isinstance(item[0], dict):
            value[name] = [_short_forms(v) for v in item]
    if isinstance(value.get("sources"), list):
        value["sources"] = [_cite(s) for s in value["sources"]]
    for name in ("checks", "choices"):
        if isinstance(value.get(name), dict):
            value[name] = [{"id": k, "text": v} for k, v in value[name].items()]
    return value


def _cite(raw: Any) -> Any:
    if not isinstance(raw, str):
        return raw
    name, _, at = raw.partition(",")
    return {"id": name.strip(), "at": at.strip()}


_adapters: dict[type, TypeAdapter[Any]] = {}


def _adapter(kind: type) -> TypeAdapter[Any]:
    if kind not in _adapters:
        _forbid_extras(kind)
        _adapters[kind] = TypeAdapter(kind)
    return _adapters[kind]


def _forbid_extras(kind: type) -> None:
    """Have pydantic refuse unknown keys in the classes of `model`, which do not know pydantic."""
    for cls in (kind, *(getattr(model, n) for n in ("Cite", "Check", "Choice", "Crosswalk", "NotApplicable",
                                                    "SafeStep", "Example", "CountryFact"))):
        cls.__pydantic_config__ = ConfigDict(extra="forbid", strict=False, str_strip_whitespace=True)


def _explain(line: Any, tree: _Tree, path: Path_, raw: Any) -> Problem:
    """Return the problem behind one line of pydantic, chosen by its type code."""
    loc = tuple(p for p in line["loc"] if not (isinstance(p, str) and "[" in p))
    what, fix = _words(line, str(loc[-1]) if loc else "entry")
    entry = _name(raw)
    return Problem(code="VK101", where=tree.at((*path, *loc)), what=f"{entry}: {what}" if entry else what, fix=fix)


def _words(line: Any, name: str) -> tuple[str, str]:
    if line["type"] == "missing":
        return _('The field "{name}" is missing.', name=name), _("Add the line: {name}: ...", name=name)
    if line["type"] == "unexpected_keyword_argument":
        return _('"{name}" has no place here.', name=name), _("Remove the line or correct its name.")
    if line["type"] == "literal_error":
        return (_('"{value}" is not allowed for "{name}".', value=line.get("input", ""), name=name),
                _("Allowed: {expected}.", expected=line.get("ctx", {}).get("expected", "")))
    reason = line["msg"][:1].lower() + line["msg"][1:]
    return (_('The value of "{name}" does not fit: {reason}.', name=name, reason=reason), _("See docs/pack-format.md."))


def _shown(file: Path, folder: Path) -> str:
    return str(Path(folder.name) / file.relative_to(folder))
