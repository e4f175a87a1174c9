"""The stream in the golden evening: set, moved and taken away; home goes quiet and may write again."""

from collections.abc import Iterator

from facilitation.acts import Act
from facilitation.parts.stream import QuietHome, SetStream
from facilitation.roles import Actor
from facilitation.state.stage import Stage
from tests.facilitation.evening import LEADER

STAGE = Stage("beeld", "recess")


def played() -> Iterator[tuple[Act, Actor]]:
    """Nothing else happens."""
    yield SetStream(address="https://beeld.example/zaal.m3u8", sign="https://beeld.example/tolk.m3u8"), LEADER
    yield QuietHome(on=True), LEADER
    yield QuietHome(on=False), LEADER
    yield SetStream(), LEADER
