"""What happened with the mixing of a hall. What people told of themselves is in none of it."""

from typing import ClassVar

from facilitation.events import Event
from facilitation.parts.mixing.hall import Column
from facilitation.parts.mixing.quality import Quality
from facilitation.parts.mixing.state import Field
from facilitation.parts.seating import CHAIR


class FieldsAsked(Event, frozen=True, kw_only=True, tag="mixing.asked"):
    """From now on people may tell these things of themselves."""

    fields: tuple[Field, ...]


class PlaceKept(Event, frozen=True, kw_only=True, tag="mixing.kept"):
    """A seat stays where it is when the hall is mixed, or does no longer."""

    pseudonyms: ClassVar = CHAIR
    seat: str
    on: bool


class MixPrepared(Event, frozen=True, kw_only=True, tag="mixing.prepared"):
    """These seats, row for row, are mixed over these tables.

    `fixed` and `before` are as in `Hall`; `groups` is a text with a line per column, `spread 1,2,0` or `apart 0,1,0`:
    numbers of chance, which can be removed. `digest` is that of the whole hall.
    """

    texts: ClassVar = ("groups",)
    pseudonyms: ClassVar = {"seats": ("seat",)}
    seats: tuple[str, ...]
    tables: tuple[str, ...]
    fixed: Column
    before: tuple[Column, ...]
    groups: str | None
    digest: str


class MixDrawn(Event, frozen=True, kw_only=True, tag="mixing.drawn"):
    """The room called these words; the table of each row, by its place, and how good the mix is."""

    words: str
    at: Column
    quality: Quality


class MixSeated(Event, frozen=True, kw_only=True, tag="mixing.seated"):
    """Everybody who is still there sits at the table that was drawn."""


class FieldsForgotten(Event, frozen=True, kw_only=True, tag="mixing.forgotten"):
    """What people told of themselves was removed, and nothing is asked any more."""
