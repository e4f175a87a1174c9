"""What the public reads of talks with the city: what was said, and what became of it."""

from collections.abc import Mapping
from typing import Any

from flask import render_template, request

from app.programme.places import places
from app.programme.places.places import Place
from app.programme.talks import inputs, talks
from app.programme.talks.pages import after, further
from facilitation.refusals import Refused


def of_place(place: Place) -> str:
    """The talks of a place and of those around it."""
    around = places.around(place)
    names = {each.id: each.name for each in around}
    found = talks.of_places(list(names))
    return render_template("programme/talks/site.html", place=place, talks=found, names=names, around=around)


def one(place: Place, talk: str) -> str:
    """What was said at a talk with its answers, fifty at a time.

    Raises Refused: unknown_talk, also where it is not public yet.
    """
    found = talks.load(place.id, talk)
    if not found.public:
        raise Refused("unknown_talk")
    said = inputs.page(found.id, after(request.args.get("na", "")))
    told = {"talk": found, "said": said, "more": further(said), "around": places.around(place)}
    return render_template("programme/talks/site_one.html", place=place, **told)


def on_place(place: Place) -> Mapping[str, Any] | None:
    """On the page of a place: how much was said at talks there and around it, and how much of it is answered."""
    found = talks.of_places([each.id for each in places.around(place)])
    if not found:
        return None
    said, still = sum(each.said for each in found), sum(each.open for each in found)
    return {"place": place, "talks": len(found), "said": said, "answered": said - still}
