"""Every way to say no, reached; the table is held against the source, so that no refusal escapes it."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import facilitation
from facilitation.refusals import Forbidden, Malformed, Refused, TooMany
from facilitation.roles import Actor
from tests.facilitation.evening import Situation
from tests.facilitation.refusals.asking import award
from tests.facilitation.refusals.decisions import OF_DECISIONS
from tests.facilitation.refusals.mending import OF_MENDING
from tests.facilitation.refusals.room import IN_THE_ROOM
from tests.facilitation.refusals.votes import OF_VOTES
from tests.facilitation.situations import composing
from tests.parts import told

Site = tuple[str, str, str]
CASES = [
    *(*IN_THE_ROOM, *OF_VOTES, *OF_DECISIONS, *OF_MENDING),
    *(case for module in told("refusals") for case in module.REFUSED),
]
NAMES = [f"{key} {type(act).__name__} by {actor.role}" for _, key, _, act, actor in CASES]


@pytest.mark.parametrize(("kind", "key", "situation", "act", "actor"), CASES, ids=NAMES)
def test_an_act_that_cannot_be_is_refused_with_its_key(
    kind: type[Refused], key: str, situation: Situation, act: Any, actor: Actor
) -> None:
    refusal = situation().refuse(act, actor)
    assert (type(refusal), refusal.key) == (kind, key)


def test_every_refusal_in_the_source_is_reached_by_the_table() -> None:
    reached = {_site(situation().refuse(act, actor)) for _, _, situation, act, actor in CASES}
    assert set(_raised()) - reached == set()


def _site(refusal: Refused) -> Site:
    """Where a refusal was raised: module, function and key."""
    trace = refusal.__traceback__
    assert trace is not None
    while trace.tb_next is not None:
        trace = trace.tb_next
    return trace.tb_frame.f_globals["__name__"], trace.tb_frame.f_code.co_name, refusal.key


def _raised() -> Iterator[Site]:
    """Every refusal that the source of the domain can raise."""
    package = Path(facilitation.__file__).parent
    for path in package.rglob("*.py"):
        parts = ("facilitation", *path.relative_to(package).with_suffix("").parts)
        module = ".".join(part for part in parts if part != "__init__")
        for function in ast.walk(ast.parse(path.read_text())):
            if isinstance(function, ast.FunctionDef):
                yield from ((module, function.name, key) for key in _keys(function))


def _keys(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refused", "Malformed", "Forbidden"):
            assert node.args, "a refusal has a key"
            yield from (str(n.value) for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant))


def test_every_kind_of_refusal_has_its_own_answer_on_the_web() -> None:
    assert [kind("x").status for kind in (Refused, Malformed, Forbidden, TooMany)] == [409, 422, 403, 429]


def test_a_refusal_carries_details_and_no_sentence() -> None:
    refusal = composing().refuse(award("playground", 5_000_00))
    assert (refusal.args, refusal.details) == (("over_pot",), {"over": 4_000_00})
