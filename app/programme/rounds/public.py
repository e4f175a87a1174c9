"""What the public sees of rounds: those that run, those of a place, and what one came to."""

from collections.abc import Mapping
from typing import Any

from flask import g, render_template

from app.programme.leaves import leaf
from app.programme.places import places
from app.programme.places.places import Place
from app.programme.published import public_meetings
from app.programme.rounds import money, rounds
from app.programme.rounds.rounds import Round
from app.programme.sections import shown
from app.services import services
from app.storage.tables import MEETING
from facilitation.refusals import Refused

MOST = 24
"""How many rounds stand on a page that is of more."""


def one(round: Round) -> str:
    """The page of a round. Raises Refused: unknown_here for one that is not public yet, and nobody is there to see."""
    if not round.public and not (g.holder and g.holder.may("programme.read", g.path)):
        raise Refused("unknown_here")
    around = places.around(g.place)
    return render_template("programme/rounds/site_one.html", round=round, around=around, sections=shown("round", round))


def running(_subject: None) -> Mapping[str, Any] | None:
    """On the front: the newest rounds that run, and where."""
    found = rounds.running(MOST)
    return {"rounds": found, "names": places.names(each.place for each in found)} if found else None


def of_place(place: Place) -> Mapping[str, Any] | None:
    """On the page of a place: the newest rounds there and in all places in it."""
    found, number = rounds.public(place.path, MOST)
    names = places.names(each.place for each in found)
    return {"rounds": found, "more": number - len(found), "names": names} if found else None


def decided(round: Round) -> Mapping[str, Any] | None:
    """On the page of a round: its pot, what plans got of it, and the evenings that are closed."""
    with services().database.read.connect() as connection:
        found = money.awards(connection, round.id)
        told = {"round": round, "pot": money.pot(connection, round.id), "awards": leaf(found, "plannen")}
        shares = [str(each["meeting"]) for each in money.shares(connection, round.id)]
        closed = public_meetings().where(MEETING.c.code.in_(shares)).order_by(MEETING.c.code)
        meetings = list(connection.scalars(closed))
    inside = [each for each in rounds.inside(round.id) if each.public]
    return told | {"inside": leaf(inside, "rondes"), "meetings": meetings}
