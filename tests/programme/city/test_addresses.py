"""No list is forgotten: every route, filter and list for programs is in what is timed and counted, or told apart."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import app.programme
from app.programme.api import catalogue
from app.programme.registry import FEATURES
from tests.programme.city.addresses import APART, ASKED, FILTERS, KEYS, NAMED, filters, lists, pages, rules

ONWARD = {"then", "couple", "name", "klaar", "gemaakt", "blad"}
"""What an address says of where somebody goes or came from, or of one form: it asks for nothing more of a list."""


@pytest.mark.parametrize("rule", rules())
def test_each_page_is_counted_and_timed_or_told_apart(rule: str) -> None:
    if rule in APART:
        assert rule not in NAMED
        return
    named = rule.replace("<path:path>", "")
    for name in ("place", "round", *NAMED.get(rule, {})):
        named = named.replace(f"<{name}>", "")
    assert "<" not in named, f"{rule} stands neither in NAMED nor in APART of tests/programme/city/addresses.py"


def test_what_is_told_of_pages_is_of_pages_that_are_there() -> None:
    assert {*NAMED, *APART, *ASKED} <= set(rules())


def test_whatever_a_page_reads_from_its_address_is_asked_of_it() -> None:
    asked = {part.partition("=")[0] for page in pages() for part in page.partition("?")[2].split("&")}
    assert set(read()) - asked - ONWARD == set()
    assert set(read()) >= ONWARD


def read() -> Iterator[str]:
    """The names that pages of the programme read from their addresses: `request.args.get("na")`, `leaf(found, "p")`."""
    for file in Path(app.programme.__file__).parent.rglob("*.py"):
        for function in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef):
                yield from _read(function)


def _read(function: ast.FunctionDef) -> Iterator[str]:
    given = {"request.args", *_bound(function)}
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            called = node.func.attr in ("get", "getlist") and ast.unparse(node.func.value) in given
            if called and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "leaf" and len(node.args) > 1:
            assert isinstance(node.args[1], ast.Constant)
            yield str(node.args[1].value)


def _bound(function: ast.FunctionDef) -> Iterator[str]:
    """The names by which a function calls what its address says."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            pairs = [(node.targets[0], node.value)]
            if isinstance(node.targets[0], ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = list(zip(node.targets[0].elts, node.value.elts, strict=True))
            yield from (ast.unparse(name) for name, value in pairs if ast.unparse(value) == "request.args")


def test_each_list_for_programs_is_asked_with_each_of_its_filters() -> None:
    asked = list(lists())
    for offered in catalogue.offers():
        assert offered.resource.path in KEYS
        assert set(filters(offered)) <= FILTERS.keys()
    assert len(asked) > 40
    assert sum(len(feature.resources) for feature in FEATURES.features.values()) == len(KEYS)
