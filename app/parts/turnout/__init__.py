"""The turnout as everybody reads it: one table at the console and in the record, and what has to be explained."""

from typing import Any

import msgspec
from flask_babel import lazy_gettext as _
from flask_babel import ngettext

from app.faces.view import View
from app.part import Shown
from app.parts.turnout.record import CHANNELS, SECTIONS, channels, inside, looked_at, needed, people_in, rows, wrong
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


def _open(view: View, n: int) -> str:
    """How much does not add up."""
    return ngettext(
        "De opkomst klopt op %(num)s plek niet. Schrijf eerst op waarom.",
        "De opkomst klopt op %(num)s plekken niet. Schrijf eerst op waarom.",
        n,
    )


REFUSALS: dict[str, Any] = {
    "turnout_seats": _(
        "Dit klopt niet. Stoelen in de zaal die meebeslissen: %(found)s. Getelde bewoners: %(limit)s. Schrijf bij "
        "Opkomst op waarom. Daarna kun je sluiten."
    ),
    "turnout_ballots": _(
        "Dit klopt niet. Biljetten uit de zaal bij een stemming: %(found)s. Getelde bewoners: %(limit)s. Schrijf bij "
        "Opkomst op waarom. Daarna kun je sluiten."
    ),
    "turnout_more": _(
        "Dit klopt niet. Biljetten bij een stemming: %(found)s. Konden stemmen: %(limit)s. Schrijf bij Opkomst op "
        "waarom. Daarna kun je sluiten."
    ),
    "turnout_few": _(
        "Bij een stemming zijn er weinig biljetten: %(found)s. Konden stemmen: %(limit)s. Schrijf bij Opkomst op "
        "waarom. Daarna kun je sluiten."
    ),
    "turnout_fits": _("Hier valt niets uit te leggen: deze getallen kloppen intussen. Er is niets veranderd."),
}

SHOWN = Shown(
    name="turnout",
    refusals=REFUSALS,
    says={"explain_turnout": _("Schrijf op waarom"), "turnout_open": _open},
    done={"turnout.explain": _("De opkomst uitgelegd")},
    asks=(votes, voted, channels, inside, needed, rows, wrong),
    beside=("console",),
    aside=("console",),
    reads={"console": (looked_at,)},
    sections=SECTIONS,
)
