"""What can be asked about voting at home."""

from datetime import datetime
from typing import Annotated

import msgspec

from facilitation.acts import Act, Key, Writing

Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class SetWindow(Act, frozen=True, kw_only=True, tag="window.set"):
    """Let people vote at home on a stage, from `opens` to `closes` (with their time zone), also outside its turn."""

    stage: Key
    opens: Moment
    closes: Moment


class DropWindow(Act, frozen=True, kw_only=True, tag="window.drop"):
    """Let nobody vote at home after all; only before it began."""

    stage: Key


class EndWindow(Act, frozen=True, kw_only=True, tag="window.end"):
    """End the voting at home before its time, with the reason."""

    stage: Key
    reason: Writing = ""


class TurnWindow(Act, frozen=True, kw_only=True, tag="window.turn"):
    """The time has come to open or to close it. Made by the house itself; never accepted from outside."""

    stage: Key
