"""What can be asked about mixing the hall."""

from typing import Annotated, Literal

import msgspec

from facilitation.acts import Act, Key
from facilitation.parts.mixing.state import Field

Age = Literal["", "0-24", "25-44", "45-64", "65"]
Language = Literal["", "nl", "en", "tr", "ar", "ber", "pl", "es", "uk", "other"]
Groups = list[dict[Key, int]]


class AskFields(Act, frozen=True, kw_only=True, tag="mixing.ask"):
    """Let people tell these things of themselves, for the mixing alone; none asks nothing more."""

    fields: list[Field] = []


class TellFields(Act, frozen=True, kw_only=True, tag="mixing.tell"):
    """Tell of oneself what is asked, or some of it; kept beside the log. `initiative` is the plan that one proposes."""

    newcomer: Literal["", "yes", "no"] = ""
    street: Annotated[str, msgspec.Meta(max_length=200)] = ""
    age: Age = ""
    language: Language = ""
    initiative: Key = ""


class KeepPlace(Act, frozen=True, kw_only=True, tag="mixing.keep"):
    """Stay at the table where one sits, whatever the lot says; whoever hosts may say so for any `person`."""

    on: bool = True
    person: Key | None = None


class PrepareMix(Act, frozen=True, kw_only=True, tag="mixing.prepare"):
    """Fix who is mixed, before the room calls its words.

    The app draws the groups, per field by seat, under numbers of chance: who says them from outside is refused.
    """

    spread: Groups = []
    apart: Groups = []


class DrawMix(Act, frozen=True, kw_only=True, tag="mixing.draw"):
    """The words that the room calls out, from which everybody's table is drawn."""

    words: Annotated[str, msgspec.Meta(max_length=200)]


class SeatMix(Act, frozen=True, kw_only=True, tag="mixing.seat"):
    """Let everybody go to the table that was drawn."""


class ForgetFields(Act, frozen=True, kw_only=True, tag="mixing.forget"):
    """Remove what people told of themselves, and ask no more."""
