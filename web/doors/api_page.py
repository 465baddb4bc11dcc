"""The page of the HTTP API: the OpenAPI document made readable, by this server alone and without a script."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from web.rendering import render
from web.theme import asset


@dataclass(frozen=True, slots=True)
class _Fields:
    """What a body is, and its fields: the name of each, and its kind in words."""

    description: str
    rows: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Operation:
    """An endpoint: what it takes, None for nothing, with an example, and what it gives."""

    method: str
    path: str
    summary: str
    takes: _Fields | None
    example: str
    gives: _Fields


def page_html(document: dict[str, Any]) -> str:
    """`document` as a page: each endpoint with what it takes, an example, and what it gives."""
    schemas = document.get("components", {}).get("schemas", {})
    operations = [
        _operation(method.upper(), path, operation, schemas)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return render("doors/api.html", about=document["info"], operations=operations, style=Markup(asset("api.css")))


def _operation(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> _Operation:
    taken = _named(operation.get("requestBody", {}), schemas)
    given = _named(operation["responses"]["200"], schemas)
    example = {name: field["examples"][0] for name, field in taken.get("properties", {}).items() if field.get("examples")}
    shown = json.dumps(example, ensure_ascii=False)
    return _Operation(method, path, operation.get("summary", ""), _fields(taken) if taken else None, shown, _fields(given))


def _named(holder: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a body; empty where it has none."""
    reference = holder.get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
    found: dict[str, Any] = schemas.get(reference.rpartition("/")[2], {})
    return found


def _fields(schema: Mapping[str, Any]) -> _Fields:
    needed = schema.get("required", [])
    rows = [(name, _kind(field) + _need(name, needed)) for name, field in schema.get("properties", {}).items()]
    return _Fields(schema.get("description", ""), rows)


def _need(name: str, needed: list[str]) -> str:
    return "" if name in needed else ", may be left out"


def _kind(field: dict[str, Any]) -> str:
    if "$ref" in field:
        return str(field["$ref"]).rpartition("/")[2]
    if "anyOf" in field:
        return " or ".join(_kind(each) for each in field["anyOf"])
    if field.get("type") == "array":
        return f"list of {_kind(field.get('items', {}))}"
    return str(field.get("type", "any"))
