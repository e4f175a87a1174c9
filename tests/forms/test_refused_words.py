"""Refusals in words: each tells what it promises to tell, and only money is told in euros."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from app.languages.refusals import sentence, sentences
from facilitation.refusals import Refused
from tests.facilitation.test_refusals import CASES

PLACES = re.compile(r"%\((\w+?)(_euro)?\)s")


@pytest.fixture(scope="module")
def reached() -> dict[str, list[Refused]]:
    """Every refusal of the domain as it was raised, by its key."""
    found: dict[str, list[Refused]] = {}
    for _, key, situation, act, actor in CASES:
        found.setdefault(key, []).append(situation().refuse(act, actor))
    return found


def told(refusals: dict[str, list[Refused]]) -> Iterator[tuple[Refused, str, bool, Any]]:
    """Every place in the sentence of every refusal: its name, whether it is told in euros, and what stands there."""
    for key, found in refusals.items():
        for name, euros in PLACES.findall(str(sentences()[key])):
            for each in found:
                yield each, name, bool(euros), each.details.get(name)


def test_a_refusal_knows_whatever_its_sentence_tells(context: Flask, reached: dict[str, list[Refused]]) -> None:
    assert [(each.key, name) for each, name, _, there in told(reached) if there is None] == []


def test_what_is_told_in_euros_are_cents(context: Flask, reached: dict[str, list[Refused]]) -> None:
    money = {(each.key, name): there for each, name, euros, there in told(reached) if euros}
    assert money
    assert all(isinstance(there, int) for there in money.values())


@pytest.mark.parametrize(
    ("refusal", "says"),
    [
        (Refused("chips_behind", thing="Meer bomen", least=3), "Er zijn er minstens 3 nodig."),
        (Refused("chips_over", over=2), "Zoveel fiches zijn er niet: 2 te veel."),
        (Refused("over_pot", over=1_250_00), "Dit is meer dan het budget: €\u00a01.250 te veel."),
    ],
    ids=lambda value: getattr(value, "key", ""),
)
def test_people_and_chips_are_counted_and_money_is_told_in_euros(context: Flask, refusal: Refused, says: str) -> None:
    assert says in sentence(refusal)
