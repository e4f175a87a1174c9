"""The description of the API as an OpenAPI 3.1 document, in the present language, made of what the features declare."""

from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec
from flask import current_app
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_babel.speaklater import LazyString

from app.programme import published
from app.programme.api import catalogue, parameters, problems
from app.programme.api.catalogue import Offered
from app.programme.api.problems import JSON, PROBLEM, ProblemDetails

Node = dict[str, Any]
FAILED = (400, 404, 406, 429, 500)
"""The statuses that an answer may have where it is a problem."""
HEADERS: Mapping[str, tuple[LazyString, Node]] = {
    "API-Version": (_("De volledige versie van de API."), {"type": "string", "examples": [problems.VERSION]}),
    "ETag": (_("Kenmerk van dit antwoord, voor If-None-Match."), {"type": "string"}),
    "Cache-Control": (_("Hoe lang het antwoord mag worden bewaard."), {"type": "string"}),
}


def document() -> Node:
    """The whole document, as plain values."""
    base = current_app.config["PUBLIC_URL"]
    lists = list(catalogue.offers())
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Overlegtafel",
            "version": problems.VERSION,
            "description": gettext(
                "Wat openbaar is van buurtbudgetten: plekken, rondes, plannen, bijeenkomsten en wat ervan kwam. Alleen "
                "lezen, zonder sleutel. Bedragen zijn hele centen. Wat niet bekend is, ontbreekt."
            ),
            "contact": _contact(base),
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": f"{base}{published.API}"}],
        "security": [],
        "tags": [{"name": name} for name in dict.fromkeys(each.feature for each in lists)],
        "externalDocs": {"url": f"{base}/api"},
        "paths": dict(_paths(lists)),
        "components": _components(lists),
    }


def _contact(base: str) -> Node:
    config = current_app.config
    email = config["API_CONTACT"] or f"postmaster@{urlsplit(base).hostname}"  # every domain has one, by RFC 2142
    return {"name": config["CONTROLLER"] or "Overlegtafel", "url": f"{base}/api", "email": email}


def _paths(lists: list[Offered]) -> Iterator[tuple[str, Node]]:
    for each in lists:
        yield each.resource.path, {"get": _list(each)}
        if each.resource.one:
            yield each.resource.one, {"get": _single(each)}


def _list(offered: Offered) -> Node:
    path, name = offered.resource.path, offered.schema.__name__
    own = [*parameters.of(offered.filters, catalogue.names(path)), *parameters.of(parameters.Paging)]
    asked = [{"name": each.name, "in": "query", "required": False, **_described(each.schema)} for each in own]
    return _operation(offered, "list", path, asked, f"{name}Page")


def _single(offered: Offered) -> Node:
    return _operation(offered, "get", offered.resource.one, [], offered.schema.__name__)


def _operation(offered: Offered, verb: str, path: str, asked: list[Node], schema: str) -> Node:
    named = [_in_path(name) for name in catalogue.names(path)]
    words = [each for each in path.replace("-", "/").split("/") if each and not catalogue.braced(each)]
    failures = [status for status in FAILED if named or status != 404]
    return {
        "operationId": verb + "".join(word.capitalize() for word in words),
        "summary": str(offered.title),
        "description": str(offered.title),
        "tags": [offered.feature],
        "parameters": named + asked,
        "responses": {
            "200": _answer(gettext("Wat er is gevraagd."), {JSON: {"schema": _ref(schema)}}),
            "304": _answer(gettext("Er is niets veranderd."), {}),
            **{str(status): {"$ref": f"#/components/responses/{status}"} for status in failures},
        },
    }


def _in_path(name: str) -> Node:
    schema = {"type": "string", "minLength": 1}
    return {"name": name, "in": "path", "required": True, "description": gettext("De vaste naam."), "schema": schema}


def _described(schema: Mapping[str, Any]) -> Node:
    """A parameter of this schema, which says itself what it is for."""
    about = schema["description"]
    return {"description": gettext(about), "schema": {name: schema[name] for name in schema if name != "description"}}


def _answer(description: str, content: Node) -> Node:
    found: Node = {"description": description, "headers": {name: _ref(name, "headers") for name in HEADERS}}
    return found | ({"content": content} if content else {})


def _ref(name: str, kind: str = "schemas") -> Node:
    return {"$ref": f"#/components/{kind}/{name}"}


def _components(lists: list[Offered]) -> Node:
    shapes = [*dict.fromkeys(each.schema for each in lists), ProblemDetails]
    _refs, schemas = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    pages = {f"{each.schema.__name__}Page": _of_many(each.schema.__name__) for each in lists}
    return {
        "schemas": {name: _translated(_bare(schema)) for name, schema in (schemas | pages).items()},
        "responses": {str(status): _failure(str(problems.TITLES[status])) for status in FAILED},
        "headers": {name: {"description": str(words), "schema": schema} for name, (words, schema) in HEADERS.items()},
    }


def schema_of(shape: type[msgspec.Struct]) -> Node:
    """The JSON Schema of one struct, as the code says it."""
    (_ref,), schemas = msgspec.json.schema_components([shape])
    found: Node = schemas[shape.__name__]
    return found


def _failure(description: str) -> Node:
    return {
        "description": description,
        "headers": {"API-Version": _ref("API-Version", "headers")},
        "content": {PROBLEM: {"schema": _ref("ProblemDetails")}},
    }


def _of_many(name: str) -> Node:
    links = {"type": "object", "additionalProperties": _ref("Link"), "required": ["self"]}
    own = {"items": {"type": "array", "items": _ref(name), "maxItems": parameters.MOST}, "_links": links}
    return {"type": "object", "properties": own, "required": ["items", "_links"]}


def _bare(schema: Node) -> Node:
    """A schema without what the code says of it as a whole."""
    return {name: value for name, value in schema.items() if name not in ("title", "description")}


def _translated(schema: Any, name: str = "") -> Any:
    """A schema in the present language."""
    if isinstance(schema, list):
        return [_translated(each) for each in schema]
    if isinstance(schema, dict):
        return {name: _translated(value, name) for name, value in schema.items()}
    return gettext(schema) if name == "description" else schema
