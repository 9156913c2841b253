"""JSON Schema (2020-12) of the files of a pack, for editors, and of any dataclass, for other programs.

What people may write in YAML is a little wider than the model: sources, checks and choices have
short forms, which `load` writes out.
"""

from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from vidkit.content.load import ENTRY_TYPES, SECTIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_SHORT: Mapping[str, Schema] = {
    "checks": {"type": "object", "additionalProperties": _TEXT},
    "choices": {"type": "object", "additionalProperties": _TEXT},
}
_CITE: Schema = {"type": "string", "description": "The id of a source, then, after a comma, the place in it."}


def schema_of(kind: type, title: str) -> Schema:
    """Return the schema of a dataclass as it stands in a JSON file. Unknown keys are refused."""
    made = TypeAdapter(kind).json_schema(mode="validation", schema_generator=GenerateJsonSchema)
    return {"$schema": DIALECT, **_closed(made), "title": title}


def file_schemas() -> Mapping[str, Schema]:
    """Return a schema for each file or folder of a pack, by its place: `gates.yaml`, `actions`."""
    places = dict.fromkeys(section.place for section in SECTIONS.values())
    return {place: _file_schema(place) for place in places}


def _file_schema(place: str) -> Schema:
    here = {name: section for name, section in SECTIONS.items() if section.place == place}
    definitions: Schema = {}
    lists = {s.key or name: _list_of(name, definitions) for name, s in here.items()}
    if place == "pack.yaml":
        lists |= dict.fromkeys(("id", "version", "date", "title"), _TEXT)
    whole = place == "pack.yaml" or any(s.key for s in here.values())
    body = _group(lists) if whole else next(iter(lists.values()))
    return {"$schema": DIALECT, "title": f"vidkit content pack: {place}", **body, "$defs": definitions}


def _group(lists: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(lists), "required": sorted(lists), "additionalProperties": False}


def _list_of(section: str, definitions: Schema) -> Schema:
    made = _closed(TypeAdapter(ENTRY_TYPES[section]).json_schema(mode="validation"))
    definitions.update(made.pop("$defs", {}))
    definitions[ENTRY_TYPES[section].__name__] = made
    for name, body in definitions.items():
        definitions[name] = {"anyOf": [_CITE, body]} if name == "Cite" and "anyOf" not in body else _widened(body)
    return {"type": "array", "items": {"$ref": f"#/$defs/{ENTRY_TYPES[section].__name__}"}}


def _widened(body: Schema) -> Schema:
    """Return the schema of an entry with the short forms that YAML files may use."""
    fields = dict(body.get("properties", {}))
    for name, short in _SHORT.items():
        if name in fields and "anyOf" not in fields[name]:
            fields[name] = {"anyOf": [fields[name], short]}
    return {**body, "properties": fields} if fields else body


def _closed(schema: Any) -> Any:
    """Return the schema with unknown keys refused in every object that names its keys."""
    if isinstance(schema, list):
        return [_closed(s) for s in schema]
    if not isinstance(schema, dict):
        return schema
    made = {k: _closed(v) for k, v in schema.items()}
    return {**made, "additionalProperties": False} if "properties" in made and made.get("type") == "object" else made
