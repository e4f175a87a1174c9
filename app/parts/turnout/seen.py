"""The turnout as the room and home see it, once a vote is closed: heads, who could vote, and ballots per channel."""

import msgspec

from app.faces.view import View
from app.parts.turnout.record import CHANNELS, people_in
from facilitation.parts.turnout.asked import cast_at, sealed
from facilitation.state.groups import told_apart


class Channel(msgspec.Struct, frozen=True):
    """How many voted over one channel, of so many who could."""

    name: str
    n: int
    of: int


class Votes(msgspec.Struct, frozen=True):
    """Who voted at a sealed vote, of all who could; `channels` only where five or more are of each.

    `heads` says who was in the hall when it was sealed; empty where nobody counted.
    """

    n: int
    of: int
    heads: str
    channels: tuple[Channel, ...]


def votes(view: View) -> Votes | None:
    """Who voted at the present stage; None while it is open, and where there is no ballot."""
    stage = view.stage
    there = sealed(view.meeting).get(stage.key)
    if there is None:
        return None
    cast, could = cast_at(view.meeting, stage.key), there.could
    of = {channel: max(could.get(channel, 0), cast.get(channel, 0)) for channel in CHANNELS}
    apart = told_apart((*cast.values(), *of.values()))
    channels = (Channel(str(CHANNELS[key]), cast.get(key, 0), number) for key, number in of.items() if number)
    heads = people_in(there.residents, there.viewers) if there.residents is not None else ""
    return Votes(sum(cast.values()), sum(of.values()), heads, tuple(channels) if apart else ())


def voted(view: View) -> str:
    """`zaal 11 · online 5`: ballots per channel; empty where they are not told apart, or a vote is open."""
    found = votes(view)
    return " · ".join(f"{each.name.lower()} {each.n}" for each in found.channels) if found else ""
