"""The page of the HTTP API: the OpenAPI document made readable, by this server alone and without a script."""

import json
from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
    "code,pre{font-family:ui-monospace,monospace;font-size:.9em}pre{background:#f4f4f2;padding:.8rem;overflow:auto}"
    "table{border-collapse:collapse;width:100%}td,th{text-align:left;border-bottom:1px solid #ddd;padding:.3rem .6rem .3rem 0}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}pre{background:#262626}a{color:#8ab4f8}}"
)


def page_html(document: dict[str, Any]) -> str:
    """`document` as a page: each endpoint with what it takes, an example, and what it gives."""
    about, schemas = document["info"], document.get("components", {}).get("schemas", {})
    operations = [
        _operation(method.upper(), path, operation, schemas)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>{escape(about['title'])}: API</title><style>{_STYLE}</style></head><body>"
        f"<h1>{escape(about['title'])} {escape(about['version'])}: the HTTP API</h1><p>{escape(about['description'])}</p>"
        '<p>The same for programs: <a href="openapi.json">openapi.json</a>. Where a key is needed, it goes into the header '
        "<code>Authorization: Bearer KEY</code>.</p>"
        f"{''.join(operations)}</body></html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any], schemas: dict[str, Any]) -> str:
    taken = _named(operation.get("requestBody", {}), schemas)
    given = _named(operation["responses"]["200"], schemas)
    example = {name: field["examples"][0] for name, field in taken.get("properties", {}).items() if field.get("examples")}
    return (
        f"<h2><code>{method} {escape(path)}</code></h2><p>{escape(operation.get('summary', ''))}.</p>"
        + (f"<h3>takes</h3><pre>{escape(json.dumps(example, ensure_ascii=False))}</pre>{_fields(taken)}" if taken else "")
        + f"<h3>gives</h3><p>{escape(given.get('description', ''))}</p>{_fields(given)}"
    )


def _named(holder: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    """The schema of a body; empty where it has none."""
    reference = holder.get("content", {}).get("application/json", {}).get("schema", {}).get("$ref", "")
    found: dict[str, Any] = schemas.get(reference.rpartition("/")[2], {})
    return found


def _fields(schema: dict[str, Any]) -> str:
    needed = schema.get("required", [])
    rows = [
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(_kind(field) + _need(name, needed))}</td></tr>"
        for name, field in schema.get("properties", {}).items()
    ]
    return f"<table>{''.join(rows)}</table>" if rows else ""


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
