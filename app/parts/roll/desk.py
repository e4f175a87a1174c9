"""What the desk at the door reads: the heads, and the list with who was ticked off."""

import secrets
from collections import Counter
from datetime import datetime

import msgspec

from app.faces.view import View
from app.live.room import Room
from facilitation.parts.door.asked import door
from facilitation.parts.roll.acts import GiveRoll, Person
from facilitation.parts.roll.rules import LIST, heads, roll
from facilitation.parts.roll.state import NAME


class Counted(msgspec.Struct, frozen=True):
    """The heads at the door, or that nobody counted; how many rows there are, and how many are ticked off."""

    known: bool
    residents: int
    viewers: int
    listed: int
    ticked: int

    @property
    def all(self) -> int:
        """How many people are in, whatever they came for."""
        return self.residents + self.viewers


class Row(msgspec.Struct, frozen=True):
    """Somebody on the list: the name, what tells two of one name apart, and when they came in (UTC).

    `same` is how many rows have that name, where it is more than one.
    """

    id: str
    name: str
    place: str
    at: datetime | None
    same: int


def counted(view: View) -> Counted:
    """Who is in, as the door counted."""
    there, here = heads(view.meeting), roll(view.meeting)
    known = door(view.meeting).heads is not None
    return Counted(known, there["resident"], there["viewer"], len(here.rows), len(here.ticked))


def rows(view: View) -> list[Row]:
    """The list by name; empty where there is none, or once its names are gone."""
    ticked = roll(view.meeting).ticked
    people = {row: told.partition("\n")[::2] for row, told in view.room.beside.get(NAME, {}).get(LIST, {}).items()}
    same = Counter(_plain(name) for name, _ in people.values())
    found = [
        Row(row, name, place, ticked.get(row), same[_plain(name)] if same[_plain(name)] > 1 else 0)
        for row, (name, place) in people.items()
    ]
    return sorted(found, key=lambda row: (_plain(row.name), _plain(row.place), row.id))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def listed(view: View) -> object:
    """What the list on the page shows."""
    here = roll(view.meeting)
    return here.rows, here.ticked, view.room.beside.get(NAME)


def with_rows(room: Room, act: GiveRoll) -> GiveRoll:
    """The act with an id for each row; who stands on the list already with that name and place keeps theirs."""
    known: dict[str, list[str]] = {}
    for row, told in room.beside.get(NAME, {}).get(LIST, {}).items():
        known.setdefault(told, []).append(row)
    return msgspec.structs.replace(act, rows=[_row(known, each) for each in act.people])


def _row(known: dict[str, list[str]], person: Person) -> str:
    same = known.get("\n".join(" ".join(each.split()) for each in (person.name, person.place)))
    return same.pop(0) if same else secrets.token_hex(8)
