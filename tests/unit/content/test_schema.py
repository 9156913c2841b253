"""The schemas that editors and other programs use: closed, complete, and true to what is read."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from vidkit.assessment.model import Assessment
from vidkit.content.load import SECTIONS
from vidkit.content.schema import DIALECT, file_schemas, schema_of


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that names its keys."""
    if isinstance(schema, dict):
        if "properties" in schema and schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


def references(schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("$ref"), str):
            yield schema["$ref"]
        for part in schema.values():
            yield from references(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from references(part)


def test_every_file_of_a_pack_has_a_schema() -> None:
    assert set(file_schemas()) == {s.place for s in SECTIONS.values()}


@pytest.mark.parametrize("place", file_schemas())
def test_schema_is_closed_and_complete(place: str) -> None:
    schema = file_schemas()[place]
    parts = list(objects(schema))
    assert parts
    assert all(part["additionalProperties"] is False for part in parts)
    assert all(ref.removeprefix("#/$defs/") in schema["$defs"] for ref in references(schema))
    assert schema["$schema"] == DIALECT
    json.dumps(schema)


def test_head_of_a_pack_needs_version_and_date() -> None:
    assert {"id", "version", "date", "title"} <= set(file_schemas()["pack.yaml"]["required"])


def test_source_may_be_one_word() -> None:
    first, second = file_schemas()["gates.yaml"]["$defs"]["Cite"]["anyOf"]
    assert (first["type"], second["type"]) == ("string", "object")


SHORT = [("capabilities", "Capability", "checks"), ("facts", "Fact", "choices")]


@pytest.mark.parametrize(("place", "entry", "field"), SHORT)
def test_short_forms_are_allowed(place: str, entry: str, field: str) -> None:
    kinds = {part["type"] for part in file_schemas()[place]["$defs"][entry]["properties"][field]["anyOf"]}
    assert kinds == {"array", "object"}


def test_closed_lists_are_in_the_schema() -> None:
    assert file_schemas()["gates.yaml"]["$defs"]["Gate"]["properties"]["strength"]["enum"] == ["hard", "soft"]


def test_schema_of_an_assessment_is_closed_and_names_what_is_needed() -> None:
    schema = schema_of(Assessment, "vidkit assessment")
    assert schema["title"] == "vidkit assessment"
    assert {"pack", "country", "profile"} <= set(schema["required"])
    assert all(part["additionalProperties"] is False for part in objects(schema))
    assert schema["properties"]["answers"]["additionalProperties"] == {"$ref": "#/$defs/Answer"}
