"""A place on somebody else's site: one small page in a frame, without cookies and without scripts."""

import sqlalchemy as sa
from flask import Response, g, make_response, render_template

from app.programme.places.places import Place
from app.programme.places.tables import PLACE
from app.programme.rounds import rounds
from app.programme.rounds.tables import ROUND
from app.programme.site import index, lately
from app.programme.storage import rows

FEW = 4
"""How much of each it shows."""
ANYWHERE = ("*",)


def shown(place: Place) -> Response:
    """What runs at a place and what was decided there; the only page that may stand in those of others."""
    g.also = {"frame-ancestors": ANYWHERE}
    index.refresh()
    query = (
        sa.select(ROUND.c.id, ROUND.c.title, ROUND.c.amount, ROUND.c.stage, PLACE.c.name.label("place"))
        .join(PLACE, PLACE.c.id == ROUND.c.place)
        .where(ROUND.c.public, ROUND.c.stage.in_(rounds.RUNNING))
        .where(PLACE.c.path.startswith(place.path, autoescape=True))
        .order_by(ROUND.c.begins.desc(), ROUND.c.title)
        .limit(FEW)
    )
    told = {"running": rows(query), "decisions": lately.decisions(place.path, FEW), "STAGES": rounds.STAGES}
    return make_response(render_template("programme/site/widget.html", place=place, **told))
