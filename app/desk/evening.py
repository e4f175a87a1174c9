"""A draft as it is read: what was typed, and what it means as far as it can be read."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Literal

import msgspec
import sqlalchemy as sa

from app.desk.fields import PLACE
from app.desk.tables import BESIDE, CHANGE, DRAFT, FIELD
from app.forms.amounts import typed
from app.languages import AMSTERDAM, MEETING
from app.languages.listed import Code, known
from app.pictures.kept import Picture, of_draft
from app.services import services
from facilitation.refusals import Refused
from facilitation.state.frame import FRAME_KEYS


class Value(msgspec.Struct, frozen=True):
    """What was typed in a field, and its version; 0 where nothing ever was."""

    value: str = ""
    version: int = 0


class Beside(msgspec.Struct, frozen=True):
    """A text that was written while another changed the field, and that waits for somebody to choose."""

    number: int
    name: str
    value: str
    by: str


class Item(msgspec.Struct, frozen=True):
    """One of the plans, steps or frames of a draft: its group and key, and its fields."""

    evening: "Evening"
    group: str
    key: str

    def name(self, field: str) -> str:
        """The name of one of its fields."""
        return f"{self.group}.{self.key}.{field}"

    def text(self, field: str) -> str:
        """What was typed in one of its fields, trimmed."""
        return self.evening.text(self.name(field))

    def cents(self, field: str) -> int | None:
        """One of its amounts in cents; None where there is none, or it cannot be read."""
        return self.evening.cents(self.name(field))

    def whole(self, field: str) -> int | None:
        """One of its whole numbers; None where there is none, or it cannot be read."""
        return self.evening.whole(self.name(field))

    @property
    def picture(self) -> Picture | None:
        """Its picture; None where it has none."""
        digest = self.text("photo")
        return Picture(digest, self.text("alt")) if digest in self.evening.pictures else None

    @property
    def place(self) -> int:
        """Where it stands among its group."""
        return self.whole(PLACE) or 0


class Evening(msgspec.Struct, frozen=True):
    """A draft at one moment; `at` is the number of its last change, `saved` when that was (UTC).

    `pictures` are the digests of those that it has.
    """

    id: str
    code: str | None
    opened: datetime | None
    values: Mapping[str, Value]
    besides: tuple[Beside, ...] = ()
    at: int = 0
    saved: datetime | None = None
    pictures: frozenset[str] = frozenset()
    known: dict[str, list[Item]] = {}

    def typed(self, name: str) -> Value:
        """A field as it stands."""
        return self.values.get(name, Value())

    def text(self, name: str) -> str:
        """What was typed in a field, trimmed."""
        return self.typed(name).value.strip()

    def cents(self, name: str) -> int | None:
        """An amount in cents; None where there is none, or it cannot be read."""
        try:
            return typed(self.text(name)) if self.text(name) else None
        except ValueError:
            return None

    def whole(self, name: str) -> int | None:
        """A whole number; None where there is none, or it cannot be read."""
        text = self.text(name)
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None

    def items(self, group: str) -> list[Item]:
        """The items of a group that are there, in their order."""
        if group not in self.known:
            self.known[group] = self._items(group)
        return list(self.known[group])

    def _items(self, group: str) -> list[Item]:
        if group == "frame":
            return [Item(self, group, key) for key in FRAME_KEYS]
        keys = dict.fromkeys(parts[1] for name in self.values if (parts := name.split("."))[0] == group)
        found = [Item(self, group, key) for key in keys if self.text(f"{group}.{key}.{PLACE}")]
        return sorted(found, key=lambda item: (item.place, item.key))

    def item(self, group: str, key: str) -> Item:
        """One item of a group. Raises Refused: unknown_item."""
        found = next((item for item in self.items(group) if item.key == key), None)
        if found is None:
            raise Refused("unknown_item")
        return found

    @property
    def language(self) -> Code:
        """That in which its faces and its paper begin."""
        return known(self.text("language")) or MEETING

    @property
    def date(self) -> date | None:
        """The day; None where it is open, or cannot be read."""
        try:
            return date.fromisoformat(self.text("date"))
        except ValueError:
            return None

    def clock(self, name: Literal["time", "until"]) -> time | None:
        """A time of day such as `19.30`; None where it is open, or cannot be read."""
        hours, parted, minutes = self.text(name).replace(".", ":").partition(":")
        try:
            return time(int(hours), int(minutes) if parted else 0)
        except ValueError:
            return None

    @property
    def starts(self) -> datetime | None:
        """When it begins; None where the day or the time is open."""
        day, clock = self.date, self.clock("time")
        return datetime.combine(day, clock, AMSTERDAM) if day and clock else None

    def beside(self, name: str) -> Iterator[Beside]:
        """What else was written in a field."""
        return (each for each in self.besides if each.name == name)


def load(draft: str) -> Evening:
    """A draft as it is now. Raises Refused: unknown_draft."""
    with services().database.read.connect() as connection:
        return read(connection, draft)


def read(connection: sa.Connection, draft: str) -> Evening:
    """The same on a connection that there is. Raises Refused: unknown_draft."""
    row = connection.execute(sa.select(DRAFT).where(DRAFT.c.id == draft)).first()
    if row is None:
        raise Refused("unknown_draft")
    fields = connection.execute(sa.select(FIELD.c.name, FIELD.c.value, FIELD.c.version).where(FIELD.c.draft == draft))
    values = {found.name: Value(found.value, found.version) for found in fields}
    waiting = (BESIDE.c.draft == draft, BESIDE.c.settled.is_(False))
    besides = connection.execute(sa.select(BESIDE).where(*waiting).order_by(BESIDE.c.number))
    texts = tuple(Beside(found.number, found.name, found.value, found.by) for found in besides)
    last = sa.select(CHANGE.c.number, CHANGE.c.at).where(CHANGE.c.draft == draft).order_by(CHANGE.c.number.desc())
    change = connection.execute(last.limit(1)).first()
    number, at = (change.number, change.at) if change else (0, None)
    pictures = of_draft(connection, draft)
    return Evening(row.id, row.code, row.opened, values, texts, number, at, pictures)
