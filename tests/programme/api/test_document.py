"""The description of the API: valid OpenAPI 3.1, without an error by the linter of the Dutch API Design Rules."""

import json
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask import Flask
from openapi_spec_validator import OpenAPIV31SpecValidator, validate

from app.programme.api import catalogue
from app.programme.duties import resources as of_duties
from app.programme.places import places
from app.programme.places import resources as of_places
from app.programme.rounds import figures, rounds
from app.programme.rounds import resources as of_rounds
from app.record.follow_up.ladder import STATES
from tests.programme.api.reading import Reader

pytestmark = pytest.mark.xdist_group("api")
HERE = Path(__file__).parent
ERROR = 0
"""The severity of an error, in what the linter says."""


@pytest.fixture
def document(reader: Reader) -> Any:
    """The description as the server gives it."""
    return reader.get("/openapi.json").json


def found(document: Any) -> list[dict[str, Any]]:
    """What the rules find in a document."""
    given = {"rules": yaml.safe_load((HERE / "rules.yaml").read_text("utf-8")), "document": document}
    said = subprocess.run(["node", HERE / "lint.mjs"], input=json.dumps(given), capture_output=True, text=True)
    assert said.returncode == 0, said.stderr
    findings: list[dict[str, Any]] = json.loads(said.stdout)
    return findings


def test_the_linter_of_the_dutch_design_rules_finds_nothing_in_it(document: Any) -> None:
    assert found(document) == []


def test_the_linter_finds_what_breaks_its_rules(document: Any) -> None:
    broken = deepcopy(document)
    broken["info"] |= {"contact": {}, "version": "1"}
    broken["paths"]["/Alle_Plannen/"] = {
        "get": {
            "parameters": [{"name": "per-page", "in": "query", "schema": {"type": "integer"}}],
            "responses": {
                "200": {"description": "Alles."},
                "404": {"description": "Niets.", "content": {"text/html": {}}},
            },
        }
    }
    errors = {each["code"] for each in found(broken) if each["severity"] == ERROR}
    assert errors >= {
        "nlgov:semver", "nlgov:info-contact-fields-exist", "nlgov:paths-kebab-case", "path-keys-no-trailing-slash",
        "nlgov:query-keys-camel-case", "nlgov:missing-header", "nlgov:problem-invalid-input",
        "nlgov:use-problem-schema",
    }  # fmt: skip


def test_it_is_openapi_3_1(document: Any) -> None:
    assert document["openapi"] == "3.1.0"
    validate(document, cls=OpenAPIV31SpecValidator)


def test_it_names_every_list_that_a_feature_declares_and_nothing_else(city: Flask, document: Any) -> None:
    declared = {path for each in catalogue.offers() for path in (each.resource.path, each.resource.one) if path}
    assert set(document["paths"]) == declared
    assert len({each["get"]["operationId"] for each in document["paths"].values()}) == len(declared)


def test_everything_in_it_is_explained_in_dutch_and_in_english(reader: Reader) -> None:
    dutch, english = (reader.get("/openapi.json", Accept_Language=each).json for each in ("nl", "en"))
    said, translated = ([text for _, text in sentences(each)] for each in (dutch, english))
    assert len(said) == len(translated) > 80
    assert [text for text, other in zip(said, translated, strict=True) if text == other] == []
    for name, schema in dutch["components"]["schemas"].items():
        for field, about in schema.get("properties", {}).items():
            explained = "description" in about or "$ref" in about or name.endswith("Page") or name == "Link"
            assert explained, (name, field)


def sentences(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """The descriptions in a document."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from sentences(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from sentences(each, name)
    elif name in ("description", "summary"):
        yield name, value


def test_the_words_that_a_schema_knows_are_those_of_the_house() -> None:
    assert of_places.Level.__args__ == places.ORDER
    assert of_rounds.Model.__args__ == tuple(rounds.MODELS)
    assert of_rounds.Stage.__args__ == tuple(rounds.STAGES)
    assert of_rounds.Named.__args__ == tuple(figures.NAMES)
    assert of_duties.State.__args__ == STATES
