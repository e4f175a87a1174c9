"""What goes over a socket is the same JSON as the standard library reads and writes, only sooner."""

import json
from typing import Any

import pytest

from realtime.sockets import Json


def plainly(text: str) -> Any:
    """What the standard library reads, or what it raises."""
    try:
        return repr(json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 20 else float(digits)))
    except ValueError as error:
        return type(error)


def ours(text: str) -> Any:
    """The same of ours."""
    try:
        return repr(Json.loads(text))
    except ValueError as error:
        return type(error)


@pytest.mark.parametrize(
    "text",
    [
        '["act",{"id":"a","text":"Één € 😀 \\u00e9 \\ud83d\\ude00"}]', "[1,-2,1.5,1e3,-0,null,true]", "01",
        "9007199254740993", "1" * 19, "1" * 20, "-" + "1" * 5_000, "[" + "1" * 5_000 + "]", '"' + "1" * 30 + '"',
        "NaN", "[Infinity]", '"\\ud800"', '{"a":1,"a":2}', "", "{", "[1,]", "nul", '"\n"', "1.", " [ 1 ] ",
        '{"a":[{"b":{}}]}',
    ],
)  # fmt: skip
def test_it_reads_what_the_standard_library_reads_and_refuses_what_that_refuses(text: str) -> None:
    assert ours(text) == plainly(text)


@pytest.mark.parametrize(
    "value", [["act", {"id": "é€😀", "n": -1, "on": True, "none": None}], {"a": [1.5, {}]}, "\ud800", ["half \udc00"]]
)
def test_what_it_writes_is_read_as_the_same_by_anybody(value: object) -> None:
    assert json.loads(Json.dumps(value)) == value


def test_it_writes_no_more_bytes_than_needed() -> None:
    assert Json.dumps(["é", {"a": 1}]) == '["é",{"a":1}]'
