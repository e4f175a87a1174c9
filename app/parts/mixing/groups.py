"""The groups that a mix is drawn from: what people told of themselves, under numbers of chance and without its name."""

import secrets
from collections.abc import Iterable, Mapping

import msgspec

from app.live.room import Room
from facilitation.parts.mixing.acts import PrepareMix
from facilitation.parts.mixing.state import FIELDS, NAME
from facilitation.state.groups import FEWEST

Told = Mapping[str, Mapping[str, str]]
Column = dict[str, int]

CHANCE = secrets.SystemRandom()


def drawn(room: Room, act: PrepareMix) -> PrepareMix:
    """The act with the groups of who told something; fields stand in an order of chance."""
    told = room.beside.get(NAME, {})
    spread = [column for field in FIELDS if (column := _column(_safe(_by_value(told, field))))]
    CHANCE.shuffle(spread)
    apart = _column(seats for seats in _by_value(told, "plan") if len(seats) > 1)
    return msgspec.structs.replace(act, spread=spread, apart=[apart] if apart else [])


def _by_value(told: Told, field: str) -> list[list[str]]:
    """The seats that told the same; a street is the same however it is written, and without its number."""
    groups: dict[str, list[str]] = {}
    for seat, said in told.items():
        if field in said:
            groups.setdefault(_plain(said[field]), []).append(seat)
    return list(groups.values())


def _plain(value: str) -> str:
    letters = (letter for letter in value.casefold() if letter.isalpha())
    return "".join(letters) or value


def _safe(groups: Iterable[list[str]]) -> list[list[str]]:
    """The groups of five seats or more; the smaller ones are one, and none where they are fewer together."""
    found, small = list[list[str]](), list[str]()
    for seats in groups:
        if len(seats) >= FEWEST:
            found.append(seats)
        else:
            small += seats
    return [*found, small] if len(small) >= FEWEST else found


def _column(groups: Iterable[list[str]]) -> Column:
    """A number of chance for the seats of each group."""
    found = list(groups)
    CHANCE.shuffle(found)
    return {seat: number for number, seats in enumerate(found, start=1) for seat in seats}
